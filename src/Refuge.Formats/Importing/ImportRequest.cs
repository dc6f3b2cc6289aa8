namespace Refuge.Formats.Importing;

/// <summary>What the files of an import are.</summary>
enum ImportKind
{
    /// <summary>Tables with HXL hashtags.</summary>
    Hxl,

    /// <summary>Site lists and rounds of the displacement tracking matrix of IOM.</summary>
    Dtm,

    /// <summary>Flows and requirements of the financial tracking service of OCHA.</summary>
    Fts,

    /// <summary>Workbooks and tables of any other making.</summary>
    Xlsx,
}

/// <summary>An import.</summary>
/// <param name="Kind">What the files are.</param>
/// <param name="Files">The files.</param>
/// <param name="Folder">The crisis folder that the rows go to.</param>
/// <param name="Maps">How columns are used, by sheet; empty for what the program proposes.</param>
/// <param name="Published">The day the files were published; null for the last day that they count.</param>
sealed record ImportRequest(
    ImportKind Kind, IReadOnlyList<FileInfo> Files, DirectoryInfo Folder, IReadOnlyDictionary<string, ImportMap> Maps,
        DateOnly? Published)
{
    /// <summary>The file that holds the maps, as it was named; null where none was given.</summary>
    internal string? MapFile { get; init; }

    /// <summary>The line to type so that the program writes how it reads the columns of a file.</summary>
    internal string MapCommand(string file)
    {
        var given = Files.FirstOrDefault(each => each.Name == file)?.ToString() ?? file;
        var map = Path.ChangeExtension(given, ".map.csv");
        return $"refuge import {Words.Of(Kind)} {Typed(given)} --into {Typed(Folder.ToString())} --map {Typed(map)}";
    }

    static string Typed(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}

/// <summary>What became of an import.</summary>
/// <param name="Tables">
/// For each table how many rows were added, how many stood there, how many were left out because a row says otherwise.
/// </param>
/// <param name="Notes">What was taken for what, and what was not understood, each a sentence.</param>
/// <param name="Problems">Rows and cells that were not taken over.</param>
sealed record ImportOutcome(
    IReadOnlyList<(string File, int Added, int There, int Differs)> Tables, IReadOnlyList<string> Notes,
        IReadOnlyList<Problem> Problems);
