namespace Refuge.Publishing.Bulletins;

/// <summary>What the scenario laid over the folder changes, with its Monte-Carlo error.</summary>
static class ScenarioSection
{
    /// <summary>The section; null without a scenario, or where nothing of it may be shown.</summary>
    internal static PageSection? Of(Page page) => page.Shown.Differences.Count == 0 ? null : new(
        "scenario", page.Words["What the scenario changes"],
        [
            new Note(Line.Of(Explanation(page))),
            Items.Of(Lines(page).Select(line => Line.Of(line, page.Shown.PeopleOf(Shown.Everywhere)))),
        ]);

    /// <summary>What is compared with what.</summary>
    static string Explanation(Page page) => page.Shown.Inputs?.Scenario is { } name
        ? page.Words.Say(
            "Scenario {0}, against the same members without it. After ± stands the Monte-Carlo standard error: what "
            + "another seed would move, not what is unknown about the world.",
            name)
        : page.Words[
            "The scenario, against the same members without it. After ± stands the Monte-Carlo standard error: what "
            + "another seed would move, not what is unknown about the world."];

    /// <summary>Everybody displaced, then the places that change most.</summary>
    static IEnumerable<string> Lines(Page page)
    {
        var shown = page.Shown.Differences;
        foreach (var row in shown.Where(row => row.Place is null))
        {
            yield return page.Words.Say("Displaced after {0:days}: {1}", row.Day, Change(page, row));
        }

        foreach (var row in Largest(shown))
        {
            yield return page.Words.Say(
                "At {0} after {1:days}: {2}", page.Name(row.Place!), row.Day, Change(page, row));
        }
    }

    /// <summary>The places that change most, at most five, of those whose change stands out of its error.</summary>
    static IEnumerable<DifferenceRow> Largest(IEnumerable<DifferenceRow> differences) =>
        differences.Where(row => row.Place is not null && StandsOut(row)).OrderByDescending(row => Math.Abs(row.Mean))
            .ThenBy(row => row.Place!.Raw, StringComparer.Ordinal).Take(MostPlaces);

    /// <summary>
    /// The change and its error: <c>+1,200 ± 90</c>. Of a change that another seed could turn round, the error alone is
    /// printed.
    /// </summary>
    static string Change(Page page, DifferenceRow row)
    {
        if (row is { Mean: 0, StandardError: 0 }) return page.Words["no change in any member"];
        var error = row.StandardError is { } known ? Figures.Print(known) : "?";
        if (!StandsOut(row)) return page.Words.Say("none beyond ± {0}", error);
        var change = $"{(row.Mean < 0 ? "−" : "+")}{Figures.Print(Math.Abs(row.Mean))} ± {error}";
        // Isolated: from right to left, the sign would stand behind its number.
        return page.Words.IsRightToLeft ? $"\u2066{change}\u2069" : change;
    }

    /// <summary>Whether a change is more than twice its standard error (about 19 in 20).</summary>
    static bool StandsOut(DifferenceRow row) => row.StandardError is { } error && Math.Abs(row.Mean) > 2 * error;

    const int MostPlaces = 5;
}
