using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>An action counted in the unit it is bought in, and priced together with what it requires.</summary>
sealed class PricedQuantity
{
    readonly IReadOnlyList<Money> prices;

    /// <summary>Prices <paramref name="option"/>.</summary>
    /// <param name="option">The action.</param>
    /// <param name="required">What must be finished before; null for something that nobody described.</param>
    /// <param name="needUnit">The unit of the need, in which it is planned when its own unit cannot be compared with
    /// it.</param>
    /// <param name="plan">What a price is in the currency of the plan.</param>
    internal PricedQuantity(
        ResponseOption option, IReadOnlyList<ResponseOption?> required, string needUnit, Prices plan)
    {
        Option = option;
        Unit = option.Covers is null ? needUnit : option.Unit;
        // The price of something required counts where it is sold by the same unit; otherwise nobody knows how much of
        // it is meant.
        List<Money?> parts = [
            option.Covers is null ? null : option.UnitCost,
            .. required.Select(action => action?.Unit == option.Unit ? action.UnitCost : null)];
        var converted = parts.OfType<Money>().Select(plan.Of).ToList();
        var currency = converted.FirstOrDefault().Price?.Currency;
        converted.RemoveAll(part => part.Price.Currency != currency);
        prices = [.. converted.Select(static part => part.Price)];
        Evidence = [.. converted.SelectMany(static part => part.Evidence).Distinct()];
        CostIsLowerBound = prices.Count < parts.Count;
    }

    /// <summary>The action.</summary>
    internal ResponseOption Option { get; }

    /// <summary>The unit it is counted in.</summary>
    internal string Unit { get; }

    /// <summary>Whether a part of it has no price.</summary>
    internal bool CostIsLowerBound { get; }

    /// <summary>The exchange rates that its price rests on. Empty where none was needed.</summary>
    internal IReadOnlyList<Evidence> Evidence { get; }

    /// <summary>
    /// Whole units that close a gap of <paramref name="amount"/>; of something used up, a gap added up over days.
    /// </summary>
    internal double UnitsFor(double amount) =>
        Option.Covers is { } covers ? Math.Ceiling((amount / (covers * (Option.LastsDays ?? 1))) - 1e-9) : amount;

    /// <summary>How many people so many units serve; of what is used up, on each day of the run.</summary>
    /// <param name="units">The units.</param>
    /// <param name="line">What one person needs.</param>
    /// <param name="household">People in a household.</param>
    /// <param name="days">Days of the run.</param>
    internal double PeopleServedBy(double units, Indicator line, double household, int days)
    {
        var amount = Option.Covers is { } covers ? units * covers * (Option.LastsDays ?? 1) : units;
        return amount * Many / line.AmountFor(Many, household) / (Option.LastsDays is null ? 1 : days);
    }

    /// <summary>So many people that rounding up to whole facilities changes nothing that is printed.</summary>
    const double Many = 1_000_000;

    /// <summary>What <paramref name="units"/> cost, to the cent, or null when no part has a price.</summary>
    internal Money? CostOf(double units) => prices.Count == 0 ? null : new(Cents(units), prices[0].Currency);

    /// <summary>
    /// What it costs to go from <paramref name="before"/> units to <paramref name="after"/>: the costs of tranches add
    /// up to that of the whole, to the cent.
    /// </summary>
    internal Money? CostBetween(double before, double after) =>
        prices.Count == 0 ? null : new(Cents(after) - Cents(before), prices[0].Currency);

    decimal Cents(double units) =>
        decimal.Round(prices.Sum(static price => price.Amount) * (decimal)units, 2, MidpointRounding.ToEven);

    /// <summary>
    /// What is wasted if it is bought in vain, and what is missed if it comes late, in the mean over members.
    /// </summary>
    /// <param name="missing">[members] The most that is missing in the run.</param>
    /// <param name="before">What earlier tranches close.</param>
    /// <param name="units">How many units this tranche buys.</param>
    /// <param name="first">[members] The day from which the tranche is needed.</param>
    /// <param name="lead">How long it takes if decided today. Null when unknown.</param>
    internal Regret Regret(ReadOnlySpan<double> missing, double before, double units, int[] first, LeadTime? lead)
    {
        var (used, unitDaysLate) = (0.0, 0.0);
        var ready = lead?.Quantile(0.5);
        for (var member = 0; member < missing.Length; member++)
        {
            var needed = Math.Clamp(UnitsFor(missing[member]) - UnitsFor(before), 0, units);
            used += needed;
            if (first[member] != Shortfall.Never && ready > first[member])
            {
                unitDaysLate += needed * (ready.Value - first[member]);
            }
        }

        var unused = units - (used / missing.Length);
        return new(unused, CostOf(unused), lead is null ? null : unitDaysLate / missing.Length);
    }
}
