using System.Globalization;
using Refuge.Situations;

namespace Refuge.Publishing.Bulletins;

/// <summary>How many more people are expected: new people, not those who are here already.</summary>
static class ComingSection
{
    /// <summary>The section.</summary>
    internal static PageSection Of(Page page)
    {
        var all = page.Expected();
        var horizons = Horizons(all);
        var beyond = BeyondThePlaces(page, horizons);
        var counted = beyond ?? (AsCounted(page) is { } ahead ? Line.Of(ahead.Text, ahead.Evidence) : null);
        if (horizons.Count == 0 || (counted is not null && horizons[^1] is { High: < 1 or null }))
        {
            var lines = counted is null ? Nothing(page) : Pace(page, FirstWeekOfCount(page)).Prepend(counted);
            return new(
                "arrivals", page.Words["New people expected"], [.. lines.Select(static line => new Note(line))]);
        }

        List<Block> blocks = [Table(page, all, [.. horizons.Select(static row => row.Date)])];
        blocks.AddRange(Passing(page).Select(static line => new Note(line)));
        if (beyond is not null) blocks.Add(new Note(beyond));
        blocks.AddRange(
            Pace(page, beyond is null ? FirstWeek(page, all) : FirstWeekOfCount(page)).Select(
                static line => new Note(line)));
        return new("arrivals", page.Words["New people expected"], blocks);
    }

    /// <summary>
    /// Who was counted as passing a place: they are among the new people only where they are counted again, so that a
    /// small figure for a side may stand beside a large one for the place that all pass (decision 0108).
    /// </summary>
    static IEnumerable<Line> Passing(Page page) => page.Shown.Access.Crossings
        .Where(row => row.Of is Counted.Arrivals && row.Pace.People > 0
            && page.Shown.Places.GetValueOrDefault(row.Place) is { Site: SiteKind.Screening or SiteKind.Transit })
        .GroupBy(static row => row.Place)
        .Select(rows => rows.MaxBy(static row => row.Pace.To)!)
        .Select(row => new Line(
            page.Words.Say("Beside them, through {0}:", page.Name(row.Place)),
            page.Words.Say(
                "as counted about {0} a day ({1}). They are among the new people only where they are counted again.",
                Figures.Print(row.Pace.PerDay), page.Words.Day(row.Pace.To)),
            row.Evidence));

    /// <summary>
    /// What the main count of the whole crisis comes to, where it grows by much more than is expected at the places of
    /// this page: most new people stay where nobody said. Null where it does not.
    /// </summary>
    static Line? BeyondThePlaces(Page page, IReadOnlyList<ForecastRow> horizons)
    {
        if (AsCounted(page) is not { } ahead) return null;

        var here = horizons.LastOrDefault(row => row.Date <= ahead.Date)?.High ?? 0;
        return ahead.Grown <= Math.Max(Fewest, MuchMore * here)
            ? null
            : new(ahead.Text, page.Words["Where most of the new people will stay is not known."], ahead.Evidence);
    }

    /// <summary>
    /// What the main count of the whole crisis comes to within four weeks. Null where nobody counts the whole, or what
    /// is counted are people who pass.
    /// </summary>
    static (string Text, double Grown, DateOnly Date, IReadOnlyList<Reference> Evidence)? AsCounted(Page page)
    {
        if (TodaySection.Main(page.Shown) is not { } count || count.What == CountKind.Flow) return null;

        var ahead = page.Shown.Forecast.SeriesCounts()
            .Where(row => row.Series == count.Series && row.Place == Shown.Everywhere)
            .LastOrDefault(row => row.Date.DayNumber - page.Shown.AsOf.DayNumber <= Ahead[0]);
        if (ahead is not { Median: { } median }) return null;
        return (
            page.Words.Say(
                "{0}: {1} ({2}–{3}) by {4}, if the count goes on as it did.", page.Quoted(count.Title),
                Figures.Print(median), Figures.Print(ahead.Low ?? 0), Figures.Print(ahead.High ?? median),
                page.Words.ShortDay(ahead.Date)),
            median - count.People.Value, ahead.Date, count.Evidence);
    }

    /// <summary>How many times what is expected at the places of the page is much more. Judgement.</summary>
    const double MuchMore = 2;

    /// <summary>Fewer new people than this are not worth the line. Judgement.</summary>
    const double Fewest = 100;

    /// <summary>Why it is not known how many come, and what would make it known.</summary>
    static IEnumerable<Line> Nothing(Page page)
    {
        var isOwn = page.Shown.Audience == Audience.Restricted;
        if (!page.Shown.IsTotalUnknown || !isOwn)
        {
            yield return Line.Of(page.Words[(page.Shown.IsTotalUnknown, isOwn) switch
            {
                (true, _) =>
                    "Not known: of homes that people may have to flee nobody said enough, who lives there and by which "
                    + "way they could come.",
                (_, true) => "Not known: no count and no residents are stated from which people could come.",
                _ => "Not known: no count and no residents that may be shown here are stated from which people could "
                    + "come.",
            }]);
            yield break;
        }

        if (page.Shown.WithoutWay.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    "Not known: by which way people could leave {0}. Rows of routes.csv from there would tell.",
                    page.Listed([.. page.Shown.WithoutWay.Select(page.Name)])));
        }

        if (page.Shown.Uncounted.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    "Not known: how many people live in {0}. A population in places.csv would tell.",
                    page.Listed([.. page.Shown.Uncounted.Select(page.Name)])));
        }

        yield return Line.Of(
            page.Words["A count of all the displaced would make their number known without either."]);
    }

    /// <summary>The rows four, eight and twelve weeks ahead, or the last printed day before each; of a shorter run the
    /// last.</summary>
    internal static IReadOnlyList<ForecastRow> Horizons(IReadOnlyList<ForecastRow> rows)
    {
        if (rows.Count == 0) return [];
        var first = rows[0].Date;
        return
        [
            .. Ahead
                .Select(days => rows.LastOrDefault(row => row.Date.DayNumber - first.DayNumber <= days))
                .OfType<ForecastRow>()
                .Where(row => row.Date > first)
                .DistinctBy(static row => row.Date),
        ];
    }

    static Grid Table(Page page, IReadOnlyList<ForecastRow> all, IReadOnlyList<DateOnly> days)
    {
        var sides = page.Shown.AlongAxes.GroupBy(static row => row.Place)
            .Where(static side => side.Any(static row => row.High > 0)).ToList();
        return new(
            page.Words[Who(page)],
            [
                Column.Words(page.Words["By"]),
                .. days.Select(day => Column.Number(page.Words.ShortDay(day))),
            ],
            [
                new(
                    [
                        page.Words[sides.Count > 0 ? "all together" : "all"],
                        .. days.Select(day => New(page, all.FirstOrDefault(row => row.Date == day))),
                    ], page.Shown.PeopleOf(Shown.Everywhere)),
                .. sides.Select(side => new GridRow(
                    [
                        page.Towards(side.Key),
                        .. days.Select(day => Middle(page, side.FirstOrDefault(row => row.Date == day))),
                    ], [])),
            ])
        {
            Class = "coming",
        };
    }

    static string Who(Page page) => page.Shown.Audience switch
    {
        Audience.Restricted => "People who leave home from today on: middle figure (four in five futures)",
        Audience.Partner =>
            "People who arrive from today on at the places shown here: middle figure (four in five futures)",
        _ => "People who arrive from that day on in the districts shown here: middle figure (four in five futures)",
    };

    /// <summary>New people: <c>+14,000 (2,000–60,000)</c>.</summary>
    static string New(Page page, ForecastRow? row) => row?.Median is { } median
        ? $"{Middle(page, row)} ({Figures.Print(row.Low ?? 0)}–{Figures.Print(row.High ?? median)})"
        : Middle(page, row);

    /// <summary>The middle figure alone: the ranges of sides do not add up to that of all.</summary>
    static string Middle(Page page, ForecastRow? row) => row switch
    {
        null => "–",
        { Median: < 0.5 } => "0",
        { Median: { } median } => page.Words.Signed($"+{Figures.Print(median)}"),
        _ => page.Words["fewer than 5"],
    };

    /// <summary>New people of the first week at the places of this page. Null where nobody knows.</summary>
    static Band? FirstWeek(Page page, IReadOnlyList<ForecastRow> all) =>
        all.FirstOrDefault(row => row.Date.DayNumber - page.Shown.AsOf.DayNumber == Week) is { Median: { } first } week
            ? new(week.Low ?? 0, first, week.High ?? first)
            : null;

    /// <summary>
    /// By how much the main count of the whole crisis is expected to grow in the first week: what last week's count is
    /// held against where most new people come to places that are not on this page.
    /// </summary>
    static Band? FirstWeekOfCount(Page page)
    {
        if (TodaySection.Main(page.Shown) is not { } count) return null;

        var rows = page.Shown.Forecast.SeriesCounts()
            .Where(row => row.Series == count.Series && row.Place == Shown.Everywhere).ToList();
        var start = rows.Find(row => row.Date == page.Shown.AsOf)?.Median ?? count.People.Value;
        return rows.Find(row => row.Date.DayNumber - page.Shown.AsOf.DayNumber == Week) is { Median: { } first } week
            ? new(Math.Max(0, (week.Low ?? first) - start), Math.Max(0, first - start),
                Math.Max(0, (week.High ?? first) - start))
            : null;
    }

    /// <summary>Last week as counted beside the first week of the forecast: a jump needs a reason.</summary>
    static IEnumerable<Line> Pace(Page page, Band? week)
    {
        if (LastWeek(page.Shown) is not { } last || week is not { } next) yield break;

        var (first, rests) = (next.Median, last.Count.Evidence);
        yield return Line.Of(
            page.Words.Say(
                last.Days == Week
                    ? "Last week as counted: {0}. First week of this forecast: +{1} ({2}–{3})."
                    : "Counted in {4:days}: {0}. First week of this forecast: +{1} ({2}–{3}).",
                page.Change(last.Grown), Figures.Print(first), Figures.Print(next.Low), Figures.Print(next.High),
                last.Days), rests);
        if (last.PerWeek > 0 && first / last.PerWeek >= Jump)
        {
            yield return new(
                page.Words.Say(
                    "That is {0} times last week.",
                    (first / last.PerWeek).ToString("0.#", CultureInfo.InvariantCulture)),
                Reason(page) + page.Words["Ask what would make so many more leave before you rely on it."],
                rests);
        }
        else if (last.PerWeek > Fewest && last.PerWeek >= Jump * first)
        {
            yield return new(
                first >= Fewest
                    ? page.Words.Say(
                        "Last week was {0} times as many.",
                        (last.PerWeek / first).ToString("0.#", CultureInfo.InvariantCulture))
                    : page.Words["Last week does not go on in this forecast."],
                page.Words[
                    "A count that jumps is mostly a registration. Ask whether people still come: if they do, expect "
                    + "last week's pace."],
                rests);
        }
    }

    /// <summary>
    /// Why the first week is so much more than the last one; nothing where it may not be told, since it speaks of
    /// fighting to come.
    /// </summary>
    static string Reason(Page page) => page.Shown.WeekOneByCounts is { } byCounts
        ? page.Words.Say(
            "Of these {0} come as the counts go on; the others leave a fight or an offensive that the counts do not "
            + "know. ",
            Figures.Print(Math.Max(0, byCounts)))
        : "";

    /// <summary>
    /// By how much the main count grew, in how many days, and how many that is in a week. Null where it does not reach
    /// this week.
    /// </summary>
    internal static (CountRow Count, double PerWeek, double Grown, int Days)? LastWeek(Disclosure shown)
    {
        if (TodaySection.Main(shown) is not { Earlier: { } earlier } count || count.AgeDays > Week
            || count.What == CountKind.Flow)
        {
            return null;
        }

        var days = count.Day.DayNumber - earlier.Day.DayNumber;
        var grown = count.People.Value - earlier.People.Value;
        return days is <= 0 or > LongestGap ? null : (count, grown * Week / days, grown, days);
    }

    static readonly int[] Ahead = [28, 56, 84];

    const int Week = 7;

    /// <summary>Counts farther apart tell no pace of last week (judgement).</summary>
    const int LongestGap = 21;

    /// <summary>From this many times the last week on, the reader is told to ask why (judgement).</summary>
    const double Jump = 2.5;
}
