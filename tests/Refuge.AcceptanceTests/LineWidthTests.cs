using System.Text.RegularExpressions;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>Lines of code end before column 120, so that two files fit side by side on a screen.</summary>
public partial class LineWidthTests
{
    const int Columns = 120;

    static readonly string[] Folders = ["src", "tests", "benchmarks", "tools"];

    [Fact]
    public void A_line_of_code_is_at_most_120_columns_wide() =>
        Assert.Empty(
            from folder in Folders
            from file in Directory.EnumerateFiles(
                Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            where !file.Contains(
                $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from line in TooWide(File.ReadLines(file))
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line}");

    [Fact]
    public void A_wide_line_is_found_unless_a_text_in_quotes_makes_it_wide()
    {
        var wide = $"var sum = {string.Join(" + ", Enumerable.Repeat("people", 20))};";
        var quoted = $"var text = \"{new string('a', 130)}\";";

        var found = TooWide([wide, quoted, "\"\"\"", wide, "\"\"\";"]);

        Assert.Equal(1, Assert.Single(found));
    }

    /// <summary>
    /// Numbers of the lines that are too wide. A text in quotes may be wide: broken, it is not found by a search.
    /// </summary>
    static IEnumerable<int> TooWide(IEnumerable<string> lines)
    {
        var (number, isRaw) = (0, false);
        foreach (var line in lines)
        {
            number++;
            var marks = RawQuote().Count(line);
            var wasRaw = isRaw;
            if (marks % 2 == 1) isRaw = !isRaw;
            if (line.Length > Columns && !wasRaw && marks == 0 && !Quoted().IsMatch(line)) yield return number;
        }
    }

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawQuote();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Quoted();
}
