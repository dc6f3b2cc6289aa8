namespace Refuge.Publishing.Bulletins;

/// <summary>
/// What was signed of this run, each line as a request that whoever holds the money can take: what, where, how much, by
/// when, from whom, and on what evidence.
/// </summary>
static class RequestSection
{
    /// <summary>The section. Null where nothing of this run was signed.</summary>
    internal static PageSection? Of(Page page) => page.Shown.Signed.Count == 0 ? null : new(
        "requests", page.Words["Requests for money, as signed"],
        [
            new Items([.. page.Shown.Signed.Select(signed => Told(page, signed))]),
            new Note(Line.Of(page.Words[Send])),
        ]);

    static Item Told(Page page, SignedLine signed)
    {
        var row = signed.Row;
        var quantity = row.Line.Quantity is { } units
            ? page.Words.Counted(Figures.Exact(units), row.Line.Unit) : page.Words["not known"];
        var cost = DecisionSection.Cost(page, row.Line.Cost, row.Line.Currency, row.Line.CostIsLowerBound);
        var where = page.Listed([.. page.NamesOf(row.Place)]);
        var what = $"{Page.Sentence(page.Words.Term(row.Action))}: {quantity}, {where}, "
            + $"{MeansText.Beside(page, cost, [row])}.";
        var when = page.Words.Say(
            "Signed on {0}. Needed: {1}; last day to order: {2}.", page.Words.Day(signed.On),
            DecisionSection.NeededBy(page, row), DecisionSection.OrderBy(page, row));
        var way = MeansText.Way(page, [row]);
        return new(
            new(what, when, row.Evidence) { From = row.Key }, way is null ? [] : [Line.Of(way)], Tone.Plain);
    }

    const string Send =
        "Send each with its evidence to whoever holds the money. A line that is taken back leaves this list.";
}
