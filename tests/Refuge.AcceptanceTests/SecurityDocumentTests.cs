using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>
/// docs/security.md answers every requirement of OWASP ASVS 5.0.0 at levels 1 and 2 once, and what it calls done names
/// tests that are there.
/// </summary>
public partial class SecurityDocumentTests
{
    /// <summary>
    /// The requirements of levels 1 and 2 of each section, from the list of OWASP ASVS 5.0.0 (May 2025): in every
    /// section those of level 3 come last.
    /// </summary>
    const string Sections =
        "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 "
        + "5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 "
        + "8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 "
        + "11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 "
        + "16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";

    static readonly IReadOnlyList<(string Id, int Section)> All =
    [
        .. Sections.Split(' ').Select(static section => section.Split(':')).SelectMany(
            static (parts, number) => Enumerable.Range(1, int.Parse(parts[1], CultureInfo.InvariantCulture))
                .Select(each => ($"{parts[0]}.{each.ToString(CultureInfo.InvariantCulture)}", number))),
    ];

    [Fact]
    public void Every_requirement_of_the_standard_has_one_line()
    {
        var answered = Rows().SelectMany(static row => IdsOf(row[0])).ToList();

        Assert.Equal(All.Select(static each => each.Id).Order(), answered.Order());
    }

    [Fact]
    public void What_is_done_names_tests_that_are_there()
    {
        var folder = Path.Combine(Repository.Root, "tests");
        var tests = Directory.EnumerateFiles(folder, "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).ToHashSet();
        foreach (var row in Rows())
        {
            Assert.Contains(row[1], (string[])["done", "open", "not applicable"]);
            var shown = row[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            Assert.True(row[1] == "done" == shown.Length > 0, $"{row[0]}: {row[1]} is shown by \"{row[3]}\".");
            Assert.All(shown, each => Assert.True(
                tests.Contains(each) || File.Exists(Path.Combine(Repository.Root, each)), $"{row[0]}: {each}"));
        }
    }

    static IEnumerable<string[]> Rows() => File.ReadLines(Path.Combine(Repository.Root, "docs", "security.md"))
        .Where(static line => Row().IsMatch(line))
        .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray());

    static IEnumerable<string> IdsOf(string cell)
    {
        foreach (var part in cell.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(" to ");
            var (first, last) = (IndexOf(ends[0]), IndexOf(ends[^1]));
            for (var each = first; each <= last; each++) yield return All[each].Id;
        }
    }

    static int IndexOf(string id)
    {
        for (var each = 0; each < All.Count; each++)
        {
            if (All[each].Id == id) return each;
        }

        throw new InvalidOperationException($"{id} is no requirement of levels 1 and 2.");
    }

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+")]
    private static partial Regex Row();
}
