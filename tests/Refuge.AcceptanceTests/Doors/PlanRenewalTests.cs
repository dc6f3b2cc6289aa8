using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Refuge.Storage.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>While people enter rows, readers have a plan all the time.</summary>
public class PlanRenewalTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_have_the_plan_before_until_the_one_with_the_new_rows_is_made()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var analyst = await service.ProgramAsync(Role.Analyst);
        var first = await UntilMadeAsync(analyst);
        using var added = await analyst.PostAsJsonAsync(
            Relative("/api/crises/small-valley/rows"),
            new
            {
                rows = new[]
                {
                    new
                    {
                        table = "services",
                        cells = new { place = "velmo", date = "2030-01-01", service = "water", status = "down" },
                    },
                },
            },
            Cancellation);
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(Cancellation));

        using var asked = await analyst.GetAsync(Relative(Plan), Cancellation);
        var meanwhile = await asked.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        using var page = await analyst.GetAsync(Relative("/crises/small-valley?for=restricted"), Cancellation);
        var after = await UntilMadeAsync(analyst);

        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal(
            first.GetProperty("documents").EnumerateArray().Select(document => document.GetString()),
            meanwhile.GetProperty("documents").EnumerateArray().Select(document => document.GetString()));
        Assert.DoesNotContain(
            "<progress", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.NotEqual(first.GetProperty("asOf").GetString(), after.GetProperty("asOf").GetString());
    }

    const string Plan = "/api/crises/small-valley/plan?for=restricted";

    static async Task<JsonElement> UntilMadeAsync(HttpClient client)
    {
        while (true)
        {
            using var answer = await client.GetAsync(Relative(Plan), Cancellation);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            }

            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await Task.Delay(100, Cancellation);
        }
    }

    static Uri Relative(string address) => new(address, UriKind.Relative);
}
