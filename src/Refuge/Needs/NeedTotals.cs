using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>
/// What all places together need: sums member by member on the as-of date and every seventh day after it.
/// </summary>
/// <remarks>
/// The median of a sum is not the sum of medians: members that fill one place often leave another empty. So each member
/// is summed over its places first. What is uncovered is summed place by place, for a tap that is spare in one camp
/// serves nobody in another. People beyond reach are a contingency and in no total.
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

    internal NeedTotals(
        NeedsBasis basis, GapCalculator gaps, Supply supply, IReadOnlyList<MemberCaseload> crowds,
        IReadOnlyList<Need> today)
    {
        (this.basis, this.gaps, this.supply) = (basis, gaps, supply);
        nowhere = basis.AtNoPlace is { IsInTotals: true } people ? people : null;
        cameHome = basis.CameHomeNowhere;
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
                && (need.Place == PeopleAtNoPlace.Nowhere || isCounted(need.Place)))
            .GroupBy(static need => need.Place)
            .ToList();
        if (byPlace.Count == 0) return null;

        var sum = new Sum(supply, group.First(), basis.AsOf);
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
        var sum = new Sum(supply, applying[0], date);
        var (isNeeded, isSeasonKnown) = (false, applying.TrueForAll(line => !gaps.SeasonIsUnknownFor(line, date)));
        // As in needs.csv: where nine members in ten need nothing there is no row, and nothing that could be unknown.
        var needing = places.FindAll(place => IsNeeded(applying, date, place, here));
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

    /// <summary>Places that share one supply in a total.</summary>
    /// <param name="Group">The places of which what stands is stated together. Null for one place by itself.</param>
    /// <param name="Members">Those of them that need the thing.</param>
    sealed record Bucket<T>(PlaceGroup? Group, List<T> Members);

    /// <summary>What stands and comes at the places of a total.</summary>
    sealed class Sum(Supply supply, Indicator line, DateOnly date)
    {
        double? have, coming;
        DateOnly? oldest;
        int unknown;

        /// <summary>Whether anybody stated what stands at any place.</summary>
        internal bool IsAnyKnown => have is not null;

        /// <summary>
        /// The places in the parts that share one supply: those of which somebody states together what stands, and each
        /// other place by itself.
        /// </summary>
        internal IEnumerable<Bucket<T>> Buckets<T>(List<T> places, Func<T, PlaceId> placeOf)
        {
            var open = places;
            foreach (var group in supply.TogetherOf(line.Item))
            {
                var held = open.FindAll(place => group.Holds(placeOf(place)));
                if (held.Count == 0) continue;

                open = open.FindAll(place => !group.Holds(placeOf(place)));
                yield return new(group, held);
            }

            foreach (var place in open) yield return new(null, [place]);
        }

        /// <summary>Counts a part in; what stands and comes there, or null when nobody stated what stands.</summary>
        internal double? Add<T>(Bucket<T> bucket, Func<T, PlaceId> placeOf, Func<T, bool> isKnown)
        {
            var places = bucket.Members.ConvertAll(place => placeOf(place));
            var stands = bucket.Group is { } group
                ? supply.Of(group, line.Item, line.AmountUnit, places)
                : supply.Of(places[0], line.Item, line.AmountUnit);
            unknown += stands.IsKnown ? bucket.Members.Count(place => !isKnown(place)) : places.Count;
            if (stands.Coming(date) is { } comes) coming = (coming ?? 0) + comes;
            if (stands.Have(date) is not { } standing) return null;

            have = (have ?? 0) + standing.Value;
            if (oldest is null || stands.HaveOn < oldest) oldest = stands.HaveOn ?? oldest;
            return standing.Value + (stands.Coming(date) ?? 0);
        }

        internal NeedTotal Total(
            IGrouping<(string Sector, string Item, string Phase), Indicator> group, Band? need, double? uncovered)
        {
            // What is brought to no place that anybody names closes a part of what is missing somewhere.
            var anywhere = supply.ToNoPlace(line.Item, line.AmountUnit, date);
            return new(
                date, group.Key.Sector, group.Key.Item, line.Evidence, group.Key.Phase, line.AmountUnit,
                need?.Select(Tidy), Tidied(have), Tidied(anywhere is null ? coming : (coming ?? 0) + anywhere),
                Tidied(uncovered is { } open ? Math.Max(0, open - (anywhere ?? 0)) : null), unknown)
            {
                HaveOn = oldest,
            };
        }

        /// <summary>
        /// Without the last binary digits that adding leaves behind, far below any unit that is counted.
        /// </summary>
        static double Tidy(double amount) => Math.Round(amount, 9);

        static double? Tidied(double? amount) => amount is { } known ? Tidy(known) : null;
    }
}

/// <summary>How many people of a group the totals hold, today and later.</summary>
/// <param name="Group">The group.</param>
/// <param name="Today">How many today, as stated.</param>
/// <param name="Then">How many on the later day: the middle figure.</param>
/// <param name="Day">The later day.</param>
readonly record struct GroupMove(Caseload Group, double Today, double Then, DateOnly Day)
{
    /// <summary>
    /// How many are expected to arrive at places of the group from today on: the middle figure. What it grows by beyond
    /// them was counted already at no known place, or has come since the last count. Null for people who did not flee.
    /// </summary>
    internal double? Arriving { get; init; }
}

/// <summary>What all places together need of one thing on one day: one row of <c>needs_total.csv</c>.</summary>
/// <param name="Date">The day.</param>
/// <param name="Sector">The sector, such as <c>WASH</c>.</param>
/// <param name="Indicator">What is needed: a code of the standard set.</param>
/// <param name="Standard">The standard it is measured against.</param>
/// <param name="Phase">The phase of the standard.</param>
/// <param name="Unit">The unit of every amount of the row.</param>
/// <param name="Need">What is needed. Null when unknown.</param>
/// <param name="Have">What stands where anybody stated it. Null when nobody did anywhere.</param>
/// <param name="Coming">What others bring by then. Null when nobody said.</param>
/// <param name="Uncovered">The median of what nobody covers, summed over the places where it is known what stands. Null
/// when it is known nowhere.</param>
/// <param name="PlacesUnknown">Places where it is needed and where people or what stands are not known: the total
/// misses them.</param>
sealed record NeedTotal(
    DateOnly Date,
    string Sector,
    string Indicator,
    StandardEvidence Standard,
    string Phase,
    string Unit,
    Band? Need,
    double? Have,
    double? Coming,
    double? Uncovered,
    int PlacesUnknown)
{
    /// <summary>The day of the oldest count of what stands. Null when none is dated.</summary>
    internal DateOnly? HaveOn { get; init; }
}
