namespace Refuge.Formats.Crises;

/// <summary>The files of a crisis folder, wherever they are kept.</summary>
interface ICrisisFiles
{
    /// <summary>The name of the folder.</summary>
    string Name { get; }

    /// <summary>The names of all files relative to the folder, with slashes.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>The scenarios that the folder offers, in the order of their names.</summary>
    IReadOnlyList<string> Scenarios { get; }

    /// <summary>Whether a folder stands under the name.</summary>
    bool HasFolder(string name);

    /// <summary>Opens one of <see cref="Names"/> for reading, from its first byte.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    Stream Open(string name);
}
