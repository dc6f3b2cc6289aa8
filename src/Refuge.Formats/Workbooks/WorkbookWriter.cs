using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Refuge.Formats.Workbooks;

/// <summary>
/// Writes a workbook (.xlsx, ECMA-376 part 1): a sheet for each table, texts as texts that no program runs, and
/// formulas where a sheet asks for them.
/// </summary>
/// <remarks>The same cells give the same bytes: entries carry the first day that a zip file can state.</remarks>
static class WorkbookWriter
{
    static readonly DateTimeOffset NoDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the workbook.</summary>
    internal static void Write(Stream stream, IReadOnlyList<WrittenSheet> sheets)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", xml => Types(xml, sheets.Count));
        Part(zip, "_rels/.rels", static xml => Links(xml, [("rId1", "officeDocument", "xl/workbook.xml")]));
        Part(zip, "xl/workbook.xml", xml => Book(xml, sheets));
        Part(zip, "xl/_rels/workbook.xml.rels", xml => Links(
            xml,
            [
                .. sheets.Select(static (_, index) =>
                    (FormattableString.Invariant($"rId{index + 1}"), "worksheet",
                    FormattableString.Invariant($"worksheets/sheet{index + 1}.xml"))),
                (FormattableString.Invariant($"rId{sheets.Count + 1}"), "styles", "styles.xml"),
            ]));
        Part(zip, "xl/styles.xml", Styles);
        for (var index = 0; index < sheets.Count; index++)
        {
            var sheet = sheets[index];
            Part(zip, FormattableString.Invariant($"xl/worksheets/sheet{index + 1}.xml"), xml => Sheet(xml, sheet));
        }
    }

    static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoDay;
        using var part = entry.Open();
        using var xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(false) });
        write(xml);
    }

    static void Types(XmlWriter xml, int sheets)
    {
        const string Space = "http://schemas.openxmlformats.org/package/2006/content-types";
        xml.WriteStartElement("Types", Space);
        Type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Type("Default", "Extension", "xml", "application/xml");
        Type("Override", "PartName", "/xl/workbook.xml", $"{Main}.sheet.main+xml");
        Type("Override", "PartName", "/xl/styles.xml", $"{Main}.styles+xml");
        for (var index = 1; index <= sheets; index++)
        {
            var name = FormattableString.Invariant($"/xl/worksheets/sheet{index}.xml");
            Type("Override", "PartName", name, $"{Main}.worksheet+xml");
        }

        xml.WriteEndElement();

        void Type(string element, string key, string value, string type)
        {
            xml.WriteStartElement(element, Space);
            xml.WriteAttributeString(key, value);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const string Cells = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    static void Links(XmlWriter xml, IReadOnlyList<(string Id, string Type, string Target)> links)
    {
        const string Space = "http://schemas.openxmlformats.org/package/2006/relationships";
        xml.WriteStartElement("Relationships", Space);
        foreach (var (id, type, target) in links)
        {
            xml.WriteStartElement("Relationship", Space);
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", $"{Relations}/{type}");
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void Book(XmlWriter xml, IReadOnlyList<WrittenSheet> sheets)
    {
        xml.WriteStartElement("workbook", Cells);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets", Cells);
        for (var index = 0; index < sheets.Count; index++)
        {
            xml.WriteStartElement("sheet", Cells);
            xml.WriteAttributeString("name", sheets[index].Name);
            xml.WriteAttributeString("sheetId", (index + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("id", Relations, FormattableString.Invariant($"rId{index + 1}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        // Formulas are worked out again when the workbook is opened.
        xml.WriteStartElement("calcPr", Cells);
        xml.WriteAttributeString("fullCalcOnLoad", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Three styles: a number or a text as it is, a heading in bold, a day.</summary>
    static void Styles(XmlWriter xml) => xml.WriteRaw(
        $"""
        <styleSheet xmlns="{Cells}">
        <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
        </styleSheet>
        """);

    static void Sheet(XmlWriter xml, WrittenSheet sheet)
    {
        xml.WriteStartElement("worksheet", Cells);
        xml.WriteStartElement("sheetViews", Cells);
        xml.WriteStartElement("sheetView", Cells);
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane", Cells);
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Cells);
        var number = 0;
        foreach (var row in sheet.Rows)
        {
            number++;
            xml.WriteStartElement("row", Cells);
            xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
            for (var column = 0; column < row.Count; column++) Cell(xml, row[column], column, number);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Cell(XmlWriter xml, WrittenCell cell, int column, int row)
    {
        if (cell.IsEmpty) return;
        xml.WriteStartElement("c", Cells);
        xml.WriteAttributeString("r", FormattableString.Invariant($"{CellAddress.Letters(column)}{row}"));
        if (row == 1 || cell.IsDay) xml.WriteAttributeString("s", row == 1 ? "1" : "2");
        if (cell.Formula is { } formula) xml.WriteElementString("f", Cells, formula);
        if (cell.Number is { } number)
        {
            xml.WriteElementString("v", Cells, number.ToString("R", CultureInfo.InvariantCulture));
        }
        else
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Cells);
            xml.WriteStartElement("t", Cells);
            xml.WriteAttributeString("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve");
            xml.WriteString(Writable(cell.Text ?? ""));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>A text without what XML cannot carry, cut where a spreadsheet would cut it.</summary>
    static string Writable(string text)
    {
        var cut = text.Length > WorkbookLimits.CellCharacters ? text[..WorkbookLimits.CellCharacters] : text;
        return string.Concat(cut.EnumerateRunes().Where(static rune => rune.IsBmp
            ? XmlConvert.IsXmlChar((char)rune.Value)
            : true));
    }
}

/// <summary>A sheet to be written.</summary>
/// <param name="Name">Its name: at most 31 letters, none of <c>[]:*?/\</c>.</param>
/// <param name="Rows">Its rows, the headings first.</param>
sealed record WrittenSheet(string Name, IEnumerable<IReadOnlyList<WrittenCell>> Rows);

/// <summary>A cell to be written: a text, a number, a day, or a formula with the number that it comes to.</summary>
readonly record struct WrittenCell(string? Text, double? Number, string? Formula, bool IsDay)
{
    internal bool IsEmpty => string.IsNullOrEmpty(Text) && Number is null;

    internal static WrittenCell Of(string text) => new(text, null, null, false);

    internal static WrittenCell Of(double number) => new(null, number, null, false);

    /// <summary>A day as a number that is shown as a day: only so can a formula ask for it.</summary>
    internal static WrittenCell Of(DateOnly day) => new(null, SerialDay.Of(day), null, true);

    internal static WrittenCell Sum(string formula, double number) => new(null, number, formula, false);
}
