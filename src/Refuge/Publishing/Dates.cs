using System.Globalization;

namespace Refuge.Publishing;

/// <summary>Days as they are printed.</summary>
static class Dates
{
    /// <summary>The Monday of the week of <paramref name="day"/>.</summary>
    internal static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The day as a machine reads it: <c>2016-08-28</c>.</summary>
    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day as a machine reads it, or nothing.</summary>
    internal static string Iso(DateOnly? day) => day is { } known ? Iso(known) : "";
}
