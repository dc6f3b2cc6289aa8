using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>Tells words of taking that take no place.</summary>
static class Captures
{
    /// <summary>
    /// "At the time Howes was captured", "said regaining control had brought calm": a person, and an act that is only
    /// spoken about.
    /// </summary>
    /// <param name="read">The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="trigger">The word of taking.</param>
    internal static bool IsNone(ReadSentence read, WordTag[] tags, int trigger)
    {
        if (trigger < 2) return false;
        var tokens = read.Sentence.Tokens;
        if (tags[trigger] is WordTag.VerbIng && tokens[trigger - 1].Lower is "said" or "says" or "say") return true;
        var subject = tokens[trigger - 2];
        return tokens[trigger - 1].Lower is "was" or "were" && subject is { IsWord: true, Capital: true }
            && VerbClauses.IsNoun(tags[trigger - 2])
            && !read.Places.Any(place => place.Start <= subject.Start && subject.End <= place.End);
    }
}
