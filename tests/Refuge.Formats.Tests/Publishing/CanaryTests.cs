using System.Globalization;
using Refuge.Formats.Crises;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Publishing;

/// <summary>
/// A mark in every cell of text that is not shown without release, in every report, name of a file and setting: no mark
/// in any byte that partner or public get to read.
/// </summary>
/// <remarks>The cells are those of the tables' own schemas, so a column that is added is covered by itself.</remarks>
public class CanaryTests
{
    /// <summary>Text that the folder contract shows without release, and codes by which tables are joined.</summary>
    static readonly HashSet<(string File, string Column)> Shown =
    [
        ("places.csv", "id"),
        ("places.csv", "name"),
        ("places.csv", "name_ar"),
        ("places.csv", "admin1"),
        ("places.csv", "admin2"),
        ("series.csv", "id"),
        ("series.csv", "title"),
        ("funding.csv", "appeal"),
        ("sources.csv", "publisher"),
        ("actions.csv", "id"),
    ];

    /// <summary>Columns that say since when, and by whom, a row may be seen: a mark there hides the row.</summary>
    static readonly HashSet<string> OfVisibility = ["sensitivity", "reported", "announced", "source"];

    static readonly (string Example, DateOnly AsOf)[] Examples =
    [
        ("small-valley", new(2021, 6, 30)),
        ("mosul-2016", new(2016, 10, 5)),
    ];

    public static TheoryData<string, string, string> Runs =>
        new()
        {
            { "small-valley", "partner", "en" },
            { "small-valley", "partner", "ar" },
            { "small-valley", "public", "en" },
            { "small-valley", "public", "ar" },
            { "mosul-2016", "partner", "en" },
            { "mosul-2016", "public", "ar" },
        };

    [Theory, MemberData(nameof(Runs))]
    public void No_mark_is_read_when_all_are_set_together(string example, string audience, string language)
    {
        var (marked, marks) = Marked[example].Value;

        Assert.True(marks > 60, $"{marks} columns could be marked.");
        var read = Read(marked, example, audience, language);

        Assert.NotNull(read);
        Assert.Empty(Found(read));
    }

    [Fact]
    public void The_own_folder_does_hold_marks_so_that_this_test_can_fail() =>
        Assert.NotEmpty(Found(Published.Of(Marked["small-valley"].Value.Text, Audience.Restricted, Examples[0].AsOf)!));

    public static TheoryData<string> Tables =>
        [.. CrisisTables.All.Select(table => table.File), "reports", "settings", "names of files"];

    [Theory, MemberData(nameof(Tables)), Trait("Length", "long")]
    public void No_mark_of_one_table_is_read_when_it_stands_alone(string table)
    {
        foreach (var marked in OneByOne("small-valley", table))
        {
            foreach (var audience in (string[])["partner", "public"])
            {
                if (Read(marked, "small-valley", audience, "en") is { } read)
                    Assert.Empty(Found(read));
            }
        }
    }

    [Theory, MemberData(nameof(Tables)), Trait("Length", "long")]
    public void No_mark_of_one_table_is_read_when_it_stands_alone_in_Mosul(string table)
    {
        foreach (var marked in OneByOne("mosul-2016", table))
        {
            foreach (var audience in (string[])["partner", "public"])
            {
                if (Read(marked, "mosul-2016", audience, "ar") is { } read)
                    Assert.Empty(Found(read));
            }
        }
    }

    [Fact]
    public void A_row_that_releases_its_text_is_read_with_it_and_no_other_row_is()
    {
        var text = CrisisText.Example("small-valley");
        text.SetColumn("responses.csv", "organisation", (_, row) => Mark(row));
        text.SetColumn("responses.csv", "sensitivity", (row, _) => row[0] == "r1" ? "partner" : "");
        text["triggers.yml"] = text["triggers.yml"]
            .Replace("title: Open", $"sensitivity: partner\n    title: {Mark(900)} Open", StringComparison.Ordinal);

        var partner = Published.Of(text, Audience.Partner, new(2021, 4, 18))!;
        var everybody = Published.Of(text, Audience.Public, new(2021, 4, 25))!;

        Assert.Equal(
            [Mark(1), Mark(900)],
            Found(partner).Select(found => found.Mark).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Empty(Found(everybody));
    }

    [Fact]
    public void A_claim_that_a_review_releases_is_read_and_no_other_is()
    {
        var text = CrisisText.Example("small-valley");
        var reviews = text.Table("reviews.csv");
        var mines = reviews.Single(row =>
            row[reviews[0].IndexOf("quote")].StartsWith("Mines", StringComparison.Ordinal)
        );
        var release = mines.ToList();
        (release[reviews[0].IndexOf("action")], release[reviews[0].IndexOf("value")]) = ("release", "partner");
        text.Put("reviews.csv", [.. reviews, release]);

        var partner = Published.Of(text, Audience.Partner, new(2021, 4, 18))!;
        var everybody = Published.Of(text, Audience.Public, new(2021, 4, 25))!;

        Assert.Contains("Mines and booby traps", partner["claims.csv"], StringComparison.Ordinal);
        Assert.All(
            partner.Values,
            file => Assert.DoesNotContain("army took the centre", file, StringComparison.OrdinalIgnoreCase)
        );
        Assert.All(
            everybody.Values,
            file => Assert.DoesNotContain("booby traps", file, StringComparison.OrdinalIgnoreCase)
        );
    }

    static Dictionary<string, string>? Read(CrisisText text, string example, string audience, string language) =>
        Published.Of(
            text,
            Words.Find<Audience>(audience)!.Value,
            Examples.Single(each => each.Example == example).AsOf,
            language
        );

    static IEnumerable<(string File, string Mark)> Found(Dictionary<string, string> read) =>
        from file in read
        let at = file.Value.IndexOf(Beginning, StringComparison.OrdinalIgnoreCase)
        where at >= 0
        select (file.Key, file.Value.Substring(at, Math.Min(Mark(0).Length, file.Value.Length - at)));

    /// <summary>A word without a space that might be a code: the hardest to tell from one.</summary>
    static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"{Beginning}{number:0000}z");

    const string Beginning = "canaryqx";

    static readonly Dictionary<string, Lazy<(CrisisText Text, int Marks)>> Marked = Examples.ToDictionary(
        example => example.Example,
        example => new Lazy<(CrisisText, int)>(() => AllMarked(example.Example))
    );

    /// <summary>
    /// Marks every column that takes any text: what a number, a day, a word of the contract or the name of another row
    /// should be, does not.
    /// </summary>
    static (CrisisText Text, int Marks) AllMarked(string example)
    {
        var original = CrisisText.Example(example);
        var columns = CrisisTables.All.Where(table => original.Has(table.File)).SelectMany(Columns).ToHashSet();
        while (true)
        {
            var text = original.Copy();
            foreach (var (number, (file, column)) in columns.Index())
                text.SetColumn(file, column, (_, _) => Mark(number + 1));
            var refused = Grave(text)
                .Select(problem => (problem.Where.File, Column: problem.Where.Column ?? ""))
                .Where(columns.Contains)
                .ToHashSet();
            if (refused.Count > 0)
            {
                columns.ExceptWith(refused);
                continue;
            }

            MarkReports(text);
            MarkSettings(text);
            MarkNames(text);
            return (text, columns.Count);
        }
    }

    static IEnumerable<CrisisText> OneByOne(string example, string table)
    {
        var text = CrisisText.Example(example);
        switch (table)
        {
            case "reports":
                MarkReports(text);
                yield return text;
                break;
            case "settings":
                MarkSettings(text);
                yield return text;
                break;
            case "names of files":
                MarkNames(text);
                yield return text;
                break;
            default:
                foreach (
                    var (file, column) in CrisisTables
                        .All.Where(each => each.File == table && text.Has(each.File))
                        .SelectMany(Columns)
                )
                {
                    var marked = text.Copy();
                    marked.SetColumn(file, column, (_, row) => Mark(row));
                    yield return marked;
                }

                break;
        }
    }

    static IEnumerable<(string File, string Column)> Columns(TableSchema table) =>
        table
            .Columns.Append("remark")
            .Where(column => !Shown.Contains((table.File, column)) && !OfVisibility.Contains(column))
            .Select(column => (table.File, column));

    static List<Problem> Grave(CrisisText text)
    {
        using var folder = new TemporaryFolder();
        text.WriteTo(folder.Place);
        return
        [
            .. CrisisFolder
                .Read(folder.Place, null, TestContext.Current.CancellationToken)
                .Problems.Where(problem => problem.Severity != Severity.Note),
        ];
    }

    /// <summary>A mark in every sentence, so that whatever is quoted holds one.</summary>
    static void MarkReports(CrisisText text)
    {
        foreach (
            var name in text.Names.Where(name =>
                name.StartsWith("reports/", StringComparison.Ordinal)
                && !name.EndsWith(".csv", StringComparison.Ordinal)
            )
        )
        {
            text[name] =
                text[name].Replace(". ", $" {Mark(7001)}. ", StringComparison.Ordinal)
                + $"\n\nMore than 3,000 people fled {Mark(7002)} by night.\n";
        }
    }

    static void MarkSettings(CrisisText text)
    {
        text["crisis.yml"] += $"{Mark(8001)}: {Mark(8002)}\n";
        if (!text.Has("triggers.yml"))
            return;
        text["triggers.yml"] = text["triggers.yml"]
            .Replace("title: ", $"title: {Mark(8003)} ", StringComparison.Ordinal)
            .Replace("decision: {", $"decision: {{ roles: [{Mark(8004)}], ", StringComparison.Ordinal);
    }

    static void MarkNames(CrisisText text)
    {
        foreach (
            var name in text.Names.Where(name =>
                name.StartsWith("reports/", StringComparison.Ordinal)
                && !name.EndsWith(".csv", StringComparison.Ordinal)
            )
        )
        {
            var other = $"reports/{Mark(9001)}{Path.GetExtension(name)}";
            text.Rename(name, other);
            text["reports/index.csv"] = text["reports/index.csv"].Replace(name, other, StringComparison.Ordinal);
        }

        text[$"{Mark(9002)}.csv"] = $"{Mark(9003)}\n";
    }
}
