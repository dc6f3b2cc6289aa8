using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>Who is expected where and when: pictures first, then the same in figures.</summary>
static class ArrivalSection
{
    /// <summary>The section.</summary>
    internal static XElement Draw(Page page)
    {
        var isOwn = page.Shown.Audience == Audience.Restricted;
        var total = page.Shown.Series(Shown.Everywhere, isOwn ? Measure.DisplacedNow : Measure.Arrivals);
        var places = Places(page);
        return Tag(
            "section", With("id", "arrivals"), Tag("h2", page.Words["Expected arrivals"]),
            Tag(
                "p",
                page.Words[
                    "Dark band: half of the futures. Middle band: four in five. Light band: nineteen in twenty. "
                    + "Line: the median. Dashed line: what there is room for, where somebody said so."]),
            total.Count > 1 ? Total(page, total) : null,
            Axes(page),
            places.Count > 0
                ? new object[]
                {
                    Tag(
                        "h3",
                        page.Words[page.Shown.Audience == Audience.Public ? "District by district" : "Site by site"]),
                    Tag("div", Class("multiples"), places.Select(place => Multiple(page, place))),
                    Table(page, places),
                }
                : null,
            Overflow(page));
    }

    static XElement Total(Page page, IReadOnlyList<ForecastRow> rows)
    {
        var isOwn = page.Shown.Audience == Audience.Restricted;
        var title = isOwn
            ? page.Words["People displaced, all places together"]
            : page.Words["Arrivals in each week, at the places shown here together"];
        return Tag(
            "figure", From(isOwn ? "forecast.csv#*/displaced_now" : "forecast.csv#*/arrivals"),
            RestsOn(page, page.Shown.PeopleOf(Shown.Everywhere)),
            Tag("figcaption", Tag("strong", title), page.Notes.Cite(page.Shown.PeopleOf(Shown.Everywhere))),
            new FanChart(page.Words).Draw(rows, title, ChartSize.Wide));
    }

    static XElement? Axes(Page page)
    {
        var axes = page.Shown.AlongAxes.GroupBy(row => row.Place)
            .Where(axis => axis.Count() > 1 && axis.Any(row => row.High > 0)).ToList();
        return axes.Count == 0 ? null : Tag(
            "div", Class("halves"),
            axes.Select(axis => Tag(
                "figure", From("run.json"), RestsOn(page, page.Shown.PeopleOf(Shown.Everywhere)),
                Tag(
                    "figcaption", Tag("strong", page.Words.Say("Towards the {0}", page.Words.Term(axis.Key))), " ",
                    page.Words["people displaced and present"]),
                new FanChart(page.Words)
                .Draw([.. axis], page.Words.Say("Towards the {0}", page.Words.Term(axis.Key)), ChartSize.Half))));
    }

    /// <summary>Places where anybody is expected, the most people first.</summary>
    static IReadOnlyList<Shown> Places(Page page) =>
    [
        .. page.Shown.Forecast.Names
            .Where(
                place => page.Shown.Audience == Audience.Public
                || page.Shown.Places.GetValueOrDefault(place)?.IsReceiving == true)
            .Select(place => (Name: place, Rows: page.Shown.Series(place, Measure.Present)))
            .Where(place => place.Rows.Count > 1 && place.Rows.Max(row => row.High ?? 0) >= Worth)
            .OrderByDescending(place => place.Rows.Max(row => row.Median ?? 0))
                .ThenBy(place => place.Name.Raw, StringComparer.Ordinal)
            .Select(place => place.Name),
    ];

    static XElement Multiple(Page page, Shown place)
    {
        var capacity = page.Shown.Places.GetValueOrDefault(place)?.Capacity;
        return Tag(
            "figure", From($"forecast.csv#{place}/present"), RestsOn(page, page.Shown.PeopleOf(place)),
            Tag(
                "figcaption", Tag("strong", Tag("bdi", page.Name(place))), page.Notes.Cite(page.Shown.PeopleOf(place)),
                Tag("span", Class("small"), Room(page, place))),
            new FanChart(page.Words)
            .Draw(page.Shown.Series(place, Measure.Present), page.Name(place), ChartSize.Small, capacity));
    }

    static string? Room(Page page, Shown place) => page.Shown.Places.GetValueOrDefault(place) switch
    {
        null or { Capacity: not null } => null,
        _ => $" {page.Words["room not known"]}",
    };

    static XElement Table(Page page, IReadOnlyList<Shown> places)
    {
        var days =
            OpeningSection.Horizons(page.Shown.Series(places[0], Measure.Present)).Select(row => row.Date).ToList();
        return Tag(
            "div", Class("scroll"),
            Tag(
                "table",
                Tag("caption", page.Words["People present: median, and in brackets four in five futures"]),
                Tag("thead", From("run.json"), Tag(
                    "tr", Head(page, page.Shown.SeesPlaces ? "Place" : "District"),
                    page.Shown.SeesPlaces ? Head(page, "#Room for") : null,
                    days.Select(day => Tag("th", With("scope", "col"), Class("number"), page.Words.Day(day))))),
                Tag("tbody", places.Select(place => Tag(
                    "tr", From($"forecast.csv#{place}/present"), RestsOn(page, page.Shown.PeopleOf(place)),
                    Tag("th", With("scope", "row"), Tag("bdi", page.Name(place))),
                    page.Shown.SeesPlaces ? Capacity(page, place) : null,
                    days.Select(day => Tag("td", Class("number"), Spread(page, place, day))))))));
    }

    static XElement Capacity(Page page, Shown place) =>
        page.Shown.Places.GetValueOrDefault(place) is { Capacity: { } capacity } card
        ? Tag(
            "td", Class("number"), Figures.Print(capacity),
            card.CapacityIsComputed ? $" ({page.Words["computed"]})" : null, page.Notes.Cite(card.Evidence))
        : Tag("td", Class("number unknown"), page.Words["not known"]);

    static string Spread(Page page, Shown place, DateOnly day)
    {
        var row = page.Shown.Series(place, Measure.Present).FirstOrDefault(row => row.Date == day);
        return row?.Median is null && !page.Shown.SeesPlaces
            ? page.Words["fewer than 5"]
            : Page.Spread(row?.Low, row?.Median, row?.High);
    }

    static XElement? Overflow(Page page)
    {
        var rows = page.Overflows();
        if (page.Shown.Audience == Audience.Public) return null;
        return Tag(
            "section", With("id", "overflow"), Tag("h3", page.Words["First sites to overflow"]),
            rows.Count == 0
                ? Tag(
                    "p",
                    page.Words[
                        "No site with a known capacity overflows in any future. Sites whose capacity is not known "
                        + "are not among them."])
                : Tag(
                    "div", Class("scroll"),
                    Tag(
                        "table",
                        Tag("caption", page.Words["When a site first holds as many people as it has room for"]),
                        Heads(
                            page, "Site", "#Room for", "Half of the futures by", "One in ten by", "Nine in ten by",
                            "Chance within this run"),
                        Tag("tbody", rows.Select(row => Tag(
                            "tr", From($"forecast.csv#{row.Place}/day_passing:capacity"),
                            RestsOn(page, page.Shown.PeopleOf(row.Place)),
                            Tag("th", With("scope", "row"), Tag("bdi", page.Name(row.Place))),
                            Capacity(page, row.Place),
                            Day(page, row.Median), Day(page, row.Early), Day(page, row.Late),
                            Tag("td", page.Chance(row.ChanceWithin))))))));
    }

    static XElement Day(Page page, DateOnly? day) =>
        Tag("td", day is { } known ? page.Week(known) : page.Words["not within this run"]);

    /// <summary>Fewer people than this are not worth a picture.</summary>
    const double Worth = 5;
}
