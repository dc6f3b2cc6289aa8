namespace Refuge.Publishing;

/// <summary>
/// The people at each place that the map shows, counted and expected, as one audience may see them. Made of a
/// disclosure, and so of nothing that the audience may not see.
/// </summary>
/// <param name="AsOf">The day at whose end it was known: before it counts are shown, from it on the forecast.</param>
/// <param name="Days">The days of the forecast, every seventh.</param>
/// <param name="Places">The places that receive people. Empty for the public.</param>
sealed record PublishedMap(
    DateOnly AsOf, IReadOnlyList<DateOnly> Days, IReadOnlyList<PublishedPlace> Places)
{
    const int StepDays = 7;

    /// <summary>Nothing.</summary>
    public static PublishedMap Empty { get; } = new(default, [], []);

    /// <summary>The map of a disclosure.</summary>
    internal static PublishedMap Of(Disclosure shown, Wording wording)
    {
        if (!shown.SeesPlaces) return Empty;
        var counts = shown.SiteCounts.Where(static count => count.Place is not null)
            .GroupBy(static count => count.Place!)
            .ToDictionary(static counts => counts.Key, static counts => counts.MaxBy(static count => count.Day)!);
        var places = shown.Places.Values.Where(static card => card is { IsReceiving: true, Point: not null })
            .OrderBy(static card => card.Name.Raw, StringComparer.Ordinal)
            .Select(card => (Card: card, Rows: Weekly(shown, card)))
            .Where(static place => place.Rows.Count > 0).ToList();
        return new(
            shown.AsOf,
            [.. places.SelectMany(static place => place.Rows).Select(static row => row.Date).Distinct().Order()],
            [
                .. places.Select(place => new PublishedPlace(
                    place.Card.Code.Raw,
                    ((wording.IsRightToLeft ? place.Card.ArabicName : null) ?? place.Card.Name).ToString(),
                    place.Card.Capacity,
                    [.. place.Rows.Select(static row => new PublishedSpread(row.Date, row.Low, row.Median, row.High))],
                    counts.GetValueOrDefault(place.Card.Code)?.History ?? [])
                {
                    CountedBy = counts.GetValueOrDefault(place.Card.Code)?.Publisher?.ToString(),
                }),
            ]);
    }

    static IReadOnlyList<ForecastRow> Weekly(Disclosure shown, PlaceCard card) =>
    [
        .. shown.Series(card.Code, Measure.Present)
            .Where(row => (row.Date.DayNumber - shown.AsOf.DayNumber) % StepDays == 0),
    ];
}

/// <summary>The people of a place over time, as an audience may see them.</summary>
/// <param name="Code">The code of the place.</param>
/// <param name="Name">Its name in the language of the page.</param>
/// <param name="Capacity">For how many people there is room. Null when unknown.</param>
/// <param name="Expected">The forecast, by day.</param>
/// <param name="Counted">People counted, by day.</param>
sealed record PublishedPlace(
    string Code, string Name, double? Capacity, IReadOnlyList<PublishedSpread> Expected,
    IReadOnlyList<CountPoint> Counted)
{
    /// <summary>Who made the last count, on which the forecast of the place stands. Null when not stated.</summary>
    public string? CountedBy { get; init; }
}

/// <summary>The people of a place on a day: the middle figure, and between which four in five futures lie.</summary>
/// <param name="Day">The day.</param>
/// <param name="Low">The tenth of a hundred.</param>
/// <param name="Median">The middle.</param>
/// <param name="High">The ninetieth of a hundred.</param>
sealed record PublishedSpread(DateOnly Day, double? Low, double? Median, double? High);
