using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Numbers;

/// <summary>Orders of magnitude: <c>dozens</c>, <c>hundreds of thousands</c>, <c>several thousand</c>.</summary>
static class Magnitudes
{
    internal static readonly FrozenDictionary<string, double> Plurals = WordTable.Numbers("""
        dozens=12 scores=20 tens=10 hundreds=1e2 thousands=1e3 millions=1e6 billions=1e9 trillions=1e12
        """);

    /// <summary>A plural tells of two at the least (folder contract, <c>read --json</c>).</summary>
    const double AtLeast = 2;

    /// <summary>"thousands": two thousand at the least and no closer; "hundreds of thousands" multiplies.</summary>
    internal static NumberReader.Number At(ReadOnlySpan<Token> tokens, int at)
    {
        var (low, next) = (AtLeast * Plurals[tokens[at].Lower], at + 1);
        while (next + 1 < tokens.Length && tokens[next].Is("of")
            && (
                Plurals.TryGetValue(tokens[next + 1].Lower, out var factor)
                || NumberScales.Words.TryGetValue(tokens[next + 1].Lower, out factor)))
        {
            low *= factor;
            next += 2;
        }

        return new(next, null, low, null, true);
    }

    /// <summary>"several thousand", "a few hundred", "several": a span of small multiples.</summary>
    internal static NumberReader.Number? Several(ReadOnlySpan<Token> tokens, int at, double low, double high)
    {
        if (at + 1 < tokens.Length && NumberScales.Words.TryGetValue(tokens[at + 1].Lower, out var scale))
        {
            return new(at + 2, null, low * scale, high * scale, true);
        }
        return new(at + 1, null, 2, null, true);
    }
}
