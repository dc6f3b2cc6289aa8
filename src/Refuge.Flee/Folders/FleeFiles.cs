using Refuge.Files;

namespace Refuge.Flee.Folders;

/// <summary>Which files of Flee's two folders are read: ordinary ones of a bounded length that lie in them.</summary>
static class FleeFiles
{
    /// <summary>Names what will not be read in the two folders and beside them.</summary>
    internal static void Check(FleeRequest request, List<Problem> problems, CancellationToken cancellation)
    {
        Find(request.InputFolder, problems.Add, cancellation);
        Find(request.SourceFolder, problems.Add, cancellation);
        if (FleeSettingsFile.Find(request) is not { } settings) return;
        var name = Path.GetFileName(settings);
        // Settings that the user names may lie behind a link; those found beside the folder came with it.
        var obstacle = request.SettingsFile is null
            ? InputFiles.FindObstacleWithin(settings, name, FileLimits.SettingsBytes)
            : InputFiles.FindObstacle(settings, name, FileLimits.SettingsBytes);
        if (obstacle is not null) problems.Add(obstacle with { Severity = Severity.Fatal });
    }

    /// <summary>The files of a folder that may be read.</summary>
    internal static IReadOnlyList<FoundFile> Find(
        string folder, Action<Problem> report, CancellationToken cancellation) =>
        FolderWalk.Find(folder, static _ => FileLimits.TableBytes, report, cancellation);

    /// <summary>Where a file of a folder lies; null when it is not there, or is none that may be read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">A name as the folder's own tables write it: it may name a folder below, and never one above
    /// or a link.</param>
    internal static string? FindPath(string folder, string file)
    {
        var parts = file.Split('/');
        if (parts.Any(static part => !PlainName.Fits(part))) return null;
        var path = folder;
        foreach (var part in parts[..^1])
        {
            path = Path.Combine(path, part);
            if (Entry.At(path).Kind != EntryKind.Folder) return null;
        }

        path = Path.Combine(path, parts[^1]);
        return InputFiles.FindObstacleWithin(path, file, FileLimits.TableBytes) is null ? path : null;
    }
}
