namespace Refuge.Files;

/// <summary>Where outputs may go: never through a link that a received folder could have brought along.</summary>
/// <remarks>
/// The last part of the path is never a link. Below the working folder no part is: whoever works inside a folder that
/// was sent to him would else write wherever its link <c>out</c> points. Links above the working folder, and in
/// absolute paths elsewhere, are the user's or the system's own (<c>/tmp</c> is one on macOS) and are followed.
/// </remarks>
static class OutputPlace
{
    /// <summary>The full path of an output folder or file.</summary>
    /// <param name="path">As given.</param>
    /// <exception cref="IOException">A part of it is a link, or it is the root of a disk.</exception>
    internal static string Checked(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new IOException("The name of an output is empty or holds a zero byte. Name a folder.");
        }
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is null)
        {
            throw new IOException("An output cannot replace the root of a disk. Name a folder.");
        }

        RefuseLink(full, path);
        var working = Path.TrimEndingDirectorySeparator(Path.GetFullPath("."));
        var prefix = working.EndsWith(Path.DirectorySeparatorChar) ? working : working + Path.DirectorySeparatorChar;
        if (!full.StartsWith(prefix, StringComparison.Ordinal)) return full;
        for (var part = Path.GetDirectoryName(full); part is not null
            && part.Length > working.Length; part = Path.GetDirectoryName(part))
        {
            RefuseLink(part, path);
        }

        return full;
    }

    /// <summary>The folder below <c>out</c> that a command writes to unless it is told another.</summary>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="parts">Further names, such as the as-of day.</param>
    /// <exception cref="IOException">A name could lead out of the folder.</exception>
    internal static string Standard(string crisis, params IReadOnlyList<string> parts)
    {
        foreach (var name in parts.Prepend(crisis).Where(static name => !PlainName.Fits(name)))
        {
            throw new IOException(
                $"\"{VisibleText.Of(name)}\" cannot be the name of a folder. Name the output with --out.");
        }

        return Path.Combine(["out", crisis, .. parts]);
    }

    static void RefuseLink(string part, string path)
    {
        if (Entry.At(part).Kind == EntryKind.Link)
        {
            throw new IOException(
                $"\"{path}\" leads through the link \"{Path.GetFileName(part)}\", and nothing is written through "
                + "links. Name the folder it points to.");
        }
    }
}
