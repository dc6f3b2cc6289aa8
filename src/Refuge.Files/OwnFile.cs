namespace Refuge.Files;

/// <summary>Makes files that whoever starts the program can read alone, where the system knows such a thing.</summary>
static class OwnFile
{
    /// <summary>Makes a file and opens it.</summary>
    /// <param name="path">The file. Its folder is there.</param>
    /// <param name="mode">What is done where it is there already: its rights then stay as they are.</param>
    /// <exception cref="IOException">It is there already and must not be, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made there.</exception>
    internal static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
