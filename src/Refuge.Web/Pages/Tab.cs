using Refuge.Publishing;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages;

/// <summary>The parts of the site about one crisis.</summary>
enum Tab
{
    /// <summary>What is known today, what is missing and what to decide.</summary>
    Now,

    /// <summary>Reports as they come in, and what they claim.</summary>
    Inbox,

    /// <summary>What managers of sites enter day by day.</summary>
    Sites,

    /// <summary>What is missing where, and what to pay for it.</summary>
    Needs,

    /// <summary>What was signed for readers.</summary>
    Bulletins,

    /// <summary>Long work: plans, hindcasts, sweeps, readings.</summary>
    Runs,
}

/// <summary>The crisis that a page is about, and which part of its site the page is.</summary>
/// <param name="Id">The identity of the crisis.</param>
/// <param name="Title">Its title.</param>
/// <param name="Tab">The part.</param>
sealed record CrisisPlace(string Id, string Title, Tab Tab)
{
    /// <summary>The parts that somebody may open.</summary>
    internal static IEnumerable<Tab> Open(Visit visit, string crisis) => Enum.GetValues<Tab>().Where(tab => tab switch
    {
        Tab.Inbox => visit.CanEdit && (visit.Caller.May(Permission.ReadRows, crisis)
            || visit.Caller.May(Permission.SendReport, crisis)),
        Tab.Sites => visit.CanEdit && visit.Caller.May(Permission.EnterCounts, crisis),
        Tab.Bulletins => visit.CanEdit,
        Tab.Runs => visit.CanEdit && visit.Caller.May(Permission.RunJobs, crisis),
        Tab.Needs => visit.CanEdit && visit.Caller.NarrowestIn(crisis) <= Audience.Partner,
        _ => true,
    });

    /// <summary>The name of a part.</summary>
    internal static string NameOf(Tab tab, PageWords words) => tab switch
    {
        Tab.Inbox => words["Inbox"],
        Tab.Sites => words["Sites"],
        Tab.Needs => words["Needs and money"],
        Tab.Bulletins => words["Bulletins"],
        Tab.Runs => words["Runs"],
        _ => words["Now"],
    };

    /// <summary>Where a part begins for somebody.</summary>
    internal static string AddressOf(Tab tab, string crisis, Visit visit) => tab switch
    {
        Tab.Inbox => visit.Caller.May(Permission.ReadRows, crisis)
            ? Links.Inbox(crisis, visit.Words.Language)
            : Links.Send(crisis, visit.Words.Language),
        Tab.Sites => Links.Sites(crisis, visit.Words.Language),
        Tab.Bulletins => Links.Bulletins(crisis, visit.Words.Language),
        Tab.Needs => Links.Needs(crisis, visit.Words.Language),
        Tab.Runs => Links.Runs(crisis, visit.Words.Language),
        _ => Links.Now(crisis, visit.Caller.NarrowestIn(crisis), visit.Words.Language),
    };
}
