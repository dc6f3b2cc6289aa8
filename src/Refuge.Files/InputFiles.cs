using System.Globalization;

namespace Refuge.Files;

/// <summary>Opens files that somebody gave: ordinary ones of a bounded length, and no others.</summary>
static class InputFiles
{
    const int BufferBytes = 1 << 16;

    /// <summary>
    /// Why a file that the user named cannot be read; null when it can. A link that the user named is followed.
    /// </summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">How problems call it.</param>
    /// <param name="mostBytes">The longest that is read.</param>
    internal static Problem? FindObstacle(string path, string name, long mostBytes) =>
        Obstacle(Entry.Behind(path), name, mostBytes, Severity.Fatal);

    /// <summary>
    /// Why a file of a folder cannot be read; null when it can. A link is not followed: it may lead out of the folder.
    /// </summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">How problems call it.</param>
    /// <param name="mostBytes">The longest that is read.</param>
    internal static Problem? FindObstacleWithin(string path, string name, long mostBytes) =>
        Obstacle(Entry.At(path), name, mostBytes, Severity.RowLeftOut);

    /// <summary>Why an entry cannot be read as a file; null when it can.</summary>
    internal static Problem? Obstacle(Entry entry, string name, long mostBytes, Severity severity) => entry.Kind switch
    {
        EntryKind.OrdinaryFile when entry.Length <= mostBytes => null,
        EntryKind.OrdinaryFile => new(
            severity, new(name),
            $"The file is {Number(entry.Length)} bytes long, more than the {Number(mostBytes)} that are read.",
            "Divide it, or leave out what is not needed."),
        EntryKind.Link => new(
            severity, new(name), "This is a link, and links in a folder are not followed.",
            "Put the file itself in its place."),
        EntryKind.Folder => new(severity, new(name), "This is a folder, not a file.", "Name a file."),
        EntryKind.Special => new(
            severity, new(name), "This is a pipe, a socket or a device, not an ordinary file; it was not opened.",
            "Save it as a file."),
        _ =>
            new(
                severity, new(name), "The file is not there, or may not be looked at.",
                "Check its name and your rights."),
    };

    /// <summary>
    /// The bytes of an ordinary file. One without length is not opened: where .NET alone is asked, it may be a pipe.
    /// </summary>
    /// <exception cref="IOException">It is no ordinary file, or the disk refuses.</exception>
    internal static Stream Open(string path) => Entry.Behind(path) switch
    {
        { Kind: EntryKind.OrdinaryFile, Length: 0 } => Stream.Null,
        { Kind: EntryKind.OrdinaryFile } => new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan),
        _ => throw new IOException($"\"{Path.GetFileName(path)}\" is no ordinary file."),
    };

    /// <summary>All bytes of a file that was found to be readable.</summary>
    /// <exception cref="IOException">The file grew beyond the limit, or the disk refuses.</exception>
    internal static byte[] ReadAll(string path, long mostBytes, CancellationToken cancellation)
    {
        using var stream = Open(path);
        using var bytes = new MemoryStream();
        var chunk = new byte[BufferBytes];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (bytes.Length + read > mostBytes)
            {
                throw new IOException($"\"{Path.GetFileName(path)}\" grew while it was read.");
            }
            bytes.Write(chunk, 0, read);
        }

        return bytes.ToArray();
    }

    static string Number(long bytes) => bytes.ToString("#,0", CultureInfo.InvariantCulture);
}
