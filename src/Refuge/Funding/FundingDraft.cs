using System.Globalization;
using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>One action at one place, on its way to a line of the plan.</summary>
/// <param name="basis">What needs were worked out from.</param>
/// <param name="choices">What planners choose.</param>
/// <param name="remedies">All actions that may be used.</param>
/// <param name="remedy">The action.</param>
/// <param name="chain">How long it takes here.</param>
/// <param name="demand">Who needs it.</param>
/// <param name="supply">What stands and comes.</param>
/// <param name="shortfall">By how much that falls short in each member.</param>
sealed class FundingDraft(
    NeedsBasis basis,
    PlanningChoices choices,
    Remedies remedies,
    Remedy remedy,
    LeadChain chain,
    SharedDemand demand,
    SupplyLine supply,
    Shortfall shortfall)
{
    readonly IReadOnlyList<Remedy?> required = remedies.RequiredBy(remedy);

    /// <summary>The line over all members, or null when nothing is missing in half of them.</summary>
    internal FundingLine? Line()
    {
        var needed = Shortfall.MedianDay(shortfall.NeededOn);
        var missing = Median(shortfall.Amount);
        if (missing <= 0) return null;

        // The quantity, the last day and the chance rest on what stands; where nobody stated that, they are unknown.
        var isKnown = supply.IsKnown;
        var planned = Chosen(shortfall.NeededOn);
        var release = isKnown && planned is { } day && chain.Time is { } lead
            ? basis.AsOf.AddDays(day - lead.Quantile(choices.LeadQuantile.Value))
            : (DateOnly?)null;
        var line = Draft(isKnown ? missing : null) with
        {
            NeededBy = needed is { } on ? basis.AsOf.AddDays(on) : null,
            ReleaseBy = release,
            ChanceLateIfReleasedToday = isKnown ? ChanceLate(Enumerable.Range(0, shortfall.NeededOn.Length)) : null,
        };
        return line with { Reason = Reason(line, missing) };
    }

    /// <summary>The lines conditional on the day of the offensive D. None where what stands is unknown, or no member has an offensive.</summary>
    internal IEnumerable<FundingLine> Scenarios()
    {
        for (var scenario = 0; scenario < Shortfall.ScenarioDays.Count && supply.IsKnown; scenario++)
        {
            var days = Shortfall.ScenarioDays[scenario];
            var members = Enumerable.Range(0, shortfall.NeededOn.Length)
                .Where(member => basis.Forecast.OffensiveDay[member] is { } start && start >= 0 && start + days <= basis.Forecast.Size.Days)
                .ToList();
            if (members.Count == 0) continue;

            var amounts = shortfall.AmountBy[scenario];
            var missing = Median([.. members.Select(member => amounts[member])]);
            if (missing <= 0) continue;

            var fromOffensive = members.Select(member => amounts[member] > 0 ? shortfall.NeededOn[member] - basis.Forecast.OffensiveDay[member]!.Value : Shortfall.Never);
            var needed = Shortfall.MedianDay(fromOffensive);
            var line = Draft(missing) with
            {
                ScenarioDay = days,
                NeededByFromOffensive = needed,
                ReleaseByFromOffensive = needed - chain.Time?.Quantile(choices.LeadQuantile.Value),
                ChanceLateIfReleasedToday = ChanceLate(members),
            };
            yield return line with
            {
                Reason = FormattableString.Invariant($"By D+{days}, {Printed(missing)} more {demand.Lines[0].AmountUnit} are needed at {demand.Place} in half of the futures in which an offensive begins on D."),
            };
        }
    }

    FundingLine Draft(double? missing)
    {
        var quantity = missing is not { } amount ? (double?)null : remedy.Covers is { } covers
            ? Math.Ceiling((amount / (covers * (remedy.LastsDays ?? 1))) - 1e-9)
            : amount;
        var prices = required.Select(action => action?.Unit == remedy.Unit ? action.UnitCost : null).Prepend(remedy.Covers is null ? null : remedy.UnitCost).ToList();
        var known = prices.OfType<Money>().Where(price => price.Currency == prices.OfType<Money>().First().Currency).ToList();
        return new()
        {
            Action = remedy.Id,
            Item = remedy.Item,
            Place = demand.Place,
            Quantity = quantity,
            Unit = remedy.Covers is null ? demand.Lines[0].AmountUnit : remedy.Unit,
            Cost = quantity is { } count && known.Count > 0 ? new(known.Sum(price => price.Amount) * (decimal)count, known[0].Currency) : null,
            CostIsLowerBound = known.Count < prices.Count,
            LeadDays = chain.Time?.Quantile(choices.LeadQuantile.Value),
            LearnedLater = remedy.LearnedLater || chain.LearnedLater || demand.Lines.Any(line => line.IsLearnedAfter(basis.AsOf)),
            Reason = "",
            Evidence = [.. demand.Lines.Select(static line => (Evidence)line.Evidence).Concat(supply.Evidence).Concat(remedy.Evidence).Concat(chain.Evidence).Distinct()],
        };
    }

    /// <summary>The mean over <paramref name="members"/> of the chance that the chain takes longer than until the member's day of need.</summary>
    Share? ChanceLate(IEnumerable<int> members)
    {
        if (chain.Time is not { } lead) return null;
        var (late, count) = (0.0, 0);
        foreach (var member in members)
        {
            late += shortfall.NeededOn[member] == Shortfall.Never ? 0 : lead.ChanceLongerThan(shortfall.NeededOn[member]);
            count++;
        }

        return new(Math.Clamp(late / count, 0, 1));
    }

    int? Chosen(int[] days)
    {
        var sorted = days.Order().ToArray();
        var day = Quantiles.OfSorted<int>(sorted, choices.NeedQuantile.Value);
        return day == Shortfall.Never ? null : day;
    }

    string Reason(FundingLine line, double missing)
    {
        var what = $"{Printed(missing)} {demand.Lines[0].AmountUnit}";
        if (!supply.IsKnown) return $"What stands at {demand.Place} is unknown; if nothing does, {what} are needed in half of the futures.";
        var when = line.NeededBy is { } needed ? needed <= basis.AsOf ? "today" : $"by {needed:yyyy-MM-dd}" : "in fewer than half of the futures";
        var takes = line.LeadDays is { } days ? FormattableString.Invariant($"eight times in ten it stands within {days:0} days of a decision") : "how long it takes is unknown";
        return $"{what} more are needed at {demand.Place} {when}; {takes}.";
    }

    static string Printed(double amount) => amount.ToString(amount >= 10 ? "#,0" : "0.##", CultureInfo.InvariantCulture);

    static double Median(double[] members)
    {
        Array.Sort(members = [.. members]);
        return Quantiles.OfSorted<double>(members, 0.5);
    }
}
