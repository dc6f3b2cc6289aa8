using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Audit;
using Refuge.Storage.Model;

namespace Refuge.Storage.Doors;

/// <summary>
/// Keeps what accounts and keys open. Each change stands with its line in the audit log or not at all.
/// </summary>
sealed class DoorStore
{
    const string KeyPrefix = "refuge";

    readonly Func<StoreContext> open;
    readonly TimeProvider clock;

    internal DoorStore(Func<StoreContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether anybody has an account.</summary>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<bool> HasAccountsAsync(CancellationToken cancellation)
    {
        await using var context = open();
        return await context.Users.AnyAsync(cancellation);
    }

    /// <summary>What an account opens.</summary>
    /// <param name="account">The identity of the account.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<Grant>> ListGrantsAsync(string account, CancellationToken cancellation)
    {
        await using var context = open();
        var grants = await context.Grants.AsNoTracking().Where(grant => grant.Account == account)
            .ToListAsync(cancellation);
        return
        [
            .. grants.OrderBy(grant => grant.Crisis, StringComparer.Ordinal)
                .ThenBy(grant => grant.Role, StringComparer.Ordinal).ThenBy(grant => grant.Area, StringComparer.Ordinal)
                .Select(grant => GrantOf(grant.Role, grant.Crisis, grant.Area)),
        ];
    }

    /// <summary>Says anew what an account opens.</summary>
    /// <param name="account">The identity of the account.</param>
    /// <param name="grants">All that it opens from now on.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellation">Stops it; what stood before then stands.</param>
    /// <returns>Whether there is such an account.</returns>
    public async Task<bool> GrantAsync(
        string account, IReadOnlyList<Grant> grants, string actor, CancellationToken cancellation)
    {
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (!await context.Users.AnyAsync(user => user.Id == account, cancellation)) return false;
        await context.Grants.Where(grant => grant.Account == account).ExecuteDeleteAsync(cancellation);
        context.Grants.AddRange(grants.Distinct().Select(grant => new GrantEntity
        {
            Account = account,
            Role = RoleWords.Of(grant.Role),
            Crisis = grant.Crisis ?? "",
            Area = grant.Area ?? "",
            GivenBy = actor,
            GivenAt = Now,
        }));
        var told = JsonSerializer.Serialize(
            new { Grants = grants.Select(grant => new { Role = RoleWords.Of(grant.Role), grant.Crisis, grant.Area }) });
        await AuditLog.AddAsync(context, new(actor, "account.grant", null, account, told), Now, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Makes a key.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <param name="grant">What it opens.</param>
    /// <param name="life">How long.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="cancellation">Stops it; no key is then made.</param>
    /// <returns>The key, and what its bearer says: kept nowhere, so it is shown once.</returns>
    public async Task<(KeptKey Key, string Spoken)> AddKeyAsync(
        string purpose, Grant grant, TimeSpan life, string actor, CancellationToken cancellation)
    {
        var id = RandomNumberGenerator.GetHexString(12, lowercase: true);
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        var entity = new KeyEntity
        {
            Id = id,
            Hash = HashOf(secret),
            Purpose = purpose,
            Role = RoleWords.Of(grant.Role),
            Crisis = grant.Crisis ?? "",
            Area = grant.Area ?? "",
            MadeBy = actor,
            MadeAt = Now,
            ExpiresAt = Now + life,
        };
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        context.Keys.Add(entity);
        var told = JsonSerializer.Serialize(new { entity.Role, entity.Crisis, entity.Area, entity.ExpiresAt });
        await AuditLog.AddAsync(context, new(actor, "key.make", null, id, told), Now, cancellation);
        await transaction.CommitAsync(cancellation);
        return (KeptOf(entity), $"{KeyPrefix}_{id}_{secret}");
    }

    /// <summary>The key that a bearer speaks. Null when there is none, or it opens nothing any more.</summary>
    /// <param name="spoken">What the bearer says.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<KeptKey?> FindKeyAsync(string spoken, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(spoken);
        if (spoken.Split('_') is not [KeyPrefix, { Length: 12 } id, { Length: 64 } secret]) return null;
        await using var context = open();
        var key = await context.Keys.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellation);
        var opens = key is { RevokedAt: null } && DateTime.SpecifyKind(key.ExpiresAt, DateTimeKind.Utc) > Now
            && CryptographicOperations.FixedTimeEquals(key.Hash, HashOf(secret));
        return opens ? KeptOf(key!) : null;
    }

    /// <summary>The keys, the newest first.</summary>
    /// <param name="cancellation">Stops the listing.</param>
    public async Task<IReadOnlyList<KeptKey>> ListKeysAsync(CancellationToken cancellation)
    {
        await using var context = open();
        var keys = await context.Keys.AsNoTracking().OrderByDescending(key => key.MadeAt).ToListAsync(cancellation);
        return [.. keys.Select(KeptOf)];
    }

    /// <summary>Takes a key back.</summary>
    /// <param name="id">The part of it that is no secret.</param>
    /// <param name="actor">Who takes it back.</param>
    /// <param name="cancellation">Stops it; the key then still opens.</param>
    /// <returns>Whether it opened something until now.</returns>
    public async Task<bool> RevokeKeyAsync(string id, string actor, CancellationToken cancellation)
    {
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        DateTime? now = Now;
        var revoked = await context.Keys.Where(key => key.Id == id && key.RevokedAt == null)
            .ExecuteUpdateAsync(key => key.SetProperty(each => each.RevokedAt, now), cancellation);
        if (revoked == 0) return false;
        await AuditLog.AddAsync(context, new(actor, "key.revoke", null, id), Now, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    static KeptKey KeptOf(KeyEntity key) => new(
        key.Id, key.Purpose, GrantOf(key.Role, key.Crisis, key.Area), key.MadeBy,
        new(DateTime.SpecifyKind(key.ExpiresAt, DateTimeKind.Utc)), key.RevokedAt is not null);

    /// <summary>A role of a later version opens what a viewer may.</summary>
    static Grant GrantOf(string role, string crisis, string area) => new(
        RoleWords.Find(role) ?? Role.Viewer, crisis.Length > 0 ? crisis : null, area.Length > 0 ? area : null);
}
