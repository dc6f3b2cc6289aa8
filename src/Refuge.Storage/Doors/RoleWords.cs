namespace Refuge.Storage.Doors;

/// <summary>The roles as the API and the database write them.</summary>
static class RoleWords
{
    static readonly (Role Role, string Word)[] All =
    [
        (Role.Viewer, "viewer"), (Role.Reporter, "reporter"), (Role.Analyst, "analyst"),
        (Role.SiteManager, "site_manager"), (Role.FundManager, "fund_manager"), (Role.Approver, "approver"),
        (Role.Administrator, "administrator"),
    ];

    /// <summary>The word of a role.</summary>
    internal static string Of(Role role) => All.First(each => each.Role == role).Word;

    /// <summary>The role of a word. Null when there is none.</summary>
    internal static Role? Find(string word) =>
        All.Where(each => each.Word == word).Select(each => (Role?)each.Role).FirstOrDefault();
}
