using System.Text.Json;
using System.Text.Json.Serialization;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Situations;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Crises;

/// <summary>Nothing known later reaches the picture: not a value, not an order, not a citation.</summary>
public class NoLookIntoTheFutureTests
{
    /// <summary>"At least" has no upper end.</summary>
    static readonly JsonSerializerOptions Printed = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static TheoryData<string, string> Days =>
        [.. ((string[])["mosul-2016", "small-valley"]).SelectMany(DaysOf, (example, day) => (example, day))];

    [Theory, MemberData(nameof(Days))]
    public void Deleting_every_row_known_later_changes_nothing(string example, string asOf) =>
        Assert.Equal(Picture(Example(example), asOf), PictureOfCopy(example, asOf, LaterRows.Deleted));

    [Theory, MemberData(nameof(Days))]
    public void Scrambling_every_row_known_later_changes_nothing(string example, string asOf)
    {
        var expected = Picture(Example(example), asOf);

        Assert.All([1, 7, 42], seed => Assert.Equal(expected, PictureOfCopy(example, asOf, LaterRows.Scrambled(seed))));
    }

    [Fact]
    public void The_copies_differ_from_the_folder_where_they_should()
    {
        var all = CrisisFolder.Read(Example("mosul-2016"), null, TestContext.Current.CancellationToken).Crisis!;
        using var copy = new TemporaryFolder();
        LaterRows.Copy(Example("mosul-2016").FullName, copy.Place, new(2016, 8, 28), LaterRows.Deleted);
        var early = CrisisFolder.Read(copy.Place, null, TestContext.Current.CancellationToken).Crisis!;

        Assert.Equal(new(2016, 8, 28), early.LastKnownOn);
        Assert.True(early.Situation.Observations.Rows.Count < all.Situation.Observations.Rows.Count / 2);
    }

    static string PictureOfCopy(string example, string asOf, LaterRows.Fate fate)
    {
        using var copy = new TemporaryFolder();
        LaterRows.Copy(Example(example).FullName, copy.Place, DateOnly.ParseExact(asOf, "yyyy-MM-dd"), fate);
        return Picture(copy.Place, asOf);
    }

    /// <summary>All that the later stages get to see on a day, printed.</summary>
    static string Picture(DirectoryInfo folder, string asOf)
    {
        var day = DateOnly.ParseExact(asOf, "yyyy-MM-dd");
        var crisis = CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!;
        var reports = crisis.Reports.AsOf(day);
        var situation = SituationBuilder.AsOf(
            crisis.Situation, ForecastCycle.Read(crisis, reports, day, new Extractions(ShippedReader.Knowledge)), day);
        return string.Join('\n', (string[])
        [
            JsonSerializer.Serialize(situation, Printed),
            string.Join('\n', situation.Facts.SelectMany(fact => fact.Evidence.Concat(fact.Unreviewed))),
            string.Join(
                '\n',
                situation.Contradictions.Select(
                    contradiction => $"{contradiction.A} {contradiction.B} {contradiction.Detail}")),
            Seen(crisis.Assumptions.AsOf(day)), Seen(crisis.Allocations.AsOf(day)), Seen(crisis.Plans.AsOf(day)),
            Seen(crisis.Responses.AsOf(day)),
            Seen(crisis.Actions.AsOf(day)), Seen(crisis.MoneyFlows.AsOf(day)), Seen(crisis.Rates.AsOf(day)),
            Seen(crisis.Decisions.AsOf(day)),
            Seen(crisis.Reviews.AsOf(day)), Seen(crisis.Triggers.AsOf(day)), Seen(reports),
        ]);
    }

    static string Seen<T>(IReadOnlyList<Recorded<T>> rows)
        where T : class =>
            string.Join(
                '\n',
                rows.Select(
                    row =>
                        $"{JsonSerializer.Serialize(row.Value, Printed)} {row.KnownOn:O} "
                            + $"{string.Join(' ', row.Evidence)}"));

    static DirectoryInfo Example(string name) => new(Path.Combine(Repository.Root, "examples", name));

    static string[] DaysOf(string example) => example == "mosul-2016"
        ? ["2016-07-20", "2016-08-28", "2016-10-17", "2016-12-31"]
        : ["2021-03-15", "2021-04-10", "2021-04-15", "2021-05-01"];
}
