using Refuge.Displacement.Random;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>The day of an offensive of which only the last day is announced: "by the end of the year".</summary>
/// <remarks>
/// Every day from tomorrow to the announced one is as likely as any other: nothing else is known, so this is a
/// judgement. An assumption <c>offensive_day</c> of the folder, and an offensive that has begun, go before it.
/// </remarks>
static class AnnouncedOffensive
{
    /// <summary>
    /// The last day announced. Null when none is announced, the folder assumes a day, or an offensive has begun.
    /// </summary>
    internal static DateOnly? LastDay(Situation situation, IReadOnlyList<Recorded<Assumption>> assumptions) =>
        assumptions.Any(static row => row.Value is { What: "offensive_day", Subject: null })
            ? null
            : situation.Announcements.Where(
                row => row.Value.Kind == "offensive_start" && row.Value.Last > situation.AsOf).Select(
                    static row => (DateOnly?)row.Value.Last).Max();

    /// <summary>
    /// The day of one member: after <paramref name="asOf"/>, and <paramref name="last"/> at the latest.
    /// </summary>
    internal static DateOnly Draw(in Draws member, DateOnly asOf, DateOnly last)
    {
        var stream = member.Once(Purpose.Assumption, Address);
        return asOf.AddDays(1 + (int)(stream.NextDouble() * (last.DayNumber - asOf.DayNumber)));
    }

    static readonly ulong Address = StableHash.Of("offensive_day");
}
