using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Storage;

namespace Refuge.Cli;

/// <summary>The crises that the service shows: folders as they lie, or what a database keeps.</summary>
static class ServedCrises
{
    /// <summary>The crises of folders, by identity; or why they cannot be served.</summary>
    internal static (IReadOnlyDictionary<string, ICrisisStore> Crises, string? Problem) OfFolders(
        DirectoryInfo[] folders, CancellationToken cancellation)
    {
        var crises = new Dictionary<string, ICrisisStore>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (CrisisFolder.Read(folder, null, cancellation).Crisis is not { } crisis)
            {
                return (crises, Unreadable(folder));
            }

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
        CrisisDatabase database, DirectoryInfo[] folders, CancellationToken cancellation)
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
                await database.ImportAsync(folder, "administrator", cancellation);
            }
        }

        foreach (var id in await database.ListAsync(cancellation))
        {
            if (await database.FindAsync(id, cancellation) is { } store) crises.Add(id, store);
        }

        return (crises, null);
    }

    static string Unreadable(DirectoryInfo folder) =>
        $"{folder.Name} cannot be read: refuge check {folder.Name} says why.";
}
