namespace Refuge.Situations;

/// <summary>Writes the picture row by row, as <c>situation.csv</c> prints it.</summary>
/// <param name="asOf">The day at whose end it was known.</param>
/// <param name="beside">The claims that stand beside a row and move nothing.</param>
sealed class FactSheet(DateOnly asOf, Func<object, IReadOnlyList<Evidence>> beside)
{
    internal IEnumerable<Fact> Of(Recorded<Facility> row, DateOnly? until) => row.Value.PeoplePerItem is { } people
    ? [
        One(
            row, row.Value.Place, null, $"ratio:{row.Value.Item}",
            Expected(row.Value.Date, $"{FactWords.Of(people)} people for one"), row.Value.Date, until)]
    :
    [
        One(
            row, row.Value.Place, null, $"{(row.Value.IsMissing ? "missing" : "facility")}:{row.Value.Item}",
            Expected(
                row.Value.Date,
                FactWords.Join(
                    row.Value.Quantity is { } quantity ? FactWords.Of(quantity) : null, row.Value.Condition)),
            row.Value.Date, until),
    ];

    /// <summary>The state of control and, where it was stated, who holds it.</summary>
    internal IEnumerable<Fact> Of(Recorded<Control> row, DateOnly? until)
    {
        var (control, part) = (row.Value, row.Value.Part == PlacePart.Whole ? null : Words.Of(row.Value.Part));
        yield return One(
            row, control.Place, part, "control", Expected(control.Date, Words.Of(control.Status)), control.Date, until);
        if (control.Holder is { } holder)
        {
            yield return One(row, control.Place, part, "holder", Expected(control.Date, holder), control.Date, until);
        }
    }

    internal IEnumerable<Fact> Of(Recorded<Hazard> row)
    {
        var hazard = row.Value;
        var part = hazard.Route?.Code ?? (hazard.Part is { } named ? Words.Of(named) : null);
        var value = hazard.Status is { } status ? Words.Of(status) : "stated";
        return [
            One(
                row, hazard.Place, part, $"hazard:{Words.Of(hazard.Kind)}",
                hazard.From is { } from ? Expected(from, value) : value, hazard.From, hazard.To)];
    }

    internal IEnumerable<Fact> Of(Recorded<Service> row, DateOnly? until) =>
    [
        One(
            row, row.Value.Place, null, $"service:{Words.Of(row.Value.Kind)}",
            Expected(row.Value.Date, FactWords.Join(Words.Of(row.Value.Status), row.Value.Damage)), row.Value.Date,
            until),
    ];

    internal IEnumerable<Fact> Of(Recorded<HealthReport> row)
    {
        var health = row.Value;
        var group = health.Group == PopulationGroup.All ? "" : $":{Words.Of(health.Group)}";
        var first = health.PeriodDays is > 0 and var days ? health.Date.AddDays(1 - days) : health.Date;
        var value = FactWords.Join(
            health.Cases is { } cases ? FactWords.Of(cases) : null, FactWords.Range(health.Low, health.High));
        return [One(row, health.Place, null, $"health:{Words.Of(health.Condition)}{group}", value, first, health.Date)];
    }

    /// <summary>A closure stands at its place, or in the part column when it closes a route or a border.</summary>
    internal IEnumerable<Fact> Of(Recorded<Closure> row)
    {
        var closure = row.Value;
        var place = (closure.Subject as ClosedPlace)?.Place;
        var value = Expected(closure.From, FactWords.Join("closed", closure.Reason));
        return [
            One(
                row, place, place is null ? closure.Subject.Code : null,
                $"closure:{Words.Of(closure.Subject.Kind)}:{Words.Of(closure.AppliesTo)}", value, closure.From,
                closure.To)];
    }

    internal IEnumerable<Fact> Of(Recorded<ConflictEvent> row, DateOnly? until)
    {
        var happening = row.Value;
        var deaths = happening.DeathsBest is { } best
            ? $"deaths {FactWords.Of(best)}"
            : FactWords.Range(happening.DeathsLow, happening.DeathsHigh) is { } range ? $"deaths {range}" : null;
        var value = FactWords.Join(
            happening.Intensity is { } intensity ? $"intensity {FactWords.Of(intensity)}" : null, deaths);
        return [
            One(
                row, happening.Place, null, $"event:{happening.Kind}", Expected(happening.Date, value), happening.Date,
                until)];
    }

    internal IEnumerable<Fact> Of(Recorded<Observation> row, Recorded<Series>? series)
    {
        var count = row.Value;
        var value = FactWords.Join(
            count.Value is { } number ? FactWords.Of(number) : null, FactWords.Range(count.Low, count.High),
            count.IsBreak ? "redefined here" : null);
        var flow = series?.Value.What == CountKind.Flow;
        return [
            One(
                row, count.Place, null, $"count:{count.Series}", Expected(count.Date, value),
                flow ? count.From ?? count.Date : count.Date, flow ? count.Date : null)];
    }

    /// <summary>What is known of a site, each cell a row of its own.</summary>
    internal IEnumerable<Fact> Of(Recorded<Site> row)
    {
        var site = row.Value;
        yield return One(
            row, site.Place, null, "site", site.Kind is { } kind ? Words.Of(kind) : "stated", site.Opens, site.Closes);
        (string Aspect, string? Value)[] cells =
        [
            ("capacity",
            site.Capacity is { } capacity
            ? FactWords.Join(FactWords.Of(capacity.Count), site.CapacityIsComputed ? "computed" : null)
            : null),
            ("throughput_per_day", site.ThroughputPerDay is { } people ? FactWords.Of(people.Count) : null),
            ("km_to_front", site.ToFront is { } km ? FactWords.Of(km.Value) : null),
            ("military_nearby", site.MilitaryNearby switch { true => "yes", false => "no", null => null }),
            ("hazard_status", site.HazardStatus is { } status ? Words.Of(status) : null),
            ("land", site.Land),
            ("flood_risk", site.FloodRisk),
        ];
        foreach (var (aspect, value) in cells)
        {
            if (value is not null)
            {
                yield return One(row, site.Place, null, $"site:{aspect}", value, site.Opens, site.Closes);
            }
        }
    }

    /// <summary>How many people live at a place, where that was stated.</summary>
    internal IEnumerable<Fact> Of(Recorded<Place> row)
    {
        var place = row.Value;
        if (place.Population is null && place.PopulationLow is null && place.PopulationHigh is null) yield break;
        var value = FactWords.Join(
            place.Population is { } people ? FactWords.Of(people.Count) : null,
            FactWords.Range(place.PopulationLow?.Count, place.PopulationHigh?.Count));
        yield return One(row, place.Id, null, "population", value, place.PopulationDate, null);
    }

    /// <summary>What is announced and has not happened, with the last day by which it is announced.</summary>
    internal IEnumerable<Fact> Of(Recorded<Announcement> row) =>
        [One(
            row, null, null, $"announced:{row.Value.Kind}", $"by {FactWords.Of(row.Value.Last)}", null,
            row.Value.Last)];

    /// <summary>What carries a route across water, where that was stated.</summary>
    internal IEnumerable<Fact> Of(Recorded<Route> row)
    {
        if (row.Value.BridgeKind is { } bridge)
        {
            yield return One(row, null, row.Value.Id.Code, "route:bridge", Words.Of(bridge), null, null);
        }
        if (row.Value.LorriesPerDay is { } lorries)
        {
            yield return One(row, null, row.Value.Id.Code, "route:lorries_per_day", FactWords.Of(lorries), null, null);
        }
    }

    /// <summary>
    /// A fact that a claim alone states: without its place when the text pins none, and marked when nobody accepted it.
    /// </summary>
    internal static Fact Alone(Fact fact, bool isPlaced, bool isAccepted)
    {
        var placed = isPlaced ? fact : fact with { Place = null };
        return isAccepted ? placed : placed with { Value = $"unreviewed: {fact.Value}", Unreviewed = fact.Evidence };
    }

    Fact One<T>(
        Recorded<T> row, PlaceId? place, string? part, string aspect, string value, DateOnly? from, DateOnly? to)
        where T : notnull =>
        new(
            place, part, aspect, row.IsPlanned ? $"planned: {value}" : value, from, to, row.KnownOn, row.Evidence,
            beside(row.Value));

    /// <summary>A row dated after the as-of date says what is expected, not what is.</summary>
    string Expected(DateOnly date, string value) => date > asOf ? $"expected: {value}" : value;
}
