namespace Refuge.Displacement.Random;

/// <summary>What a random number decides. The values are part of recorded results: append, never renumber.</summary>
/// <remarks>
/// 1 to 63 belong to Flee's rules, 64 to 127 to the rules of Refuge, 128 and above to whoever scores or searches.
/// </remarks>
enum Purpose
{
    /// <summary>Where the newly displaced start.</summary>
    Spawn = 1,

    /// <summary>Who leaves the place they are in.</summary>
    Leave = 2,

    /// <summary>Where those who leave are heading.</summary>
    ChooseRoute = 3,

    /// <summary>How fast somebody travels today.</summary>
    TravelSpeed = 4,

    /// <summary>In which part of the day somebody arrives.</summary>
    ArrivalBatch = 5,

    /// <summary>How many are displaced where their number is itself drawn.</summary>
    SpawnCount = 6,

    /// <summary>An attribute of a person, such as age.</summary>
    Attribute = 7,

    /// <summary>Who is taken out of a camp that is a sink.</summary>
    Deactivate = 8,

    /// <summary>Everything one person does on one day, in the engine that goes person by person.</summary>
    Person = 9,

    /// <summary>Where a day's arrivals go when they travel on the same day.</summary>
    Onward = 10,

    /// <summary>When in the morning a full camp opens.</summary>
    Opening = 11,

    /// <summary>Who leaves home.</summary>
    LeaveHome = 64,

    /// <summary>Where those who leave home look for refuge.</summary>
    ChooseRefuge = 65,

    /// <summary>Where the screened go who may choose.</summary>
    AfterScreening = 67,

    /// <summary>Where authorities send the screened.</summary>
    Allocate = 68,

    /// <summary>Who goes home.</summary>
    ReturnHome = 69,

    /// <summary>Where those look for refuge who come as the count of the whole crisis goes on.</summary>
    ChooseRefugeCounted = 66,

    /// <summary>A value from a prior, once a member.</summary>
    Assumption = 70,

    /// <summary>How many people live at a place, once a member.</summary>
    Population = 71,

    /// <summary>Whether a place that no row mentions is held, once a member.</summary>
    ControlOfUnknown = 72,

    /// <summary>When fighting reaches a front place before any offensive, once a member.</summary>
    LocalFighting = 73,

    /// <summary>How many a site of unknown capacity takes before it counts as full, once a member.</summary>
    SiteCeiling = 74,

    /// <summary>How far a count at a place is off, once a member.</summary>
    CountError = 75,

    /// <summary>Where in the spread of its trend a place lies, once a member.</summary>
    TrendRank = 76,

    /// <summary>In which order the draws of a step of a lead time lie.</summary>
    LeadTime = 96,

    /// <summary>In which order the points of a sweep take the strata of a parameter.</summary>
    SweepOrder = 128,

    /// <summary>Where in its stratum a point of a sweep lies.</summary>
    SweepWithin = 129,
}
