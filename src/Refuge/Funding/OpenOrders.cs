using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Funding;

/// <summary>
/// What must be ordered in time although nobody said what stands: places for people in sites along each direction, and
/// what only the cold season asks for, over all places.
/// </summary>
/// <remarks>
/// <para>
/// Each is an upper bound: as much as half of the futures need within the run if nothing stands. It is asked for beside
/// the plan and is in no sum of it; whoever knows what stands takes that off.
/// </para>
/// <para>
/// Other things are not asked for here: without a count a coordinator asks first. Ground and kits for the cold cannot
/// wait for the answer, since both take longer than the people who come.
/// </para>
/// <para>Reckoned at weeks from the as-of date, as the totals of needs are, so it tells no day that they do not.</para>
/// </remarks>
sealed class OpenOrders
{
    readonly NeedsBasis basis;
    readonly Forecast forecast;
    readonly ResponseCatalogue catalogue;
    readonly Prices prices;
    readonly Supply supply;
    readonly GapCalculator gaps;
    readonly MeansHere means;
    readonly ChannelChooser chooser;
    readonly double level;
    readonly IReadOnlyList<MemberCaseload> crowds;
    readonly string? home;

    /// <summary>The orders that follow from a run.</summary>
    /// <param name="basis">What needs were worked out from.</param>
    /// <param name="forecast">The run: of all members, or the one in which an offensive begins on the same day in
    /// each, for readers who may not see when it is expected.</param>
    /// <param name="choices">What planners choose.</param>
    /// <param name="catalogue">What can be bought or built.</param>
    /// <param name="prices">What a price is in the currency of the plan.</param>
    /// <param name="supply">What stands and comes.</param>
    /// <param name="chooser">Chooses money and procurement.</param>
    /// <param name="means">What exists here; nothing is taken from it.</param>
    internal OpenOrders(
        NeedsBasis basis, Forecast forecast, PlanningChoices choices, ResponseCatalogue catalogue, Prices prices,
        Supply supply,
        ChannelChooser chooser, MeansHere means)
    {
        (this.basis, this.forecast, this.catalogue, this.prices, this.supply) =
            (basis, forecast, catalogue, prices, supply);
        (this.chooser, this.means, level) = (chooser, means, choices.LeadQuantile.Value);
        gaps = new(basis.AsOf, basis.Household, basis.Climate);
        home = PlacesLedger.HomeOf(basis.Situation);
        crowds = [.. CaseloadBuilder.Of(basis, forecast)
            .Where(static crowd => crowd.Caseload is not Caseload.BeyondReach)];
    }

    /// <summary>The orders for the places that <paramref name="isCounted"/> lets in: places first, by
    /// direction.</summary>
    internal IEnumerable<FundingLine> Over(Func<PlaceId, bool> isCounted)
    {
        var lines = basis.Yardstick.Measured
            .Where(static line => line.HasAmount && line.Phase is "emergency" or "any").ToList();
        foreach (var item in lines.GroupBy(static line => line.Item, StringComparer.Ordinal)
            .Where(static item => item.Key is Supply.Capacity || item.All(static line => line.Season is Season.Cold))
            .OrderBy(static item => item.Key is not Supply.Capacity)
            .ThenBy(static item => item.Key, StringComparer.Ordinal))
        {
            if (catalogue.FindFor(item.Key) is not { } option || option.LastsDays is not null) continue;

            List<Indicator> measured = [.. item];
            var open = crowds.Where(crowd => isCounted(crowd.Place) && IsOpen(crowd, measured)).ToList();
            var covered = item.Key is Supply.Capacity ? CoveredBy(Unnamed(isCounted), measured, open) : 0;
            foreach (var group in open.GroupBy(crowd => item.Key is Supply.Capacity ? AxisOf(crowd.Place) : null)
                .OrderBy(static group => group.Key, StringComparer.Ordinal))
            {
                if (Line(option, measured, [.. group], covered) is { } line) yield return line;
            }
        }
    }

    /// <summary>
    /// Places that are stated to stand at sites nobody names, beyond what the named sites hold: a statement of all
    /// together contains what single sites state, so the larger counts, as in <see cref="PlacesLedger"/>.
    /// </summary>
    double Unnamed(Func<PlaceId, bool> isCounted)
    {
        double stated = 0;
        foreach (var row in basis.Responses.Where(row =>
            row.Value is { Place: null, Item: Supply.Capacity } && Supply.Covers(row.Value.Status)
            && !(row.Value.From > basis.AsOf) && !(row.Value.To < basis.AsOf)))
        {
            stated = Math.Max(stated, supply.AmountOf(row.Value, Places) ?? 0);
        }

        return Math.Max(0, stated - basis.Situation.Sites
            .Select(static site => site.Value)
            .Where(site => isCounted(site.Place) && !IsAbroad(site.Place)
                && site.Kind is not (SiteKind.Candidate or SiteKind.Screening or SiteKind.Transit or SiteKind.Host))
            .Sum(site => supply.Of(site.Place, Supply.Capacity, Places).Have(basis.AsOf)?.Value ?? 0));
    }

    /// <summary>The part, from 0 to 1, of what open sites need at the most that those places cover.</summary>
    double CoveredBy(double places, List<Indicator> lines, List<MemberCaseload> open) => places <= 0
        ? 0
        : Math.Min(1, places / Math.Max(1, Weeks.Max(day => Needed(lines, open, day))));

    IEnumerable<int> Weeks => Enumerable.Range(0, (forecast.Size.Days / DaysOfWeek) + 1)
        .Select(static week => week * DaysOfWeek);

    /// <summary>Whether a crowd needs a thing of which nobody said whether any stands where it lives.</summary>
    bool IsOpen(MemberCaseload crowd, List<Indicator> lines) =>
        lines.Exists(crowd.Needs)
        && !IsAbroad(crowd.Place)
        && !supply.Of(crowd.Place, lines[0].Item, lines[0].AmountUnit).IsKnown
        && !supply.TogetherOf(lines[0].Item).Any(group => group.Holds(crowd.Place))
        && basis.Situation.FindSite(crowd.Place)?.Value.Kind is not SiteKind.Candidate;

    bool IsAbroad(PlaceId place) =>
        home is not null && basis.Situation.FindPlace(place)?.Value.Country is { } country && country != home;

    string? AxisOf(PlaceId place) => basis.Situation.FindPlace(place)?.Value.Axis;

    /// <summary>The order of one group of places. Null where half of the futures need nothing.</summary>
    FundingLine? Line(
        ResponseOption option, List<Indicator> lines, List<MemberCaseload> group, double covered)
    {
        var priced = new PricedQuantity(option, catalogue.RequiredBy(option), lines[0].AmountUnit, prices);
        var weeks = Weeks
            .Select(day => (Day: day, Units: priced.UnitsFor((1 - covered) * Needed(lines, group, day)))).ToList();
        var most = weeks.MaxBy(static week => week.Units);
        if (most.Units <= 0) return null;

        var first = weeks.First(static week => week.Units > 0).Day;
        var cost = priced.CostOf(most.Units);
        List<PlaceId> places = [.. group.Select(static crowd => crowd.Place).Distinct().Order()];
        var isEverywhere = lines[0].Item is not Supply.Capacity;
        var together = isEverywhere ? PlaceGroup.Everywhere : places.Count > 1 ? PlaceGroup.Of(places) : null;
        var (choice, chain) = chooser.Choose(
            new(option, places[0], lines[0].Sector, most.Units, cost, first), means.Copy());
        var lead = chain.Time?.Quantile(level);
        return new()
        {
            Action = option.Id,
            Item = option.Item,
            Place = together is null ? places[0] : new(together.Code),
            Together = together,
            Places = isEverywhere ? [] : places,
            Quantity = most.Units,
            QuantityBound = Bound.AtMost,
            NeededToday = weeks[0].Units,
            MostNeededOn = basis.AsOf.AddDays(most.Day),
            Unit = priced.Unit,
            Cost = cost,
            CostIsLowerBound = priced.CostIsLowerBound,
            NeededBy = basis.AsOf.AddDays(first),
            LeadDays = lead,
            ReleaseBy = lead is { } days ? basis.AsOf.AddDays(first - days) : null,
            // Nobody knows whether anything is late where nobody knows what stands.
            Means = choice with { InTime = InTime.NotKnown },
            PriceOrigin = option.PriceOrigin,
            LearnedLater = option.LearnedLater || chain.LearnedLater
                || lines.Exists(line => line.IsLearnedAfter(basis.AsOf)),
            Evidence =
            [
                .. lines.Select(static line => (Evidence)line.Evidence)
                    .Concat(group.SelectMany(static crowd => crowd.Evidence)).Concat(option.Evidence)
                    .Concat(priced.Evidence).Concat(chain.Evidence).Distinct(),
            ],
        };
    }

    /// <summary>What half of the members need on a day, summed over the group member by member.</summary>
    double Needed(List<Indicator> lines, List<MemberCaseload> group, int day)
    {
        var date = basis.AsOf.AddDays(day);
        var (needed, people) = (new double[forecast.Size.Members], new int[forecast.Size.Members]);
        foreach (var crowd in group)
        {
            if (lines.Find(line => crowd.Needs(line) && gaps.Applies(line, date)
                && !gaps.SeasonIsUnknownFor(line, date)) is not { } line)
            {
                continue;
            }

            crowd.On(day, people);
            for (var member = 0; member < people.Length; member++)
            {
                if (people[member] > 0) needed[member] += gaps.AmountOn(line, date, people[member]);
            }
        }

        return Shortfall.Median(needed);
    }

    const int DaysOfWeek = 7;
    const string Places = "places";
}
