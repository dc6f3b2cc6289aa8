using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>How much of an appeal had come in so many days after its launch.</summary>
/// <remarks>
/// Appeals differ by a factor of ten at the same age (7 to 92 % within two months), so no curve is drawn through them:
/// the nearest ones stand beside the figure with their names.
/// </remarks>
/// <param name="Appeal">The appeal with its year.</param>
/// <param name="Days">Days from its launch.</param>
/// <param name="Received">The share that had been received, 0 to 1.</param>
/// <param name="Standard">Who said so, and when.</param>
sealed record AppealPace(string Appeal, int Days, double Received, StandardEvidence Standard)
{
    /// <summary>Every one that ships with Refuge.</summary>
    static readonly IReadOnlyList<AppealPace> All =
    [
        .. ReferenceTable.Read("appeal-pace.csv").Select(static row => new AppealPace(
            row["appeal"], (int)row.Number("days")!.Value, row.Number("share")!.Value,
            new(row["code"], row["publication"], row.Date("published")))),
    ];

    /// <summary>
    /// Those nearest in age, each appeal once, that had been published by a day: at most a third younger or half as old
    /// again.
    /// </summary>
    /// <param name="days">Days since the launch, above zero.</param>
    /// <param name="asOf">The day at whose end one looks.</param>
    /// <param name="launch">
    /// The day on which the appeal was launched that is held against them: one of that day is the same appeal.
    /// </param>
    internal static IReadOnlyList<AppealPace> Near(int days, DateOnly asOf, DateOnly? launch = null) =>
    [
        .. All.Where(each => each.Standard.Published <= asOf && each.Days >= days / Reach && each.Days <= days * Reach
                && !(Math.Abs(each.Launch?.DayNumber - launch?.DayNumber ?? int.MaxValue) <= DaysOfLaunch))
            .OrderBy(each => Math.Abs(Math.Log((double)each.Days / days)))
            .DistinctBy(static each => each.Appeal).Take(Most)
            .OrderBy(static each => each.Received),
    ];

    DateOnly? Launch => Standard.Published?.AddDays(-Days);

    /// <summary>Two launches so near each other are one: texts round the age of an appeal. Judgement.</summary>
    const int DaysOfLaunch = 7;

    /// <summary>How many times older or younger another appeal may be. Judgement.</summary>
    const double Reach = 1.5;

    const int Most = 4;
}
