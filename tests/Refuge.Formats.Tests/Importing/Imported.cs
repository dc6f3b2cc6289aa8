using System.Text;
using Refuge.Formats.Crises;
using Refuge.Formats.Importing;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Importing;

/// <summary>A crisis folder from the empty template into which files are imported.</summary>
sealed class Imported : IDisposable
{
    readonly TemporaryFolder place = new();

    public Imported() => CrisisTemplates.Write(Folder, CrisisTemplates.Empty, "made");

    /// <summary>The crisis folder.</summary>
    public DirectoryInfo Folder => new(Path.Combine(place.Place.FullName, "crisis"));

    /// <summary>What the last import told.</summary>
    public ImportOutcome Outcome { get; private set; } = new([], [], []);

    /// <summary>Every sentence that the last import told.</summary>
    public string Told =>
        string.Join('\n', Outcome.Notes.Concat(Outcome.Problems.Select(problem => problem.ToString())));

    public Imported From(ImportKind kind, string name, string text) => From(kind, name, Encoding.UTF8.GetBytes(text));

    public Imported From(ImportKind kind, string name, byte[] bytes, string? map = null, DateOnly? published = null)
    {
        var maps = new Dictionary<string, ImportMap>(StringComparer.Ordinal) as IReadOnlyDictionary<string, ImportMap>;
        if (map is not null)
        {
            var file = Write("map.csv", Encoding.UTF8.GetBytes(map));
            (maps, var problems) = FolderImport.ReadMap(file, TestContext.Current.CancellationToken);
            Assert.Empty(problems);
        }

        Outcome = FolderImport.Run(
            new(kind, [Write(name, bytes)], Folder, maps, published), static _ =>
                { }, TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>The map that the program proposes for a file.</summary>
    public string Propose(ImportKind kind, string name, string text) => Encoding.UTF8.GetString(FolderImport.Propose(
        new(kind, [Write(name, Encoding.UTF8.GetBytes(text))], Folder, new Dictionary<string, ImportMap>(), null),
        TestContext.Current.CancellationToken).Map);

    /// <summary>Rows of a table as <c>column=cell</c>, filled cells of the named columns alone.</summary>
    public IReadOnlyList<string> Rows(string file, params string[] columns)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder.FullName, file));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Where(line => !line.StartsWith("first_place", StringComparison.Ordinal)).Select(
            line => string.Join(' ', columns.Select(column => line.Split(',')[Array.IndexOf(header, column)])))];
    }

    /// <summary>What the folder reads as.</summary>
    public Cycle.CrisisReading Read() => CrisisFolder.Read(Folder, null, TestContext.Current.CancellationToken);

    public void Dispose() => place.Dispose();

    FileInfo Write(string name, byte[] bytes)
    {
        var path = Path.Combine(place.Place.FullName, name);
        File.WriteAllBytes(path, bytes);
        return new(path);
    }
}
