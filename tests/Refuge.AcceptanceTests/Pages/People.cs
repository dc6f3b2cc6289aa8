using System.Net;
using System.Net.Http.Json;
using Refuge.AcceptanceTests.Doors;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>People with accounts, who log in through the page as everybody does.</summary>
static class People
{
    internal const string Password = "a good long password";

    /// <summary>Makes the first administrator, and an account of a role.</summary>
    internal static async Task AddAccountAsync(this GuardedService service, string name, string role)
    {
        var administrator = service.Administrator ??= await service.AdministratorAsync();
        using var made = await administrator.PostAsJsonAsync(
            new Uri("/api/accounts", UriKind.Relative),
            new { name, password = Password, grants = new[] { new { role, crisis = service.Served } } },
            GuardedService.Cancellation);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    /// <summary>Logs in through the page.</summary>
    internal static async Task LogInAsync(this Browser browser, GuardedService service, string name)
    {
        await browser.AskAsync("Network.clearBrowserCookies");
        await browser.OpenAsync(new(service.Address, "/login"));
        await browser.EvaluateAsync(
            $"document.querySelector('input[name=name]').value = {PagesOf.Quoted(name)}; document.querySelector('input[name=password]').value = {PagesOf.Quoted(Password)}");
        await browser.FollowAsync("main form button");
    }
}
