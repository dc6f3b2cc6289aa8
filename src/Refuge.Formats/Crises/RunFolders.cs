using System.Globalization;
using Refuge.Cycle;

namespace Refuge.Formats.Crises;

/// <summary>Runs kept as folders: one for each as-of day, run and audience, with the published files in it.</summary>
sealed class RunFolders(DirectoryInfo runs)
{
    internal void Keep(KeptRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        var wanted = Path.Combine(runs.FullName, FolderOf(run));
        if (Directory.Exists(wanted)) return;

        Directory.CreateDirectory(runs.FullName);
        var unfinished = Path.Combine(runs.FullName, $".{Path.GetRandomFileName()}");
        try
        {
            foreach (var (name, bytes) in run.Outputs)
            {
                cancellation.ThrowIfCancellationRequested();
                WholeFile.Write(Path.Combine(unfinished, Plain(name)), bytes);
            }

            Directory.CreateDirectory(unfinished);
            if (!Directory.Exists(wanted)) Directory.Move(unfinished, wanted);
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    internal IReadOnlyList<KeptRun> List()
    {
        runs.Refresh();
        if (!runs.Exists) return [];
        return
        [
            .. runs.EnumerateDirectories().Select(each => Find(each.Name)).OfType<KeptRun>()
                .OrderBy(run => run.AsOf).ThenBy(run => run.Identity, StringComparer.Ordinal)
                    .ThenBy(run => run.Audience, StringComparer.Ordinal),
        ];
    }

    internal async Task<KeptRun?> FindAsync(string identity, string audience, CancellationToken cancellation)
    {
        if (List().FirstOrDefault(run => run.Identity == identity && run.Audience == audience) is not { } run)
        {
            return null;
        }
        var outputs = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in new DirectoryInfo(Path.Combine(runs.FullName, FolderOf(run))).EnumerateFiles()
            .OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            outputs.Add(file.Name, await File.ReadAllBytesAsync(file.FullName, cancellation));
        }

        return run with { Outputs = outputs };
    }

    static string FolderOf(KeptRun run) =>
        FormattableString.Invariant($"{run.AsOf:yyyy-MM-dd}_{Plain(run.Identity)}_{Plain(run.Audience)}");

    static KeptRun? Find(string folder) =>
        folder.Split('_') is [var day, var identity, var audience]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
            ? new(identity, audience, asOf, new Dictionary<string, ReadOnlyMemory<byte>>())
            : null;

    /// <summary>A name that cannot lead out of its folder.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    static string Plain(string name) =>
        name.Length > 0 && name[0] != '.'
            && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
        ? name
        : throw new ArgumentException(
            "The name of a run or of its outputs holds letters, digits, dots and hyphens alone.", nameof(name));
}
