namespace Refuge.Publishing.Bulletins;

/// <summary>The order of the page, the same on every medium: today, what to do, whom nobody reaches, who comes, what to
/// decide.</summary>
static class BulletinOrder
{
    /// <summary>The sections that everybody reads.</summary>
    internal static IEnumerable<PageSection> Of(Page page)
    {
        PageSection?[] sections =
        [
            TodaySection.Of(page),
            AlertSection.Of(page),
            ReachSections.BeyondReach(page),
            ReachSections.Retaken(page),
            ComingSection.Of(page),
            ScenarioSection.Of(page),
            RoomSection.Of(page),
            DecisionSection.Of(page),
            RequestSection.Of(page),
            BudgetSection.Of(page),
            TriggerSection.Of(page),
            AccessSection.Of(page),
            TotalsSection.Of(page),
            MoneySection.Of(page),
            UnsureSection.Of(page),
        ];
        return sections.OfType<PageSection>();
    }

    /// <summary>What stands behind them, for those who have a page and time.</summary>
    internal static IEnumerable<PageSection> Behind(Page page, GroundMap ground)
    {
        PageSection?[] sections = [SiteSection.Of(page), MapSection.Of(page, ground)];
        return sections.OfType<PageSection>();
    }
}
