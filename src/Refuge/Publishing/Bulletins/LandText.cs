namespace Refuge.Publishing.Bulletins;

/// <summary>What ground plots need, and when one site gets too large for them.</summary>
static class LandText
{
    /// <summary>
    /// The land for some plots, and where a site would hold more people than one site should. Nothing of other things.
    /// </summary>
    internal static IEnumerable<string> Of(Page page, IReadOnlyList<PlanRow> rows)
    {
        if (rows[0].Line.Unit.Raw is not "plots") yield break;

        var people = rows.Sum(static row => row.Line.People ?? 0);
        var hectares = people * SquareMetresEach / SquareMetresOfHectare;
        if (hectares >= FewestHectares)
        {
            yield return page.Words.Say(
                "Land: about {0} ha. Ask whose it is and whether it is free of mines.", Figures.Print(hectares));
        }

        var tooLarge = rows.Where(static row => row.Place != Shown.Everywhere).GroupBy(static row => row.Place)
            .Where(site => page.NamesOf(site.Key).Count() == 1
                && site.Sum(static row => row.Line.People ?? 0) > MostAtOneSite)
            .Select(site => page.Name(site.Key)).ToList();
        if (tooLarge.Count > 0)
        {
            yield return page.Words.Say(
                "More than {0} people at one site are too many: find further sites beside {1}.",
                Figures.Exact(MostAtOneSite), page.Listed(tooLarge));
        }
    }

    /// <summary>Gross area for a person in a camp (Sphere Handbook 2018, shelter standard 2: SIT01).</summary>
    const double SquareMetresEach = 45;

    const double SquareMetresOfHectare = 10_000;

    /// <summary>Less land than this is no question of its own. Judgement.</summary>
    const double FewestHectares = 5;

    /// <summary>
    /// The most people that one camp should hold (UNHCR, Handbook for Emergencies, chapter on sites: very large camps
    /// are to be avoided).
    /// </summary>
    const double MostAtOneSite = 20_000;
}
