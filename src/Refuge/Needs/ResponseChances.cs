using Refuge.Displacement;

namespace Refuge.Needs;

/// <summary>
/// The chance that what somebody pays for comes, by how far it has come; what was delivered is there.
/// </summary>
/// <remarks>
/// The chances are judgement: no published count of promised and delivered goods was found. A folder states its own as
/// assumptions <c>comes_funded</c>, <c>comes_under_way</c> and <c>comes_overdue</c>.
/// </remarks>
/// <param name="Funded">Paid for, its day still to come or not stated.</param>
/// <param name="UnderWay">Being built or delivered, its day still to come or not stated.</param>
/// <param name="Overdue">Either, where its day has passed and no row says that it was delivered.</param>
sealed record ResponseChances(double Funded = 0.8, double UnderWay = 0.9, double Overdue = 0.6)
{
    /// <summary>Those of a folder; judgement where it is silent.</summary>
    internal static ResponseChances Of(IReadOnlyList<Recorded<Assumption>> assumptions)
    {
        var usual = new ResponseChances();
        return new(
            Best("comes_funded") ?? usual.Funded, Best("comes_under_way") ?? usual.UnderWay,
            Best("comes_overdue") ?? usual.Overdue);

        double? Best(string what) => assumptions.LastOrDefault(row => row.Value.What == what)?.Value.Best;
    }

    /// <summary>The chance that a response comes, 0 to 1.</summary>
    /// <param name="response">The response.</param>
    /// <param name="asOf">The day at whose end one looks.</param>
    internal double Of(Response response, DateOnly asOf) => response.Status switch
    {
        ResponseStatus.Delivered => 1,
        ResponseStatus.Funded or ResponseStatus.UnderWay when IsOverdue(response, asOf) => Overdue,
        ResponseStatus.Funded => Funded,
        ResponseStatus.UnderWay => UnderWay,
        _ => 0,
    };

    /// <summary>Whether it should stand by now and no row says that it was delivered.</summary>
    /// <remarks>What is brought day by day and is under way since its first day is being brought.</remarks>
    internal static bool IsOverdue(Response response, DateOnly asOf) =>
        (response.Status is ResponseStatus.Funded
            || (response.Status is ResponseStatus.UnderWay && !IsBroughtDaily(response.Unit)))
        && response.From <= asOf && !(response.To < asOf);

    static bool IsBroughtDaily(string? unit) => unit is not null
        && (unit.Contains("/day", StringComparison.OrdinalIgnoreCase)
            || unit.Contains("day", StringComparison.OrdinalIgnoreCase)
                && (unit.Contains("per ", StringComparison.OrdinalIgnoreCase)
                    || unit.Contains("a day", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// The amount that comes at least in half of the cases, where each comes or does not, independently.
    /// </summary>
    /// <remarks>
    /// The greatest amount that is reached with a chance of one half or more. One more response never lowers it: it
    /// adds to the sum in every case. Beyond sixteen, the smaller ones count at their mean.
    /// </remarks>
    /// <param name="amounts">Each with its chance.</param>
    internal static double Median(IReadOnlyList<(double Amount, double Chance)> amounts)
    {
        var open = amounts.Where(static each => each is { Chance: > 0 and < 1, Amount: > 0 })
            .OrderByDescending(static each => each.Amount).ToList();
        var sure = amounts.Where(static each => each.Chance >= 1).Sum(static each => each.Amount)
            + open.Skip(MostDrawn).Sum(static each => each.Amount * each.Chance);
        List<(double Amount, double Chance)> sums = [(0, 1)];
        foreach (var (amount, chance) in open.Take(MostDrawn))
        {
            sums =
            [
                .. sums.Select(sum => (sum.Amount, sum.Chance * (1 - chance)))
                    .Concat(sums.Select(sum => (sum.Amount + amount, sum.Chance * chance)))
                    .GroupBy(static sum => sum.Item1, static (sum, all) => (sum, all.Sum(static each => each.Item2))),
            ];
        }

        var reached = 0.0;
        foreach (var (amount, chance) in sums.OrderByDescending(static sum => sum.Amount))
        {
            reached += chance;
            if (reached >= Half) return sure + amount;
        }

        return sure;
    }

    const int MostDrawn = 16;

    /// <summary>One half, forgiving the last digits of a sum of products.</summary>
    const double Half = 0.5 - 1e-12;
}
