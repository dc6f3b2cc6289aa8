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
        "header", Class("opening"), From(Line.Run),
        Tag(
            "div", Class("marks"),
            Tag("span", Class($"audience {Tables.Word.Of(page.Shown.Audience)}"), Mark(page)),
            Tag("span", Class("stamp"), Stamp(page))),
        Tag("h1", Tag("bdi", page.Shown.Title.ToString())),
        Lines(page).Select(line => Tag(
            "p", line.Lead.Length > 0 ? Class("warning") : Class("known"), line.Lead.Length > 0 ? line.Lead
                : line.Text)));

    /// <summary>What every medium says first.</summary>
    internal static IEnumerable<Line> Lines(Page page)
    {
        yield return Line.Of(page.Words.Say("As known on {0}.", Day(page)));
        if (page.Shown.Run.HasScenario) yield return Line.Strong(Scenario(page));
        if (!page.Words.IsChecked) yield return Line.Strong(page.Words["Translation not checked."]);
        yield return Line.Strong($"{page.Words["Routes are not verified as safe."]} {page.Words[Limits(page)]}");
    }

    static string Day(Page page) =>
        page.Words.Say("{0} {1}", page.Words.Weekday(page.Shown.AsOf), page.Words.Day(page.Shown.AsOf));

    /// <summary>The scenario; outside the own folder that there is one, for its name is somebody's words.</summary>
    static string Scenario(Page page) => page.Shown.Inputs?.Scenario is { } name
        ? page.Words.Say("Scenario: {0}", name)
        : page.Words["Computed with a scenario: what is supposed there has not happened."];

    /// <summary>For whom the page is.</summary>
    internal static string Mark(Page page) => page.Words[page.Shown.Audience switch
    {
        Audience.Restricted => "RESTRICTED: do not forward",
        Audience.Partner => "FOR PARTNERS: do not publish",
        _ => "PUBLIC",
    }];

    /// <summary>The stamp: a computed plan stays a draft until somebody signs it.</summary>
    internal static string Stamp(Page page) => page.Words[page.Shown switch
    {
        { IsSigned: true } => "COMPUTED; SIGNED FOR PUBLICATION",
        { IsDecided: true } => "COMPUTED; A DECISION CITES THIS RUN",
        _ => "DRAFT, COMPUTED, NOT DECIDED",
    }];

    static string Limits(Page page) => page.Shown.Audience switch
    {
        Audience.Restricted when page.Shown.HoldsMilitaryAction =>
            "Holds control, routes and dates of military action: it stays in the own folder.",
        Audience.Restricted => "Holds routes and what nobody released: it stays in the own folder.",
        Audience.Partner when !page.Shown.CountsFromOffensive => "Shows sites and weeks.",
        Audience.Partner => "Shows sites and weeks; an offensive is a scenario that begins on a day D.",
        _ => "Shows districts and weeks, at least seven days late; counts below 5 are left out.",
    };
}
