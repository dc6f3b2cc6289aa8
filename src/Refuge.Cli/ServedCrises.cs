using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Storage;

namespace Refuge.Cli;

/// <summary>The crises that the service shows: folders as they lie, or what a database keeps.</summary>
static class ServedCrises
{
    /// <summary>The crises of folders, by identity; or why they cannot be served.</summary>
    internal static (IReadOnlyDictionary<string, ICrisisStore> Crises, string? Problem) OfFolders(
        DirectoryInfo[] folders, TextWriter errors, CancellationToken cancellation)
    {
        var crises = new Dictionary<string, ICrisisStore>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            var reading = CrisisFolder.Read(folder, null, cancellation);
            if (reading.Crisis is not { } crisis) return (crises, Unreadable(folder));
            TellLeftOut(folder, reading.Problems, errors);

            var id = crisis.Identity.Id;
            if (!crises.TryAdd(id, new FolderStore(folder, new(Path.Combine("out", "runs", id)))))
            {
                return (
                    crises, $"Two folders hold a crisis with the id {id}. Give one of them another id in crisis.yml.");
            }
        }

        return (crises, null);
    }

    /// <summary>
    /// The crises of a database, by identity, after folders whose crisis it does not keep yet were taken over; or why
    /// one cannot be.
    /// </summary>
    internal static async Task<(IReadOnlyDictionary<string, ICrisisStore> Crises, string? Problem)> OfDatabaseAsync(
        CrisisDatabase database, DirectoryInfo[] folders, TextWriter errors, CancellationToken cancellation)
    {
        var crises = new Dictionary<string, ICrisisStore>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (CrisisFolder.Read(folder, null, cancellation).Crisis is not { } crisis)
            {
                return (crises, Unreadable(folder));
            }

            if (await database.FindAsync(crisis.Identity.Id, cancellation) is null)
            {
                var (store, problems) = await database.ImportAsync(folder, "administrator", cancellation);
                if (store is null) return (crises, NotTaken(folder, problems));
                TellLeftOut(folder, problems, errors);
            }
        }

        foreach (var id in await database.ListAsync(cancellation))
        {
            if (await database.FindAsync(id, cancellation) is { } store) crises.Add(id, store);
        }

        return (crises, null);
    }

    /// <summary>Says that something of a folder is not served: the pages do not show what is missing.</summary>
    static void TellLeftOut(DirectoryInfo folder, IReadOnlyList<Problem> problems, TextWriter errors)
    {
        var count = problems.Count(static problem => problem.Severity == Severity.RowLeftOut);
        if (count == 0) return;
        errors.WriteLine(
            FormattableString.Invariant($"{folder.Name}: left out in {count:#,0} {(count == 1 ? "place" : "places")}. ")
            + $"refuge check {folder.Name} says what, and how to mend it.");
    }

    static string NotTaken(DirectoryInfo folder, IReadOnlyList<Problem> problems)
    {
        var files = string.Join(", ", problems.Select(static problem => problem.Where.File).Distinct());
        return $"{folder.Name} cannot be taken over: what may be shown hangs on {files}, and something is left out "
            + $"there. refuge check {folder.Name} says what, and how to mend it.";
    }

    static string Unreadable(DirectoryInfo folder) =>
        $"{folder.Name} cannot be read: refuge check {folder.Name} says why.";
}
