using Refuge.Publishing;
using Spectre.Console;
using static Refuge.Cli.Screen;

namespace Refuge.Cli;

/// <summary>The bulletin on a terminal of 80 columns: the facts of the page, in its order.</summary>
static class PlanScreen
{
    /// <summary>Prints the bulletin.</summary>
    /// <param name="screen">Its lines.</param>
    /// <param name="outFolder">Where the documents lie.</param>
    /// <param name="console">The terminal.</param>
    internal static void Print(IReadOnlyList<ScreenLine> screen, string outFolder, IAnsiConsole console)
    {
        console.Profile.Width = Width;
        foreach (var line in screen)
        {
            console.MarkupLine($"{Style(line.Tone)}{Markup.Escape(line.Text)}[/]");
        }

        console.WriteLine($"Read on: {Path.Combine(outFolder, "bulletin.html")}");
    }

    static string Style(ScreenTone tone) => tone switch
    {
        ScreenTone.Head or ScreenTone.Lead => "[bold]",
        ScreenTone.Urgent => "[bold red]",
        ScreenTone.Soft => "[dim]",
        _ => "[default]",
    };
}
