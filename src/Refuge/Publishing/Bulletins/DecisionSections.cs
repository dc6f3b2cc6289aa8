using System.Xml.Linq;
using Refuge.Funding;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>What to decide by when, whether it is late, and what money there is.</summary>
static class DecisionSections
{
    /// <summary>The plan.</summary>
    internal static XElement Plan(Page page)
    {
        var unsupplied = page.Shown.Funding.Where(static row => row.Line.NeededIfNothingStands is not null).ToList();
        var scenarios = page.Shown.Funding.Where(static row => row.Line.NeededIfNothingStands is null)
            .GroupBy(row => row.Table).ToList();
        return Tag(
            "section", With("id", "decisions"), Tag("h2", page.Words["What to decide, and by when"]),
            page.Shown.CountsFromOffensive ? Tag("p", From("run.json"), page.Words[Explanation]) : null,
            scenarios.Count == 0
                ? Tag("p", page.Words["Nothing follows that could be decided."])
                : scenarios.Select(scenario => PlanTable(page, scenario.Key, [.. scenario])),
            unsupplied.Count == 0 ? null : Unplanned(page, unsupplied));
    }

    /// <summary>
    /// Actions without a quantity, since nobody said what stands: a line for each place, or they would bury the
    /// decisions.
    /// </summary>
    static XElement Unplanned(Page page, IReadOnlyList<Publishing.PlanRow> rows) => Tag(
        "div", Class("scroll"),
        Tag(
            "table",
            Tag("caption", From("run.json"), page.Words["Not planned, because nobody said what stands"]),
            Heads(page, "Where", "Needed from", "If nothing stands, half of the futures need"),
            Tag("tbody", rows.GroupBy(static row => row.Place).Select(place => Tag(
                "tr", From(place.First().Key),
                Tag(
                    "th", With("scope", "row"), Tag("bdi", page.Name(place.Key)),
                    page.Notes.Cite([.. place.SelectMany(static row => row.Evidence).Distinct()])),
                Tag("td", page.Shown.Audience == Audience.Partner
                    ? page.Week(place.Min(static row => row.Line.NeededBy!.Value))
                    : page.Words.Day(place.Min(static row => row.Line.NeededBy!.Value))),
                Tag("td", place.Select((row, index) => new object?[]
                {
                    index == 0 ? null : " · ",
                    Tag(
                        "span", Class("item"), From(row.Key),
                        $"{page.Words.Term(row.Action)}: {Figures.Print(row.Line.NeededIfNothingStands!.Value)} "
                        + $"{page.Words.Term(row.Line.Unit)}", Page.Dagger(row.Line.LearnedLater)),
                })))))));

    static XElement PlanTable(Page page, PlanDay scenario, IReadOnlyList<Publishing.PlanRow> rows)
    {
        var isSum = page.Shown.Audience == Audience.Public;
        string[] heads = isSum
            ? ["Sector", "#Cost"]
            : [
                "Release money by", "What", "Where", "#How much", "#Cost", "Needed by",
                "Chance of being late if released today"];
        return Tag(
            "div", Class("scroll"),
            Tag(
                "table", Class("plan"),
                Tag("caption", From("run.json"), Caption(page, scenario)),
                Heads(page, heads),
                Tag(
                    "tbody",
                    rows.OrderBy(row => row.Order).Select(row => isSum ? SumRow(page, row) : PlanRow(page, row)))));
    }

    /// <summary>What a table of the plan holds.</summary>
    internal static string Caption(Page page, PlanDay table) => (table, page.Shown.Audience) switch
    {
        ({ IsNow: true }, _) => page.Words["What is missing now"],
        ({ IsEmpty: true }, Audience.Partner) => page.Words["What comes to be missing, by calendar week"],
        ({ IsEmpty: true }, _) => page.Words["Over all futures"],
        _ => page.Words.Say("What comes to be missing on top of that by {0}", table),
    };

    static XElement PlanRow(Page page, Publishing.PlanRow row) => Tag(
        "tr", From(row.Key),
        Tag("th", With("scope", "row"), Class(IsNow(page, row) ? "now" : "by"), ReleaseBy(page, row)),
        Tag(
            "td", Class("what"), NeedSections.Sentence(page.Words.Term(row.Action)), Page.Dagger(row.Line.LearnedLater),
            page.Notes.Cite(row.Evidence), Tag("div", Class("small"), Why(page, row))),
        Tag("td", Tag("bdi", page.Name(row.Place))),
        Tag("td", Class("number"), Quantity(page, row.Line)),
        Tag("td", Class("number"), Cost(page, row.Line)),
        Tag("td", NeededBy(page, row)),
        Tag("td", row.Chance is { } chance ? page.Chance(chance) : page.Words["not known"]));

    static XElement SumRow(Page page, Publishing.PlanRow row) => Tag(
        "tr", From(row.Key), Tag("th", With("scope", "row"), page.Words.Term(row.Action)),
        Tag("td", Class("number"), Cost(page, row.Line)));

    static bool IsNow(Page page, Publishing.PlanRow row) =>
        row.ReleaseBy.IsNow || row.Line.ReleaseBy <= page.Shown.AsOf;

    /// <summary>The last day for a decision as people read it.</summary>
    internal static string ReleaseBy(Page page, Publishing.PlanRow row) => row switch
    {
        _ when IsNow(page, row) => page.Words["now"],
        { Line.ReleaseBy: { } day } => page.Week(day),
        { ReleaseBy.IsEmpty: false } => row.ReleaseBy.ToString(),
        _ => page.Words["not known"],
    };

    static string NeededBy(Page page, Publishing.PlanRow row) => row switch
    {
        { NeededBy.IsNow: true } => page.Words["now"],
        { Line.NeededBy: { } day } when page.Shown.Audience == Audience.Partner => page.Week(day),
        { Line.NeededBy: { } day } => page.Words.Day(day),
        { NeededBy.IsEmpty: false } => row.NeededBy.ToString(),
        _ => page.Words["not in half of the futures"],
    };

    /// <summary>How much, with its unit.</summary>
    internal static string Quantity(Page page, PlanCells line) =>
        line.Quantity is { } quantity
            ? $"{Figures.Print(quantity)} {page.Words.Term(line.Unit)}"
            : page.Words["not known"];

    /// <summary>The cost, or that there is no published price.</summary>
    internal static string Cost(Page page, PlanCells line) => line.Cost is { } cost
        ? $"{page.Words.Bounded((double)cost, line.CostIsLowerBound ? Bound.AtLeast : Bound.Exact)} {line.Currency}"
        : page.Words["no published price"];

    /// <summary>The reason, composed of the row's own cells.</summary>
    static string Why(Page page, Publishing.PlanRow row)
    {
        if (row.Line.LeadDays is not { } lead) return page.Words["How long it takes is not known."];
        return row.NeededBy.IsEmpty || row.NeededBy.IsNow || row.Line.IsShortToday
            ? page.Words.Say("It takes {0} days from the decision in 8 of 10 cases.", Figures.Print(lead))
            : page.Words.Say(
                "People need it by {0}; it takes {1} days from the decision in 8 of 10 cases.", row.NeededBy,
                Figures.Print(lead));
    }

    const string Explanation =
        "D is the first day of an offensive; nobody is told here when that is. “D-60” means 60 days before it, "
            + "“D+30” 30 days after. "
        + "What is missing now is the same whatever happens; each table after it says what comes on top by one day "
            + "after D.";

    /// <summary>
    /// For each direction of flight: late, not late, or not known, with the two numbers that decide it.
    /// </summary>
    internal static XElement? Axes(Page page) => page.Shown.Axes.Count == 0 ? null : Tag(
        "section", With("id", "axes"), Tag("h2", page.Words["Is it late?"]),
        Tag("div", Class("verdicts"), page.Shown.Axes.Select(row => Axis(page, row))));

    static XElement Axis(Page page, AxisRow row)
    {
        var (sign, text, name) = row.Timeliness switch
        {
            Timeliness.Late => ("▲", "LATE", "late"),
            Timeliness.NotLate => ("●", "NOT LATE", "not-late"),
            _ => ("?", "NOT KNOWN", "not-known"),
        };
        var words = page.Words;
        return Tag(
            "article", Class($"verdict {name}"), From("run.json"), RestsOn(page, row.Evidence),
            Tag("h3", words.Say("Towards the {0}", words.Term(row.Axis))),
            Tag("p", Class("word"), Tag("span", With("aria-hidden", "true"), sign), " ", words[text]),
            Tag(
                "p",
                words.Say(
                    "Places needed at the peak: {0}.",
                    Page.Spread(row.PlacesNeeded.Low, row.PlacesNeeded.Median, row.PlacesNeeded.High))),
            Tag(
                "p",
                row.PlacesStanding is { } standing
                ? words.Say("Places known to stand: {0}.", Figures.Print(standing))
                : words["How many places stand is not known: no row says so."]),
            row.LateFromNeed is { } need
            ? Tag(
                "p",
                words.Say("A decision today comes too late if more than {0} places are needed.", Figures.Print(need)))
            : null,
            row.LateFrom is { } from
            ? Tag("p", words.Say("From {0} on a decision would come too late in half of the futures.", words.Day(from)))
            : null,
            row.ChanceLate is { } chance
            ? Tag("p", words.Say("Chance of being late if money is released today: {0}.", page.Chance(chance)))
            : null,
            row.BreakEvenDays is { } days
            ? Tag("p", words.Say("Late for any offensive that begins within {0} days.", days))
            : null,
            Tag("p", Class("small"), words["Evidence"], page.Notes.Cite(row.Evidence)));
    }

    /// <summary>Money by appeal and state, never summed across states.</summary>
    internal static XElement Money(Page page) => Tag(
        "section", With("id", "money"), Tag("h2", page.Words["Money asked for and received"]),
        page.Shown.Money.Count == 0
            ? Tag("p", page.Words["No appeal is known."])
            : Tag(
                "div", Class("scroll"),
                Tag(
                    "table",
                    Tag("caption", page.Words["Each state of the money contains the next; they are never added"]),
                    Heads(page, "Appeal", "State", "#Amount", "Date"),
                    Tag("tbody", page.Shown.Money.Select(row => MoneyRow(page, row))))));

    static XElement MoneyRow(Page page, MoneyRow row)
    {
        var number = row.Evidence.Count > 0
            ? FormattableString.Invariant($"e{page.Notes.Number(row.Evidence[0])}")
            : "run.json";
        return Tag(
            "tr", From(number),
            Tag("th", With("scope", "row"), Tag("bdi", row.Appeal.ToString()), page.Notes.Cite(row.Evidence)),
            Tag("td", page.Words.Term(Tables.Word.Of(row.State))),
            Tag("td", Class("number"), $"{page.Words.Bounded(row.Amount.Value, row.Amount.Bound)} {row.Currency}"),
            Tag("td", page.Words.Day(row.Date)));
    }
}
