using Refuge.Formats.Importing;

namespace Refuge.Formats.Crises;

/// <summary>The files of a crisis folder, with those of a scenario laid over them.</summary>
sealed class FolderFiles
{
    static readonly string[] OtherNames = ["crisis.yml", TriggersYaml.File];

    readonly ICrisisFiles folder;
    readonly string? scenario;
    readonly ProblemList problems;
    readonly IProgress<(int Done, int Of)>? progress;
    readonly SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
    readonly HashSet<string> present;

    /// <summary>The files that a folder holds; nothing is opened yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="scenario">The scenario laid over it, or null.</param>
    /// <param name="problems">Told of every file that cannot be read.</param>
    /// <param name="progress">Told how many of the files have been read. Null when nobody watches.</param>
    internal FolderFiles(
        ICrisisFiles folder, string? scenario, ProblemList problems, IProgress<(int Done, int Of)>? progress)
    {
        (this.folder, this.scenario, this.problems, this.progress) = (folder, scenario, problems, progress);
        present = folder.Names.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>SHA-256 of every file that was read, by name.</summary>
    internal IReadOnlyDictionary<string, string> Hashes => hashes;

    /// <summary>The names of all input files, in order.</summary>
    internal IEnumerable<string> Names => present.Order(StringComparer.Ordinal);

    /// <summary>The scenarios that the folder offers.</summary>
    internal IReadOnlyList<string> Scenarios => folder.Scenarios;

    /// <summary>Whether the folder has a file of that name.</summary>
    internal bool Has(string name) => present.Contains(name);

    /// <summary>The files that hold a table: the folder's, then the scenario's.</summary>
    internal IEnumerable<(string Name, InputFile File, bool IsPlanned)> Holding(
        TableSchema schema, CancellationToken cancellation)
    {
        if (Inspect(schema.File, cancellation) is { } own) yield return (schema.File, own, false);
        if (scenario is null) yield break;

        var name = $"scenarios/{scenario}/{schema.File}";
        if (Inspect(name, cancellation) is { } overlay) yield return (name, overlay, true);
    }

    /// <summary>Reads a file once for its hash and encoding; null when it is absent or cannot be read.</summary>
    internal InputFile? Inspect(string name, CancellationToken cancellation)
    {
        if (!present.Contains(name)) return null;
        try
        {
            var file = InputFile.Inspect(() => folder.Open(name), cancellation);
            hashes[name] = file.Hash;
            progress?.Report((hashes.Count, present.Count));
            return file;
        }
        catch (UnauthorizedAccessException)
        {
            problems.Add(
                Severity.RowLeftOut, new(name), "The file may not be read.", "Give yourself the right to read it.");
        }
        catch (IOException failure)
        {
            problems.Add(
                Severity.RowLeftOut, new(name), $"The file cannot be read: {Quoted.Short(failure.Message)}",
                "Check the disk, or copy the folder anew.");
        }

        return null;
    }

    /// <summary>Names folders that stand where a table should.</summary>
    internal void NameFoldersInTheWay()
    {
        foreach (var table in CrisisTables.All.Where(table => folder.HasFolder(table.File)))
        {
            problems.Add(
                Severity.RowLeftOut, new(table.File), "A folder has the name of this table; nothing was read.",
                "Rename the folder, or put the file in its place.");
        }
    }

    /// <summary>Names files that nothing reads, and the name they may have been meant to have.</summary>
    internal void NameStrangers()
    {
        IReadOnlyList<string> known = [.. CrisisTables.All.Select(table => table.File), .. OtherNames];
        foreach (var name in Names.Where(name => !name.StartsWith("reports/", StringComparison.Ordinal)))
        {
            var own = name.StartsWith("scenarios/", StringComparison.Ordinal) && name.Split('/') is [_, _, .. var rest]
                ? string.Join('/', rest)
                : name;
            if (known.Contains(own, StringComparer.Ordinal) || own is "README.md" or FolderImport.MatchesFile) continue;
            var near = NearestWords.Of(own, known);
            if (near is null
                && Path.GetExtension(own) is not (".csv" or ".yml" or ".yaml" or ".xlsx" or ".xls" or ".tsv"))
            {
                continue;
            }

            // Who holds a town, and which site is held back, stands in these two: under a wrong name they would be
            // missed in silence.
            if ((near == CrisisTables.Control.File || near == CrisisTables.Sites.File) && !Has(near))
            {
                problems.Add(
                    Severity.RowLeftOut, new(near),
                    $"The folder has no such file, but it has {Quoted.Short(name)}, which was not read.",
                    $"Rename it to {near} if that was meant, or move it out of the folder.");
            }

            problems.Add(
                Severity.Note, new(name), "The file is none of the contract and was not read.",
                near is null
                ? "Move it out of the folder, or give it a name of the contract."
                : $"Rename it to {near} if that was meant.", sort: name);
        }
    }
}
