using System.Collections.Frozen;
using System.Globalization;

namespace Refuge.Reports.Language;

/// <summary>
/// Tables of words, written as text: <c>word=value</c>, parted by white space; <c>_</c> stands for a space within a
/// word.
/// </summary>
static class WordTable
{
    /// <summary>Words with numbers.</summary>
    internal static FrozenDictionary<string, double> Numbers(string text) =>
        Of(text, static value => double.Parse(value, CultureInfo.InvariantCulture));

    /// <summary>Words with values of an enumeration.</summary>
    internal static FrozenDictionary<string, T> Enums<T>(string text)
        where T : struct, Enum => Of(text, static value => Enum.Parse<T>(value));

    /// <summary>Words with words.</summary>
    internal static FrozenDictionary<string, string> Words(string text) => Of(text, static value => value);

    static FrozenDictionary<string, T> Of<T>(string text, Func<string, T> parse) => text
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(
            static pair =>
                (Word: pair[..pair.LastIndexOf('=')].Replace('_', ' '), Value: pair[(pair.LastIndexOf('=') + 1)..]))
        .ToFrozenDictionary(static pair => pair.Word, pair => parse(pair.Value), StringComparer.Ordinal);
}
