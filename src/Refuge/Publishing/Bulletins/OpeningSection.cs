using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>The head of the bulletin: what, as known when, for whom, and how far it may be trusted.</summary>
static class OpeningSection
{
    /// <summary>The line that stands on top of every printed page.</summary>
    internal static string PrintedMark(Page page) =>
        $"{Mark(page)} · {page.Words.Day(page.Shown.AsOf)} · {Stamp(page)} · "
            + $"{page.Words["Routes are not verified as safe."]}";

    /// <summary>The head.</summary>
    internal static XElement Draw(Page page) => Tag(
        "header", Class("opening"), From("run.json"),
        Tag(
            "div", Class("marks"), Tag("span", Class($"audience {Tables.Word.Of(page.Shown.Audience)}"), Mark(page)),
            Tag("span", Class("stamp"), Stamp(page))),
        Tag("h1", Tag("bdi", page.Shown.Title.ToString())),
        Tag("p", Class("known"), Known(page)),
        page.Shown.Run.HasScenario ? Tag("p", Class("known"), Scenario(page)) : null,
        page.Words.IsChecked ? null : Tag("p", Class("warning"), page.Words["Translation not checked."]),
        Tag("p", Class("warning"), page.Words["Routes are not verified as safe."], " ", page.Words[Limits(page)]));

    /// <summary>The figures one asks for first.</summary>
    internal static XElement AtAGlance(Page page)
    {
        var words = page.Words;
        var isOwn = page.Shown.Audience == Audience.Restricted;
        return Tag(
            "section", Class("glance"), With("aria-label", words["At a glance"]),
            Horizons(page.Expected()).Select(row => Tag(
                "div", Class("tile"), From(isOwn ? "forecast.csv#*/displaced_now" : "run.json"),
                RestsOn(page, page.Shown.PeopleOf(Shown.Everywhere)),
                Tag("div", Class("label"), Days(page, row)),
                Tag("div", Class("figure"), page.Count(row.Median)),
                Tag(
                    "div", Class("detail"),
                    words.Say("4 in 5 chance: {0} to {1}", page.Count(row.Low), page.Count(row.High)), Tag("br"),
                    words.Day(row.Date)))),
            page.Expected().Count == 0 ? UnknownTile(page) : null,
            page.Shown.Audience == Audience.Public ? null : AlertTile(page),
            page.Overflows() is [var first, ..] ? OverflowTile(page, first) : null);
    }

    static XElement UnknownTile(Page page) => Tag(
        "div", Class("tile"), From("run.json"),
        Tag("div", Class("label"), page.Words["Expected arrivals"]),
        Tag("div", Class("detail"), page.Words[Page.NothingExpected]));

    /// <summary>
    /// The rows 30, 60 and 90 days ahead, or the last printed day before each; of a shorter run the last.
    /// </summary>
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
                .DistinctBy(row => row.Date),
        ];
    }

    /// <summary>Days ahead for which people ask (folder contract, the screen).</summary>
    static readonly int[] Ahead = [30, 60, 90];

    /// <summary>Who is counted by when.</summary>
    internal static string Days(Page page, ForecastRow row)
    {
        var days = row.Date.DayNumber - page.Shown.AsOf.DayNumber;
        return page.Shown.Audience == Audience.Restricted
            ? page.Words.Say("Displaced in {0} days", days)
            : page.Words.Say("Arrivals in {0} days", days);
    }

    static XElement AlertTile(Page page) => Tag(
        "div", Class(page.Shown.Alerts.Count > 0 ? "tile urgent" : "tile"), From("alerts.csv"),
        Tag("div", Class("label"), page.Words["Alerts today"]),
        Tag("div", Class("figure"), Figures.Full(page.Shown.Alerts.Count)),
        Tag(
            "div", Class("detail"),
            page.Shown.Alerts.Count > 0
            ? page.Words["act before reading on"]
            : page.Words[page.Shown.Audience == Audience.Restricted ? "none reported" : "none that may be shown"]));

    static XElement OverflowTile(Page page, PassingRow row) => Tag(
        "div", Class("tile"), From($"forecast.csv#{row.Place}/day_passing:capacity"),
        RestsOn(page, page.Shown.PeopleOf(row.Place)),
        Tag("div", Class("label"), page.Words["First site to overflow"]),
        Tag("div", Class("figure name"), Tag("bdi", page.Name(row.Place))),
        Tag(
            "div", Class("detail"),
            row.Median is { } day ? page.Week(day) : page.Words["not in half of the futures"],
            Tag("br"), page.Chance(row.ChanceWithin)));

    /// <summary>The scenario; outside the own folder that there is one, for its name is somebody's words.</summary>
    static string Scenario(Page page) => page.Shown.Inputs?.Scenario is { } name
        ? page.Words.Say("Scenario: {0}", name)
        : page.Words["Computed with a scenario: what is supposed there has not happened."];

    static string Mark(Page page) => page.Words[page.Shown.Audience switch
    {
        Audience.Restricted => "RESTRICTED: do not forward",
        Audience.Partner => "FOR PARTNERS: do not publish",
        _ => "PUBLIC",
    }];

    /// <summary>The stamp: a computed plan stays a draft until somebody signs it.</summary>
    internal static string Stamp(Page page) =>
        page.Words[page.Shown.IsDecided ? "COMPUTED; A DECISION CITES THIS RUN" : "DRAFT, COMPUTED, NOT DECIDED"];

    static string Known(Page page) => page.Words.Say(
        "As known on {0}. Run {1}.", page.Words.Day(page.Shown.AsOf), page.Shown.Identity);

    static string Limits(Page page) => page.Shown.Audience switch
    {
        Audience.Restricted => "Holds control, routes and dates of military action: it stays in the own folder.",
        Audience.Partner when !page.Shown.CountsFromOffensive => "Shows sites and weeks.",
        Audience.Partner => "Shows sites and weeks; an offensive is a scenario that begins on a day D.",
        _ => "Shows districts and weeks, at least seven days late; counts below 5 are left out.",
    };
}
