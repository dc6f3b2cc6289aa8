using Refuge.Reports.Language;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>
/// The day for which figures are stated where it is not that of the report: "As of 10 June:" holds for the list below
/// it, "Shelter (as of 10 June)" for what stands under that heading, "As of 10 June, 161 arrived" for its paragraph.
/// </summary>
sealed class DataDays
{
    /// <summary>A heading has so many tokens at most; so many paragraphs are the head of a report.</summary>
    const int LongestHeading = 30;
    const int HeadParagraphs = 3;

    /// <summary>So many days at most lie between the day of the figures and that of the report.</summary>
    const int Lag = 31;

    enum Scope
    {
        None,
        Paragraph,
        List,
        Heading,
        Report,
    }

    int paragraph = -1;
    (Scope Scope, DateOnly Day, int Paragraph) held;

    /// <summary>The day that holds in the sentence last noted. Null where it is that of the report.</summary>
    internal DateOnly? Day => held.Scope == Scope.None ? null : held.Day;

    /// <summary>Whether the sentence last noted names the day itself.</summary>
    internal bool IsNamed { get; private set; }

    /// <summary>Notes a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="dated">Its times.</param>
    /// <param name="reference">The day of the report.</param>
    internal void Note(Sentence sentence, List<TimeExpression> dated, DateOnly? reference)
    {
        var tokens = sentence.Tokens;
        IsNamed = false;
        var isNext = sentence.Paragraph != paragraph;
        paragraph = sentence.Paragraph;
        foreach (var time in dated)
        {
            if (time is not { First: { } first, Last: { } last } || first != last || !(last <= reference)
                || reference.Value.DayNumber - last.DayNumber > Lag || !IsAsOf(tokens, time))
            {
                continue;
            }
            IsNamed = true;
            held = (ScopeOf(sentence, tokens), last, sentence.Paragraph);
            return;
        }

        if (held.Scope is Scope.Paragraph && sentence.Paragraph != held.Paragraph) held = default;
        else if (held.Scope is Scope.List && sentence.Paragraph != held.Paragraph && !IsItem(sentence)) held = default;
        else if (held.Scope is Scope.Heading && isNext && IsHeading(sentence)) held = default;
    }

    static Scope ScopeOf(Sentence sentence, Token[] tokens) =>
        tokens[^1].Is(":") ? Scope.List
            : sentence.Ended || tokens.Length > LongestHeading ? Scope.Paragraph
            : sentence.Paragraph < HeadParagraphs ? Scope.Report
            : Scope.Heading;

    /// <summary>"As of 10 June", "as at the end of 7 December", "as of Wednesday, 18 November".</summary>
    internal static bool IsAsOf(Token[] tokens, TimeExpression time)
    {
        const int Reach = 6;
        var before = tokens.LastUntil(time.Start);
        for (var at = before; at > 0 && at > before - Reach; at--)
        {
            if (tokens[at].Lower is "of" or "at" or "on" && tokens[at - 1].Is("as")) return true;
            if (tokens[at].Lower
                is not ("the" or "end" or "of" or "morning" or "evening" or "afternoon" or "on" or "noon" or "midnight"))
            {
                return false;
            }
        }

        return false;
    }

    static bool IsItem(Sentence sentence) =>
        !sentence.Ended || sentence.Tokens[0].Lower is "•" or "-" or "–" or "*" or "▪" or "■" or "●" or "○" or "·" or "►";

    /// <summary>
    /// A line of words that begin with capitals, without a number, a colon or a stop: the next part of the report.
    /// </summary>
    static bool IsHeading(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        if (sentence.Ended || tokens.Length is < 2 or > LongestHeading || !tokens[0].Capital || tokens[^1].Is(":"))
        {
            return false;
        }
        var (words, capitals) = (0, 0);
        foreach (var token in tokens)
        {
            if (token.IsNumber) return false;
            if (!token.IsWord || token.Length < 4) continue;
            words++;
            capitals += token.Capital ? 1 : 0;
        }

        return words > 1 && capitals * 2 > words;
    }
}
