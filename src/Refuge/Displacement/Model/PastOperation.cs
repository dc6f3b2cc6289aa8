using System.Globalization;

namespace Refuge.Displacement.Model;

/// <summary>
/// An offensive, a siege or a sudden onset of the past: how many were there, and which share of them left.
/// </summary>
/// <remarks>
/// <para>
/// <c>operations.csv</c> holds every operation of 1995 to 2025 for which a dated count of the displaced and a number of
/// people present at the start were found, 31 in all; <c>operation-sources.csv</c> beside it names the publisher, page
/// and day behind each. Shares are cumulative; more than all who were counted as present is taken as all. A day is that
/// of a count near it, of a straight line between counts at most 31 days apart, or of the last count once the operation
/// was over.
/// </para>
/// <para>
/// Exits are called blocked where reports say that people were barred from leaving, also those written afterwards: for
/// reading only, the fit does not use them.
/// </para>
/// </remarks>
/// <param name="Id">Its identity, such as <c>SIRTE2011</c>.</param>
/// <param name="Place">The place.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">The day it was over or, where nobody says, of the last count used: from then on it may be learned
/// from.</param>
/// <param name="Present">The people there at the start, above zero.</param>
/// <param name="Shares">The share that had left by days 14, 30 and 90, 0 to 1; a day without a count is absent.</param>
/// <param name="Counts">
/// The dated counts of people who had left, ascending by days after the start and never falling: those of
/// <c>operation-counts.csv</c> above zero, from five days before the start on.
/// </param>
sealed record PastOperation(
    string Id, string Place, DateOnly Start, DateOnly End, double Present, IReadOnlyDictionary<int, double> Shares,
    IReadOnlyList<(int Day, double Displaced)> Counts)
{
    /// <summary>The days after the start at which shares are known.</summary>
    internal static IReadOnlyList<int> Days { get; } = [14, 30, 90];

    /// <summary>Every operation, in the order of their first days.</summary>
    internal static IReadOnlyList<PastOperation> All => Shipped.Value;

    static readonly Lazy<List<PastOperation>> Shipped = new(Read);

    static List<PastOperation> Read()
    {
        var counts = Rows(CountsResource).ToLookup(
            static cells => cells[0],
            static cells => (Day: int.Parse(cells[1], CultureInfo.InvariantCulture), Displaced: Number(cells[2])));
        return [.. Rows(Resource).Select(cells => Of(cells, counts[cells[0]]))];
    }

    static List<string[]> Rows(string resource)
    {
        using var stream = typeof(PastOperation).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library was built without {resource}.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        for (var line = reader.ReadLine(); (line = reader.ReadLine()) is not null;) rows.Add(line.Split(','));
        return rows;
    }

    static PastOperation Of(string[] cells, IEnumerable<(int Day, double Displaced)> counts) => new(
        cells[0], cells[1], DateOf(cells[5]), DateOf(cells[6]), Number(cells[8]),
        Days.Select((day, at) => (day, Cell: cells[FirstShare + at])).Where(static share => share.Cell.Length > 0)
            .ToDictionary(static share => share.day, static share => Math.Min(1, Number(share.Cell))),
        Rising(counts));

    /// <summary>Counts of several publishers, of which a smaller one after a larger one says nothing new.</summary>
    static List<(int Day, double Displaced)> Rising(IEnumerable<(int Day, double Displaced)> counts)
    {
        var rising = new List<(int Day, double Displaced)>();
        foreach (var count in counts.Where(static count => count.Day >= FirstDay && count.Displaced > 0))
        {
            if (rising.Count == 0 || count.Displaced >= rising[^1].Displaced) rising.Add(count);
        }

        return rising;
    }

    static DateOnly DateOf(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    const string Resource = "operations.csv", CountsResource = "operation-counts.csv";
    const int FirstDay = -5;
    const int FirstShare = 10;
}
