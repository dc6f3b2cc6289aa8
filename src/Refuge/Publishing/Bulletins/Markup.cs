using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Refuge.Publishing.Bulletins;

/// <summary>Writes elements of a page as calls: escaping is left to the platform's XML writer.</summary>
static class Markup
{
    /// <summary>An element with attributes, children and text.</summary>
    internal static XElement Tag(string name, params object?[] content) => new(name, content);

    /// <summary>An attribute.</summary>
    internal static XAttribute With(string name, string value) => new(name, value);

    /// <summary>A class.</summary>
    internal static XAttribute Class(string name) => new("class", name);

    /// <summary>
    /// Where the figures within come from: an entry of the evidence list, rows of a table, or the run.
    /// </summary>
    internal static XAttribute From(string where) => new("data-from", where);

    /// <summary>The numbers of the listed evidence that what an element says rests on.</summary>
    internal static XAttribute RestsOn(Page page, IReadOnlyList<Reference> evidence) => new(
        "data-rests-on",
        string.Join(
            ' ', evidence.Select(page.Notes.Number).Order()
        .Select(number => FormattableString.Invariant($"e{number}"))));

    /// <summary>The heads of a table; a <c>#</c> in front marks a column of numbers.</summary>
    internal static XElement Heads(Page page, params IEnumerable<string> heads) =>
        Tag("thead", Tag("tr", heads.Select(head => Head(page, head))));

    /// <summary>The head of one column.</summary>
    internal static XElement Head(Page page, string head) =>
        Tag("th", With("scope", "col"), head[0] == '#' ? Class("number") : null, page.Words[head.TrimStart('#')]);

    /// <summary>The page as text.</summary>
    internal static string Write(XElement page)
    {
        foreach (var element in page.DescendantsAndSelf()
            .Where(element => element.IsEmpty && !Void.Contains(element.Name.LocalName)))
        {
            // HTML knows no self-closing tags: an empty text makes the writer spell the end tag.
            element.Value = "";
        }

        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(
            text,
            new()
            {
                OmitXmlDeclaration = true,
                Indent = true,
                IndentChars = " ",
                NewLineChars = "\n",
                CheckCharacters = false,
            }))
        {
            page.WriteTo(writer);
        }

        return text.ToString();
    }

    /// <summary>Elements without an end tag (HTML Standard, void elements, as far as used here).</summary>
    static readonly HashSet<string> Void = ["meta", "br", "hr", "col"];
}
