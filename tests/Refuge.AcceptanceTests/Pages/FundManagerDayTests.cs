using System.Net;
using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Doors;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Whoever signs: what to decide, how late it is, yes, no or deferred.</summary>
public class FundManagerDayTests
{
    const string Page = $"/crises/{GuardedService.Crisis}/needs";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approver_signs_a_line_of_the_plan_and_the_audit_log_knows_who()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("nadia", "approver");
        await using var browser = await Browser.StartAsync();
        await browser.LogInAsync(service, "nadia");
        await browser.VisitAsync(In(service, Page, "en"));
        Assert.Contains("To decide", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("days ago", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.FollowAsync("li.decide button[value=deferred]");
        await browser.WaitAsync("!document.querySelector('progress')");

        Assert.Contains("Signed. It stands in the audit log", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.WaitAsync("document.querySelector('table th[scope=row]').innerText === 'deferred'");
        var row = Assert.Single(
            await service.Database.Rows.ListAsync(GuardedService.Crisis, "decisions.csv", -1, 10, Cancellation)).Cells;
        Assert.Equal("deferred", row["decided"]);
        Assert.Equal("2021-06-30", row["date"]);
        Assert.Equal(16, row["run"].Length);
        var audit = await service.Database.Audit.ListAsync(null, 1, Cancellation);
        Assert.StartsWith("account:", audit[0].Entry.Actor, StringComparison.Ordinal);
        Assert.Equal("decisions.csv", audit[0].Entry.Subject);
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task Nobody_signs_a_plan_that_has_changed_and_whoever_computes_signs_nothing()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var analyst = await service.ProgramAsync(Role.Analyst);
        using var refused = await analyst.PostAsync(new Uri(Page, UriKind.Relative), null, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var approver = await service.ProgramAsync(Role.Approver, GuardedService.Crisis);
        while ((await approver.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation))
            .Contains("<progress", StringComparison.Ordinal))
        {
            await Task.Delay(50, Cancellation);
        }

        using var stale = await GuardedService.SendFormAsync(
            approver, Page, Page, ("order", "funding.csv#toilet/dalen_camp/"), ("run", "0123456789abcdef"), ("seen", "0"),
            ("decided", "yes"));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Empty(await service.Database.Rows.ListAsync(GuardedService.Crisis, "decisions.csv", -1, 10, Cancellation));
    }
}
