using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>What does not agree, what is not known, and on what everything rests.</summary>
static class ClosingSections
{
    /// <summary>The contradictions.</summary>
    internal static XElement? Contradictions(Page page) => page.Shown.Contradictions.Count == 0 ? null : Tag(
        "section", With("id", "contradictions"), Tag("h2", page.Words["What does not agree"]),
        Tag("ul", page.Shown.Contradictions.Select(row => Tag(
            "li", From("contradictions.csv"),
            Tag("strong", NeedSections.Sentence(page.Words.Term(row.Kind))), " — ",
            page.Words.Term(Tables.Word.Of(row.Verdict)), ": ",
            Tag("bdi", row.Detail == Shown.Restricted ? page.Words["restricted"] : row.Detail.ToString()),
            page.Notes.Cite([row.A, row.B])))));

    /// <summary>What is not known: the list of what somebody should go and find out.</summary>
    internal static XElement Unknown(Page page)
    {
        var items = Gather(page).ToList();
        return Tag(
            "section", With("id", "unknown"), Tag("h2", page.Words["What is not known"]),
            items.Count == 0
            ? Tag("p", page.Words[Nothing(page)])
            : Tag("ul", From("run.json"), items.Select(item => Tag("li", item))));
    }

    /// <summary>What an empty list means: what is not known is itself held back from the public.</summary>
    internal static string Nothing(Page page) => page.Shown.Audience == Audience.Public
        ? "What is not known is not shown to the public."
        : "Nothing that these figures need.";

    /// <summary>The unknowns as sentences.</summary>
    internal static IEnumerable<string> Gather(Page page)
    {
        var words = page.Words;
        var shown = page.Shown;

        if (shown.Uncounted.Count > 0)
        {
            yield return words.Say(
                "How many people live in {0}: nobody is expected from there, so all totals are lower bounds.",
                Listed([.. shown.Uncounted.Select(page.Name)]));
        }

        var roomless = shown.Places.Values.Where(card => card.IsReceiving && card.Capacity is null)
            .Select(card => page.Name(card.Code)).ToList();
        if (roomless.Count > 0) yield return words.Say("How many people there is room for: {0}.", Listed(roomless));

        var unmeasured = new GapList(shown).Unmeasured.Select(group => page.Name(group.Place)).Distinct().ToList();
        if (unmeasured.Count > 0)
        {
            yield return words.Say("What stands, in part or at all, at: {0}.", Listed(unmeasured));
        }

        var axes = shown.Axes.Where(row => row.Timeliness == Funding.Timeliness.NotKnown)
            .Select(row => words.Term(row.Axis)).ToList();
        if (axes.Count > 0) yield return words.Say("Whether a decision today is late towards: {0}.", Listed(axes));

        var unpriced = shown.Funding.Where(row => row.Line.Cost is null && row.Place != Shown.Everywhere)
            .Select(row => words.Term(row.Action)).Distinct().ToList();
        if (unpriced.Count > 0)
        {
            yield return words.Say("The price of: {0}. They are planned in physical units.", Listed(unpriced));
        }

        var slow = shown.Funding.Where(row => row.Line.LeadDays is null && row.Place != Shown.Everywhere)
            .Select(row => words.Term(row.Action)).Distinct().ToList();
        if (slow.Count > 0) yield return words.Say("How long it takes: {0}.", Listed(slow));

        var uncountable = shown.Forecast.UnknownThresholds()
            .Select(threshold => words.Say("{0} of {1}", Figures.Print(threshold.Count), threshold.Series)).ToList();
        if (uncountable.Count > 0)
        {
            yield return words.Say(
                "When a series passes a threshold: {0}. No count of it is known by then.", Listed(uncountable));
        }

        var unreviewed = shown.Audience != Audience.Restricted
            ? 0
            : shown.Claims.Count(row => row.Review == Reports.Claims.ReviewState.Unreviewed);
        if (unreviewed > 0)
        {
            yield return words.Say(
                "Whether {0} claims of reports are right: nobody has reviewed them, and they move no figure.",
                Figures.Print(unreviewed));
        }

        if (shown.ListedItems.Count > 0)
        {
            yield return words.Say(
                "How to measure: {0}. The standard set does not know them.",
                Listed([.. shown.ListedItems.Select(item => item.ToString())]));
        }
    }

    static string Listed(List<string> items) =>
        items.Count <= MostListed ? string.Join(", ", items) : $"{string.Join(", ", items.Take(MostListed))} …";

    /// <summary>The list of evidence and how to make the bulletin again.</summary>
    internal static XElement Evidence(Page page) => Tag(
        "section", With("id", "evidence"), Tag("h2", page.Words["Evidence"]),
        Tag(
            "p",
            page.Words[
                "Each small number in the text leads here. A row is named by its table and its cells; a quote by "
                + "its report and where it stands in it."]),
        page.Notes.IsEmpty ? null : page.Notes.List(),
        Tag(
            "footer", From("run.json"),
            Tag("p", page.Words.Say(
                "Run {0}: version {1}, rules {2}, {3} members, {4} days, seed {5}.",
                page.Shown.Identity, page.Shown.Run.Version, page.Shown.Rules, page.Shown.Run.Size.Members,
                page.Shown.Run.Size.Days, page.Shown.Run.Size.Seed)),
            page.Shown.Inputs is { } inputs
            ? Tag("p", page.Words["How to make it again:"], " ", Tag("code", With("dir", "ltr"), inputs.Command))
            : null,
            Tag(
                "p",
                page.Words[
                    "Figures have two significant digits; the tables beside this page have them in full. † rests on "
                    + "a standard, price or lead time published after the as-of date."])));

    const int MostListed = 12;
}
