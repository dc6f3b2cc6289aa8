using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Tests.Building;

/// <summary>Copies a folder without, or with scrambled, everything that was known only after a day.</summary>
/// <remarks>
/// Finds known-on days by itself, from the text of the files: it must not trust the reader that it tests.
/// </remarks>
static class LaterRows
{
    /// <summary>What becomes of a row that was known later.</summary>
    public delegate IReadOnlyList<string>? Fate(IReadOnlyList<string> header, IReadOnlyList<string> cells);

    /// <summary>The row is deleted.</summary>
    public static IReadOnlyList<string>? Deleted(IReadOnlyList<string> header, IReadOnlyList<string> cells) => null;

    /// <summary>What the row says is turned into something else; when it was known stays.</summary>
    public static Fate Scrambled(int seed) => (header, cells) =>
    {
        var ownDays = Cell(header, cells, "source").Length + Cell(header, cells, "reported").Length > 0
            ? []
            : CrisisTables.All.SelectMany(table => table.OwnDay).ToHashSet();
        return [
            .. cells.Select(
                (cell, column) => header[column] is "source" or "reported" or "id" || ownDays.Contains(header[column])
                || cell.Length == 0 ? cell : Scramble(cell, seed + column))];
    };

    /// <summary>Copies the folder into <paramref name="target"/>.</summary>
    public static void Copy(string folder, DirectoryInfo target, DateOnly day, Fate fate)
    {
        var published =
            Rows(Path.Combine(folder, "sources.csv")).ToDictionary(row => row["id"], row => LastDay(row["published"]));
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var copy = Path.Combine(target.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (CrisisTables.All.SingleOrDefault(table => table.File == name) is { } table && name != "sources.csv")
            {
                CopyTable(path, copy, table, published, day, fate);
            }
            else if (name != "triggers.yml" || IsAgreedBy(File.ReadAllText(path), day))
            {
                File.Copy(path, copy);
            }
        }
    }

    /// <summary>Whether any of the rules was agreed by then; a file whose every rule came later goes whole.</summary>
    static bool IsAgreedBy(string triggers, DateOnly day) => triggers
        .Split('\n')
        .Select(line => line.Split("known_on:"))
        .Any(parts => parts is [_, var known] && LastDay(known.Trim()) <= day);

    static void CopyTable(
        string path, string copy, TableSchema table, Dictionary<string, DateOnly?> published, DateOnly day, Fate fate)
    {
        using var writer = new CsvWriter(new StreamWriter(copy), CultureInfo.InvariantCulture);
        string[]? header = null;
        foreach (var cells in Records(path))
        {
            // What has no day waits for the last day of the folder, which scrambled rows may move: it cannot stay.
            var known = header is null ? day : KnownOn(header, cells, table, published);
            var kept = known <= day ? cells : Later(header!, cells, table, known is null ? Deleted : fate);
            header ??= cells;
            if (kept is null) continue;
            foreach (var cell in kept) writer.WriteField(cell);
            writer.NextRecord();
        }
    }

    /// <summary>
    /// Geography stays, whenever it was published; what else stands in its row goes the way of later rows.
    /// </summary>
    static IReadOnlyList<string>? Later(string[] header, string[] cells, TableSchema table, Fate fate)
    {
        string[] learned = table.File switch
        {
            "places.csv" when Cell(header, cells, "kind") != "site" =>
                ["population", "population_low", "population_high", "population_date"],
            "routes.csv" => ["bridge_kind", "lorries_per_day"],
            _ => [],
        };
        if (learned.Length == 0) return fate(header, cells);

        var changed = fate(header, cells) ?? new string[cells.Length];
        return [.. cells.Select((cell, column) => learned.Contains(header[column]) ? changed[column] ?? "" : cell)];
    }

    static DateOnly? KnownOn(
        string[] header, string[] cells, TableSchema table, Dictionary<string, DateOnly?> published)
    {
        if (Cell(header, cells, "reported") is { Length: > 0 } reported) return LastDay(reported);
        var cited = Cell(header, cells, "source")
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (cited.Length > 0) return cited.Min(source => published.GetValueOrDefault(source));
        return table.OwnDay.Select(column => LastDay(Cell(header, cells, column)))
            .FirstOrDefault(date => date is not null);
    }

    static string Cell(IReadOnlyList<string> header, IReadOnlyList<string> cells, string column) =>
        header.ToList().IndexOf(column) is >= 0 and var index && index < cells.Count ? cells[index].Trim() : "";

    static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        string[]? header = null;
        foreach (var cells in Records(path))
        {
            if (header is not null)
            {
                yield return header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
            }
            header ??= cells;
        }
    }

    static IEnumerable<string[]> Records(string path)
    {
        using var parser = new CsvParser(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture));
        while (parser.Read()) yield return parser.Record!;
    }

    static DateOnly? LastDay(string text) => text.Split('-') switch
    {
        [{ Length: 4 } year] => new(int.Parse(year, CultureInfo.InvariantCulture), 12, 31),
        [var year, var month] =>
            new DateOnly(
                int.Parse(year, CultureInfo.InvariantCulture), int.Parse(month, CultureInfo.InvariantCulture),
                1).AddMonths(1).AddDays(-1),
        [_, _, _] => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>
    /// Other digits and other letters of the same sort; a tenth of the cells become nonsense altogether.
    /// </summary>
    static string Scramble(string cell, int seed)
    {
        if ((cell.Length + seed) % 10 == 0) return "?!";
        return string.Concat(cell.Select((letter, index) => letter switch
        {
            >= '0' and <= '9' => (char)('0' + ((letter - '0' + seed + index) % 10)),
            >= 'a' and <= 'z' => (char)('a' + ((letter - 'a' + seed + index) % 26)),
            _ => letter,
        }));
    }
}
