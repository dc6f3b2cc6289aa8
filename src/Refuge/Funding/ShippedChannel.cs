using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>
/// How fast one kind of money moves, what it costs, and whom to ask for it: a row of <c>money-channels.csv</c>.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Days">Days from the request until the money is in the account of whoever builds.</param>
/// <param name="Levy">The part of it that the fund keeps, from 0 to 1.</param>
/// <param name="Ask">Whom to ask whether it exists here, by role.</param>
/// <param name="Figure">Where the figures are from.</param>
sealed record ShippedChannel(ChannelKind Kind, Spread Days, double Levy, string Ask, LeadFigure Figure)
{
    static readonly IReadOnlyDictionary<ChannelKind, ShippedChannel> ByKind =
        ReferenceTable.Read("money-channels.csv").Select(From).ToDictionary(static channel => channel.Kind);

    readonly Lazy<double[]> drawnDays = new(() => [.. LeadDraws.Of(Figure.Evidence.Code).Select(z => Days.At(z))]);

    /// <summary>[draws] <see cref="Days"/> of every draw.</summary>
    internal double[] DrawnDays => drawnDays.Value;

    /// <summary>Every kind, in the order of the table.</summary>
    internal static IEnumerable<ShippedChannel> All => ByKind.Values;

    /// <summary>The figures of a kind.</summary>
    internal static ShippedChannel Of(ChannelKind kind) => ByKind[kind];

    static ShippedChannel From(ReferenceRow row) => new(
        Words.Find<ChannelKind>(row["kind"])!.Value,
        Spread.From(row, "low", "best", "high"),
        row.Number("levy") ?? 0,
        row["ask"],
        new(new(row["code"], row["publication"], row.Date("published")), row["verification"] is "judgement"));
}
