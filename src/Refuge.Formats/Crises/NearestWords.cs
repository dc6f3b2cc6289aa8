using System.Buffers;

namespace Refuge.Formats.Crises;

/// <summary>What somebody may have meant: the words at the smallest edit distance.</summary>
static class NearestWords
{
    /// <summary>Words longer than this are compared by their beginning: no name is longer.</summary>
    const int MostCharacters = 60;

    /// <summary>The nearest of the words, or null when none is near.</summary>
    internal static string? Of(string word, IReadOnlyList<string> words)
    {
        var (nearest, least) = ((string?)null, Reach(word) + 1);
        foreach (var candidate in words)
        {
            var distance = Distance(word, candidate);
            if (distance >= least) continue;
            (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>How many letters may be wrong in a word for it still to be recognised: a third, at least one.</summary>
    internal static int Reach(string word) => Math.Max(1, Math.Min(word.Length, MostCharacters) / 3);

    /// <summary>
    /// Edits that turn one word into the other: letters put in, taken out, changed or swapped with a neighbour.
    /// </summary>
    /// <remarks>Optimal string alignment (Damerau 1964; Levenshtein 1966), letter case ignored.</remarks>
    internal static int Distance(string left, string right)
    {
        var (a, b) = (Prepared(left), Prepared(right));
        if (Math.Abs(a.Length - b.Length) > MostCharacters) return Math.Max(a.Length, b.Length);

        var rented = ArrayPool<int>.Shared.Rent((b.Length + 1) * 3);
        try
        {
            var width = b.Length + 1;
            var before = rented.AsSpan(0, width);
            var above = rented.AsSpan(width, width);
            var row = rented.AsSpan(2 * width, width);
            for (var column = 0; column <= b.Length; column++) above[column] = column;
            for (var line = 1; line <= a.Length; line++)
            {
                row[0] = line;
                for (var column = 1; column <= b.Length; column++)
                {
                    var changed = above[column - 1] + (a[line - 1] == b[column - 1] ? 0 : 1);
                    row[column] = Math.Min(changed, Math.Min(above[column], row[column - 1]) + 1);
                    if (line > 1 && column > 1 && a[line - 1] == b[column - 2] && a[line - 2] == b[column - 1])
                    {
                        row[column] = Math.Min(row[column], before[column - 2] + 1);
                    }
                }

                var oldest = before;
                before = above;
                above = row;
                row = oldest;
            }

            return above[b.Length];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    static string Prepared(string word) =>
        (word.Length > MostCharacters ? word[..MostCharacters] : word).ToLowerInvariant();
}
