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
        var isAsPlanned = signed.Quantity is null || signed.Quantity == row.Line.Quantity;
        var where = page.Listed([.. page.NamesOf(row.Place)]);
        var what = $"{Page.Sentence(page.Words.Term(row.Action))}: {Counted(page, row, signed.Quantity)}, {where}, "
            + $"{Cost(page, signed, isAsPlanned)}.";
        var when = page.Words.Say(
            "Needed: {0}; last day to order: {1}. Signed on {2}, {3}.", DecisionSection.NeededBy(page, row),
            DecisionSection.OrderBy(page, row), page.Words.Day(signed.On), Signer(page, signed));
        List<string> below =
        [
            signed.Lead is { } lead
                ? page.Words.Say("For: {0}, which brings this there already.", page.Quoted(lead))
                : page.Words["Nobody is named who would build or bring it: name the agency before this is sent."],
        ];
        if (!isAsPlanned)
        {
            below.Add(page.Words.Say("The plan says {0}; so much was not signed.", Counted(page, row, null)));
        }

        if (MeansText.Way(page, [row]) is { } way) below.Add(way);
        return new(new(what, when, row.Evidence) { From = row.Key }, [.. below.Select(Line.Of)], Tone.Plain);
    }

    static string Counted(Page page, PlanRow row, double? signed) => (signed ?? row.Line.Quantity) is { } units
        ? page.Words.Counted(Figures.Exact(units), row.Line.Unit) : page.Words["not known"];

    /// <summary>
    /// The sum that was signed; without one that of the line, where as much was signed as it says. Nobody multiplies a
    /// price into a sum that no person wrote.
    /// </summary>
    static string Cost(Page page, SignedLine signed, bool isAsPlanned)
    {
        var line = signed.Row.Line;
        if (signed.Amount is { } sum && line.Currency is { } currency && (!isAsPlanned || sum != line.Cost))
        {
            return DecisionSection.Cost(page, sum, currency, isLowerBound: false);
        }

        return isAsPlanned
            ? MeansText.Beside(
                page, DecisionSection.Cost(page, line.Cost, line.Currency, line.CostIsLowerBound), [signed.Row])
            : page.Words["for a sum that nobody wrote"];
    }

    static string Signer(Page page, SignedLine signed) => signed switch
    {
        { By: { } role } => page.Words.Say("by the {0}", page.Words.Term(role)),
        { HasRole: true } => page.Words["by a role that is told in the own folder"],
        _ => page.Words["by whom nobody wrote down: ask before this is sent"],
    };

    const string Send =
        "Send each with its evidence to whoever holds the money. A line that is taken back leaves this list.";
}
