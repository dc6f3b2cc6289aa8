using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Refuge.Storage.Model;

namespace Refuge.Web.Doors;

/// <summary>
/// Accounts as ASP.NET Core Identity keeps them, but for codes of recovery, which are kept as hashes.
/// </summary>
/// <param name="context">Where accounts are kept.</param>
/// <param name="describer">The words of the framework's errors.</param>
sealed class AccountStore(StoreContext context, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<AccountEntity, StoreContext, string>(context, describer)
{
    /// <summary>How many codes one has.</summary>
    const int Codes = 8;

    /// <summary>
    /// Letters of a code, of 32 that are not mistaken for each other: 125 bits, which need no slow hash (OWASP ASVS
    /// 5.0, 6.5.2).
    /// </summary>
    const int CodeLetters = 25;

    const int GroupLetters = 5;

    /// <summary>New codes, each good once, in groups of five letters.</summary>
    internal static IReadOnlyList<string> NewCodes() =>
    [
        .. Enumerable.Range(0, Codes).Select(static _ => string.Join('-', RandomNumberGenerator
            .GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", CodeLetters).Chunk(GroupLetters)
            .Select(static group => new string(group)))),
    ];

    /// <inheritdoc/>
    public override Task ReplaceCodesAsync(
        AccountEntity user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(HashOf), cancellationToken);

    /// <inheritdoc/>
    public override Task<bool> RedeemCodeAsync(AccountEntity user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, HashOf(code), cancellationToken);

    /// <summary>Of a code that somebody typed, groups and small letters do not matter.</summary>
    static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant())));
}
