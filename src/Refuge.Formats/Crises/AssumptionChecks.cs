using System.Globalization;
using Refuge.Displacement.Model;
using Refuge.Needs;

namespace Refuge.Formats.Crises;

/// <summary>
/// Checks a row of <c>assumptions.csv</c> against what the program knows of the quantity it is about.
/// </summary>
static class AssumptionChecks
{
    const int MostSuggestions = 3;

    /// <summary>
    /// Leaves a row out whose quantity is unknown, or whose numbers lie outside the range of the quantity.
    /// </summary>
    /// <param name="row">The row; its numbers were read and stand in rising order.</param>
    /// <param name="what">The name of the quantity.</param>
    /// <param name="low">Its low.</param>
    /// <param name="high">Its high.</param>
    /// <param name="unit">Its unit.</param>
    internal static void Check(TableRow row, string what, double low, double high, string unit)
    {
        if (Parameters.Find(what) is not { } quantity)
        {
            row.LeaveOut("what", $"{Quoted.Of(what)} is no quantity that the program knows.", Remedy(what));
            return;
        }

        if (low < quantity.Least || high > quantity.Most)
        {
            row.LeaveOut(
                low < quantity.Least ? "low" : "high",
                $"{what} lies from {Text(quantity.Least)} to {Text(quantity.Most)} {quantity.Unit}, and not at "
                + $"{Text(low < quantity.Least ? low : high)}.",
                $"Write it in {quantity.Unit}; docs/assumptions.md lists the ranges.");
            return;
        }

        if (quantity.Subject is AssumptionSubject.Standard) return;

        // Units are written freely ("days per 10 km"); one that does not begin alike may mean other numbers.
        if (!unit.StartsWith(FirstWord(quantity.Unit), StringComparison.OrdinalIgnoreCase))
        {
            row.Note(
                "unit", $"{what} is read in {quantity.Unit}; the row says {Quoted.Of(unit)}.",
                $"Write {quantity.Unit}, and the numbers in it.");
        }
    }

    /// <summary>
    /// Leaves a figure out that stands in for no line of a standard from which an amount follows, or at no place of the
    /// folder.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="subject">The line, and behind @ the place. Null when the cell is empty.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="places">The places of the folder.</param>
    internal static void CheckStandard(TableRow row, string? subject, string unit, PlaceNames places)
    {
        var (code, place) = LocalStandards.Split(subject ?? "");
        var line = StandardSet.ShippedIds.Select(id => StandardSet.Find(id)!.FindLine(code))
            .FirstOrDefault(static each => each is not null);
        if (line is not { HasAmount: true })
        {
            row.LeaveOut(
                "subject",
                line is null
                    ? $"{Quoted.Of(code)} is no line of a standard."
                    : $"Of {code} no amount follows, so no other figure can stand in for it.",
                "Write a code of docs/standards.md whose line has a figure, such as SAN01; for one place SAN01@PLACE.");
        }
        else if (place is not null && places.Find(place) is null)
        {
            row.LeaveOut("subject", $"{Quoted.Of(place)} is no place of the folder.", places.Remedy(place));
        }
        else if (!unit.Equals(line.Unit, StringComparison.OrdinalIgnoreCase))
        {
            row.Note(
                "unit", $"{code} is read in {line.Unit}; the row says {Quoted.Of(unit)}.",
                $"Write {line.Unit}, and the numbers in it.");
        }
    }

    static string FirstWord(string unit) => unit.Split(' ', '/')[0];

    static string Remedy(string what)
    {
        var near = Parameters.All
            .Select(quantity => (quantity.Name, Distance: NearestWords.Distance(what, quantity.Name)))
            .Where(quantity => quantity.Distance <= NearestWords.Reach(what))
            .OrderBy(quantity => quantity.Distance)
            .Take(MostSuggestions)
            .Select(quantity => quantity.Name)
            .ToList();
        return near.Count > 0
            ? $"Write one of these if that was meant: {string.Join(", ", near)}."
            : "Use a name of docs/assumptions.md.";
    }

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
