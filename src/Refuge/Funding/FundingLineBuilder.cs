using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>Turns one shortage into lines of the plan.</summary>
/// <param name="basis">What needs were worked out from.</param>
/// <param name="choices">What planners choose.</param>
/// <param name="shortage">What is short, and what would close it.</param>
sealed class FundingLineBuilder(NeedsBasis basis, PlanningChoices choices, PlannedShortage shortage)
{
    readonly PricedQuantity priced = shortage.Priced;
    readonly LeadChain chain = shortage.Chain;
    readonly int days = basis.Forecast.Size.Days;

    /// <summary>The lines over all members.</summary>
    internal IEnumerable<FundingLine> Lines() => shortage switch
    {
        { Shortfall: { } shortfall } => Tranches(shortfall),
        { Unsupplied: { } summary } when LineWithoutSupply(summary) is { } line => [line],
        _ => [],
    };

    /// <summary>
    /// A line for what is short today, and one for each tranche by which the shortage grows in half of the members.
    /// </summary>
    IEnumerable<FundingLine> Tranches(Shortfall shortfall)
    {
        var before = 0.0;
        foreach (var end in choices.Tranches.Where(end => end < days).Prepend(0).Append(days))
        {
            var level = Shortfall.Median(shortfall.By(end));
            if (priced.UnitsFor(level) - priced.UnitsFor(before) <= 0) continue;

            var first = shortfall.FirstDaysAbove(before);
            var quantity = priced.UnitsFor(level) - priced.UnitsFor(before);
            yield return Draft(before, level) with
            {
                IsShortToday = end == 0,
                NeededBy = Shortfall.MedianDay(first) is { } needed ? basis.AsOf.AddDays(needed) : null,
                ReleaseBy = Chosen(first) is { } day && chain.Time is { } lead
                    ? basis.AsOf.AddDays(day - lead.Quantile(choices.LeadQuantile.Value))
                    : null,
                ChanceLateIfReleasedToday = ChanceLate(first),
                Regret = priced.Regret(shortfall.By(days), before, quantity, first, chain.Time),
            };
            before = level;
        }
    }

    /// <summary>
    /// The line where nobody stated what stands: what it would be for is said, but no quantity, no last day and no
    /// chance, because "late" never comes from an empty cell. Null when fewer than half of the members need anything.
    /// </summary>
    FundingLine? LineWithoutSupply(DemandSummary summary)
    {
        if (summary.FirstDay is not { } first || summary.Peak <= 0) return null;
        var line = shortage.Demand.Lines[0];
        var need = priced.Option.LastsDays is null
            ? line.AmountFor(summary.Peak, basis.Household)
            : line.AmountFor(summary.PersonDays, basis.Household);
        return Draft() with
        {
            NeededBy = basis.AsOf.AddDays(first),
            NeededIfNothingStands = priced.UnitsFor(need),
        };
    }

    /// <summary>
    /// What comes to be short by D+30, D+60 and D+90 on top of what is short today, over all members of a run in which
    /// the offensive begins on the same day in each. Empty where no offensive is to come.
    /// </summary>
    /// <remarks>
    /// Every member has the same D here, so nothing in a line depends on when the members expect an offensive, nor on
    /// how many of them do.
    /// </remarks>
    internal IEnumerable<FundingLine> AfterOffensive()
    {
        if (shortage.AfterOffensive is not { } shortfall) yield break;

        var start = basis.DayOfOffensive;
        var before = shortfall.Today;
        var first = shortfall.FirstDaysAbove(before);
        foreach (var scenario in choices.Scenarios.Where(scenario => start + scenario <= shortfall.Days))
        {
            var grown = Shortfall.Median(shortfall.By(start + scenario));
            if (priced.UnitsFor(grown) - priced.UnitsFor(before) <= 0) continue;

            int[] fromOffensive =
                [.. first.Select(day => day > start + scenario ? Shortfall.Never : Math.Max(0, day - start))];
            var needed = Shortfall.MedianDay(fromOffensive);
            yield return Draft(before, grown) with
            {
                ScenarioDay = scenario,
                NeededByFromOffensive = needed,
                ReleaseByFromOffensive = needed - chain.Time?.Quantile(choices.LeadQuantile.Value),
                ChanceLateIfReleasedToday = ChanceLate(fromOffensive),
            };
        }
    }

    /// <summary>A line that closes a shortage between two levels.</summary>
    FundingLine Draft(double before, double after)
    {
        var (from, to) = (priced.UnitsFor(before), priced.UnitsFor(after));
        return Draft() with { Quantity = to - from, Cost = priced.CostBetween(from, to) };
    }

    FundingLine Draft() => new()
    {
        Action = priced.Option.Id,
        Item = priced.Option.Item,
        Place = shortage.Demand.Place,
        Unit = priced.Unit,
        CostIsLowerBound = priced.CostIsLowerBound,
        LeadDays = chain.Time?.Quantile(choices.LeadQuantile.Value),
        LearnedLater = priced.Option.LearnedLater || chain.LearnedLater
            || shortage.Demand.Lines.Any(line => line.IsLearnedAfter(basis.AsOf)),
        Evidence = [.. Evidence().Distinct()],
    };

    IEnumerable<Evidence> Evidence() => shortage.Demand.Lines.Select(static line => (Evidence)line.Evidence)
        .Concat(shortage.Demand.Today.SelectMany(static need => need.Evidence))
        .Concat(shortage.Demand.Members.SelectMany(static demand => demand.Crowd.Evidence))
        .Concat(shortage.Supply.Evidence)
        .Concat(priced.Option.Evidence)
        .Concat(priced.Evidence)
        .Concat(chain.Evidence);

    /// <summary>
    /// The mean over members of the chance that the chain takes longer than until the member's day of need.
    /// </summary>
    Share? ChanceLate(int[] first)
    {
        if (chain.Time is not { } lead) return null;
        var late = 0.0;
        foreach (var day in first) late += day == Shortfall.Never ? 0 : lead.ChanceLongerThan(day);
        return new(Math.Clamp(late / first.Length, 0, 1));
    }

    int? Chosen(int[] first)
    {
        var sorted = first.Order().ToArray();
        var day = Quantiles.OfSorted<int>(sorted, choices.NeedQuantile.Value);
        return day == Shortfall.Never ? null : day;
    }
}
