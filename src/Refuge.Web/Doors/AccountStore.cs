using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Model;

namespace Refuge.Web.Doors;

/// <summary>
/// Accounts as ASP.NET Core Identity keeps them, but for codes of recovery, which are kept as hashes, and for passkeys,
/// which are rows beside the account, as sessions are.
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

    /// <summary>How the rows of passkeys are told from others of an account.</summary>
    const string Passkeys = "passkey";

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

    /// <inheritdoc/>
    public override async Task AddOrUpdatePasskeyAsync(
        AccountEntity user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(passkey.CredentialId);
        var row = await Context.UserTokens.FindAsync([user.Id, Passkeys, id], cancellationToken);
        if (row is null)
        {
            row = new() { UserId = user.Id, LoginProvider = Passkeys, Name = id };
            Context.UserTokens.Add(row);
        }

        row.Value = JsonSerializer.Serialize(KeptPasskey.Of(passkey));
        await SaveChanges(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        AccountEntity user, CancellationToken cancellationToken)
    {
        var rows = await Context.UserTokens.AsNoTracking()
            .Where(row => row.UserId == user.Id && row.LoginProvider == Passkeys).ToListAsync(cancellationToken);
        return [.. rows.Select(Read).OrderBy(static passkey => passkey.CreatedAt)];
    }

    /// <inheritdoc/>
    public override async Task<AccountEntity?> FindByPasskeyIdAsync(
        byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        var row = await Context.UserTokens.AsNoTracking()
            .FirstOrDefaultAsync(each => each.LoginProvider == Passkeys && each.Name == id, cancellationToken);
        return row is null ? null : await FindByIdAsync(row.UserId, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(
        AccountEntity user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        var row = await Context.UserTokens.AsNoTracking().FirstOrDefaultAsync(
            each => each.UserId == user.Id && each.LoginProvider == Passkeys && each.Name == id, cancellationToken);
        return row is null ? null : Read(row);
    }

    /// <inheritdoc/>
    public override Task RemovePasskeyAsync(
        AccountEntity user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return Context.UserTokens
            .Where(row => row.UserId == user.Id && row.LoginProvider == Passkeys && row.Name == id)
            .ExecuteDeleteAsync(cancellationToken);
    }

    static UserPasskeyInfo Read(IdentityUserToken<string> row) =>
        JsonSerializer.Deserialize<KeptPasskey>(row.Value!)!.ToPasskey(Base64Url.DecodeFromChars(row.Name));
}

/// <summary>A passkey as it is kept: nothing of it is a secret, for the device keeps the private key.</summary>
/// <param name="PublicKey">The public key, in the form of COSE (RFC 9052).</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Uses">How often the device has used it, as it says itself.</param>
/// <param name="Transports">How the device is reached, as the browser says.</param>
/// <param name="IsVerified">Whether the device has verified who holds it, by a finger or a number.</param>
/// <param name="MayBeCopied">Whether its maker may keep a copy elsewhere.</param>
/// <param name="IsCopied">Whether there is one.</param>
/// <param name="Name">What its owner calls it.</param>
sealed record KeptPasskey(
    byte[] PublicKey, DateTimeOffset MadeAt, uint Uses, string[]? Transports, bool IsVerified, bool MayBeCopied,
    bool IsCopied, string? Name)
{
    internal static KeptPasskey Of(UserPasskeyInfo passkey) => new(
        passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsUserVerified,
        passkey.IsBackupEligible, passkey.IsBackedUp, passkey.Name);

    /// <summary>As the framework takes it. What the device said when it was made is looked at then, and not
    /// kept.</summary>
    internal UserPasskeyInfo ToPasskey(byte[] id) =>
        new(id, PublicKey, MadeAt, Uses, Transports, IsVerified, MayBeCopied, IsCopied, [], []) { Name = Name };
}
