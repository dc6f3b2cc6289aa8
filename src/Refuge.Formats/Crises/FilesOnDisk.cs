using Refuge.Files;

namespace Refuge.Formats.Crises;

/// <summary>
/// The files of a crisis folder on a disk. Names that begin with a dot are passed over, and nothing behind a link is
/// read.
/// </summary>
sealed class FilesOnDisk : ICrisisFiles
{
    const string ScenarioFolder = "scenarios";
    const string ReportFolder = "reports/";

    readonly DirectoryInfo folder;
    readonly ProblemList problems;
    readonly Dictionary<string, string> present;

    /// <summary>Finds the files; nothing is opened yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="problems">Told of every entry that is not read: links, pipes, what is too long.</param>
    /// <param name="cancellation">Stops the search.</param>
    internal FilesOnDisk(DirectoryInfo folder, ProblemList problems, CancellationToken cancellation)
    {
        (this.folder, this.problems) = (folder, problems);
        present = FolderWalk.Find(folder.FullName, MostBytes, Tell, cancellation)
            .ToDictionary(file => file.Name, file => file.Path, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Name => folder.Name;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => present.Keys;

    /// <inheritdoc/>
    public IReadOnlyList<string> Scenarios
    {
        get
        {
            var scenarios = new DirectoryInfo(Path.Combine(folder.FullName, ScenarioFolder));
            if (Entry.At(scenarios.FullName).Kind != EntryKind.Folder) return [];
            return [
                .. scenarios.EnumerateDirectories().Where(IsOwn).Select(each => each.Name)
                .Order(StringComparer.Ordinal)];
        }
    }

    /// <inheritdoc/>
    public bool HasFolder(string name) => Directory.Exists(Path.Combine(folder.FullName, name));

    /// <inheritdoc/>
    public Stream Open(string name) => InputFiles.Open(present[name]);

    static bool IsOwn(DirectoryInfo scenario) =>
        !scenario.Name.StartsWith('.') && (scenario.Attributes & FileAttributes.ReparsePoint) == 0;

    /// <summary>What no crisis can do without stops the work when it is not read.</summary>
    void Tell(Problem problem) => problems.Add(
        CrisisFolder.RequiredFiles.Contains(problem.Where.File, StringComparer.Ordinal)
        ? Severity.Fatal
        : problem.Severity,
        problem.Where, problem.What, problem.Remedy, sort: "not read");

    static long MostBytes(string name) =>
        name.StartsWith(ReportFolder, StringComparison.Ordinal) && Path.GetExtension(name) != ".csv"
            ? FileLimits.ReportBytes
        : Path.GetExtension(name) is ".yml" or ".yaml" ? FileLimits.SettingsBytes
        : FileLimits.TableBytes;
}
