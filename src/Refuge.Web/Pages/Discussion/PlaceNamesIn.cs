using System.Globalization;
using Refuge.Reports.Places;

namespace Refuge.Web.Pages.Discussion;

/// <summary>Which of some places a text names, however it spells them.</summary>
/// <remarks>
/// A name is found as it stands, without its marks and with letters that people write for one another (أ for ا, ة for
/// ه), and under the key by which reports are read, which takes Qayyarah, Qayara and al-Qayyara for one. Words that
/// happen to have the key of a short name are not taken for it.
/// </remarks>
static class PlaceNamesIn
{
    /// <summary>A shorter name, or a shorter key, is a part of many words. A judgement.</summary>
    const int ShortestName = 3, ShortestKey = 5;

    /// <summary>The names that stand in a text, each as the crisis spells it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names that are looked for.</param>
    internal static IReadOnlyList<string> Of(string text, IEnumerable<string> names)
    {
        var wanted = names.Where(static name => name.Length >= ShortestName).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0) return [];
        var plain = Plain(text);
        var keys = KeysOf(plain, wanted.Max(static name => Words(name).Length) + 1);
        return
        [
            .. wanted.Where(name => plain.Contains(Plain(name), StringComparison.Ordinal)
                || (PlaceKey.Of(name) is { Length: >= ShortestKey } key && keys.Contains(key))),
        ];
    }

    /// <summary>The keys of all stretches of a text of so many words at most, articles counted.</summary>
    static HashSet<string> KeysOf(string text, int mostWords)
    {
        var words = Words(text);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var first = 0; first < words.Length; first++)
        {
            for (var count = 1; count <= mostWords && first + count <= words.Length; count++)
            {
                keys.Add(PlaceKey.Of(string.Join(' ', words[first..(first + count)])));
            }
        }

        return keys;
    }

    static string[] Words(string text) => text.Split(
        [' ', '-', '\n', '.', ',', '،', ';', '؛', ':', '!', '?', '؟', '(', ')', '"', '“', '”', '«', '»', '/'],
        StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A text in lower case, its letters without marks; every other sign stays.</summary>
    static string Plain(string text) => string.Concat(text.Where(static letter =>
            letter != Stretch && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark
                or UnicodeCategory.Format))
        .Select(static letter => char.ToLowerInvariant(PlaceKey.Plain(letter))));

    /// <summary>The line by which Arabic words are drawn out.</summary>
    const char Stretch = 'ـ';
}
