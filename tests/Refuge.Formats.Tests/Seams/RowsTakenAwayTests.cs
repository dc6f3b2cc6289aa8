using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// The example of Mosul with the hand-typed rows of its report taken away: the report and its reviews say the same.
/// </summary>
public class RowsTakenAwayTests
{
    static readonly DateOnly Day = new(2016, 8, 28);

    /// <summary>Tables whose rows state facts. Geography, series and assumptions stay.</summary>
    static readonly string[] Facts = [
        "control.csv", "facilities.csv", "hazards.csv", "health.csv", "services.csv", "observations.csv", "sites.csv",
        "events.csv", "funding.csv"];

    public static TheoryData<string> EveryTable => [.. Facts];

    [Fact]
    public void Without_any_row_of_the_report_alerts_gaps_and_money_are_as_before() => SaysTheSame(Facts);

    [Theory, MemberData(nameof(EveryTable))]
    public void Without_the_rows_of_one_table_alerts_gaps_and_money_are_as_before(string table) => SaysTheSame([table]);

    static void SaysTheSame(string[] tables)
    {
        var (before, taken) = Run([]);
        var (after, deleted) = Run(tables);

        Assert.Equal(0, taken);
        Assert.True(deleted > 0);
        Assert.Equal(Alerts(before), Alerts(after));
        Assert.Equal(Gaps(before), Gaps(after));
        Assert.Equal(Money(before), Money(after));
        Assert.Empty(State(before).Except(State(after)));
    }

    static IEnumerable<string> Alerts(Findings findings) =>
        findings.Needs.Alerts.Select(static alert => $"{alert.Place} {alert.Kind}").Order(StringComparer.Ordinal);

    static IEnumerable<string> Gaps(Findings findings) => findings.Needs.Today
        .Where(static need => need.Gap is not null)
        .Select(
            static need =>
                FormattableString.Invariant(
                    $"{need.Place} {need.Indicator} {need.Phase} {need.Amount?.Median} {need.Have?.Value} ")
                + FormattableString.Invariant($"{need.Gap?.Median}"))
        .Order(StringComparer.Ordinal);

    static IEnumerable<string> Money(Findings findings) => findings.Funding.Money
        .Select(
            static money =>
                FormattableString.Invariant($"{money.Flow.State} {money.Flow.Amount.Value} {money.Flow.Currency}"))
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// What stands, who holds what, where people are: aspect and first word of the value, without dates.
    /// </summary>
    /// <remarks>
    /// Of four things the rows know more than the report: the land of the camp, the districts of the city, the
    /// outskirts, and the day on which the fighting ended.
    /// </remarks>
    static HashSet<string> State(Findings findings) =>
    [
        .. findings.Situation.Facts
            .Where(
                static fact => !fact.Aspect.StartsWith("count:", StringComparison.Ordinal)
                && fact.Aspect is not ("holder" or "site:land" or "event:fighting"))
            .Where(
                static fact => fact.Part != "outskirts"
                && fact.Place?.Code is not ("mosul_east" or "mosul_west" or "tigris"))
            .Select(static fact => $"{fact.Place} {fact.Part} {fact.Aspect} {Said(fact.Value)}"),
    ];

    /// <summary>The first word of a value; words of a source's own are all alike.</summary>
    static string Said(string value)
    {
        var first = value.Split([';', ':', ' '], 2)[0];
        return first is "beans" or "tents," or "none" or "reported" ? "words" : first;
    }

    static (Findings Findings, int Deleted) Run(string[] tables)
    {
        using var folder = new TemporaryFolder();
        var original = Path.Combine(Repository.Root, "examples/mosul-2016");
        var deleted = 0;
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(original, file);
            var copy = Path.Combine(folder.Place.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            if (!tables.Contains(name)) continue;
            var lines = File.ReadAllLines(copy);
            var source = Array.IndexOf(lines[0].Split(','), "source");
            var fromEnd = lines[0].Split(',').Length - source;
            string[] kept = [lines[0], .. lines.Skip(1).Where(line => line.Split(',')[^fromEnd] != "S900")];
            deleted += lines.Length - kept.Length;
            File.WriteAllLines(copy, kept);
        }

        var crisis = CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken).Crisis!;
        var findings = ForecastCycle.Run(
            crisis, new(Day, new EnsembleSize(7, 8, 1), null, null, 1, "test", "test"), ShippedReader.Knowledge, null,
            TestContext.Current.CancellationToken);
        return (findings, deleted);
    }
}
