using System.Globalization;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>Folders as people in the field filled them in, asked of the program.</summary>
public sealed class FieldFoldersPlanTests : IDisposable
{
    readonly DirectoryInfo place = Directory.CreateTempSubdirectory("refuge-field-plan-");

    public void Dispose() => place.Delete(recursive: true);

    [Fact]
    public async Task Wrong_words_of_columns_are_told_once_each_with_the_right_one_and_the_folder_does_not_pass()
    {
        var folder = Folder("plan-r6");

        var check = await RefugeProgram.RunHereAsync("check", folder);
        var strict = await RefugeProgram.RunHereAsync("check", folder, "--strict");

        Assert.Equal(1, strict.ExitCode);
        Assert.Contains("A row of HXL hashtags", check.Output, StringComparison.Ordinal);
        foreach (var cause in new[]
        {
            "Write toilet if that was meant", "Write 434000000 if that was meant", "Write paid if that was meant",
            "Write 2017-09-28 if that was meant",
        })
        {
            Assert.Single(Occurrences(Flat(check.Output), cause));
        }
    }

    [Theory]
    [InlineData("latrine", "toilet")]
    [InlineData("tube_well", "water_point")]
    [InlineData("tarpaulin", "shelter")]
    public async Task Words_of_the_field_for_things_are_answered_with_the_code(string word, string code)
    {
        var check = await RefugeProgram.RunHereAsync("check", Folder("plan-r7"));

        Assert.Contains(
            $"\"{word}\" is no item that a standard knows; it is kept, and measured against nothing. Write {code} if",
            Flat(check.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan-r11")]
    [InlineData("plan-r12")]
    public async Task A_ratio_in_a_report_counts_nobody_and_contradicts_the_count_of_toilets(string name)
    {
        var out1 = await PlanAsync(name);

        var toilets = Table.Read(Path.Combine(out1, "needs.csv")).Rows.Find(static row =>
            row["indicator"] == "toilet" && row["phase"] == "emergency" && row["date"] == "2017-09-07")!;
        Assert.Equal(
            ("ktp", 14_000, 280, 200, 80),
            (toilets["place"], Number(toilets["people_p50"]), Number(toilets["need_p50"]), Number(toilets["have"]),
                Number(toilets["gap_p50"])));
        Assert.Contains(
            Table.Read(Path.Combine(out1, "contradictions.csv")).Rows,
            static row => row["kind"] == "ratio" && row["a"].Contains("ktp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_row_known_later_wins_over_an_assumption_and_the_plan_says_so()
    {
        var out1 = await PlanAsync("plan-r2c");

        // 90,000 who came and the 10,000 who live at home still: not 100,000 more.
        Assert.InRange(
            Table.Read(Path.Combine(out1, "forecast.csv")).Rows
                .Where(static row => row["place"] == "camp" && row["measure"] == "present")
                .Max(static row => Number(row["p50"])), 95_000, 101_000);
        Assert.Contains(
            Table.Read(Path.Combine(out1, "contradictions.csv")).Rows,
            static row => row is { } found && found["kind"] == "assumption" && found["verdict"] == "superseded");
    }

    async Task<string> PlanAsync(string name)
    {
        var folder = Folder(name);
        var made = Path.Combine(place.FullName, "out");
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", folder, "--members", "50", "--audience", "restricted", "--out", made);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return made;
    }

    static string Folder(string name) => SharedData.PathOrSkip($"data/field/{name}");

    static string Flat(string output) =>
        string.Join(' ', output.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<int> Occurrences(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
