using System.Collections.Frozen;
using System.Xml.Linq;
using Refuge.Publishing;
using Refuge.Situations;

namespace Refuge.Web.Pages;

/// <summary>
/// The words of the pages in one language. The English sentence is the key; braces hold places for figures and names.
/// </summary>
/// <remarks>
/// Translations stand in resource files in XLIFF 2.1 (OASIS 2018), one for each language. There each has a state:
/// <c>translated</c>, or <c>reviewed</c> once a reader who grew up with the language has looked at it. Words of the
/// bulletin are taken from its own wording.
/// </remarks>
sealed class PageWords
{
    static readonly XNamespace Xliff = "urn:oasis:names:tc:xliff:document:2.0";

    readonly Wording wording;
    readonly FrozenDictionary<string, string> translations;

    PageWords(Wording wording, FrozenDictionary<string, string> translations, bool isReviewed) =>
        (this.wording, this.translations, IsReviewed) = (wording, translations, isReviewed);

    /// <summary>English.</summary>
    internal static PageWords English { get; } =
        new(Wording.English, FrozenDictionary<string, string>.Empty, isReviewed: true);

    /// <summary>Arabic.</summary>
    internal static PageWords Arabic { get; } = Read(Wording.Arabic);

    /// <summary>The languages, each by its own name.</summary>
    internal static IReadOnlyList<(string Language, string Name)> Languages { get; } =
        [("en", "English"), ("ar", "العربية")];

    /// <summary>The words of a language; English where there are none.</summary>
    internal static PageWords Of(string? language) => language == Arabic.Language ? Arabic : English;

    /// <summary>The language as an IETF tag.</summary>
    internal string Language => wording.Language;

    /// <summary>Whether the script runs from right to left.</summary>
    internal bool IsRightToLeft => wording.IsRightToLeft;

    /// <summary>Whether readers of the language have looked at every sentence.</summary>
    internal bool IsReviewed { get; }

    /// <summary>The English sentences that have a translation.</summary>
    internal IEnumerable<string> Known => translations.Keys;

    /// <summary>The words for an English phrase; the phrase itself where no words are known.</summary>
    internal string this[string english] =>
        translations.TryGetValue(english, out var words) ? words : wording[english];

    /// <summary>The words for an English phrase, with figures and names put in; <c>{0:days}</c> takes the noun
    /// too.</summary>
    internal string Say(string english, params object?[] values) =>
        string.Format(IsRightToLeft ? CountedNouns.Arabic : CountedNouns.English, this[english], values);

    /// <summary>A day as people write it.</summary>
    internal string Day(DateOnly day) => wording.Day(day);

    /// <summary>A chance in words: <c>about 1 in 3</c>.</summary>
    internal string Chance(double chance) => wording.Chance(chance);

    /// <summary>A number in the sense in which it is bounded, in all its digits.</summary>
    internal string Number(Stated number) => wording.Bounded(Figures.Exact(number.Value), number.Bound);

    /// <summary>A number with its unit, which agrees with it: <c>1 well</c>.</summary>
    internal string Counted(Stated number, string unit)
    {
        var noun = unit.Replace('_', ' ');
        return CountedNouns.Holds(noun)
            ? (IsRightToLeft ? CountedNouns.Arabic : CountedNouns.English).Of(Number(number), noun)
            : $"{Number(number)} {Term(unit)}";
    }

    /// <summary>A word of the folder contract, spelled for people.</summary>
    internal string Term(string code) => this[code.Replace('_', ' ').Replace('-', ' ')];

    /// <summary>A text of somebody else within a sentence, kept from turning the words around it.</summary>
    internal string Quoted(string text) => IsRightToLeft ? $"\u2068{text}\u2069" : text;

    /// <summary>The name of a place, in the script of the language where the crisis has one.</summary>
    internal string NameOf(Place place) => Quoted(IsRightToLeft ? place.NameAr ?? place.Name : place.Name);

    static PageWords Read(Wording wording)
    {
        var name = $"Refuge.Web.Words.{wording.Language}.xlf";
        using var stream = typeof(PageWords).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its words: {name}.");
        var segments = XDocument.Load(stream).Descendants(Xliff + "segment").ToList();
        return new(
            wording,
            segments.ToFrozenDictionary(
                segment => segment.Element(Xliff + "source")!.Value,
                segment => segment.Element(Xliff + "target")!.Value, StringComparer.Ordinal),
            segments.TrueForAll(segment => (string?)segment.Attribute("state") is "reviewed" or "final"));
    }
}
