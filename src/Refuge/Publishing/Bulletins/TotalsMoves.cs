using Refuge.Needs;

namespace Refuge.Publishing.Bulletins;

/// <summary>Why totals of needs rise or fall within four weeks: who becomes more or fewer, and why.</summary>
static class TotalsMoves
{
    /// <summary>The statement. Null where no group moves by as much as a tenth of all.</summary>
    internal static Line? Of(Page page)
    {
        var all = page.Shown.Moves.Sum(static move => move.Today);
        var large = page.Shown.Moves.Where(move => Math.Abs(move.Then - move.Today) >= Math.Max(Fewest, Part * all))
            .OrderByDescending(static move => Math.Abs(move.Then - move.Today)).ToList();
        return large.Count == 0 ? null : new(
            page.Words.Say("Why these figures move by {0}:", page.Words.ShortDay(large[0].Day)),
            $"{string.Join(page.Words["; "], large.Select(move => Told(page, move)))}.", [])
        {
            From = "needs_total.csv",
        };
    }

    static string Told(Page page, GroupMove move)
    {
        var (group, reason) = (move.Group, move.Then > move.Today) switch
        {
            (Caseload.DisplacedInSites, true) => ("people in sites", "new people are expected"),
            (Caseload.DisplacedInSites, false) =>
                ("people in sites", "people leave sites or go home, and sites that closed take nobody"),
            (Caseload.DisplacedOutsideSites, true) =>
                ("displaced people outside sites", "new people are expected who find no place in a site"),
            (Caseload.DisplacedOutsideSites, false) =>
                ("displaced people outside sites", "people go home or into sites"),
            (Caseload.ResidentsOfRetaken, true) =>
                ("residents of places that changed hands", "people stay or come back there"),
            (Caseload.ResidentsOfRetaken, false) =>
                ("residents of places that changed hands", "part of them is expected to leave"),
            (_, true) => ("people who went home", "more go home"),
            _ => ("people who went home", "some are expected to leave again"),
        };
        var change = page.Change(Figures.TwoDigits(move.Then - move.Today));
        return CameBefore(move)
            ? page.Words.Say(
                "{0} {1} ({2} are new people; the others are counted already, at no known place, or have come since the "
                    + "last counts)",
                page.Words[group], change, page.Change(Figures.TwoDigits(move.Arriving!.Value)))
            : page.Words.Say("{0} {1} ({2})", page.Words[group], change, page.Words[reason]);
    }

    /// <summary>Whether a group grows by clearly more people than arrive from today on.</summary>
    static bool CameBefore(GroupMove move) =>
        move.Arriving is { } arriving && arriving < Arrive * (move.Then - move.Today);

    /// <summary>
    /// Where fewer than this part of a growth arrives, the rest is told: middle figures of sums differ by less.
    /// Judgement.
    /// </summary>
    const double Arrive = 0.8;

    /// <summary>A part of all people in the totals below which a change needs no reason. Judgement.</summary>
    const double Part = 0.1;

    /// <summary>Fewer people than this are not worth a line. Judgement.</summary>
    const double Fewest = 500;
}
