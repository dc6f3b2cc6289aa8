using System.Text.Json;
using Refuge.AcceptanceTests.Doors;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>The pages of the site of a crisis, as the own team sees them.</summary>
static class PagesOf
{
    /// <summary>Every page by a short name, with its address without a language.</summary>
    internal static async Task<IReadOnlyList<(string Name, string Address)>> AllAsync(
        GuardedService service, Browser browser)
    {
        var crisis = $"/crises/{service.Served}";
        await browser.OpenAsync(new(service.Address, $"{crisis}/inbox"));
        var report = (await browser.EvaluateAsync("new URL(document.querySelector('li.entry a').href).pathname"))
            .GetString()!;
        await browser.VisitAsync(new(service.Address, $"{crisis}/sites"));
        var site = (await browser.EvaluateAsync("new URL(document.querySelector('li.entry a').href).pathname"))
            .GetString()!;
        await browser.VisitAsync(new(service.Address, $"{crisis}/publish"));
        await browser.EvaluateAsync(
            """
            for (const [name, text] of Object.entries({headline: "More people, and room for two weeks", dateline: "Dalen, 30 June",
                byline: "Camp managers of the valley", story: "More families came this week than last [1].\nThere is room for two weeks [2]."}))
              document.querySelector(`form.sign [name=${name}]`).value = text
            """);
        await browser.FollowAsync("form.sign button:not(.second)");
        foreach (var (thought, decision) in ((string, string?)[])
            [("Thank you. Is the camp at Dalen counted with its school?", "show"), ("They hide at 36.3456, 43.1234.", null)])
        {
            await browser.OpenAsync(new(service.Address, $"{crisis}/bulletins/public/1"));
            await browser.EvaluateAsync($"document.querySelector('form.talk textarea').value = {Quoted(thought)}");
            await browser.FollowAsync("form.talk button:not(.second)");
            if (decision is null) continue;
            await browser.OpenAsync(new(service.Address, $"{crisis}/discussion"));
            await browser.FollowAsync($"button[value={decision}]");
        }

        return
        [
            ("home", "/"), ("now", $"{crisis}?for=restricted"), ("now-public", $"{crisis}?for=public"),
            ("inbox", $"{crisis}/inbox"), ("send", $"{crisis}/inbox/new"), ("review", report),
            ("original", report.Replace("/inbox/", "/", StringComparison.Ordinal)),
            ("sites", $"{crisis}/sites"), ("site", site), ("needs", $"{crisis}/needs"), ("bulletins", $"{crisis}/bulletins"),
            ("publish", $"{crisis}/publish?for=partner"), ("bulletin", $"{crisis}/bulletins/public/1"),
            ("discussion", $"{crisis}/discussion"), ("runs", $"{crisis}/runs"),
            ("start", "/new"), ("login", "/login"),
        ];
    }

    /// <summary>The address of a page in a language.</summary>
    internal static Uri In(GuardedService service, string address, string language) => new(
        service.Address, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}language={language}");

    /// <summary>Opens a page and waits until a plan that it shows is made.</summary>
    internal static async Task VisitAsync(this Browser browser, Uri address)
    {
        await browser.OpenAsync(address);
        await browser.WaitAsync("!document.querySelector('progress')");
    }

    /// <summary>A text as an expression of the page.</summary>
    internal static string Quoted(string text) => JsonSerializer.Serialize(text);
}
