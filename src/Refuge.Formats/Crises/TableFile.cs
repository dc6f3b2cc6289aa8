using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Publishing;

namespace Refuge.Formats.Crises;

/// <summary>
/// Reads the rows of one comma-separated file, whatever program wrote it, and tells what it had to put up with.
/// </summary>
/// <param name="name">The file's name relative to the folder.</param>
/// <param name="schema">The table it holds.</param>
/// <param name="problems">Where problems go.</param>
sealed class TableFile(string name, TableSchema schema, ProblemList problems)
{
    static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>The most characters of one header line that are looked at to find the separator.</summary>
    const int HeaderCharacters = 1 << 14;

    /// <summary>The columns, once rows were read. Null when the file has no header worth the name.</summary>
    internal Columns? Header { get; private set; }

    /// <summary>What parts the cells, once rows were read.</summary>
    internal char Separator { get; private set; } = ',';

    /// <summary>The rows in the order of the file. A row that cannot be read is left out with a problem.</summary>
    internal IEnumerable<TableRow> Rows(InputFile file, CancellationToken cancellation)
    {
        if (!IsText(file)) yield break;

        var (separator, skipped) = FindSeparator(file);
        Separator = separator;
        using var text = file.Open();
        for (var before = 0; before < skipped; before++) text.ReadLine();

        var ordinal = 0;
        var strayQuote = false;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            IgnoreBlankLines = false,
            CacheFields = true,
            BadDataFound = _ => strayQuote = true,
        });

        if (!parser.Read())
        {
            // An empty file that decides what may be shown was written wrongly, or its content was lost.
            problems.Add(
                DecidingFiles.Decides(name) ? Severity.RowLeftOut : Severity.Note, new(name), "The file is empty.",
                "Fill it, or delete it.");
            yield break;
        }

        var header = parser.Record ?? [];
        var line = skipped + parser.RawRow + 1;
        strayQuote = false;
        var isThere = parser.Read();
        var tags = isThere && HxlTagRow.Is(parser.Record ?? []) ? parser.Record : null;
        if (ReadHeader(header, tags, skipped + 1) is not { } columns) yield break;
        Header = columns;
        if (tags is not null)
        {
            problems.Add(
                Severity.Note, new(name, line), "A row of HXL hashtags; it names columns and was not read as data.",
                "Nothing needs to be done.");
            (line, isThere) = (skipped + parser.RawRow + 1, parser.Read());
        }

        for (; isThere; (line, strayQuote, isThere) = (skipped + parser.RawRow + 1, false, parser.Read()))
        {
            cancellation.ThrowIfCancellationRequested();
            var cells = parser.Record ?? [];
            if (IsComment(cells) || cells.All(string.IsNullOrWhiteSpace)) continue;
            if (IsNeverClosed(parser, line, skipped, strayQuote)) continue;
            if (strayQuote)
            {
                problems.Add(
                    Severity.Note, new(name, line), "A quotation mark stands inside a cell that is not quoted.",
                    "Put the whole cell in quotation marks and double the inner one.");
            }

            if (!IsLongEnough(cells, columns, line)) continue;
            yield return new(name, line, schema, columns, cells, problems) { Ordinal = ordinal++ };
        }
    }

    /// <summary>Whether a line is for people alone: it begins with a hash and a space.</summary>
    static bool IsComment(string[] cells) => cells.Length > 0 && cells[0].StartsWith("# ", StringComparison.Ordinal);

    bool IsText(InputFile file)
    {
        switch (file.Kind)
        {
            case InputKind.Workbook:
                problems.Add(
                    Severity.RowLeftOut, new(name), "The file is a workbook with another ending, not text.",
                    "Save the sheet as CSV in UTF-8.");
                return false;
            case InputKind.Binary:
                problems.Add(
                    Severity.RowLeftOut, new(name), "The file is not text.", "Replace it with a CSV file in UTF-8.");
                return false;
            case InputKind.OtherUnicode:
                problems.Add(
                    Severity.Note, new(name),
                    $"The file is written in {file.Encoding.WebName.ToUpperInvariant()} and was read as such.",
                    "Save it as UTF-8.");
                return true;
            case InputKind.Windows1252:
                problems.Add(
                    Severity.Note, new(name),
                    "The file is not UTF-8; it was read as Windows-1252, so letters beyond English may be wrong.",
                    "Save it as UTF-8.");
                return true;
            default:
                return true;
        }
    }

    /// <summary>
    /// The separator under which the header names the most known columns, and how many lines stand before the header.
    /// </summary>
    (char Separator, int Skipped) FindSeparator(InputFile file)
    {
        using var text = file.Open();
        var header = FirstLine(text);
        if (header.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && header.Length == 5) return (header[4], 1);

        var best = Separators.MaxBy(separator => header.Split(separator).Count(cell => schema.Knows(ColumnName(cell))));
        if (best != ',')
        {
            var word = best switch { ';' => "semicolons", '\t' => "tabs", _ => "bars" };
            problems.Add(
                Severity.Note, new(name, 1), $"Cells are separated by {word}, and were read so.",
                "Save the file with commas.");
        }

        return (best, 0);
    }

    static string FirstLine(StreamReader text)
    {
        var line = new StringBuilder();
        int letter;
        while (line.Length < HeaderCharacters && (letter = text.Read()) is not (-1 or '\n' or '\r'))
        {
            line.Append((char)letter);
        }
        return line.ToString();
    }

    /// <summary>The columns by name; null when the file has no header worth the name.</summary>
    /// <param name="header">The headings.</param>
    /// <param name="tags">The HXL hashtags under them: what a heading that is not ours means. Null for none.</param>
    /// <param name="line">Where the headings stand.</param>
    Columns? ReadHeader(string[] header, string[]? tags, int line)
    {
        tags ??= HxlTagRow.Is(header) ? header : [];
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new string[header.Length];
        for (var index = 0; index < header.Length; index++)
        {
            names[index] = ColumnName(header[index]);
            if (index < tags.Length && !schema.Knows(names[index])
                && HxlTags.FindColumn(schema, tags[index]) is { } meant && !IsNamed(header, meant))
            {
                names[index] = meant;
            }

            if (names[index].Length == 0) continue;
            if (byName.TryAdd(names[index], index)) continue;
            problems.Add(
                Severity.RowLeftOut, new(name, line, Quoted.Short(names[index])),
                "The column stands twice in the header; only the first was read.",
                "Delete one of the two or rename it.");
            names[index] = "";
        }

        if (!byName.Keys.Any(schema.Knows))
        {
            problems.Add(
                Severity.RowLeftOut, new(name, line),
                "The first line names no column of this table; the file was left out.",
                $"Begin with a header line: {string.Join(',', schema.Columns)}.");
            return null;
        }

        foreach (var missing in schema.Required.Where(column => !byName.ContainsKey(column)))
        {
            problems.Add(
                Severity.RowLeftOut, new(name, line, missing), "The column is missing, and no row can do without it.",
                $"Add a column {missing}.");
        }

        foreach (var unknown in byName.Keys.Where(column => !schema.Knows(column)))
        {
            var near = NearestWords.Of(unknown, [.. schema.Columns, .. TableSchema.Everywhere]);
            problems.Add(
                Severity.Note, new(name, line, Quoted.Short(unknown)),
                "The column is not one of the contract; it is kept and not used.",
                near is null ? "Nothing needs to be done." : $"Rename it to {near} if that was meant.", sort: unknown);
        }

        return new(names, byName);
    }

    static bool IsNamed(string[] header, string column) => header.Any(heading => ColumnName(heading) == column);

    bool IsNeverClosed(CsvParser parser, int line, int skipped, bool strayQuote)
    {
        var raw = parser.RawRecord;
        if (raw.AsSpan().Count('"') % 2 == 0 || (strayQuote && parser.RawRow + skipped == line)) return false;
        var last = skipped + parser.RawRow;
        problems.Add(
            Severity.RowLeftOut, new(name, line),
            last > line
                ? FormattableString.Invariant(
                    $"A quotation mark opens here and never closes; lines {line} to {last} were left out.")
                : "A quotation mark opens here and never closes; the row was left out.",
            "Close the quotation mark, or double it if it belongs to the text.");
        return true;
    }

    /// <summary>Whether the row has a cell for each column; cells beyond the header mean that it has shifted.</summary>
    bool IsLongEnough(string[] cells, Columns columns, int line)
    {
        if (IsPartedNumber(cells, columns))
        {
            problems.Add(
                Severity.RowLeftOut, new(name, line),
                FormattableString.Invariant(
                    $"The row has {cells.Length} cells, the header {columns.Names.Count}, and a number followed by ")
                + "three digits: a comma inside a number has shifted it. The row was left out.",
                "Write numbers without commas, or put them in quotation marks.");
            return false;
        }

        if (cells.Length > columns.Names.Count
            && cells.Skip(columns.Names.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            problems.Add(
                Severity.RowLeftOut, new(name, line),
                FormattableString.Invariant(
                    $"The row has {cells.Length} cells, the header {columns.Names.Count}; it may have shifted and ")
                + "was left out.",
                "Put cells that contain the separator in quotation marks.");
            return false;
        }

        for (var index = 0; index < Math.Min(cells.Length, columns.Names.Count); index++)
        {
            if (columns.Names[index].Length > 0 || string.IsNullOrWhiteSpace(cells[index])) continue;
            problems.Add(
                Severity.RowLeftOut, new(name, line),
                FormattableString.Invariant(
                    $"Cell {index + 1} ({Quoted.Of(cells[index])}) stands under no header and was left out."),
                "Name the column or empty it.", sort: "no header");
        }

        if (cells.Length < columns.Names.Count && columns.Names.Skip(cells.Length).Any(column => column.Length > 0))
        {
            problems.Add(
                Severity.Note, new(name, line),
                FormattableString.Invariant(
                    $"The row ends after {cells.Length} of {columns.Names.Count} cells; the rest was read as empty."),
                "Fill up the row with separators; where other cells of it are named too, the missing cell stands "
                + "before them and they have moved.");
        }

        return true;
    }

    /// <summary>
    /// Whether a row is longer than the header and holds a number with three digits in the next cell, as <c>501,800</c>
    /// does in a file that is separated by commas: what follows has shifted, though nothing stands beyond the header.
    /// </summary>
    bool IsPartedNumber(string[] cells, Columns columns)
    {
        if (Separator != ',' || cells.Length <= columns.Names.Count) return false;
        for (var index = 0; index + 1 < columns.Names.Count; index++)
        {
            if (!schema.Counts.Contains(columns.Names[index], StringComparer.Ordinal)) continue;
            var (number, digits) = (cells[index].Trim(), cells[index + 1].Trim());
            if (number.Length is >= 1 and <= 3 && digits.Length == 3
                && (number + digits).All(char.IsAsciiDigit))
            {
                return true;
            }
        }

        return false;
    }

    static string ColumnName(string header) =>
        header.Trim().Trim('\uFEFF', '"').Trim().Replace(' ', '_').ToLowerInvariant();
}

/// <summary>The columns of a file.</summary>
/// <param name="Names">The name of each column in order; empty for one that is not read.</param>
/// <param name="ByName">Where each column stands.</param>
sealed record Columns(IReadOnlyList<string> Names, IReadOnlyDictionary<string, int> ByName);
