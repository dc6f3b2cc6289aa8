using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Funding;

/// <summary>
/// What cannot wait until somebody has said what stands: places for those who come to sites, along each direction, and
/// what only the cold season asks for, over all places; and toilets for those who live in sites today.
/// </summary>
/// <remarks>
/// <para>
/// Each is an upper bound: as much as half of the futures need within the run if nothing stands. It is asked for beside
/// the plan and is in no sum of it; whoever knows what stands takes that off.
/// </para>
/// <para>
/// Places are for those who come. Those who live in a site today have some place there; whether it is a good one is for
/// somebody to look at, and nothing is bought for them until then. Nobody can look at those who have yet to come.
/// </para>
/// <para>
/// Toilets are asked for today's people alone, where nobody said of any how many stand: whoever asks the sites knows
/// what to bring when the answer is none (decision 0127). Other things are not asked for here: without a count a
/// coordinator asks first. Ground and kits for the cold cannot wait for the answer, since both take longer than the
/// people who come.
/// </para>
/// <para>Reckoned at weeks from the as-of date, as the totals of needs are, so it tells no day that they do not.</para>
/// </remarks>
sealed class OpenOrders
{
    readonly NeedsBasis basis;
    readonly ResponseCatalogue catalogue;
    readonly Prices prices;
    readonly Supply supply;
    readonly OpenNeeds needs;
    readonly MeansHere means;
    readonly ChannelChooser chooser;
    readonly double level;
    readonly bool isAfterOffensive;
    readonly int? scenario;
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
        Supply supply, ChannelChooser chooser, MeansHere means)
    {
        (this.basis, this.catalogue, this.prices, this.supply) = (basis, catalogue, prices, supply);
        (this.chooser, this.means, level) = (chooser, means, choices.LeadQuantile.Value);
        needs = new(forecast, supply, new(basis.AsOf, basis.Household, basis.Climate), basis.AsOf);
        isAfterOffensive = ReferenceEquals(forecast, basis.AsIfOffensiveBegan);
        scenario = choices.Scenarios.Cast<int?>().FirstOrDefault(day =>
            basis.DayOfOffensive + day <= forecast.Size.Days);
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
            .Where(static item => item.Key is Supply.Capacity or Toilet
                || item.All(static line => line.Season is Season.Cold))
            .OrderBy(static item => item.Key is not Supply.Capacity)
            .ThenBy(static item => item.Key, StringComparer.Ordinal))
        {
            if (catalogue.FindFor(item.Key) is not { } option || option.LastsDays is not null) continue;

            List<Indicator> measured = [.. item];
            var open = crowds.Where(crowd => isCounted(crowd.Place) && IsOpen(crowd, measured)
                && (item.Key is not Toilet || IsSilent(crowd, measured[0]))).ToList();
            var covered = item.Key is Supply.Capacity ? needs.CoveredBy(Unnamed(isCounted), measured, open) : 0;
            foreach (var group in open
                .GroupBy(crowd => item.Key is Supply.Capacity
                    ? (Axis: AxisOf(crowd.Place), IsInBuilding: basis.IsInBuilding(crowd.Place)) : (null, false))
                .OrderBy(static group => group.Key.Axis, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.IsInBuilding))
            {
                var way = group.Key.IsInBuilding ? catalogue.FindInBuilding(item.Key) ?? option : option;
                var order = new OpenOrder(
                    way, new(way, catalogue.RequiredBy(way), measured[0].AmountUnit, prices), measured, [.. group],
                    covered);
                foreach (var line in Lines(order)) yield return line;
            }

            if (item.Key is Supply.Capacity && ForNobodysPlace(option, measured) is { } homeless) yield return homeless;
        }
    }

    /// <summary>
    /// Places for those who were counted and of whom nobody said where they stay, in a crisis that names no site for
    /// them: no more than were counted, for who takes them in is asked before anything is ordered ahead. Null where
    /// there are none.
    /// </summary>
    FundingLine? ForNobodysPlace(ResponseOption option, List<Indicator> lines)
    {
        if (basis.AtNoPlace is not { IsWithoutSites: true } people) return null;

        var order = new OpenOrder(
            option, new(option, catalogue.RequiredBy(option), lines[0].AmountUnit, prices), lines,
            [people.AsCounted(basis.Forecast)[0]], 0);
        var units = order.Priced.UnitsFor(people.WithoutRoof);
        return Line(order, units, 0, 0) with { NeededToday = units, NeededBy = basis.AsOf };
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

    /// <summary>Whether a crowd needs a thing of which nobody said, in part or at all, what stands where it
    /// lives.</summary>
    /// <remarks>Of whom somebody said how many wait for it, the plan orders what is missing.</remarks>
    bool IsOpen(MemberCaseload crowd, List<Indicator> lines) =>
        lines.Exists(crowd.Needs)
        && !IsAbroad(crowd.Place)
        && supply.Of(crowd.Place, lines[0].Item, lines[0].AmountUnit) is { IsWhole: false, Missing: null }
        && !supply.TogetherOf(lines[0].Item).Any(group => group.Holds(crowd.Place))
        && basis.Situation.FindSite(crowd.Place)?.Value.Kind is not SiteKind.Candidate;

    /// <summary>Whether people live in sites of which nobody said of any how many of a thing stand.</summary>
    bool IsSilent(MemberCaseload crowd, Indicator line) =>
        crowd is { Caseload: Caseload.DisplacedInSites, IsPassingThrough: false }
        && !supply.Of(crowd.Place, line.Item, line.AmountUnit).IsKnown;

    bool IsAbroad(PlaceId place) =>
        home is not null && basis.Situation.FindPlace(place)?.Value.Country is { } country && country != home;

    string? AxisOf(PlaceId place) => basis.Situation.FindPlace(place)?.Value.Axis;

    /// <summary>
    /// One order within the run; where readers may not see when an offensive is expected, what those need who are there
    /// today, and what comes on top by D+30. By then somebody has looked at what stands: nothing is ordered further
    /// ahead on nobody's word.
    /// </summary>
    IEnumerable<FundingLine> Lines(OpenOrder order)
    {
        if (order.Lines[0].Item is Toilet)
        {
            if (needs.UnitsToday(order) is > 0 and var missing)
            {
                yield return Line(order, missing, 0, 0) with
                {
                    NeededToday = missing,
                    NeededBy = basis.AsOf,
                    IsOfNothingKnown = true,
                };
            }

            yield break;
        }

        if (!isAfterOffensive)
        {
            if (Within(order) is { } line) yield return line;
            yield break;
        }

        var today = needs.UnitsToday(order);
        if (today > 0 && needs.FirstDayOf(order.Lines) is { } first)
        {
            yield return Line(order, today, first, first) with
            {
                NeededToday = today,
                NeededBy = basis.AsOf.AddDays(first),
            };
        }

        if (scenario is not { } until) yield break;

        var (most, from) = needs.MostBy(order, basis.DayOfOffensive + until, today);
        if (most <= today) yield break;

        var added = Line(order, most - today, from);
        var needed = Math.Max(0, from - basis.DayOfOffensive);
        yield return added with
        {
            ScenarioDay = until,
            NeededByFromOffensive = needed,
            ReleaseBy = null,
            ReleaseByFromOffensive = needed - (int?)added.LeadDays,
        };
    }

    /// <summary>The order of all that half of the futures need within the run. Null where they need nothing.</summary>
    FundingLine? Within(OpenOrder order)
    {
        // Who comes later is ordered for once somebody has said what room there is; kits have a day that does not wait.
        var isRoom = order.Lines[0].Item is Supply.Capacity;
        var weeks = needs.ByWeek(order).FindAll(week => !isRoom || week.Day <= DaysOfRoom);
        var most = weeks.MaxBy(static week => week.Units);
        if (most.Units <= 0) return null;

        var first = weeks.First(static week => week.Units > 0).Day;
        return Line(order, most.Units, first, most.Day) with
        {
            NeededToday = weeks[0].Units,
            NeededBy = basis.AsOf.AddDays(first),
        };
    }

    /// <summary>An order of so many units that are needed from a day on.</summary>
    /// <param name="order">The order.</param>
    /// <param name="units">How many.</param>
    /// <param name="due">The day from which they are needed, in days from the as-of date.</param>
    /// <param name="most">The day on which most of them are needed. Null where that day is not told.</param>
    FundingLine Line(OpenOrder order, double units, int due, int? most = null)
    {
        var (option, lines) = (order.Option, order.Lines);
        var cost = order.Priced.CostOf(units);
        List<PlaceId> places =
            [.. order.Crowds.SelectMany(static crowd => PlaceGroup.MembersOf(crowd.Place)).Distinct().Order()];
        var isEverywhere = lines[0].Item is not (Supply.Capacity or Toilet) || places.Contains(PeopleAtNoPlace.Nowhere);
        var together = isEverywhere ? PlaceGroup.Everywhere : places.Count > 1 ? PlaceGroup.Of(places) : null;
        var request = new ChannelRequest(option, places[0], lines[0].Sector, units, cost, due);
        var (choice, chain) = chooser.Choose(request, means.Copy());
        var lead = chain.Time?.Quantile(level);
        return new()
        {
            Action = option.Id,
            Item = option.Item,
            Place = together is null ? places[0] : new(together.Code),
            Together = together,
            Places = isEverywhere ? [] : places,
            Quantity = units,
            QuantityBound = Bound.AtMost,
            MostNeededOn = most is { } day ? basis.AsOf.AddDays(day) : null,
            Standing = [.. chooser.Standing(request, choice)],
            People = order.Priced.PeopleServedBy(units, lines[0], basis.Household, 1),
            Unit = order.Priced.Unit,
            Cost = cost,
            CostIsLowerBound = order.Priced.CostIsLowerBound,
            LeadDays = lead,
            ReleaseBy = lead is { } days ? basis.AsOf.AddDays(due - days) : null,
            // Nobody knows whether anything is late where nobody knows what stands.
            Means = choice with { InTime = InTime.NotKnown },
            PriceOrigin = option.PriceOrigin,
            LearnedLater = option.LearnedLater || chain.LearnedLater
                || lines.Any(line => line.IsLearnedAfter(basis.AsOf)),
            Evidence =
            [
                .. lines.SelectMany(static line => line.Grounds)
                    .Concat(order.Crowds.SelectMany(static crowd => crowd.Evidence)).Concat(option.Evidence)
                    .Concat(order.Priced.Evidence).Concat(chain.Evidence).Distinct(),
            ],
        };
    }

    const string Places = "places";
    const string Toilet = "toilet";

    /// <summary>
    /// Days ahead for which places are ordered where nobody said what room there is, as by D+30 where an offensive is
    /// to come. Judgement: somebody has asked by then.
    /// </summary>
    const int DaysOfRoom = 30;
}

/// <summary>One thing that is ordered for some crowds although nobody said what stands.</summary>
/// <param name="Option">What is ordered.</param>
/// <param name="Priced">The same counted and priced.</param>
/// <param name="Lines">What the standard asks for.</param>
/// <param name="Crowds">For whom.</param>
/// <param name="Covered">The part, from 0 to 1, that stands at sites nobody names.</param>
sealed record OpenOrder(
    ResponseOption Option, PricedQuantity Priced, IReadOnlyList<Indicator> Lines, IReadOnlyList<MemberCaseload> Crowds,
    double Covered);
