namespace Refuge.Situations;

/// <summary>All facts of a situation, in the order in which <c>situation.csv</c> prints them.</summary>
static class FactList
{
    /// <summary>By place (facts of no place last), aspect, part, day, then by what they rest on.</summary>
    internal static IReadOnlyList<Fact> Of(
        Situation situation, UncorroboratedClaims alone, Func<object, IReadOnlyList<Evidence>> beside)
    {
        var sheet = new FactSheet(situation.AsOf, beside);
        var series = situation.Series.ToDictionary(row => row.Value.Id);
        var standing = Ends(situation.Facilities, situation.AsOf, row => (row.Place, row.Item), row => row.Date);
        var shared = Ends(situation.Ratios, situation.AsOf, row => (row.Place, row.Item), row => row.Date);
        var working = Ends(situation.Services, situation.AsOf, row => (row.Place, Words.Of(row.Kind)), row => row.Date);
        var going = Ends(situation.ConflictEvents, situation.AsOf, row => (row.Place, ""), row => row.Date);
        var controls = situation.Controls.Where(row => row.Value.Date <= situation.AsOf).GroupBy(row => row.Value.Place)
            .ToDictionary(rows => rows.Key, rows => new ControlHistory(rows));
        IEnumerable<Fact> facts =
        [
            .. situation.Places.SelectMany(sheet.Of),
            .. situation.Routes.SelectMany(sheet.Of),
            .. situation.Sites.SelectMany(sheet.Of),
            .. situation.Facilities.SelectMany(row => sheet.Of(row, standing(row.Value))),
            .. situation.Ratios.SelectMany(row => sheet.Of(row, shared(row.Value))),
            .. situation.Announcements.SelectMany(sheet.Of),
            .. situation.Controls.SelectMany(
                row => sheet.Of(row, controls.GetValueOrDefault(row.Value.Place)?.EndOf(row.Value))),
            .. situation.Hazards.SelectMany(sheet.Of),
            .. situation.Services.SelectMany(row => sheet.Of(row, working(row.Value))),
            .. situation.Health.SelectMany(sheet.Of),
            .. situation.Closures.SelectMany(sheet.Of),
            .. situation.ConflictEvents.SelectMany(row => sheet.Of(row, going(row.Value))),
            .. situation.Observations.SelectMany(row => sheet.Of(row, series.GetValueOrDefault(row.Value.Series))),
            .. Alone(sheet, alone),
        ];
        return [.. facts.Order(InPrint.Order)];
    }

    static IEnumerable<Fact> Alone(FactSheet sheet, UncorroboratedClaims alone) =>
    [
        .. Alone(alone.Facilities, row => sheet.Of(row, null)),
        .. Alone(alone.Ratios, row => sheet.Of(row, null)),
        .. Alone(alone.Sites, sheet.Of),
        .. Alone(alone.Populations, sheet.Of),
        .. Alone(alone.Controls, row => sheet.Of(row, null)),
        .. Alone(alone.Hazards, sheet.Of),
        .. Alone(alone.Services, row => sheet.Of(row, null)),
        .. Alone(alone.Health, sheet.Of),
        .. Alone(alone.ConflictEvents, row => sheet.Of(row, null)),
        .. Alone(alone.People, row => sheet.Of(row, (Recorded<Series>?)null)),
    ];

    static IEnumerable<Fact> Alone<T>(
        IReadOnlyList<UncorroboratedClaim<T>> claims, Func<Recorded<T>, IEnumerable<Fact>> facts)
        where T : class, IVersioned<T> =>
        claims.SelectMany(
            claim => facts(claim.Row).Select(fact => FactSheet.Alone(fact, claim.IsPlaced, claim.IsAccepted)));

    /// <summary>
    /// For each row the day on which the next row of the same thing took its place; null while it stands.
    /// </summary>
    /// <remarks>
    /// A row dated D is the state at the end of D, so the day of the change belongs to the old state too.
    /// </remarks>
    static Func<T, DateOnly?> Ends<T>(
        IReadOnlyList<Recorded<T>> rows, DateOnly asOf, Func<T, (PlaceId? Place, string What)> thing,
        Func<T, DateOnly> dayOf)
        where T : class, IVersioned<T>
    {
        var days = rows
            .Select(row => (Thing: thing(row.Value), Day: dayOf(row.Value)))
            .Where(row => row.Thing.Place is not null && row.Day <= asOf)
            .GroupBy(row => row.Thing, row => row.Day)
            .ToDictionary(group => group.Key, group => group.Distinct().Order().ToList());
        return row =>
        {
            if (!days.TryGetValue(thing(row), out var changes)) return null;
            var at = changes.BinarySearch(dayOf(row));
            var next = at >= 0 ? at + 1 : ~at;
            return next < changes.Count ? changes[next] : null;
        };
    }

    /// <summary>The order of print; one step is taken only where the steps before it tell nothing apart.</summary>
    sealed class InPrint : IComparer<Fact>
    {
        internal static InPrint Order { get; } = new();

        public int Compare(Fact? left, Fact? right)
        {
            var (one, other) = (left!, right!);
            var order = (one.Place is null).CompareTo(other.Place is null);
            if (order == 0) order = string.CompareOrdinal(one.Place?.Code, other.Place?.Code);
            if (order == 0) order = string.CompareOrdinal(one.Aspect, other.Aspect);
            if (order == 0) order = string.CompareOrdinal(one.Part, other.Part);
            if (order == 0) order = Nullable.Compare(one.ValidFrom, other.ValidFrom);
            if (order == 0) order = string.CompareOrdinal(one.Value, other.Value);
            return order != 0
                ? order
                : string.CompareOrdinal(one.Evidence[0].Citation, other.Evidence[0].Citation);
        }
    }
}

/// <summary>What claims say that no row says, table by table.</summary>
sealed record UncorroboratedClaims(
    IReadOnlyList<UncorroboratedClaim<Facility>> Facilities,
    IReadOnlyList<UncorroboratedClaim<Facility>> Ratios,
    IReadOnlyList<UncorroboratedClaim<Site>> Sites,
    IReadOnlyList<UncorroboratedClaim<Place>> Populations,
    IReadOnlyList<UncorroboratedClaim<Control>> Controls,
    IReadOnlyList<UncorroboratedClaim<Hazard>> Hazards,
    IReadOnlyList<UncorroboratedClaim<Service>> Services,
    IReadOnlyList<UncorroboratedClaim<HealthReport>> Health,
    IReadOnlyList<UncorroboratedClaim<ConflictEvent>> ConflictEvents,
    IReadOnlyList<UncorroboratedClaim<Observation>> People);
