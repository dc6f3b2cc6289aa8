using Parquet;
using Parquet.Schema;
using Refuge.Formats.Crises;
using Refuge.Publishing.Tables;

namespace Refuge.Formats.Exporting;

/// <summary>
/// A table as a Parquet file: a column whose every filled cell is a number is one of numbers, every other of texts.
/// </summary>
static class ParquetExport
{
    static ParquetOptions Options => new() { CompressionMethod = CompressionMethod.Zstd };

    /// <summary>The bytes of the file.</summary>
    internal static async Task<byte[]> OfAsync(ExportedTable table, CancellationToken cancellation)
    {
        var numbers = table.Columns.Select((_, column) => IsNumbers(table, column)).ToList();
        var fields = table.Columns.Select((name, column) =>
            numbers[column] ? (DataField)new DataField<double?>(name) : new DataField<string>(name)).ToList();
        using var bytes = new MemoryStream();
        await using (var writer =
            await ParquetWriter.CreateAsync(new ParquetSchema(fields), bytes, Options, append: false, cancellation))
        {
            using var group = writer.CreateRowGroup();
            for (var column = 0; column < fields.Count; column++)
            {
                var at = column;
                if (numbers[column])
                {
                    double?[] cells =
                        [.. table.Rows.Select(row => row[at].Length == 0 ? null : Numerals.FindNumber(row[at]))];
                    await group.WriteAsync<double>(fields[column], cells, cancellationToken: cancellation);
                }
                else
                {
                    string?[] cells = [.. table.Rows.Select(row => row[at].Length == 0 ? null : Csv.Rearm(row[at]))];
                    await group.WriteAsync(fields[column], cells!);
                }
            }

            group.CompleteValidate();
        }

        return bytes.ToArray();
    }

    /// <summary>Codes are texts: one with leading zeros is no number.</summary>
    static bool IsNumbers(ExportedTable table, int column)
    {
        if (table.Columns[column] is "id" or "pcode" or "place" or "series" or "name") return false;
        var filled = table.Rows.Select(row => row[column]).Where(static cell => cell.Length > 0).ToList();
        return filled.Count > 0 && filled.TrueForAll(
            static cell => Numerals.FindNumber(cell) is not null && cell is not ['0', >= '0' and <= '9', ..]);
    }
}
