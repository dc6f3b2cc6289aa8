using Refuge.Situations;

namespace Refuge.Publishing.Bulletins;

/// <summary>What was counted last, how old it is, and what has changed within the last week.</summary>
static class TodaySection
{
    /// <summary>The section.</summary>
    internal static PageSection Of(Page page)
    {
        var (first, older) = Sorted(page.Shown.Counts);
        List<Block> blocks = [];
        if (first.Count == 0) blocks.Add(new Note(Line.Of(page.Words[Nobody(page)])));
        else blocks.Add(Items.Of(first.Select(count => Told(page, count))));

        var left = page.Shown.Emptied.Select(static row => row.Place).ToHashSet();
        var sites = page.Shown.SiteCounts.Where(count => !left.Contains(count.Place!)).Concat(page.Shown.OtherCounts)
            .OrderByDescending(static count => count.People.Value)
            .ThenBy(static count => count.Place!.Raw, StringComparer.Ordinal).ToList();
        if (sites.Count > 0) blocks.Add(Items.Of(sites.Take(MostSites).Select(count => AtSite(page, count))));
        blocks.AddRange(EmptiedSites.Of(page));
        if (News.Of(page) is { } news) blocks.Add(news);
        if (older.Count > 0)
        {
            blocks.Add(
                new Fold(
                    page.Words.Say("Other counts of the whole crisis: {0}", older.Count),
                    [Items.Of(older.Select(count => Told(page, count)))]));
        }

        return new("today", page.Words["Today"], blocks);
    }

    /// <summary>
    /// How many of those counted are in groups with needs of their own, by the usual shares. Null without a count.
    /// </summary>
    internal static Line? Composition(Page page)
    {
        if (Main(page.Shown) is not { } count || page.Shown.Groups.Count == 0) return null;

        var people = count.People.Value;
        var groups = page.Shown.Groups.Select(group => page.Words.Say(
            "{0} {1}", page.Words.Term(group.Group), group.Low == group.High
                ? Figures.Print(people * group.Low)
                : page.Words.Say(
                    "{0} to {1}", Figures.Print(people * group.Low), Figures.Print(people * group.High))));
        var word = page.Shown.Groups.All(static group => group.IsConfirmed)
            ? page.Words["Nobody counted them."]
            : page.Words["Nobody counted them, and the shares are not confirmed."];
        return new(
            page.Words["Among them, by usual shares:"], $"{string.Join(page.Words[", "], groups)}. {word}",
            [.. page.Shown.Groups.SelectMany(static group => group.Evidence).Concat(count.Evidence).Distinct()]);
    }

    /// <summary>What no count means: outside the own folder a count may be held back.</summary>
    static string Nobody(Page page) => page.Shown.Audience switch
    {
        Audience.Restricted => "Nobody has counted the displaced of the whole crisis.",
        Audience.Partner => "No count of the whole crisis may be shown to partners.",
        _ => "No count of the whole crisis may be shown to the public.",
    };

    /// <summary>
    /// The count to start from: of everybody displaced now, else a running total; fresh before old. Null without any.
    /// </summary>
    /// <remarks>Those who went home or left are nobody to plan for.</remarks>
    internal static CountRow? Main(Disclosure shown) =>
        Sorted(shown.Counts).First.FirstOrDefault(static count => !IsOfThoseGone(count));

    static bool IsOfThoseGone(CountRow count) => count.Of is Counted.Returned or Counted.Departures;

    static (IReadOnlyList<CountRow> First, IReadOnlyList<CountRow> Older) Sorted(IReadOnlyList<CountRow> counts)
    {
        var sorted = counts.OrderBy(IsOfThoseGone).ThenBy(static count => count.AgeDays > FreshDays).ThenBy(Rank)
            .ThenByDescending(static count => count.Day)
                .ThenBy(static count => count.Series.Raw, StringComparer.Ordinal)
            .ToList();
        var fresh = sorted.Count(static count => count.AgeDays <= FreshDays);
        var shown = Math.Min(sorted.Count, Math.Clamp(fresh, FewestWhole, MostWhole));
        return (sorted[..shown], sorted[shown..]);
    }

    /// <summary>Stocks of everybody first, then running totals of those who came, then the rest.</summary>
    static int Rank(CountRow count) => (count.What, count.Of, count.Population) switch
    {
        (CountKind.Stock, Counted.Displaced or Counted.Present, CountedPopulation.All) => 0,
        (CountKind.Cumulative, Counted.Displaced or Counted.Arrivals, CountedPopulation.All) => 1,
        (CountKind.Stock, _, _) => 2,
        (CountKind.Cumulative, _, _) => 3,
        _ => 4,
    };

    static Line Told(Page page, CountRow count)
    {
        var by = count.Publisher is { } publisher ? $" ({page.Quoted(publisher)})" : "";
        return new(
            $"{page.Counted(count)}:",
            $"{page.Quoted(count.Title)}{by}, {page.Aged(count.Day)}. {Change(page, count)}".TrimEnd(), count.Evidence);
    }

    /// <summary>What has changed since the last count that is a week old or older.</summary>
    static string Change(Page page, CountRow count)
    {
        if (count is { Earlier: { } earlier } && count.What != CountKind.Flow)
        {
            var change = count.People.Value - earlier.People.Value;
            var days = count.Day.DayNumber - earlier.Day.DayNumber;
            return change == 0
                ? page.Words.Say("Unchanged since {0}.", page.Words.Day(earlier.Day))
                : page.Words.Say("{0} in {1:days}, since {2}.", page.Change(change), days, page.Words.Day(earlier.Day));
        }

        return count.AgeDays > Week ? page.Words["No newer count."] : "";
    }

    static Line AtSite(Page page, CountRow count)
    {
        var name = page.Name(count.Place!);
        var room = page.Shown.Places.GetValueOrDefault(count.Place!)?.Capacity;
        var text = page.Words.Say("in {0}, {1}", name, page.Aged(count.Day));
        return new(
            page.Counted(count),
            room is { } places ? $"{text}; {page.Words.Say("room for {0}", Figures.Exact(places))}." : $"{text}.",
            count.Evidence);
    }

    /// <summary>Days within which a count speaks of today (judgement: two weekly reports).</summary>
    internal const int FreshDays = 14;

    const int Week = 7;
    const int FewestWhole = 2;
    const int MostWhole = 4;
    const int MostSites = 3;
}
