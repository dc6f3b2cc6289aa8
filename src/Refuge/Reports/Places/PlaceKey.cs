using System.Globalization;
using System.Text;

namespace Refuge.Reports.Places;

/// <summary>
/// Folds the spellings of a name into one key: Qayyarah, Qayara, Al-Qayyara and al-Qayyārah become the same.
/// </summary>
/// <remarks>
/// Arabic names reach English by many roads: doubled letters kept or dropped, the article kept or dropped, vowels a, e,
/// o and u at will, a final h or none. The key keeps consonants and the rough colour of vowels; <see cref="Skeleton"/>
/// keeps consonants only and so meets names written in Arabic script, where short vowels are not written.
/// </remarks>
static class PlaceKey
{
    const int LongestName = 60;

    /// <summary>Written as a letter of its own or left out: Vavaʻu, Vavau.</summary>
    const char OkinaOfPolynesia = 'ʻ';

    /// <summary>No key is longer, in letters.</summary>
    internal const int LongestKey = LongestName;

    /// <summary>The key of a name in Latin script; Arabic letters are folded among themselves.</summary>
    public static string Of(string name)
    {
        Span<char> key = stackalloc char[LongestKey];
        return key[..Of(name, key)].ToString();
    }

    /// <summary>Writes the key of <paramref name="name"/> into <paramref name="key"/>.</summary>
    /// <returns>Its length, <see cref="LongestKey"/> at most.</returns>
    internal static int Of(ReadOnlySpan<char> name, Span<char> key)
    {
        Span<char> letters = stackalloc char[LongestName];
        var length = Fold(name[..Math.Min(name.Length, LongestName)], letters);
        return Collapse(letters[..length], key);
    }

    /// <summary>
    /// The name in lower case, its letters without marks, its words parted by one space. The article stays.
    /// </summary>
    internal static string Plain(string name)
    {
        Span<char> letters = stackalloc char[LongestName];
        return letters[..Fold(name.AsSpan(0, Math.Min(name.Length, LongestName)), letters)].ToString();
    }

    /// <summary>The consonants of a name in Latin or Arabic script, in one alphabet.</summary>
    public static string Skeleton(string name)
    {
        var builder = new StringBuilder();
        foreach (var letter in Of(name))
        {
            var consonant = letter is >= '\u0600' ? Roman(letter) : letter;
            if (consonant is 'a' or 'e' or 'i' or 'o' or 'u' or '\0') continue;
            if (builder.Length == 0 || builder[^1] != consonant) builder.Append(consonant);
        }

        return builder.ToString();
    }

    /// <summary>Whether a name is written in Arabic script.</summary>
    public static bool IsArabic(string name) => IsArabic(name.AsSpan());

    /// <summary>Whether a part of a text is written in Arabic script.</summary>
    internal static bool IsArabic(ReadOnlySpan<char> name) => name.ContainsAnyInRange('\u0600', '\u06ff');

    /// <summary>Lower case, marks stripped, the article dropped, words parted by one space.</summary>
    static int Fold(ReadOnlySpan<char> name, Span<char> letters)
    {
        var length = 0;
        foreach (var letter in name)
        {
            if (length >= letters.Length) break;
            // Most letters of most names: there is no mark on them to be looked for.
            if (char.IsAsciiLetterOrDigit(letter)) letters[length++] = char.ToLowerInvariant(letter);
            else if (letter is OkinaOfPolynesia) continue;
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            else if (char.IsLetterOrDigit(letter)) letters[length++] = char.ToLowerInvariant(Plain(letter));
            else if (letter is '\'' or '’' or '‘' or 'ʿ' or 'ʾ' or '`' or '.' or 'ـ') continue;
            else if (length > 0 && letters[length - 1] != ' ') letters[length++] = ' ';
        }

        while (length > 0 && letters[length - 1] == ' ') length--;
        return length;
    }

    internal static char Plain(char letter) => letter switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        'ئ' => 'ي',
        'ک' or 'گ' => 'ك',
        'ی' => 'ي',
        _ => LatinLetters.WithoutMark(letter),
    };

    static int Collapse(ReadOnlySpan<char> folded, Span<char> key)
    {
        var length = 0;
        for (var start = 0; start <= folded.Length;)
        {
            var space = folded[start..].IndexOf(' ');
            var word = space < 0 ? folded[start..] : folded.Slice(start, space);
            start += word.Length + 1;
            if (word is "al" or "el" or "ad" or "ar" or "as" or "an" or "at" or "az" or "ash" or "ul" or "the"
                && folded.Length > word.Length)
            {
                continue;
            }
            if (word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal)) word = word[2..];
            if (length > 0) key[length++] = ' ';
            length += Append(key[length..], word is "saint" ? "st" : word);
        }

        if (length > 0) return length;
        folded.CopyTo(key);
        return folded.Length;
    }

    static int Append(Span<char> key, ReadOnlySpan<char> word)
    {
        var length = 0;
        for (var index = 0; index < word.Length; index++)
        {
            var (letter, next) = (word[index], index + 1 < word.Length ? word[index + 1] : '\0');
            // Most letters are no vowels, and are not asked further.
            if (letter is 'a' or 'e' or 'i' or 'o' && IsOneVowel(letter, next))
            {
                letter = letter == 'o' ? 'u' : letter == 'a' && next == 'a' ? 'a' : 'i';
                index++;
            }

            letter = letter switch
            {
                'e' => 'i',
                'o' => 'u',
                'y' when index > 0 => 'i',
                'q' => 'k',
                'w' when index > 0 && index == word.Length - 1 => 'u',
                _ => letter,
            };
            if (letter == 'c' && next == 'k') continue;
            if (length > 0 && key[length - 1] == letter) continue;
            key[length++] = letter;
        }

        // A final h after a vowel, and the final vowel itself, come and go: Qayyara, Qayyarah, Qayyareh.
        if (length > 4 && key[length - 1] == 'h' && key[length - 2] is 'a' or 'i') length--;
        if (length > 4 && key[length - 1] == 'i' && word[^1] is 'e' or 'h') key[length - 1] = 'a';
        return length;
    }

    /// <summary>Whether two letters stand for one long vowel: Mosul and Mousul, Deir and Dayr.</summary>
    static bool IsOneVowel(char letter, char next) => (letter, next) is
        ('o', 'u' or 'o') or ('e', 'e' or 'i' or 'y') or ('a', 'a' or 'i' or 'y') or ('i', 'y' or 'i');

    static char Roman(char letter) => letter switch
    {
        'ب' => 'b',
        'ت' or 'ط' => 't',
        'ث' => 't',
        'ج' => 'j',
        'ح' or 'ه' => 'h',
        'خ' => 'k',
        'د' or 'ض' => 'd',
        'ذ' or 'ز' or 'ظ' => 'z',
        'ر' => 'r',
        'س' or 'ص' => 's',
        'ش' => 's',
        'غ' => 'g',
        'ف' => 'f',
        'ق' or 'ك' => 'k',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        'پ' => 'p',
        'چ' => 'c',
        'ڤ' => 'v',
        _ => '\0',
    };
}
