using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>The head of the bulletin: what, as known when, for whom, and how far it may be trusted.</summary>
static class OpeningSection
{
    /// <summary>The line that stands on top of every printed page.</summary>
    internal static string PrintedMark(Page page) => $"{Mark(page)} · {page.Words.Day(page.Shown.AsOf)} · {Stamp(page)} · {page.Words["Routes are not verified as safe."]}";

    /// <summary>The head.</summary>
    internal static XElement Draw(Page page) => Tag(
        "header", Class("opening"), From("run.json"),
        Tag("div", Class("marks"), Tag("span", Class($"audience {Tables.Word.Of(page.Shown.Audience)}"), Mark(page)), Tag("span", Class("stamp"), Stamp(page))),
        Tag("h1", Tag("bdi", page.Shown.Title)),
        Tag("p", Class("known"), Known(page)),
        page.Shown.Run.Scenario is { } scenario ? Tag("p", Class("known"), page.Words.Say("Scenario: {0}", scenario)) : null,
        page.Words.IsChecked ? null : Tag("p", Class("warning"), page.Words["Translation not checked."]),
        Tag("p", Class("warning"), page.Words["Routes are not verified as safe."], " ", page.Words[Limits(page)]));

    /// <summary>The figures one asks for first.</summary>
    internal static XElement AtAGlance(Page page)
    {
        var words = page.Words;
        var total = page.Shown.Series(Measures.Everywhere, Measures.DisplacedNow);
        return Tag(
            "section", Class("glance"), With("aria-label", words["At a glance"]),
            Horizons(total).Select(row => Tag(
                "div", Class("tile"), From("forecast.csv#*/displaced_now"), RestsOn(page, page.Shown.PeopleOf(Measures.Everywhere)),
                Tag("div", Class("label"), words.Say("Displaced in {0} days", row.Date.DayNumber - page.Shown.AsOf.DayNumber)),
                Tag("div", Class("figure"), row.Median is { } median ? Figures.Print(median) : "–"),
                Tag("div", Class("detail"), words.Say("4 in 5 chance: {0} to {1}", Figures.Print(row.Low ?? 0), Figures.Print(row.High ?? 0)), Tag("br"), words.Day(row.Date)))),
            page.Shown.Audience == Audience.Public ? null : AlertTile(page),
            page.Overflows() is [var first, ..] ? OverflowTile(page, first) : null);
    }

    /// <summary>The rows 30, 60 and 90 days ahead, or the last printed day before each; of a shorter run the last.</summary>
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

    static XElement AlertTile(Page page) => Tag(
        "div", Class(page.Shown.Alerts.Count > 0 ? "tile urgent" : "tile"), From("alerts.csv"),
        Tag("div", Class("label"), page.Words["Alerts today"]),
        Tag("div", Class("figure"), Figures.Full(page.Shown.Alerts.Count)),
        Tag("div", Class("detail"), page.Shown.Alerts.Count > 0 ? page.Words["act before reading on"] : page.Words["none reported"]));

    static XElement OverflowTile(Page page, PassingRow row) => Tag(
        "div", Class("tile"), From($"forecast.csv#{row.Place}/day_passing:capacity"), RestsOn(page, page.Shown.PeopleOf(row.Place)),
        Tag("div", Class("label"), page.Words["First site to overflow"]),
        Tag("div", Class("figure name"), Tag("bdi", page.Name(row.Place))),
        Tag(
            "div", Class("detail"),
            row.Median is { } day ? page.Week(day) : page.Words["not in half of the futures"],
            Tag("br"), page.Words.Chance(row.ChanceWithin)));

    static string Mark(Page page) => page.Words[page.Shown.Audience switch
    {
        Audience.Restricted => "RESTRICTED: do not forward",
        Audience.Partner => "FOR PARTNERS: do not publish",
        _ => "PUBLIC",
    }];

    /// <summary>The stamp: a computed plan stays a draft until somebody signs it.</summary>
    internal static string Stamp(Page page) => page.Words[page.Shown.IsDecided ? "COMPUTED; A DECISION CITES THIS RUN" : "DRAFT, COMPUTED, NOT DECIDED"];

    static string Known(Page page) => page.Words.Say(
        "As known on {0}. Run {1}.", page.Words.Day(page.Shown.AsOf), page.Shown.Run.Identity);

    static string Limits(Page page) => page.Shown.Audience switch
    {
        Audience.Restricted => "Holds control, routes and dates of military action: it stays in the own folder.",
        Audience.Partner when !page.Shown.CountsFromOffensive => "Shows sites and weeks.",
        Audience.Partner => "Shows sites and weeks; an offensive is a scenario that begins on a day D.",
        _ => "Shows districts and weeks, at least seven days late; counts below 5 are left out.",
    };
}
