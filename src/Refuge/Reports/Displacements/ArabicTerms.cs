using Refuge.Reports.Places;

namespace Refuge.Reports.Displacements;

/// <summary>The words that tell a term of displacement in Arabic, found by their stems.</summary>
static class ArabicTerms
{
    /// <summary>Stems without marks, each with its term and how many words further away it counts.</summary>
    static readonly (string Stem, string Term, int Slack)[] Stems =
    [
        ("نزح", DisplacementTerms.Displaced, 0), ("نازح", DisplacementTerms.Displaced, 0),
        ("نزوح", DisplacementTerms.Displaced, 0), ("تشرد", DisplacementTerms.Homeless, 0),
        ("مشرد", DisplacementTerms.Homeless, 0), ("تهجير", DisplacementTerms.Displaced, 0),
        ("هجر", DisplacementTerms.Displaced, 0), ("مهجر", DisplacementTerms.Displaced, 0),
        ("هرب", DisplacementTerms.ForcedToFlee, 0), ("فرار", DisplacementTerms.ForcedToFlee, 0),
        ("غادر", DisplacementTerms.ForcedToFlee, 2), ("مغادره", DisplacementTerms.ForcedToFlee, 2),
        ("عبر", DisplacementTerms.ForcedToFlee, 2), ("اجلت", DisplacementTerms.Evacuated, 0),
        ("اجلي", DisplacementTerms.Evacuated, 0), ("اجلاء", DisplacementTerms.Evacuated, 0),
        ("اخلاء", DisplacementTerms.Evacuated, 0), ("لجا", DisplacementTerms.Sheltered, 1),
        ("لاجي", DisplacementTerms.Displaced, 2), ("لاجء", DisplacementTerms.Displaced, 2),
        ("ايواء", DisplacementTerms.Sheltered, 1), ("مخيم", DisplacementTerms.Sheltered, 3),
        ("خيام", DisplacementTerms.Sheltered, 2), ("نقلت", DisplacementTerms.Relocated, 2),
        ("عاد", DisplacementTerms.Displaced, 3), ("وصل", DisplacementTerms.Displaced, 3),
    ];

    /// <summary>Whole words that are too short to be stems.</summary>
    static readonly string[] Fled = ["فر", "فرت", "فروا", "يفر", "يفرون"];

    /// <summary>The article and the words that are written onto the next.</summary>
    static readonly string[] Prefixes = ["وال", "بال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ي", "ت"];

    /// <summary>The term that a word tells. Null when it tells none or is not in Arabic script.</summary>
    internal static (string Term, int Slack)? Of(string word)
    {
        if (!PlaceKey.IsArabic(word)) return null;
        var plain = PlaceKey.Plain(word);
        if (Array.IndexOf(Fled, plain) >= 0) return (DisplacementTerms.ForcedToFlee, 0);
        if (Stem(plain) is { } whole) return whole;
        foreach (var prefix in Prefixes)
        {
            if (plain.Length > prefix.Length + 2 && plain.StartsWith(prefix, StringComparison.Ordinal)
                && Stem(plain[prefix.Length..]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    static (string Term, int Slack)? Stem(string word)
    {
        foreach (var (stem, term, slack) in Stems)
        {
            if (word.StartsWith(stem, StringComparison.Ordinal)) return (term, slack);
        }

        return null;
    }
}
