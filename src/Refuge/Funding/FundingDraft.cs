using System.Globalization;
using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>One action at one place, on its way into lines of the plan.</summary>
/// <param name="basis">What needs were worked out from.</param>
/// <param name="choices">What planners choose.</param>
/// <param name="purchase">The action, counted and priced.</param>
/// <param name="chain">How long it takes here.</param>
/// <param name="demand">Who needs it.</param>
/// <param name="supply">What stands and comes.</param>
sealed class FundingDraft(
    NeedsBasis basis, PlanningChoices choices, Purchase purchase, LeadChain chain, SharedDemand demand, SupplyLine supply)
{
    readonly int days = basis.Forecast.Size.Days;

    /// <summary>A line for what is short today, and one for each tranche by which the shortage grows in half of the members.</summary>
    internal IEnumerable<FundingLine> Lines(Shortfall shortfall)
    {
        var before = 0.0;
        foreach (var end in choices.Tranches.Where(end => end < days).Prepend(0).Append(days))
        {
            var level = Shortfall.Median(shortfall.By(end));
            var quantity = purchase.UnitsFor(level) - purchase.UnitsFor(before);
            if (quantity <= 0) continue;

            var first = shortfall.FirstDaysAbove(before);
            var planned = Chosen(first);
            var line = Draft(quantity) with
            {
                NeededBy = Shortfall.MedianDay(first) is { } needed ? basis.AsOf.AddDays(needed) : null,
                ReleaseBy = planned is { } day && chain.Time is { } lead ? basis.AsOf.AddDays(day - lead.Quantile(choices.LeadQuantile.Value)) : null,
                ChanceLateIfReleasedToday = ChanceLate(first),
                Regret = purchase.Regret(shortfall.By(days), before, quantity, first, chain.Time),
            };
            yield return line with { Reason = Reason(line) };
            before = level;
        }
    }

    /// <summary>
    /// The line where nobody stated what stands: what it would be for is said, but no quantity, no last day and no
    /// chance, because "late" never comes from an empty cell. Null when fewer than half of the members need anything.
    /// </summary>
    internal FundingLine? LineWithoutSupply(Turnout turnout)
    {
        if (turnout.FirstDay is not { } first || turnout.Peak <= 0) return null;
        var line = demand.Lines[0];
        var need = purchase.Remedy.LastsDays is null
            ? line.AmountFor(turnout.Peak, basis.Household)
            : line.AmountFor(turnout.PersonDays, basis.Household);
        return Draft(null) with
        {
            NeededBy = basis.AsOf.AddDays(first),
            NeededIfNothingStands = purchase.UnitsFor(need),
            Reason = $"What stands at {demand.Place} is unknown; if nothing does, {Printed(purchase.UnitsFor(need))} {purchase.Unit} are needed within {days} days in half of the futures.",
        };
    }

    /// <summary>
    /// What is missing by D+30, D+60 and D+90, counted from the day D of the offensive in each member that has one. What is
    /// short before it does not wait for it and reads "now".
    /// </summary>
    internal IEnumerable<FundingLine> Scenarios(Shortfall shortfall)
    {
        var starts = basis.Forecast.OffensiveDay;
        foreach (var scenario in choices.Scenarios)
        {
            var members = Enumerable.Range(0, starts.Count).Where(member => starts[member] is >= 0 && starts[member] + scenario <= days).ToList();
            if (members.Count == 0) continue;

            var before = Shortfall.Median([.. members.Select(member => shortfall.By(Math.Max(0, starts[member]!.Value - 1))[member])]);
            var grown = Shortfall.Median([.. members.Select(member => shortfall.By(starts[member]!.Value + scenario)[member])]);
            if (purchase.UnitsFor(before) is > 0 and var now) yield return Conditional(scenario, now, [.. members.Select(_ => BeforeOffensive)]);
            if (purchase.UnitsFor(grown) - purchase.UnitsFor(before) is > 0 and var more)
            {
                yield return Conditional(scenario, more, [.. members.Select(member => FromOffensive(shortfall, member, before, scenario))]);
            }
        }
    }

    /// <summary>The first day, counted from the offensive, on which a member misses more than it did before, and more than the median did.</summary>
    int FromOffensive(Shortfall shortfall, int member, double before, int scenario)
    {
        var start = basis.Forecast.OffensiveDay[member]!.Value;
        var own = shortfall.By(Math.Max(0, start - 1))[member];
        var first = shortfall.FirstDayAbove(member, Math.Max(before, own));
        return first == Shortfall.Never || first > start + scenario ? Shortfall.Never : Math.Max(0, first - start);
    }

    FundingLine Conditional(int scenario, double quantity, int[] fromOffensive)
    {
        var needed = Shortfall.MedianDay(fromOffensive);
        return Draft(quantity) with
        {
            ScenarioDay = scenario,
            NeededByFromOffensive = needed,
            ReleaseByFromOffensive = needed is BeforeOffensive ? BeforeOffensive : needed - chain.Time?.Quantile(choices.LeadQuantile.Value),
            // As if the offensive began today: with its own day, a member's chance would tell when that is expected.
            ChanceLateIfReleasedToday = ChanceLate([.. fromOffensive.Select(static day => day == Shortfall.Never ? Shortfall.Never : Math.Max(0, day))]),
            Reason = needed is BeforeOffensive
                ? $"{Printed(quantity)} {purchase.Unit} more are needed now, before any offensive."
                : FormattableString.Invariant($"{Printed(quantity)} {purchase.Unit} more are needed within {scenario} days of an offensive."),
        };
    }

    FundingLine Draft(double? quantity) => new()
    {
        Action = purchase.Remedy.Id,
        Item = purchase.Remedy.Item,
        Place = demand.Place,
        Quantity = quantity,
        Unit = purchase.Unit,
        Cost = quantity is { } units ? purchase.CostOf(units) : null,
        CostIsLowerBound = purchase.CostIsLowerBound,
        LeadDays = chain.Time?.Quantile(choices.LeadQuantile.Value),
        LearnedLater = purchase.Remedy.LearnedLater || chain.LearnedLater || demand.Lines.Any(line => line.IsLearnedAfter(basis.AsOf)),
        Reason = "",
        Evidence = [.. demand.Lines.Select(static line => (Evidence)line.Evidence).Concat(supply.Evidence).Concat(purchase.Remedy.Evidence).Concat(chain.Evidence).Distinct()],
    };

    /// <summary>The mean over members of the chance that the chain takes longer than until the member's day of need.</summary>
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

    string Reason(FundingLine line)
    {
        var when = line.NeededBy is { } needed && needed > basis.AsOf ? $"by {needed:yyyy-MM-dd}" : "today";
        var takes = line.LeadDays is { } days ? FormattableString.Invariant($"eight times in ten that takes at most {days:0} days from the decision") : "how long it takes is unknown";
        return $"{Printed(line.Quantity ?? 0)} {purchase.Unit} more are needed {when}; {takes}.";
    }

    static string Printed(double amount) => amount.ToString(amount >= 10 ? "#,0" : "0.##", CultureInfo.InvariantCulture);

    /// <summary>The day, counted from the offensive, of what is needed before it: how long before is nobody's business.</summary>
    const int BeforeOffensive = -1;
}
