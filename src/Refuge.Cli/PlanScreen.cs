using Refuge.Publishing;
using Spectre.Console;

namespace Refuge.Cli;

/// <summary>The plan on one screen of 80 columns: what to do now, who is expected, what overflows, what is missing, what to decide.</summary>
static class PlanScreen
{
    /// <summary>Prints what <paramref name="audience"/> may see of <paramref name="findings"/>.</summary>
    /// <param name="findings">What the stages found.</param>
    /// <param name="audience">For whom.</param>
    /// <param name="outFolder">Where the documents lie.</param>
    /// <param name="console">The terminal.</param>
    internal static void Print(Findings findings, Audience audience, string outFolder, IAnsiConsole console)
    {
        var shown = Highlights.Of(findings, audience);

        console.Profile.Width = Columns;
        console.Write(new Rule($"[bold]{Markup.Escape(Fit(shown.Title, Columns - Indent))}[/]") { Justification = Justify.Left });
        console.MarkupLineInterpolated($"As known on {shown.AsOf:yyyy-MM-dd}, for the audience {audience.ToString().ToUpperInvariant()}. {shown.Stamp}.");
        console.WriteLine();

        Alerts(shown, console);
        Expected(shown, console);
        Scenario(shown, findings.Run.Scenario, console);
        Overflows(shown, console);
        Gaps(shown, console);
        Decisions(shown, console);
        Triggers(shown, console);

        console.WriteLine("Routes are not verified as safe.");
        console.WriteLine($"Read on: {Path.Combine(outFolder, "bulletin.html")}");
    }

    static void Alerts(Highlights shown, IAnsiConsole console)
    {
        Head(console, "ACT TODAY");
        if (shown.Alerts.Count == 0) console.WriteLine("  No alert is reported.");
        foreach (var alert in shown.Alerts.Take(MostAlerts))
        {
            console.MarkupLineInterpolated($"  [bold red]![/] {Fit($"{alert.What}, {alert.Place}", Columns - Indent)}");
            console.MarkupLineInterpolated($"    [dim]{Fit(alert.FirstStep, Columns - Indent)}[/]");
        }

        if (shown.Alerts.Count > MostAlerts) console.WriteLine($"    and {shown.Alerts.Count - MostAlerts} more in alerts.csv");
        console.WriteLine();
    }

    static void Expected(Highlights shown, IAnsiConsole console)
    {
        Head(console, "EXPECTED DISPLACED (median, 4 in 5 futures)");
        Write(console, shown.Expected.Select(row => new[] { $"in {row.Days} days, by {row.Date:yyyy-MM-dd}", row.Median, $"({row.Low} to {row.High})" }), 28, 12, 36);
        console.WriteLine();
    }

    static void Scenario(Highlights shown, string? scenario, IAnsiConsole console)
    {
        if (shown.Scenario.Count == 0) return;
        Head(console, $"WHAT {Fit((scenario ?? "").ToUpperInvariant(), Columns / 2)} CHANGES (mean ± Monte-Carlo standard error)");
        Write(console, shown.Scenario.Select(row => new[] { row.Where, $"after {row.Days} days", $"{row.Without} without", row.Change }), 24, 14, 16, 24);
        console.WriteLine();
    }

    static void Overflows(Highlights shown, IAnsiConsole console)
    {
        Head(console, "FIRST SITES TO OVERFLOW");
        if (shown.Overflows.Count == 0) console.WriteLine("  None whose capacity is known.");
        else Write(console, shown.Overflows.Select(row => new[] { row.Place, $"room for {row.Capacity}", row.When, row.Chance }), 21, 16, 21, 20);
        console.WriteLine();
    }

    static void Gaps(Highlights shown, IAnsiConsole console)
    {
        Head(console, "LARGEST GAPS THAT NOBODY COVERS");
        if (shown.Gaps.Count == 0) console.WriteLine("  None that follows from what is known.");
        else Write(console, shown.Gaps.Select(row => new[] { row.Place, row.What, row.Uncovered, $"{row.Date:yyyy-MM-dd}" }), 28, 16, 23, 11);
        console.WriteLine();
    }

    static void Decisions(Highlights shown, IAnsiConsole console)
    {
        Head(console, "NEXT DECISIONS");
        if (shown.Decisions.Count == 0) console.WriteLine("  None that follows from what is known.");

        foreach (var row in shown.Decisions)
        {
            Write(console, [[Release(row), row.What, row.Place]], 14, 22, 42);
            console.MarkupLineInterpolated($"{"",16}[dim]{Fit($"{row.Quantity}, {row.Cost}", Columns - 16)}[/]");
        }

        console.WriteLine();
    }

    static void Triggers(Highlights shown, IAnsiConsole console)
    {
        if (shown.Triggers.Count == 0) return;
        Head(console, "AGREED BEFOREHAND");
        foreach (var row in shown.Triggers.Take(MostTriggers))
        {
            console.WriteLine($"  {Fit(row.Title, Columns - Indent)}");
            console.MarkupLineInterpolated($"    [dim]{Fit(row.State, Columns - Indent)}[/]");
        }

        if (shown.Triggers.Count > MostTriggers) console.WriteLine($"    and {shown.Triggers.Count - MostTriggers} more in bulletin.html");
        console.WriteLine();
    }

    static string Release(DecisionHighlight row) => row.Scenario.Length > 0 ? $"{row.ReleaseBy} ({row.Scenario})" : row.ReleaseBy;

    static void Head(IAnsiConsole console, string head) => console.MarkupLineInterpolated($"[bold]{head}[/]");

    /// <summary>Lines whose columns keep to their widths: a long name is cut, a line never wraps.</summary>
    static void Write(IAnsiConsole console, IEnumerable<string[]> rows, params int[] widths)
    {
        foreach (var row in rows)
        {
            var cells = row.Select((cell, index) => Fit(cell, widths[index] - 1).PadRight(widths[index]));
            console.WriteLine($"  {string.Concat(cells)}".TrimEnd());
        }
    }

    static string Fit(string text, int width)
    {
        // What came from a folder cannot steer the terminal.
        var line = string.Concat(text.Where(letter => !char.IsControl(letter)));
        return line.Length <= width ? line : $"{line[..(width - 1)]}…";
    }

    const int Columns = 80;
    const int Indent = 4;
    const int MostAlerts = 4;
    const int MostTriggers = 3;
}
