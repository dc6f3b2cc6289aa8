using System.Runtime.InteropServices;
using System.Text;

namespace Refuge.Files;

/// <summary>
/// What only the kernel of Linux can answer: what kind an entry is, and two names exchanged in one step.
/// </summary>
/// <remarks>
/// .NET tells neither a pipe from an empty file nor exchanges directories. Both calls have a layout that the kernel
/// promises never to change (Linux man-pages 6.7, statx(2) and renameat2(2)). Elsewhere, and where the C library
/// lacks them, the callers do without: docs/decisions says what is then lost.
/// </remarks>
static class SystemCalls
{
    const string CLibrary = "libc";

    /// <summary>Paths that do not begin with a slash are below the working folder.</summary>
    const int BelowWorkingFolder = -100;

    const int DoNotFollowLinks = 0x100;
    const uint TypeAndSize = 0x1 | 0x200;
    const uint Exchange = 2;

    /// <summary>Bytes of the kernel's record.</summary>
    const int RecordLength = 256;

    const int ModeOffset = 28;
    const int SizeOffset = 40;
    const int TypeMask = 0xF000;

    /// <summary>The kind and the size of what stands at a path; null where this cannot be asked.</summary>
    internal static Entry? Find(string path, bool behindLinks)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var record = new byte[RecordLength];
            var failed =
                statx(BelowWorkingFolder, Bytes(path), behindLinks ? 0 : DoNotFollowLinks, TypeAndSize, record) != 0;
            if (failed) return Entry.Nothing;
            var kind = (BitConverter.ToUInt16(record, ModeOffset) & TypeMask) switch
            {
                0x8000 => EntryKind.OrdinaryFile,
                0x4000 => EntryKind.Folder,
                0xA000 => EntryKind.Link,
                _ => EntryKind.Special,
            };
            return new(kind, BitConverter.ToInt64(record, SizeOffset));
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Exchanges two names in one step; false where the system or the disk cannot.</summary>
    internal static bool TryExchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            return renameat2(BelowWorkingFolder, Bytes(one), BelowWorkingFolder, Bytes(other), Exchange) == 0;
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    /// <summary>A path as the kernel takes it: UTF-8, ended by a zero.</summary>
    static byte[] Bytes(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    [DllImport(CLibrary, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int statx(
        int folder, byte[] path, int flags, uint mask, [Out] byte[] record);

    [DllImport(CLibrary, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int renameat2(
        int oldFolder, byte[] oldPath,
        int newFolder, byte[] newPath, uint flags);
}
