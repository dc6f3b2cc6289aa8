namespace Refuge.Publishing.Bulletins;

/// <summary>What the sections of a bulletin share: what may be shown, the words for it, and the list of evidence that grows as they cite.</summary>
sealed record Page(Disclosure Shown, Wording Words, Footnotes Notes)
{
    /// <summary>The name of a place, in Arabic script where the page is Arabic and the name is known.</summary>
    internal string Name(string place) => Shown.Places.TryGetValue(place, out var card)
        ? Words.IsRightToLeft ? card.Place.NameAr ?? card.Place.Name : card.Place.Name
        : place == Measures.Everywhere ? Words["all places"] : place;

    /// <summary>A day, to the precision of the audience: weekly tiers name the week.</summary>
    internal string Week(DateOnly day) => (day <= Shown.AsOf, Shown.Audience) switch
    {
        (true, Audience.Restricted) => Words["already"],
        (true, _) => Words["this week or already"],
        (_, Audience.Restricted) => Words.Day(day),
        _ => Words.Say("week of {0}", Words.Day(day)),
    };

    /// <summary>A middle figure and its 80 % interval: <c>35,000 (12,000–80,000)</c>.</summary>
    internal static string Spread(double? low, double? median, double? high) =>
        median is { } middle ? $"{Figures.Print(middle)} ({Figures.Print(low ?? 0)}–{Figures.Print(high ?? middle)})" : "–";

    /// <summary>The dagger of figures that rest on what was published later.</summary>
    internal static string Dagger(bool learnedLater) => learnedLater ? Tables.RunJson.LearnedLater : "";

    /// <summary>Sites with a passing day of their capacity that half of the members, or else the fewest, reach: earliest first.</summary>
    internal IReadOnlyList<PassingRow> Overflows() =>
    [
        .. Shown.PassingDays
            .Where(row => row.Threshold == Measures.Capacity && row.ChanceWithin > 0)
            .OrderBy(row => row.Median ?? DateOnly.MaxValue).ThenByDescending(row => row.ChanceWithin).ThenBy(row => row.Place, StringComparer.Ordinal),
    ];
}
