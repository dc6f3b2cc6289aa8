using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Jobs;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Long work on its page: asked for, watched as it goes, stopped, and fetched.</summary>
public class RunsTests
{
    const string Page = $"/crises/{GuardedService.Crisis}/runs";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_of_long_work_is_asked_for_on_the_page_and_its_documents_come_by_themselves()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        foreach (var kind in (string[])["plan", "hindcast", "sweep", "read"])
        {
            await browser.OpenAsync(In(service, Page, "en"));
            await browser.EvaluateAsync("document.querySelector('[name=members]').value = 5");
            await browser.FollowAsync($"button[value={kind}]");
            // Nobody reloads: the events of the job say that it is done.
            await browser.WaitAsync("!document.querySelector('[data-job]') && document.querySelector('ul.items li .made')");
        }

        var text = await browser.TextAsync();
        Assert.Contains("sweep", text, StringComparison.Ordinal);
        Assert.Equal(
            4, (await browser.EvaluateAsync("document.querySelectorAll('ul.items li .made').length")).GetInt32());
        Assert.Empty(browser.Faults);
    }

    [Theory]
    [InlineData("plan", "")]
    [InlineData("plan", "1e3")]
    [InlineData("sweep", "-5")]
    public async Task A_run_of_no_readable_size_is_not_begun_at_another_one(string kind, string members)
    {
        await using var service = await GuardedService.StartAsync();
        using var owner = service.Browser();

        using var answer = await GuardedService.SendFormAsync(owner, Page, Page, ("do", kind), ("members", members));

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "Say how many futures, as a whole number.", await answer.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal);
        Assert.Empty(await service.Database.Jobs.ListAsync(GuardedService.Crisis, 10, Cancellation));
    }

    [Fact]
    public async Task A_scenario_is_run_in_the_background_and_says_what_it_changes_with_its_error()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(In(service, Page, "en"));
        await browser.EvaluateAsync(
            "document.querySelector('[name=members]').value = 20; document.querySelector('[name=scenario]').value = 'pontoon-lost'");
        await browser.FollowAsync("button[value=plan]");
        await browser.WaitAsync("!document.querySelector('[data-job]') && document.querySelector('ul.effect li')");

        var told = (await browser.EvaluateAsync("document.querySelector('ul.effect').innerText")).GetString()!;
        Assert.Contains("Displaced, ", told, StringComparison.Ordinal);
        var job = (await service.Database.Jobs.ListAsync(GuardedService.Crisis, 1, Cancellation))[0];
        Assert.Equal(job.Members, job.MembersDone);
        var made = await service.Database.Jobs.ReadOutputsAsync(job.Id, Cancellation);
        using var run = System.Text.Json.JsonDocument.Parse(made["run.json"]);
        Assert.All(
            run.RootElement.GetProperty("scenario_changes").EnumerateArray(),
            static change => Assert.Equal(
                System.Text.Json.JsonValueKind.Number, change.GetProperty("standard_error").ValueKind));
    }

    [Fact]
    public async Task A_run_is_stopped_on_its_page_and_goes_on()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(In(service, Page, "en"));
        await browser.EvaluateAsync("document.querySelector('[name=members]').value = 90000");
        await browser.FollowAsync("button[value=plan]");
        await browser.WaitAsync("document.querySelector('[data-job] .far')");

        await browser.FollowAsync("button[value=cancel]");

        await browser.WaitAsync("document.querySelector('.state').innerText === 'cancelled'");
        var job = Assert.Single(await service.Database.Jobs.ListAsync(GuardedService.Crisis, 10, Cancellation));
        Assert.Equal(JobState.Cancelled, job.State);
        await browser.FollowAsync("button[value=resume]");
        await browser.WaitAsync("document.querySelector('.state').innerText === 'running'");
        await browser.FollowAsync("button[value=cancel]");
        await browser.WaitAsync("document.querySelector('.state').innerText === 'cancelled'");
    }
}
