using System.Text;

namespace Refuge.Files;

/// <summary>Writes files beside other people's files, of which none is overwritten.</summary>
static class OutputFiles
{
    /// <summary>Writes files into a folder that may hold others.</summary>
    /// <param name="folder">The folder; it is made when absent.</param>
    /// <param name="owner">What the files are of, as the identity of a crisis.</param>
    /// <param name="files">The names of the files, and what writes each.</param>
    /// <param name="cancellation">Stops the writing; nothing half-written stays.</param>
    /// <exception cref="IOException">A file of such a name stands there that Refuge did not write, or the disk
    /// refuses.</exception>
    internal static void Replace(
        string folder, string owner, IReadOnlyList<(string Name, Action<TextWriter> Write)> files,
        CancellationToken cancellation)
    {
        var wanted = OutputPlace.Checked(folder);
        var blank = OutputManifest.Of(owner);
        var former = RefuseOthers(wanted, folder, blank, files);
        Directory.CreateDirectory(wanted);
        var unfinished =
            Directory.CreateDirectory(Path.Combine(wanted, $".refuge.{Path.GetRandomFileName()}")).FullName;
        try
        {
            foreach (var (name, write) in files) Write(Path.Combine(unfinished, name), write, cancellation);
            cancellation.ThrowIfCancellationRequested();
            MoveIn(wanted, unfinished, former, blank.With(unfinished, files.Select(static file => file.Name)));
        }
        finally
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>Writes one file, as UTF-8 without a byte-order mark and with line feeds.</summary>
    internal static void Write(string path, Action<TextWriter> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var stoppable = new StoppableStream(file, cancellation);
        using var writer = new StreamWriter(stoppable, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            NewLine = "\n",
        };
        write(writer);
    }

    static OutputManifest RefuseOthers(
        string wanted, string folder, OutputManifest blank,
        IReadOnlyList<(string Name, Action<TextWriter> Write)> files)
    {
        string? reason = null;
        var manifest = OutputManifest.Find(wanted);
        if (manifest is null && Entry.At(Path.Combine(wanted, OutputManifest.File)).Kind != EntryKind.Absent)
        {
            reason = $"\"{OutputManifest.File}\" was not written by Refuge";
        }
        if (manifest is not null && manifest.Owner != blank.Owner) reason = "it holds the outputs of something else";
        foreach (var (name, _) in files.Where(
            file => Entry.At(Path.Combine(wanted, file.Name)).Kind != EntryKind.Absent))
        {
            reason ??= (manifest ?? blank).Difference(wanted, name);
        }

        if (reason is not null)
        {
            throw new IOException($"\"{folder}\" is left as it is: {reason}. Name another file with --out.");
        }
        return manifest ?? blank;
    }

    /// <summary>
    /// The manifest allows for the old and the new bytes before the first file is moved, so that a run that is killed
    /// locks nobody out.
    /// </summary>
    static void MoveIn(string wanted, string unfinished, OutputManifest former, OutputManifest latter)
    {
        var others = former.Files.Where(file => !latter.Files.ContainsKey(file.Key)).ToList();
        PutManifest(latter with
        {
            Files = others.Concat(
                latter.Files.Select(
                    file =>
                        KeyValuePair.Create(
                            file.Key,
                            former.Files.TryGetValue(file.Key, out var hashes)
                            ? [.. file.Value, .. hashes]
                            : file.Value)))
                .ToDictionary(StringComparer.Ordinal),
        });
        foreach (var name in latter.Files.Keys)
        {
            File.Move(Path.Combine(unfinished, name), Path.Combine(wanted, name), overwrite: true);
        }
        PutManifest(latter with { Files = others.Concat(latter.Files).ToDictionary(StringComparer.Ordinal) });

        void PutManifest(OutputManifest manifest)
        {
            var path = Path.Combine(unfinished, OutputManifest.File);
            manifest.Write(path);
            File.Move(path, Path.Combine(wanted, OutputManifest.File), overwrite: true);
        }
    }
}
