namespace Refuge;

/// <summary>What was reported of people's health. Never a person, never a name.</summary>
public enum HealthCondition
{
    /// <summary>Illness put down to the water.</summary>
    WaterIllness,

    /// <summary>Dehydration.</summary>
    Dehydration,

    /// <summary>Suspected cholera: one case is an alert.</summary>
    SuspectedCholera,

    /// <summary>Suspected measles: one case is an alert.</summary>
    SuspectedMeasles,

    /// <summary>Diarrhoea.</summary>
    Diarrhoea,

    /// <summary>Deaths.</summary>
    Deaths,

    /// <summary>A disease that the report names.</summary>
    Disease,

    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Injuries: people who need surgery or a dressing, not an illness.</summary>
    Injured,
}
