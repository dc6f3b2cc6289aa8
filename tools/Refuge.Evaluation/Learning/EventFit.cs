namespace Refuge.Evaluation.Learning;

/// <summary>
/// Least squares with a ridge in dual form: one weight for each text and label (Saunders, Gammerman and Vovk 1998),
/// round a prior told by the cues.
/// </summary>
static class EventFit
{
    /// <summary>[texts × labels] The weight of each text for each label.</summary>
    /// <param name="likeness">[4][all × all] How alike each two texts are in each group.</param>
    /// <param name="all">How many texts <paramref name="likeness"/> has.</param>
    /// <param name="texts">[texts] Which of them are learnt from.</param>
    /// <param name="targets">[texts × labels] What is left to learn: the truth less what was known before.</param>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="settings">How the groups are mixed, and the ridge.</param>
    internal static double[] Solve(
        double[][] likeness, int all, ReadOnlySpan<int> texts, double[] targets, int labels, EventSettings settings)
    {
        var count = texts.Length;
        var mixed = new double[count * count];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                mixed[(row * count) + column] = Mixed(likeness, (texts[row] * all) + texts[column], settings);
            }
            mixed[(row * count) + row] += settings.Ridge;
        }

        Factor(mixed, count);
        var solved = (double[])targets.Clone();
        Substitute(mixed, count, solved, labels);
        return solved;
    }

    /// <summary>How alike two texts are under <paramref name="settings"/>.</summary>
    internal static double Mixed(double[][] likeness, int cell, EventSettings settings) =>
        (settings.Words * likeness[0][cell]) + (settings.Grams * likeness[1][cell])
            + (settings.Cues * likeness[2][cell]) + (settings.Roles * likeness[3][cell]);

    /// <summary>Cholesky's factor in the lower half, in place.</summary>
    static void Factor(double[] matrix, int count)
    {
        for (var row = 0; row < count; row++)
        {
            var here = matrix.AsSpan(row * count, count);
            for (var column = 0; column <= row; column++)
            {
                var there = matrix.AsSpan(column * count, count);
                var sum = here[column];
                for (var index = 0; index < column; index++) sum -= here[index] * there[index];
                here[column] = column == row ? Math.Sqrt(sum) : sum / there[column];
            }
        }
    }

    static void Substitute(double[] factor, int count, double[] values, int labels)
    {
        for (var row = 0; row < count; row++)
        {
            var here = values.AsSpan(row * labels, labels);
            for (var index = 0; index < row; index++)
            {
                Subtract(here, values.AsSpan(index * labels, labels), factor[(row * count) + index]);
            }
            Divide(here, factor[(row * count) + row]);
        }

        for (var row = count - 1; row >= 0; row--)
        {
            var here = values.AsSpan(row * labels, labels);
            for (var index = row + 1; index < count; index++)
            {
                Subtract(here, values.AsSpan(index * labels, labels), factor[(index * count) + row]);
            }
            Divide(here, factor[(row * count) + row]);
        }
    }

    static void Subtract(Span<double> from, ReadOnlySpan<double> what, double times)
    {
        for (var label = 0; label < from.Length; label++) from[label] -= times * what[label];
    }

    static void Divide(Span<double> values, double by)
    {
        for (var label = 0; label < values.Length; label++) values[label] /= by;
    }
}
