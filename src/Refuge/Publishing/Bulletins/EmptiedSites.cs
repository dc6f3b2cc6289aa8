using Refuge.Situations;

namespace Refuge.Publishing.Bulletins;

/// <summary>Sites that people have left: since when, on whose word, and whether anybody said where they went.</summary>
static class EmptiedSites
{
    /// <summary>The statements. Empty where no site is known to have been left within two months.</summary>
    internal static IEnumerable<Block> Of(Page page)
    {
        var rows = page.Shown.Emptied.Where(row => row.On > page.Shown.AsOf.AddDays(-DaysTold)).ToList();
        if (rows.Count == 0) yield break;

        List<Line> lines = [.. rows.Take(MostSites).Select(row => Told(page, row))];
        if (rows.Count > MostSites)
        {
            lines.Add(
                Line.Of(
                    page.Words.Say(
                        "Also left: {0}.", page.Listed([.. rows.Skip(MostSites).Select(row => page.Name(row.Place))])),
                    [.. rows.Skip(MostSites).SelectMany(static row => row.Evidence).Distinct()]));
        }

        lines.Add(Where(page, rows));
        yield return Items.Of(lines);
    }

    static Line Told(Page page, EmptiedRow row)
    {
        var words = page.Words;
        var before = words.Say("{0:people} on {1}", page.Exact(row.Before), words.Day(row.BeforeOn));
        var text = (row.Closed, row.CountedEmpty) switch
        {
            ({ } closed, { } empty) => words.Say(
                "closed on {0}, nobody counted there on {1}; before that {2}.", words.Day(closed), words.Day(empty),
                before),
            (null, { } empty) => words.Say(
                "nobody counted there on {0}; before that {1}.", words.Day(empty), before),
            ({ } closed, _) => words.Say(
                "closed on {0}; last counted {1}. Nobody said whether anybody is left.", words.Day(closed), before),
            _ => before,
        };
        return new(
            words.Say("Emptied: {0},", page.Name(row.Place)), $"{text} {page.Said(row.Word)}", row.Evidence);
    }

    /// <summary>Where they went: counts of those who went home are told beside it, for nobody parted them.</summary>
    static Line Where(Page page, List<EmptiedRow> rows)
    {
        var back = page.Shown.Counts.FirstOrDefault(count => count.Of == Counted.Returned
            && count.Day >= rows.Min(static row => row.On));
        return back is null
            ? Line.Of(page.Words["Where the people of these sites went is not known: ask before you plan for them."])
            : Line.Of(
                page.Words.Say(
                    "Where the people of these sites went is not known. {0} were counted as gone home by {1}: some of "
                    + "them may be among these.", Page.Sentence(page.Counted(back)), page.Words.Day(back.Day)),
                back.Evidence);
    }

    /// <summary>Days for which a site that was left is news. Judgement: two months.</summary>
    const int DaysTold = 60;

    const int MostSites = 3;
}
