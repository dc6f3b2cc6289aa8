namespace Refuge.Publishing.Bulletins;

/// <summary>
/// What to go and measure first, and whom to ask: ranked by how many people the lines of the plan serve that the answer
/// could change, then by their money.
/// </summary>
/// <remarks>
/// An answer can move at most what rests on it: the orders at a place whose people were counted long ago, all that is
/// asked for where nobody said what stands, and the orders that room nobody has counted people in could spare. Made of
/// what the page shows, so it tells nothing more. People and not money decide: latrines for a camp cost a hundredth of
/// its plots. Of several things that the same people need at one place they are counted once.
/// </remarks>
static class MeasureFirst
{
    /// <summary>The questions, those that could move most first. Empty where nothing is ordered.</summary>
    internal static IReadOnlyList<Line> Of(Page page)
    {
        if (!page.Shown.SeesPlaces) return [];

        List<Question> all = [.. Recounts(page), .. Room(page), .. Standing(page), .. Spare(page)];
        return
        [
            .. all.Where(static question => question.People >= 1)
                .OrderByDescending(static question => question.People)
                .ThenByDescending(static question => question.Money)
                .ThenBy(static question => question.Line.Lead, StringComparer.Ordinal)
                .Take(Most)
                .Select(static question => question.Line),
        ];
    }

    /// <summary>Places for which something is ordered and whose people were last counted more than two weeks
    /// ago.</summary>
    static IEnumerable<Question> Recounts(Page page)
    {
        var old = page.Shown.SiteCounts.Where(static count => count.AgeDays > TodaySection.FreshDays)
            .ToDictionary(static count => count.Place!);
        foreach (var place in page.Shown.Funding.Where(DecisionSection.IsOrdered)
            .Where(row => old.ContainsKey(row.Place)).GroupBy(static row => row.Place))
        {
            var rows = Added([.. place]);
            yield return Asked(
                page, page.Words.Say("How many people are in {0} (counted {1})?", page.Name(place.Key),
                    page.Ago(old[place.Key].Day)),
                rows, [.. old[place.Key].Evidence.Concat(rows.SelectMany(static row => row.Evidence)).Distinct()]);
        }
    }

    /// <summary>Sites whose room nobody stated, and things for the cold of which nobody said how many are
    /// there.</summary>
    static IEnumerable<Question> Room(Page page)
    {
        foreach (var thing in page.Shown.Funding.Where(static row => row.IsOpen)
            .GroupBy(static row => (
                row.Action, IsForNoPlace: OpenOrderText.IsForNoPlace(row), row.Line.IsOfNothingKnown)))
        {
            List<PlanRow> rows = [.. thing];
            var unknown = OpenOrderText.WithoutRoom(page, rows);
            yield return Asked(
                page, thing.Key.IsForNoPlace && page.Shown.AtNoPlace is { } people
                    ? page.Words.Say("Where do {0:people} stay, and who takes them in?", page.Exact(
                        people.People with { Value = people.People.Value - people.Housed }))
                    : rows[0].Place == Shown.Everywhere
                    ? page.Words.Say("How many of these are there: {0}?", page.Words.Term(thing.Key.Action))
                    : OpenOrderText.IsRoom(rows[0])
                    ? page.Words.Say("What room is there at {0}?", page.Listed(unknown))
                    : page.Words.Say(
                        "What stands of this: {0}? At {1}.", page.Words.Term(thing.Key.Action),
                        page.Listed([.. rows.SelectMany(row => page.NamesOf(row.Place)).Distinct()])),
                rows, [.. rows.SelectMany(static row => row.Evidence).Distinct()]);
        }
    }

    /// <summary>
    /// Things that are planned for nobody, because nobody said what stands: one question, for whoever runs the places
    /// is asked once for all of them.
    /// </summary>
    static IEnumerable<Question> Standing(Page page)
    {
        var open = page.Shown.Funding.Where(static row => row.IsOpen).Select(static row => row.Action).ToHashSet();
        var rows = page.Shown.Funding
            .Where(row => row.Line.NeededIfNothingStands is not null && !open.Contains(row.Action)).ToList();
        if (rows.Count == 0) yield break;

        var things = rows.GroupBy(static row => row.Action)
            .OrderByDescending(static thing => thing.Sum(static row => row.Line.People ?? 0))
            .Select(thing => page.Words.Term(thing.Key)).ToList();
        yield return Asked(
            page, page.Words.Say(
                "What stands at {0}? Of: {1}.",
                page.Listed([.. rows.SelectMany(row => page.NamesOf(row.Place)).Distinct()]), page.Listed(things)),
            rows, [.. rows.SelectMany(static row => row.Evidence).Distinct()]);
    }

    /// <summary>Sites with stated room in which nobody counted the people: free places would spare plots.</summary>
    static IEnumerable<Question> Spare(Page page)
    {
        if (page.Shown.Household is not { } household) yield break;

        var plots =
            Added([.. page.Shown.Funding.Where(static row => row.Line is { Unit.Raw: "plots", Quantity: > 0 })]);
        var priced = plots.Where(static row => row.Line.Cost is not null).ToList();
        var ordered = plots.Sum(static row => row.Line.Quantity!.Value);
        if (priced.Count == 0) yield break;

        var unit = priced.Sum(static row => row.Line.Cost!.Value)
            / (decimal)priced.Sum(static row => row.Line.Quantity!.Value);
        foreach (var site in RoomSection.WithoutCount(page.Shown))
        {
            var spared = Math.Min(ordered, Math.Floor(site.Capacity!.Value / household));
            yield return new(
                spared * household, unit * (decimal)spared,
                new(
                    page.Words.Say("How many people are in {0}?", page.Name(site.Code)),
                    page.Words.Say(
                        "Nobody has counted them; room for {0}. Up to {1} for {2:people}, up to {3} {4}.",
                        Figures.Exact(site.Capacity.Value),
                        page.Words.Counted(Figures.Print(spared), priced[0].Line.Unit),
                        Figures.Print(spared * household),
                        Figures.Print((double)(unit * (decimal)spared)), priced[0].Line.Currency!),
                    [.. site.Evidence.Concat(priced.SelectMany(static row => row.Evidence)).Distinct()]));
        }
    }

    /// <summary>A question with what its answer could move.</summary>
    static Question Asked(Page page, string question, IReadOnlyList<PlanRow> rows, IReadOnlyList<Reference> evidence)
    {
        var units = rows.GroupBy(static row => row.Line.Unit).Select(unit => (
            Unit: unit.Key, Amount: unit.Sum(static row => row.Line.Quantity ?? row.Line.NeededIfNothingStands ?? 0)))
            .OrderByDescending(static unit => unit.Amount).ToList();
        var people = rows.GroupBy(static row => row.Action)
            .Max(static thing => thing.Sum(static row => row.Line.People ?? 0));
        var cost = rows.Sum(static row => row.Line.Cost ?? row.Line.CostIfNothingStands ?? 0);
        var what = string.Join(page.Words[", "], units.Take(MostUnits).Select(unit => page.Words.Counted(
            Figures.Print(unit.Amount), unit.Unit)));
        var currency = rows.Select(static row => row.Line.Currency).FirstOrDefault(static each => each is not null)
            ?? page.Shown.Currency;
        var served = Figures.Print(people);
        return new(people, cost, new(
            question,
            cost > 0
                ? page.Words.Say(
                    "{0}.", MeansText.Beside(
                        page, page.Words.Say(
                            "Up to {0} for {1:people}, up to {2} {3}", what, served, Figures.Print((double)cost),
                            currency),
                        rows))
                : page.Words.Say("Up to {0} for {1:people}.", what, served),
            evidence));
    }

    /// <summary>Rows that may be added: of those counted from D the last scenario, which holds the others.</summary>
    static List<PlanRow> Added(IReadOnlyList<PlanRow> rows)
    {
        var last = rows.Max(static row => row.Line.ScenarioDay);
        return [.. rows.Where(row => row.Line.ScenarioDay is null || row.Line.ScenarioDay == last)];
    }

    const int Most = 5;

    /// <summary>Kinds of units that one question names: the largest.</summary>
    const int MostUnits = 3;

    /// <summary>A question, and the people and the money of the lines that its answer could change.</summary>
    sealed record Question(double People, decimal Money, Line Line);
}
