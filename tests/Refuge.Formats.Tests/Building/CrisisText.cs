using System.Text;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Building;

/// <summary>
/// A crisis folder held as text, which a test changes cell by cell and writes to a disk to have it read.
/// </summary>
sealed class CrisisText
{
    readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>The text of a folder.</summary>
    public static CrisisText Of(string folder)
    {
        var text = new CrisisText();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            text.files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllText(file);
        }

        return text;
    }

    /// <summary>The text of a shipped example.</summary>
    public static CrisisText Example(string name) => Of(Path.Combine(Repository.Root, "examples", name));

    /// <summary>The names of its files.</summary>
    public IEnumerable<string> Names => [.. files.Keys];

    /// <summary>A copy that can be changed without changing this one.</summary>
    public CrisisText Copy()
    {
        var copy = new CrisisText();
        foreach (var (name, text) in files) copy.files[name] = text;
        return copy;
    }

    /// <summary>The text of a file.</summary>
    public string this[string name]
    {
        get => files[name];
        set => files[name] = value;
    }

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string name) => files.ContainsKey(name);

    /// <summary>Gives a file another name.</summary>
    public void Rename(string name, string other)
    {
        files[other] = files[name];
        files.Remove(name);
    }

    /// <summary>The table of a file: its header, then its rows, each as long as the header.</summary>
    public List<List<string>> Table(string name)
    {
        var rows = CsvText.Cells(files[name].TrimEnd('\n') + "\n");
        rows.RemoveAll(row => row.Count == 0 || row is [""]);
        foreach (var row in rows)
        {
            while (row.Count < rows[0].Count) row.Add("");
        }

        return rows;
    }

    /// <summary>Puts a table in the place of a file.</summary>
    public void Put(string name, List<List<string>> table)
    {
        var text = new StringBuilder();
        foreach (var row in table) text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        files[name] = text.ToString();
    }

    /// <summary>Sets a column of every row; adds the column where the table has none.</summary>
    public void SetColumn(string name, string column, Func<List<string>, int, string> cell)
    {
        var table = Table(name);
        var at = table[0].IndexOf(column);
        if (at < 0)
        {
            at = table[0].Count;
            table[0].Add(column);
            foreach (var row in table.Skip(1)) row.Add("");
        }

        for (var row = 1; row < table.Count; row++) table[row][at] = cell(table[row], row);
        Put(name, table);
    }

    /// <summary>Writes it all into an empty folder.</summary>
    public void WriteTo(DirectoryInfo folder)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
