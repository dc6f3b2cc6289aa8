using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Refuge.Publishing;
using Refuge.Storage.Doors;

namespace Refuge.Web.Doors;

/// <summary>Whoever asks: what their grants open, in which crisis and where.</summary>
sealed class Caller
{
    readonly IReadOnlyList<Grant> grants;
    readonly bool isOwner;

    Caller(string actor, string? name, IReadOnlyList<Grant> grants, bool isOwner) =>
        (Actor, Name, this.grants, this.isOwner) = (actor, name, grants, isOwner);

    /// <summary>Somebody who has not logged in: the public.</summary>
    internal static Caller Anybody { get; } = new("anybody", null, [], isOwner: false);

    /// <summary>
    /// Whoever sits at this machine, where the service is for this machine alone and nobody has an account yet.
    /// </summary>
    internal static Caller Owner { get; } = new("role:owner", null, [], isOwner: true);

    /// <summary>Somebody who has logged in, or a program with a key.</summary>
    internal static Caller Of(string actor, string? name, IReadOnlyList<Grant> grants) =>
        new(actor, name, grants, isOwner: false);

    /// <summary>Who it is, as the audit log writes it.</summary>
    internal string Actor { get; }

    /// <summary>The name to show. Null for a program, and for who has not logged in.</summary>
    internal string? Name { get; }

    /// <summary>Whether it is known who asks.</summary>
    internal bool IsKnown => this != Anybody;

    /// <summary>What their grants are.</summary>
    internal IReadOnlyList<Grant> Grants => grants;

    /// <summary>The narrowest circle of a crisis that they belong to.</summary>
    /// <remarks>A role for one area opens nothing that is for the own team: a plan is not parted by area.</remarks>
    internal Audience NarrowestIn(string crisis)
    {
        if (isOwner) return Audience.Restricted;
        var tiers = In(crisis).Select(
            grant => grant.Area is null ? Rights.TierOf(grant.Role) : Audience.Partner).ToList();
        return tiers.Count == 0 ? Audience.Public : tiers.Min();
    }

    /// <summary>Whether they may.</summary>
    /// <param name="permission">What.</param>
    /// <param name="crisis">In which crisis. Null for what is about none, which takes a grant for all.</param>
    internal bool May(Permission permission, string? crisis) =>
        isOwner || Rights.MayAnybody(permission)
        || (permission is Permission.OwnAccount or Permission.Discuss && IsKnown)
        || (crisis is null ? grants.Where(grant => grant is { Crisis: null, Area: null }) : In(crisis)).Any(
            grant => Rights.May(grant.Role, permission) && (grant.Area is null || !IsOfTheWhole(permission)));

    /// <summary>Whether it opens something that is not parted by area.</summary>
    static bool IsOfTheWhole(Permission permission) =>
        permission is Permission.ReadRows or Permission.RunJobs or Permission.Moderate;

    /// <summary>Whether they may enter something about a place of an area.</summary>
    /// <param name="permission">What it takes.</param>
    /// <param name="crisis">In which crisis.</param>
    /// <param name="area">The area of the place. Null where it is about no place, or the area is not known.</param>
    internal bool MayEnter(Permission permission, string crisis, string? area) =>
        isOwner || In(crisis).Any(
            grant => Rights.May(grant.Role, permission) && (grant.Area is null || grant.Area == area));

    /// <summary>The role by which they enter rows: what the store keeps of them.</summary>
    internal string RoleFor(Permission permission, string crisis) =>
        isOwner ? "analyst" : RoleWords.Of(In(crisis).First(grant => Rights.May(grant.Role, permission)).Role);

    IEnumerable<Grant> In(string crisis) => grants.Where(grant => grant.Crisis is null || grant.Crisis == crisis);

    /// <summary>Whoever asks, in an endpoint.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(From(context));

    /// <summary>Whoever asks. Nobody known where the doors were not passed.</summary>
    internal static Caller From(HttpContext context) => context.Features.Get<Caller>() ?? Anybody;

    /// <summary>The identity of the account that a cookie names. Null where there is none.</summary>
    internal static string? AccountOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);
}
