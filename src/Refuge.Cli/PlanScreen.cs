using System.Globalization;
using Refuge.Publishing;
using Spectre.Console;
using static Refuge.Cli.Screen;

namespace Refuge.Cli;

/// <summary>
/// The plan on one screen of 80 columns: what to do now, who is expected, what overflows, what is missing, what to
/// decide.
/// </summary>
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

        console.Profile.Width = Screen.Width;
        console.Write(
            new Rule($"[bold]{Markup.Escape(Fit(shown.Title, Width - Indent))}[/]") { Justification = Justify.Left });
        var reader = audience.ToString().ToUpperInvariant();
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"As known on {shown.AsOf:yyyy-MM-dd}, for the audience {reader}. {shown.Stamp}.");
        console.WriteLine();

        Alerts(shown, audience, console);
        Expected(shown, audience, console);
        Scenario(shown, audience == Audience.Restricted ? findings.Run.Scenario : "the scenario", console);
        Overflows(shown, audience, console);
        Gaps(shown, audience, console);
        Decisions(shown, audience, console);
        Triggers(shown, console);

        console.WriteLine("Routes are not verified as safe.");
        console.WriteLine($"Read on: {Path.Combine(outFolder, "bulletin.html")}");
    }

    static void Alerts(Highlights shown, Audience audience, IAnsiConsole console)
    {
        Head(console, "ACT TODAY");
        if (shown.Alerts.Count == 0) console.WriteLine($"  {Nothing(audience, "No alert is reported.")}");
        foreach (var alert in shown.Alerts.Take(MostAlerts))
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"  [bold red]![/] {Fit($"{alert.What}, {alert.Place}", Width - Indent)}");
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"    [dim]{Fit(alert.FirstStep, Width - Indent)}[/]");
        }

        if (shown.Alerts.Count > MostAlerts)
        {
            console.WriteLine(
                FormattableString.Invariant($"    and {shown.Alerts.Count - MostAlerts} more in alerts.csv"));
        }
        console.WriteLine();
    }

    static void Expected(Highlights shown, Audience audience, IAnsiConsole console)
    {
        Head(
            console,
            audience == Audience.Restricted
            ? "EXPECTED DISPLACED (median, 4 in 5 futures)"
            : "EXPECTED ARRIVALS AT THE PLACES SHOWN (median, 4 in 5 futures)");
        if (shown.Expected.Count == 0)
        {
            console.WriteLine("  Not known: no counts and no residents are stated to forecast from.");
        }
        Write(
            console,
            shown.Expected.Select(
                row =>
                    new[]
                    {
                        FormattableString.Invariant($"in {row.Days} days, by {row.Date:yyyy-MM-dd}"),
                        row.Median,
                        $"({row.Low} to {row.High})",
                    }), 28, 12, 36);
        console.WriteLine();
    }

    static void Scenario(Highlights shown, string? scenario, IAnsiConsole console)
    {
        if (shown.Scenario.Count == 0) return;
        Head(
            console,
            $"WHAT {Fit((scenario ?? "").ToUpperInvariant(), Width / 2)} CHANGES (mean ± Monte-Carlo standard error)");
        Write(
            console,
            shown.Scenario.Select(
                row =>
                    new[]
                    {
                        row.Where,
                        FormattableString.Invariant($"after {row.Days} days"),
                        $"{row.Without} without",
                        row.Change,
                    }), 24, 14, 16, 24);
        console.WriteLine();
    }

    static void Overflows(Highlights shown, Audience audience, IAnsiConsole console)
    {
        Head(console, "FIRST SITES TO OVERFLOW");
        if (shown.Overflows.Count == 0)
        {
            console.WriteLine($"  {Nothing(audience, "None whose capacity is known.")}");
        }
        else
        {
            Write(
                console,
                shown.Overflows.Select(row => new[] { row.Place, $"room for {row.Capacity}", row.When, row.Chance }),
                21, 16, 21, 20);
        }
        console.WriteLine();
    }

    static void Gaps(Highlights shown, Audience audience, IAnsiConsole console)
    {
        Head(console, "LARGEST GAPS THAT NOBODY COVERS");
        if (shown.Gaps.Count == 0)
        {
            console.WriteLine($"  {Nothing(audience, "None that follows from what is known.")}");
        }
        else
        {
            Write(
                console,
                shown.Gaps.Select(
                    row =>
                        new[]
                        {
                            row.Place,
                            row.What,
                            row.Uncovered,
                            FormattableString.Invariant($"{row.Date:yyyy-MM-dd}"),
                        }), 28, 16, 23, 11);
        }
        console.WriteLine();
    }

    static void Decisions(Highlights shown, Audience audience, IAnsiConsole console)
    {
        Head(console, "NEXT DECISIONS");
        if (shown.Decisions.Count == 0)
        {
            console.WriteLine($"  {Nothing(audience, "None that follows from what is known.")}");
        }

        foreach (var row in shown.Decisions)
        {
            Write(console, [[Release(row), row.What, row.Place]], 14, 22, 42);
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"{"",16}[dim]{Fit($"{row.Quantity}, {row.Cost}", Width - 16)}[/]");
        }

        console.WriteLine();
    }

    static void Triggers(Highlights shown, IAnsiConsole console)
    {
        if (shown.Triggers.Count == 0) return;
        Head(console, "AGREED BEFOREHAND");
        foreach (var row in shown.Triggers.Take(MostTriggers))
        {
            console.WriteLine($"  {Fit(row.Title, Width - Indent)}");
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"    [dim]{Fit(row.State, Width - Indent)}[/]");
        }

        if (shown.Triggers.Count > MostTriggers)
        {
            console.WriteLine(
                FormattableString.Invariant($"    and {shown.Triggers.Count - MostTriggers} more in bulletin.html"));
        }
        console.WriteLine();
    }

    /// <summary>
    /// What an empty list says: to others than the own folder never that there is none, for it may be held back.
    /// </summary>
    static string Nothing(Audience audience, string known) => audience switch
    {
        Audience.Restricted => known,
        Audience.Partner => "None that may be shown to partners.",
        _ => "Not shown to the public.",
    };

    static string Release(DecisionHighlight row) =>
        row.Scenario.Length > 0 ? $"{row.ReleaseBy} ({row.Scenario})" : row.ReleaseBy;

    const int Indent = 4;
    const int MostAlerts = 4;
    const int MostTriggers = 3;
}
