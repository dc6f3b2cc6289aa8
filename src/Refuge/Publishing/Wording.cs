using System.Globalization;
using Refuge.Publishing.Bulletins;

namespace Refuge.Publishing;

/// <summary>
/// The words of a bulletin in one language. The English sentence is the key; braces hold places for figures and names.
/// </summary>
public sealed class Wording
{
    readonly IReadOnlyDictionary<string, string>? translations;
    readonly IReadOnlyList<string> months;

    Wording(
        string language, bool isRightToLeft, IReadOnlyDictionary<string, string>? translations,
        IReadOnlyList<string> months)
    {
        (Language, IsRightToLeft) = (language, isRightToLeft);
        (this.translations, this.months) = (translations, months);
    }

    /// <summary>English.</summary>
    public static Wording English { get; } =
        new("en", false, null, CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames);

    /// <summary>
    /// Arabic. Written without a reader who grew up with it: the bulletin says that the translation is not checked.
    /// </summary>
    public static Wording Arabic { get; } = new("ar", true, ArabicWords.Of, ArabicWords.Months);

    /// <summary>The language as an IETF tag.</summary>
    public string Language { get; }

    /// <summary>Whether the script runs from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>Whether a reader of the language has checked the words.</summary>
    public bool IsChecked => translations is null;

    /// <summary>The wording of a language, or null when there is none.</summary>
    public static Wording? Find(string language) =>
        new[] { English, Arabic }.FirstOrDefault(wording => wording.Language == language);

    /// <summary>The words for an English phrase; the phrase itself where no words are known.</summary>
    internal string this[string english] =>
        translations is null ? english : translations.GetValueOrDefault(english, english);

    /// <summary>The words for an English phrase, with figures and names put in.</summary>
    internal string Say(string english, params object?[] values) =>
        string.Format(translations is null ? CountedNouns.English : CountedNouns.Arabic, this[english], values);

    /// <summary>A number, as it is written, of things counted in a unit of the folder: <c>1 toilet</c>.</summary>
    internal string Counted(string number, Shown unit)
    {
        var noun = unit.ToString().Replace('_', ' ').Replace('-', ' ');
        return CountedNouns.Holds(noun)
            ? (translations is null ? CountedNouns.English : CountedNouns.Arabic).Of(number, noun)
            : $"{number} {this[noun]}";
    }

    /// <summary>A day as people write it: <c>28 Aug 2016</c>.</summary>
    internal string Day(DateOnly day) => FormattableString.Invariant($"{day.Day} {months[day.Month - 1]} {day.Year}");

    /// <summary>The day of the week.</summary>
    internal string Weekday(DateOnly day) => this[day.DayOfWeek.ToString()];

    /// <summary>A day within a year that is clear from what stands around it.</summary>
    internal string ShortDay(DateOnly day) => FormattableString.Invariant($"{day.Day} {months[day.Month - 1]}");

    /// <summary>
    /// A word of the folder contract, spelled for people: <c>unsafe_water</c> is <c>unsafe water</c>.
    /// </summary>
    internal string Term(string code) => this[code.Replace('_', ' ').Replace('-', ' ')];

    /// <inheritdoc cref="Term(string)"/>
    internal string Term(Shown code) => Term(code.ToString());

    /// <summary>
    /// The words for a sentence of Refuge that comes with what is shown, such as the first step of an alert.
    /// </summary>
    internal string Phrase(Shown sentence) => this[sentence.ToString()];

    /// <summary>A chance in words: <c>about 1 in 3</c>.</summary>
    internal string Chance(double chance) => Figures.Fraction(chance) switch
    {
        (0, var whole) => Say("less than 1 in {0}", whole),
        var (part, whole) when part == whole => Say("more than {0} in {1}", whole - 1, whole),
        var (part, whole) => Say("about {0} in {1}", part, whole),
    };

    /// <summary>A number with its sign: from right to left isolated, or the sign would stand behind it.</summary>
    internal string Signed(string number) => IsRightToLeft ? $"\u2066{number}\u2069" : number;

    /// <summary>A number in the sense in which it is bounded.</summary>
    internal string Bounded(double value, Bound bound) => Bounded(Figures.Print(value), bound);

    /// <summary>A number that is written already, in the sense in which it is bounded.</summary>
    internal string Bounded(string number, Bound bound) => Say(
        bound switch
        {
            Bound.AtLeast => "at least {0}",
            Bound.MoreThan => "more than {0}",
            Bound.AtMost => "at most {0}",
            Bound.About => "about {0}",
            _ => "{0}",
        },
        number);
}
