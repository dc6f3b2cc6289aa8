using System.Globalization;
using System.Runtime.CompilerServices;
using Refuge.Displacement.Sweeps;
using Refuge.Files;

namespace Refuge.Formats.Sweeps;

/// <summary>
/// The folder of a sweep: <c>sweep.json</c> says of what, <c>parts/</c> holds each finished point, <c>sweep.parquet</c>
/// all of them.
/// </summary>
/// <remarks>
/// A part is written under another name and renamed when complete, so that a run which was killed leaves whole parts or
/// none; the next run does what is missing. The whole is composed from the parts alone, in the order of the points, and
/// so is the same bytes however often the sweep was broken off.
/// </remarks>
sealed class SweepFolder
{
    /// <summary>The file that all points end up in.</summary>
    public const string Table = "sweep.parquet";

    /// <summary>The file that says what was swept.</summary>
    internal const string RecordFile = "sweep.json";

    readonly string parts;
    readonly SweepDesign design;
    OutputManifest owner = OutputManifest.Of("");

    SweepFolder(string path, SweepDesign design) =>
        (Path, parts, this.design) = (path, System.IO.Path.Combine(path, "parts"), design);

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Points that no part is there of, in order.</summary>
    public IReadOnlyList<int> Missing =>
        [.. Enumerable.Range(0, design.Points.Count).Where(point => !File.Exists(PartOf(point)))];

    /// <summary>Opens the folder for a sweep: a new one, or one that an earlier run of the same sweep began.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="record">What is swept.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="IOException">The folder holds another sweep, or files that are no sweep.</exception>
    public static async Task<SweepFolder> OpenAsync(string folder, SweepRecord record, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        var opened = new SweepFolder(OutputPlace.Checked(folder), record.Design)
        {
            owner = OutputManifest.Of(record.Crisis),
        };
        if (Entry.At(opened.Path).Kind is not (EntryKind.Absent or EntryKind.Folder))
        {
            throw new IOException($"\"{folder}\" is not a folder. Name one.");
        }
        var (file, wanted) = (System.IO.Path.Combine(opened.Path, RecordFile), record.ToJson());
        if (!File.Exists(file))
        {
            if (Directory.Exists(opened.Path)
                && Directory.EnumerateFileSystemEntries(opened.Path).Any(entry => !IsUnfinished(entry)))
            {
                throw new IOException($"\"{folder}\" holds files that are not a sweep. Name an empty or a new folder.");
            }

            Directory.CreateDirectory(opened.Path);
            opened.RefuseOthers(folder);
            await ReplaceAsync(file, stream => stream.WriteAsync(wanted, cancellation).AsTask());
        }
        else if (SweepRecord.Differences(
            opened.FindRecord(folder, file, cancellation), wanted) is { Count: > 0 } differences)
        {
            throw new IOException(
                $"\"{folder}\" holds another sweep: it differs in {string.Join(", ", differences)}. Name another "
                + "folder with --out, or delete this one.");
        }

        Directory.CreateDirectory(opened.parts);
        return opened;
    }

    byte[] FindRecord(string folder, string file, CancellationToken cancellation)
    {
        RefuseOthers(folder);
        return InputFiles.ReadAll(file, FileLimits.SettingsBytes, cancellation);
    }

    /// <summary>
    /// Files that no sweep writes, a table that somebody changed, and links are somebody's: nothing is written beside
    /// or over them.
    /// </summary>
    void RefuseOthers(string folder)
    {
        var strangers =
            Directory.EnumerateFileSystemEntries(Path).Where(entry => !IsUnfinished(entry) && !IsOwn(entry));
        if (Entry.At(parts).Kind == EntryKind.Folder)
        {
            strangers = strangers.Concat(
                Directory.EnumerateFileSystemEntries(parts).Where(entry => !IsUnfinished(entry) && !IsPart(entry)));
        }
        var reason = strangers.Order(StringComparer.Ordinal)
            .Select(entry => $"\"{System.IO.Path.GetFileName(entry)}\" was not written by a sweep").FirstOrDefault();
        if (reason is null && File.Exists(System.IO.Path.Combine(Path, Table)))
        {
            reason = OutputManifest.Find(Path) is { } manifest && manifest.Owner == owner.Owner
                ? manifest.Difference(Path, Table)
                : $"\"{Table}\" stands in no {OutputManifest.File} of this crisis";
        }

        if (reason is not null)
        {
            throw new IOException(
                $"\"{folder}\" is left as it is: {reason}. Name a new folder, or move its files away.");
        }
    }

    static bool IsOwn(string entry) => System.IO.Path.GetFileName(entry) switch
    {
        RecordFile =>
            new FileInfo(entry).Length <= FileLimits.SettingsBytes && Entry.At(entry).Kind == EntryKind.OrdinaryFile,
        Table or OutputManifest.File => Entry.At(entry).Kind == EntryKind.OrdinaryFile,
        "parts" => Entry.At(entry).Kind == EntryKind.Folder,
        _ => false,
    };

    static bool IsPart(string entry) =>
        System.IO.Path.GetFileName(entry) is ['p', 'o', 'i', 'n', 't', '-', .. var rest]
            && rest.EndsWith(".parquet", StringComparison.Ordinal)
        && Entry.At(entry) is { Kind: EntryKind.OrdinaryFile, Length: <= FileLimits.TableBytes };

    /// <summary>Keeps what came of a point.</summary>
    /// <param name="point">The point, from 0.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="cancellation">Stops the writing; no half part stays under a part's name.</param>
    public Task KeepAsync(int point, IReadOnlyList<SweepRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ReplaceAsync(
            PartOf(point),
            stream =>
                SweepFile.WriteAsync(
                    stream, design, Once([.. rows.Select(row => new SweepLine(point, row))]), cancellation));
    }

    /// <summary>Puts all parts together into <see cref="Table"/>.</summary>
    /// <param name="cancellation">Stops it; the table before stays.</param>
    /// <returns>[points] The rows of each point.</returns>
    /// <exception cref="IOException">A part is missing or damaged.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<SweepRow>>> ComposeAsync(CancellationToken cancellation)
    {
        var byPoint = new List<IReadOnlyList<SweepRow>>();
        await ReplaceAsync(
            System.IO.Path.Combine(Path, Table),
            stream => SweepFile.WriteAsync(
                stream, design, SweepFile.GroupAsync(PointsAsync(byPoint, cancellation), cancellation), cancellation),
            KeepManifestAsync);
        return byPoint;

        // Both the table before and the one to come are ours, should the run be killed between the two moves.
        Task KeepManifestAsync(string unfinished) =>
            ReplaceAsync(System.IO.Path.Combine(Path, OutputManifest.File), stream =>
        {
            string[] tables = [unfinished, System.IO.Path.Combine(Path, Table)];
            var hashes = tables.Where(File.Exists).Select(OutputManifest.HashOf).Distinct().ToList();
            (owner with { Files = new Dictionary<string, IReadOnlyList<string>> { [Table] = hashes } }).Write(stream);
            return Task.CompletedTask;
        });
    }

    async IAsyncEnumerable<IReadOnlyList<SweepLine>> PointsAsync(
        List<IReadOnlyList<SweepRow>> byPoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var point = 0; point < design.Points.Count; point++)
        {
            await using var part = new FileStream(
                PartOf(point), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
            var lines = await SweepFile.ReadAsync(part, design, cancellation);
            byPoint.Add([.. lines.Select(line => line.Row)]);
            yield return lines;
        }
    }

    string PartOf(int point) =>
        System.IO.Path.Combine(parts, $"point-{point.ToString("000000", CultureInfo.InvariantCulture)}.parquet");

    static bool IsUnfinished(string entry) => System.IO.Path.GetFileName(entry).StartsWith('.');

    static async IAsyncEnumerable<IReadOnlyList<SweepLine>> Once(IReadOnlyList<SweepLine> lines)
    {
        await Task.CompletedTask;
        yield return lines;
    }

    static async Task ReplaceAsync(string file, Func<Stream, Task> write, Func<string, Task>? beforeMove = null)
    {
        // The name stays the same, so that a run which goes on clears away what a killed one left. Two runs at once
        // exclude each other.
        var unfinished = System.IO.Path.Combine(
            System.IO.Path.GetDirectoryName(file)!, $".{System.IO.Path.GetFileName(file)}.unfinished");
        if (Entry.At(unfinished).Kind is not (EntryKind.Absent or EntryKind.OrdinaryFile))
        {
            throw new IOException($"\"{unfinished}\" is no ordinary file. Move it away.");
        }
        var stream = new FileStream(
            unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        try
        {
            await using (stream)
            {
                await write(stream);
                // A name must not outlive its content when the power fails.
                await stream.FlushAsync(CancellationToken.None);
                RandomAccess.FlushToDisk(stream.SafeFileHandle);
            }

            if (beforeMove is not null) await beforeMove(unfinished);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
