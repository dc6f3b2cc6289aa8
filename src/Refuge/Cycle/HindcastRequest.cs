namespace Refuge.Cycle;

/// <summary>Which forecasts a hindcast makes and scores.</summary>
sealed class HindcastRequest
{
    /// <summary>The first origin. Null: 30 days after the crisis's first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last origin. Null: the last day of the folder but one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Days from one origin to the next, at least 1.</summary>
    public int EveryDays { get; init; } = 30;

    /// <summary>How many days after an origin counts are scored, at least 1.</summary>
    public int HorizonDays { get; init; } = 90;

    /// <summary>What the forecasts start from.</summary>
    public HindcastStart Start { get; init; }

    /// <summary>
    /// Whether the movement rules are told the fighting that came. The trend of counts does not look at fighting: told
    /// even later fights it is no better (<c>docs/3-displacement.md</c>).
    /// </summary>
    public bool IsToldFighting { get; init; }

    /// <summary>What the Flee simulator says of a place on a day, where a folder holds its files. It is told what
    /// nobody knew.</summary>
    public Func<PlaceId, DateOnly, double?>? Flee { get; init; }

    /// <summary>The version of Refuge, for the record.</summary>
    public required string Version { get; init; }

    /// <summary>The command that makes the hindcast again, for the record.</summary>
    public required string Command { get; init; }
}

/// <summary>What the forecasts of a hindcast start from.</summary>
public enum HindcastStart
{
    /// <summary>The counts known at the origin, by the trend of each place.</summary>
    Counts,

    /// <summary>Nobody displaced, by the movement rules alone.</summary>
    Nothing,
}
