namespace Refuge.Files;

/// <summary>How much is read. A limit is checked against the length on the disk, before a byte is read.</summary>
/// <remarks>
/// No file of a real crisis comes near them (the largest of the folders measured in docs/2-situations.md is 2 MB); they
/// are there so that a crafted folder cannot fill a machine of 8 GB.
/// </remarks>
static class FileLimits
{
    /// <summary>Bytes of one table: about a million rows, as many as are held.</summary>
    internal const long TableBytes = 128L << 20;

    /// <summary>Bytes of one report. What is longer is a data set under a wrong name.</summary>
    internal const long ReportBytes = 64L << 20;

    /// <summary>Bytes of a file of documents, one on each line.</summary>
    internal const long DocumentsBytes = 256L << 20;

    /// <summary>Bytes of a file of settings.</summary>
    internal const long SettingsBytes = 1L << 20;

    /// <summary>Bytes of all files of a folder together.</summary>
    internal const long FolderBytes = 512L << 20;

    /// <summary>Files and folders in a folder, at any depth.</summary>
    internal const int FolderEntries = 100_000;

    /// <summary>How deep folders may lie in each other.</summary>
    internal const int FolderDepth = 16;

    /// <summary>
    /// The first year that a date may have. No crisis is older or reaches further; between them a forecast of ten years
    /// never leaves the calendar.
    /// </summary>
    internal const int FirstYear = 1800;

    /// <summary>The last year that a date may have.</summary>
    internal const int LastYear = 2200;

    /// <summary>Whether a day lies within these years.</summary>
    internal static bool Has(DateOnly day) => day.Year is >= FirstYear and <= LastYear;
}
