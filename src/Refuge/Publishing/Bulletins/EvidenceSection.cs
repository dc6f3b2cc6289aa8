using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>On what everything rests, folded away, and how to make the page again.</summary>
static class EvidenceSection
{
    /// <summary>The section of HTML; it lists what the sections before it cited.</summary>
    internal static XElement Draw(Page page) => Tag(
        "section", With("id", "evidence"), Tag("h2", page.Words["Evidence"]),
        page.Notes.IsEmpty
            ? null
            : Tag(
                "details",
                Tag("summary", From(Line.Run), page.Words.Say("Rows and quotes on which this page rests: {0}",
                    page.Notes.All.Count)),
                Tag("p",
                    page.Words[
                        "Each small number in the text leads here. A row is named by its table and its cells; a "
                        + "quote by its report and where it stands in it."]),
                page.Notes.List()),
        Tag(
            "footer", From(Line.Run),
            Run(page).Select(line => Tag("p", line)),
            page.Shown.Inputs is { } inputs
                ? Tag("p", page.Words["How to make it again:"], " ", Tag("code", With("dir", "ltr"), inputs.Command))
                : null));

    /// <summary>What the run says of itself.</summary>
    internal static IEnumerable<string> Run(Page page)
    {
        yield return page.Words.Say(
            "Run {0}: version {1}, rules {2}, {3:members}, {4:days}, seed {5}.", page.Shown.Identity,
                page.Shown.Run.Version,
            page.Shown.Rules, page.Shown.Run.Size.Members, page.Shown.Run.Size.Days, page.Shown.Run.Size.Seed);
        if (page.Shown.Household is { } household)
        {
            yield return page.Words.Say("A household is {0:people} on this page.", Figures.Exact(household));
        }

        yield return page.Words[
            "Forecasts have two significant digits here; the tables beside this page have them in full."];
    }
}
