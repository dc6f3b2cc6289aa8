namespace Refuge.Files;

/// <summary>
/// Puts a folder of files in place as a whole, or not at all, and never at the cost of files that Refuge did not write.
/// </summary>
/// <remarks>
/// The files go to a hidden folder beside the wanted one. When they are complete the two names are exchanged, in one
/// step where the system can (Linux), else by two renames between which the wanted folder is absent for a moment. What
/// stood there before is then deleted file by file, by the manifest that it carries. A process that is killed leaves
/// the former or the new folder whole; beside it may stay a hidden folder that nobody reads.
/// </remarks>
sealed class OutputReplacement
{
    const int MostTries = 5;

    readonly string given;
    readonly string wanted;
    readonly OutputManifest blank;

    OutputReplacement(string given, string crisis) =>
        (this.given, wanted, blank) = (given, OutputPlace.Checked(given), OutputManifest.Of(crisis));

    /// <summary>Writes a folder.</summary>
    /// <param name="folder">The wanted folder: absent, empty, or wholly written by Refuge for the same crisis.</param>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="files">The names of the files, and what writes each.</param>
    /// <param name="cancellation">Stops the writing; nothing half-written stays.</param>
    /// <returns>The folder's full path.</returns>
    /// <exception cref="IOException">The folder holds something else, or the disk refuses.</exception>
    internal static string Write(
        string folder, string crisis, IReadOnlyList<(string Name, Action<TextWriter> Write)> files,
        CancellationToken cancellation) => WriteFiles(
            folder, crisis,
            [.. files.Select(file => (
                file.Name, (Action<string>)(path => OutputFiles.Write(path, file.Write, cancellation))))],
            cancellation);

    /// <summary>Writes a folder of files that are no text.</summary>
    /// <param name="folder">The wanted folder: absent, empty, or wholly written by Refuge for the same crisis.</param>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="files">The names of the files, and what writes each to a path where nothing stands.</param>
    /// <param name="cancellation">Stops the writing; nothing half-written stays.</param>
    /// <returns>The folder's full path.</returns>
    /// <exception cref="IOException">The folder holds something else, or the disk refuses.</exception>
    internal static string WriteFiles(
        string folder, string crisis, IReadOnlyList<(string Name, Action<string> Write)> files,
        CancellationToken cancellation)
    {
        var replacement = new OutputReplacement(folder, crisis);
        replacement.RefuseOthers(replacement.wanted);
        var unfinished = replacement.MakeUnfinished();
        try
        {
            replacement.Fill(unfinished, files, cancellation);
            cancellation.ThrowIfCancellationRequested();
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }

        replacement.PutInPlace(unfinished);
        return replacement.wanted;
    }

    /// <summary>Why a folder may not be replaced by outputs of this crisis; null when it may.</summary>
    internal static string? WhyNot(string folder, OutputManifest crisis)
    {
        if (Entry.At(folder) is { Kind: not EntryKind.Folder and var kind })
        {
            return kind == EntryKind.Absent ? null : "it is not a folder";
        }
        var inside =
            new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 })
            .Select(static entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        if (inside.Count == 0) return null;
        if (OutputManifest.Find(folder) is not { } manifest)
        {
            return $"it holds files and no {OutputManifest.File} of Refuge";
        }
        if (manifest.Owner != crisis.Owner) return "it holds the outputs of another crisis";
        return inside.Where(static name => name != OutputManifest.File).Order(StringComparer.Ordinal)
            .Select(name => manifest.Difference(folder, name))
                .FirstOrDefault(static difference => difference is not null);
    }

    void RefuseOthers(string folder)
    {
        if (WhyNot(folder, blank) is { } reason)
        {
            throw new IOException(
                $"\"{given}\" is left as it is: {reason}. Name a new folder, or move its files away.");
        }
    }

    string MakeUnfinished()
    {
        var beside = Path.GetDirectoryName(wanted)!;
        Directory.CreateDirectory(beside);
        var name = Path.GetFileName(wanted);
        var unfinished =
            Path.Combine(beside, $".{name[..Math.Min(name.Length, PlainName.LongestName)]}.{Path.GetRandomFileName()}");
        return Directory.CreateDirectory(unfinished).FullName;
    }

    void Fill(
        string unfinished, IReadOnlyList<(string Name, Action<string> Write)> files, CancellationToken cancellation)
    {
        foreach (var (name, write) in files)
        {
            if (!PlainName.Fits(name) || name == OutputManifest.File)
            {
                throw new ArgumentException($"\"{name}\" cannot be the name of an output.", nameof(files));
            }
            cancellation.ThrowIfCancellationRequested();
            write(Path.Combine(unfinished, name));
        }

        blank.With(unfinished, files.Select(static file => file.Name))
            .Write(Path.Combine(unfinished, OutputManifest.File));
    }

    void PutInPlace(string unfinished)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (TryPlaceAnew(unfinished)) return;
            if (!TryExchange(unfinished)) continue;
            // The hidden name now holds what stood in the wanted place. Somebody may have put a file in since it was
            // looked at.
            if (WhyNot(unfinished, blank) is null)
            {
                Delete(unfinished);
                return;
            }

            if (TryExchange(unfinished)) break;
        }

        Directory.Delete(unfinished, recursive: true);
        RefuseOthers(wanted);
        throw new IOException($"\"{given}\" was changed by others while it was written. Run the command again.");
    }

    bool TryPlaceAnew(string unfinished)
    {
        if (Entry.At(wanted).Kind != EntryKind.Absent) return false;
        try
        {
            Directory.Move(unfinished, wanted);
            return true;
        }
        catch (IOException) when (Directory.Exists(wanted) && Directory.Exists(unfinished))
        {
            // Another run was faster.
            return false;
        }
    }

    bool TryExchange(string unfinished)
    {
        if (SystemCalls.TryExchange(unfinished, wanted)) return true;
        if (!Directory.Exists(wanted)) return false;
        var former = $"{unfinished}.former";
        Directory.Move(wanted, former);
        try
        {
            Directory.Move(unfinished, wanted);
        }
        catch (IOException)
        {
            Directory.Move(former, wanted);
            throw;
        }

        Directory.Move(former, unfinished);
        return true;
    }

    /// <summary>
    /// Deletes the files of a former output by its manifest, and the folder when that leaves it empty.
    /// </summary>
    static void Delete(string former)
    {
        foreach (var name in OutputManifest.Find(former)?.Files.Keys ?? []) File.Delete(Path.Combine(former, name));
        File.Delete(Path.Combine(former, OutputManifest.File));
        Directory.Delete(former, recursive: false);
    }
}
