using System.Diagnostics;
using System.Globalization;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// A disk of a few megabytes in memory, which can be full, and then larger. Takes the right to mount.
/// </summary>
sealed class SmallDisk : IDisposable
{
    readonly DirectoryInfo mounted = Directory.CreateTempSubdirectory("refuge-disk-");

    /// <summary>A folder on it.</summary>
    internal DirectoryInfo Place { get; private set; } = null!;

    /// <summary>The disk; skips the running test where nothing can be mounted.</summary>
    internal static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        if (!Do("mount", "-t", "tmpfs", "-o", size, "refuge-test", disk.mounted.FullName))
        {
            disk.mounted.Delete();
            Assert.Skip("This user may mount no disk: the test needs root on Linux.");
        }

        disk.Place = disk.mounted.CreateSubdirectory("data");
        return disk;
    }

    /// <summary>Makes it larger; what is on it stays.</summary>
    internal void Grow(int megabytes)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"remount,size={megabytes}m");
        Assert.True(Do("mount", "-o", size, mounted.FullName));
    }

    public void Dispose()
    {
        if (Do("umount", mounted.FullName)) mounted.Delete();
    }

    static bool Do(string program, params IReadOnlyList<string> arguments)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" 2>&1", program, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
