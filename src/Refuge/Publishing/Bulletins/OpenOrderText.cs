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
        .GroupBy(static row => (
            row.Action, IsAfterOffensive: row.Line.ScenarioDay is not null, IsForNoPlace: IsForNoPlace(row),
            row.Line.IsOfNothingKnown))
        .Select(thing => thing.OrderByDescending(static row => row.Line.Quantity).ToList())
        .OrderBy(static thing => thing[0].Line.ScenarioDay is not null)
        .ThenBy(static thing => thing.Min(static row => row.Order))
        .ThenBy(static thing => thing[0].Action.Raw, StringComparer.Ordinal)
        .Select(thing => Told(page, thing, common));

    static Item Told(Page page, List<PlanRow> rows, string? common)
    {
        var (words, first) = (page.Words, rows.MinBy(static row => row.Order)!);
        var cost = rows.Exists(static row => row.Line.Cost is null)
            ? words["no published price"]
            : words.Say("up to {0} {1}", Figures.Print((double)rows.Sum(static row => row.Line.Cost!.Value)),
                rows[0].Line.Currency!);
        List<Reference> evidence =
        [
            .. rows.SelectMany(static row => row.Evidence)
                .Concat(IsRoom(first) ? Planned(page).SelectMany(static row => row.Evidence) : []).Distinct(),
        ];
        var later = rows.Exists(static row => row.Line.LearnedLater);
        var now = DecisionSection.IsNow(page, first);
        return new(
            new($"{By(page, first)}: {Amount(page, rows)}, {MeansText.Beside(page, cost, rows)}{Page.Dagger(later)}.",
                "", evidence)
            {
                From = first.Key,
            },
            [new("", Detail(page, rows, first, common), evidence) { From = first.Key }],
            now ? Tone.Decide : Tone.Plain);
    }

    /// <summary>Places are asked after first: those who are there have one. Kits for the cold are ordered.</summary>
    static string By(Page page, PlanRow first)
    {
        var (words, now) = (page.Words, DecisionSection.IsNow(page, first));
        return (IsPlaces(first) || IsForNoPlace(first), now) switch
        {
            (true, true) => words["Ask today, then order what is missing"],
            (true, false) => words.Say("Ask first, order what is missing by {0}", DecisionSection.Deadline(page, first)),
            (false, true) => words["Order now, if nothing stands"],
            _ => words.Say("Order by {0}, if nothing stands", DecisionSection.Deadline(page, first)),
        };
    }

    /// <summary>Whether it is ordered for named sites, and not for all.</summary>
    static bool IsPlaces(PlanRow row) => row.Place != Shown.Everywhere;

    /// <summary>Whether it is room for those of whom nobody said where they stay.</summary>
    internal static bool IsForNoPlace(PlanRow row) => !IsPlaces(row) && row.Line.Unit.Raw is "plots" or "places";

    /// <summary>Whether it is room at sites.</summary>
    internal static bool IsRoom(PlanRow row) => IsPlaces(row) && row.Line.Unit.Raw is "plots" or "places";

    /// <summary>How much at the most, and for which side.</summary>
    static string Amount(Page page, List<PlanRow> rows)
    {
        var (words, line) = (page.Words, rows[0].Line);
        var amount = words.Say(
            "up to {0} ({1})",
            words.Counted(Figures.Print(rows.Sum(static row => row.Line.Quantity!.Value)), line.Unit),
            words.Term(rows[0].Action));
        if (line.ScenarioDay is { } day)
        {
            amount = words.Say("{0} by {1}", amount, FormattableString.Invariant($"D+{day}"));
        }

        return Sides(page, rows) is not { } sides ? amount
            : SidesOf(page, rows).Count > 1 ? words.Say("{0}: {1}", amount, sides)
            : words.Say("{0}, {1}", amount, sides);
    }

    /// <summary>How much for which side; of one order the side alone. Null where it has none.</summary>
    static string? Sides(Page page, List<PlanRow> rows) => SidesOf(page, rows) switch
    {
        [{ Side: { } only }] => page.Words.Term(only),
        [_] => null,
        var sides => string.Join(page.Words[", "], sides.Select(side => page.Words.Say(
            "{0} {1}", Figures.Print(side.Units),
            side.Side is { } axis ? page.Words.Term(axis) : page.Words["elsewhere"]))),
    };

    /// <summary>The sides in the order of their orders, and how much is for each.</summary>
    static List<(Shown? Side, double Units)> SidesOf(Page page, List<PlanRow> rows) =>
        [.. rows.GroupBy(row => SideOf(page, row)).Select(static side =>
            (side.Key, side.Sum(static row => row.Line.Quantity!.Value)))];

    static Shown? SideOf(Page page, PlanRow row) =>
        row.Place.ToString().Split(';').Select(code =>
            page.Shown.Places.Values.FirstOrDefault(card => card.Code.ToString() == code)?.Axis)
            .Distinct().ToList() is [{ } axis] ? axis : null;

    static string Detail(Page page, List<PlanRow> rows, PlanRow first, string? common)
    {
        var words = page.Words;
        List<string> parts =
            [.. IsForNoPlace(first) ? ForNoPlace(page)
                : IsRoom(first)
                ? ForPlaces(page, rows)
                : IsPlaces(first) ? Partly(page, rows) : ForKits(page, rows, first)];
        var (left, until) = (double.PositiveInfinity, "Takes {0:days} in 8 of 10 cases, {1} more than there are: "
            + "ask what can stand sooner.");
        if (first.Line.ScenarioDay is null && first.Line.NeededToday != rows.Sum(static row => row.Line.Quantity)
            && rows.Max(static row => row.Line.MostNeededOn) is { } most && most > page.Shown.AsOf)
        {
            parts.Add(words.Say("All of them by {0}.", words.Day(most)));
            left = most.DayNumber - page.Shown.AsOf.DayNumber;
        }
        else if (!IsPlaces(first) && first.Line.ScenarioDay is null && first.Line.NeededBy is { } needed
            && needed > page.Shown.AsOf)
        {
            left = needed.DayNumber - page.Shown.AsOf.DayNumber;
            until = "Late for the first of them: takes {0:days} in 8 of 10 cases, {1} more than there are. Ask what "
                + "lies in the country.";
        }

        if (rows.Max(static row => row.Line.LeadDays) is { } lead)
        {
            parts.Add(lead <= left
                ? words.Say("Takes {0:days} in 8 of 10 cases.", Figures.Print(lead))
                : words.Say(until, Figures.Print(lead), Figures.Print(lead - left)));
            if (Earlier(page, rows) is { } earlier) parts.Add(earlier);
        }

        parts.AddRange(LandText.Of(page, rows));

        if (MeansText.Way(page, rows) is { } way && way != common) parts.Add(way);
        if (MeansText.Price(page, rows) is { } price) parts.Add(price);
        return string.Join(" ", parts);
    }

    /// <summary>
    /// How much of an order that takes long can stand earlier, month by month. Null where all of it can stand within
    /// the first month, or nothing within the last.
    /// </summary>
    static string? Earlier(Page page, List<PlanRow> rows)
    {
        var words = page.Words;
        var quantity = rows.Sum(static row => row.Line.Quantity!.Value);
        var parts = rows[0].Line.Standing
            .Where(_ => rows.TrueForAll(static row => row.Line.Standing.Count > 0))
            .Select(month => (month.Days, Units: rows.Sum(row =>
                row.Line.Standing.First(each => each.Days == month.Days).Units)))
            .Where(month => month.Units > 0 && month.Units < quantity)
            .Select(month => words.Say(
                "about {0} within {1:days}", Figures.Print(month.Units), Figures.Print(month.Days)))
            .ToList();
        return parts.Count == 0 ? null : words.Say("Of them can stand: {0}.", string.Join(words[", "], parts));
    }

    static IEnumerable<string> ForNoPlace(Page page)
    {
        yield return page.Words[
            "For those counted of whom nobody said where they stay. Those who have a roof need none."];
    }

    static IEnumerable<string> ForPlaces(Page page, List<PlanRow> rows)
    {
        yield return page.Words.Say("Nobody said what room there is at {0}.", page.Listed(WithoutRoom(page, rows)));
        yield return page.Words[
            "For those who come: who is there today is taken to have a place. Ask whether that is so."];
        var planned = Planned(page).Select(static row => row.Planned!.Value).Order().ToList();
        if (planned is [var only])
        {
            yield return page.Words.Say(
                "Others plan {0} places and nobody said that they are paid for: ask whether they come first.",
                Figures.Exact(only));
        }
        else if (planned is [var least, .., var most])
        {
            yield return page.Words.Say(
                "Others plan {0} to {1} places, by {2} statements that are not added, and nobody said that they are "
                + "paid for: ask whether they come first.", Figures.Exact(least), Figures.Exact(most), planned.Count);
        }
    }

    /// <summary>
    /// Places for people that others only plan, as stated: they cover nothing, but whoever is asked to order as many
    /// again asks after them first. A site that somebody looks for is none.
    /// </summary>
    static IEnumerable<LedgerCells> Planned(Page page) => page.Shown.Ledger.Where(row =>
        row.Date == page.Shown.AsOf && row is { Planned: > 0, Unit.Raw: "people" }
        && row.Kind is not Situations.SiteKind.Candidate && row.Place != Shown.Everywhere);

    /// <summary>
    /// Of what is known at some of several places only, or at none: which they are, and how much is for today.
    /// </summary>
    static IEnumerable<string> Partly(Page page, List<PlanRow> rows)
    {
        var places = page.Listed([.. rows.SelectMany(row => page.NamesOf(row.Place)).Distinct()]);
        if (rows[0].Line.IsOfNothingKnown)
        {
            yield return page.Words.Say(
                "Nobody said how many stand at {0}. For {1:people} who are there today.", places,
                Figures.Print(rows.Sum(static row => row.Line.People ?? 0)));
            yield break;
        }

        yield return page.Words.Say("What stands is known at some of these alone: {0}.", places);
        if (rows.Sum(static row => row.Line.NeededToday ?? 0) is > 0 and var today)
        {
            yield return page.Words.Say("{0} of them for people who are there today.", Figures.Print(today));
        }
    }

    /// <summary>The places of some orders whose room nobody stated.</summary>
    internal static List<string> WithoutRoom(Page page, IReadOnlyList<PlanRow> rows) =>
    [
        .. rows.SelectMany(static row => row.Place.ToString().Split(';'))
            .Where(code => !page.Shown.Places.Values.Any(card => card.Code.ToString() == code
                && card.Capacity is not null))
            .Select(page.NameOf).Distinct(),
    ];

    static IEnumerable<string> ForKits(Page page, List<PlanRow> rows, PlanRow first)
    {
        yield return page.Words["Nobody said how many are there: ask first."];
        if (first.Line.ScenarioDay is not null)
        {
            yield return page.Words["For those who come, on top of those who are there today."];
            yield break;
        }

        var today = rows.Sum(static row => row.Line.NeededToday ?? 0);
        if (today > 0 && today >= rows.Sum(static row => row.Line.Quantity))
        {
            yield return page.Words["For people who are there today."];
        }
        else if (today > 0)
        {
            yield return page.Words.Say("{0} of them for people who are there today.", Figures.Print(today));
            yield break;
        }

        if (first.Line.NeededBy is not null)
        {
            yield return page.Words.Say(
                "The first are needed from {0} on.", DecisionSection.NeededBy(page, first));
        }
    }
}
