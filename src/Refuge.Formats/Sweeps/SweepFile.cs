using System.IO.Compression;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;
using Refuge.Displacement.Sweeps;

namespace Refuge.Formats.Sweeps;

/// <summary>
/// Rows of a sweep as a Parquet file: <c>point</c>, one column for each parameter, <c>place</c>, <c>measure</c>,
/// <c>day</c>, <c>mean</c>, <c>p10</c>, <c>p50</c>, <c>p90</c>.
/// </summary>
/// <remarks>
/// Compressed by Zstandard: a parameter is one number a point, repeated on its rows, and costs next to nothing. Of its
/// managed implementation the same rows are the same bytes, vector instructions or not, which a test makes sure of.
/// </remarks>
static class SweepFile
{
    /// <summary>The place of rows that are about everybody, as in <c>forecast.csv</c>.</summary>
    const string Everywhere = "*";

    /// <summary>
    /// What stands before the name of a parameter in the name of its column, so that none takes the name of another
    /// column.
    /// </summary>
    const string ParameterPrefix = "parameter_";

    static ParquetOptions Options =>
        new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };

    /// <summary>Rows of a row group of the whole, at least: enough for columns to be worth their heads.</summary>
    const int RowsOfGroup = 50_000;

    /// <summary>Gathers the rows of points, in their order, into the row groups of the whole.</summary>
    /// <param name="points">The rows of each point.</param>
    /// <param name="cancellation">Stops the gathering.</param>
    internal static async IAsyncEnumerable<IReadOnlyList<SweepLine>> GroupAsync(
        IAsyncEnumerable<IReadOnlyList<SweepLine>> points, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var group = new List<SweepLine>();
        await foreach (var lines in points.WithCancellation(cancellation))
        {
            group.AddRange(lines);
            if (group.Count < RowsOfGroup) continue;
            yield return group;
            group = [];
        }

        if (group.Count > 0) yield return group;
    }

    /// <summary>Writes groups of rows, one after the other.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="design">The points of the sweep.</param>
    /// <param name="groups">The rows; each group becomes a row group.</param>
    /// <param name="cancellation">Stops the writing.</param>
    internal static async Task WriteAsync(
        Stream stream, SweepDesign design, IAsyncEnumerable<IReadOnlyList<SweepLine>> groups,
        CancellationToken cancellation)
    {
        var columns = new Columns(design);
        await using var writer =
            await ParquetWriter.CreateAsync(columns.Schema, stream, Options, append: false, cancellation);
        await foreach (var rows in groups.WithCancellation(cancellation))
        {
            await WriteAsync(writer, columns, design, rows, cancellation);
        }
    }

    static async Task WriteAsync(
        ParquetWriter writer, Columns columns, SweepDesign design, IReadOnlyList<SweepLine> lines,
        CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        ReadOnlyMemory<T> Of<T>(Func<SweepLine, T> cell) => lines.Select(cell).ToArray();
        await group.WriteAsync(columns.Point, Of(line => line.Point), cancellationToken: cancellation);
        for (var parameter = 0; parameter < design.Parameters.Count; parameter++)
        {
            var column = parameter;
            await group.WriteAsync(
                columns.Parameters[parameter], Of(line => design.Points[line.Point][column]),
                cancellationToken: cancellation);
        }

        await group.WriteAsync(columns.Place, lines.Select(line => line.Row.Place?.Code ?? Everywhere).ToArray());
        await group.WriteAsync(columns.Measure, lines.Select(line => Words.Of(line.Row.Measure)).ToArray());
        await group.WriteAsync(columns.Day, Of(line => line.Row.Day), cancellationToken: cancellation);
        await group.WriteAsync(columns.Mean, Of(line => line.Row.Mean), cancellationToken: cancellation);
        await group.WriteAsync(columns.P10, Of(line => line.Row.P10), cancellationToken: cancellation);
        await group.WriteAsync(columns.P50, Of(line => line.Row.P50), cancellationToken: cancellation);
        await group.WriteAsync(columns.P90, Of(line => line.Row.P90), cancellationToken: cancellation);
        group.CompleteValidate();
    }

    /// <summary>Reads all rows of a file.</summary>
    /// <exception cref="IOException">It is not such a file.</exception>
    internal static async Task<IReadOnlyList<SweepLine>> ReadAsync(
        Stream stream, SweepDesign design, CancellationToken cancellation)
    {
        var columns = new Columns(design);
        await using var reader = await ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true, cancellation);
        if (!reader.Schema.Fields.Select(field => field.Name)
            .SequenceEqual(columns.Schema.Fields.Select(field => field.Name)))
        {
            throw new IOException("The file has other columns than this sweep.");
        }

        var lines = new List<SweepLine>();
        for (var number = 0; number < reader.RowGroupCount; number++)
        {
            using var group = reader.OpenRowGroupReader(number);
            var rows = (int)group.RowCount;
            var (point, day) = (new int[rows], new int?[rows]);
            var (place, measure) = (new string?[rows], new string?[rows]);
            var (mean, p10, p50, p90) = (new double?[rows], new double?[rows], new double?[rows], new double?[rows]);
            await group.ReadAsync(columns.Point, point.AsMemory(), cancellationToken: cancellation);
            await group.ReadAsync(columns.Place, place.AsMemory(), cancellationToken: cancellation);
            await group.ReadAsync(columns.Measure, measure.AsMemory(), cancellationToken: cancellation);
            await group.ReadAsync(columns.Day, day.AsMemory(), cancellationToken: cancellation);
            await group.ReadAsync(columns.Mean, mean.AsMemory(), cancellationToken: cancellation);
            await group.ReadAsync(columns.P10, p10.AsMemory(), cancellationToken: cancellation);
            await group.ReadAsync(columns.P50, p50.AsMemory(), cancellationToken: cancellation);
            await group.ReadAsync(columns.P90, p90.AsMemory(), cancellationToken: cancellation);
            for (var row = 0; row < rows; row++)
            {
                var kind = Words.Find<SweepMeasure>(measure[row] ?? "")
                    ?? throw new IOException($"The file measures {measure[row]}, which this sweep does not.");
                var where = place[row] is { } code and not Everywhere ? new PlaceId(code) : null;
                lines.Add(new(point[row], new(where, kind, day[row], mean[row], p10[row], p50[row], p90[row])));
            }
        }

        return lines;
    }

    sealed class Columns
    {
        internal Columns(SweepDesign design)
        {
            Parameters =
                [.. design.Parameters.Select(parameter => new DataField<double>(ParameterPrefix + parameter.Name))];
            Schema = new([Point, .. Parameters, Place, Measure, Day, Mean, P10, P50, P90]);
        }

        internal ParquetSchema Schema { get; }

        internal DataField Point { get; } = new DataField<int>("point");

        internal DataField[] Parameters { get; }

        internal DataField Place { get; } = new("place", typeof(string), isNullable: false);

        internal DataField Measure { get; } = new("measure", typeof(string), isNullable: false);

        internal DataField Day { get; } = new DataField<int?>("day");

        internal DataField Mean { get; } = new DataField<double?>("mean");

        internal DataField P10 { get; } = new DataField<double?>("p10");

        internal DataField P50 { get; } = new DataField<double?>("p50");

        internal DataField P90 { get; } = new DataField<double?>("p90");
    }
}

/// <summary>A row of a sweep with the point it is of.</summary>
/// <param name="Point">The point, from 0.</param>
/// <param name="Row">What came of it.</param>
readonly record struct SweepLine(int Point, SweepRow Row);
