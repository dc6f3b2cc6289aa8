using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells whether a country, or the capital that stands for its government, acts in a sentence: its deed is done
/// elsewhere.
/// </summary>
static class ActingStates
{
    /// <summary>"Alma accused", "Boro and aid groups pledged": a country as one who speaks or gives.</summary>
    internal static bool IsActor(Token[] tokens, PlaceMention place)
    {
        const int Phrase = 7;
        var at = tokens.FirstFrom(place.End);
        if (at < 0) return false;
        // "Alma on Wednesday said".
        if (at + 2 < tokens.Length && tokens[at].Is("on") && tokens[at + 1].Capital) at += 2;
        else if (at + 1 < tokens.Length && tokens[at].Lower is "yesterday" or "today" or "also" or "has" or "have" or "had") at++;
        if (Acts.Contains(tokens[at].Lower)) return true;
        if (tokens[at].Lower is "," or "and" && IsOneOfActors(tokens, at)) return true;
        if (tokens[at].Lower is not ("and" or "'s")) return false;
        for (var next = at + 1; next < Math.Min(tokens.Length, at + Phrase); next++)
        {
            if (Acts.Contains(tokens[next].Lower)) return true;
            if (!tokens[next].IsWord) return false;
        }

        return false;
    }

    /// <summary>"Alma, Boro and Cade have pledged": each of them.</summary>
    static bool IsOneOfActors(Token[] tokens, int at)
    {
        while (at < tokens.Length && (tokens[at].Capital || tokens[at].Lower is "," or "and" or "the")) at++;
        if (at < tokens.Length && tokens[at].Lower is "has" or "have" or "had" or "also") at++;
        return at < tokens.Length && Acts.Contains(tokens[at].Lower);
    }

    /// <summary>
    /// "Alma has closed", "Boro's troops attacked", "tents given by the Cade government": a state that acts, wherever its
    /// deed is done.
    /// </summary>
    internal static bool IsPower(Token[] tokens, PlaceMention place)
    {
        var at = tokens.FirstFrom(place.End);
        if (at < 0) return false;
        if (tokens[at].Lower is "'s" or "’s" && at + 1 < tokens.Length) return Powers.Contains(tokens[at + 1].Lower);
        if (Powers.Contains(tokens[at].Lower)) return true;
        var before = tokens.LastUntil(place.Start);
        // Behind a preposition a name is a place: "people in Alma began".
        if (before >= 0 && tokens[before] is { IsWord: true, Capital: false }
            && !(tokens[before].Lower is "since" or "as" or "after" or "when" or "while" or "and" or "but" or "that"
                or "before" or "because"))
        {
            return false;
        }
        if (at + 1 < tokens.Length && tokens[at].Lower is "has" or "have" or "had" or "also") at++;
        return Deeds.Contains(tokens[at].Lower);
    }

    static readonly FrozenSet<string> Powers = Units.Words("""
        government governments army troops forces military warplanes jets aircraft soldiers police president minister ministry embassy navy parliament premier authorities
        """);

    static readonly FrozenSet<string> Deeds = Units.Words("""
        launched launches began begun ended intensified bombed shelled attacked struck invaded seized captured deployed sent dispatched ordered closed reopened sealed imposed provided gave given delivered airlifted funded helped contributed granted allocated committed withdrew retaliated responded intervened backed armed supports supported
        """);

    static readonly FrozenSet<string> Acts = Units.Words("""
        said says accused accuses announced pledged condemned called urged denied warned claimed promised demanded rejected welcomed offered donated describes described insists insisted vowed agreed
        """);
}
