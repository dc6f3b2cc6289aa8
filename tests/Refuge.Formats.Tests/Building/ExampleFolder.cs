using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Publishing;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Building;

/// <summary>A copy of an example that a test changes, read by the real reader and run through all stages.</summary>
sealed class ExampleFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-");

    ExampleFolder(string name)
    {
        var original = Path.Combine(Repository.Root, "examples", name);
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public static ExampleFolder SmallValley() => new("small-valley");

    /// <summary>With rows more at the end of a table.</summary>
    public ExampleFolder With(string file, params string[] rows)
    {
        var path = Path.Combine(folder.FullName, file);
        File.WriteAllText(path, $"{File.ReadAllText(path).TrimEnd()}\n{string.Join('\n', rows)}\n");
        return this;
    }

    /// <summary>With a piece of a file written otherwise; it must stand there.</summary>
    public ExampleFolder Rewritten(string file, string piece, string instead)
    {
        var path = Path.Combine(folder.FullName, file);
        var text = File.ReadAllText(path);
        Assert.Contains(piece, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(piece, instead, StringComparison.Ordinal));
        return this;
    }

    /// <summary>All that the stages find as of <paramref name="asOf"/>.</summary>
    public Findings Run(DateOnly asOf, int days = 14, int members = 20)
    {
        var crisis = CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!;
        CycleRequest request = new(asOf, new EnsembleSize(days, members, 1), null, null, 1, "test", "test")
        {
            Audience = Refuge.Publishing.Audience.Partner,
        };
        return ForecastCycle.Run(crisis, request, ShippedReader.Knowledge, null, TestContext.Current.CancellationToken);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
