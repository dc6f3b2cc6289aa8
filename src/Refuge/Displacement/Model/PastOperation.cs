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
sealed record PastOperation(
    string Id, string Place, DateOnly Start, DateOnly End, double Present, IReadOnlyDictionary<int, double> Shares)
{
    /// <summary>The days after the start at which shares are known.</summary>
    internal static IReadOnlyList<int> Days { get; } = [14, 30, 90];

    /// <summary>Every operation, in the order of their first days.</summary>
    internal static IReadOnlyList<PastOperation> All => Shipped.Value;

    static readonly Lazy<List<PastOperation>> Shipped = new(Read);

    static List<PastOperation> Read()
    {
        using var stream = typeof(PastOperation).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without {Resource}.");
        using var reader = new StreamReader(stream);
        var operations = new List<PastOperation>();
        for (var line = reader.ReadLine(); (line = reader.ReadLine()) is not null;) operations.Add(Of(line.Split(',')));
        return operations;
    }

    static PastOperation Of(string[] cells) => new(
        cells[0], cells[1], DateOf(cells[5]), DateOf(cells[6]), Number(cells[8]),
        Days.Select((day, at) => (day, Cell: cells[FirstShare + at])).Where(static share => share.Cell.Length > 0)
            .ToDictionary(static share => share.day, static share => Math.Min(1, Number(share.Cell))));

    static DateOnly DateOf(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    const string Resource = "operations.csv";
    const int FirstShare = 10;
}
