using Refuge.Publishing;
using Refuge.Storage.Doors;

namespace Refuge.Web.Doors;

/// <summary>What an endpoint lets somebody do: every endpoint names one, and an endpoint without one is shut.</summary>
enum Permission
{
    /// <summary>Nothing about a crisis: to see that the service lives, to log in.</summary>
    Open,

    /// <summary>Read a plan, as far as one's tier goes. The public reads too.</summary>
    ReadPlan,

    /// <summary>Know who one is, and leave.</summary>
    OwnAccount,

    /// <summary>Say something about a public bulletin: anybody who has logged in.</summary>
    Discuss,

    /// <summary>Decide what of that is shown.</summary>
    Moderate,

    /// <summary>Read rows and reports as they were entered.</summary>
    ReadRows,

    /// <summary>Send a report in.</summary>
    SendReport,

    /// <summary>Enter rows of any table; which ones, <see cref="TableRights"/> says.</summary>
    EnterRows,

    /// <summary>Enter what stands, who came and who is ill.</summary>
    EnterCounts,

    /// <summary>Enter money, prices and stocks.</summary>
    EnterMoney,

    /// <summary>Sign a decision.</summary>
    Decide,

    /// <summary>Prepare a bulletin that somebody else signs.</summary>
    Prepare,

    /// <summary>Enter and correct everything else: places, ways, events, reviews, assumptions.</summary>
    EnterFacts,

    /// <summary>Have plans of any size made, and read them.</summary>
    RunJobs,

    /// <summary>Say who may do what.</summary>
    ManageDoors,

    /// <summary>Read who did what.</summary>
    ReadAudit,

    /// <summary>Take out of a crisis what should never have been entered.</summary>
    Redact,
}

/// <summary>The one table of who may do what, and of the tier that each role sees.</summary>
static class Rights
{
    static readonly Role[] Everybody = Enum.GetValues<Role>();

    static readonly Dictionary<Permission, Role[]> Table = new()
    {
        [Permission.Open] = Everybody,
        [Permission.ReadPlan] = Everybody,
        [Permission.OwnAccount] = Everybody,
        [Permission.Discuss] = Everybody,
        // Whoever decides learns which words name a place that is held back.
        [Permission.Moderate] = [Role.Analyst, Role.Administrator],
        [Permission.ReadRows] = [Role.Analyst, Role.Administrator],
        [Permission.SendReport] = [Role.Reporter, Role.Analyst, Role.Administrator],
        [Permission.EnterRows] =
            [Role.Analyst, Role.SiteManager, Role.FundManager, Role.Approver, Role.Administrator],
        [Permission.EnterCounts] = [Role.Analyst, Role.SiteManager, Role.Administrator],
        [Permission.EnterMoney] = [Role.Analyst, Role.FundManager, Role.Administrator],
        // Whoever computes and whoever runs the service sign nothing: a decision is somebody else's.
        [Permission.Decide] = [Role.Approver],
        [Permission.Prepare] = [Role.Analyst, Role.Approver, Role.Administrator],
        [Permission.EnterFacts] = [Role.Analyst, Role.Administrator],
        [Permission.RunJobs] = [Role.Analyst, Role.Administrator],
        [Permission.ManageDoors] = [Role.Administrator],
        [Permission.ReadAudit] = [Role.Administrator],
        [Permission.Redact] = [Role.Administrator],
    };

    /// <summary>Whether a role may.</summary>
    internal static bool May(Role role, Permission permission) => Table[permission].Contains(role);

    /// <summary>Whether somebody who has not logged in may.</summary>
    internal static bool MayAnybody(Permission permission) => permission is Permission.Open or Permission.ReadPlan;

    /// <summary>The narrowest circle that a role belongs to.</summary>
    internal static Audience TierOf(Role role) =>
        role is Role.Analyst or Role.Administrator ? Audience.Restricted : Audience.Partner;
}

/// <summary>What each table takes to enter a row of it.</summary>
static class TableRights
{
    static readonly string[] Counts =
        ["facilities.csv", "observations.csv", "health.csv", "services.csv", "sites.csv", "feedback.csv"];

    static readonly string[] Money =
        ["funding.csv", "rates.csv", "actions.csv", "channels.csv", "stocks.csv", "responses.csv"];

    /// <summary>What it takes. A table that is not named takes what an analyst may.</summary>
    /// <param name="file">The file of the table; that of a scenario takes what an analyst may.</param>
    internal static Permission Of(string file) =>
        file == "decisions.csv" ? Permission.Decide
        : Counts.Contains(file, StringComparer.Ordinal) ? Permission.EnterCounts
        : Money.Contains(file, StringComparer.Ordinal) ? Permission.EnterMoney
        : Permission.EnterFacts;
}
