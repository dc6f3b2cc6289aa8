using Refuge.Formats.Workbooks;

namespace Refuge.Formats.Crises;

/// <summary>What a crisis folder holds, taken apart into rows and files, and put together again.</summary>
/// <param name="Name">The name of the folder.</param>
/// <param name="Tables">Its tables, those of scenarios included, in the order of their files.</param>
/// <param name="Files">Its other files by name relative to the folder: settings, triggers, reports as received.</param>
sealed record CrisisContent(
    string Name, IReadOnlyList<StatedTable> Tables, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
{
    /// <summary>Takes a folder apart.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The content, and the problems of files and rows that could not be taken over.</returns>
    public static (
        CrisisContent Content, IReadOnlyList<Problem> Problems) Read(
            DirectoryInfo folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var problems = new ProblemList();
        var files = new FolderFiles(
            new WorkbookTables(new FilesOnDisk(folder, problems, cancellation), problems, cancellation), null, problems,
            null);
        var (tables, others) =
            (new List<StatedTable>(), new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal));
        foreach (var name in files.Names)
        {
            cancellation.ThrowIfCancellationRequested();
            if (files.Inspect(name, cancellation) is not { } file) continue;
            if (StatedTable.SchemaOf(name) is { } schema
                && TableOf(name, schema, file, problems, cancellation) is { } table)
            {
                tables.Add(table);
            }
            else
            {
                others.Add(name, BytesOf(file));
            }
        }

        return (
            new(folder.Name, tables, others),
            [.. problems.InOrder().Where(static problem => problem.Severity >= Severity.RowLeftOut)]);
    }

    /// <summary>The bytes of every file of the folder, by name.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ToFiles()
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(Files, StringComparer.Ordinal);
        foreach (var table in Tables) files[table.File] = table.ToBytes();
        return files;
    }

    /// <summary>Writes the folder, all of it or nothing.</summary>
    /// <param name="folder">The folder, which must not exist yet.</param>
    /// <param name="cancellation">Stops the writing; no folder is then left.</param>
    /// <exception cref="IOException">The folder exists already, or the disk refuses.</exception>
    public void Write(DirectoryInfo folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var beside = folder.Parent?.FullName ?? throw new IOException("A crisis folder cannot be the root of a disk.");
        var unfinished = Path.Combine(beside, $".{folder.Name}.{Path.GetRandomFileName()}");
        try
        {
            foreach (var (name, bytes) in ToFiles())
            {
                cancellation.ThrowIfCancellationRequested();
                WholeFile.Write(Path.Combine(unfinished, name), bytes);
            }

            Directory.Move(unfinished, folder.FullName);
            folder.Refresh();
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    static StatedTable? TableOf(
        string name, TableSchema schema, InputFile file, ProblemList problems, CancellationToken cancellation)
    {
        var reader = new TableFile(name, schema, problems);
        var rows = reader.Rows(file, cancellation).ToList();
        if (reader.Header is not { } header) return null;
        // A column that stands twice or without a name is read by nobody.
        var kept = Enumerable.Range(0, header.Names.Count).Where(index => header.Names[index].Length > 0).ToList();
        return new(
            name, [.. kept.Select(index => header.Names[index])],
            [.. rows.Select(
                row =>
                    (IReadOnlyList<string>)[
                        .. kept.Select(index => index < row.Cells.Count ? row.Cells[index] : "")])]);
    }

    static byte[] BytesOf(InputFile file)
    {
        using var source = file.Source();
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}
