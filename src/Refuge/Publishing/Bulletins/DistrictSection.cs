namespace Refuge.Publishing.Bulletins;

/// <summary>What is missing, summed by district: what the public sees of needs.</summary>
static class DistrictSection
{
    /// <summary>The table, or that nothing may be shown.</summary>
    internal static IReadOnlyList<Block> Blocks(Page page)
    {
        List<Block> blocks =
        [
            new Note(
                Line.Of(
                    page.Words[
                        "Not shown to the public: gaps of districts where fewer than two places state one. That does "
                        + "not "
                        + "mean that there is none."])),
        ];
        if (page.Shown.Districts.Count == 0) return blocks;

        blocks.Add(
            new Grid(
                page.Words["What nobody brings yet, against emergency standards"],
                [
                    Column.Words(page.Words["District"]), Column.Words(page.Words["Sector"]),
                        Column.Words(page.Words["What"]),
                    Column.Number(page.Words["Nobody brings"]),
                ],
                [
                    .. page.Shown.Districts.Select(row => new GridRow(
                        [
                            row.District.ToString(), page.Words.Term(row.Sector), page.Words.Term(row.Unit),
                            row.Uncovered is { } sum
                                ? page.Words.Bounded(sum, row.IsLowerBound ? Bound.AtLeast : Bound.Exact)
                                : page.Words["fewer than 5"],
                        ], page.Shown.PeopleOf(row.District))),
                ]));
        return blocks;
    }
}
