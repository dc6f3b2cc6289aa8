namespace Refuge.Storage.Doors;

/// <summary>What somebody does in a crisis, and so what they may see and change.</summary>
enum Role
{
    /// <summary>Reads what partners may see.</summary>
    Viewer,

    /// <summary>Sends reports in.</summary>
    Reporter,

    /// <summary>Sees everything of a crisis, enters and corrects facts, reviews claims, has plans made.</summary>
    Analyst,

    /// <summary>Enters what stands at sites and who came.</summary>
    SiteManager,

    /// <summary>Enters money, prices and stocks.</summary>
    FundManager,

    /// <summary>Signs decisions.</summary>
    Approver,

    /// <summary>Says who may do what, and sees and does all of it.</summary>
    Administrator,
}

/// <summary>A role for one crisis or all, in one area or all.</summary>
/// <param name="Role">The role.</param>
/// <param name="Crisis">The identity of the crisis. Null for every crisis.</param>
/// <param name="Area">The first administrative level (column <c>admin1</c> of a place). Null for everywhere.</param>
sealed record Grant(Role Role, string? Crisis, string? Area);

/// <summary>A key as it is listed: without its secret, which nobody can have again.</summary>
/// <param name="Id">The part of it that is no secret.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Grant">What it opens.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="ExpiresAt">When it ceases to open anything.</param>
/// <param name="IsRevoked">Whether it was taken back.</param>
sealed record KeptKey(
    string Id, string Purpose, Grant Grant, string MadeBy, DateTimeOffset ExpiresAt, bool IsRevoked);
