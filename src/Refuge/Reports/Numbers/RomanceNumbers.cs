using System.Collections.Frozen;
using System.Globalization;
using Refuge.Reports.Language;

namespace Refuge.Reports.Numbers;

/// <summary>
/// Numbers of French, Spanish and Portuguese before a noun for people or homes: <c>diez familias</c>, <c>2 mil
/// viviendas</c>, <c>une centaine de maisons</c>.
/// </summary>
/// <remarks>
/// Only before such a noun: many of the words are words of other languages too (<c>once</c>, <c>cent</c>,
/// <c>miles</c>).
/// </remarks>
static class RomanceNumbers
{
    static readonly FrozenDictionary<string, double> Small = WordTable.Numbers("""
        un=1 una=1 une=1 um=1 uma=1 dos=2 deux=2 dois=2 duas=2 tres=3 trois=3 cuatro=4 quatre=4 quatro=4 cinco=5 cinq=5 seis=6 six=6 siete=7 sept=7 sete=7
        ocho=8 huit=8 oito=8 nueve=9 neuf=9 nove=9 diez=10 dix=10 dez=10 once=11 onze=11 doce=12 douze=12 doze=12 trece=13 treize=13 treze=13 catorce=14 quatorze=14
        catorze=14 quince=15 quinze=15 dieciseis=16 seize=16 dezesseis=16 diecisiete=17 dezessete=17 dieciocho=18 dezoito=18 diecinueve=19 dezenove=19
        veinte=20 vingt=20 vinte=20 veinticinco=25 treinta=30 trente=30 trinta=30 cuarenta=40 quarante=40 quarenta=40 cincuenta=50 cinquante=50 cinquenta=50
        sesenta=60 soixante=60 sessenta=60 setenta=70 septante=70 ochenta=80 octante=80 oitenta=80 noventa=90 nonante=90
        cien=100 ciento=100 cent=100 cents=100 cem=100 cento=100 doscientos=200 doscientas=200 duzentos=200 duzentas=200 trescientos=300 trescientas=300 trezentos=300
        trezentas=300 cuatrocientos=400 cuatrocientas=400 quatrocentos=400 quatrocentas=400 quinientos=500 quinientas=500 quinhentos=500 quinhentas=500
        seiscientos=600 seiscientas=600 seiscentos=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900
        """);

    static readonly FrozenDictionary<string, double> Scales = WordTable.Numbers("""
        mil=1e3 mille=1e3 million=1e6 millon=1e6 millones=1e6 millions=1e6 milhao=1e6 milhoes=1e6
        """);

    static readonly FrozenDictionary<string, double> Groups = WordTable.Numbers("""
        decena=10 dizaine=10 dezena=10 docena=12 douzaine=12 duzia=12 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60
        centenar=100 centena=100 centaine=100 millar=1e3 millier=1e3 milhar=1e3
        """);

    static readonly FrozenDictionary<string, double> Plurals = WordTable.Numbers("""
        decenas=10 dizaines=10 dezenas=10 docenas=12 cientos=100 centenares=100 centenas=100 centaines=100 miles=1e3 millares=1e3 milliers=1e3 milhares=1e3
        """);

    static readonly FrozenSet<string> First =
        new[] { Small, Scales, Plurals }.SelectMany(static table => table.Keys).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a number in words may begin with a word: each word is asked several times.</summary>
    /// <param name="lower">The word in lower case.</param>
    internal static bool MayBegin(string lower) => First.Contains(RomanceWords.Plain(lower));

    /// <summary>
    /// The number in words that begins at <paramref name="at"/>, when a noun for people or homes follows. Null when
    /// none does.
    /// </summary>
    internal static NumberReader.Number? At(ReadOnlySpan<Token> tokens, int at)
    {
        var word = RomanceWords.Plain(tokens[at].Lower);
        if (Plurals.TryGetValue(word, out var low))
        {
            return Counts(tokens, at + 1) is { } many ? new(many, null, low, null, true) : null;
        }
        if (at + 1 < tokens.Length && word is "un" or "una" or "une" or "um" or "uma"
            && Groups.TryGetValue(RomanceWords.Plain(tokens[at + 1].Lower), out var group))
        {
            return Counts(tokens, at + 2) is { } grouped ? new(grouped, group, group, group, true) : null;
        }

        return Spelled(tokens, at) is { } spelled && Counts(tokens, spelled.Next) is { } next
            ? new(next, spelled.Value, spelled.Value, spelled.Value, true)
            : null;
    }

    /// <summary>
    /// A number in digits with its scale, when a noun for people or homes follows: <c>2 mil viviendas</c>, <c>1,2
    /// millions de personnes</c>.
    /// </summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="next">The index after the digits.</param>
    /// <param name="value">The digits.</param>
    internal static (double Value, int Next)? Scaled(ReadOnlySpan<Token> tokens, int next, double value)
    {
        if (next >= tokens.Length || !tokens[next].IsWord
            || !Scales.TryGetValue(RomanceWords.Plain(tokens[next].Lower), out var scale))
        {
            return null;
        }
        return Counts(tokens, next + 1) is { } counted ? (value * scale, counted) : null;
    }

    /// <summary>
    /// "1,5 million de personnes": a comma is the decimal sign before a scale and a noun of these languages.
    /// </summary>
    internal static (double Value, int Next)? WithComma(ReadOnlySpan<Token> tokens, int at) =>
        double.TryParse(
            tokens[at].Lower.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value)
            ? Scaled(tokens, at + 1, value)
            : null;

    /// <summary>
    /// The index of the noun for people or homes that follows, behind "de". Null when another word follows.
    /// </summary>
    static int? Counts(ReadOnlySpan<Token> tokens, int at)
    {
        if (at < tokens.Length && tokens[at].Is("de")) at++;
        return RomanceWords.NounAt(tokens, at) is null ? null : at;
    }

    static (double Value, int Next)? Spelled(ReadOnlySpan<Token> tokens, int at)
    {
        double total = 0, group = 0;
        var next = at;
        for (; next < tokens.Length && tokens[next].IsWord; next++)
        {
            var word = RomanceWords.Plain(tokens[next].Lower);
            if (Small.TryGetValue(word, out var small))
            {
                group = word is "cents" || (small == 100 && group is > 1 and < 10)
                    ? Math.Max(group, 1) * 100
                    : group + small;
            }
            else if (Scales.TryGetValue(word, out var scale))
            {
                (total, group) = (total + (Math.Max(group, 1) * scale), 0);
            }
            else if (!(
                next > at && word is "y" or "e" or "et" && next + 1 < tokens.Length
                && Small.ContainsKey(RomanceWords.Plain(tokens[next + 1].Lower))))
            {
                break;
            }
        }

        return next == at ? null : (total + group, next);
    }
}
