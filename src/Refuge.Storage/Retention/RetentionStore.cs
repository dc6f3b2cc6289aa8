using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Audit;
using Refuge.Storage.Jobs;
using Refuge.Storage.Model;

namespace Refuge.Storage.Retention;

/// <summary>Lets go of what has been kept for as long as its class is kept.</summary>
/// <remarks>
/// Each class goes in a transaction of its own, with a line in the audit log that tells how many went: never what they
/// said. Facts, signed bulletins and the log itself stay. Done twice, or on two machines at once, it lets go of nothing
/// more.
/// </remarks>
sealed class RetentionStore
{
    /// <summary>Who does it, as the audit log writes it.</summary>
    internal const string Actor = "role:retention";

    readonly CrisisDatabase database;
    readonly TimeProvider clock;

    internal RetentionStore(CrisisDatabase database, TimeProvider clock) =>
        (this.database, this.clock) = (database, clock);

    /// <summary>Lets go of everything whose time is over.</summary>
    /// <param name="rules">How long each class is kept.</param>
    /// <param name="cancellation">Stops it between two classes.</param>
    /// <returns>How many of each class went.</returns>
    public async Task<IReadOnlyDictionary<string, int>> LetGoAsync(
        RetentionRules rules, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var gone = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["jobs"] = await EachAsync("jobs", rules.Jobs, JobsAsync, cancellation),
            ["remarks"] = await EachAsync("remarks", rules.Remarks, RemarksAsync, cancellation),
            ["keys"] = await EachAsync("keys", rules.Keys, KeysAsync, cancellation),
            ["accounts"] = await EachAsync("accounts", rules.Accounts, AccountsAsync, cancellation),
            ["reports"] = await ReportsAsync(rules.Reports, cancellation),
        };
        await using var context = database.Open();
        await context.ForgetOlderFormsAsync();
        return gone;
    }

    async Task<int> EachAsync(
        string name, int? days, Func<StoreContext, DateTime, CancellationToken, Task<int>> letGo,
        CancellationToken cancellation)
    {
        if (days is not { } kept) return 0;
        await using var context = database.Open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var gone = await letGo(context, Now.AddDays(-kept), cancellation);
        if (gone > 0)
        {
            var told = JsonSerializer.Serialize(new { days = kept, count = gone });
            await AuditLog.AddAsync(context, new(Actor, "retention", null, name, told), Now, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return gone;
    }

    static Task<int> JobsAsync(StoreContext context, DateTime before, CancellationToken cancellation)
    {
        var running = nameof(JobState.Running).ToLowerInvariant();
        return context.Jobs.Where(job => job.State != running && job.EndedAt < before)
            .ExecuteDeleteAsync(cancellation);
    }

    static Task<int> RemarksAsync(StoreContext context, DateTime before, CancellationToken cancellation) =>
        context.Remarks
            .Where(static each => each.State == "waiting" || each.State == "asked")
            .Where(each => each.SentAt < before)
            .ExecuteUpdateAsync(
                static each => each.SetProperty(one => one.State, "refused").SetProperty(one => one.IsAsked, false)
                    .SetProperty(one => one.Author, (string?)null).SetProperty(one => one.Name, "")
                    .SetProperty(one => one.Text, "").SetProperty(one => one.Page, (byte[]?)null),
                cancellation);

    static Task<int> KeysAsync(StoreContext context, DateTime before, CancellationToken cancellation) =>
        context.Keys.Where(key => key.ExpiresAt < before || key.RevokedAt < before).ExecuteDeleteAsync(cancellation);

    /// <summary>
    /// The account stays, locked and under its identity alone, which lines of the log name; what tells whose it was
    /// goes.
    /// </summary>
    static async Task<int> AccountsAsync(StoreContext context, DateTime before, CancellationToken cancellation)
    {
        var locked = await context.Set<AccountEntity>()
            .Where(static account => account.LockoutEnd != null && account.SecurityStamp != Erased)
            .ToListAsync(cancellation);
        var gone = 0;
        // Five wrong passwords shut an account for minutes; who is shut out by an administrator is so for good.
        foreach (var account in locked.Where(static account => account.LockoutEnd == DateTimeOffset.MaxValue))
        {
            var last = await context.Audit.Where(line => line.Subject == account.Id && line.Action == "account.lock")
                .MaxAsync(static line => (DateTime?)line.At, cancellation);
            if (last is null || last >= before) continue;
            (account.UserName, account.NormalizedUserName) = ($"erased-{account.Id}", $"ERASED-{account.Id}");
            (account.Email, account.NormalizedEmail, account.PhoneNumber) = (null, null, null);
            (account.PasswordHash, account.SecurityStamp) = (null, Erased);
            await context.SaveChangesAsync(cancellation);
            await context.Set<IdentityUserLogin<string>>().Where(login => login.UserId == account.Id)
                .ExecuteDeleteAsync(cancellation);
            await context.Set<IdentityUserClaim<string>>().Where(claim => claim.UserId == account.Id)
                .ExecuteDeleteAsync(cancellation);
            await context.Set<IdentityUserToken<string>>().Where(token => token.UserId == account.Id)
                .ExecuteDeleteAsync(cancellation);
            await context.Grants.Where(grant => grant.Account == account.Id).ExecuteDeleteAsync(cancellation);
            gone++;
        }

        return gone;
    }

    /// <summary>A report leaves a tombstone, as any redaction does: the log verifies before and after.</summary>
    async Task<int> ReportsAsync(int? days, CancellationToken cancellation)
    {
        if (days is not { } kept) return 0;
        var before = Now.AddDays(-kept);
        List<(string Crisis, string Name)> old;
        await using (var context = database.Open())
        {
            old =
            [
                .. (await context.Files.AsNoTracking()
                    .Where(file => file.Name.StartsWith(ReportFolder) && file.EnteredAt < before)
                    .OrderBy(static file => file.Crisis).ThenBy(static file => file.Name).ToListAsync(cancellation))
                    .Select(static file => (file.Crisis, file.Name)),
            ];
        }

        var gone = 0;
        var reason = string.Create(CultureInfo.InvariantCulture, $"reports are kept for {kept} days");
        foreach (var (crisis, name) in old)
        {
            var report = name[ReportFolder.Length..];
            if (await database.Redactions.RedactReportAsync(crisis, report, reason, Actor, cancellation)) gone++;
        }

        return gone;
    }

    const string ReportFolder = "reports/", Erased = "erased";

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
