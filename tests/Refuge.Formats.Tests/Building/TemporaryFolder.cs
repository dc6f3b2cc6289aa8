namespace Refuge.Formats.Tests.Building;

/// <summary>An empty folder that goes away with the test.</summary>
sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where it lies.</summary>
    public DirectoryInfo Place { get; } = Directory.CreateTempSubdirectory("refuge-");

    public void Dispose() => Place.Delete(recursive: true);
}
