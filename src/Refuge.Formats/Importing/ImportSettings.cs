namespace Refuge.Formats.Importing;

/// <summary>What a map may say besides the uses of columns.</summary>
static class ImportSettings
{
    /// <summary>
    /// The table that the rows go to: observations, places, funding, responses, facilities; <c>none</c> leaves the
    /// sheet out.
    /// </summary>
    internal const string Table = "table";

    /// <summary>The series that counts go to.</summary>
    internal const string Series = "series";

    /// <summary>The day of every row, where no column has one.</summary>
    internal const string Date = "date";

    /// <summary>People in a household, for counts of households.</summary>
    internal const string HouseholdFactor = "household_factor";

    /// <summary>The kind of new places: a word of places.csv.</summary>
    internal const string PlaceKind = "place_kind";

    /// <summary>The appeal of every row of money, where no column has one.</summary>
    internal const string Appeal = "appeal";

    /// <summary>
    /// The order of day and month in every date, <c>day_first</c> or <c>month_first</c>, where no cell shows it.
    /// </summary>
    internal const string Dates = "dates";

    /// <summary>What parts thousands, <c>comma</c> or <c>dot</c>, where no cell shows it.</summary>
    internal const string Thousands = "thousands";

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [Table, Series, Date, HouseholdFactor, PlaceKind, Appeal, Dates, Thousands];

    /// <summary>What each may hold, in one sentence for a person.</summary>
    internal static string Explanation =>
        $"{Table} (observations, places, sites, funding, responses, facilities or none), {Series} (a name of yours), "
        + $"{Date} (the day of all rows, 2016-08-28), {HouseholdFactor} (people in a household), {PlaceKind} (site, "
        + $"town, village, district), {Appeal} (its name), {Dates} (day_first or month_first: 02/10/2023), {Thousands} "
        + "(comma or dot: 1,600)";
}
