using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>Turns one shortage into lines of the plan, up to the choice of the money and the procurement.</summary>
/// <param name="basis">What needs were worked out from.</param>
/// <param name="choices">What planners choose.</param>
/// <param name="shortage">What is short, and what would close it.</param>
sealed class FundingLineBuilder(NeedsBasis basis, PlanningChoices choices, PlannedShortage shortage)
{
    readonly PricedQuantity priced = shortage.Priced;
    readonly int days = basis.Forecast.Size.Days;

    /// <summary>The lines over all members.</summary>
    internal IEnumerable<LineDraft> Lines() => shortage switch
    {
        { Shortfall: { } shortfall } => Tranches(shortfall),
        { Unsupplied: { } summary } when LineWithoutSupply(summary) is { } line => [line],
        _ => [],
    };

    /// <summary>
    /// A line for what is short today, and one for each tranche by which the shortage grows in half of the members.
    /// </summary>
    IEnumerable<LineDraft> Tranches(Shortfall shortfall)
    {
        var before = 0.0;
        foreach (var (end, level) in Batches(shortfall))
        {
            var first = shortfall.FirstDaysAbove(before);
            var (from, quantity) = (before, priced.UnitsFor(level) - priced.UnitsFor(before));
            var today = shortage.Supply.IsPartial ? (end == 0 ? level : 0) : (double?)null;
            var draft = Draft(before, level, first, (line, chain) => line with
            {
                NeededToday = today is { } amount ? priced.UnitsFor(amount) : null,
                NeededBy = Shortfall.MedianDay(first) is { } needed ? basis.AsOf.AddDays(needed) : null,
                ReleaseBy = Due(first) is { } day && chain.Time is { } lead
                    ? basis.AsOf.AddDays(day - lead.Quantile(choices.LeadQuantile.Value))
                    : null,
                ChanceLateIfReleasedToday = ChanceLate(first, chain),
                Regret = priced.Regret(shortfall.By(days), from, quantity, first, chain.Time),
            });
            yield return draft with { Line = draft.Line with { IsShortToday = end == 0 } };
            before = level;
        }
    }

    /// <summary>
    /// The ends of the tranches and how much is missing by then. What is short today stands alone; a later tranche of
    /// less than a tenth of all that is missing by the end of the run, or of fewer than ten units, is ordered with the
    /// one before it, or with the one behind it: nobody lets a contract for one latrine. Both are judgement.
    /// </summary>
    List<(int End, double Level)> Batches(Shortfall shortfall)
    {
        var most = priced.UnitsFor(Shortfall.Median(shortfall.By(days)));
        List<(int End, double Level)> batches = [];
        foreach (var end in choices.Tranches.Where(end => end < days).Prepend(0).Append(days))
        {
            var level = Shortfall.Median(shortfall.By(end));
            var grown = priced.UnitsFor(level) - Units(batches.Count - 1);
            if (grown <= 0) continue;

            var isLaterBefore = batches is [.., { End: > 0 }];
            var last = isLaterBefore ? Units(batches.Count - 1) - Units(batches.Count - 2) : 0;
            var least = Math.Max(FewestUnits, SmallestBatch * most);
            if (isLaterBefore && (grown < least || last < least))
            {
                batches[^1] = (end, level);
            }
            else
            {
                batches.Add((end, level));
            }
        }

        return batches;

        double Units(int batch) => batch < 0 ? 0 : priced.UnitsFor(batches[batch].Level);
    }

    /// <summary>
    /// The line where nobody stated what stands: what it would be for is said, but no quantity, no last day and no
    /// chance, because "late" never comes from an empty cell. Null when fewer than half of the members need anything.
    /// </summary>
    LineDraft? LineWithoutSupply(DemandSummary summary)
    {
        if (summary.FirstDay is not { } first || summary.Peak <= 0) return null;
        var line = shortage.Demand.Lines[0];
        var need = priced.Option.LastsDays is null
            ? line.AmountFor(summary.Peak, basis.Household)
            : line.AmountFor(summary.PersonDays, basis.Household);
        var (units, day) = (priced.UnitsFor(need), basis.AsOf.AddDays(first));
        return new(
            Line() with
            {
                NeededBy = day,
                NeededIfNothingStands = units,
                CostIfNothingStands = priced.CostOf(units),
                People = priced.Option.LastsDays is null ? summary.Peak : summary.PersonDays / days,
            },
            Request(null, units, null),
            static (line, _) => line)
        {
            IsUnsupplied = true,
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
    internal IEnumerable<LineDraft> AfterOffensive()
    {
        if (shortage.AfterOffensive is not { } shortfall) yield break;

        var start = basis.DayOfOffensive;
        var before = shortfall.Today;
        var first = shortfall.FirstDaysAbove(before);
        // Nothing is ordered far ahead where it is known of some of several places only what stands.
        var scenarios = choices.Scenarios.Where(scenario => start + scenario <= shortfall.Days)
            .Take(shortage.Supply.IsPartial ? 1 : choices.Scenarios.Count);
        foreach (var scenario in scenarios)
        {
            var grown = Shortfall.Median(shortfall.By(start + scenario));
            if (priced.UnitsFor(grown) - priced.UnitsFor(before) <= 0) continue;

            int[] fromOffensive =
                [.. first.Select(day => day > start + scenario ? Shortfall.Never : Math.Max(0, day - start))];
            var needed = Shortfall.MedianDay(fromOffensive);
            var draft = Draft(before, grown, fromOffensive, (line, chain) => line with
            {
                NeededByFromOffensive = needed,
                ReleaseByFromOffensive = needed - chain.Time?.Quantile(choices.LeadQuantile.Value),
                ChanceLateIfReleasedToday = ChanceLate(fromOffensive, chain),
            });
            yield return draft with { Line = draft.Line with { ScenarioDay = scenario } };
        }
    }

    /// <summary>A line that closes a shortage between two levels.</summary>
    LineDraft Draft(double before, double after, int[] first, Func<FundingLine, LeadChain, FundingLine> dated)
    {
        var (from, to) = (priced.UnitsFor(before), priced.UnitsFor(after));
        var cost = priced.CostBetween(from, to);
        var line = Line() with
        {
            Quantity = to - from,
            QuantityBound = shortage.Supply.IsPartial ? Bound.AtMost : Bound.Exact,
            Cost = cost,
            People = Served(to - from),
        };
        return new(line, Request(cost, to - from, Due(first)), dated)
        {
            LeadQuantile = choices.LeadQuantile.Value,
        };
    }

    double Served(double units) =>
        priced.PeopleServedBy(units, shortage.Demand.Lines[0], basis.Household, days);

    ChannelRequest Request(Money? cost, double units, int? due) =>
        new(priced.Option, shortage.Demand.Place, shortage.Demand.Lines[0].Sector, units, cost, due);

    FundingLine Line() => new()
    {
        Action = priced.Option.Id,
        Item = priced.Option.Item,
        Place = shortage.Demand.Place,
        Together = shortage.Demand.Together,
        Places = shortage.Demand.Together is null ? [] : shortage.Demand.Places,
        Unit = priced.Unit,
        CostIsLowerBound = priced.CostIsLowerBound,
        PriceOrigin = priced.Option.PriceOrigin,
        HaveOn = shortage.Supply.HaveOn,
        LearnedLater = priced.Option.LearnedLater || shortage.Demand.Lines.Any(line => line.IsLearnedAfter(basis.AsOf)),
        Evidence = [.. Evidence().Distinct()],
    };

    IEnumerable<Evidence> Evidence() => shortage.Demand.Lines.SelectMany(static line => line.Grounds)
        .Concat(shortage.Demand.Today.SelectMany(static need => need.Evidence))
        .Concat(shortage.Demand.Members.SelectMany(static demand => demand.Crowd.Evidence))
        .Concat(shortage.Supply.Evidence)
        .Concat(priced.Option.Evidence)
        .Concat(priced.Evidence);

    /// <summary>
    /// The mean over members of the chance that the chain takes longer than until the member's day of need.
    /// </summary>
    static Share? ChanceLate(int[] first, LeadChain chain)
    {
        if (chain.Time is not { } lead) return null;
        var late = 0.0;
        foreach (var day in first) late += day == Shortfall.Never ? 0 : lead.ChanceLongerThan(day);
        return new(Math.Clamp(late / first.Length, 0, 1));
    }

    /// <summary>The part of all that is missing below which a tranche is no order of its own. Judgement.</summary>
    const double SmallestBatch = 0.1;

    /// <summary>Fewer units than this are no order of their own beside another. Judgement.</summary>
    const double FewestUnits = 10;

    int? Due(int[] first)
    {
        var sorted = first.Order().ToArray();
        var day = Quantiles.OfSorted<int>(sorted, choices.NeedQuantile.Value);
        return day == Shortfall.Never ? null : day;
    }
}

/// <summary>A line of the plan before it is known which money pays for it and how long it takes.</summary>
/// <param name="Line">The line without what depends on that.</param>
/// <param name="Request">What it asks of money and stock.</param>
/// <param name="Dated">The line once it is known how long it takes.</param>
sealed record LineDraft(FundingLine Line, ChannelRequest Request, Func<FundingLine, LeadChain, FundingLine> Dated)
{
    /// <summary>The quantile of the lead time that a release day must allow for.</summary>
    internal double LeadQuantile { get; init; }

    /// <summary>Whether it is what is short today, as stated.</summary>
    internal bool IsShortToday => Line.IsShortToday;

    /// <summary>Days from the first day of an offensive, of a line of a scenario. Null otherwise.</summary>
    internal int? ScenarioDay => Line.ScenarioDay;

    /// <summary>Whether nobody stated what stands, so that nothing is bought and nothing chosen.</summary>
    internal bool IsUnsupplied { get; init; }

    /// <summary>The line, paid for from what is left of the means.</summary>
    /// <param name="chooser">Chooses among the ways.</param>
    /// <param name="means">What exists here; what the line uses is taken from it.</param>
    internal FundingLine Complete(ChannelChooser chooser, MeansHere means)
    {
        if (IsUnsupplied) return Line;

        // What may not be missing takes nothing from what exists, and nobody knows whether it is late.
        var isHeld = Line.QuantityBound is Bound.AtMost;
        var (choice, chain) = chooser.Choose(Request, isHeld ? means.Copy() : means);
        if (isHeld) choice = choice with { InTime = InTime.NotKnown };
        var line = Dated(Line, chain);
        return line with
        {
            LeadDays = chain.Time?.Quantile(LeadQuantile),
            LearnedLater = line.LearnedLater || chain.LearnedLater,
            Evidence = [.. line.Evidence.Concat(chain.Evidence).Concat(choice.Evidence).Distinct()],
            Means = choice,
        };
    }
}
