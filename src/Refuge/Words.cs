using System.Text;

namespace Refuge;

/// <summary>
/// The words of the folder contract for the members of an enumeration: <c>BeingCleared</c> is <c>being_cleared</c>.
/// </summary>
static class Words
{
    /// <summary>The word for <paramref name="value"/>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Spelling<T>.Words[value];

    /// <summary>All words of an enumeration, in its order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Spelling<T>.InOrder;

    /// <summary>
    /// The member whose word is <paramref name="word"/>, in any letter case, with spaces or hyphens for underscores,
    /// and under any culture; null when there is none.
    /// </summary>
    public static T? Find<T>(string word)
        where T : struct, Enum =>
        Spelling<T>.Members.TryGetValue(word.Trim().Replace(' ', '_').Replace('-', '_'), out var member)
            ? member
            : null;

    static string Snake(string name)
    {
        var word = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0) word.Append('_');
            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    static class Spelling<T>
        where T : struct, Enum
    {
        internal static readonly Dictionary<T, string> Words =
            Enum.GetValues<T>().ToDictionary(value => value, value => Snake(value.ToString()));

        internal static readonly IReadOnlyList<string> InOrder = [.. Enum.GetValues<T>().Select(value => Words[value])];

        internal static readonly Dictionary<string, T> Members =
            Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
