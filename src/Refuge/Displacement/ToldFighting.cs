using Refuge.Displacement.Model;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>
/// The fighting that came after an as-of date, as rows of control told it later: what an oracle knows and no forecast.
/// </summary>
/// <param name="Days">The first day of the fight over each place that was fought over, and the day after its
/// last.</param>
sealed record ToldFighting(IReadOnlyDictionary<PlaceId, (int From, int Until)> Days)
{
    /// <summary>
    /// The first fight over each place that goes on on the as-of date or begins later. It ends where a later row says
    /// so.
    /// </summary>
    /// <param name="controls">Every row, whenever it became known.</param>
    /// <param name="asOf">The as-of date.</param>
    internal static ToldFighting From(IEnumerable<Control> controls, DateOnly asOf)
    {
        var days = new Dictionary<PlaceId, (int, int)>();
        foreach (var rows in controls.GroupBy(static row => row.Place))
        {
            var (from, until) = (DayNumbers.Never, DayNumbers.Never);
            foreach (var row in rows.OrderBy(static row => row.Date))
            {
                if (row.Status == ControlStatus.Contested) from = Math.Min(from, row.Date.DayNumber);
                else if (from < DayNumbers.Never && row.Date <= asOf) from = DayNumbers.Never;
                else if (from < DayNumbers.Never) until = Math.Min(until, row.Date.DayNumber);
            }

            if (from < DayNumbers.Never) days.Add(rows.Key, (from, until));
        }

        return new(days);
    }
}
