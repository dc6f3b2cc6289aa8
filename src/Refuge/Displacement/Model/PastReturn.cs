using System.Globalization;
using Refuge.Displacement.Random;
using Refuge.Displacement.Scoring;

namespace Refuge.Displacement.Model;

/// <summary>How many of those who had fled in a past operation had gone home some days after it was over.</summary>
/// <remarks>
/// <c>operation-returns.csv</c> holds 33 such counts of 20 operations of 2004 to 2023; <c>operation-sources.csv</c>
/// beside it names what is behind each. Denominators differ: registered families, totals of the United Nations, mayors.
/// </remarks>
/// <param name="Operation">The identity of the operation.</param>
/// <param name="End">The day on which it was over.</param>
/// <param name="Days">Days after that day, above zero.</param>
/// <param name="Share">The share that had returned, 0 to 1.</param>
sealed record PastReturn(string Operation, DateOnly End, int Days, double Share)
{
    /// <summary>Every count, in the order of the file.</summary>
    internal static IReadOnlyList<PastReturn> All => Shipped.Value;

    static readonly Lazy<List<PastReturn>> Shipped = new(Read);

    /// <summary>
    /// How well priors of the delay and of the share foretell past returns: the mean over operations of the mean CRPS
    /// of the share, and the part of the counts that 80 % bands hold.
    /// </summary>
    /// <param name="delayDays">Days from the end to the first returns.</param>
    /// <param name="share">The share that returns within <paramref name="window"/> days once returns have
    /// begun.</param>
    /// <param name="window">Days, above zero.</param>
    /// <param name="counts">The counts foretold; at least one.</param>
    internal static (double Crps, double Held) Score(
        Prior delayDays, Prior share, int window, IReadOnlyList<PastReturn> counts)
    {
        var scored = counts.Select(
            count => (count.Operation, Spread: Foretell(delayDays, share, window, count.Days), count.Share))
            .ToList();
        return (
            scored.GroupBy(static one => one.Operation).Average(static same => same.Average(static one =>
                Crps.OfQuantiles([.. Quantiles.Printed], one.Spread, one.Share))),
            scored.Average(static one => one.Spread[2] <= one.Share && one.Share <= one.Spread[6] ? 1.0 : 0));
    }

    /// <summary>The quantiles at <see cref="Quantiles.Printed"/> of the share that has returned.</summary>
    static double[] Foretell(Prior delayDays, Prior share, int window, int days)
    {
        var values = new List<(double, double)>();
        foreach (var late in Levels)
        {
            var since = Math.Max(0, days - delayDays.At(late));
            foreach (var many in Levels)
            {
                values.Add((1 - Elementary.Exp(since / window * Elementary.Log(1 - share.At(many))), 1));
            }
        }

        return [.. Quantiles.Printed.Select(level => Trends.WeightedMedian.Quantile(values, level))];
    }

    static List<PastReturn> Read()
    {
        using var stream = typeof(PastReturn).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without {Resource}.");
        using var reader = new StreamReader(stream);
        var rows = new List<PastReturn>();
        for (var line = reader.ReadLine(); (line = reader.ReadLine()) is not null;)
        {
            var cells = line.Split(',');
            rows.Add(new(
                cells[0], DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                int.Parse(cells[2], CultureInfo.InvariantCulture),
                double.Parse(cells[3], CultureInfo.InvariantCulture)));
        }

        return rows;
    }

    static readonly double[] Levels = [.. Enumerable.Range(0, 40).Select(static level => (level + 0.5) / 40)];

    const string Resource = "operation-returns.csv";
}
