using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Model;

namespace Refuge.Storage.Doors;

/// <summary>
/// The words by which people who have forgotten their password choose a new one: an administrator asks for one and
/// passes it on, and never learns the password. One for each account, for one use, for one day.
/// </summary>
sealed class ResetWords
{
    const string Provider = "reset";
    const string Name = "word";

    /// <summary>Length of a word, in random bytes.</summary>
    const int WordBytes = 16;

    readonly Func<StoreContext> open;
    readonly TimeProvider clock;

    internal ResetWords(Func<StoreContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>How long a word is good for.</summary>
    internal static TimeSpan Life { get; } = TimeSpan.FromDays(1);

    /// <summary>Makes the word of an account; the one before is worth nothing any more.</summary>
    /// <returns>The word: 128 random bits, kept as SHA-256 alone.</returns>
    internal async Task<string> MakeAsync(string account, CancellationToken cancellation)
    {
        var word = RandomNumberGenerator.GetHexString(2 * WordBytes, lowercase: true);
        var until = (clock.GetUtcNow() + Life).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        await using var context = open();
        await DropAsync(context, account, cancellation);
        context.UserTokens.Add(new()
        {
            UserId = account,
            LoginProvider = Provider,
            Name = Name,
            Value = $"{HashOf(word)} {until}",
        });
        await context.SaveChangesAsync(cancellation);
        return word;
    }

    /// <summary>Whether a word is the one of an account and still good.</summary>
    internal async Task<bool> IsGoodAsync(string account, string word, CancellationToken cancellation)
    {
        await using var context = open();
        var kept = await context.UserTokens.AsNoTracking().FirstOrDefaultAsync(
            row => row.UserId == account && row.LoginProvider == Provider && row.Name == Name, cancellation);
        return kept?.Value?.Split(' ') is [var hash, var until]
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(word.Trim())))
            && DateTimeOffset.Parse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                >= clock.GetUtcNow();
    }

    /// <summary>Uses the word of an account up.</summary>
    /// <returns>Whether there was one: of two who use it at once, one is told so.</returns>
    internal async Task<bool> UseAsync(string account, CancellationToken cancellation)
    {
        await using var context = open();
        return await DropAsync(context, account, cancellation) > 0;
    }

    static Task<int> DropAsync(StoreContext context, string account, CancellationToken cancellation) =>
        context.UserTokens
            .Where(row => row.UserId == account && row.LoginProvider == Provider && row.Name == Name)
            .ExecuteDeleteAsync(cancellation);

    static string HashOf(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));
}
