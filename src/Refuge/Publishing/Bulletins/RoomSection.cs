using System.Globalization;
using Refuge.Situations;

namespace Refuge.Publishing.Bulletins;

/// <summary>Where there is room, where there is none, and how long the room lasts.</summary>
static class RoomSection
{
    /// <summary>The section.</summary>
    internal static PageSection Of(Page page)
    {
        var title = page.Words["Room, and how long it lasts"];
        if (!page.Shown.SeesPlaces)
        {
            return new("room", title, [new Note(Line.Of(page.Words["Room at sites is not shown to the public."]))]);
        }

        var sites = Sites(page.Shown);
        List<Line> lines =
            [
                .. page.Shown.AtNoPlace?.IsWithoutSites is true ? Nowhere(page) : [], .. Free(page, sites),
                .. Over(page, sites), .. Moves(page, sites), .. Lasts(page, sites), .. Passing(page),
            ];
        var told = sites.Where(static site => site.Room is not null || site.Count is not null).ToList();
        List<Block> behind = [];
        if (told.Count > 0) behind.Add(Table(page, told));
        if (Overflow(page) is { } overflow) behind.Add(overflow);
        if (Abroad(page).ToList() is { Count: > 0 } abroad) behind.Add(Items.Of(abroad));
        return new("room", title, behind.Count == 0
            ? [Items.Of(lines)]
            : [Items.Of(lines), new Fold(page.Words["Room, site by site"], behind)]);
    }

    /// <summary>
    /// Sites where people stay, the fullest first; places where they stay hours to days, and closed ones in which
    /// nobody is left, are left out.
    /// </summary>
    static List<SiteRoom> Sites(Disclosure shown) => Sites(shown, abroad: false);

    static List<SiteRoom> Sites(Disclosure shown, bool abroad)
    {
        var counts = shown.SiteCounts.ToDictionary(static count => count.Place!);
        var stated = shown.Today
            .Where(static row => row.Need is { Indicator.Raw: Needs.Supply.Capacity, Have: not null })
            .DistinctBy(static row => row.Need.Place)
            .ToDictionary(static row => row.Need.Place, static row => row.Need.Have!.Value.Value);
        var full = shown.Facts.Where(IsFull).Select(static fact => fact.Place!).ToHashSet();
        return
        [
            .. shown.Places.Values
                .Where(card => card.IsAbroad == abroad && card.IsReceiving
                    && card.Site is SiteKind.Camp or SiteKind.Emergency or SiteKind.CollectiveCentre or null
                    && card.HasSite)
                .Select(card => new SiteRoom(
                    card.Capacity is null && stated.TryGetValue(card.Code, out var room)
                        ? card with { Capacity = room } : card,
                    counts.GetValueOrDefault(card.Code), full.Contains(card.Code)))
                .Where(static site => !site.Card.IsClosed || site.Count is { People.Value: > 0 })
                .OrderBy(static site => site.Free ?? double.MaxValue)
                .ThenBy(static site => site.Card.Code.Raw, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether somebody said that a site takes no more people, and nothing newer took its place.</summary>
    static bool IsFull(FactRow fact) => fact is { Place: not null, ValidTo: null }
        && fact.Aspect.Raw == "facility:capacity" && fact.Value.Raw is "full" or "overcrowded";

    /// <summary>Those who were counted, and of whom nobody said where they stay.</summary>
    internal static IEnumerable<Line> Nowhere(Page page)
    {
        if (page.Shown.AtNoPlace is not { } people) yield break;

        var home = people.Returned is { } returned
            ? " " + page.Words.Say(
                "Those who went home since, {0}, are taken off; the totals hold them as people at home.",
                Figures.Print(returned))
            : "";
        var housed = people.Housed < 1 ? "" : people.Housed >= people.People.Value
            ? $" {page.Words["By another count all of them have a roof in camps, in accommodation or with families."]}"
            : " " + page.Words.Say(
                "By other counts {0} of them have a roof in camps, in accommodation or with families.",
                page.Exact(new(people.Housed, Bound.About)));
        yield return new(
            page.Words.Say("No place is known of {0:people} who were counted.", page.Exact(people.People)) + housed
                + home,
            page.Words[people is { IsWithoutSites: true, Housed: >= 1 }
                ? "No site named here could hold the others: they may be with families, in buildings or in the open. "
                    + "Ask who takes them in. The totals hold the others as if they were in sites."
                : people.IsWithoutSites
                ? "No site named here could hold them: they may be with families, in buildings or in the open. "
                    + "Ask who "
                    + "takes them in. The totals hold them as if they were in sites."
                : people.IsInTotals
                ? "They may be with families, in buildings or in the open: the totals hold them as people outside "
                    + "sites, "
                    + "without a place for them."
                : "They may be in sites that nobody counted, with families or in buildings: today's totals miss them."],
            people.Evidence);
    }

    static IEnumerable<Line> Free(Page page, List<SiteRoom> sites)
    {
        var free = sites.Where(static site => site.Free > 0).OrderByDescending(static site => site.Free).ToList();
        if (free.Count == 0)
        {
            yield return new(page.Words["Free: none known."],
                page.Words["No site is known to have room for more people."], []);
            yield break;
        }

        yield return new(
            page.Words.Say("Free: {0:places}.", Figures.Exact(free.Sum(static site => site.Free!.Value))),
            $"{string.Join(page.Words["; "], free.Take(MostNamed).Select(site => FreeAt(page, site)))}.",
            [.. free.Take(MostNamed).SelectMany(static site => site.Evidence).Distinct()]);
    }

    static string FreeAt(Page page, SiteRoom site) => page.Words.Say(
        "{0} {1} (room for {2}, counted {3})", page.Name(site.Card.Code), Figures.Exact(site.Free!.Value),
        Figures.Exact(site.Room!.Value), page.Ago(site.Count!.Day));

    static IEnumerable<Line> Over(Page page, List<SiteRoom> sites)
    {
        var over = sites.Where(static site => site.Free < 0).ToList();
        if (over.Count == 0) yield break;
        yield return new(
            page.Words.Say("Too full: {0}.", Figures.Exact(over.Count)),
            $"{string.Join(page.Words["; "], over.Take(MostNamed).Select(site => page.Words.Say(
                "{0} by {1:people} (room for {2}, counted {3})", page.Name(site.Card.Code),
                page.Exact(new(-site.Free!.Value, site.Count!.People.Bound)), Figures.Exact(site.Room!.Value),
                page.Ago(site.Count.Day))))}.",
            [.. over.Take(MostNamed).SelectMany(static site => site.Evidence).Distinct()]);
    }

    /// <summary>Free places beside a site that is too full: people can move before anything is built.</summary>
    static IEnumerable<Line> Moves(Page page, List<SiteRoom> sites)
    {
        foreach (var side in sites.Where(static site => site.Card.Axis is not null)
            .GroupBy(static site => site.Card.Axis!))
        {
            var full = side.FirstOrDefault(static site => site.Free < 0);
            var free = side.MaxBy(static site => site.Free ?? 0);
            if (full is null || free is not { Free: > 0 }) continue;

            var people = Math.Min(-full.Free!.Value, free.Free.Value);
            var (from, to) = (page.Name(full.Card.Code), page.Name(free.Card.Code));
            yield return new(
                page.Words["Before building:"],
                page.Shown.Household is { } household
                    ? page.Words.Say(
                        "move up to {0:people} ({1:households} of {2}) from {3} to {4}.", Figures.Exact(people),
                        Figures.Exact(Math.Floor(people / household)), Figures.Exact(household), from, to)
                    : page.Words.Say("move up to {0:people} from {1} to {2}.", Figures.Exact(people), from, to),
                [.. full.Evidence.Concat(free.Evidence).Distinct()]);
        }
    }

    /// <summary>
    /// Places where people stay for hours or days: how many come in a day, and so how many need a place for a night.
    /// </summary>
    static IEnumerable<Line> Passing(Page page)
    {
        foreach (var card in page.Shown.Places.Values
            .Where(static card => card.Site is SiteKind.Screening or SiteKind.Transit)
            .OrderBy(static card => card.Code.Raw, StringComparer.Ordinal))
        {
            List<string> parts = [.. Waiting(page, card), .. Counted(page, card)];
            parts.AddRange(Busiest(page, card, atLeast: parts.Count == 0 ? 0 : 1));
            if (parts.Count == 0) continue;

            var count = page.Shown.SiteCounts.FirstOrDefault(count => count.Place == card.Code);
            yield return new(
                page.Words.Say("Passing through {0}:", page.Name(card.Code)), string.Join(" ", parts),
                [.. card.Evidence.Concat(count?.Evidence ?? []).Distinct()])
            {
                From = $"forecast.csv#{card.Code}/arrivals",
            };
        }
    }

    /// <summary>How many are there, and how many more than it has room for.</summary>
    static IEnumerable<string> Waiting(Page page, PlaceCard card)
    {
        if (page.Shown.SiteCounts.FirstOrDefault(count => count.Place == card.Code) is not { } count) yield break;

        var (there, ago) = (page.Counted(count), page.Ago(count.Day));
        yield return card.Capacity switch
        {
            { } room when count.People.Value > room => page.Words.Say(
                "too full by {0:people} ({1} there, room for {2}, counted {3}).",
                page.Exact(new(count.People.Value - room, count.People.Bound)), there, Figures.Exact(room), ago),
            { } room => page.Words.Say("{0} there, room for {1}, counted {2}.", there, Figures.Exact(room), ago),
            _ => page.Words.Say("{0} there, counted {1}.", there, ago),
        };
    }

    /// <summary>How many came in a day of the last week that was counted.</summary>
    static IEnumerable<string> Counted(Page page, PlaceCard card) => page.Shown.Access.Crossings
        .Where(row => row.Place == card.Code && row.Of is Situations.Counted.Arrivals && row.Pace.People > 0)
        .OrderByDescending(static row => row.Pace.To).Take(1)
        .Select(row => page.Words.Say(
            "As counted about {0} a day in the {1:days} to {2}.", Figures.Print(row.Pace.PerDay), row.Pace.Days,
            page.Words.Day(row.Pace.To)));

    /// <summary>By the forecast, how many come on the busiest day; nothing below a number of people.</summary>
    static IEnumerable<string> Busiest(Page page, PlaceCard card, double atLeast)
    {
        var perDay = page.Shown.Audience == Audience.Restricted ? 1.0 : Week;
        var days = page.Shown.Series(card.Code, Measure.Arrivals)
            .Where(row => row.Date > page.Shown.AsOf && row.Date <= page.Shown.AsOf.AddDays(DaysAhead)).ToList();
        if (days.Count == 0 || days.Max(static row => row.High ?? 0) <= 0) yield break;

        var (median, high) = (days.Max(static row => row.Median ?? 0), days.Max(static row => row.High ?? 0));
        if (median < atLeast) yield break;

        yield return page.Words.Say(
            "By the forecast {0:people} on the busiest day of the next four weeks (middle figure), with one chance in "
            + "ten {1} or more. As many need a place for the night.",
            Figures.Print(Math.Ceiling(median / perDay)), Figures.Print(Math.Ceiling(high / perDay)));
    }

    const double Week = 7;
    const int DaysAhead = 28;

    /// <summary>Sites in another country, whose room is in no sum: another plan is for them.</summary>
    static IEnumerable<Line> Abroad(Page page)
    {
        var sites = Sites(page.Shown, abroad: true)
            .FindAll(static site => site.Room is not null || site.Count is not null);
        if (sites.Count == 0) yield break;

        yield return new(
            page.Words["Abroad, in no sum of places:"],
            $"{page.Listed(sites.ConvertAll(site => Told(page, site)))}.",
            [.. sites.SelectMany(static site => site.Evidence).Distinct()]);
    }

    static string Told(Page page, SiteRoom site)
    {
        var name = page.Name(site.Card.Code);
        return (site.Room, site.Count) switch
        {
            ({ } room, { } count) => page.Words.Say("{0} {1} (room for {2}, counted {3})", name,
                page.Counted(count), Figures.Exact(room), page.Ago(count.Day)),
            ({ } room, null) => page.Words.Say("{0} (room for {1})", name, Figures.Exact(room)),
            _ => page.Words.Say("{0} {1} (room not known, counted {2})", name,
                page.Counted(site.Count!), page.Ago(site.Count!.Day)),
        };
    }

    /// <summary>How long the free places last: at the pace of last week as counted, and as forecast.</summary>
    static IEnumerable<Line> Lasts(Page page, List<SiteRoom> sites)
    {
        var free = sites.Where(static site => site.Free > 0).Sum(static site => site.Free!.Value);
        if (free <= 0) yield break;

        List<string> parts = [];
        var evidence = page.Shown.PeopleOf(Shown.Everywhere);
        if (ComingSection.LastWeek(page.Shown) is { PerWeek: > 0 } last)
        {
            evidence = [.. last.Count.Evidence.Concat(evidence).Distinct()];
            parts.Add(AtPace(page, free / last.PerWeek));
        }

        if (page.Shown.ArrivingAtSites is { Count: > 0 } rows) parts.Add(Forecast(page, rows, free));
        if (parts.Count > 0) yield return new(page.Words["They last:"], string.Join(" ", parts), evidence);
    }

    /// <summary>In weeks; in days where they last less than one.</summary>
    static string AtPace(Page page, double weeks) => (weeks * 7) switch
    {
        < 1 => page.Words["less than a day at the pace of last week, if all go there."],
        < 7 and var days => page.Words.Say(
            "{0:days} at the pace of last week, if all go there.", Math.Floor(days)),
        _ => page.Words.Say(
            "{0:weeks} at the pace of last week, if all go there.",
            weeks.ToString("0.#", CultureInfo.InvariantCulture)),
    };

    static string Forecast(Page page, IReadOnlyList<ForecastRow> rows, double free)
    {
        return (rows.FirstOrDefault(row => row.Median >= free), rows.FirstOrDefault(row => row.High >= free)) switch
        {
            ({ } half, { } early) when half.Date == early.Date =>
                page.Words.Say("By the forecast they are more likely full than not on {0}.",
                    page.Words.Day(half.Date)),
            ({ } half, { } early) =>
                page.Words.Say(
                    "By the forecast they are as likely as not full by {0}, and with one chance in ten by {1}.",
                    page.Words.Day(half.Date),
                    page.Words.Day(early.Date)),
            (null, { } early) =>
                page.Words.Say(
                    "By the forecast they are full by {0} with one chance in ten, and more likely than not still "
                    + "free on {1}.",
                    page.Words.Day(early.Date),
                    page.Words.Day(rows[^1].Date)),
            _ =>
                page.Words.Say(
                    "By the forecast there is still room on {0}, with nine chances in ten.",
                    page.Words.Day(rows[^1].Date)),
        };
    }

    /// <summary>Where room, or the people who fill it, are not known: whom to ask.</summary>
    internal static IEnumerable<Line> Unknown(Page page)
    {
        var sites = page.Shown.SeesPlaces ? Sites(page.Shown) : [];
        var roomless = sites.Where(static site => site.Room is null).Select(site => page.Name(site.Card.Code)).ToList();
        if (roomless.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    "Room is not known at: {0}. Ask whoever runs them.",
                        page.Listed(roomless)));
        }

        var uncounted = sites.FindAll(static site => site is { Room: not null, Count: null });
        if (uncounted.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    "Nobody has counted the people at: {0}.",
                    page.Listed(
                        uncounted.ConvertAll(site => page.Words.Say(
                            "{0} (room for {1})", page.Name(site.Card.Code), Figures.Exact(site.Room!.Value))))),
                [.. uncounted.SelectMany(static site => site.Evidence).Distinct()]);
        }
    }

    /// <summary>Sites whose room is stated and whose people nobody has counted.</summary>
    internal static IEnumerable<PlaceCard> WithoutCount(Disclosure shown) => Sites(shown)
        .Where(static site => site is { Room: not null, Count: null }).Select(static site => site.Card);

    static Grid Table(Page page, List<SiteRoom> sites) => new(
        page.Words["Room for people, people counted, and how old the count is"],
        [
            Column.Words(page.Words["Site"]), Column.Number(page.Words["Room for"]),
                Column.Number(page.Words["Counted"]),
            Column.Words(page.Words["Age of the count"]), Column.Number(page.Words["Free"]),
        ],
        [
            .. sites.Select(site => new GridRow(
                [
                    page.Name(site.Card.Code),
                    site.Room is { } room ? Figures.Exact(room) : page.Words["not known"],
                    site.Count is { } count ? page.Counted(count) : page.Words["not known"],
                    site.Count is { } dated ? page.Age(dated.Day) : "–",
                    site switch
                    {
                        { Card.IsClosed: true } => page.Words["closed"],
                        { IsFull: true } => page.Words["said to be full"],
                        { Free: { } free } => Figures.Exact(free),
                        _ => page.Words["not known"],
                    },
                ], site.Evidence)),
        ]);

    static Grid? Overflow(Page page)
    {
        var rows = page.Overflows();
        return rows.Count == 0 ? null : new(
            page.Words["When a site first holds as many people as it has room for"],
            [
                Column.Words(page.Words["Site"]), Column.Words(page.Words["As likely as not by"]),
                Column.Words(page.Words["One in ten by"]), Column.Words(page.Words["Chance within this run"]),
            ],
            [
                .. rows.Select(row => new GridRow(
                    [
                        page.Name(row.Place), Day(page, row.Median), Day(page, row.Early),
                        page.Chance(row.ChanceWithin),
                    ], page.Shown.PeopleOf(row.Place)) { From = $"forecast.csv#{row.Place}/day_passing:capacity" }),
            ]);
    }

    static string Day(Page page, DateOnly? day) => day is { } known ? page.Week(known)
        : page.Words["not within this run"];

    const int MostNamed = 3;

    /// <summary>A site with its room and its last count.</summary>
    /// <param name="Card">The site.</param>
    /// <param name="Count">The people counted there last. Null when nobody did.</param>
    /// <param name="IsFull">Whether somebody said that it is full: then no place in it is free, whatever was
    /// counted.</param>
    sealed record SiteRoom(PlaceCard Card, CountRow? Count, bool IsFull)
    {
        internal double? Room => Card.Capacity;

        /// <summary>Room less people; below zero where it is too full. Null where either is not known.</summary>
        internal double? Free => Room is { } room && Count is { } count
            ? Math.Min(room - count.People.Value, IsFull || Card.IsClosed ? 0 : double.MaxValue)
            : null;

        internal IReadOnlyList<Reference> Evidence => [.. Card.Evidence.Concat(Count?.Evidence ?? []).Distinct()];
    }
}
