namespace Refuge.Situations;

/// <summary>A column of counts kept by one publisher under one definition: one row of <c>series.csv</c>.</summary>
/// <remarks>Series are never added or joined: two publishers, two definitions.</remarks>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who keeps it. Null when unknown.</param>
/// <param name="What">Whether it counts a stock, a flow or a running total.</param>
/// <param name="Of">What it counts.</param>
/// <param name="Area">The places it covers. Empty means the whole crisis.</param>
/// <param name="Population">Which of the people there it counts.</param>
/// <param name="CountsFrom">The day its running total starts at zero. Null when unknown.</param>
/// <param name="HouseholdFactor">People for each family, where families were counted. Null when people were.</param>
/// <param name="Reliability">How far it can be trusted. Null when not judged.</param>
sealed record Series(
    SeriesId Id,
    string Title,
    string? Publisher,
    CountKind What,
    Counted Of,
    IReadOnlyList<PlaceId> Area,
    CountedPopulation Population,
    DateOnly? CountsFrom,
    double? HouseholdFactor,
    Reliability? Reliability) : IVersioned<Series>
{
    /// <inheritdoc/>
    public string Key => Id.Code;

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public Series RevisedBy(Series newer) => newer with
    {
        Publisher = newer.Publisher ?? Publisher,
        CountsFrom = newer.CountsFrom ?? CountsFrom,
        HouseholdFactor = newer.HouseholdFactor ?? HouseholdFactor,
        Reliability = newer.Reliability ?? Reliability,
    };
}

/// <summary>The identity of a series.</summary>
sealed record SeriesId
{
    /// <summary>The series with the code <paramref name="code"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is empty.</exception>
    public SeriesId(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
    }

    /// <summary>The code, such as <c>dtm</c>.</summary>
    public string Code { get; }

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>How a series counts.</summary>
public enum CountKind
{
    /// <summary>People there at the end of a day.</summary>
    Stock,

    /// <summary>People who moved during a day or period.</summary>
    Flow,

    /// <summary>People who moved since the start of the count.</summary>
    Cumulative,
}

/// <summary>What a series counts.</summary>
public enum Counted
{
    /// <summary>People present.</summary>
    Present,

    /// <summary>Displaced people.</summary>
    Displaced,

    /// <summary>People arriving.</summary>
    Arrivals,

    /// <summary>People leaving.</summary>
    Departures,

    /// <summary>People who went home.</summary>
    Returned,
}

/// <summary>Which people of an area a series counts.</summary>
public enum CountedPopulation
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those in camps and sites.</summary>
    InCamp,

    /// <summary>Those outside.</summary>
    OutOfCamp,
}
