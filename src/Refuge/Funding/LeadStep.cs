using Refuge.Displacement.Random;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>One step on the way from a request to something that stands, as shipped in <c>lead-steps.csv</c>.</summary>
/// <param name="Chain">What is built or brought, such as <c>latrine</c>.</param>
/// <param name="Modality">The modality it belongs to. Null when to every one.</param>
/// <param name="Name">Its name within the chain.</param>
/// <param name="After">The steps that must be finished first; <c>money</c> is the channel's, <c>decision</c> the day
/// of the request.</param>
/// <param name="Days">How long it takes for the lot that it was stated for.</param>
/// <param name="Rate">How much of the lot is done in a day. Null when the step takes the same time for any lot.</param>
/// <param name="IsOnGround">Whether ground with explosives must be cleared before it.</param>
/// <param name="Figure">Where its figures are from.</param>
sealed record LeadStep(
    string Chain,
    Procurement? Modality,
    string Name,
    IReadOnlyList<string> After,
    Spread Days,
    BuildRate? Rate,
    bool IsOnGround,
    LeadFigure Figure)
{
    /// <summary>Every shipped step, in the order of the table.</summary>
    internal static IReadOnlyList<LeadStep> Shipped { get; } = [.. ReferenceTable.Read("lead-steps.csv").Select(From)];

    /// <summary>What ground with explosives takes on top, before anybody builds on it.</summary>
    internal static LeadStep Clearance { get; } = Circumstance("clearance");

    /// <summary>How long a way stays closed when nobody announced its opening.</summary>
    internal static LeadStep Reopening { get; } = Circumstance("reopening");

    /// <summary>
    /// The days of every draw, for the lot that they were stated for, and the units that one agency finishes in a day
    /// (of length zero for a step without a pace).
    /// </summary>
    readonly Lazy<(double[] Days, double[] Paces)> drawn = new(() =>
    {
        var numbers = LeadDraws.Of($"{Chain}/{Modality}/{Name}");
        return ([.. numbers.Select(Days.At)], Rate is { } rate ? [.. numbers.Select(z => rate.PerDay.At(-z))] : []);
    });

    /// <summary>The days it takes for a lot.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="draw">Which of the <see cref="LeadDraws"/>.</param>
    internal double DaysFor(Lot lot, int draw) => (Rate, lot.Units) switch
    {
        ({ } rate, { } units) => units * rate.Share / rate.PerDayFor(lot, drawn.Value.Paces[draw]),
        _ => drawn.Value.Days[draw],
    };

    static LeadStep Circumstance(string name) =>
        Shipped.Single(step => step.Chain is "circumstance" && step.Name == name);

    static LeadStep From(ReferenceRow row) => new(
        row["item"],
        Words.Find<Procurement>(row["modality"]),
        row["step"],
        row["after"].Split(';', StringSplitOptions.RemoveEmptyEntries),
        Spread.From(row, "low", "best", "high"),
        row.Number("rate_best") is null
            ? null
            : new(
                Spread.From(row, "rate_low", "rate_best", "rate_high"), row.Number("share") ?? 1,
                (int)(row.Number("parties") ?? 1)),
        row["ground"] is "yes",
        new(new(row["code"], row["publication"], row.Date("published")), row["verification"] is "judgement"));
}

/// <summary>The pace at which a lot is built or handed out.</summary>
/// <param name="PerDay">Units that one agency finishes in a day.</param>
/// <param name="Share">The part of the lot that the step works on, above zero and at most 1.</param>
/// <param name="MostParties">How many agencies have worked side by side at the most.</param>
sealed record BuildRate(Spread PerDay, double Share, int MostParties)
{
    /// <summary>Units finished in a day: the pace of whoever does it here, else the shipped one.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="pace">Units that one agency finishes in a day in this draw.</param>
    internal double PerDayFor(Lot lot, double pace) => lot.RatePerDay is { } here and > 0
        ? here * pace / PerDay.Best
        : Parties(lot.PartOf ?? lot.Units ?? 0) * pace;

    /// <summary>
    /// How many agencies work on a lot: as many as keep it within a month, and no more than ever did.
    /// </summary>
    /// <remarks>
    /// Cox's Bazar 2017: 189 latrines a day over the whole sector from the first day of the influx, about nine times
    /// what one agency builds. That others join once one would need more than a month is judgement.
    /// </remarks>
    double Parties(double units) =>
        Math.Clamp(Math.Ceiling(units * Share / (PerDay.Best * DaysOfMonth)), 1, MostParties);

    const double DaysOfMonth = 30;
}

/// <summary>A duration or a pace of which three figures are known.</summary>
/// <param name="Low">The 5 % quantile; above zero.</param>
/// <param name="Best">The median.</param>
/// <param name="High">The 95 % quantile.</param>
readonly record struct Spread(double Low, double Best, double High)
{
    /// <summary>The spread in three columns of a shipped table.</summary>
    internal static Spread From(ReferenceRow row, string low, string best, string high) =>
        new(row.Number(low) ?? 0, row.Number(best) ?? 0, row.Number(high) ?? 0);

    /// <summary>
    /// The value that lies <paramref name="z"/> standard deviations of a normal distribution from the median.
    /// </summary>
    /// <remarks>A lognormal distribution on either side of the median, through the three figures.</remarks>
    internal double At(double z) =>
        Best * Elementary.Exp(z / ZOf95 * Elementary.Log(z > 0 ? High / Best : Best / Low));

    /// <summary>The 95 % quantile of the normal distribution.</summary>
    const double ZOf95 = 1.6448536269514722;
}
