using System.Globalization;
using Refuge.Flee.Engines;

namespace Refuge.Flee.Folders;

/// <summary>
/// Puts the counts of one file in the order of their dates, and names what a reader of the file may not see: rows out
/// of order, two counts of one day, long spans without a count.
/// </summary>
/// <remarks>
/// Flee takes rows as they stand, and a row out of order hides all between it and the next later date; with
/// <see cref="FleeFaults.Kept"/> the order stays, and is named.
/// </remarks>
sealed class FleeCountOrder(string file, DateOnly start, FleeFaults faults, List<Problem> problems)
{
    /// <summary>A span without a count that is named: counts of camps come weekly or monthly.</summary>
    const int LongestSpan = 45;

    /// <summary>
    /// The counts, one a day and in the order of days; as they stand in the file where faults are kept.
    /// </summary>
    internal IReadOnlyList<FleeCountPoint> Of(IReadOnlyList<(FleeRow Row, FleeCountPoint Point)> counts)
    {
        NameOutOfOrder(counts);
        var byDay = counts.GroupBy(static count => count.Point.Day).OrderBy(static day => day.Key).ToList();
        foreach (var day in byDay) NameTwice([.. day]);
        List<FleeCountPoint> ordered = [.. byDay.Select(static day => day.Last().Point)];
        NameSpans(ordered);
        return faults == FleeFaults.Kept ? [.. counts.Select(static count => count.Point)] : ordered;
    }

    void NameOutOfOrder(IReadOnlyList<(FleeRow Row, FleeCountPoint Point)> counts)
    {
        var (latest, line) = (int.MinValue, 0);
        foreach (var (row, point) in counts)
        {
            if (point.Day < latest)
            {
                problems.Add(
                    new(
                        Severity.Note, row.Where(),
                        $"The count of {Date(point.Day)} stands below that of {Date(latest)} (line "
                        + FormattableString.Invariant($"{line}). ")
                        + (faults == FleeFaults.Kept
                            ? "Rows were taken in the order of the file, as Flee does."
                            : "Rows were taken in the order of their dates."),
                        "Put the rows in the order of their dates, or mend the date."));
            }

            if (point.Day >= latest) (latest, line) = (point.Day, row.Line);
        }
    }

    void NameTwice(IReadOnlyList<(FleeRow Row, FleeCountPoint Point)> ofDay)
    {
        var counts = ofDay.Select(static count => count.Row[1]).Distinct(StringComparer.Ordinal).ToList();
        if (counts.Count < 2) return;
        problems.Add(
            new(
                faults == FleeFaults.Kept ? Severity.Note : Severity.RowLeftOut, ofDay[0].Row.Where(),
                $"{Date(ofDay[0].Point.Day)} has {counts.Count.ToString(CultureInfo.InvariantCulture)} counts: "
                + $"{string.Join(", ", counts)}. "
                + (faults == FleeFaults.Kept ? "All were taken, as Flee does." : $"The last, {counts[^1]}, was taken."),
                "Keep the row that is right."));
    }

    void NameSpans(List<FleeCountPoint> counts)
    {
        var longest = counts.Zip(counts.Skip(1))
            .Where(static each => each.Second.Day - each.First.Day > LongestSpan && each.Second.Day > 0)
            .OrderByDescending(static each => each.Second.Day - each.First.Day).ThenBy(static each => each.First.Day)
            .ToList();
        if (longest.Count == 0) return;
        var (from, to) = longest[0];
        var others = longest.Count == 1 ? ""
            : FormattableString.Invariant($" ({longest.Count - 1} more spans are longer than {LongestSpan} days)");
        problems.Add(
            new(
                Severity.Note, new(file),
                FormattableString.Invariant(
                    $"There is no count between {Date(from.Day)} and {Date(to.Day)}, {to.Day - from.Day} days{others}; ")
                + "a straight line was drawn.",
                "Add counts between them if there are any."));
    }

    string Date(int day) => start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
