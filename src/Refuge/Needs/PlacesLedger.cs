using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>
/// The places for displaced people, site by site and along each direction: what stands, what of it is free, what is
/// under way and from when, what is only planned, and how many people are in sites. On the as-of date and every seventh
/// day after.
/// </summary>
/// <remarks>
/// <para>
/// Places are needed by people in sites: who lives with hosts or at home needs none, and who is screened or passes
/// through stays for hours or days. Candidates and sites in another country have rows of their own and are in no total.
/// </para>
/// <para>
/// A statement that names no site speaks of all of them together, and contains what single sites state: the total takes
/// the larger of the two and never their sum.
/// </para>
/// </remarks>
sealed class PlacesLedger
{
    readonly NeedsBasis basis;
    readonly Supply supply;
    readonly PlaceStates states;
    readonly List<SiteEntry> sites;
    readonly List<Recorded<Response>> siteless;
    readonly PeopleAtNoPlace? nowhere;

    /// <summary>The ledger of what a situation holds.</summary>
    /// <param name="basis">What needs are worked out from.</param>
    /// <param name="supply">What stands and comes.</param>
    /// <param name="crowds">Who is where in the forecast.</param>
    internal PlacesLedger(NeedsBasis basis, Supply supply, IReadOnlyList<MemberCaseload> crowds)
    {
        (this.basis, this.supply, states) = (basis, supply, new(basis.Situation));
        nowhere = basis.AtNoPlace is { IsWithoutSites: true } homeless ? homeless : null;
        var people = crowds.Where(static crowd => crowd.Caseload is Caseload.DisplacedInSites)
            .ToDictionary(static crowd => crowd.Place);
        var home = HomeOf(basis.Situation);
        sites =
        [
            .. from site in basis.Situation.Sites
               where site.Value.Kind is not SiteKind.Host
               let place = basis.Situation.FindPlace(site.Value.Place)
               where place is not null
               orderby site.Value.Place
               select new SiteEntry(
                   site, place.Value.Axis, place.Value.Country is { } country && home is not null && country != home,
                   people.GetValueOrDefault(site.Value.Place), supply.Of(site.Value.Place, Supply.Capacity, Places),
                   Planned(site.Value.Place)),
        ];
        siteless =
        [
            .. basis.Responses.Where(static row => row.Value is { Place: null, Item: Supply.Capacity })
                .OrderBy(static row => row.Value.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The rows of the sites that <paramref name="isCounted"/> lets in, in the order of dates, then totals behind
    /// their sites.
    /// </summary>
    internal IEnumerable<LedgerRow> Over(Func<PlaceId, bool> isCounted)
    {
        var counted = sites.FindAll(site => isCounted(site.Place));
        var homeless = nowhere is null ? null
            : isCounted(PeopleAtNoPlace.Nowhere) ? nowhere.AsForecast(basis.Forecast)[0]
            : nowhere.AsCounted(basis.Forecast)[0];
        for (var day = 0; day <= basis.Forecast.Size.Days; day += DaysOfWeek)
        {
            foreach (var site in counted) yield return Row(site, day);
            foreach (var row in siteless) yield return Row(row, day);
            if (homeless is not null) yield return Row(homeless, day);

            var residential = counted.FindAll(static site => site.IsResidential);
            foreach (var axis in residential.Where(static site => site.Axis is not null)
                .GroupBy(static site => site.Axis!, StringComparer.Ordinal)
                .OrderBy(static axis => axis.Key, StringComparer.Ordinal))
            {
                yield return Total(axis.Key, [.. axis], day, []);
            }

            if (residential.Count > 0 || siteless.Count > 0 || homeless is not null)
            {
                var total = Total(null, residential, day, siteless);
                yield return homeless is null ? total : total with
                {
                    Short = (total.Short ?? 0) + Row(homeless, day).Short,
                    Evidence = [.. total.Evidence.Concat(homeless.Evidence).Distinct()],
                };
            }
        }
    }

    LedgerRow Row(SiteEntry site, int day)
    {
        var date = basis.AsOf.AddDays(day);
        var isCandidate = site.Site.Value.Kind is SiteKind.Candidate;
        var standing = isCandidate ? null : Standing(site, date);
        var (coming, from) = UnderWay(site, date);
        var people = People(site, day);
        // A plot stays a plot: how many people it takes is a matter of the household.
        var size = site.Site.Value.CapacityIsComputed ? basis.Household : 1;
        return new()
        {
            Date = date,
            Axis = site.Axis,
            Place = site.Place,
            Kind = site.Site.Value.Kind,
            Standing = standing / size,
            Free = people is null ? null : Math.Max(0, (standing - Median(people)) ?? 0) is var free
                && standing is not null ? Math.Floor(free / size) : null,
            UnderWay = coming / size,
            UnderWayFrom = from,
            Planned = (isCandidate ? site.Site.Value.Capacity?.Count : site.Planned) / size,
            PeopleInSites = people is null ? null : Median(people),
            Short = people is null || standing is not { } room
                ? null
                : Math.Ceiling(Median([.. people.Select(each => (int)Math.Max(0, each - room))]) / size),
            IsAbroad = site.IsAbroad,
            Unit = site.Site.Value.CapacityIsComputed ? Plots : PeopleUnit,
            Evidence = [.. site.Site.Evidence.Concat(site.Supply.Evidence).Concat(site.Crowd?.Evidence ?? [])
                .Distinct()],
        };
    }

    /// <summary>Those of whom nobody said where they stay: each is short of a place, at the most.</summary>
    LedgerRow Row(MemberCaseload homeless, int day)
    {
        var people = new int[basis.Forecast.Size.Members];
        homeless.On(day, people);
        return new()
        {
            Date = basis.AsOf.AddDays(day),
            Short = Median(people),
            Unit = PeopleUnit,
            Evidence = homeless.Evidence,
        };
    }

    /// <summary>What is stated of all sites together, or of sites that nobody names.</summary>
    LedgerRow Row(Recorded<Response> row, int day)
    {
        var date = basis.AsOf.AddDays(day);
        var amount = supply.AmountOf(row.Value, Places);
        var isPaid = Supply.Covers(row.Value.Status);
        var stands = isPaid && !(row.Value.From > date) && !(row.Value.To < date);
        var isComing = isPaid && row.Value.From > date;
        return new()
        {
            Date = date,
            Standing = stands ? amount : null,
            UnderWay = isComing ? amount : null,
            UnderWayFrom = isComing ? row.Value.From : null,
            Planned = row.Value.Status is ResponseStatus.Planned ? amount : null,
            Unit = PeopleUnit,
            Evidence = row.Evidence,
        };
    }

    LedgerRow Total(string? axis, List<SiteEntry> counted, int day, List<Recorded<Response>> together)
    {
        var date = basis.AsOf.AddDays(day);
        var known = counted.FindAll(site => Standing(site, date) is not null);
        double? standing = known.Count == 0 ? null : known.Sum(site => Standing(site, date)!.Value);
        foreach (var row in together.Select(row => Row(row, day)).Where(static row => row.Standing is not null))
        {
            standing = Math.Max(standing ?? 0, row.Standing!.Value);
        }

        var people = Sum(counted, day);
        var coming = counted.ConvertAll(site => UnderWay(site, date)).FindAll(static each => each.Amount is not null);
        return new()
        {
            Date = date,
            Axis = axis,
            IsTotal = true,
            Standing = standing,
            Free = standing is { } room && people is not null ? Math.Max(0, room - Median(people)) : null,
            UnderWay = coming.Count == 0 ? null : coming.Sum(static each => each.Amount!.Value),
            UnderWayFrom = coming.Min(static each => each.From),
            Planned = counted.Exists(static site => site.Planned is not null)
                ? counted.Sum(static site => site.Planned ?? 0) : null,
            PeopleInSites = people is null ? null : Median(people),
            Short = standing is { } stands && people is not null
                ? Median([.. people.Select(each => (int)Math.Max(0, each - stands))])
                : null,
            IsAbroad = false,
            Unit = PeopleUnit,
            Evidence =
            [
                .. counted.SelectMany(static site => site.Supply.Evidence)
                    .Concat(counted.SelectMany(static site => site.Crowd?.Evidence ?? []))
                    .Concat(together.SelectMany(static row => row.Evidence)).Distinct(),
            ],
        };
    }

    /// <summary>What stands and is delivered by then. Null when nobody said.</summary>
    static double? Standing(SiteEntry site, DateOnly date) =>
        site.Supply.Have(date) is { } have ? have.Value + (site.Supply.Coming(date) ?? 0) : site.Supply.Coming(date);

    /// <summary>What is paid for and comes later, a site that has yet to open included.</summary>
    static (double? Amount, DateOnly? From) UnderWay(SiteEntry site, DateOnly date)
    {
        var (amount, from) = site.Supply.UnderWay(date);
        if (site.Site.Value is not { Opens: { } opens, Capacity: { } capacity } || opens <= date) return (amount, from);
        return ((amount ?? 0) + capacity.Count, from < opens ? from : opens);
    }

    /// <summary>[members] The people of a site; null when nobody ever counted them and none are forecast.</summary>
    int[]? People(SiteEntry site, int day)
    {
        if (site.Crowd is null) return null;

        var people = new int[basis.Forecast.Size.Members];
        site.Crowd.On(day, people);
        return basis.Forecast.Uncounted.Contains(site.Place) && !people.AsSpan().ContainsAnyExcept(0) ? null : people;
    }

    int[]? Sum(List<SiteEntry> counted, int day)
    {
        int[]? sum = null;
        foreach (var people in counted.Select(site => People(site, day)).OfType<int[]>())
        {
            sum ??= new int[people.Length];
            for (var member = 0; member < sum.Length; member++) sum[member] += people[member];
        }

        return sum;
    }

    static double Median(int[] people)
    {
        int[] sorted = [.. people.Order()];
        return Quantiles.OfSorted<int>(sorted, 0.5);
    }

    double? Planned(PlaceId place)
    {
        var planned = basis.Responses
            .Where(row => row.Value.Place == place
                && row.Value is { Item: Supply.Capacity, Status: ResponseStatus.Planned })
            .Select(row => supply.AmountOf(row.Value, Places)).OfType<double>().ToList();
        return planned.Count == 0 ? null : planned.Sum();
    }

    /// <summary>The country in which most sites stand. Null when no site has one.</summary>
    internal static string? HomeOf(Situation situation) => situation.Sites
        .Select(site => situation.FindPlace(site.Value.Place)?.Value.Country).OfType<string>()
        .GroupBy(static country => country, StringComparer.Ordinal)
        .OrderByDescending(static country => country.Count())
            .ThenBy(static country => country.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    const int DaysOfWeek = 7;
    const string Places = "places";
    const string PeopleUnit = "people";
    const string Plots = "plots";

    /// <summary>A site with what is known of it.</summary>
    sealed record SiteEntry(
        Recorded<Site> Site, string? Axis, bool IsAbroad, MemberCaseload? Crowd, SupplyLine Supply, double? Planned)
    {
        internal PlaceId Place => Site.Value.Place;

        /// <summary>Whether people live there for weeks, in the country of the crisis.</summary>
        internal bool IsResidential => !IsAbroad
            && Site.Value.Kind is not (SiteKind.Candidate or SiteKind.Screening or SiteKind.Transit);
    }
}

/// <summary>One row of <c>places_ledger.csv</c>.</summary>
sealed record LedgerRow
{
    /// <summary>The day.</summary>
    internal required DateOnly Date { get; init; }

    /// <summary>The direction, in the crisis's own words. Null when none was stated, and in the total of all.</summary>
    internal string? Axis { get; init; }

    /// <summary>The site. Null in a total, and of a statement that names no site.</summary>
    internal PlaceId? Place { get; init; }

    /// <summary>Whether it is the total of a direction, or of all.</summary>
    internal bool IsTotal { get; init; }

    /// <summary>What kind of site. Null when not stated, and in a total.</summary>
    internal SiteKind? Kind { get; init; }

    /// <summary>Places that stand, in <see cref="Unit"/>. Null when nobody said.</summary>
    internal double? Standing { get; init; }

    /// <summary>Of those, how many half of the members leave free. Null when unknown.</summary>
    internal double? Free { get; init; }

    /// <summary>Places that are paid for and stand later. Null when nobody said.</summary>
    internal double? UnderWay { get; init; }

    /// <summary>The first day on which some of those stand. Null when none is under way.</summary>
    internal DateOnly? UnderWayFrom { get; init; }

    /// <summary>Places that somebody plans and nobody pays for. Null when nobody said.</summary>
    internal double? Planned { get; init; }

    /// <summary>People in sites, the median. Null when nobody counted any and none are forecast.</summary>
    internal double? PeopleInSites { get; init; }

    /// <summary>Places short, the median. Null when it is not known what stands.</summary>
    internal double? Short { get; init; }

    /// <summary>Whether it lies in another country than most sites. Null of a statement that names no site.</summary>
    internal bool? IsAbroad { get; init; }

    /// <summary>What places are counted in: <c>people</c> or <c>plots</c>.</summary>
    internal required string Unit { get; init; }

    /// <summary>What it rests on. Never empty.</summary>
    internal required IReadOnlyList<Evidence> Evidence { get; init; }
}
