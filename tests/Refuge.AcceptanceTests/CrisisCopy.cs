using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>A copy of an example folder that a test may change.</summary>
sealed class CrisisCopy : IDisposable
{
    /// <summary>Cells that are geography, and so visible whenever their row became known.</summary>
    static readonly string[] Geography =
        ["id", "name", "aliases", "name_ar", "kind", "lat", "lon", "precision_km", "near", "near_km", "country",
            "admin1", "admin2", "pcode", "side", "axis", "from", "to", "km", "km_basis", "mode", "both_ways", "source",
            "reported"];

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-test-");

    public CrisisCopy(string example)
    {
        var original = System.IO.Path.Combine(Repository.Root, "examples", example);
        Path = System.IO.Path.Combine(folder.FullName, example);
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(original, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Path { get; }

    /// <summary>A folder beside the copy, for output.</summary>
    public string Out(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>Adds a line to a table.</summary>
    public void Append(string file, string line) => File.AppendAllText(System.IO.Path.Combine(Path, file), line + "\n");

    /// <summary>Takes the lines that hold <paramref name="words"/> out of a table.</summary>
    public void Remove(string file, string words)
    {
        var path = System.IO.Path.Combine(Path, file);
        if (!File.Exists(path)) return;
        File.WriteAllLines(
            path, File.ReadAllLines(path).Where(line => !line.Contains(words, StringComparison.Ordinal)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Deletes, or scrambles, what became known after a day.</summary>
    /// <returns>How many rows were touched.</returns>
    public int ForgetAfter(DateOnly day, bool scramble)
    {
        var published = Rows("sources.csv").Rows.ToDictionary(
            row => row["id"], row => LastDay(row["published"]), StringComparer.Ordinal);
        var touched = 0;
        foreach (var file in Directory.EnumerateFiles(Path, "*.csv").Select(System.IO.Path.GetFileName).OfType<string>()
            .Append("reports/index.csv").Where(file => file != "sources.csv"))
        {
            var (header, rows) = Rows(file);
            var later = rows.Where(row => KnownOn(row, published) is not { } known || known > day).ToList();
            touched += later.Count;
            foreach (var row in later)
            {
                if (IsGeography(file, row)) Blank(row, scramble);
                else if (scramble) Scramble(row);
            }

            Write(file, header, rows.Where(row => scramble || !later.Contains(row) || IsGeography(file, row)));
        }

        return touched;
    }

    static bool IsGeography(string file, Dictionary<string, string> row) =>
        file == "routes.csv" || (file == "places.csv" && row["kind"] != "site");

    static void Blank(Dictionary<string, string> row, bool scramble)
    {
        foreach (var column in row.Keys.Except(Geography).ToList())
        {
            row[column] = scramble && long.TryParse(row[column], CultureInfo.InvariantCulture, out var number)
                ? $"{(number * 3) + 7}"
                : "";
        }
    }

    /// <summary>
    /// Other numbers and other words in every cell that does not say when the row was known or what it is about.
    /// </summary>
    static void Scramble(Dictionary<string, string> row)
    {
        string[] kept = ["id", "source", "reported", "date", "from", "place", "file", "published"];
        foreach (var column in row.Keys.Except(kept).ToList())
        {
            if (double.TryParse(row[column], CultureInfo.InvariantCulture, out var number))
            {
                row[column] = ((number * 3) + 7).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    static DateOnly? KnownOn(Dictionary<string, string> row, Dictionary<string, DateOnly?> published)
    {
        if (row.GetValueOrDefault("reported") is { Length: > 0 } reported) return LastDay(reported);
        if (row.GetValueOrDefault("source") is { Length: > 0 } sources)
        {
            return sources.Split(';').Select(source => published.GetValueOrDefault(source.Trim()))
                .Where(date => date is not null).Min();
        }

        foreach (var column in (string[])["published", "date", "week", "made_on", "from", "opens"])
        {
            if (row.GetValueOrDefault(column) is { Length: > 0 } own && LastDay(own) is { } date) return date;
        }

        return null;
    }

    static DateOnly? LastDay(string text) =>
        text.Split('-').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToArray() switch
        {
            [var year, var month, var day] when year > 0 && month > 0 && day > 0 => new(year, month, day),
            [var year, var month] when year > 0 && month > 0 => new(year, month, DateTime.DaysInMonth(year, month)),
            [var year] when year > 0 => new(year, 12, 31),
            _ => null,
        };

    (string[] Header, List<Dictionary<string, string>> Rows) Rows(string file) =>
        Table.Read(System.IO.Path.Combine(Path, file));

    void Write(string file, string[] header, IEnumerable<Dictionary<string, string>> rows)
    {
        using var writer = new StreamWriter(System.IO.Path.Combine(Path, file)) { NewLine = "\n" };
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var column in header) csv.WriteField(column);
        csv.NextRecord();
        foreach (var row in rows)
        {
            foreach (var column in header) csv.WriteField(row[column]);
            csv.NextRecord();
        }
    }
}

/// <summary>A table as a reader outside the project would see it.</summary>
static class Table
{
    /// <summary>Its header, and each row by column.</summary>
    public static (string[] Header, List<Dictionary<string, string>> Rows) Read(string file)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvParser(reader, CultureInfo.InvariantCulture);
        if (!csv.Read()) return ([], []);
        var header = csv.Record!;
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(
                header.Zip(csv.Record!).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
        }
        return (header, rows);
    }
}
