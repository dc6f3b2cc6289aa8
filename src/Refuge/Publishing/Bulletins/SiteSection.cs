using Refuge.Needs;

namespace Refuge.Publishing.Bulletins;

/// <summary>Site by site: people over time on one scale, with the counts in them, and what is missing at
/// each.</summary>
static class SiteSection
{
    /// <summary>The section; null where nothing of a single place may be shown.</summary>
    internal static PageSection? Of(Page page)
    {
        var charts = Charts.Of(page);
        List<Block> blocks = [.. charts, .. page.Shown.SeesPlaces ? Gaps(page) : []];
        return blocks.Count == 0
            ? null
            : new("sites", page.Words[page.Shown.SeesPlaces ? "Site by site" : "District by district"], blocks);
    }

    static IEnumerable<Block> Gaps(Page page)
    {
        var gaps = new GapList(page.Shown);
        if (gaps.Known.Count > 0)
        {
            yield return new Fold(
                page.Words["What is missing today, place by place"],
                [
                    new Note(
                        Line.Of(
                            page.Words[
                                "Computed from what is stated, without a forecast. “Not known” is not zero: "
                                + "somebody must look."])),
                    .. gaps.Known.Select(group => Table(page, group)),
                ]);
        }

        if (gaps.Unmeasured.Count > 0)
        {
            yield return new Fold(
                page.Words["What is needed today where nobody said what stands"],
                [Items.Of(gaps.Unmeasured.Select(group => Needed(page, group)))]);
        }
    }

    static Line Needed(Page page, PlaceGaps group) => new(
        $"{page.Name(group.Place)}:",
        $"{string.Join(
            page.Words["; "],
            group.Rows.Select(row =>
                page.Words.Bounded(
                    page.Words.Counted(Figures.Print(row.Need.Amount!.Value.Median), row.Need.Unit),
                    row.Need.AmountBound)))}.",
        [.. group.Rows.SelectMany(static row => row.Evidence).Distinct()]);

    static Grid Table(Page page, PlaceGaps group) => new(
        $"{page.Name(group.Place)}{PeopleOf(page, group.Rows)}",
        [
            Column.Words(page.Words["What"]), Column.Words(page.Words["Phase"]), Column.Number(page.Words["Need"]),
            Column.Number(page.Words["Have"]), Column.Number(page.Words["Gap"]), Column.Number(page.Words["Coming"]),
            Column.Number(page.Words["Nobody brings"]), Column.Words(page.Words["Standard"]),
        ],
        [.. group.Rows.Select(row => Gap(page, row))])
    {
        Class = "gaps",
    };

    static GridRow Gap(Page page, NeedRow row)
    {
        var (need, words) = (row.Need, page.Words);
        return new(
            [
                Page.Sentence(words.Term(need.Unit)), words.Term(need.Phase),
                need.Amount is { } amount ? words.Bounded(amount.Median, need.AmountBound) : words["not known"],
                Have(page, need) ?? words["not known"],
                need.Gap is { } gap ? words.Bounded(gap.Median, need.GapBound) : words["not known"],
                need.Coming is { } coming ? Figures.Print(coming) : "–",
                need.Uncovered is { } uncovered ? words.Bounded(uncovered, need.GapBound) : words["not known"],
                $"{need.Edition}{Page.Dagger(need.LearnedLater)}",
            ], row.Evidence)
        { From = row.Key };
    }

    /// <summary>What stands, or the state it is in; null when nobody said.</summary>
    static string? Have(Page page, NeedCells need) => need.Have is { } have
        ? page.Words.Bounded(have.Value, have.Bound)
            + (need.HaveOn is { } day && day < page.Shown.AsOf ? $" ({page.Age(day)})" : "")
            + (need.Condition is { } state ? $" ({page.Words.Term(state)})" : "")
        : need.Condition is { } condition ? page.Words.Term(condition) : null;

    static string PeopleOf(Page page, IReadOnlyList<NeedRow> rows)
    {
        var row = rows.FirstOrDefault(static row => row.Need.People is not null);
        if (row is null) return "";
        var bound = row.Need.AmountBound is Bound.AtLeast or Bound.MoreThan ? row.Need.AmountBound : Bound.Exact;
        var text = page.Words.Say(
            ", {0}: {1}", page.Words.Term(Tables.Word.Of(row.Need.Caseload)),
            page.Words.Bounded(row.Need.People!.Value.Median, bound));
        return row.Need.Caseload == Caseload.BeyondReach
            ? $"{text} ({page.Words["a contingency, not a gap to be built today"]})"
            : text;
    }
}
