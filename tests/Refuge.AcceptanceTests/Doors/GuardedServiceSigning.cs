using System.Net;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>Signs bulletins as whoever sits at the machine.</summary>
static class GuardedServiceSigning
{
    /// <summary>Signs the first public bulletin of the small valley.</summary>
    /// <param name="client">Who signs.</param>
    /// <param name="story">The text before its figures; may be empty.</param>
    internal static async Task SignPublicAsync(HttpClient client, string story = "")
    {
        const string Address = $"/crises/{GuardedService.Crisis}/publish";
        while (true)
        {
            var page = await client.GetStringAsync(
                new Uri($"{Address}?for=public", UriKind.Relative), GuardedService.Cancellation);
            if (page.Contains("<progress", StringComparison.Ordinal))
            {
                await Task.Delay(50, GuardedService.Cancellation);
                continue;
            }

            var run = page.Split("name=\"run\" value=\"")[1].Split('"')[0];
            using var signed = await GuardedService.SendFormAsync(
                client, $"{Address}?for=public", Address, ("for", "public"), ("run", run), ("seen", "0"),
                ("story", story));
            Assert.Equal(HttpStatusCode.Found, signed.StatusCode);
            return;
        }
    }
}
