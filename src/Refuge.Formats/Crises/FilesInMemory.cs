namespace Refuge.Formats.Crises;

/// <summary>The files of a crisis folder as bytes in memory: what a database makes of its rows.</summary>
/// <param name="name">The name of the folder.</param>
/// <param name="files">The bytes of each file, by its name relative to the folder.</param>
sealed class FilesInMemory(string name, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) : ICrisisFiles
{
    const string ScenarioFolder = "scenarios/";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names { get; } = [.. files.Keys];

    /// <inheritdoc/>
    public IReadOnlyList<string> Scenarios { get; } =
    [
        .. files.Keys.Where(static file => file.StartsWith(ScenarioFolder, StringComparison.Ordinal))
            .Select(static file => file.Split('/')[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public bool HasFolder(string name) => files.Keys.Any(file => file.StartsWith($"{name}/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public Stream Open(string name) => new MemoryStream(files[name].ToArray(), writable: false);
}
