namespace Refuge.Publishing.Bulletins;

/// <summary>
/// What the sections of a bulletin share: what may be shown, the words for it, and the list of evidence that grows as
/// they cite.
/// </summary>
sealed record Page(Disclosure Shown, Wording Words, Footnotes Notes)
{
    /// <summary>The name of a place, in Arabic script where the page is Arabic and the name is known.</summary>
    internal string Name(Shown place) => Shown.Places.TryGetValue(place, out var card)
        ? (Words.IsRightToLeft ? card.ArabicName ?? card.Name : card.Name).ToString()
        : place == Publishing.Shown.Everywhere ? Words["all places"] : place.ToString();

    /// <summary>A count of people; to the public one that is too small says so.</summary>
    internal string Count(double? people) =>
        people is { } known ? Figures.Print(known) : Shown.Audience == Audience.Public ? Words["fewer than 5"] : "–";

    /// <summary>A chance in words: outside the own folder one of five.</summary>
    internal string Chance(Chance chance) => chance switch
    {
        { IsStep: false } => Words.Chance(chance.Value),
        { Value: < 0.1 } => Words["less than 1 in 10"],
        { Value: < 0.375 } => Words["about 1 in 4"],
        { Value: < 0.625 } => Words["about 1 in 2"],
        { Value: <= 0.9 } => Words["about 3 in 4"],
        _ => Words["more than 9 in 10"],
    };

    /// <summary>
    /// Who is expected: in the own folder everybody displaced, elsewhere those who come to where the audience may look.
    /// Empty where no member has anybody on any day: then nothing was stated from which people could come, and how many
    /// come is not known.
    /// </summary>
    internal IReadOnlyList<ForecastRow> Expected()
    {
        var rows = Shown.Audience == Audience.Restricted
            ? Shown.Series(Publishing.Shown.Everywhere, Measure.DisplacedNow)
            : Shown.Forecast.ArrivedSoFar();
        return rows.All(static row => row.Mean is 0) ? [] : rows;
    }

    /// <summary>Why nobody is expected, where that is not known.</summary>
    internal const string NothingExpected =
        "Not known: no count and no residents are stated from which people could come.";

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
        median is { } middle
            ? $"{Figures.Print(middle)} ({Figures.Print(low ?? 0)}–{Figures.Print(high ?? middle)})"
            : "–";

    /// <summary>The dagger of figures that rest on what was published later.</summary>
    internal static string Dagger(bool learnedLater) => learnedLater ? Tables.RunJson.LearnedLater : "";

    /// <summary>
    /// Sites with a passing day of their capacity that half of the members, or else the fewest, reach: earliest first.
    /// </summary>
    internal IReadOnlyList<PassingRow> Overflows() =>
    [
        .. Shown.PassingDays
            .Where(row => row.Threshold is null && row.Passes)
            .OrderBy(row => row.Median ?? DateOnly.MaxValue).ThenByDescending(row => row.ChanceWithin.Value)
                .ThenBy(row => row.Place.Raw, StringComparer.Ordinal),
    ];
}
