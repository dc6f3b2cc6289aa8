using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>What stands at each place and what organisations bring there: the other side of every need.</summary>
sealed class Supply
{
    readonly Dictionary<(PlaceId, string), SupplyLine> lines = [];
    readonly ILookup<(PlaceId, string), Recorded<Facility>> facilities;
    readonly ILookup<(PlaceId, string), Recorded<Response>> responses;
    readonly IReadOnlyList<Recorded<Response>> all;
    readonly Dictionary<(string Item, string Group), SupplyLine> shared = [];
    readonly Situation situation;
    readonly double household;
    readonly Lazy<LatestCounts> counts;
    readonly ResponseChances chances;
    readonly SupplyDecay decay;

    /// <summary>What stands and comes, as known in <paramref name="situation"/>.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="responses">What organisations bring, as known on the same day.</param>
    /// <param name="household">People in a household, above zero.</param>
    /// <param name="chances">How likely what is paid for comes. Null for those of a folder that states none.</param>
    /// <param name="decay">How long counts hold. Null for that of a folder that states nothing.</param>
    public Supply(
        Situation situation, IReadOnlyList<Recorded<Response>> responses, double household,
        ResponseChances? chances = null, SupplyDecay? decay = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(household);
        (this.chances, this.decay) = (chances ?? new(), decay ?? new());
        (this.situation, this.household, all) = (situation, household, responses);
        counts = new(() => new(situation, new PlaceStates(situation)));
        facilities = situation.StandingFacilities.ToLookup(static row => (row.Value.Place, row.Value.Item));
        this.responses = responses.Where(static row => row.Value.Place is not null)
            .ToLookup(static row => (row.Value.Place!, row.Value.Item));
    }

    /// <summary>What stands and comes of <paramref name="item"/> at <paramref name="place"/>.</summary>
    /// <param name="place">The place.</param>
    /// <param name="item">The item, such as <c>toilet</c>.</param>
    /// <param name="unit">The unit in which needs of the item are counted, such as <c>toilets</c>.</param>
    public SupplyLine Of(PlaceId place, string item, string unit)
    {
        if (lines.TryGetValue((place, item), out var known)) return known;
        if (PlaceGroup.IsGroup(place))
        {
            var together = SupplyLine.Together([.. PlaceGroup.MembersOf(place).Select(each => Of(each, item, unit))]);
            return lines[(place, item)] = together;
        }

        var counted = facilities[(place, item)].LastOrDefault(static row =>
            row.Value is { Quantity: not null, IsMissing: false });
        var missing = Backlog(place, item, counted);
        var described = facilities[(place, item)].LastOrDefault(static row => row.Value.Condition is not null);
        var site = item is Capacity ? situation.FindSite(place) : null;
        var have = missing is not null || (counted is not null && decay.IsPast(counted.Value, situation.AsOf)) ? null
            : site?.Value.Capacity is { } capacity ? new Stated(capacity.Count) : counted?.Value.Quantity;

        List<Evidence> evidence =
        [
            .. missing?.Evidence ?? (site?.Value.Capacity is not null ? site.Evidence : counted?.Evidence) ?? [],
        ];
        if (described is not null && described != counted) evidence.AddRange(described.Evidence);

        List<Coming> coming = [];
        foreach (var response in responses[(place, item)])
        {
            if (AmountOf(response.Value, unit) is not { } amount || !Covers(response.Value.Status)) continue;
            // A count made after something was delivered has it in it already.
            if (response.Value.Status is ResponseStatus.Delivered
                && (missing ?? counted)?.Value.Date >= (response.Value.From ?? response.KnownOn))
            {
                continue;
            }
            coming.Add(ComingOf(response, amount));
        }

        var line = new SupplyLine(
            have, site?.Value, described?.Value.Condition, coming, evidence, Named(responses[(place, item)]))
        {
            HaveOn = site?.Value.Capacity is not null ? site.KnownOn : counted?.Value.Date,
            HaveUntil = counted is null ? null : decay.LastDayOf(counted.Value),
            Missing = missing?.Value.Quantity,
        };
        lines.Add((place, item), line);
        return line;
    }

    /// <summary>
    /// The newest statement of how many are missing. Null when there is none, or when somebody has counted the thing or
    /// the people again since: then nobody knows who still waits.
    /// </summary>
    Recorded<Facility>? Backlog(PlaceId place, string item, Recorded<Facility>? counted)
    {
        var missing = facilities[(place, item)].LastOrDefault(static row => row.Value.IsMissing);
        return missing is null || missing.Value.Date <= counted?.Value.Date
            || missing.Value.Date < counts.Value.DisplacedAt(place)?.Row.Value.Date ? null : missing;
    }

    /// <summary>
    /// The places of which somebody states together what stands of <paramref name="item"/>, groups of some places
    /// first.
    /// </summary>
    internal IEnumerable<PlaceGroup> TogetherOf(string item) => situation.SharedFacilities
        .Where(row => row.Value.Item == item && IsCount(row.Value))
        .Select(static row => row.Value.Together!)
        .Distinct()
        .OrderBy(static group => group.Places.Count == 0)
        .ThenBy(static group => group.Code, StringComparer.Ordinal);

    /// <summary>What stands and comes of an item in several places together, netted once.</summary>
    /// <param name="group">The places, of which somebody states together what stands.</param>
    /// <param name="item">The item.</param>
    /// <param name="unit">The unit in which needs of it are counted.</param>
    /// <param name="places">The places of the group that need it.</param>
    /// <remarks>
    /// The statement contains what single places state: the larger of it and their sum stands. What is brought to
    /// single places after the statement, and to all of them together, comes on top.
    /// </remarks>
    internal SupplyLine Of(PlaceGroup group, string item, string unit, IReadOnlyList<PlaceId> places)
    {
        if (shared.TryGetValue((item, group.Code), out var known)) return known;

        var counted = situation.SharedFacilities.Last(row => row.Value.Item == item && row.Value.Together == group
            && IsCount(row.Value));
        var each = places.Select(place => Of(place, item, unit)).ToList();
        var alone = each.Sum(line => line.Have(situation.AsOf)?.Value ?? 0);
        var stated = counted.Value.Quantity!.Value;
        var brought = all.Where(row => row.Value.Item == item && Covers(row.Value.Status)
            && !(row.Value.Status is ResponseStatus.Delivered && counted.Value.Date >= (row.Value.From ?? row.KnownOn))
            && (row.Value.Place is { } place ? places.Contains(place)
                : (row.Value.Together ?? PlaceGroup.Everywhere) == group));
        List<Coming> coming =
        [
            .. brought.Select(row => (Row: row, Amount: AmountOf(row.Value, unit)))
                .Where(static each => each.Amount is not null)
                .Select(each => ComingOf(each.Row, each.Amount!.Value)),
        ];
        var line = new SupplyLine(
            alone > stated.Value ? new Stated(alone, Bound.AtLeast) : stated, null, counted.Value.Condition, coming,
            [.. counted.Evidence.Concat(each.SelectMany(static line => line.Evidence)).Distinct()], null)
        {
            HaveOn = counted.Value.Date,
            HaveUntil = decay.LastDayOf(counted.Value),
        };
        shared.Add((item, group.Code), line);
        return line;
    }

    /// <summary>Whether a row of several places tells what stands today.</summary>
    bool IsCount(Facility row) =>
        row.Quantity is not null && row.Date <= situation.AsOf && !decay.IsPast(row, situation.AsOf);

    /// <summary>
    /// What is brought to no place that anybody names, by a day: to all places together, and in no row of any of them.
    /// Null when nothing is.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="unit">The unit in which needs of it are counted.</param>
    /// <param name="day">The day.</param>
    /// <remarks>Where somebody states what stands of it everywhere, it is netted there already.</remarks>
    internal double? ToNoPlace(string item, string unit, DateOnly day)
    {
        if (item is Capacity || TogetherOf(item).Contains(PlaceGroup.Everywhere)) return null;

        List<Coming> brought =
        [
            .. all.Where(row => row.Value is { Place: null } && row.Value.Item == item && Covers(row.Value.Status)
                    && (row.Value.Together ?? PlaceGroup.Everywhere) == PlaceGroup.Everywhere)
                .Select(row => (Row: row, Amount: AmountOf(row.Value, unit)))
                .Where(static each => each.Amount is not null)
                .Select(each => ComingOf(each.Row, each.Amount!.Value)),
        ];
        return SupplyLine.Sum(brought, day);
    }

    /// <summary>
    /// What a response brings: from which day to which, and how likely. Rations handed out without a last day are eaten
    /// after the month that they are for.
    /// </summary>
    Coming ComingOf(Recorded<Response> row, double amount) => new(
        amount, row.Value.From,
        row.Value.To ?? (row.Value is { Item: "food_energy", Unit: "person-months" }
            ? (row.Value.From ?? row.KnownOn)?.AddDays(DaysOfRation - 1) : null),
        row.Evidence)
    {
        Chance = chances.Of(row.Value, situation.AsOf),
    };

    /// <summary>Days that a monthly ration feeds.</summary>
    const int DaysOfRation = 30;

    /// <summary>What only stands on paper covers nothing; what was stopped covers nothing.</summary>
    internal static bool Covers(ResponseStatus status) =>
        status is ResponseStatus.Funded or ResponseStatus.UnderWay or ResponseStatus.Delivered;

    /// <summary>
    /// The quantity of a response in the unit of the need, or null when it was not stated or is in a unit that cannot
    /// be turned into it.
    /// </summary>
    internal double? AmountOf(Response response, string unit) =>
        response.Quantity is not (>= 0 and { } quantity) ? null : (response.Item, response.Unit) switch
        {
            (_, null or "") => quantity,
            (_, var stated) when stated == unit || $"{stated}s" == unit => quantity,
            (Capacity, "people" or "persons" or "individuals" or "places") => quantity,
            (Capacity, "families" or "households" or "plots" or "tents") => Math.Floor(quantity * household),
            ("water_quantity", "l/day" or "litres/day") => quantity / 1000,
            ("site_area", "m2") => quantity / 10_000,
            ("food_energy", "kcal/day") => quantity / 1_000_000,
            ("food_energy", "person-months") => quantity * RationEnergy,
            _ => null,
        };

    /// <summary>Who said they act on this item here, whatever the state of it; stopped work is nobody's.</summary>
    static string? Named(IEnumerable<Recorded<Response>> responses)
    {
        var named = responses
            .Where(static row => row.Value.Status is not ResponseStatus.Stopped && row.Value.Organisation is not null)
            .Select(static row => row.Value.Organisation!)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return named.Count == 0 ? null : string.Join("; ", named);
    }

    /// <summary>Mkcal a day of one ration: 2,100 kcal (WFP/UNHCR 1997, para 30; FOO01).</summary>
    internal const double RationEnergy = 0.0021;

    /// <summary>The item that sites themselves state.</summary>
    internal const string Capacity = "capacity";
}
