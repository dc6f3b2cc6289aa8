using Refuge.Publishing;
using Refuge.Reports.Claims;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages.Inbox;

/// <summary>
/// Claims that figures rest on and whose words a wider circle does not read: nobody released them.
/// </summary>
static class Unreleased
{
    /// <summary>Whether a claim is accepted and not released to a circle.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="circle">The circle; of the own team there is nothing to release.</param>
    internal static bool Is(Claim claim, Audience circle) => claim.Review == ReviewState.Accepted && circle switch
    {
        Audience.Partner => claim.ReleasedTo is null,
        Audience.Public => claim.ReleasedTo != Release.Public,
        _ => false,
    };

    /// <summary>
    /// For the own team, on the page of a wider circle: how many accepted claims there are whose words that circle does
    /// not read, and where they are released. Nothing for anybody else.
    /// </summary>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="circle">Whose page it is.</param>
    /// <param name="visit">Who looks.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task<Html> NoteAsync(
        string crisis, Audience circle, Visit visit, CancellationToken cancellation)
    {
        if (circle == Audience.Restricted || !visit.Caller.May(Permission.ReadRows, crisis)
            || visit.Find<InboxDesk>() is not { } desk
            || await desk.OpenAsync(crisis, cancellation) is not { } inbox)
        {
            return Html.None;
        }

        var words = visit.Words;
        var count = inbox.Reports.SelectMany(static report => report.Claims).Count(claim => Is(claim, circle));
        return Html.When(
            count > 0,
            $"<details class=\"own\"><summary>{words.Say("Accepted claims whose words this circle does not read: {0}", count)}</summary><p>{words["Figures that follow from them may stand here; what the reports say, word for word, does not. In the inbox, open a report and release the words of each claim that they may read (key L)."]} <a href=\"{Links.Inbox(crisis, words.Language)}\">{words["Inbox"]}</a></p></details>");
    }
}
