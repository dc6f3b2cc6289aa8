using System.Collections.Frozen;

namespace Refuge.Reports.Places;

/// <summary>
/// Countries whose places are written in one way in Latin letters: by a language written so, or by an official
/// romanisation (pinyin, Hepburn). A name that only sounds like one of them is another name.
/// </summary>
/// <remarks>
/// In countries of other scripts a name comes into Latin letters by many roads, and sound is all that a reader has:
/// Qayyarah, Qayara. Codes are those of ISO 3166-1 (alpha-2); languages and their scripts as in the Unicode Common
/// Locale Data Repository (territory information).
/// </remarks>
static class FixedSpellings
{
    static readonly FrozenSet<string> Codes =
        ("AR BO BR BZ CL CO CR CU DO EC GT GY HN HT JM MX NI PA PE PR PY SR SV TT US UY VE CA BS BB "
            + "AT BE CH CZ DE DK EE ES FI FR GB HR HU IE IS IT LT LU LV NL NO PL PT RO SE SI SK AL TR "
            + "AU NZ FJ PG SB TO VU WS KI TV NR PW FM MH PH ID MY TL VN SG BN "
            + "CN TW JP KR").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether places of a country are written in one way.</summary>
    internal static bool Has(string? country) => country is not null && Codes.Contains(country);

    /// <summary>Whether a place is written as the words are, but for marks, spaces and one letter.</summary>
    internal static bool AreOf(NamedPlace place, string words)
    {
        var plain = Bare(words);
        return IsNear(Bare(place.Name), plain) || place.Aliases.Any(alias => IsNear(Bare(alias), plain));
    }

    static string Bare(string name) => PlaceKey.Plain(name).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Whether one holds the other, or they are one letter apart.</summary>
    static bool IsNear(string one, string other)
    {
        if (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal)) return true;
        if (one.Length > other.Length) (one, other) = (other, one);
        if (other.Length - one.Length > 1) return false;
        var at = 0;
        while (at < one.Length && one[at] == other[at]) at++;
        return other.Length > one.Length
            ? one.AsSpan(at).SequenceEqual(other.AsSpan(at + 1))
            : one.AsSpan(at + 1).SequenceEqual(other.AsSpan(at + 1));
    }
}
