using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage;
using Refuge.Storage.Doors;
using Refuge.Storage.Model;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>/api/accounts: who has an account, and what it opens.</summary>
static class Accounts
{
    /// <summary>Longest page of a list.</summary>
    const int Most = 200;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/accounts", ListAsync).Takes(Permission.ManageDoors)
            .WithSummary(
                "The accounts in the order of their names. Takes after, the name that the last page ended with.");
        app.MapPost("/api/accounts", MakeAsync).Takes(Permission.ManageDoors)
            .WithSummary("Makes a local account with a first password and the grants given.");
        app.MapPut("/api/accounts/{account}/grants", GrantAsync).Takes(Permission.ManageDoors)
            .WithSummary("Says anew what an account opens, from the next request on.");
        app.MapPost("/api/accounts/{account}/lock", LockAsync).Takes(Permission.ManageDoors)
            .WithSummary("Shuts an account out, and ends its sessions.");
        app.MapPost("/api/accounts/{account}/unlock", UnlockAsync).Takes(Permission.ManageDoors)
            .WithSummary("Lets an account in again.");
        app.MapPost("/api/accounts/{account}/reset", ResetAsync).Takes(Permission.ManageDoors)
            .WithSummary("A word by which its owner chooses another password: good once, for a day.");
        app.MapDelete("/api/accounts/{account}/second-factor", StopFactorAsync).Takes(Permission.ManageDoors)
            .WithSummary("Asks no code of an account any more, where its owner has lost the phone.");
        app.MapDelete("/api/accounts/{account}/sessions", EndSessionsAsync).Takes(Permission.ManageDoors)
            .WithSummary("Ends all sessions of an account at once.");
    }

    static async Task<Ok<IReadOnlyList<AccountAnswer>>> ListAsync(
        UserManager<AccountEntity> accounts, CrisisDatabase database, CancellationToken cancellation,
        string? after = null)
    {
        var from = after is null ? "" : accounts.NormalizeName(after);
        // A service has hundreds of accounts, not thousands; the engines order names by their own rules.
        var page = (await accounts.Users.AsNoTracking().ToListAsync(cancellation))
            .Where(account => string.CompareOrdinal(account.NormalizedUserName, from) > 0)
            .OrderBy(account => account.NormalizedUserName, StringComparer.Ordinal).Take(Most);
        var answers = new List<AccountAnswer>();
        foreach (var account in page) answers.Add(await AnswerAsync(account, database, cancellation));
        return TypedResults.Ok<IReadOnlyList<AccountAnswer>>(answers);
    }

    static async Task<Results<Created<AccountAnswer>, ValidationProblem>> MakeAsync(
        NewAccount wanted, UserManager<AccountEntity> accounts, CrisisDatabase database, Caller caller,
        CancellationToken cancellation)
    {
        if (GrantWish.Problems(wanted.Grants) is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }
        var account = new AccountEntity { UserName = (wanted.Name ?? "").Trim() };
        var made = await accounts.CreateAsync(account, wanted.Password ?? "");
        if (!made.Succeeded)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["account"] = [.. made.Errors.Select(static error => error.Description)],
            });
        }

        await database.Audit.AddAsync(new(caller.Actor, "account.make", null, account.Id), cancellation);
        await database.Doors.GrantAsync(account.Id, GrantWish.Read(wanted.Grants), caller.Actor, cancellation);
        return TypedResults.Created(
            $"/api/accounts/{account.Id}", await AnswerAsync(account, database, cancellation));
    }

    static async Task<Results<NoContent, NotFound, ValidationProblem>> GrantAsync(
        string account, IReadOnlyList<GrantWish> grants, CrisisDatabase database, Caller caller,
        CancellationToken cancellation)
    {
        if (GrantWish.Problems(grants) is { Count: > 0 } problems) return TypedResults.ValidationProblem(problems);
        return await database.Doors.GrantAsync(account, GrantWish.Read(grants), caller.Actor, cancellation)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();
    }

    static Task<Results<NoContent, NotFound>> LockAsync(
        string account, UserManager<AccountEntity> accounts, CrisisDatabase database, Caller caller,
        CancellationToken cancellation) =>
        TurnAsync(account, DateTimeOffset.MaxValue, "account.lock", accounts, database, caller, cancellation);

    static Task<Results<NoContent, NotFound>> UnlockAsync(
        string account, UserManager<AccountEntity> accounts, CrisisDatabase database, Caller caller,
        CancellationToken cancellation) =>
        TurnAsync(account, null, "account.unlock", accounts, database, caller, cancellation);

    static async Task<Results<NoContent, NotFound>> TurnAsync(
        string id, DateTimeOffset? until, string action, UserManager<AccountEntity> accounts, CrisisDatabase database,
        Caller caller, CancellationToken cancellation)
    {
        if (await accounts.FindByIdAsync(id) is not { } account) return TypedResults.NotFound();
        await accounts.SetLockoutEndDateAsync(account, until);
        await accounts.UpdateSecurityStampAsync(account);
        await database.Sessions.EndAllAsync(id, cancellation);
        await database.Audit.AddAsync(new(caller.Actor, action, null, id), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<Results<Ok<ResetAnswer>, NotFound, ValidationProblem>> ResetAsync(
        string account, UserManager<AccountEntity> accounts, CrisisDatabase database, Caller caller,
        CancellationToken cancellation)
    {
        if (await accounts.FindByIdAsync(account) is not { } found) return TypedResults.NotFound();
        if (!await accounts.HasPasswordAsync(found))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["account"] = ["This account comes in through a provider and has no password here."],
            });
        }

        var word = await database.Resets.MakeAsync(account, cancellation);
        await database.Audit.AddAsync(new(caller.Actor, "account.reset.ask", null, account), cancellation);
        return TypedResults.Ok(new ResetAnswer(word, "/login/new-password"));
    }

    static async Task<Results<NoContent, NotFound>> StopFactorAsync(
        string account, UserManager<AccountEntity> accounts, CrisisDatabase database, Caller caller,
        CancellationToken cancellation)
    {
        if (await accounts.FindByIdAsync(account) is not { } found) return TypedResults.NotFound();
        await SecondFactorPage.StopAsync(found, accounts);
        // Whoever has lost the phone, or the laptop, has lost the passkeys on it.
        foreach (var passkey in await accounts.GetPasskeysAsync(found))
        {
            await accounts.RemovePasskeyAsync(found, passkey.CredentialId);
        }

        await database.Sessions.EndAllAsync(account, cancellation);
        await database.Audit.AddAsync(new(caller.Actor, "account.second_factor.off", null, account), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, NotFound>> EndSessionsAsync(
        string account, UserManager<AccountEntity> accounts, CrisisDatabase database, Caller caller,
        CancellationToken cancellation)
    {
        if (await accounts.FindByIdAsync(account) is null) return TypedResults.NotFound();
        await database.Sessions.EndAllAsync(account, cancellation);
        await database.Audit.AddAsync(new(caller.Actor, "account.sessions.end", null, account), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<AccountAnswer> AnswerAsync(
        AccountEntity account, CrisisDatabase database, CancellationToken cancellation) => new(
        account.Id, account.UserName ?? "", account.LockoutEnd is not null,
        [.. (await database.Doors.ListGrantsAsync(account.Id, cancellation)).Select(GrantWish.Of)]);
}

/// <summary>An account.</summary>
/// <param name="Id">Its identity, as the audit log writes it.</param>
/// <param name="Name">The name to log in with.</param>
/// <param name="IsLocked">Whether it is shut out.</param>
/// <param name="Grants">What it opens.</param>
sealed record AccountAnswer(string Id, string Name, bool IsLocked, IReadOnlyList<GrantWish> Grants);

/// <summary>How somebody chooses another password.</summary>
/// <param name="Word">The word to pass on to them: good once, for a day. It is not shown again.</param>
/// <param name="Page">The page on which they say it.</param>
sealed record ResetAnswer(string Word, string Page)
{
    /// <summary>Never prints the word.</summary>
    public override string ToString() => "ResetAnswer";
}

/// <summary>A local account to make.</summary>
/// <param name="Name">The name to log in with.</param>
/// <param name="Password">Its first password, 12 characters or more.</param>
/// <param name="Grants">What it opens.</param>
sealed record NewAccount(string? Name, string? Password, IReadOnlyList<GrantWish>? Grants)
{
    /// <summary>Never prints the password.</summary>
    public override string ToString() => $"NewAccount {Name}";
}

/// <summary>A role for one crisis or all, in one area or all.</summary>
/// <param name="Role">viewer, reporter, analyst, site_manager, fund_manager, approver or administrator.</param>
/// <param name="Crisis">The crisis. Null for every crisis.</param>
/// <param name="Area">The first administrative level (admin1 of a place). Null for everywhere.</param>
sealed record GrantWish(string Role, string? Crisis = null, string? Area = null)
{
    internal static GrantWish Of(Grant grant) => new(RoleWords.Of(grant.Role), grant.Crisis, grant.Area);

    internal static IReadOnlyList<Grant> Read(IReadOnlyList<GrantWish>? grants) =>
        [.. (grants ?? []).Select(static grant => grant.Read())];

    internal Grant Read() => new(
        RoleWords.Find(Role)!.Value, Crisis is { Length: > 0 } ? Crisis : null, Area is { Length: > 0 } ? Area : null);

    internal static Dictionary<string, string[]> Problems(IReadOnlyList<GrantWish>? grants) =>
        (grants ?? []).All(static grant => grant?.Role is not null && RoleWords.Find(grant.Role) is not null)
            ? []
            : new(StringComparer.Ordinal)
            {
                ["role"] = [
                    "\"role\" takes viewer, reporter, analyst, site_manager, fund_manager, approver or administrator."],
            };
}
