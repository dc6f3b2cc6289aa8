using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Refuge.Formats.Workbooks;

/// <summary>
/// Reads the sheets of a workbook (.xlsx) row by row, as text: Office Open XML, ECMA-376 part 1, 5th edition, chapter
/// 18.
/// </summary>
/// <remarks>
/// A workbook is a zip file that anybody may have made. What it unpacks to is counted while it is unpacked and refused
/// beyond <see cref="WorkbookLimits"/>; document types and references to other files are not followed; formulas are not
/// worked out, the values that were saved with them are read. Rows are handed on as they are read: only shared texts
/// are held.
/// </remarks>
sealed class Workbook : IDisposable
{
    readonly ZipArchive zip;
    readonly BoundedParts parts;
    readonly IReadOnlyList<string> sharedTexts;
    readonly CellFormats formats;

    Workbook(ZipArchive zip, BoundedParts parts, IReadOnlyList<WorkbookSheet> sheets,
        IReadOnlyList<string> sharedTexts, CellFormats formats) =>
        (this.zip, this.parts, Sheets, this.sharedTexts, this.formats) = (zip, parts, sheets, sharedTexts, formats);

    /// <summary>The sheets in the order of the workbook, hidden ones among them.</summary>
    internal IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <summary>Opens a workbook.</summary>
    /// <param name="stream">Its bytes; must be able to seek. The workbook closes it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="IOException">It is no workbook, or unpacks to more than is read.</exception>
    internal static Workbook Open(Stream stream, CancellationToken cancellation)
    {
#pragma warning disable CA2000 // The workbook that is returned owns the file, and closes it.
        var zip = Zip(stream);
#pragma warning restore CA2000
        try
        {
            if (zip.Entries.Count > WorkbookLimits.Parts)
            {
                throw WorkbookFault.Of("The workbook has more parts than any real one.");
            }

            var parts = new BoundedParts(zip, cancellation);
            var links = Links(parts, "xl/_rels/workbook.xml.rels");
            var (sheets, is1904) = SheetsOf(parts, links);
            return new(zip, parts, sheets, SharedTexts(parts), new(parts, is1904));
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException)
        {
            zip.Dispose();
            throw fault as IOException ?? WorkbookFault.Of("The file is no workbook that can be read.", fault);
        }
    }

    static ZipArchive Zip(Stream stream)
    {
        try
        {
            return new(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException fault)
        {
            stream.Dispose();
            throw WorkbookFault.Of("The file is no workbook that can be read.", fault);
        }
    }

    /// <summary>The rows of a sheet that hold anything, with their number from 1.</summary>
    /// <exception cref="IOException">The sheet is broken, or unpacks to more than is read.</exception>
    internal IEnumerable<WorkbookRow> Rows(WorkbookSheet sheet)
    {
        using var text = parts.Open(sheet.Part);
        if (text is null) yield break;
        using var xml = Xml(text);
        var number = 0;
        while (Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture,
                out var stated) && stated > number ? stated : number + 1;
            var isHidden = xml.GetAttribute("hidden") is "1" or "true";
            var cells = Cells(xml);
            if (cells.Any(static cell => cell.Text.Length > 0)) yield return new(number, cells, isHidden);
        }
    }

    /// <summary>The merged ranges of a sheet, which are stated behind its rows.</summary>
    internal IReadOnlyList<MergedCells> Merged(WorkbookSheet sheet)
    {
        using var text = parts.Open(sheet.Part);
        if (text is null) return [];
        using var xml = Xml(text);
        var merged = new List<MergedCells>();
        while (Next(xml) && merged.Count < WorkbookLimits.Merged)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell"
                && MergedCells.Find(xml.GetAttribute("ref")) is { } range)
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    List<WorkbookCell> Cells(XmlReader xml)
    {
        var cells = new List<WorkbookCell>();
        if (xml.IsEmptyElement) return cells;
        var depth = xml.Depth;
        while (Next(xml) && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            var column = xml.GetAttribute("r") is { } reference ? CellAddress.Column(reference) ?? cells.Count
                : cells.Count;
            if (column >= WorkbookLimits.Columns)
            {
                throw WorkbookFault.Of("A row of the workbook has more cells than are read.");
            }
            var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
            var cell = CellOf(Value(xml), type, style);
            while (cells.Count < column) cells.Add(WorkbookCell.Empty);
            if (cells.Count == column) cells.Add(cell);
        }

        return cells;
    }

    WorkbookCell CellOf(string value, string? type, string? style)
    {
        switch (type)
        {
            case "s":
                return new(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < sharedTexts.Count ? sharedTexts[index] : "", WorkbookCellKind.Text);
            case "str" or "inlineStr":
                return new(value, WorkbookCellKind.Text);
            case "b":
                return new(value == "1" ? "yes" : "no", WorkbookCellKind.Text);
            case "e":
                return new(value, WorkbookCellKind.Error);
            case "d":
                return new(value.Length >= 10 ? value[..10] : value, WorkbookCellKind.Date);
            default:
                return formats.Read(value, style);
        }
    }

    /// <summary>The value of the cell on which the reader stands: of its <c>v</c>, or of its inline text.</summary>
    static string Value(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var value = new System.Text.StringBuilder();
        var taking = false;
        while (Next(xml) && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                taking = xml.LocalName is "v" or "t" && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                taking = false;
            }
            else if (taking && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                value.Append(xml.Value);
            }
            if (value.Length > WorkbookLimits.CellCharacters)
            {
                throw WorkbookFault.Of("A cell of the workbook is longer than any real one.");
            }
        }

        return value.ToString();
    }

    static (IReadOnlyList<WorkbookSheet> Sheets, bool Is1904) SheetsOf(
        BoundedParts parts, Dictionary<string, string> links)
    {
        using var text =
            parts.Open("xl/workbook.xml") ?? throw WorkbookFault.Of("The file is no workbook that can be read.");
        using var xml = Xml(text);
        var (sheets, is1904) = (new List<WorkbookSheet>(), false);
        while (Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") is1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet") continue;
            var link = Attribute(xml, "id");
            if (link is null || !links.TryGetValue(link, out var part) || sheets.Count == WorkbookLimits.Sheets)
            {
                continue;
            }
            sheets.Add(
                new(xml.GetAttribute("name") ?? "", part, xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        return (sheets, is1904);
    }

    /// <summary>The relation's identity, whose prefix a program chooses.</summary>
    static string? Attribute(XmlReader xml, string localName)
    {
        string? found = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == localName && xml.Prefix.Length > 0) found = xml.Value;
        }

        xml.MoveToElement();
        return found;
    }

    static Dictionary<string, string> Links(BoundedParts parts, string part)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        using var text = parts.Open(part);
        if (text is null) return links;
        using var xml = Xml(text);
        while (Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
            {
                links.TryAdd(id, target.StartsWith('/') ? target[1..] : $"xl/{target}");
            }
        }

        return links;
    }

    static List<string> SharedTexts(BoundedParts parts)
    {
        var (texts, length) = (new List<string>(), 0L);
        using var text = parts.Open("xl/sharedStrings.xml");
        if (text is null) return texts;
        using var xml = Xml(text);
        System.Text.StringBuilder? item = null;
        var (taking, phonetic) = (false, 0);
        while (Next(xml))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "si":
                    item = new();
                    if (xml.IsEmptyElement) texts.Add("");
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    phonetic++;
                    break;
                case XmlNodeType.Element when xml.LocalName == "t":
                    taking = phonetic == 0 && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    phonetic--;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "si":
                    texts.Add(item?.ToString() ?? "");
                    break;
                case XmlNodeType.EndElement:
                    taking = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                    or XmlNodeType.CDATA when taking:
                    item?.Append(xml.Value);
                    length += xml.Value.Length;
                    if (length > WorkbookLimits.SharedCharacters)
                    {
                        throw WorkbookFault.Of("The texts of the workbook are longer than are read.");
                    }
                    break;
                default:
                    break;
            }
        }

        return texts;
    }

    internal static bool Next(XmlReader xml)
    {
        try
        {
            return xml.Read();
        }
        catch (XmlException fault)
        {
            throw WorkbookFault.Of("A part of the workbook is broken.", fault);
        }
        catch (InvalidDataException fault)
        {
            throw WorkbookFault.Of("A part of the workbook is broken.", fault);
        }
    }

    internal static XmlReader Xml(Stream text) => XmlReader.Create(
        text,
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = false,
            MaxCharactersFromEntities = 1,
        });
}

/// <summary>A sheet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Part">The part of the file that holds it.</param>
/// <param name="IsHidden">Whether the program that wrote it shows it to nobody.</param>
sealed record WorkbookSheet(string Name, string Part, bool IsHidden);

/// <summary>A row.</summary>
/// <param name="Number">Its number from 1.</param>
/// <param name="Cells">Its cells from the first column on.</param>
/// <param name="IsHidden">Whether it is hidden.</param>
sealed record WorkbookRow(int Number, IReadOnlyList<WorkbookCell> Cells, bool IsHidden);

/// <summary>A cell as text: numbers with a decimal point, days as 2016-08-28.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Kind">What it was.</param>
readonly record struct WorkbookCell(string Text, WorkbookCellKind Kind)
{
    internal static WorkbookCell Empty { get; } = new("", WorkbookCellKind.Text);
}

/// <summary>What a cell held.</summary>
enum WorkbookCellKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number that is shown as a day.</summary>
    Date,

    /// <summary>A formula that came to no value, such as <c>#N/A</c>.</summary>
    Error,
}

/// <summary>
/// How much of a workbook is read. No workbook of the field comes near; a crafted one cannot fill a machine.
/// </summary>
static class WorkbookLimits
{
    /// <summary>Files in the zip file.</summary>
    internal const int Parts = 10_000;

    /// <summary>Bytes that one part unpacks to.</summary>
    internal const long PartBytes = 512L << 20;

    /// <summary>Sheets.</summary>
    internal const int Sheets = 256;

    /// <summary>Columns: as many as a spreadsheet program has.</summary>
    internal const int Columns = 16_384;

    /// <summary>Characters of a cell: as many as a spreadsheet program has.</summary>
    internal const int CellCharacters = 32_767;

    /// <summary>Merged ranges that are looked at.</summary>
    internal const int Merged = 100_000;

    /// <summary>Rows without a cell between two rows.</summary>
    internal const int EmptyRows = 100_000;

    /// <summary>Characters of the texts that the sheets share.</summary>
    internal const long SharedCharacters = 64L << 20;
}

/// <summary>A workbook that cannot be read, as a sentence for whoever gave it.</summary>
static class WorkbookFault
{
    /// <summary>The fault, with what can be done about it.</summary>
    internal static IOException Of(string message, Exception? cause = null) =>
        new($"{message} Save it as .xlsx from a spreadsheet program, or as CSV in UTF-8.", cause);
}
