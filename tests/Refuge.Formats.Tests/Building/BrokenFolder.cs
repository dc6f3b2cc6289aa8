using System.Text;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Tests.Building;

/// <summary>A copy of an example that is then broken in one way.</summary>
sealed class BrokenFolder : IDisposable
{
    readonly TemporaryFolder copy = new();

    public BrokenFolder(string example)
    {
        foreach (var path in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Place.FullName, Path.GetRelativePath(example, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    /// <summary>Where it lies.</summary>
    public DirectoryInfo Place => copy.Place;

    /// <summary>A place that is no site and always there.</summary>
    public string APlace =>
        Records("places.csv").Select(line => line.Split(','))
            .First(cells => cells[4] is "town" or "city" or "village")[0];

    /// <summary>Another one.</summary>
    public string AnotherPlace =>
        Records("places.csv").Select(line => line.Split(',')).Where(cells => cells[4] is "town" or "city" or "village")
            .ElementAt(1)[0];

    /// <summary>The full path of a file.</summary>
    public string PathOf(string file) => Path.Combine(copy.Place.FullName, file);

    /// <summary>Adds a row with the given cells; the rest stays empty. Gives the line at which it stands.</summary>
    public int Add(string file, params IReadOnlyList<(string Column, string Value)> cells)
    {
        if (!File.Exists(PathOf(file)))
        {
            Write(
                file,
                string.Join(
                    ',', [.. CrisisTables.All.Single(table => table.File == file).Columns, .. TableSchema.Everywhere])
                + "\n");
        }
        var text = File.ReadAllText(PathOf(file)).TrimEnd('\n', '\r') + "\n";
        var header = text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r').Split(',').ToList();
        foreach (var (column, _) in cells.Where(cell => !header.Contains(cell.Column)).ToList())
        {
            header.Add(column);
            text = string.Join(',', header) + text[text.IndexOf('\n', StringComparison.Ordinal)..];
        }

        Write(
            file,
            text
            + string.Join(',', header.Select(column => cells.FirstOrDefault(cell => cell.Column == column).Value ?? ""))
            + "\n");
        return text.Count(letter => letter == '\n') + 1;
    }

    /// <summary>Replaces a file by its text, changed.</summary>
    public void Change(string file, Func<string, string> change) => Write(file, change(File.ReadAllText(PathOf(file))));

    /// <summary>Writes the text of every table anew.</summary>
    public void ChangeTables(Func<string, string> change, Encoding encoding)
    {
        foreach (var path in Directory.EnumerateFiles(copy.Place.FullName, "*.csv"))
        {
            File.WriteAllText(path, change(File.ReadAllText(path)), encoding);
        }
    }

    /// <summary>Writes a file.</summary>
    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Dispose() => copy.Dispose();

    IEnumerable<string> Records(string file) => File.ReadLines(PathOf(file)).Skip(1);
}
