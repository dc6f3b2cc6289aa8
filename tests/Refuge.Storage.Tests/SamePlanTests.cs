using System.Collections.Concurrent;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Publishing;
using Refuge.Storage.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Storage.Tests;

/// <summary>Wherever a crisis is kept, its plan is the same to the byte.</summary>
public class SamePlanTests(PostgresServer server)
{
    public static TheoryData<string, KeptIn> EveryExample => new()
    {
        { "mosul-2016", KeptIn.Sqlite },
        { "mosul-2016", KeptIn.Postgres },
        { "small-valley", KeptIn.Sqlite },
        { "small-valley", KeptIn.Postgres },
    };

    [Theory, MemberData(nameof(EveryExample))]
    public async Task A_database_gives_the_plan_of_the_folder_to_the_byte(string example, KeptIn engine)
    {
        var crisis = Folder(example, null);
        await using var kept = await Kept.ExampleAsync(example, engine, server);

        var loaded = await kept.Store.LoadAsync(CrisisView.Whole, Cancellation);

        Assert.Equal(crisis.LastKnownOn, loaded.Crisis!.LastKnownOn);
        foreach (var audience in Enum.GetValues<Audience>())
        {
            var asOf = crisis.LastKnownOn!.Value;
            Assert.Equal(
                OfFolder(example, null, asOf, audience),
                Kept.Plan(loaded.Crisis, asOf, audience, new(ShippedReader.Knowledge)));
        }
    }

    [Theory, MemberData(nameof(EveryExample))]
    public async Task What_a_database_loads_as_of_a_day_gives_the_plan_of_that_day_to_the_byte(
        string example, KeptIn engine)
    {
        var crisis = Folder(example, null);
        await using var kept = await Kept.ExampleAsync(example, engine, server);

        foreach (var asOf in (DateOnly[])[
            crisis.Identity.FirstDay, Between(crisis), crisis.LastKnownOn!.Value.AddDays(-1)])
        {
            var loaded = (await kept.Store.LoadAsync(new(null, asOf), Cancellation)).Crisis!;

            Assert.Equal(
                OfFolder(example, null, asOf, Audience.Restricted),
                Kept.Plan(loaded, asOf, Audience.Restricted, new(ShippedReader.Knowledge)));
            Assert.Equal(crisis.LastKnownOn, loaded.LastKnownOn);
            Assert.True(Rows(loaded) <= Rows(crisis));
            if (asOf == crisis.Identity.FirstDay) Assert.True(Rows(loaded) < Rows(crisis));
        }
    }

    [Theory, MemberData(nameof(EveryExample))]
    public async Task Every_scenario_of_the_folder_is_there_and_gives_the_same_plan(string example, KeptIn engine)
    {
        var folder = CrisisFolder.Read(Place(example), null, Cancellation);
        await using var kept = await Kept.ExampleAsync(example, engine, server);

        Assert.Equal(folder.Scenarios, (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Scenarios);
        foreach (var scenario in folder.Scenarios)
        {
            var (asOf, loaded) =
                (folder.Crisis!.LastKnownOn!.Value, await kept.Store.LoadAsync(new(scenario, null), Cancellation));

            Assert.Equal(
                OfFolder(example, scenario, asOf, Audience.Restricted),
                Kept.Plan(loaded.Crisis!, asOf, Audience.Restricted, new(ShippedReader.Knowledge)));
        }
    }

    [Theory, MemberData(nameof(EveryExample))]
    public async Task A_run_with_extractions_that_a_database_kept_reads_no_text_and_gives_the_same_plan(
        string example, KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync(example, engine, server);
        var crisis = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        var first = new Extractions(ShippedReader.Knowledge);
        var fresh = Kept.Plan(crisis, crisis.LastKnownOn!.Value, Audience.Restricted, first);
        var made = first.TakeAdded();
        await kept.Store.KeepExtractionsAsync(made, Cancellation);

        var second = new Extractions(ShippedReader.Knowledge);
        foreach (var each in await kept.Store.FindExtractionsAsync([.. made.Select(each => each.Key)], Cancellation))
        {
            second.Keep(each);
        }

        Assert.NotEmpty(made);
        Assert.Equal(fresh, Kept.Plan(crisis, crisis.LastKnownOn.Value, Audience.Restricted, second));
        Assert.Equal(0, second.TextsRead);
    }

    [Theory, MemberData(nameof(EveryExample))]
    public async Task A_folder_that_went_through_a_database_has_the_same_rows_and_the_same_other_files(
        string example, KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync(example, engine, server);
        var there = new DirectoryInfo(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        try
        {
            Assert.True(
                await kept.Database!.ExportAsync(
                    (await kept.Database.ListAsync(Cancellation)).Single(), there, Cancellation));

            var (before, after) = (
                CrisisContent.Read(Place(example), Cancellation).Content,
                CrisisContent.Read(there, Cancellation).Content);
            Assert.Equal(Printed(before), Printed(after));
            Assert.All(
                before.Files, file => Assert.True(file.Value.Span.SequenceEqual(after.Files[file.Key].Span), file.Key));
        }
        finally
        {
            if (there.Exists) there.Delete(recursive: true);
        }
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The plan of a folder, made once: both engines are held against it.</summary>
    static string OfFolder(string example, string? scenario, DateOnly asOf, Audience audience) => OfFolders.GetOrAdd(
        (example, scenario, asOf, audience),
        static of => new(
            () => Kept.Plan(
                Folder(of.Example, of.Scenario), of.AsOf, of.Audience, new(ShippedReader.Knowledge)))).Value;

    static readonly ConcurrentDictionary<
        (string Example, string? Scenario, DateOnly AsOf, Audience Audience), Lazy<string>> OfFolders = new();

    static DirectoryInfo Place(string example) => new(Path.Combine(Repository.Root, "examples", example));

    static Crisis Folder(string example, string? scenario) =>
        CrisisFolder.Read(Place(example), scenario, Cancellation).Crisis!;

    static int Rows(Crisis crisis) => crisis.Situation.Observations.Rows.Count + crisis.Situation.Controls.Rows.Count
        + crisis.Situation.Facilities.Rows.Count + crisis.Situation.Services.Rows.Count + crisis.MoneyFlows.Rows.Count;

    static DateOnly Between(Crisis crisis) =>
        crisis.Identity.FirstDay.AddDays(
            (crisis.LastKnownOn!.Value.DayNumber - crisis.Identity.FirstDay.DayNumber) / 2);

    static string Printed(CrisisContent content) => string.Join('\n', content.Tables.Select(table =>
        $"{table.File}\n{string.Join('|', table.Columns)}\n{string.Join('\n', table.Rows.Select(row => string.Join('|', row)))}"));
}
