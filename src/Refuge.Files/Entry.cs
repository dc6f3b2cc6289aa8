namespace Refuge.Files;

/// <summary>What stands at a path, found without opening it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Its length in bytes; zero for what is no ordinary file.</param>
readonly record struct Entry(EntryKind Kind, long Length)
{
    /// <summary>Nothing stands there, or it may not be looked at.</summary>
    internal static Entry Nothing { get; } = new(EntryKind.Absent, 0);

    /// <summary>What stands at the path itself: a link is a link.</summary>
    internal static Entry At(string path) => SystemCalls.Find(path, behindLinks: false) ?? Asked(new(path));

    /// <summary>What stands where the path leads, through any links.</summary>
    internal static Entry Behind(string path)
    {
        if (SystemCalls.Find(path, behindLinks: true) is { } found) return found;
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
                ? Asked(new(target.FullName))
                : Asked(new(path));
        }
        catch (IOException)
        {
            // A loop of links, or a link into nothing: there is nothing to open.
            return Nothing;
        }
    }

    /// <summary>
    /// The answer of .NET, which takes a pipe or a device for an empty file; an empty file is never opened.
    /// </summary>
    static Entry Asked(FileInfo file)
    {
        if (Directory.Exists(file.FullName) && (file.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return new(EntryKind.Folder, 0);
        }
        if ((int)file.Attributes == -1) return Nothing;
        if ((file.Attributes & FileAttributes.ReparsePoint) != 0) return new(EntryKind.Link, 0);
        return file.Exists ? new(EntryKind.OrdinaryFile, file.Length) : Nothing;
    }
}

/// <summary>What stands at a path.</summary>
enum EntryKind
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>A file of bytes.</summary>
    OrdinaryFile,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A pipe, a socket or a device: reading it may never end.</summary>
    Special,
}
