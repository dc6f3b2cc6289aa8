using System.Runtime.CompilerServices;

namespace Refuge.Tests.Shared;

/// <summary>Material that may be tested against but not carried in the repository.</summary>
/// <remarks>
/// Found through REFUGE_SHARED, by default the folder <c>shared</c> beside the checkout. A test that needs it is
/// skipped where it is absent.
/// </remarks>
static class SharedData
{
    /// <summary>
    /// The full path of <paramref name="relative"/>; skips the running test when the material as a whole is absent.
    /// </summary>
    /// <exception cref="FileNotFoundException">The material is there, but not this part of it.</exception>
    public static string PathOrSkip(string relative)
    {
        var root = Environment.GetEnvironmentVariable("REFUGE_SHARED") ?? Path.Combine(Repository.Root, "../shared");
        // ./test knows this beginning: with CI=true no other reason to skip is accepted.
        Assert.SkipUnless(Directory.Exists(root), $"REFUGE_SHARED is absent: {relative} cannot be read.");

        var path = Path.GetFullPath(Path.Combine(root, relative));
        return Path.Exists(path) ? path : throw new FileNotFoundException($"REFUGE_SHARED has no {relative}.", path);
    }
}

/// <summary>The checkout that the tests were built from.</summary>
static class Repository
{
    /// <summary>The full path of its root.</summary>
    public static string Root { get; } = Find();

    static string Find([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../.."));
}
