using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>
/// What there is to decide about: every shortage that an action could close, valued but not yet chosen among.
/// </summary>
/// <param name="Shortages">One for each place and item that anybody needs and some action adds.</param>
sealed record PlanningProblem(IReadOnlyList<PlannedShortage> Shortages)
{
    /// <summary>Values every shortage.</summary>
    /// <param name="basis">What needs were worked out from.</param>
    /// <param name="needs">What people need.</param>
    /// <param name="catalogue">What can be bought or built.</param>
    /// <param name="supply">What stands and comes.</param>
    /// <param name="prices">What a price is in the currency of the plan.</param>
    /// <param name="moves">Who moves before anybody builds: then a site is as if it had so many places more, or
    /// fewer.</param>
    internal static PlanningProblem Of(
        NeedsBasis basis, NeedsAssessment needs, ResponseCatalogue catalogue, Supply supply, Prices prices,
        IReadOnlyList<Relocation> moves)
    {
        var gaps = new GapCalculator(basis.AsOf, basis.Household, basis.Climate);
        var summaries = new DemandSummaries(basis.Forecast, gaps);
        var afterOffensive = basis.AsIfOffensiveBegan is { } began
            ? CaseloadBuilder.Of(basis, began).ToLookup(static crowd => crowd.Place)
            : null;

        List<PlannedShortage> shortages = [];
        foreach (var demand in Together(supply, Demands(basis, needs)))
        {
            var isInBuilding = demand.Places.All(basis.IsInBuilding);
            if ((isInBuilding ? catalogue.FindInBuilding(demand.Item) : catalogue.FindFor(demand.Item))
                is not { } option)
            {
                continue;
            }

            var unit = demand.Lines[0].AmountUnit;
            var stands = demand.Together is { } group
                ? supply.Of(group, demand.Item, unit, demand.Places)
                : supply.Of(demand.Place, demand.Item, unit);
            stands = stands.WithoutMissing(demand.Today.Sum(static need => need.Amount!.Value.Median));
            if (demand.Item is Supply.Capacity && stands.IsWhole && Moved(moves, demand.Place) is var moved and not 0)
            {
                stands = stands.After(moved);
            }

            // Whoever lives at a site whose room nobody stated has some place there; of anything else what is known at
            // some of the places bounds what is missing.
            var isMeasured = demand.Item is Supply.Capacity ? stands.IsWhole : stands.IsKnown;
            shortages.Add(new(
                demand,
                stands,
                new PricedQuantity(option, catalogue.RequiredBy(option), unit, prices),
                isMeasured ? Shortfall.Of(basis.Forecast, demand, stands, gaps, option) : null,
                isMeasured && afterOffensive is not null
                    ? Shortfall.Of(
                        basis.AsIfOffensiveBegan!,
                            demand.With(demand.Places.SelectMany(place => afterOffensive[place])), stands, gaps, option)
                    : null,
                isMeasured ? null : summaries.Of(demand)));
        }

        return new(shortages);
    }

    /// <summary>How many places a site gains by those who leave it, less those it takes in.</summary>
    static double Moved(IReadOnlyList<Relocation> moves, PlaceId place) =>
        moves.Where(move => move.From == place).Sum(static move => move.People)
        - moves.Where(move => move.To == place).Sum(static move => move.People);

    /// <summary>
    /// Every place and item for which anybody needs anything: the crowds that share one supply are taken together.
    /// </summary>
    static IEnumerable<SharedDemand> Demands(NeedsBasis basis, NeedsAssessment needs)
    {
        var phases = basis.Phases;
        var lines = basis.Yardstick.Measured.Where(static line => line.HasAmount).ToList();
        var today = needs.Today
            .Where(
                need => need.Amount is not null && need.Caseload is not Caseload.BeyondReach
                && lines.Exists(line => line.Item == need.Indicator && line.Phase == need.Phase
                    && phases.Counts(line, need.Place, basis.AsOf)))
            .ToLookup(static need => (need.Place, need.Indicator));
        var crowds = CaseloadBuilder.Of(basis).ToLookup(static crowd => crowd.Place);
        var fromForecast =
            from crowd in crowds.SelectMany(static crowds => crowds)
            where crowd.Caseload is not Caseload.BeyondReach
            from line in lines
            where crowd.Needs(line) && IsPlanned(line, crowd.Place)
            select (crowd.Place, Item: line.Item);
        return fromForecast
            .Concat(today.Select(static rows => (rows.Key.Place, Item: rows.Key.Indicator)))
            .Distinct()
            .Select(each => new SharedDemand(
                each.Place, each.Item,
                [.. lines.Where(line => line.Item == each.Item && IsPlanned(line, each.Place))], [.. today[each]], [])
            {
                Phases = phases,
            }.With(crowds[each.Place]))
            .Where(static demand => demand.Lines.Count > 0)
            .OrderBy(static demand => demand.Place)
            .ThenBy(static demand => demand.Item, StringComparer.Ordinal);

        // What counts on any day of the run, by the set of the place.
        bool IsPlanned(Indicator line, PlaceId place) => basis.Asks(place, line)
            && phases.PeriodOf(line, place) is { } period
            && !(period.First > basis.AsOf.AddDays(basis.Forecast.Size.Days)) && !(period.Last < basis.AsOf);
    }

    /// <summary>Places of which somebody states together what stands of an item share one shortage of it.</summary>
    static IEnumerable<SharedDemand> Together(Supply supply, IEnumerable<SharedDemand> demands)
    {
        List<SharedDemand> shared = [];
        foreach (var item in demands.GroupBy(static demand => demand.Item, StringComparer.Ordinal))
        {
            var open = item.ToList();
            foreach (var group in supply.TogetherOf(item.Key))
            {
                var held = open.FindAll(demand => group.Holds(demand.Place));
                if (held.Count == 0) continue;

                open = open.FindAll(demand => !group.Holds(demand.Place));
                shared.Add(held[0] with
                {
                    Place = new(group.Code),
                    Today = [.. held.SelectMany(static demand => demand.Today)],
                    Members = [.. held.SelectMany(static demand => demand.Members)],
                    Together = group,
                    Places = [.. held.Select(static demand => demand.Place)],
                });
            }

            shared.AddRange(open);
        }

        return shared.OrderBy(static demand => demand.Place)
            .ThenBy(static demand => demand.Item, StringComparer.Ordinal);
    }

}

/// <summary>One thing that is or will be short at one place, what would close it, and how long that takes.</summary>
/// <param name="Demand">Who needs it.</param>
/// <param name="Supply">What stands and comes.</param>
/// <param name="Priced">The action that closes it, counted and priced.</param>
/// <param name="Shortfall">How much is missing when. Null when nobody stated what stands, or of room at some of several
/// places only.</param>
/// <param name="AfterOffensive">The same if an offensive began on one and the same day in all members. Null when what
/// stands is unknown, or none is to come.</param>
/// <param name="Unsupplied">How many people would need it. Null where it is known what stands.</param>
sealed record PlannedShortage(
    SharedDemand Demand,
    SupplyLine Supply,
    PricedQuantity Priced,
    Shortfall? Shortfall,
    Shortfall? AfterOffensive,
    DemandSummary? Unsupplied);

/// <summary>All who need one thing at one place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Item">What they need.</param>
/// <param name="Lines">The lines of the standard set for it. Never empty in a plan.</param>
/// <param name="Today">What each group needs of it today, as stated.</param>
/// <param name="Members">The forecast crowds, each with its line.</param>
sealed record SharedDemand(
    PlaceId Place, string Item, IReadOnlyList<Indicator> Lines, IReadOnlyList<Need> Today,
    IReadOnlyList<Demand> Members)
{
    /// <summary>The places of which what stands is stated together; <see cref="Place"/> is then their code. Null for
    /// one place.</summary>
    internal PlaceGroup? Together { get; init; }

    /// <summary>Which line counts when. Null where every line always does.</summary>
    internal PhaseCalendar? Phases { get; init; }

    /// <summary>The places that need it.</summary>
    internal IReadOnlyList<PlaceId> Places { get; init; } = [Place];

    /// <summary>The same demand of the crowds of another run.</summary>
    internal SharedDemand With(IEnumerable<MemberCaseload> crowds) => this with
    {
        Members =
        [
            .. from crowd in crowds
               where crowd.Caseload is not Caseload.BeyondReach
               from line in Lines
               where crowd.Needs(line)
               let period = Phases is null ? (null, null) : Phases.PeriodOf(line, crowd.Place)
               where period is not null
               select new Demand(crowd, line) { Period = period.Value },
        ],
    };
}
