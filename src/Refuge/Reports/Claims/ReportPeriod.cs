using Refuge.Reports.Language;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>
/// The days that a periodic report covers, where its head says so: "1-31 August", "covers the period from 14 to 21
/// August". What it tells without a day happened in them.
/// </summary>
sealed class ReportPeriod
{
    /// <summary>A report covers so many days at least and at most.</summary>
    const int Shortest = 5;
    const int Longest = 100;

    /// <summary>So many days at most lie between the last day covered and the day of the report.</summary>
    const int Lag = 20;

    /// <summary>A heading in so many paragraphs is of the head of the report.</summary>
    const int HeadParagraphs = 6;

    /// <summary>A weekly report comes out so many days after its week at most.</summary>
    const int LagOfWeek = 6;

    ClaimDate? covered;
    ClaimDate? week;

    /// <summary>Notes a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="dated">Its times.</param>
    /// <param name="reference">The day of the report.</param>
    internal void Note(Sentence sentence, List<TimeExpression> dated, DateOnly? reference)
    {
        if (covered is not null || reference is not { } day) return;
        foreach (var time in dated)
        {
            if (time is { First: { } first, Last: { } last } && time.Value.Length == 10
                && last.DayNumber - first.DayNumber is >= Shortest and <= Longest && last <= day
                && day.DayNumber - last.DayNumber <= Lag
                && (time.Start == sentence.Tokens[0].Start || Names(sentence.Tokens, time.Start)
                    || (!sentence.Ended && sentence.Paragraph < HeadParagraphs)))
            {
                covered = new(first, last);
            }
            else if (week is null && time.Value.Length == 10 && IsWeek(time) && time.Last < day
                && day.DayNumber - time.Last?.DayNumber <= LagOfWeek && NamesWeek(sentence.Tokens, time))
            {
                week = new(time.First, time.Last);
            }
        }
    }

    /// <summary>The days of what a sentence tells without a day. Null where the report covers no known days.</summary>
    internal ClaimDate? Of(Sentence sentence, ClaimType type) =>
        covered is not null && (IsAct(type) || Names(sentence.Tokens, int.MaxValue)) ? covered : null;

    /// <summary>
    /// "16 cases in the week", behind "the week to 7 December": that week. Null where no week is reported on.
    /// </summary>
    internal ClaimDate? OfWeek(TimeExpression time) =>
        week is not null && (time.Quote.Equals("the week", StringComparison.OrdinalIgnoreCase)
            || time.Quote.Equals("this week", StringComparison.OrdinalIgnoreCase))
            ? week
            : null;

    /// <summary>The week reported on, where illness is counted in it. Null where it is another claim.</summary>
    internal ClaimDate? OfIllness(ClaimType type) => type.Family is "health" ? week : null;

    static bool IsWeek(TimeExpression time) => time.Last?.DayNumber - time.First?.DayNumber == 6;

    static bool NamesWeek(Token[] tokens, TimeExpression time)
    {
        var before = tokens.LastUntil(time.Start);
        return before > 0 && tokens[before].Lower is "to" or "ending" or "ended" && tokens[before - 1].Is("week");
    }

    static bool IsAct(ClaimType type) =>
        type.Family is "displacement" or "response" or "attack" or "conflict" or "casualties" or "health";

    /// <summary>Whether a sentence speaks of the period of the report.</summary>
    static bool Names(Token[] tokens, int end)
    {
        foreach (var token in tokens)
        {
            if (token.Start >= end) return false;
            if (token.Lower is "period" or "reporting") return true;
        }

        return false;
    }
}
