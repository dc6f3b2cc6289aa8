using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>The tables of the situation as read, before the folder's last known-on day is known.</summary>
sealed class SituationDrafts(
    IReadOnlyList<Draft<Place>> places, IReadOnlyList<Draft<Route>> routes, IReadOnlyList<Draft<Series>> series,
    TableReader tables, FolderIndex index)
{
    readonly IReadOnlyList<Draft<Site>> sites = tables.Read(CrisisTables.Sites, row => PlaceTables.Site(row, index));
    readonly IReadOnlyList<Draft<Facility>> facilities =
        tables.Read(CrisisTables.Facilities, row => FactTables.Facility(row, index));
    readonly IReadOnlyList<Draft<Control>> controls =
        tables.Read(CrisisTables.Control, row => FactTables.Control(row, index));
    readonly IReadOnlyList<Draft<Hazard>> hazards =
        tables.Read(CrisisTables.Hazards, row => FactTables.Hazard(row, index));
    readonly IReadOnlyList<Draft<Service>> services =
        tables.Read(CrisisTables.Services, row => FactTables.Service(row, index));
    readonly IReadOnlyList<Draft<HealthReport>> health =
        tables.Read(CrisisTables.Health, row => FactTables.Health(row, index));
    readonly IReadOnlyList<Draft<Closure>> closures =
        tables.Read(CrisisTables.Closures, row => FactTables.Closure(row, index));
    readonly IReadOnlyList<Draft<ConflictEvent>> happenings =
        tables.Read(CrisisTables.Events, row => FactTables.Event(row, index));
    readonly IReadOnlyList<Draft<Feedback>> feedback =
        tables.Read(CrisisTables.Feedback, row => FactTables.Feedback(row, index));

    /// <summary>The counts, with the lines where they stand.</summary>
    internal IReadOnlyList<Draft<Observation>> Observations { get; } =
        tables.Read(CrisisTables.Observations, row => CountTables.Observation(row, index));

    /// <summary>The record, now that the folder's last known-on day is known.</summary>
    internal SituationRecord Finish(DateOnly? last) => new()
    {
        Places = Draft.History(places, last),
        Routes = Draft.History(routes, last),
        Sites = Draft.History(sites, last),
        Facilities = Draft.History([.. facilities.Where(static row => row.Value.Together is null)], last),
        SharedFacilities = Draft.History([.. facilities.Where(static row => row.Value.Together is not null)], last),
        Controls = Draft.History(controls, last),
        Hazards = Draft.History(hazards, last),
        Services = Draft.History(services, last),
        Health = Draft.History([.. health.Where(static row => row.Value.Together is null)], last),
        SharedHealth = Draft.History([.. health.Where(static row => row.Value.Together is not null)], last),
        Closures = Draft.History(closures, last),
        ConflictEvents = Draft.History(happenings, last),
        Series = Draft.History(series, last),
        Observations = Draft.History(Observations, last),
        Feedback = Draft.History(feedback, last),
    };
}
