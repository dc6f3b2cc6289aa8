using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Language;

/// <summary>
/// Words for people and homes in French, Spanish and Portuguese, read whole or with letters that an encoding broke.
/// </summary>
/// <remarks>
/// A letter lost on the way stands as U+FFFD, one or two of them as the text was cut from one byte or from two. A word
/// is found again when one word alone fits what is left of it.
/// </remarks>
static class RomanceWords
{
    /// <summary>What stands for a letter that was lost.</summary>
    internal const char Lost = '\uFFFD';

    /// <summary>No word of these languages that counts is longer, in letters.</summary>
    internal const int LongestWord = 40;

    const int FewestLettersLeft = 2;

    static readonly FrozenDictionary<string, string> Nouns = Table("""
        people: persona personas personne personnes pessoa pessoas gente habitante habitantes habitant habitants morador moradores poblador pobladores
            residente residentes desplazado desplazados desplazada desplazadas deplace deplaces deplacee deplacees deslocado deslocados deslocada deslocadas
            pdi pdis desalojado desalojados desalojada desalojadas desabrigado desabrigados damnificado damnificados damnificada damnificadas sinistre sinistres
            evacuado evacuados evacuada evacuadas evacue evacues evacuee refugiado refugiados refugiada refugiadas refugie refugies retornado retornados
            retourne retournes rapatrie rapatries migrante migrantes indigena indigenas campesino campesinos agricultores pescadores mineros trabajadores
            trabalhadores travailleurs estudiantes estudantes eleves civiles civils civis enfant enfants nino ninos nina ninas crianca criancas mujer mujeres
            femme femmes mulher mulheres hombre hombres homme hommes homem homens menores ancianos idosos adultos adultes individu individus individuos
            ciudadanos citoyens cidadaos victimas victimes vitimas afectados flagelados atingidos sinistrados albergados muertos fallecidos mortos morts
            heridos feridos blesses desaparecidos disparus
        family: familia familias famille familles hogar hogares menage menages lar lares
        house: casa casas vivienda viviendas maison maisons moradia moradias residencia residencias habitacoes logement logements domicilios
        """);

    static readonly FrozenSet<string> Qualifiers = Units.Words("""
        nuevas nuevos nouvelles nouveaux novas novos otras otros autres outras outros pobres mas plus mais vulnerables
        """);

    /// <summary>
    /// Words that are no nouns, but that a lost letter must not hide: hedges, number words, what befell people.
    /// </summary>
    static readonly FrozenSet<string> Others = Units.Words("""
        mas pres millon millones milhoes dieciseis evacue evacuees deplaces deplacees dano danos detruit detruite detruites detruits inonde inondes inondees
        """);

    static readonly FrozenDictionary<int, string[]> ByLength =
        Nouns.Keys.Concat(Others).Distinct(StringComparer.Ordinal).GroupBy(static word => word.Length)
        .ToFrozenDictionary(static group => group.Key, static group => group.Order(StringComparer.Ordinal).ToArray());

    /// <summary>
    /// The unit that the noun at <paramref name="at"/> counts, with the index after it. Null when no such noun stands
    /// there.
    /// </summary>
    internal static (string Unit, int Start, int Next)? NounAt(ReadOnlySpan<Token> tokens, int at)
    {
        if (at + 1 < tokens.Length && tokens[at].IsWord && Qualifiers.Contains(Plain(tokens[at].Lower))) at++;
        if (at >= tokens.Length || !tokens[at].IsWord) return null;
        return Nouns.TryGetValue(Plain(tokens[at].Lower), out var unit) ? (unit, at, at + 1) : null;
    }

    /// <summary>The word without accents, and with lost letters put back where one known word fits.</summary>
    /// <param name="lower">The word in lower case.</param>
    internal static string Plain(string lower)
    {
        if (Ascii.IsValid(lower)) return lower;
        var plain = Unaccented(lower);
        return plain.Contains(Lost, StringComparison.Ordinal) ? Found(plain) ?? plain : plain;
    }

    static string Unaccented(string lower)
    {
        var plain = new StringBuilder(lower.Length);
        // By our own table: where a program runs without culture data, the platform takes no letter apart.
        foreach (var accented in lower)
        {
            var letter = PlaceKey.Plain(accented);
            if (letter == Lost && plain.Length > 0 && plain[^1] == Lost) continue;
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(letter);
        }

        return plain.ToString();
    }

    static string? Found(string broken)
    {
        if (broken.Length - broken.AsSpan().Count(Lost) < FewestLettersLeft
            || !ByLength.TryGetValue(broken.Length, out var words))
        {
            return null;
        }
        string? found = null;
        foreach (var word in words)
        {
            if (!Fits(broken, word)) continue;
            if (found is not null) return null;
            found = word;
        }

        return found;
    }

    static bool Fits(string broken, string word)
    {
        for (var index = 0; index < word.Length; index++)
        {
            if (broken[index] != word[index] && broken[index] != Lost) return false;
        }

        return true;
    }

    static FrozenDictionary<string, string> Table(string text)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        var unit = "";
        foreach (var word in text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.EndsWith(':')) unit = word[..^1];
            else table[word] = unit;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
