using System.Xml.Linq;
using Refuge.Needs;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>What must be acted on today, and what is missing today.</summary>
static class NeedSections
{
    /// <summary>The alerts, each with its first step.</summary>
    internal static XElement Alerts(Page page) => Tag(
        "section", With("id", "alerts"), Tag("h2", page.Words["Act today"]),
        page.Shown.Alerts.Count == 0
            ? Tag("p", page.Words[NoAlert(page)])
            : Tag("ul", Class("alerts"), page.Shown.Alerts.Select(row => Alert(page, row))));

    /// <summary>
    /// What an empty list of alerts means: outside the own folder alerts may be held back, and it must not read as if
    /// there were none.
    /// </summary>
    internal static string NoAlert(Page page) => page.Shown.Audience switch
    {
        Audience.Restricted => "No alert is reported. That nobody reported one does not mean that there is none.",
        Audience.Partner => "No alert may be shown to partners. That does not mean that there is none.",
        _ => "Alerts are not shown to the public. That does not mean that there is none.",
    };

    static XElement Alert(Page page, AlertRow row) => Tag(
        "li", From($"alerts.csv#{Dates.Iso(row.Date)}/{row.Place}/{row.Kind}"),
        Tag(
            "p", Class("what"), Tag("span", Class("sign"), With("aria-hidden", "true"), "!"),
            Tag("strong", Sentence(page.Words.Term(row.Kind))), " — ", Tag("bdi", page.Name(row.Place)), ", ",
            page.Words.Day(row.Date), Page.Dagger(row.LearnedLater), page.Notes.Cite(row.Evidence)),
        Tag("p", Class("step"), Tag("strong", page.Words["First step:"]), " ", page.Words.Phrase(row.FirstStep)),
        Tag("p", Class("small"), page.Words.Term(row.Sector), " · ", Tag("bdi", row.Standard.ToString())));

    /// <summary>
    /// What is missing for certain, place by place; then what is needed where nobody said what stands; then where
    /// nobody counted.
    /// </summary>
    internal static XElement Gaps(Page page)
    {
        var gaps = new GapList(page.Shown);
        return Tag(
            "section", With("id", "gaps"), Tag("h2", page.Words["Missing today"]),
            Tag(
                "p",
                page.Words[
                    "Computed from what is stated, without a forecast. “Not known” is not zero: somebody must look."]),
            gaps.Known.Count == 0
                ? Tag(
                    "p",
                    page.Words[
                        page.Shown.Audience == Audience.Restricted
                        ? "No gap follows from what is stated."
                        : "No gap that may be shown here follows from what is stated."])
                : gaps.Known.Select(group => GapTable(page, group.Place, group.Rows)),
            gaps.Unmeasured.Count == 0 ? null : Unmeasured(page, gaps.Unmeasured),
            gaps.Uncounted.Count == 0
                ? null
                : Tag(
                    "p", From("run.json"),
                    Tag("strong", page.Words["Nobody has said how many people need anything at:"]), " ",
                    string.Join(", ", gaps.Uncounted.Select(page.Name)), "."));
    }

    static XElement Unmeasured(Page page, IReadOnlyList<PlaceGaps> groups) => Tag(
        "div", Class("scroll"),
        Tag(
            "table",
            Tag("caption", page.Words["Needed by emergency standards where nobody said what stands"]),
            Heads(page, "Place", "What"),
            Tag("tbody", groups.Select(group => Tag(
                "tr",
                Tag(
                    "th", With("scope", "row"), From(group.Rows[0].Key), Tag("bdi", page.Name(group.Place)),
                    Tag("div", PeopleOf(page, group.Rows))),
                Tag("td", group.Rows.Select((row, index) => new object?[]
                {
                    index == 0 ? null : " · ",
                    Tag(
                        "span", Class("item"), From(row.Key),
                        $"{page.Words.Bounded(row.Need.Amount!.Value.Median, row.Need.AmountBound)} "
                        + $"{Item(page, row.Need)}"),
                })))))));

    /// <summary>The thing with its unit: <c>toilets</c>, <c>m3/day water quantity</c>.</summary>
    internal static string Item(Page page, NeedCells need) =>
        need.Unit.Raw.StartsWith(need.Indicator.Raw, StringComparison.OrdinalIgnoreCase)
        ? page.Words.Term(need.Unit)
        : $"{page.Words.Term(need.Unit)} ({page.Words.Term(need.Indicator)})";

    static XElement GapTable(Page page, Shown place, IReadOnlyList<NeedRow> rows) => Tag(
        "div", Class("scroll"),
        Tag(
            "table", Class("gaps"),
            Tag("caption", From(rows[0].Key), Tag("bdi", page.Name(place)), PeopleOf(page, rows)),
            Heads(page, "What", "Phase", "#Need", "#Have", "#Gap", "#Coming", "#Nobody brings", "Standard"),
            Tag("tbody", rows.Select(row => GapRow(page, row)))));

    static XElement GapRow(Page page, NeedRow row)
    {
        var need = row.Need;
        return Tag(
            "tr", From(row.Key),
            Tag(
                "th", With("scope", "row"), Sentence(page.Words.Term(need.Indicator)), Unit(page, need),
                page.Notes.Cite(row.Evidence)),
            Tag("td", page.Words.Term(need.Phase)),
            Cell(need.Amount is { } amount ? page.Words.Bounded(amount.Median, need.AmountBound) : null, page),
            need.Have is null && need.Condition is { } state
            ? Tag("td", Class("small"), Tag("bdi", page.Words.Term(state)))
            : Cell(Have(page, need), page),
            Cell(need.Gap is { } gap ? page.Words.Bounded(gap.Median, need.GapBound) : null, page, "gap"),
            Cell(need.Coming is { } coming ? Figures.Print(coming) : "–", page),
            Cell(need.Uncovered is { } uncovered ? page.Words.Bounded(uncovered, need.GapBound) : null, page, "gap"),
            Tag("td", Class("small"), Tag("bdi", need.Standard.ToString()), Page.Dagger(need.LearnedLater)));
    }

    /// <summary>The unit, where the name of the thing does not say it.</summary>
    static XElement? Unit(Page page, NeedCells need) =>
        need.Unit.Raw.StartsWith(need.Indicator.Raw, StringComparison.OrdinalIgnoreCase)
        ? null
        : Tag("span", Class("unit"), $" {page.Words.Term(need.Unit)}");

    /// <summary>What stands, or the state it is in; null when nobody said.</summary>
    internal static string? Have(Page page, NeedCells need) => need.Have is { } have
        ? page.Words.Bounded(have.Value, have.Bound)
            + (need.Condition is { } state ? $" ({page.Words.Term(state)})" : "")
        : need.Condition is { } condition ? page.Words.Term(condition) : null;

    static XElement Cell(string? text, Page page, string name = "") =>
        Tag(
            "td", Class(text is null ? "number unknown" : $"number {name}".TrimEnd()),
            Tag("bdi", text ?? page.Words["not known"]));

    static XElement? PeopleOf(Page page, IReadOnlyList<NeedRow> rows)
    {
        var row = rows.FirstOrDefault(row => row.Need.People is not null);
        return row is null ? null : Tag(
            "span", Class("people"), From(row.Key),
            $" {page.Words.Term(Tables.Word.Of(row.Need.Caseload))}: ",
            page.Words.Bounded(
                row.Need.People!.Value.Median,
                row.Need.AmountBound is Bound.AtLeast or Bound.MoreThan ? row.Need.AmountBound : Bound.Exact),
            row.Need.Caseload == Caseload.BeyondReach
            ? $" · {page.Words["a contingency, not a gap to be built today"]}"
            : null);
    }

    /// <summary>The totals by district that the public sees.</summary>
    internal static XElement Districts(Page page) => Tag(
        "section", With("id", "gaps"), Tag("h2", page.Words["Missing, by district"]),
        page.Shown.Districts.Count == 0
            ? Tag(
                "p",
                page.Words[
                    "Not shown to the public: gaps of districts where fewer than two places state one. That does "
                    + "not mean that there is none."])
            : Tag(
                "div", Class("scroll"),
                Tag(
                    "table", From("run.json"),
                    Tag("caption", page.Words["What nobody brings yet, against emergency standards"]),
                    Heads(page, "District", "Sector", "What", "#Nobody brings"),
                    Tag("tbody", page.Shown.Districts.Select(row => Tag(
                        "tr", From("run.json"), RestsOn(page, page.Shown.PeopleOf(row.District)),
                        Tag("th", With("scope", "row"), Tag("bdi", row.District.ToString())),
                        Tag("td", page.Words.Term(row.Sector)),
                        Tag(
                            "td", Sentence(page.Words.Term(row.Indicator)),
                            Tag("span", Class("unit"), $" {page.Words.Term(row.Unit)}")),
                        Tag(
                            "td", Class("number"),
                            row.Uncovered is { } sum
                            ? page.Words.Bounded(sum, row.IsLowerBound ? Bound.AtLeast : Bound.Exact)
                            : page.Words["fewer than 5"])))))));

    /// <summary>The phrase with a capital letter first.</summary>
    internal static string Sentence(string phrase) =>
        phrase.Length == 0 ? phrase : char.ToUpperInvariant(phrase[0]) + phrase[1..];
}
