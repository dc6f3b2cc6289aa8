using System.Text;
using Refuge.Cycle;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Tests.Building;

/// <summary>
/// A crisis folder of an invented valley, on disk for as long as a test runs. A test states only the files it is about.
/// </summary>
sealed class FolderOnDisk : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-");

    FolderOnDisk()
    {
    }

    /// <summary>Where it lies.</summary>
    public DirectoryInfo Place => folder;

    /// <summary>A folder with the three files that every crisis needs.</summary>
    public static FolderOnDisk Valley() => new FolderOnDisk()
        .With("crisis.yml", """
            id: valley
            title: The valley
            first_day: 2030-01-01
            currency: USD
            household_size: 6
            """)
        .With("sources.csv", """
            id,title,publisher,published,url,reliability,licence
            S1,First,Agency,2030-01-10,,A,
            S2,Second,Agency,2030-02,,B,
            S3,Undated,Somebody,,,F,
            """)
        .With("places.csv", """
            id,name,aliases,kind,lat,lon,population,source
            alma,Alma,Al-Alma; Elma,town,35.0,43.0,12000,S1
            boro,Boro,,village,35.1,43.1,900,S1
            camp,Boro camp,,site,35.2,43.2,,S2
            """);

    /// <summary>With a file of the given text.</summary>
    public FolderOnDisk With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    /// <summary>With a file of the given bytes.</summary>
    public FolderOnDisk With(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    /// <summary>Without a file.</summary>
    public FolderOnDisk Without(string name)
    {
        File.Delete(Path.Combine(folder.FullName, name));
        return this;
    }

    /// <summary>What reading it gives.</summary>
    public CrisisReading Read(string? scenario = null) =>
        CrisisFolder.Read(folder, scenario, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Delete(recursive: true);
}
