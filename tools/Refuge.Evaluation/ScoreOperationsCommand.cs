using System.CommandLine;
using System.Globalization;
using Refuge.Displacement.Model;

namespace Refuge.Evaluation;

/// <summary><c>score-operations</c></summary>
static class ScoreOperationsCommand
{
    internal static Command Create()
    {
        var command = new Command(
            "score-operations",
            "How well past operations that had ended foretell the share who leave in the next, and the fit repeated.");
        command.SetAction(_ => Print());
        return command;
    }

    static void Print()
    {
        Console.WriteLine("operation        day  cases  CRPS, people  pooled quantiles  held");
        var scores = OperationScores.Of(PastOperation.All, OperationClass.AsOf);
        foreach (var score in scores)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Operation.Id,-15}  {score.Day,3}  {score.Cases,5}  {score.Class,12:0}  {score.Pooled,16:0}  "
                + $"{(score.IsHeld ? "yes" : "no")}"));
        }

        Console.WriteLine();
        Console.WriteLine(Summary("all", scores));
        foreach (var day in PastOperation.Days)
        {
            Console.WriteLine(Summary($"day {day}", [.. scores.Where(score => score.Day == day)]));
        }

        PrintCourses();
        PrintReturns();
        Console.WriteLine();
        Console.WriteLine("The strengths of the priors, on the operations other than those of Mosul:");
        var others = PastOperation.All
            .Where(static one => !one.Id.StartsWith("MOSUL_", StringComparison.Ordinal)).ToList();
        foreach (var (slope, spread) in ((double, double)[])
            [(1e9, 1), (1e9, 1.5), (15, 1.5), (40, 1), (40, 1.3), (40, 1.5), (40, 1.8), (80, 1.5)])
        {
            var tried = OperationScores.Of(
                others, (asOf, day) => OperationClass.Of(others, asOf, day, slope, spread));
            Console.WriteLine(Summary(
                string.Create(CultureInfo.InvariantCulture, $"slope {(slope > 1e6 ? "none" : slope)}, spread {spread}"),
                tried));
        }
    }

    /// <summary>
    /// How well the counts of a flight are foretold from its first ones, with and without its course.
    /// </summary>
    static void PrintCourses()
    {
        Console.WriteLine();
        Console.WriteLine("operation        counts  CRPS, of those present  trend alone  held  trend alone");
        var scores = FlightCourseScores.Of(PastOperation.All);
        foreach (var score in scores)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Operation.Id,-15}  {score.Forecasts,6}  {score.Joined,22:0.000}  {score.Trend,11:0.000}  "
                + $"{score.Held,4:0%}  {score.TrendHeld,11:0%}"));
        }

        foreach (var (name, some) in ((string, IEnumerable<FlightCourseScore>)[])
            [("all", scores), ("nothing chosen on them", scores.Where(static one => IsHeldOut(one.Operation.Id)))])
        {
            var rows = some.ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-24} {rows.Count,3} operations  CRPS over the trend alone "
                + $"{rows.Average(static one => one.Joined) / rows.Average(static one => one.Trend):0.000}"
                + $"  80 % band holds {rows.Average(static one => one.Held):0%}"
                + $" ({rows.Average(static one => one.TrendHeld):0%})"));
        }
    }

    /// <summary>
    /// How well priors of when and how many return foretell past returns, on the operations other than those of Mosul.
    /// </summary>
    static void PrintReturns()
    {
        Console.WriteLine();
        Console.WriteLine("Returned: days to the first, share in 180 days  CRPS  80 % band holds  of Mosul");
        var of = PastReturn.All.ToLookup(static one => one.Operation.StartsWith("MOSUL_", StringComparison.Ordinal));
        foreach (var (days, share) in (((double, double, double), (double, double, double))[])
            [((15, 60, 180), (0.1, 0.35, 0.75)), ((3, 20, 150), (0.2, 0.65, 0.92)), ((3, 20, 150), (0.3, 0.8, 0.97)),
                ((5, 40, 300), (0.3, 0.8, 0.97)), ((5, 30, 180), (0.2, 0.5, 0.85)), ((10, 60, 400), (0.2, 0.5, 0.85))])
        {
            var (delay, part) = (
                new Prior(days.Item1, days.Item2, days.Item3, PriorScale.Logarithm),
                new Prior(share.Item1, share.Item2, share.Item3, PriorScale.LogOdds));
            var (others, mosul) = (
                PastReturn.Score(delay, part, 180, [.. of[false]]), PastReturn.Score(delay, part, 180, [.. of[true]]));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{days,-20} {share,-25}  {others.Crps:0.000}  {others.Held,15:0%}  {mosul.Crps:0.000}"));
        }
    }

    static bool IsHeldOut(string operation) =>
        operation.StartsWith("MOSUL_", StringComparison.Ordinal) || operation is "RAKHINE2017" or "NK2023";

    static string Summary(string name, IReadOnlyList<OperationScore> scores) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-24} {scores.Count,3} shares  CRPS over pooled "
        + $"{scores.Sum(one => one.Class) / scores.Sum(one => one.Pooled):0.000}"
        + $"  geometric mean {Math.Exp(scores.Average(one => Math.Log(one.Class / one.Pooled))):0.000}"
        + $"  80 % band holds {scores.Average(one => one.IsHeld ? 1.0 : 0):0%}");
}
