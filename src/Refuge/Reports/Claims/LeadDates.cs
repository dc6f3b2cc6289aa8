namespace Refuge.Reports.Claims;

/// <summary>
/// Gives the lead of a story the day of its event where only a later paragraph tells it: "Four people have been killed
/// in an attack", and below "the gunmen came on Wednesday".
/// </summary>
static class LeadDates
{
    /// <summary>So many claims of the beginning are a lead at most.</summary>
    const int Lead = 6;

    /// <summary>The day of the event is looked for in so many claims after it.</summary>
    const int Reach = 12;

    /// <summary>An event lasts so many days at most, and lies so many days back at most.</summary>
    const int Longest = 7;
    const int Furthest = 60;

    /// <summary>Dates the lead in place.</summary>
    /// <param name="drafts">The claims of a report, in order.</param>
    /// <param name="reference">The day of the report.</param>
    internal static void Fill(List<DraftClaim> drafts, DateOnly? reference)
    {
        if (reference is not { } day) return;
        for (var at = 0; at < Math.Min(Lead, drafts.Count); at++)
        {
            if (!IsOpen(drafts[at], day)) continue;
            for (var next = at + 1; next < Math.Min(at + Reach, drafts.Count); next++)
            {
                if (!IsEvent(drafts[next], day) || drafts[next].Date is not { } date) continue;
                drafts[at] = drafts[at] with
                {
                    Date = ClaimTimes.OfEffect(
                        date, drafts[at].Type, day, false, drafts[next].Type.Family is "hazard"),
                };
                break;
            }
        }
    }

    static bool IsOpen(DraftClaim draft, DateOnly day) =>
        draft.Date is { First: null, Last: { } last } && last == day && ClaimTimes.IsEffect(draft.Type)
            && draft.Modality is Modality.Asserted or Modality.Alleged;

    static bool IsEvent(DraftClaim draft, DateOnly day) =>
        draft.Type.Family is "attack" or "conflict" or "hazard" or "casualties" && draft.Happened
            && draft.Modality == Modality.Asserted
            && draft.Date is { First: { } first, Last: { } last } && last < day
            && last.DayNumber - first.DayNumber <= Longest && day.DayNumber - first.DayNumber <= Furthest;
}
