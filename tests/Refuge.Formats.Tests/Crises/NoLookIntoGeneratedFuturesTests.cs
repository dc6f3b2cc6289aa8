using System.Text.Json;
using System.Text.Json.Nodes;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Crises;

/// <summary>
/// All six stages on folders that nobody thought of: what became known later changes no byte but hashes of input.
/// </summary>
public class NoLookIntoGeneratedFuturesTests
{
    const int FoldersInShort = 12;
    const int FoldersInLong = 300;

    public static TheoryData<int> AFewFolders => [.. Enumerable.Range(1, FoldersInShort)];

    public static TheoryData<int> ManyFolders => [.. Enumerable.Range(FoldersInShort + 1, FoldersInLong)];

    [Theory, MemberData(nameof(AFewFolders))]
    public void Deleting_or_scrambling_later_rows_of_a_generated_folder_changes_no_output(int seed) => Check(seed);

    [Theory, MemberData(nameof(ManyFolders)), Trait("Length", "long")]
    public void Deleting_or_scrambling_later_rows_of_many_generated_folders_changes_no_output(int seed) => Check(seed);

    [Fact]
    public void Generated_folders_hold_much_that_is_forecast_and_much_that_came_later()
    {
        var (known, all, forecast) = (0, 0, 0);
        foreach (var seed in Enumerable.Range(1, FoldersInShort))
        {
            using var folder = new TemporaryFolder();
            var generated = new GeneratedCrisis(seed);
            generated.WriteTo(folder.Place);
            var crisis = CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken).Crisis!;
            known += crisis.Situation.Observations.AsOf(generated.AsOf).Count;
            all += crisis.Situation.Observations.Rows.Count;
            forecast += Outputs(folder.Place, generated.AsOf)["forecast.csv"].Count(letter => letter == '\n');
        }

        Assert.True(known > FoldersInShort && all > 2 * known, $"{known} of {all}");
        Assert.True(forecast > 500 * FoldersInShort, $"{forecast}");
    }

    static void Check(int seed)
    {
        using var folder = new TemporaryFolder();
        var generated = new GeneratedCrisis(seed);
        generated.WriteTo(folder.Place);
        var expected = Outputs(folder.Place, generated.AsOf);

        AssertSame(expected, folder, generated.AsOf, LaterRows.Deleted);
        AssertSame(expected, folder, generated.AsOf, LaterRows.Scrambled(seed));
    }

    static void AssertSame(
        Dictionary<string, string> expected, TemporaryFolder folder, DateOnly asOf, LaterRows.Fate fate)
    {
        using var copy = new TemporaryFolder();
        LaterRows.Copy(folder.Place.FullName, copy.Place, asOf, fate);
        var actual = Outputs(copy.Place, asOf);
        Assert.All(expected, file => Assert.Equal(file.Value, actual[file.Key]));
    }

    static Dictionary<string, string> Outputs(DirectoryInfo folder, DateOnly asOf)
    {
        var crisis = CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!;
        var findings = ForecastCycle.Run(
            crisis, new(asOf, new(40, 8, 1), null, null, 1, "1.0.0", "refuge plan"), ShippedReader.Knowledge, null,
            TestContext.Current.CancellationToken);
        return Publication.Compose(findings, Audience.Restricted).ToDictionary(document => document.Name, Text);
    }

    static string Text(Document document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        document.Write(writer);
        if (document.Name != "run.json") return writer.ToString();

        var run = JsonNode.Parse(writer.ToString())!.AsObject();
        run.Remove("inputs_sha256");
        return run.ToJsonString(new JsonSerializerOptions());
    }
}
