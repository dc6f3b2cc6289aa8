using Refuge.Files;
using Refuge.Formats.Exporting;
using Refuge.Publishing;

namespace Refuge.Formats.Publishing;

/// <summary>Writes the documents of a publication so that a reader sees all of them or none.</summary>
/// <remarks>
/// A folder is replaced only where Refuge wrote every file of it for the same crisis and nobody changed one since,
/// which its <c>manifest.json</c> tells. All else is left alone.
/// </remarks>
public static class OutputFolder
{
    /// <summary>Writes <paramref name="documents"/> into <paramref name="folder"/>.</summary>
    /// <param name="folder">The wanted folder: absent, empty, or wholly written by Refuge for the same crisis.</param>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="documents">What to write.</param>
    /// <param name="cancellation">Stops the writing; nothing half-written stays.</param>
    /// <returns>The folder's full path.</returns>
    /// <exception cref="IOException">The folder holds something else or is a link, or the disk refuses.</exception>
    public static string Write(
        string folder, string crisis, IReadOnlyList<Document> documents, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(documents);
        return OutputReplacement.Write(
            folder, crisis, [.. documents.Select(static document => (document.Name, document.Write))], cancellation);
    }

    /// <summary>Writes the files of an export into <paramref name="folder"/>, by the same rules.</summary>
    internal static string WriteFiles(
        string folder, string crisis, IReadOnlyList<ExportedFile> files, CancellationToken cancellation) =>
        OutputReplacement.WriteFiles(
            folder, crisis,
            [.. files.Select(static file => (
                file.Name, (Action<string>)(path => File.WriteAllBytes(path, file.Bytes.Span))))],
            cancellation);

    /// <summary>The folder that a command writes to unless it is told another: <c>out/CRISIS/…</c>.</summary>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="parts">Further names, such as the as-of day and the audience.</param>
    /// <exception cref="IOException">A name could lead out of the folder.</exception>
    public static string Standard(string crisis, params IReadOnlyList<string> parts) =>
        OutputPlace.Standard(crisis, parts);
}
