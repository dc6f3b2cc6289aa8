using System.Text;
using Refuge.Publishing;

namespace Refuge.Formats.Publishing;

/// <summary>Writes the documents of a publication so that a reader sees all of them or none.</summary>
/// <remarks>
/// They go to a hidden folder beside the wanted one and are moved when complete. A folder that stands there already is moved aside first and
/// put back should the move fail; only then is it deleted. Between the two moves, which are renames within one directory, the
/// wanted folder is absent for a moment: no operating system that Refuge runs on exchanges two directories in one step through .NET.
/// </remarks>
public static class OutputFolder
{
    /// <summary>Writes <paramref name="documents"/> into <paramref name="folder"/>, which is replaced.</summary>
    /// <param name="folder">The wanted folder. A folder that was not written by Refuge is left alone.</param>
    /// <param name="documents">What to write.</param>
    /// <param name="cancellation">Stops the writing; nothing half-written stays.</param>
    /// <returns>The folder's full path.</returns>
    /// <exception cref="IOException">The folder holds files but no <c>run.json</c>, or the disk refuses.</exception>
    public static async Task<string> WriteAsync(string folder, IReadOnlyList<Document> documents, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var wanted = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(wanted)) throw new IOException($"\"{folder}\" is a file. Name a folder.");
        if (Directory.Exists(wanted) && IsSomebodyElses(wanted)) throw new IOException($"\"{folder}\" holds files that are not a publication. Name an empty or a new folder.");

        var beside = Path.GetDirectoryName(wanted) ?? throw new IOException("A publication cannot replace the root of a disk. Name a folder.");
        Directory.CreateDirectory(beside);
        var unfinished = Path.Combine(beside, $".{Path.GetFileName(wanted)}.{Path.GetRandomFileName()}");
        Directory.CreateDirectory(unfinished);
        try
        {
            foreach (var document in documents) await WriteAsync(Path.Combine(unfinished, document.Name), document, cancellation);
            cancellation.ThrowIfCancellationRequested();
            Replace(wanted, unfinished);
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }

        return wanted;
    }

    static async Task WriteAsync(string file, Document document, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewFile);
        writer.NewLine = "\n";
        document.Write(writer);
        await writer.FlushAsync(cancellation);
    }

    static void Replace(string wanted, string unfinished)
    {
        if (!Directory.Exists(wanted))
        {
            Directory.Move(unfinished, wanted);
            return;
        }

        var former = $"{unfinished}.former";
        Directory.Move(wanted, former);
        try
        {
            Directory.Move(unfinished, wanted);
        }
        catch (IOException)
        {
            Directory.Move(former, wanted);
            throw;
        }

        Directory.Delete(former, recursive: true);
    }

    static FileStreamOptions NewFile => new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };

    static bool IsSomebodyElses(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, "run.json"));
}
