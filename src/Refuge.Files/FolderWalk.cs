using System.Globalization;

namespace Refuge.Files;

/// <summary>Finds the files of a folder that may be read, and names every entry that may not.</summary>
/// <remarks>
/// Nothing behind a link is read: a link may lead out of the folder, or round in a circle. Names that begin with a dot
/// are passed over. Nothing is opened.
/// </remarks>
sealed class FolderWalk
{
    readonly string root;
    readonly Func<string, long> mostBytes;
    readonly Action<Problem> report;
    readonly CancellationToken cancellation;
    readonly List<FoundFile> files = [];
    int entries;
    long bytes;

    FolderWalk(string root, Func<string, long> mostBytes, Action<Problem> report, CancellationToken cancellation) =>
        (this.root, this.mostBytes, this.report, this.cancellation) = (root, mostBytes, report, cancellation);

    /// <summary>The files below <paramref name="root"/>, by name.</summary>
    /// <param name="root">The folder, which the user named; it may itself be reached through a link.</param>
    /// <param name="mostBytes">The longest that a file of a name may be.</param>
    /// <param name="report">Told of every entry that is not read. Beyond the limits of a folder the problem is
    /// fatal.</param>
    /// <param name="cancellation">Stops the walk.</param>
    internal static IReadOnlyList<FoundFile> Find(
        string root, Func<string, long> mostBytes, Action<Problem> report, CancellationToken cancellation)
    {
        var walk = new FolderWalk(root, mostBytes, report, cancellation);
        return walk.Enter("", 0) ? walk.files : [];
    }

    bool Enter(string folder, int depth)
    {
        List<FileSystemInfo> inside;
        try
        {
            inside = [
                .. new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos("*", Everything)
                .Where(Counts)];
        }
        catch (UnauthorizedAccessException)
        {
            report(
                new(
                    Severity.RowLeftOut, new(Named(folder)), "The folder may not be looked into.",
                    "Give yourself the right to read it."));
            return true;
        }

        foreach (var entry in inside.OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Take(entry, folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}", depth)) return false;
        }

        return true;
    }

    bool Counts(FileSystemInfo entry)
    {
        cancellation.ThrowIfCancellationRequested();
        return ++entries <= FileLimits.FolderEntries + 1 && !entry.Name.StartsWith('.');
    }

    bool Take(FileSystemInfo entry, string name, int depth)
    {
        if (entries > FileLimits.FolderEntries)
        {
            return Refuse(
                $"The folder holds more than {Number(FileLimits.FolderEntries)} files and folders.",
                "Name the crisis folder itself.");
        }

        var found = Entry.At(entry.FullName);
        if (found.Kind == EntryKind.Folder)
        {
            if (depth < FileLimits.FolderDepth) return Enter(name, depth + 1);
            return Refuse(
                $"Folders lie more than {FileLimits.FolderDepth} deep in each other.",
                "Name the crisis folder itself.");
        }

        if (InputFiles.Obstacle(found, name, mostBytes(name), Severity.RowLeftOut) is { } obstacle)
        {
            report(obstacle);
            return true;
        }

        bytes += found.Length;
        if (bytes > FileLimits.FolderBytes)
        {
            return Refuse(
                $"The files of the folder are longer than {Number(FileLimits.FolderBytes)} bytes together.",
                "Leave out what the crisis does not need.");
        }

        files.Add(new(name, entry.FullName, found.Length));
        return true;
    }

    bool Refuse(string what, string remedy)
    {
        report(new(Severity.Fatal, new(Named("")), what, remedy));
        return false;
    }

    string Named(string folder) =>
        folder.Length > 0
            ? folder
            : Path.GetFileName(Path.TrimEndingDirectorySeparator(root)) is { Length: > 0 } name ? name : root;

    static EnumerationOptions Everything => new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}

/// <summary>A file that may be read.</summary>
/// <param name="Name">Its name relative to the folder, with forward slashes.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Length">Its length in bytes.</param>
readonly record struct FoundFile(string Name, string Path, long Length);
