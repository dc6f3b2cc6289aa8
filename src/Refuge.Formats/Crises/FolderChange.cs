namespace Refuge.Formats.Crises;

/// <summary>
/// Changes several files of a folder together: all of them or none, also when the machine stops in between.
/// </summary>
/// <remarks>
/// The new files are laid ready in a hidden folder, whose renaming is the moment at which the change is made. They are
/// then moved into place one by one; whoever opens the folder next moves those that are left.
/// </remarks>
/// <param name="folder">The folder.</param>
sealed class FolderChange(DirectoryInfo folder)
{
    /// <summary>
    /// Holds a change that is made and not all in place. Names that begin with a dot are passed over when a folder is
    /// read.
    /// </summary>
    const string Made = ".change";

    /// <summary>Makes a change; returns once it is safe on the disk and in place.</summary>
    internal void Write(IReadOnlyList<(string File, ReadOnlyMemory<byte> Bytes)> files)
    {
        if (files is [var (file, bytes)])
        {
            WholeFile.Write(Path.Combine(folder.FullName, file), bytes);
            return;
        }

        Make(files);
        Complete();
    }

    /// <summary>Makes a change without moving its files into place.</summary>
    internal void Make(IReadOnlyList<(string File, ReadOnlyMemory<byte> Bytes)> files)
    {
        Complete();
        var unfinished = Path.Combine(folder.FullName, $"{Made}.{Path.GetRandomFileName()}");
        try
        {
            foreach (var (file, bytes) in files) WholeFile.Write(Path.Combine(unfinished, file), bytes);
            Directory.Move(unfinished, MadePlace);
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>Moves into place what is left of a change that was made before the machine stopped.</summary>
    internal void Complete()
    {
        // A folder may come from anybody: nothing is moved from behind a link, or to behind one.
        if (!Directory.Exists(MadePlace) || IsLink(MadePlace)) return;
        foreach (var made in Directory.EnumerateFiles(MadePlace, "*", NoLinks).ToList())
        {
            var place = Path.Combine(folder.FullName, Path.GetRelativePath(MadePlace, made));
            var beside = Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            for (var above = beside; above.FullName.Length > folder.FullName.Length; above = above.Parent!)
            {
                if (!IsLink(above.FullName)) continue;
                throw new IOException($"{above.Name} is a link, and nothing is written behind it.");
            }

            File.Move(made, place, overwrite: true);
        }

        Directory.Delete(MadePlace, recursive: true);
    }

    static readonly EnumerationOptions NoLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    static bool IsLink(string path) => (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;

    string MadePlace => Path.Combine(folder.FullName, Made);
}
