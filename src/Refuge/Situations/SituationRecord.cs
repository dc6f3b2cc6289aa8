namespace Refuge.Situations;

/// <summary>
/// What was recorded of the world, in all versions: the tables from which a situation is seen on a day.
/// </summary>
sealed record SituationRecord
{
    /// <summary>Places.</summary>
    public History<Place> Places { get; init; } = new([]);

    /// <summary>Routes between them.</summary>
    public History<Route> Routes { get; init; } = new([]);

    /// <summary>Places that receive displaced people.</summary>
    public History<Site> Sites { get; init; } = new([]);

    /// <summary>What stands where.</summary>
    public History<Facility> Facilities { get; init; } = new([]);

    /// <summary>What stands in several places together.</summary>
    public History<Facility> SharedFacilities { get; init; } = new([]);

    /// <summary>Who held what.</summary>
    public History<Control> Controls { get; init; } = new([]);

    /// <summary>Dangers on the ground.</summary>
    public History<Hazard> Hazards { get; init; } = new([]);

    /// <summary>Public services.</summary>
    public History<Service> Services { get; init; } = new([]);

    /// <summary>Illness and death.</summary>
    public History<HealthReport> Health { get; init; } = new([]);

    /// <summary>Illness and death in several places together.</summary>
    public History<HealthReport> SharedHealth { get; init; } = new([]);

    /// <summary>Closed ways and places.</summary>
    public History<Closure> Closures { get; init; } = new([]);

    /// <summary>Fighting and other happenings.</summary>
    public History<ConflictEvent> ConflictEvents { get; init; } = new([]);

    /// <summary>Definitions of counts.</summary>
    public History<Series> Series { get; init; } = new([]);

    /// <summary>Counts.</summary>
    public History<Observation> Observations { get; init; } = new([]);

    /// <summary>How often people raised what.</summary>
    public History<Feedback> Feedback { get; init; } = new([]);
}
