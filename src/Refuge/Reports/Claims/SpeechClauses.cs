using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Predicates;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>Tells which clauses are speech, who can speak, and how far in a sentence somebody's word reaches.</summary>
static class SpeechClauses
{
    static readonly FrozenSet<string> Speech = Units.Words("""
        said says say saying told tells added adds announced announces reported reports report stated states warned warns confirmed confirms explained explains claimed insisted noted notes
        repeats testified recalled declared estimates estimate estimated denied denies accused alleged described indicated acknowledged argued stressed tweeted wrote measured recorded
        rejected dismissed fear fears feared believe expects reporting warning announcing adding
        deny insist describe describes acknowledge acknowledges confirm warn reveal revealed admits admitted recounted recounts recall recalls alleges alleging stating noting claiming
        confirming estimating forecasts forecast predicts predicted projects projected concluded concludes maintained maintains vowed
        """);

    /// <summary>Verbs by which a report or a team speaks, and nobody else: "the assessment found that".</summary>
    static readonly FrozenSet<string> Finding = Units.Words("""
        show shows showed shown indicate indicates found find finds verify verified details documents documented reveal revealed confirm suggests suggested
        """);

    internal static int Closing(Token[] tokens, int start) =>
        Array.FindIndex(tokens, start, static token => token.Lower is "”" or "\"");

    /// <summary>
    /// "She told a paper that there is a lack of food and many people say they have not eaten": what others say within
    /// her words rests on hers.
    /// </summary>
    internal static bool IsWithin(ReadOnlySpan<Token> tokens, List<VerbClause> clauses, int told, int index)
    {
        var isThat = false;
        for (var at = clauses[told].Head + 1; at < clauses[index].Group; at++)
        {
            if (tokens[at].Lower is ";" or "." or "”" or ":") return false;
            isThat |= tokens[at].Is("that");
        }

        return isThat;
    }

    /// <summary>Whether a speaker is one who can speak: "two bombs" and "a news conference" cannot.</summary>
    /// <param name="speaker">Who is told to speak.</param>
    /// <param name="verb">The verb. What says or tells is somebody, where what shows or reports may be a thing.</param>
    internal static bool IsSomebody(Attribution speaker, string verb)
    {
        if (speaker.Source is not { } source) return true;
        if (IsDay(source) || IsUnit(source)) return false;
        if (speaker.Kind is not (AttributionKind.Ambiguous or AttributionKind.Media)) return true;
        if (source.Contains("conference", StringComparison.OrdinalIgnoreCase)
            || source.StartsWith("no ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        if (speaker.Kind is AttributionKind.Media) return true;
        var isSaid = verb is "said" or "says" or "say" or "told" or "added" or "explained" or "insisted";
        foreach (var word in source.Split(' '))
        {
            var lower = word.ToLowerInvariant();
            if (Mute.Contains(lower)) return false;
            if (isSaid && lower.Length > 2 && lower.AsSpan().IndexOfAnyInRange('0', '9') < 0) return true;
            if (Sides.Contains(lower) || SpeakerNames.Findings.Contains(lower) || IsAgentive(lower)) return true;
        }

        return false;
    }

    /// <summary>"The capital city Alma reported 16 cases": a place at which they were.</summary>
    static bool IsUnit(string source)
    {
        var isUnit = false;
        foreach (var word in source.Split(' '))
        {
            var lower = word.ToLowerInvariant();
            if (SpeakerNames.Officials.Contains(lower) || SpeakerNames.Names(lower)) return false;
            isUnit |= lower is "city" or "town" or "towns" or "township" or "townships" or "district" or "districts"
                or "province" or "provinces" or "region" or "regions" or "county" or "counties" or "camps" or "zones";
        }

        return isUnit;
    }

    /// <summary>"In the week to December 7, reported cases rose": a day speaks for nobody.</summary>
    static bool IsDay(string source)
    {
        var first = source.AsSpan();
        if (first.IndexOf(' ') is > 0 and var space) first = first[..space];
        foreach (var name in System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.MonthNames)
        {
            if (name.Length > 0 && first.Equals(name, StringComparison.Ordinal)
                && source.AsSpan().IndexOfAnyInRange('0', '9') > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those who speak though they hold no office and are no residents.</summary>
    static readonly FrozenSet<string> Sides = Units.Words("""
        rebels rebel insurgents militants opposition regime rescuers rescuer medics medic doctors doctor nurses nurse fighters fighter soldiers soldier troops gunmen colleagues
        staff worker workers elders elder lawyer lawyers campaigners analysts analyst experts expert scientists teacher teachers students drivers relatives relative neighbours
        neighbors evacuees returnees migrants arrivals those many some others one another
        """);

    /// <summary>"Engineer", "economist", "shopkeepers": words for people by what they do.</summary>
    internal static bool IsAgentive(string word)
    {
        var bare = word.EndsWith('s') ? word.AsSpan(0, word.Length - 1) : word.AsSpan();
        return bare.Length > 5 && !Things.Contains(word)
            && (bare.EndsWith("eer") || bare.EndsWith("ist") || bare.EndsWith("ician") || bare.EndsWith("keeper")
                || bare.EndsWith("worker") || bare.EndsWith("leader") || bare.EndsWith("owner") || bare is "general"
                || bare is "priest" || bare is "engineer" || bare is "trader" || bare is "volunteer"
                    || bare is "shepherd");
    }

    /// <summary>Things of which it is said that they say something.</summary>
    static readonly FrozenSet<string> Mute = Units.Words(
        "sign signs banner banners law article rule proverb it that this which what number numbers cases bombs");

    static readonly FrozenSet<string> Things = Units.Words("insist consist exist assist persist resist checklist list");

    /// <summary>A report or an assessment: what follows in its paragraph is told by it too.</summary>
    internal static bool IsFinding(Attribution speaker) => speaker.Source is { } source
        && source.Split(' ').Any(static word => SpeakerNames.Findings.Contains(word.ToLowerInvariant()))
        && speaker.Kind is not AttributionKind.Media;

    internal static bool NamesFindings(ReadOnlySpan<Token> tokens, int at)
    {
        const int Reach = 5;
        for (var next = at; next < Math.Min(tokens.Length, at + Reach) && tokens[next].IsWord; next++)
        {
            if (SpeakerNames.Findings.Contains(tokens[next].Lower)) return true;
        }

        return false;
    }

    internal static bool Speaks(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        if (Speech.Contains(tokens[clause.Head].Lower)) return true;
        if (!Finding.Contains(tokens[clause.Head].Lower)) return false;
        for (var at = clause.Group - 1; at >= clause.Start; at--)
        {
            if (SpeakerNames.Findings.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    /// <summary>
    /// "An assessment conducted by the cluster indicates": what it found stands behind another clause.
    /// </summary>
    internal static bool Finds(ReadOnlySpan<Token> tokens, List<VerbClause> clauses, int index)
    {
        if (index == 0 || clauses[index].Group > clauses[index].Start + 1
            || !Finding.Contains(tokens[clauses[index].Head].Lower))
        {
            return false;
        }
        var before = clauses[index - 1];
        for (var at = before.Start; at < before.End; at++)
        {
            if (SpeakerNames.Findings.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    /// <summary>Whether the one who speaks stands behind a mark and what is said before it.</summary>
    internal static bool IsBehindMark(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        var at = clause.Group - 1;
        while (at > 0 && clause.Group - at < SpeakerNames.LongestName && tokens[at].IsWord) at--;
        // "Omar Haddad, officer of the agency in Alma said": the mark stands within who speaks.
        if (at > 1 && tokens[at].Is(",") && IsNameAtHead(tokens, tags, at)) return false;
        return at > 0 && tokens[at].Lower is "," or "”" && at < clause.Group - 1
            && clause.Head + 1 < tokens.Length && !tokens[clause.Head + 1].Is("that");
    }

    /// <summary>"…, while the agency warned": said beside what stands before it, not of it.</summary>
    internal static bool IsAside(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        var at = clause.Start;
        while (at < clause.Group && tokens[at].Is(",")) at++;
        // "…, as residents reported new raids": told beside it; "…, as residents reported" is of what stands before.
        return at < clause.Group
            && ((tokens[at].Is("as") && clause.Head + 1 < tokens.Length && tokens[clause.Head + 1].IsWord)
                || tokens[at].Lower is "while" or "but" or "although" or "though" or "whereas"
                || (at > 0 && tokens[at].Is("and") && tokens[at - 1].Is(",")));
    }

    internal static bool IsNameAtHead(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int end)
    {
        const int Longest = 4;
        for (var at = 0; at < end; at++)
        {
            if (!tokens[at].Capital || tags[at] is not (WordTag.Name or WordTag.Noun)) return false;
        }

        return end is > 1 and <= Longest;
    }

    /// <summary>"…, and in Boro": told beside what was said, not by the one who said it.</summary>
    internal static bool IsJoined(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        var at = clause.Start;
        while (at < clause.End && tokens[at].Is(",")) at++;
        return at < clause.End && tokens[at].Lower is "and" or "but";
    }
}
