using System.Globalization;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Times;

/// <summary>
/// Centuries and decades by name: "the 20th century", "the nineteenth century", "the nineties", "the late 1980s".
/// </summary>
/// <remarks>TIMEX3: a century is the two digits its years begin with, a decade the three.</remarks>
static class Centuries
{
    /// <summary>An ordinal in digits or words before "century".</summary>
    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at)
    {
        if (!tokens[at].IsNumber && !tokens[at].IsWord) return null;
        if (tokens[at].IsWord && Decade(tokens, at) is { } decade) return decade;
        var next = tokens[at].IsWord ? at + 1 : at + 2;
        if (next < tokens.Length && tokens[next].Is("-")) next++;
        if (next >= tokens.Length || !tokens[next].Is("century")) return null;
        var ordinal = tokens[at].IsWord ? Calendar.Ordinal(tokens[at].Lower)
            : tokens[at + 1].Lower is "th" or "st" or "nd" or "rd"
                && NumberReader.Parse(tokens[at].Lower) is >= 1 and <= 30 and var digits ? (int)digits : null;
        return ordinal is { } count
            ? new(next + 1, TimeType.Date, (count - 1).ToString("00", CultureInfo.InvariantCulture))
            : null;
    }

    static TimeReader.Found? Decade(ReadOnlySpan<Token> tokens, int at)
    {
        if (at == 0 || tokens[at - 1].Lower is not ("the" or "early" or "late" or "mid" or "-")) return null;
        return tokens[at].Lower switch
        {
            "twenties" => new(at + 1, TimeType.Date, "192"),
            "thirties" => new(at + 1, TimeType.Date, "193"),
            "forties" => new(at + 1, TimeType.Date, "194"),
            "fifties" => new(at + 1, TimeType.Date, "195"),
            "sixties" => new(at + 1, TimeType.Date, "196"),
            "seventies" => new(at + 1, TimeType.Date, "197"),
            "eighties" => new(at + 1, TimeType.Date, "198"),
            "nineties" => new(at + 1, TimeType.Date, "199"),
            _ => null,
        };
    }
}
