using System.Diagnostics;
using System.Security.Cryptography;
using Refuge.Files;
using Refuge.Flee.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests.Hostile;

/// <summary>
/// A folder of folders in which a hostile input may do what it can; whatever happens outside its output is seen.
/// </summary>
sealed class Sandbox : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("refuge-hostile-");
    SortedDictionary<string, string> before;

    internal Sandbox(Chance chance)
    {
        Directory.CreateDirectory(At("work"));
        File.WriteAllText(At("secret.txt"), "40,000 people hide in the wadi of the Canary.");
        Copy(Path.Combine(Repository.Root, "examples/small-valley"), At("crisis"));
        CopyFlee();
        HostileFolder.Spoil(this, chance);
        PrepareOutput(chance);
        before = Snapshot();
    }

    /// <summary>Where a command may write.</summary>
    internal string Out => At("work/out");

    /// <summary>The path of an entry.</summary>
    internal string At(string name) => Path.Combine(root.FullName, name);

    public void Dispose() => root.Delete(recursive: true);

    /// <summary>What was lost, changed or written outside the output; empty when nothing was.</summary>
    /// <param name="mayChange">Whether the command may add to a file.</param>
    internal IReadOnlyList<string> Damage(Func<string, bool> mayChange)
    {
        var after = Snapshot();
        return
        [
            .. before.Where(entry => !after.ContainsKey(entry.Key)).Select(entry => $"lost {entry.Key}"),
            .. before.Where(
                entry => after.TryGetValue(entry.Key, out var now) && now != entry.Value
                && !mayChange(entry.Key)).Select(entry => $"changed {entry.Key}"),
            .. after.Keys.Where(name => !before.ContainsKey(name) && !IsOutput(name) && !mayChange(name))
                .Select(name => $"wrote {name}"),
            .. after.Keys.Where(name => Path.GetFileName(name).StartsWith('.') && !before.ContainsKey(name))
                .Select(name => $"left {name}"),
        ];
    }

    /// <summary>What stands there now was put there by the test.</summary>
    internal void Remember() => before = Snapshot();

    /// <summary>Makes a pipe that nobody writes to.</summary>
    internal void MakePipe(string name)
    {
        File.Delete(At(name));
        using var made = Process.Start("mkfifo", [At(name)]);
        made.WaitForExit();
    }

    static bool IsOutput(string name) => name.StartsWith("work/out", StringComparison.Ordinal);

    /// <summary>Somebody's work where the output should go, now and then.</summary>
    void PrepareOutput(Chance chance)
    {
        switch (chance.Below(8))
        {
            case 0:
                Directory.CreateDirectory(Out);
                File.WriteAllText(Path.Combine(Out, "run.json"), "{}");
                File.WriteAllText(Path.Combine(Out, "thesis.txt"), "years of work");
                break;
            case 1:
                File.WriteAllText(Out, "a file");
                break;
            case 2 when !OperatingSystem.IsWindows():
                Directory.CreateSymbolicLink(Out, root.FullName);
                break;
            case 3:
                Directory.CreateDirectory(Out);
                break;
            default:
                break;
        }
    }

    void CopyFlee()
    {
        using var flee = new FleeFolderOnDisk();
        Copy(flee.At(""), At("flee"));
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Every entry with what it holds; links are not followed and pipes not opened.</summary>
    SortedDictionary<string, string> Snapshot()
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        AddInside(root, entries);
        return entries;
    }

    void AddInside(DirectoryInfo folder, SortedDictionary<string, string> entries)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 }))
        {
            var found = Entry.At(entry.FullName);
            entries[Path.GetRelativePath(root.FullName, entry.FullName)] = found switch
            {
                { Kind: EntryKind.OrdinaryFile, Length: > 1 << 20 } => $"{found.Length} bytes",
                { Kind: EntryKind.OrdinaryFile } =>
                    Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(entry.FullName))),
                _ => $"{found.Kind}",
            };
            if (found.Kind == EntryKind.Folder) AddInside(new(entry.FullName), entries);
        }
    }
}
