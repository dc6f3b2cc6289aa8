using System.Globalization;
using Refuge.Cycle;
using Refuge.Storage.Rows;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>Two people correct one thing: neither loses what they wrote unseen.</summary>
public class EditTests(PostgresServer server)
{
    public static TheoryData<KeptIn> Databases => [KeptIn.Sqlite, KeptIn.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_who_fill_different_cells_both_win_and_of_one_cell_both_answers_are_shown(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var rows = kept.Database!.Rows;
        var sites = await rows.ListAsync("small-valley", "sites.csv", -1, 10, Cancellation);
        var site = sites[0].Cells["place"];
        var before = (await rows.FindAsync("small-valley", "sites.csv", site, Cancellation))!;

        var first = await EditAsync(before.Version, ("capacity_people", "1234"));
        var second = await EditAsync(before.Version, ("land", "municipal"));
        var third = await EditAsync(before.Version, ("capacity_people", "4321"), ("flood_risk", "high"));

        Assert.Empty(first.Conflicts);
        Assert.Empty(second.Conflicts);
        Assert.Equal("1234", second.Thing!.Cells["capacity_people"]);
        Assert.Equal("municipal", second.Thing.Cells["land"]);
        var conflict = Assert.Single(third.Conflicts);
        Assert.Equal(
            ("capacity_people", before.Cells.GetValueOrDefault("capacity_people"), "1234", "4321"),
            (conflict.Column, conflict.Before, conflict.Theirs, conflict.Yours));
        var now = (await rows.FindAsync("small-valley", "sites.csv", site, Cancellation))!;
        Assert.Equal(second.Thing.Version, now.Version);
        Assert.False(now.Cells.ContainsKey("flood_risk") && now.Cells["flood_risk"] == "high");
        var agreed = await EditAsync(before.Version, ("capacity_people", "1234"));
        Assert.Empty(agreed.Conflicts);
        var crisis = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        Assert.Contains(crisis.Situation.Sites.Rows, row => row.Value.Place.Code == site);
        Assert.Empty((await kept.Database.Audit.VerifyAsync(null, Cancellation)).Faults);

        async Task<EditOutcome> EditAsync(int version, params (string Column, string Cell)[] cells) =>
            (await rows.EditAsync(
                new(
                    "small-valley", "sites.csv", site, version,
                    cells.ToDictionary(each => each.Column, each => each.Cell)),
                "analyst", "account:7", Cancellation))!;
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_cannot_be_loaded_is_refused_and_what_is_not_there_is_not_edited(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var rows = kept.Database!.Rows;
        var site = (await rows.ListAsync("small-valley", "sites.csv", -1, 1, Cancellation))[0].Cells["place"];

        var refused = await rows.EditAsync(
            new("small-valley", "sites.csv", site, 0, new Dictionary<string, string> { ["capacity_people"] = "many" }),
            "analyst", "account:7", Cancellation);
        var absent = await rows.EditAsync(
            new("small-valley", "sites.csv", "nowhere", 0, new Dictionary<string, string> { ["land"] = "private" }),
            "analyst", "account:7", Cancellation);

        Assert.Null(refused!.Thing);
        Assert.NotEmpty(refused.Problems);
        Assert.Null(absent);
        Assert.Null(await rows.FindAsync("small-valley", "services.csv", site, Cancellation));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_edit_that_says_no_day_of_a_crisis_of_the_past_leaves_the_crisis_in_the_past(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("mosul-2016", engine, server);
        var before = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.LastKnownOn;
        var rows = kept.Database!.Rows;
        var place = (await rows.ListAsync("mosul-2016", "places.csv", -1, 1, Cancellation))[0].Cells["id"];
        var thing = (await rows.FindAsync("mosul-2016", "places.csv", place, Cancellation))!;

        var outcome = (await rows.EditAsync(
            new(
                "mosul-2016", "places.csv", place, thing.Version,
                new Dictionary<string, string> { ["axis"] = "north" }), "analyst", "account:7", Cancellation))!;

        Assert.Equal("north", outcome.Thing!.Cells["axis"]);
        Assert.Equal(before!.Value.ToString("O", CultureInfo.InvariantCulture), outcome.Thing.Cells["reported"]);
        Assert.Equal(before, (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.LastKnownOn);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_population_that_is_below_its_least_is_refused_with_the_cell_and_what_to_do(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var rows = kept.Database!.Rows;
        var place = (await rows.ListAsync("small-valley", "places.csv", -1, 1, Cancellation))[0].Cells["id"];
        var thing = (await rows.FindAsync("small-valley", "places.csv", place, Cancellation))!;
        var cells = new Dictionary<string, string> { ["population"] = "80", ["population_low"] = "90" };

        var outcome = (await rows.EditAsync(
            new("small-valley", "places.csv", place, thing.Version, cells), "analyst", "account:7", Cancellation))!;

        Assert.Null(outcome.Thing);
        var problem = Assert.Single(outcome.Problems, each => each.Where.Column == "population");
        Assert.Contains("below the least, 90", problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
