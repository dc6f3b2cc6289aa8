using System.Globalization;
using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>Numbers the evidence in the order in which it is first cited, and lists it at the end.</summary>
/// <param name="words">The language.</param>
/// <param name="addressOf">Where a reader of a site sees the words in their report. Null for a page that is read
/// alone.</param>
sealed class Footnotes(Wording words, Func<Passage, string>? addressOf = null)
{
    readonly List<Reference> cited = [];

    /// <summary>Whether the page is one of a site: scripts may be there, and reports a click away.</summary>
    internal bool AreOnSite => addressOf is not null;

    /// <summary>Whether anything was cited.</summary>
    internal bool IsEmpty => cited.Count == 0;

    /// <summary>
    /// The numbers under which <paramref name="references"/> are listed, each a link; of many the first few.
    /// </summary>
    internal XElement? Cite(IReadOnlyList<Reference> references)
    {
        if (references.Count == 0) return null;
        var sorted = references.OrderBy(Number).ToList();
        return Tag(
            "sup", Class("refs"),
            sorted.Take(MostMarks)
                .Select((reference, index) => new object[] { index == 0 ? "" : " ", Link(reference) }),
            sorted.Count > MostMarks ? new object[] { " ", Tag("a", With("href", "#evidence"), "…") } : null);
    }

    /// <summary>More marks than this bury the words; <c>data-rests-on</c> names all of them.</summary>
    internal const int MostMarks = 3;

    /// <summary>The number of <paramref name="reference"/>.</summary>
    internal int Number(Reference reference)
    {
        var index = cited.IndexOf(reference);
        if (index >= 0) return index + 1;
        cited.Add(reference);
        return cited.Count;
    }

    /// <summary>Every reference, in the order of the numbers.</summary>
    internal IReadOnlyList<Reference> All => cited;

    /// <summary>The list that the links lead to.</summary>
    internal XElement List() => Tag("ol", Class("evidence"), cited.Select(Entry));

    XElement Link(Reference reference)
    {
        var number = Number(reference).ToString(CultureInfo.InvariantCulture);
        return Tag("a", With("href", $"#e{number}"), With("title", Title(reference)), number);
    }

    XElement Entry(Reference reference)
    {
        var id = $"e{Number(reference).ToString(CultureInfo.InvariantCulture)}";
        return Tag(
            "li", With("id", id), From(id),
            Citation(reference),
            reference == Reference.Restricted
            ? $" {words["Evidence of a class above this audience; it is in the restricted folder."]}"
            : null,
            reference.Standard is { } standard ? $" {standard}." : null,
            reference.KnownOn is { } known ? $" {words.Say("Known on {0}.", words.Day(known))}" : null,
            reference.Quote is { } quote ? Tag("blockquote", With("dir", "auto"), Tag("mark", quote.ToString())) : null,
            reference.Sources.Select(source => Tag("div", Class("source"), With("dir", "auto"), Describe(source))));
    }

    XElement Citation(Reference reference)
    {
        var code = Tag("code", With("dir", "ltr"), reference.Citation.ToString());
        if (reference.Passage is not { } passage || addressOf is null) return code;
        return Tag("a", With("href", addressOf(new(passage.Report.Raw, passage.Start, passage.End))), code);
    }

    string Title(Reference reference)
    {
        var sources = reference.Sources.Select(Describe).ToList();
        var quote = reference.Quote is { } words ? $" “{words}”" : "";
        return $"{reference.Citation}{(reference.Standard is { } standard ? $" — {standard}" : "")}{(sources.Count > 0 ? $" — {string.Join("; ", sources)}" : "")}{quote}";
    }

    string Describe(SourceRow source)
    {
        var published = source.Published is { } day ? words.Day(day) : words["undated"];
        var reliability = source.Reliability is { } grade ? words.Say("reliability {0}", grade) : null;
        var parts = new[] { source.Publisher?.ToString(), published, reliability }.OfType<string>();
        return $"{(source.Id is { } id ? $"{id}: " : "")}{(source.Title is { } title ? $"{title}. " : "")}{string.Join(", ", parts)}.{(source.Url is { } url ? $" {url}" : "")}";
    }
}
