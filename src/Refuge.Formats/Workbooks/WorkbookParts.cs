using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Refuge.Formats.Workbooks;

/// <summary>
/// Opens the parts of a workbook, each up to a number of unpacked bytes, whatever length the zip file states.
/// </summary>
sealed class BoundedParts(ZipArchive zip, CancellationToken cancellation)
{
    /// <summary>The part of that name; null when the workbook has none.</summary>
    internal Stream? Open(string name) =>
        zip.GetEntry(name) is { } entry ? new BoundedStream(entry.Open(), cancellation) : null;

    /// <summary>Counts what is read and stops at the limit.</summary>
    sealed class BoundedStream(Stream packed, CancellationToken cancellation) : Stream
    {
        long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            cancellation.ThrowIfCancellationRequested();
            var got = packed.Read(buffer);
            read += got;
            return read <= WorkbookLimits.PartBytes ? got
                : throw WorkbookFault.Of("The workbook unpacks to more than is read.");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) packed.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>How numbers of a workbook are to be shown: which of them are days.</summary>
/// <remarks>
/// Formats 14 to 17 and 22 are days (ECMA-376 part 1, 18.8.30); of a format of the workbook's own the letters y, d, and
/// m beside one of them mean a day. A number counts days from 1900 (with 29 February 1900, which never was) or from
/// 1904.
/// </remarks>
sealed class CellFormats
{
    readonly List<bool> isDay = [];
    readonly bool is1904;

    /// <summary>Reads the formats.</summary>
    internal CellFormats(BoundedParts parts, bool is1904)
    {
        this.is1904 = is1904;
        using var text = parts.Open("xl/styles.xml");
        if (text is null) return;
        using var xml = Workbook.Xml(text);
        var own = new Dictionary<string, bool>(StringComparer.Ordinal);
        var inCellFormats = false;
        while (Workbook.Next(xml))
        {
            if (xml.LocalName == "cellXfs") inCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && xml.GetAttribute("numFmtId") is { } id)
            {
                own[id] = IsDay(xml.GetAttribute("formatCode") ?? "");
            }
            if (xml.LocalName == "xf" && inCellFormats && xml.GetAttribute("numFmtId") is { } used)
            {
                isDay.Add(own.TryGetValue(used, out var day) ? day : used is "14" or "15" or "16" or "17" or "22");
            }
        }
    }

    /// <summary>A number as text, a day where its format says so.</summary>
    internal WorkbookCell Read(string value, string? style)
    {
        if (value.Length == 0) return WorkbookCell.Empty;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new(value, WorkbookCellKind.Text);
        }
        var dated = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < isDay.Count && isDay[index];
        return dated && SerialDay.Find(number, is1904) is { } found
            ? new(found.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), WorkbookCellKind.Date)
            : new(Plain(number), WorkbookCellKind.Number);
    }

    /// <summary>The digits that somebody typed: 0.1 is saved as 0.10000000000000001.</summary>
    static string Plain(double number) => Math.Abs(number) < 1e15
        ? Math.Round((decimal)number, 10).ToString("0.##########", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    static bool IsDay(string format)
    {
        var plain = new System.Text.StringBuilder(format.Length);
        var (quoted, bracketed) = (false, false);
        for (var index = 0; index < format.Length; index++)
        {
            var letter = format[index];
            if (letter == '\\')
            {
                index++;
                continue;
            }

            if (letter == '"') quoted = !quoted;
            else if (!quoted && letter == '[') bracketed = true;
            else if (!quoted && letter == ']') bracketed = false;
            else if (!quoted && !bracketed) plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString() is var code && !code.Contains("general", StringComparison.Ordinal)
            && (code.Contains('y', StringComparison.Ordinal) || code.Contains('d', StringComparison.Ordinal));
    }
}

/// <summary>A day that a spreadsheet counts from its own first day.</summary>
static class SerialDay
{
    /// <summary>
    /// The day before the first that spreadsheets of 1900 count, moved by the 29 February 1900 that never was.
    /// </summary>
    static readonly DateOnly Before1900 = new(1899, 12, 30);

    static readonly DateOnly First1904 = new(1904, 1, 1);

    /// <summary>From 1954 to 2119: smaller and larger numbers are counts, not days.</summary>
    const double Least = 20_000, Most = 80_000;

    /// <summary>The number of a day.</summary>
    internal static int Of(DateOnly day) => day.DayNumber - Before1900.DayNumber;

    /// <summary>The day; null where the number lies outside the days that a crisis may have.</summary>
    internal static DateOnly? Find(double serial, bool is1904 = false) =>
        serial is >= 1 and < Most && double.IsFinite(serial) ? (is1904 ? First1904 : Before1900).AddDays((int)serial)
            : null;

    /// <summary>The day of a number that stands where a date should, without a format that says so.</summary>
    internal static DateOnly? FindUnmarked(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            && serial is >= Least and < Most ? Find(serial) : null;
}

/// <summary>A range of cells that are shown as one; the first holds the value.</summary>
readonly record struct MergedCells(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>The range of a reference such as <c>B2:D3</c>; null when it is none.</summary>
    internal static MergedCells? Find(string? reference)
    {
        if (reference?.Split(':') is not [var from, var to]) return null;
        return CellAddress.Column(from) is { } left && CellAddress.Column(to) is { } right
            && CellAddress.Row(from) is { } top && CellAddress.Row(to) is { } bottom
            ? new(top, left, bottom, right)
            : null;
    }
}

/// <summary>Addresses of cells, such as <c>AB12</c>.</summary>
static class CellAddress
{
    /// <summary>The column from 0; null when the reference has none.</summary>
    internal static int? Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (letter == '$') continue;
            if (!char.IsAsciiLetter(letter)) break;
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
            if (column > WorkbookLimits.Columns) return WorkbookLimits.Columns;
        }

        return column == 0 ? null : column - 1;
    }

    /// <summary>The row from 1; null when the reference has none.</summary>
    internal static int? Row(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("$ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
            NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;

    /// <summary>The letters of a column from 0.</summary>
    internal static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }
        return letters;
    }
}
