using Microsoft.AspNetCore.Identity;

namespace Refuge.Storage.Model;

/// <summary>Somebody who works with the service. What they may do is said by their grants.</summary>
sealed class AccountEntity : IdentityUser
{
}

/// <summary>A role that an account has, for one crisis or all, in one area or all.</summary>
sealed class GrantEntity
{
    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>The role, such as <c>analyst</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The crisis. Empty for every crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The first administrative level that the role is bound to. Empty for everywhere.</summary>
    public required string Area { get; init; }

    /// <summary>Who gave it: an account, or the command.</summary>
    public required string GivenBy { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime GivenAt { get; init; }
}

/// <summary>A key by which a program comes in. Its secret is kept as a hash alone.</summary>
sealed class KeyEntity
{
    /// <summary>The part of it that is no secret.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of its secret, 256 random bits, which need no slow hash.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What it is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The role that it has.</summary>
    public required string Role { get; init; }

    /// <summary>The crisis. Empty for every crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The first administrative level that it is bound to. Empty for everywhere.</summary>
    public required string Area { get; init; }

    /// <summary>Who made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>When it ceases to open anything (UTC).</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was taken back (UTC). Null while it was not.</summary>
    public DateTime? RevokedAt { get; set; }
}

/// <summary>One line of the audit log, chained to the one before.</summary>
sealed class AuditEntity
{
    /// <summary>Its number, from 1 without a hole.</summary>
    public required long Number { get; init; }

    /// <summary>When (UTC, to the millisecond).</summary>
    public required DateTime At { get; init; }

    /// <summary>Who: an account, a key, or a role where nobody had logged in.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, such as <c>rows.add</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The crisis. Null where it is about none.</summary>
    public string? Crisis { get; init; }

    /// <summary>What it was done to.</summary>
    public required string Subject { get; init; }

    /// <summary>More about it, in JSON; never a secret, never the content of a row.</summary>
    public required string Details { get; init; }

    /// <summary>The hash of the line before; of the first, sixty-four zeros.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 of the line before and of this one, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}
