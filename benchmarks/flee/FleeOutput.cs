using System.Globalization;

namespace Refuge.Flee.Benchmarks;

/// <summary>What an <c>out.csv</c> of Flee says of camps: simulated and counted people by day.</summary>
sealed record FleeOutput(string[] Camps, double[][] Simulated, double[][] Counted)
{
    internal static FleeOutput Read(string file)
    {
        var lines = File.ReadAllLines(file).Where(line => line.Length > 0).ToArray();
        var header = lines[0].Split(',');
        var camps = header.Where(column => column.EndsWith(" sim", StringComparison.Ordinal))
            .Select(column => column[..^4]).ToArray();
        double[][] Columns(string suffix) =>
        [
            .. lines.Skip(1).Select(line => line.Split(',')).Select(cells => camps
                .Select(camp => double.Parse(cells[Array.IndexOf(header, camp + suffix)], CultureInfo.InvariantCulture))
                    .ToArray()),
        ];

        return new(camps, Columns(" sim"), Columns(" data"));
    }

    /// <summary>
    /// The averaged relative difference: mean over days of Σ|simulated − counted| / max(1, Σ counted).
    /// </summary>
    internal double AveragedRelativeDifference() => Simulated.Zip(Counted, (simulated, counted) =>
        simulated.Zip(counted, (s, c) => Math.Abs(s - c)).Sum() / Math.Max(1, Math.Floor(counted.Sum()))).Average();
}
