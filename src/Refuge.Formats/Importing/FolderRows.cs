using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Files;
using Refuge.Formats.Crises;
using Refuge.Formats.Workbooks;

namespace Refuge.Formats.Importing;

/// <summary>The tables of a crisis folder that rows are added to. Rows that stand there are never changed.</summary>
/// <remarks>
/// Of a row that stands there two numbers of 64 bits are held: one for what it is about and one for what it says
/// (FNV-1a). New rows go to a file beside the table, so that memory does not grow with them, and all files are put in
/// place together at the end.
/// </remarks>
sealed class FolderRows : IDisposable
{
    readonly DirectoryInfo folder;
    readonly ProblemList problems;
    readonly CancellationToken cancellation;
    readonly Dictionary<string, Target> targets = new(StringComparer.Ordinal);

    internal FolderRows(DirectoryInfo folder, ProblemList problems, CancellationToken cancellation) =>
        (this.folder, this.problems, this.cancellation) = (folder, problems, cancellation);

    /// <summary>How many rows were added to each table.</summary>
    internal IEnumerable<(string File, int Added, int There, int Differs)> Counts =>
        targets.Values.Where(static target => target.Added + target.There + target.Differs > 0)
            .Select(static target => (target.File, target.Added, target.There, target.Differs));

    /// <summary>The rows of a table as they stand, by column.</summary>
    internal IEnumerable<IReadOnlyDictionary<string, string>> Read(TableSchema schema) => TargetOf(schema).Read();

    /// <summary>Adds a row, unless it stands there already.</summary>
    /// <param name="schema">The table.</param>
    /// <param name="cells">The cells that are filled, by column.</param>
    /// <param name="about">What the row is about, and the columns in which it states something.</param>
    /// <returns>Whether it was added, stood there, or differs from every row about the same.</returns>
    internal RowOutcome Add(TableSchema schema, IReadOnlyDictionary<string, string> cells, RowSubject about) =>
        TargetOf(schema).Add(cells, about);

    /// <summary>
    /// Puts every table in place. What stood there is kept byte for byte, but for columns that had to be added.
    /// </summary>
    internal void Commit()
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var target in targets.Values) target.Finish();
        cancellation.ThrowIfCancellationRequested();
        foreach (var target in targets.Values) target.PutInPlace();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var target in targets.Values) target.Dispose();
    }

    Target TargetOf(TableSchema schema)
    {
        if (!targets.TryGetValue(schema.File, out var target))
        {
            targets.Add(schema.File, target = new(folder, schema, problems, cancellation));
        }
        return target;
    }

    /// <summary>One table and the rows added to it.</summary>
    sealed class Target : IDisposable
    {
        readonly DirectoryInfo folder;
        readonly TableSchema schema;
        readonly CancellationToken cancellation;
        readonly string path;
        readonly string added;
        readonly InputFile? there;
        readonly List<string> columns;
        readonly int columnsThere;
        readonly char separator = ',';
        readonly HashSet<ulong> subjects = [];
        readonly HashSet<ulong> statements = [];
        StreamWriter? writer;
        string? finished;
        bool isIndexed;

        internal Target(DirectoryInfo folder, TableSchema schema, ProblemList problems, CancellationToken cancellation)
        {
            (this.folder, this.schema, this.cancellation) = (folder, schema, cancellation);
            path = Path.Combine(folder.FullName, schema.File);
            added = Beside("added");
            if (Path.GetDirectoryName(schema.File) is { Length: > 0 } below
                && Entry.At(Path.Combine(folder.FullName, below)).Kind is not (EntryKind.Folder or EntryKind.Absent))
            {
                throw new IOException($"{below} is no folder, and nothing is written through it. Rename it.");
            }

            if (Entry.At(path).Kind == EntryKind.Absent)
            {
                if (WorkbookTables.FindHolding(folder, schema) is { } book)
                {
                    throw new IOException(
                        $"{schema.File} stands in {book}, and nothing is added to a workbook. Save its sheet as "
                        + $"{schema.File} first.");
                }
                columns = [.. schema.Columns.Concat(TableSchema.Everywhere).Distinct(StringComparer.Ordinal)];
                return;
            }

            if (InputFiles.FindObstacleWithin(path, schema.File, FileLimits.TableBytes) is { } obstacle)
            {
                throw new IOException(obstacle.ToString());
            }
            there = InputFile.Inspect(path, cancellation);
            if (there.Length > 0 && there.Kind != InputKind.Utf8)
            {
                throw new IOException($"{schema.File} is not UTF-8, and nothing is added to it. Save it as UTF-8.");
            }
            var table = new TableFile(schema.File, schema, new());
            _ = table.Rows(there, cancellation).Take(1).Count();
            if (table.Header is not { } header)
            {
                throw new IOException($"{schema.File} has no header of this table. Give it one, or delete the file.");
            }
            (columns, separator) = ([.. header.Names], table.Separator);
            columnsThere = columns.Count;
        }

        internal string File => schema.File;

        internal int Added { get; private set; }

        internal int There { get; private set; }

        internal int Differs { get; private set; }

        internal IEnumerable<IReadOnlyDictionary<string, string>> Read()
        {
            if (there is null) yield break;
            foreach (var row in new TableFile(schema.File, schema, new()).Rows(there, cancellation))
            {
                yield return schema.Columns.Concat(TableSchema.Everywhere).Distinct(StringComparer.Ordinal)
                    .Select(column => (column, cell: row.Own(column))).Where(static pair => pair.cell is not null)
                    .ToDictionary(static pair => pair.column, static pair => pair.cell!, StringComparer.Ordinal);
            }
        }

        internal RowOutcome Add(IReadOnlyDictionary<string, string> cells, RowSubject about)
        {
            Index(about);
            if (statements.Contains(Statement(cells, about)))
            {
                There++;
                return RowOutcome.There;
            }
            if (about.About.Count > 0)
            {
                if (!subjects.Add(Hash(cells, about.About)))
                {
                    Differs++;
                    return RowOutcome.Differs;
                }
                statements.Add(Statement(cells, about));
            }

            foreach (var column in cells.Keys.Where(column => !columns.Contains(column))) columns.Add(column);
            writer ??= new(new FileStream(added, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false));
            // The columns may still grow: cells are written by name, and parted again at the end.
            foreach (var (column, cell) in cells)
            {
                writer.Write($"{column}\u001F{cell.Replace('\u001E', ' ').Replace('\u001F', ' ')}\u001F");
            }
            writer.Write('\u001E');
            Added++;
            return RowOutcome.Added;
        }

        internal void Finish()
        {
            if (Added == 0) return;
            writer!.Dispose();
            writer = null;
            finished = Beside("new");
            using var output = new StreamWriter(
                new FileStream(finished, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false));
            CopyThere(output);
            var line = new StringBuilder();
            foreach (var cells in Pending())
            {
                cancellation.ThrowIfCancellationRequested();
                line.Clear();
                StatedTable.AppendLine(
                    line, [.. columns.Select(column => cells.GetValueOrDefault(column, ""))], separator);
                output.Write(line);
            }

            output.Flush();
            ((FileStream)output.BaseStream).Flush(flushToDisk: true);
        }

        internal void PutInPlace()
        {
            if (finished is null) return;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.Move(finished, path, overwrite: true);
            finished = null;
        }

        public void Dispose()
        {
            writer?.Dispose();
            System.IO.File.Delete(added);
            if (finished is not null) System.IO.File.Delete(finished);
        }

        /// <summary>What stands there, with the columns that rows brought added behind.</summary>
        void CopyThere(StreamWriter output)
        {
            if (there is null || there.Length == 0)
            {
                var line = new StringBuilder();
                StatedTable.AppendLine(line, columns, separator);
                output.Write(line);
                return;
            }

            using var text = there.Open();
            if (columns.Count == columnsThere)
            {
                var last = '\n';
                var block = new char[1 << 14];
                int read;
                while ((read = text.Read(block)) > 0)
                {
                    output.Write(block, 0, read);
                    last = block[read - 1];
                }

                if (last is not ('\n' or '\r')) output.Write('\n');
                return;
            }

            var more = new string(separator, columns.Count - columnsThere);
            using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = separator.ToString(),
                IgnoreBlankLines = false,
                BadDataFound = null,
            });
            var isHeader = true;
            while (parser.Read())
            {
                var raw = parser.RawRecord.TrimEnd('\r', '\n');
                output.Write(raw);
                if (isHeader)
                {
                    output.Write(separator + string.Join(separator, columns.Skip(columnsThere)));
                }
                else if (raw.Length > 0 && !raw.StartsWith("# ", StringComparison.Ordinal))
                {
                    output.Write(new string(separator, Math.Max(0, columnsThere - parser.Record!.Length)) + more);
                }
                output.Write('\n');
                isHeader = raw.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && isHeader;
            }
        }

        IEnumerable<Dictionary<string, string>> Pending()
        {
            using var text = new StreamReader(added, Encoding.UTF8);
            var (cells, piece, column) =
                (new Dictionary<string, string>(StringComparer.Ordinal), new StringBuilder(), (string?)null);
            int letter;
            while ((letter = text.Read()) >= 0)
            {
                switch ((char)letter)
                {
                    case '\u001F' when column is null:
                        column = piece.ToString();
                        piece.Clear();
                        break;
                    case '\u001F':
                        cells[column] = piece.ToString();
                        column = null;
                        piece.Clear();
                        break;
                    case '\u001E':
                        yield return cells;
                        cells = new(StringComparer.Ordinal);
                        break;
                    default:
                        piece.Append((char)letter);
                        break;
                }
            }
        }

        void Index(RowSubject about)
        {
            if (isIndexed) return;
            isIndexed = true;
            foreach (var row in Read())
            {
                subjects.Add(Hash(row, about.About));
                statements.Add(Statement(row, about));
            }
        }

        /// <summary>A number for what a row states, and of what.</summary>
        static ulong Statement(IReadOnlyDictionary<string, string> cells, RowSubject about) =>
            unchecked((Hash(cells, about.About) * 31) ^ (about.Stated is { } stated
                ? Hash(cells, stated)
                : HashOfAll(cells, about.About.Count > 0)));

        /// <summary>
        /// A number for all cells; of a row about one thing without its source, which differs between two statements.
        /// </summary>
        static ulong HashOfAll(IReadOnlyDictionary<string, string> cells, bool isAboutOneThing)
        {
            IReadOnlyList<string> columns =
            [
                .. cells.Keys.Where(column => !isAboutOneThing || column is not ("source" or "reported"))
                    .Order(StringComparer.Ordinal),
            ];
            return Hash(cells, columns) ^ Hash(columns);
        }

        /// <summary>A number for the cells of some columns; 600 and 600.0 are alike.</summary>
        static ulong Hash(IReadOnlyDictionary<string, string> cells, IReadOnlyList<string> about) =>
            Hash(about.Select(column => cells.GetValueOrDefault(column, "").Trim()).Select(static cell =>
                Numerals.FindNumber(cell) is { } number && double.IsInteger(number)
                    && cell.Contains('.', StringComparison.Ordinal)
                    ? ImportContext.Text(number)
                    : cell));

        static ulong Hash(IEnumerable<string> cells)
        {
            var hash = 14_695_981_039_346_656_037UL;
            foreach (var cell in cells)
            {
                foreach (var letter in cell) hash = unchecked((hash ^ letter) * 1_099_511_628_211UL);
                hash = unchecked((hash ^ '\u001E') * 1_099_511_628_211UL);
            }

            return hash;
        }

        /// <summary>A hidden file of the folder: names that begin with a dot are passed over when it is read.</summary>
        string Beside(string word) =>
            Path.Combine(folder.FullName, $".{Path.GetFileName(path)}.{word}.{Path.GetRandomFileName()}");
    }
}

/// <summary>What became of a row.</summary>
enum RowOutcome
{
    /// <summary>It was added.</summary>
    Added,

    /// <summary>It stands there already.</summary>
    There,

    /// <summary>A row about the same says something else; the new one was not added.</summary>
    Differs,
}
