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

    ClaimDate? covered;

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
                && (time.Start == sentence.Tokens[0].Start || Names(sentence.Tokens, time.Start)))
            {
                covered = new(first, last);
            }
        }
    }

    /// <summary>The days of what a sentence tells without a day. Null where the report covers no known days.</summary>
    internal ClaimDate? Of(Sentence sentence, ClaimType type) =>
        covered is not null && (IsAct(type) || Names(sentence.Tokens, int.MaxValue)) ? covered : null;

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
