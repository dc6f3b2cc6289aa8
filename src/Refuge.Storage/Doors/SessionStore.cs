using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Model;

namespace Refuge.Storage.Doors;

/// <summary>A session of an account: from a log-in to its log-out, or to the end of its hours.</summary>
/// <param name="Id">Its identity as it is kept: not the word that the cookie holds.</param>
/// <param name="Since">When the log-in was (UTC).</param>
sealed record KeptSession(string Id, DateTimeOffset Since);

/// <summary>
/// Keeps which sessions are open, so that one that was ended stays ended for every copy of its cookie.
/// </summary>
/// <remarks>
/// A session is a row beside the account, in the table where ASP.NET Core Identity keeps such things. Of the word in
/// the cookie the SHA-256 alone is kept.
/// </remarks>
sealed class SessionStore
{
    /// <summary>How the rows of sessions are told from others of an account.</summary>
    const string Provider = "session";

    /// <summary>Length of the word in a cookie, in random bytes.</summary>
    const int WordBytes = 16;

    readonly Func<StoreContext> open;
    readonly TimeProvider clock;

    internal SessionStore(Func<StoreContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>The longest time that a session lasts.</summary>
    internal static TimeSpan Life { get; } = TimeSpan.FromHours(12);

    /// <summary>Opens one, and forgets those of the account whose time is over.</summary>
    /// <param name="account">The identity of the account.</param>
    /// <param name="cancellation">Stops it; then none is open.</param>
    /// <returns>The word for the cookie: 128 random bits.</returns>
    internal async Task<string> OpenAsync(string account, CancellationToken cancellation)
    {
        var word = RandomNumberGenerator.GetHexString(2 * WordBytes, lowercase: true);
        var now = clock.GetUtcNow();
        await using var context = open();
        foreach (var row in await Of(context, account).ToListAsync(cancellation))
        {
            if (SinceOf(row) + Life < now) context.UserTokens.Remove(row);
        }

        context.UserTokens.Add(new()
        {
            UserId = account,
            LoginProvider = Provider,
            Name = IdOf(word),
            Value = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        });
        await context.SaveChangesAsync(cancellation);
        return word;
    }

    /// <summary>Whether the session of a cookie is open.</summary>
    internal async Task<bool> IsOpenAsync(string account, string word, CancellationToken cancellation)
    {
        var id = IdOf(word);
        await using var context = open();
        var row = await Of(context, account).AsNoTracking().FirstOrDefaultAsync(each => each.Name == id, cancellation);
        return row is not null && SinceOf(row) + Life >= clock.GetUtcNow();
    }

    /// <summary>The open sessions of an account, the newest first.</summary>
    internal async Task<IReadOnlyList<KeptSession>> ListAsync(string account, CancellationToken cancellation)
    {
        await using var context = open();
        var now = clock.GetUtcNow();
        return
        [
            .. (await Of(context, account).AsNoTracking().ToListAsync(cancellation))
                .Select(static row => new KeptSession(row.Name, SinceOf(row)))
                .Where(session => session.Since + Life >= now).OrderByDescending(static session => session.Since),
        ];
    }

    /// <summary>Ends one.</summary>
    /// <returns>Whether it was open.</returns>
    internal async Task<bool> EndAsync(string account, string id, CancellationToken cancellation)
    {
        await using var context = open();
        return await Of(context, account).Where(row => row.Name == id).ExecuteDeleteAsync(cancellation) > 0;
    }

    /// <summary>Ends all of an account.</summary>
    internal async Task EndAllAsync(string account, CancellationToken cancellation)
    {
        await using var context = open();
        await Of(context, account).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The identity of the session whose word a cookie holds.</summary>
    internal static string IdOf(string word) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));

    static IQueryable<IdentityUserToken<string>> Of(StoreContext context, string account) =>
        context.UserTokens.Where(row => row.UserId == account && row.LoginProvider == Provider);

    static DateTimeOffset SinceOf(IdentityUserToken<string> row) => DateTimeOffset.Parse(
        row.Value ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
