using System.Globalization;
using System.Runtime.CompilerServices;
using Refuge.Displacement.Sweeps;

namespace Refuge.Formats.Sweeps;

/// <summary>The folder of a sweep: <c>sweep.json</c> says of what, <c>parts/</c> holds each finished point, <c>sweep.parquet</c> all of them.</summary>
/// <remarks>
/// A part is written under another name and renamed when complete, so that a run which was killed leaves whole parts or
/// none; the next run does what is missing. The whole is composed from the parts alone, in the order of the points, and so is the same
/// bytes however often the sweep was broken off.
/// </remarks>
public sealed class SweepFolder
{
    /// <summary>The file that all points end up in.</summary>
    public const string Table = "sweep.parquet";

    const string RecordFile = "sweep.json";

    /// <summary>Rows of a row group of the whole, at least: enough for columns to be worth their heads.</summary>
    const int RowsOfGroup = 50_000;

    readonly string parts;
    readonly SweepDesign design;

    SweepFolder(string path, SweepDesign design) => (Path, parts, this.design) = (path, System.IO.Path.Combine(path, "parts"), design);

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Points that no part is there of, in order.</summary>
    public IReadOnlyList<int> Missing => [.. Enumerable.Range(0, design.Points.Count).Where(point => !File.Exists(PartOf(point)))];

    /// <summary>Opens the folder for a sweep: a new one, or one that an earlier run of the same sweep began.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="record">What is swept.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="IOException">The folder holds another sweep, or files that are no sweep.</exception>
    public static async Task<SweepFolder> OpenAsync(string folder, SweepRecord record, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        var opened = new SweepFolder(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)), record.Design);
        if (File.Exists(opened.Path)) throw new IOException($"\"{folder}\" is a file. Name a folder.");
        var (file, wanted) = (System.IO.Path.Combine(opened.Path, RecordFile), record.ToJson());
        if (!File.Exists(file))
        {
            if (Directory.Exists(opened.Path) && Directory.EnumerateFileSystemEntries(opened.Path).Any(entry => !IsUnfinished(entry)))
            {
                throw new IOException($"\"{folder}\" holds files that are not a sweep. Name an empty or a new folder.");
            }

            Directory.CreateDirectory(opened.Path);
            await ReplaceAsync(file, stream => stream.WriteAsync(wanted, cancellation).AsTask());
        }
        else if (SweepRecord.Differences(await File.ReadAllBytesAsync(file, cancellation), wanted) is { Count: > 0 } differences)
        {
            throw new IOException($"\"{folder}\" holds another sweep: it differs in {string.Join(", ", differences)}. Name another folder with --out, or delete this one.");
        }

        Directory.CreateDirectory(opened.parts);
        return opened;
    }

    /// <summary>Keeps what came of a point.</summary>
    /// <param name="point">The point, from 0.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="cancellation">Stops the writing; no half part stays under a part's name.</param>
    public Task KeepAsync(int point, IReadOnlyList<SweepRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ReplaceAsync(PartOf(point), stream => SweepFile.WriteAsync(stream, design, Once([.. rows.Select(row => new SweepLine(point, row))]), cancellation));
    }

    /// <summary>Puts all parts together into <see cref="Table"/>.</summary>
    /// <param name="cancellation">Stops it; the table before stays.</param>
    /// <returns>[points] The rows of each point.</returns>
    /// <exception cref="IOException">A part is missing or damaged.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<SweepRow>>> ComposeAsync(CancellationToken cancellation)
    {
        var byPoint = new List<IReadOnlyList<SweepRow>>();
        await ReplaceAsync(System.IO.Path.Combine(Path, Table), stream => SweepFile.WriteAsync(stream, design, GroupsAsync(byPoint, cancellation), cancellation));
        return byPoint;
    }

    async IAsyncEnumerable<IReadOnlyList<SweepLine>> GroupsAsync(List<IReadOnlyList<SweepRow>> byPoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var group = new List<SweepLine>();
        for (var point = 0; point < design.Points.Count; point++)
        {
            await using var part = new FileStream(PartOf(point), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
            var lines = await SweepFile.ReadAsync(part, design, cancellation);
            byPoint.Add([.. lines.Select(line => line.Row)]);
            group.AddRange(lines);
            if (group.Count < RowsOfGroup && point < design.Points.Count - 1) continue;
            yield return group;
            group = [];
        }
    }

    string PartOf(int point) => System.IO.Path.Combine(parts, $"point-{point.ToString("000000", CultureInfo.InvariantCulture)}.parquet");

    static bool IsUnfinished(string entry) => System.IO.Path.GetFileName(entry).StartsWith('.');

    static async IAsyncEnumerable<IReadOnlyList<SweepLine>> Once(IReadOnlyList<SweepLine> lines)
    {
        await Task.CompletedTask;
        yield return lines;
    }

    static async Task ReplaceAsync(string file, Func<Stream, Task> write)
    {
        var unfinished = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, $".{System.IO.Path.GetFileName(file)}.unfinished");
        try
        {
            await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                await write(stream);
                // A name must not outlive its content when the power fails.
                await stream.FlushAsync(CancellationToken.None);
                RandomAccess.FlushToDisk(stream.SafeFileHandle);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
