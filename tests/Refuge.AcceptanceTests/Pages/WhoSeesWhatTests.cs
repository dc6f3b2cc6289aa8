using System.Net;
using System.Net.Http.Json;
using System.Text;
using Refuge.AcceptanceTests.Doors;
using Refuge.Cycle;
using Refuge.Storage.Doors;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Words that only the own team may read, planted everywhere, and looked for in every page of everybody
/// else.</summary>
public class WhoSeesWhatTests
{
    const string Canary = "zqcanary";

    static readonly string[] Pages = ["", "/inbox", "/inbox/new", "/sites", "/needs", "/inbox/reports/zqcanary.txt", "/bulletins",
        "/publish?for=partner", "/publish?for=public", "/publish?for=restricted", "/bulletins.atom",
        "/bulletins/restricted/1", "/bulletins/restricted/1/bulletin-en.html", "/bulletins/restricted/1/cap.xml",
        "/bulletins/partner/1", "/bulletins/partner/1/bulletin-en.html", "/bulletins/partner/1/plan_claims.csv",
        "/bulletins/partner/1/plan_needs.csv", "/bulletins/partner/1/places.geojson", "/bulletins/partner/1/cap.xml",
        "/bulletins/public/1", "/bulletins/public/1/bulletin-en.html", "/bulletins/public/1/cap.xml",
        "/discussion"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_of_partners_or_the_public_holds_what_is_for_the_own_team()
    {
        await using var service = await GuardedService.StartAsync();
        await PlantAsync(service);
        // Bulletins of each circle are signed, so that everybody could try to open all of them.
        using var owner = service.Browser();
        foreach (var tier in (string[])["restricted", "partner", "public"]) await SignAsync(owner, tier);
        await service.AdministratorAsync();
        using var analyst = await service.ProgramAsync(Role.Analyst);
        var seen = 0;
        Assert.Contains(
            Canary, await ReadAsync(analyst, $"/crises/{GuardedService.Crisis}/inbox"), StringComparison.Ordinal);

        List<HttpClient> others = [service.Browser()];
        foreach (var role in (Role[])[Role.Viewer, Role.Reporter, Role.SiteManager, Role.FundManager, Role.Approver])
        {
            others.Add(await service.ProgramAsync(role));
        }

        foreach (var client in others)
        {
            var pages = Pages.Select(static page => $"/crises/{GuardedService.Crisis}{page}").Append("/").ToList();
            var sites = await ReadAsync(client, $"/crises/{GuardedService.Crisis}/sites");
            pages.AddRange(sites.Split("href=\"").Skip(1).Select(static link => link.Split('"')[0])
                .Where(static link => link.Contains("/sites/", StringComparison.Ordinal)));
            foreach (var page in pages)
            {
                var html = await ReadAsync(client, page);
                Assert.DoesNotContain(Canary, html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("Hidden camp", html, StringComparison.Ordinal);
                if (html.Length > 0) seen++;
            }
        }

        Assert.True(seen > 15, "Hardly any page was seen.");
    }

    [Fact]
    public async Task Whoever_guesses_at_the_name_of_a_place_is_told_of_no_other_but_in_the_own_team()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();

        Assert.Contains("karsa_camp", await GuessAsync(Role.Analyst), StringComparison.Ordinal);
        var told = await GuessAsync(Role.SiteManager);
        Assert.Contains("karsa_cmp", told, StringComparison.Ordinal);
        Assert.DoesNotContain("karsa_camp", told, StringComparison.Ordinal);

        async Task<string> GuessAsync(Role role)
        {
            using var program = await service.ProgramAsync(role);
            var cells = new { place = "karsa_cmp", date = "2021-06-30", service = "water", status = "down" };
            using var answer = await program.PostAsJsonAsync(
                new Uri($"/api/crises/{GuardedService.Crisis}/rows", UriKind.Relative),
                new { rows = new[] { new { table = "services", cells } } }, Cancellation);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync(Cancellation);
        }
    }

    static async Task SignAsync(HttpClient owner, string tier)
    {
        var address = $"/crises/{GuardedService.Crisis}/publish";
        var page = await ReadAsync(owner, $"{address}?for={tier}");
        var run = page.Split("name=\"run\" value=\"")[1].Split('"')[0];
        using var signed = await GuardedService.SendFormAsync(
            owner, $"{address}?for={tier}", address, ("for", tier), ("run", run), ("seen", "0"));
        Assert.Equal(HttpStatusCode.Found, signed.StatusCode);
    }

    /// <summary>
    /// A report, a claim in it, a source, a site that is held back and a condition in somebody's words.
    /// </summary>
    static async Task PlantAsync(GuardedService service)
    {
        var store = (await service.Database.FindAsync(GuardedService.Crisis, Cancellation))!;
        var told = await store.ReceiveAsync(
            new(
                "zqcanary.txt", Encoding.UTF8.GetBytes("Dalen camp of Zqcanary has 20 toilets, says Zqcanary."),
                new Dictionary<string, string> { ["published"] = "2021-06-30" }),
            "analyst", Cancellation);
        Assert.Equal(1, told.Kept);
        var kept = await store.AppendAsync(
            [
                Row("sources.csv", ("id", "ZQ"), ("title", "Zqcanary papers"), ("published", "2021-06-30"),
                    ("sensitivity", "restricted")),
                Row("places.csv", ("id", "zqcanary_camp"), ("name", "Hidden camp"), ("kind", "site"), ("lat", "41.01"),
                    ("lon", "10.2"), ("sensitivity", "restricted"), ("reported", "2021-06-30")),
                Row("sites.csv", ("place", "zqcanary_camp"), ("kind", "camp"), ("capacity_people", "700"),
                    ("sensitivity", "restricted"), ("reported", "2021-06-30")),
                Row("facilities.csv", ("place", "dalen_camp"), ("date", "2021-06-30"), ("item", "washing"),
                    ("quantity", "41"), ("condition", "zqcanary leaks")),
            ],
            "analyst", Cancellation);
        Assert.True(kept.Kept == 4, string.Join('\n', kept.Problems));

        static StatedRow Row(string table, params (string Column, string Cell)[] cells) => new(
            table, cells.ToDictionary(static cell => cell.Column, static cell => cell.Cell, StringComparer.Ordinal));
    }

    /// <summary>A page once its plan is made. Empty where it is not opened.</summary>
    static async Task<string> ReadAsync(HttpClient client, string page)
    {
        while (true)
        {
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), Cancellation);
            var html = await answer.Content.ReadAsStringAsync(Cancellation);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                Assert.DoesNotContain(
                    Canary, html.Replace(page, "", StringComparison.Ordinal), StringComparison.Ordinal);
                return "";
            }

            if (!html.Contains("<progress", StringComparison.Ordinal)) return html;
            await Task.Delay(50, Cancellation);
        }
    }
}
