using Refuge.Files;
using Spectre.Console;

namespace Refuge.Cli;

/// <summary>Lines for a terminal of 80 columns.</summary>
static class Screen
{
    /// <summary>The width that every command keeps to.</summary>
    internal const int Width = 80;

    /// <summary>Writes a headline.</summary>
    internal static void Head(IAnsiConsole console, string head) => console.MarkupLineInterpolated($"[bold]{head}[/]");

    /// <summary>Lines whose columns keep to their widths: a long name is cut, a line never wraps.</summary>
    internal static void Write(IAnsiConsole console, IEnumerable<string[]> rows, params int[] widths)
    {
        foreach (var row in rows)
        {
            var cells = row.Select((cell, index) => Fit(cell, widths[index] - 1).PadRight(widths[index]));
            console.WriteLine($"  {string.Concat(cells)}".TrimEnd());
        }
    }

    /// <summary>A text on one line of a width. What would steer the terminal is shown as what it is.</summary>
    internal static string Fit(string text, int width)
    {
        var line = VisibleText.Of(text.ReplaceLineEndings(" ").Replace('\t', ' '));
        if (line.Length <= width) return line;
        var cut = width - 1;
        return $"{line[..(char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut)]}…";
    }
}
