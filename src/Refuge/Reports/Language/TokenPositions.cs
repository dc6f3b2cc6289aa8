namespace Refuge.Reports.Language;

/// <summary>Finds the tokens of a sentence by positions in its text. They stand in order and do not overlap.</summary>
static class TokenPositions
{
    /// <summary>The first token that begins at a position or behind it; −1 when none does.</summary>
    internal static int FirstFrom(this Token[] tokens, int position)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (tokens[middle].Start >= position) high = middle;
            else low = middle + 1;
        }

        return low < tokens.Length ? low : -1;
    }

    /// <summary>The last token that ends at a position or before it; −1 when none does.</summary>
    internal static int LastUntil(this Token[] tokens, int position)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (tokens[middle].End <= position) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
