using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Tests.Building;

namespace Refuge.AcceptanceTests;

/// <summary>Two services over one server of PostgreSQL, each a process of its own.</summary>
public class TwoMachinesTests(PostgresServer server)
{
    [Fact]
    public async Task A_crisis_that_is_started_on_one_machine_is_served_edited_and_planned_by_the_other()
    {
        (string, string)[] database = [("REFUGE_DATABASE", await server.NewStoreAsync(Cancellation))];
        string[] small = ["--members", "5", "--days", "10"];
        await using var one = await RefugeService.StartAsync("http://127.0.0.1:0", database, small);
        await using var other = await RefugeService.StartAsync("http://127.0.0.1:0", database, small);

        using var started = await GuardedService.SendFormAsync(
            one.Client, "/new", "/new", ("title", "Flood at the weir"), ("id", "weir"), ("from", "flood"),
            ("first", "2031-02-03"));
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync(Cancellation));
        var list = await other.Client.GetStringAsync(new Uri("/api/crises", UriKind.Relative), Cancellation);
        using var row = await other.Client.PostAsJsonAsync(
            new Uri("/api/crises/weir/rows", UriKind.Relative),
            new { rows = new[] { new { table = "places", cells = Weir } } },
            Cancellation);
        await other.WaitForPlanAsync("weir", "restricted");
        var rows = await one.Client.GetFromJsonAsync<JsonElement>(
            new Uri("/api/crises/weir/tables/places", UriKind.Relative), Cancellation);

        Assert.Contains("weir", list, StringComparison.Ordinal);
        Assert.True(row.StatusCode == HttpStatusCode.OK, await row.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("Weir", rows.ToString(), StringComparison.Ordinal);
    }

    static Dictionary<string, string> Weir => new(StringComparer.Ordinal)
    {
        ["id"] = "weir",
        ["name"] = "Weir",
        ["kind"] = "town",
        ["population"] = "900",
        ["reported"] = "2031-02-03",
    };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
