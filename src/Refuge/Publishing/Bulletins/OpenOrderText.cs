namespace Refuge.Publishing.Bulletins;

/// <summary>
/// Orders that cannot wait until somebody says what stands: how much at the most, by when, whom to ask.
/// </summary>
static class OpenOrderText
{
    /// <summary>The orders as statements, one for each thing: what cannot wait first.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rows">The orders.</param>
    /// <param name="common">The way that is told once for all orders. Null when each tells its own.</param>
    internal static IEnumerable<Item> Told(Page page, IReadOnlyList<PlanRow> rows, string? common) => rows
        .GroupBy(static row => row.Action)
        .Select(thing => thing.OrderByDescending(static row => row.Line.Quantity).ToList())
        .OrderBy(static thing => thing.Min(static row => row.Order))
        .ThenBy(static thing => thing[0].Action.Raw, StringComparer.Ordinal)
        .Select(thing => Told(page, thing, common));

    static Item Told(Page page, List<PlanRow> rows, string? common)
    {
        var (words, line, first) = (page.Words, rows[0].Line, rows.MinBy(static row => row.Order)!);
        var now = DecisionSection.IsNow(page, first);
        var by = now ? words["Order now, if nothing stands"]
            : words.Say("Order by {0}, if nothing stands", DecisionSection.OrderBy(page, first));
        var amount = words.Say("up to {0} {1} ({2})", Figures.Print(rows.Sum(static row => row.Line.Quantity!.Value)),
            words.Term(line.Unit), words.Term(rows[0].Action));
        if (rows.Count > 1)
        {
            amount = words.Say("{0}: {1}", amount, string.Join(words[", "], rows.Select(row => words.Say(
                "{0} {1}", Figures.Print(row.Line.Quantity!.Value),
                SideOf(page, row) is { } axis ? words.Term(axis) : words["elsewhere"]))));
        }
        else if (SideOf(page, rows[0]) is { } side)
        {
            amount = words.Say("{0}, {1}", amount, words.Term(side));
        }

        var cost = rows.Exists(static row => row.Line.Cost is null)
            ? words["no published price"]
            : words.Say("up to {0} {1}", Figures.Print((double)rows.Sum(static row => row.Line.Cost!.Value)),
                line.Currency!);
        List<Reference> evidence = [.. rows.SelectMany(static row => row.Evidence).Distinct()];
        var later = rows.Exists(static row => row.Line.LearnedLater);
        return new(
            new($"{by}: {amount}, {cost}{Page.Dagger(later)}.", "", evidence) { From = first.Key },
            [new("", Detail(page, rows, first, common), evidence) { From = first.Key }],
            now ? Tone.Decide : Tone.Plain);
    }

    static Shown? SideOf(Page page, PlanRow row) =>
        row.Place.ToString().Split(';').Select(code =>
            page.Shown.Places.Values.FirstOrDefault(card => card.Code.ToString() == code)?.Axis)
            .FirstOrDefault(static axis => axis is not null);

    static string Detail(Page page, List<PlanRow> rows, PlanRow first, string? common)
    {
        var words = page.Words;
        List<string> parts =
        [
            rows[0].Place == Shown.Everywhere
                ? words["Nobody said how many are there: ask first."]
                : words.Say("Nobody said what room there is at {0}: ask first.",
                    page.Listed([.. rows.SelectMany(row => page.NamesOf(row.Place))])),
        ];
        if (rows.Sum(static row => row.Line.NeededToday ?? 0) is > 0 and var today)
        {
            parts.Add(words.Say("{0} of them for people who are there today.", Figures.Print(today)));
        }
        else if (first.Line.NeededBy is not null)
        {
            parts.Add(words.Say("The first are needed from {0} on.", DecisionSection.NeededBy(page, first)));
        }

        if (page.Shown.CountsFromOffensive)
        {
            parts.Add(words["Reckoned as if an offensive began now."]);
        }
        else if (rows.Max(static row => row.Line.MostNeededOn) is { } most && most > page.Shown.AsOf)
        {
            parts.Add(words.Say("All of them by {0}.", words.Day(most)));
        }

        if (rows.Max(static row => row.Line.LeadDays) is { } lead)
        {
            parts.Add(words.Say("Takes {0} days in 8 of 10 cases.", Figures.Print(lead)));
        }

        if (MeansText.Way(page, rows) is { } way && way != common) parts.Add(way);
        if (MeansText.Price(page, rows) is { } price) parts.Add(price);
        return string.Join(" ", parts);
    }
}
