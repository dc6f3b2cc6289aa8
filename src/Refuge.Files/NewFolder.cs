namespace Refuge.Files;

/// <summary>Makes a folder of files that must be new or empty, as a whole or not at all.</summary>
static class NewFolder
{
    /// <summary>Makes the folder.</summary>
    /// <param name="given">The wanted folder; its name is the identity of a crisis.</param>
    /// <param name="fill">Fills a hidden folder for an identity; with a fatal problem nothing is put in place.</param>
    /// <param name="cancellation">Stops it; nothing half-written stays.</param>
    /// <returns>What is wrong; with a fatal problem nothing was made.</returns>
    /// <exception cref="IOException">A link lies on the way, or the disk refuses.</exception>
    internal static IReadOnlyList<Problem> Make(
        string given, Func<string, string, IReadOnlyList<Problem>> fill, CancellationToken cancellation)
    {
        var wanted = OutputPlace.Checked(given);
        var id = Path.GetFileName(wanted);
        if (!PlainName.Fits(id))
        {
            return [
                new(
                    Severity.Fatal, new(id), "The name of the folder cannot be the identity of a crisis.",
                    "Use letters, digits, hyphens and underscores.")];
        }

        if (IsTaken(wanted)) return [new(Severity.Fatal, new(id), "The folder is not empty.", "Name a new one.")];

        var parent = Path.GetDirectoryName(wanted)!;
        Directory.CreateDirectory(parent);
        var unfinished = Directory.CreateDirectory(Path.Combine(parent, $".{id}.{Path.GetRandomFileName()}")).FullName;
        try
        {
            var problems = fill(unfinished, id);
            cancellation.ThrowIfCancellationRequested();
            if (problems.Any(static problem => problem.Severity == Severity.Fatal)) return problems;
            if (Directory.Exists(wanted)) Directory.Delete(wanted, recursive: false);
            Directory.Move(unfinished, wanted);
            return problems;
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    static bool IsTaken(string folder) => Entry.At(folder).Kind switch
    {
        EntryKind.Absent => false,
        EntryKind.Folder => Directory.EnumerateFileSystemEntries(folder).Any(),
        _ => true,
    };
}
