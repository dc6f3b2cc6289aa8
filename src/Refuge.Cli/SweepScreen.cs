using System.Globalization;
using Refuge.Displacement.Sweeps;
using Refuge.Formats.Sweeps;
using Refuge.Publishing;
using Spectre.Console;
using static Refuge.Cli.Screen;

namespace Refuge.Cli;

/// <summary>
/// A sweep on one screen of 80 columns: how far the totals spread over the points, and which parameter moves them.
/// </summary>
static class SweepScreen
{
    const int MostParameters = 12;

    /// <summary>Prints what came of a sweep.</summary>
    /// <param name="title">The title of the crisis.</param>
    /// <param name="record">What was swept.</param>
    /// <param name="byPoint">[points] The rows of each point.</param>
    /// <param name="table">Where the table lies.</param>
    /// <param name="console">The terminal.</param>
    internal static void Print(
        string title, SweepRecord record, IReadOnlyList<IReadOnlyList<SweepRow>> byPoint, string table,
        IAnsiConsole console)
    {
        console.Profile.Width = Screen.Width;
        console.Write(new Rule($"[bold]{Markup.Escape(Fit(title, Width - 4))}[/]") { Justification = Justify.Left });
        console.WriteLine(
            Invariant($"As known on {record.AsOf:yyyy-MM-dd}, RESTRICTED. {byPoint.Count} points, ")
            + Invariant($"{record.Design.Parameters.Count} parameters, {record.Size.Members} members."));
        console.WriteLine();

        var days =
            byPoint[0].Where(row => row.Measure == SweepMeasure.DisplacedTotal).Select(row => row.Day ?? 0).ToList();
        Head(console, "PEOPLE WHO LEFT HOME (mean over members; least, middle and most over points)");
        Write(console, days.Select(day => Totals(day, Means(byPoint, day))), 28, 16, 16, 16);
        console.WriteLine();

        Effects(record, days[^1], Means(byPoint, days[^1]), console);
        console.WriteLine("Same draws at every point. A sweep shows what the rules do, not what is likely.");
        console.WriteLine($"Read on: {table}");
    }

    static void Effects(SweepRecord record, int day, IReadOnlyList<double> totals, IAnsiConsole console)
    {
        Head(console, $"WHAT MOVES THE TOTAL OF DAY {day.ToString(CultureInfo.InvariantCulture)}");
        var effects = ParameterEffect.Of(record.Design, totals);
        var moving = effects.Where(effect => effect.RankCorrelation is not null).ToList();
        if (moving.Count == 0)
        {
            console.WriteLine("  Nothing: it is the same at every point.");
            console.WriteLine();
            return;
        }

        Write(console, [["parameter", "rank corr.", "of variance", "when low", "when high"]], 28, 12, 13, 12, 12);
        Write(console, moving.Take(MostParameters).Select(Cells), 28, 12, 13, 12, 12);
        if (moving.Count > MostParameters)
        {
            console.WriteLine($"  and {moving.Count - MostParameters} more that move it less");
        }
        if (moving.Exists(effect => !effect.IsBeyondChance))
        {
            console.WriteLine("  (in brackets: 1 in 20 looks as large by chance)");
        }
        console.WriteLine("  Low, high: mean over the third of points where the parameter is so.");
        console.WriteLine();
    }

    static string[] Cells(ParameterEffect effect)
    {
        var rank = effect.RankCorrelation is { } rho
            ? rho.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture)
            : "none";
        var share = effect.FirstOrder is { } part ? part.ToString("0 %", CultureInfo.InvariantCulture) : "–";
        return [
            effect.Parameter.Name, effect.IsBeyondChance ? rank : $"({rank})", share, Figures.Print(effect.AtLow),
            Figures.Print(effect.AtHigh)];
    }

    static string[] Totals(int day, IReadOnlyList<double> totals)
    {
        var sorted = totals.Order().ToList();
        return [
            Invariant($"within {day} days"), Figures.Print(sorted[0]), Figures.Print(sorted[(sorted.Count - 1) / 2]),
            Figures.Print(sorted[^1])];
    }

    static IReadOnlyList<double> Means(IReadOnlyList<IReadOnlyList<SweepRow>> byPoint, int day) =>
        [.. byPoint.Select(
            rows => rows.First(row => row.Measure == SweepMeasure.DisplacedTotal && row.Day == day).Mean ?? 0)];

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
