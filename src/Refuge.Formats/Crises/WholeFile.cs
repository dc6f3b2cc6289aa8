namespace Refuge.Formats.Crises;

/// <summary>Writes a file so that a reader finds the old one or the new one, and never a part.</summary>
static class WholeFile
{
    /// <summary>Writes the bytes; returns once they are safe on the disk.</summary>
    internal static void Write(string path, ReadOnlyMemory<byte> bytes)
    {
        var beside = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(beside);
        // Names that begin with a dot are passed over when a folder is read.
        var unfinished = Path.Combine(beside, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes.Span);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
