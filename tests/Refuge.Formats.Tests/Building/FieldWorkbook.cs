using System.IO.Compression;
using System.Text;

namespace Refuge.Formats.Tests.Building;

/// <summary>
/// A workbook as a spreadsheet program saves it: shared texts, day formats, merged headings, hidden sheets.
/// </summary>
sealed class FieldWorkbook
{
    readonly List<(string Name, string Xml, bool IsHidden)> sheets = [];
    readonly List<string> texts = [];

    /// <summary>
    /// Adds a sheet: a text is shared, a number is plain, <c>day:</c> is a serial day, <c>#</c> an error.
    /// </summary>
    public FieldWorkbook With(string name, bool isHidden, string merged, params string[][] rows)
    {
        var xml = new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append(FormattableString.Invariant($"<row r=\"{row + 1}\">"));
            for (var column = 0; column < rows[row].Length; column++)
            {
                var (cell, address) = (rows[row][column], $"{(char)('A' + column)}{row + 1}");
                if (cell.Length > 0) xml.Append(CellOf(cell, address));
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        var ranges = string.Concat(merged.Split(' ').Select(static range => $"<mergeCell ref=\"{range}\"/>"));
        if (merged.Length > 0)
        {
            xml.Append("<mergeCells>").Append(ranges).Append("</mergeCells>");
        }
        sheets.Add((name, xml.Append("</worksheet>").ToString(), isHidden));
        return this;
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
            const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            var list = string.Concat(sheets.Select((sheet, index) =>
                $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\"{(sheet.IsHidden ? " state=\"hidden\"" : "")} "
                + $"r:id=\"rId{index + 1}\"/>"));
            Put(zip, "xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relations}\"><sheets>{list}</sheets></workbook>");
            var links = string.Concat(sheets.Select((_, index) =>
                $"<Relationship Id=\"rId{index + 1}\" Type=\"{Relations}/worksheet\" "
                + $"Target=\"worksheets/sheet{index + 1}.xml\"/>"));
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships>{links}</Relationships>");
            Put(zip, "xl/styles.xml",
                $"<styleSheet {Main}><numFmts><numFmt numFmtId=\"164\" "
                + "formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
                + "numFmtId=\"164\"/></cellXfs></styleSheet>");
            var shared = string.Concat(
                texts.Select(static text => $"<si><t>{System.Security.SecurityElement.Escape(text)}</t></si>"));
            Put(zip, "xl/sharedStrings.xml",
                $"<sst {Main}>{shared}</sst>");
            for (var index = 0; index < sheets.Count; index++)
            {
                Put(zip, $"xl/worksheets/sheet{index + 1}.xml", sheets[index].Xml);
            }
        }

        return bytes.ToArray();
    }

    string CellOf(string cell, string address)
    {
        if (cell.StartsWith("day:", StringComparison.Ordinal))
        {
            return $"<c r=\"{address}\" s=\"1\"><v>{cell[4..]}</v></c>";
        }
        if (cell.StartsWith('#')) return $"<c r=\"{address}\" t=\"e\"><v>{cell}</v></c>";
        if (cell.Length < 10 && cell.All(char.IsAsciiDigit) && cell[0] != '0')
        {
            return $"<c r=\"{address}\"><v>{cell}</v></c>";
        }
        texts.Add(cell);
        return $"<c r=\"{address}\" t=\"s\"><v>{texts.Count - 1}</v></c>";
    }

    static void Put(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}");
    }
}
