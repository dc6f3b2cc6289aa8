namespace Refuge.Needs;

/// <summary>Answers from which day a site takes people on which works are under way.</summary>
static class WorksUnderWay
{
    /// <summary>
    /// The sites for which places for people are under way: the earliest day that is stated and lies ahead, else 60
    /// days after the row became known, tomorrow at the earliest.
    /// </summary>
    /// <param name="responses">What was known to be brought.</param>
    /// <param name="asOf">The day at whose end one looks.</param>
    internal static IReadOnlyDictionary<PlaceId, DateOnly> At(
        IReadOnlyList<Recorded<Response>> responses, DateOnly asOf) => responses
        .Where(static row => row.Value is { Status: ResponseStatus.UnderWay, Item: Supply.Capacity, Place: not null })
        .GroupBy(static row => row.Value.Place!)
        .ToDictionary(static rows => rows.Key, rows => rows.Min(row => Day(row, asOf)));

    static DateOnly Day(Recorded<Response> row, DateOnly asOf)
    {
        if (row.Value.From is { } stated && stated > asOf) return stated;
        var done = (row.KnownOn ?? asOf).AddDays(UsualDays);
        return done > asOf ? done : asOf.AddDays(1);
    }

    /// <summary>
    /// Works for a camp stand after 60 days in half of the cases (<c>docs/5-funding.md</c>, the chain of works).
    /// </summary>
    const int UsualDays = 60;
}
