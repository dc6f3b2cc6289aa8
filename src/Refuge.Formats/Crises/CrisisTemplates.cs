using System.Text;
using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>
/// Crisis folders to fill in: headings, examples as comments, and a README that says what each table brings.
/// </summary>
/// <remarks>
/// The examples of a template make a small crisis that works: without the hash before them they are read without a
/// problem, which a test holds.
/// </remarks>
static class CrisisTemplates
{
    /// <summary>The template that holds headings and no examples.</summary>
    internal const string Empty = "empty";

    /// <summary>The one place of a template, for a crisis needs one: it is to be renamed or deleted.</summary>
    internal const string FirstPlace = "first_place";

    const string FileMark = "=== ";

    /// <summary>The names of the templates.</summary>
    internal static IReadOnlyList<string> Names { get; } = ["siege", "border", "flood", Empty];

    /// <summary>The files of a template, by name relative to the folder.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="id">The identity of the crisis, which is the folder's name.</param>
    internal static IReadOnlyList<(string File, string Text)> Files(string name, string id) =>
        name == Empty
            ? EmptyFiles(id)
            : [.. Parts(Shipped(name).Replace("{id}", id, StringComparison.Ordinal)).Select(WithAllColumns)];

    /// <summary>Writes the files of a template into a folder that holds none of them.</summary>
    internal static void Write(DirectoryInfo folder, string name, string id)
    {
        foreach (var (file, text) in Files(name, id))
        {
            var path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    static string Shipped(string name)
    {
        using var stream = typeof(CrisisTemplates)
            .Assembly.GetManifestResourceStream($"Refuge.Formats.Crises.Templates.{name}.txt")!;
        using var text = new StreamReader(stream, Encoding.UTF8);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The files that stand one after another in a text, each behind a line with its name.</summary>
    static List<(string File, string Text)> Parts(string text) =>
    [
        .. text.Split(FileMark, StringSplitOptions.RemoveEmptyEntries)
            .Select(static part => part.Split('\n', 2))
            .Select(static part => (part[0], part[1])),
    ];

    /// <summary>
    /// A table with every column that it may have behind those that the template fills: a remedy may name any of them.
    /// </summary>
    static (string File, string Text) WithAllColumns((string File, string Text) part)
    {
        if (CrisisTables.All.FirstOrDefault(table => table.File == part.File) is not { } table) return part;
        var lines = part.Text.TrimEnd('\n').Split('\n');
        var more = table.Columns.Concat(TableSchema.Everywhere).Distinct(StringComparer.Ordinal)
            .Except(lines[0].Split(','), StringComparer.Ordinal).ToList();
        var blank = new string(',', more.Count);
        return (part.File, string.Concat(
            lines.Select((line, index) => index == 0 ? string.Join(',', more.Prepend(line)) : line + blank)
                .Select(static line => line + "\n")));
    }

    /// <summary>The headings of every table of the contract, and the one place that a crisis needs.</summary>
    static List<(string File, string Text)> EmptyFiles(string id)
    {
        var files = Parts(Shipped(Empty).Replace("{id}", id, StringComparison.Ordinal));
        foreach (var table in CrisisTables.All)
        {
            var headings =
                string.Join(',', table.Columns.Concat(TableSchema.Everywhere).Distinct(StringComparer.Ordinal));
            var first = table == CrisisTables.Places ? RowOfFirstPlace(table) : "";
            files.Add((table.File, $"{headings}\n{first}"));
        }

        return files;
    }

    /// <summary>Whether a place is the row of a template as it was written, with nothing of anybody's in it.</summary>
    internal static bool IsFirstPlace(Place place) => place is
    {
        Id.Code: FirstPlace, Name: FirstPlaceName, Position: null, Population: null, PopulationLow: null,
        PopulationHigh: null,
    };

    const string FirstPlaceName = "First place: write its name";

    static string RowOfFirstPlace(TableSchema places)
    {
        var cells = places.Columns.Select(static column => column switch
        {
            "id" => FirstPlace,
            "name" => FirstPlaceName,
            "kind" => "town",
            _ => "",
        });
        return $"{string.Join(',', cells)}{new string(',', TableSchema.Everywhere.Count)}\n";
    }
}
