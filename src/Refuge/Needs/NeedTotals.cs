using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>
/// What all places together need: sums member by member on the as-of date and every seventh day after it.
/// </summary>
/// <remarks>
/// The median of a sum is not the sum of medians: members that fill one place often leave another empty. So each member
/// is summed over its places first. What is uncovered is summed place by place, for a tap that is spare in one camp
/// serves nobody in another. People beyond reach are a contingency and in no total. Places are those of the country of
/// the crisis, as in <see cref="PlacesLedger"/>: room across a border serves nobody here.
/// </remarks>
sealed class NeedTotals
{
    readonly NeedsBasis basis;
    readonly GapCalculator gaps;
    readonly Supply supply;
    readonly IReadOnlyList<Need> today;
    readonly List<IGrouping<PlaceId, MemberCaseload>> places;
    readonly List<IGrouping<(string Sector, string Item, string Phase), Indicator>> lines;
    readonly PeopleAtNoPlace? nowhere;
    readonly ReturnsSinceTotal? cameHome;
    readonly string? home;

    internal NeedTotals(
        NeedsBasis basis, GapCalculator gaps, Supply supply, IReadOnlyList<MemberCaseload> crowds,
        IReadOnlyList<Need> today)
    {
        (this.basis, this.gaps, this.supply) = (basis, gaps, supply);
        nowhere = basis.AtNoPlace is { IsInTotals: true } people ? people : null;
        cameHome = basis.CameHomeNowhere;
        home = PlacesLedger.HomeOf(basis.Situation);
        this.today = [.. today, .. AtNoPlace(), .. CameHome()];
        places = [
            .. crowds.Where(static crowd => crowd.Caseload is not Caseload.BeyondReach)
            .GroupBy(static crowd => crowd.Place)];
        lines =
        [
            .. basis.Yardstick.Measured.Where(static line => line.HasAmount)
                .GroupBy(static line => (line.Sector, line.Item, line.Phase))
                .OrderBy(static group => group.Key.Sector, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.Item, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.Phase, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The totals of the places that <paramref name="isCounted"/> lets in, in the order of dates, sectors, items and
    /// phases.
    /// </summary>
    internal IEnumerable<NeedTotal> Over(Func<PlaceId, bool> isCounted)
    {
        foreach (var group in lines)
        {
            if (Stated(group, isCounted) is { } total) yield return total;
        }

        var counted = CrowdsOf(isCounted);
        for (var day = DaysOfWeek; day <= basis.Forecast.Size.Days; day += DaysOfWeek)
        {
            var people = counted.ConvertAll(
                place => new PlacePeople(place.Key, [.. place.Select(crowd => MembersOn(crowd, day))]));
            foreach (var group in lines)
            {
                if (Drawn(group, basis.AsOf.AddDays(day), people) is { } total) yield return total;
            }
        }
    }

    /// <summary>
    /// How many people of each group the totals hold today and four weeks on, or on the last week of a shorter run:
    /// what moves them. Empty where the run is shorter than a week.
    /// </summary>
    internal IEnumerable<GroupMove> Moves(Func<PlaceId, bool> isCounted)
    {
        var day = Math.Min(FourWeeks, basis.Forecast.Size.Days / DaysOfWeek * DaysOfWeek);
        if (day == 0) yield break;

        var crowds = CrowdsOf(isCounted).SelectMany(static place => place).ToList();
        var then = crowds.ToLookup(static crowd => crowd.Caseload, crowd => MembersOn(crowd, day).People);
        var now = today
            .Where(need => need.Caseload is not Caseload.BeyondReach && need.People is not null
                && (need.Place == PeopleAtNoPlace.Nowhere || isCounted(need.Place)))
            .DistinctBy(static need => (need.Place, need.Caseload))
            .ToLookup(static need => need.Caseload, static need => need.People!.Value.Median);
        foreach (var group in Enum.GetValues<Caseload>().Where(group => then.Contains(group) || now.Contains(group)))
        {
            var sums = new double[basis.Forecast.Size.Members];
            foreach (var people in then[group])
            {
                for (var member = 0; member < sums.Length; member++) sums[member] += people[member];
            }

            yield return new(group, now[group].Sum(), Spread(sums).Median, basis.AsOf.AddDays(day))
            {
                // Who passes through a way station arrives once more where the way ends.
                Arriving = IsDisplaced(group)
                    ? Arriving(crowds.FindAll(crowd => crowd.Caseload == group && !crowd.IsPassingThrough), day) : null,
            };
        }
    }

    static bool IsDisplaced(Caseload group) =>
        group is Caseload.DisplacedInSites or Caseload.DisplacedOutsideSites;

    /// <summary>
    /// How many arrive at the places of crowds until a day, or come to be at no known place: the middle figure.
    /// </summary>
    double Arriving(IReadOnlyList<MemberCaseload> crowds, int until)
    {
        var (arrivals, sums) = (basis.Forecast.Arrivals, new double[basis.Forecast.Size.Members]);
        foreach (var crowd in crowds.Where(static crowd => crowd.Place == PeopleAtNoPlace.Nowhere))
        {
            var (now, then) = (MembersOn(crowd, 0).People, MembersOn(crowd, until).People);
            for (var member = 0; member < sums.Length; member++)
            {
                sums[member] += Math.Max(0, then[member] - now[member]);
            }
        }

        foreach (var place in crowds.SelectMany(crowd => PlaceGroup.MembersOf(crowd.Place)).Where(arrivals.Has))
        {
            for (var day = 1; day <= until; day++)
            {
                var members = arrivals.On(place, day);
                for (var member = 0; member < sums.Length; member++) sums[member] += members[member];
            }
        }

        return Spread(sums).Median;
    }

    /// <summary>
    /// The crowds of the places that are let in. Whoever may not see everybody who flees sees those at no known place
    /// as they were counted.
    /// </summary>
    List<IGrouping<PlaceId, MemberCaseload>> CrowdsOf(Func<PlaceId, bool> isCounted)
    {
        var elsewhere = isCounted(PeopleAtNoPlace.Nowhere) ? nowhere?.AsForecast(basis.Forecast)
            : nowhere?.AsCounted(basis.Forecast);
        return
        [
            .. places.Where(place => isCounted(place.Key)),
            .. (elsewhere ?? []).Concat(CrowdOfCameHome()).GroupBy(static crowd => crowd.Place),
        ];
    }

    /// <summary>What those need today who are at no known place.</summary>
    IEnumerable<Need> AtNoPlace() => nowhere is not { } people ? [] :
        from crowd in people.Today
        from line in basis.Yardstick.Measured
        where line.HasAmount && line.IsFor(crowd.Caseload, isPassingThrough: false)
            && gaps.Applies(line, basis.AsOf) && basis.Asks(PeopleAtNoPlace.Nowhere, line)
        select gaps.Of(
            basis.AsOf, PeopleAtNoPlace.Nowhere, crowd.Caseload, line, new(crowd.People, people.People.Bound),
            supply.Of(PeopleAtNoPlace.Nowhere, line.Item, line.AmountUnit), SupplyPart.Whole, people.Evidence);

    /// <summary>What those need today who went home nobody knows where.</summary>
    IEnumerable<Need> CameHome() => cameHome is not { } people ? [] :
        from line in basis.Yardstick.Measured
        where line.HasAmount && line.IsFor(Caseload.Returnees, isPassingThrough: false)
            && gaps.Applies(line, basis.AsOf) && basis.Asks(PeopleAtNoPlace.Nowhere, line)
        select gaps.Of(
            basis.AsOf, PeopleAtNoPlace.Nowhere, Caseload.Returnees, line, new(Band.Of(people.People), Bound.About),
            supply.Of(PeopleAtNoPlace.Nowhere, line.Item, line.AmountUnit), SupplyPart.Whole, people.Evidence);

    /// <summary>The same people through time: as many as were counted.</summary>
    IEnumerable<MemberCaseload> CrowdOfCameHome()
    {
        if (cameHome is not { } home) yield break;

        var size = basis.Forecast.Size;
        var people = new MemberMatrix([PeopleAtNoPlace.Nowhere], size.Days, size.Members);
        for (var day = 0; day <= size.Days; day++)
        {
            for (var member = 0; member < size.Members; member++)
            {
                people[PeopleAtNoPlace.Nowhere][day, member] = (int)home.People;
            }
        }

        yield return new(PeopleAtNoPlace.Nowhere, Caseload.Returnees, people) { Evidence = home.Evidence };
    }

    /// <summary>
    /// The total of what is stated on the as-of date, without draws. Null when nobody needs it anywhere.
    /// </summary>
    NeedTotal? Stated(
        IGrouping<(string Sector, string Item, string Phase), Indicator> group, Func<PlaceId, bool> isCounted)
    {
        var byPlace = today
            .Where(need => need.Indicator == group.Key.Item && need.Phase == group.Key.Phase
                && need.Caseload is not Caseload.BeyondReach
                && (need.Place == PeopleAtNoPlace.Nowhere || isCounted(need.Place))
                && IsIn(group.Key.Item, need.Place))
            .GroupBy(static need => need.Place)
            .ToList();
        if (byPlace.Count == 0) return null;

        var sum = new TotalSupply(supply, group.First(), basis.AsOf);
        Band? need = null;
        double? uncovered = null;
        foreach (var bucket in sum.Buckets(byPlace, static rows => rows.Key))
        {
            var at = sum.Add(bucket, static rows => rows.Key,
                static rows => rows.All(static row => row.Amount is not null));
            var known = bucket.Members.SelectMany(static rows => rows).Select(static row => row.Amount).OfType<Band>()
                .ToList();
            if (known.Count == 0) continue;

            var median = known.Sum(static band => band.Median);
            var (low, high) = (known.Sum(static band => band.Low), known.Sum(static band => band.High));
            need = new((need?.Low ?? 0) + low, (need?.Median ?? 0) + median, (need?.High ?? 0) + high);
            if (at is { } stands) uncovered = (uncovered ?? 0) + Math.Max(0, median - stands);
        }

        return sum.Total(group, need, uncovered);
    }

    NeedTotal? Drawn(
        IGrouping<(string Sector, string Item, string Phase), Indicator> group, DateOnly date, List<PlacePeople> places)
    {
        var applying = group.Where(line => gaps.Applies(line, date)).ToList();
        if (applying.Count == 0) return null;

        var members = basis.Forecast.Size.Members;
        var (need, uncovered, here) = (new double[members], new double[members], new double[members]);
        var sum = new TotalSupply(supply, applying[0], date);
        var (isNeeded, isSeasonKnown) = (false, applying.TrueForAll(line => !gaps.SeasonIsUnknownFor(line, date)));
        // As in needs.csv: where nine members in ten need nothing there is no row, and nothing that could be unknown.
        var needing = places.FindAll(
            place => IsIn(group.Key.Item, place.Place) && IsNeeded(applying, date, place, here));
        foreach (var bucket in sum.Buckets(needing, static place => place.Place))
        {
            isNeeded = true;
            var at = sum.Add(bucket, static place => place.Place, _ => isSeasonKnown);
            here.AsSpan().Clear();
            foreach (var (crowd, people) in bucket.Members.SelectMany(static place => place.Groups))
            {
                Add(applying, date, crowd, people, here);
            }

            for (var member = 0; member < members; member++)
            {
                need[member] += here[member];
                if (at is { } stands) uncovered[member] += Math.Max(0, here[member] - stands);
            }
        }

        if (!isNeeded) return null;
        return sum.Total(
            group, isSeasonKnown ? Spread(need) : null,
            isSeasonKnown && sum.IsAnyKnown ? Spread(uncovered).Median : null);
    }

    /// <summary>Whether a place is in the total of a thing: places for people are counted in one country.</summary>
    bool IsIn(string item, PlaceId place) =>
        item is not Supply.Capacity || !PlaceGroup.MembersOf(place).All(IsAbroad);

    bool IsAbroad(PlaceId place) =>
        home is not null && basis.Situation.FindPlace(place)?.Value.Country is { } country && country != home;

    bool IsNeeded(List<Indicator> applying, DateOnly date, PlacePeople place, double[] here)
    {
        here.AsSpan().Clear();
        foreach (var (crowd, people) in place.Groups) Add(applying, date, crowd, people, here);
        return here.Count(static each => each > 0) > here.Length * (1 - HighQuantile);
    }

    void Add(List<Indicator> applying, DateOnly date, MemberCaseload crowd, int[] people, double[] needed)
    {
        foreach (var line in applying.Where(crowd.Needs))
        {
            for (var member = 0; member < people.Length; member++)
            {
                if (people[member] > 0) needed[member] += gaps.AmountOn(line, date, people[member]);
            }
        }
    }

    (MemberCaseload Crowd, int[] People) MembersOn(MemberCaseload crowd, int day)
    {
        var people = new int[basis.Forecast.Size.Members];
        crowd.On(day, people);
        return (crowd, people);
    }

    static Band Spread(double[] members)
    {
        Array.Sort(members);
        return new(
            Quantiles.OfSorted<double>(members, 0.1), Quantiles.OfSorted<double>(members, 0.5),
            Quantiles.OfSorted<double>(members, HighQuantile));
    }

    const int DaysOfWeek = 7;
    const int FourWeeks = 28;
    const double HighQuantile = 0.9;

    /// <summary>The people of one place on one day: by group, [members].</summary>
    sealed record PlacePeople(PlaceId Place, IReadOnlyList<(MemberCaseload Crowd, int[] People)> Groups);
}
