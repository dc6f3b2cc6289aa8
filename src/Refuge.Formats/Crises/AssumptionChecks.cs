using System.Globalization;
using Refuge.Displacement.Model;

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

        // Units are written freely ("days per 10 km"); one that does not begin alike may mean other numbers.
        if (!unit.StartsWith(FirstWord(quantity.Unit), StringComparison.OrdinalIgnoreCase))
        {
            row.Note(
                "unit", $"{what} is read in {quantity.Unit}; the row says {Quoted.Of(unit)}.",
                $"Write {quantity.Unit}, and the numbers in it.");
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
