using System.Globalization;

namespace Refuge.Files;

/// <summary>Identities that become the name of a file or a folder.</summary>
static class PlainName
{
    /// <summary>
    /// Longest name. With two bytes a letter it stays below the 255 bytes that disks allow, with room for what is added
    /// to it.
    /// </summary>
    internal const int LongestName = 100;

    /// <summary>
    /// What stands for a drive, a stream, a wildcard or a device on one system or another (Windows: Naming Files,
    /// Paths, and Namespaces).
    /// </summary>
    const string Refused = "/\\:*?\"<>|";

    /// <summary>Whether a text can only ever be one name within one folder, on any system.</summary>
    /// <remarks>
    /// Letters of any script, digits, marks and inner spaces. No separator, no control or direction mark, no dot or
    /// hyphen in front (hidden, the folder above, an option), no dot or space at the end.
    /// </remarks>
    internal static bool Fits(string text) =>
        text.Length is > 0 and <= LongestName
        && text[0] is not ('.' or '-' or '~' or ' ')
        && text[^1] is not ('.' or ' ')
        && text.EnumerateRunes().All(static rune => IsPlain(rune));

    static bool IsPlain(System.Text.Rune rune) => rune.Value switch
    {
        ' ' => true,
        < 128 => !char.IsControl((char)rune.Value) && !Refused.Contains((char)rune.Value, StringComparison.Ordinal),
        _ => System.Text.Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.SpaceSeparator) && rune.Value != 0xFFFD,
    };
}
