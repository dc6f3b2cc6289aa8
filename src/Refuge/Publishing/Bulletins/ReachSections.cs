using Refuge.Needs;

namespace Refuge.Publishing.Bulletins;

/// <summary>People whom nobody can bring anything, and residents of places that changed hands.</summary>
static class ReachSections
{
    /// <summary>People beyond reach: how many, who says so, how old it is, what is held ready. Null where there are
    /// none.</summary>
    internal static PageSection? BeyondReach(Page page)
    {
        var places = Of(page, Caseload.BeyondReach);
        if (places.Count == 0) return null;

        var counted = places.Where(static place => place.People is not null)
            .OrderByDescending(static place => place.People!.Value.Median).ToList();
        var uncounted = places.Where(static place => place.People is null).Select(place => page.Name(place.Place))
            .ToList();
        List<Line> lines = [.. counted.Take(MostPlaces).Select(place => Told(page, place))];
        if (counted.Count > MostPlaces)
        {
            lines.Add(
                Line.Of(
                    page.Words.Say(
                        "Also: {0}.",
                            page.Listed([.. counted.Skip(MostPlaces).Select(place => page.Name(place.Place))]))));
        }

        if (uncounted.Count > 0)
        {
            lines.Add(Line.Of(page.Words.Say("Nobody has said how many are in: {0}.", page.Listed(uncounted))));
        }

        lines.Add(Line.Of(Held(page, places)));
        return new("reach", page.Words["People beyond reach"], [Items.Of(lines)]);
    }

    static Line Told(Page page, PlacePeople place) => new(
        $"{page.Name(place.Place)}: {page.People(place.People!.Value, place.Bound)}.", Word(page, place),
        place.Evidence);

    /// <summary>What is held ready for them: what somebody brings or is responsible for, where a row says so.</summary>
    static string Held(Page page, IReadOnlyList<PlacePeople> places)
    {
        var held = places.Where(static place =>
            place.Rows.Any(static row => row.Need.Coming > 0 || row.Need.Have is { Value: > 0 }))
            .Select(place => page.Name(place.Place)).ToList();
        return held.Count == 0
            ? page.Words["No contingency is stated for them: ask who holds one, and which way opens first."]
            : page.Words.Say("A contingency is stated for: {0}. Ask which way opens first.", page.Listed(held));
    }

    /// <summary>
    /// Residents of places that changed hands, with what does not work there and what is dangerous. Null where there
    /// are none.
    /// </summary>
    internal static PageSection? Retaken(Page page)
    {
        var places = Of(page, Caseload.ResidentsOfRetaken)
            .OrderByDescending(static place => place.People?.Median ?? -1)
            .ThenBy(static place => place.Place.Raw, StringComparer.Ordinal).ToList();
        if (places.Count == 0) return null;

        var told = places.Select(place => (place.Place, Line: Resident(page, place)))
            .Where(static place => place.Line is not null).ToList();
        List<Line> lines = [.. told.Take(MostPlaces).Select(static place => place.Line!)];
        if (told.Count > MostPlaces)
        {
            lines.Add(
                Line.Of(
                    page.Words.Say(
                        "Also: {0}.",
                            page.Listed([.. told.Skip(MostPlaces).Select(place => page.Name(place.Place))]))));
        }

        if (told.Count == 0) lines.AddRange(Silent(page));
        return new("retaken", page.Words["Residents of places that changed hands"], [Items.Of(lines)]);
    }

    /// <summary>Retaken places of which nobody said anything: whom to ask.</summary>
    internal static IEnumerable<Line> Silent(Page page)
    {
        var silent = Of(page, Caseload.ResidentsOfRetaken).Where(place => Resident(page, place) is null)
            .Select(place => page.Name(place.Place)).ToList();
        if (silent.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say("Nobody has said how many live in, or what works in: {0}.", page.Listed(silent)));
        }
    }

    /// <summary>How many live there, what is down, what is dangerous; null where nobody said any of it.</summary>
    static Line? Resident(Page page, PlacePeople place)
    {
        var facts = page.Shown.Facts.Where(fact => fact.Place == place.Place && fact.ValidTo is null
            && IsOfResidents(fact))
            .ToList();
        var returned = Of(page, Caseload.Returnees).FirstOrDefault(back => back.Place == place.Place)?.People;
        if (place.People is null && facts.Count == 0 && returned is null) return null;

        var people = place.People is { } known
            ? page.People(known, place.Bound)
            : page.Words["people not counted"];
        List<string> parts = [.. Parts(page, facts).Distinct().Take(MostParts)];
        if (returned is { } back) parts.Insert(0, page.Words.Say("{0} came back", Figures.Print(back.Median)));
        return new(
            $"{page.Name(place.Place)}: {people}.",
            parts.Count == 0 ? Word(page, place) : $"{Page.Sentence(string.Join("; ", parts))}.",
            [.. place.Evidence.Concat(facts.SelectMany(static fact => fact.Evidence)).Distinct()]);
    }

    /// <summary>Whose word the figure is.</summary>
    static string Word(Page page, PlacePeople place)
    {
        // A place may be told in several versions of its row: the newest says who lives there.
        var said = place.Evidence.Where(IsOfPlace).OrderByDescending(static each => each.KnownOn)
            .Concat(place.Evidence.Where(static each => !IsOfPlace(each))).ToList();
        return IsWorkedOut(place) ? page.WorkedOutFrom(said) : page.Said(said);
    }

    static bool IsOfPlace(Reference each) =>
        each.Citation.Raw.StartsWith("places.csv#", StringComparison.Ordinal);

    /// <summary>
    /// Whether the figure rests on the stated population of the place and on a count of those who left besides: then
    /// it is nobody's word.
    /// </summary>
    static bool IsWorkedOut(PlacePeople place) => place.Evidence.Any(IsOfPlace) && place.Evidence.Any(static each =>
        each.Citation.Raw.StartsWith("observations.csv#", StringComparison.Ordinal));

    static bool IsOfResidents(FactRow fact) => fact.Aspect.Raw.Split(':')[0] is "service" or "hazard" or "health";

    /// <summary>
    /// What is told of a place; dangers of which the same is told stand together, and that they are there is not said
    /// twice.
    /// </summary>
    static IEnumerable<string> Parts(Page page, List<FactRow> facts) =>
        from fact in facts
        group fact by (IsDanger: fact.Aspect.Raw.StartsWith("hazard:", StringComparison.Ordinal), Value: fact.Value.Raw,
            Of: fact.Aspect.Raw.StartsWith("hazard:", StringComparison.Ordinal) ? "" : fact.Aspect.Raw) into alike
        let first = alike.First()
        select $"{(alike.Key.IsDanger ? page.Dangers(alike.Select(static each => each.Aspect)) : page.Aspect(first.Aspect))}"
            + (alike.Key is (true, Confirmed, _) ? "" : $": {Page.Short(page.Words.Term(first.Value))}");

    const string Confirmed = "confirmed";

    static List<PlacePeople> Of(Page page, Caseload caseload) =>
    [
        .. page.Shown.Today.Where(row => row.Need.Caseload == caseload)
            .GroupBy(static row => row.Need.Place)
            .OrderBy(static rows => rows.Key.Raw, StringComparer.Ordinal)
            .Select(static rows => PlacePeople.Of(rows.Key, [.. rows])),
    ];

    const int MostPlaces = 3;
    const int MostParts = 3;

    /// <summary>The people of one group at one place, and the rows of their needs.</summary>
    sealed record PlacePeople(
        Shown Place, Band? People, Bound Bound, IReadOnlyList<Reference> Evidence, IReadOnlyList<NeedRow> Rows)
    {
        internal static PlacePeople Of(Shown place, IReadOnlyList<NeedRow> rows)
        {
            var counted = rows.FirstOrDefault(static row => row.Need.People is not null);
            var bound = counted?.Need.AmountBound is Bound.AtLeast or Bound.MoreThan
                ? counted.Need.AmountBound
                : Bound.Exact;
            return new(place, counted?.Need.People, bound, counted?.PeopleEvidence ?? [], rows);
        }
    }
}
