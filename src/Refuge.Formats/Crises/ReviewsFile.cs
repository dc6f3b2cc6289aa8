using System.Globalization;
using System.Text;
using Refuge.Files;
using Refuge.Reports;

namespace Refuge.Formats.Crises;

/// <summary>Appends reviews to <c>reviews.csv</c>; rows that stand there are never written again.</summary>
static class ReviewsFile
{
    static string Name => CrisisTables.Reviews.File;

    /// <summary>The columns, in the order of the folder contract.</summary>
    public static IReadOnlyList<string> Columns => CrisisTables.Reviews.Columns;

    /// <summary>
    /// Appends <paramref name="reviews"/> under the headings that the file has; a file that is not there begins with
    /// those of the contract.
    /// </summary>
    /// <param name="folder">The crisis folder.</param>
    /// <param name="reviews">The reviews.</param>
    /// <exception cref="IOException">
    /// The file has no heading for the words or the action of a review, is no ordinary file of text, or is held by
    /// another review.
    /// </exception>
    public static void Append(DirectoryInfo folder, IReadOnlyList<Review> reviews)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(reviews);
        var path = Path.Combine(folder.FullName, Name);
        // Held alone from the reading to the writing: of two reviews at once one waits its turn, or is told.
        using var held = Hold(path);
        var before = held is null ? "" : Read(held);
        var isNew = before.Length == 0;
        var columns = isNew
            ? Columns
            : [.. before.Split('\n', 2)[0].TrimEnd('\r').Split(',').Select(static column => column.Trim().Trim('"'))];
        if (Needed.FirstOrDefault(column => !columns.Contains(column)) is { } missing)
        {
            throw new IOException($"{Name} has no column {missing}. Add it to the headings.");
        }

        var rows = new StringBuilder();
        if (isNew) rows.Append(string.Join(',', columns)).Append('\n');
        else if (!before.EndsWith('\n')) rows.Append('\n');
        foreach (var review in reviews)
        {
            rows.Append(string.Join(',', columns.Select(column => Cell(CellOf(review, column))))).Append('\n');
        }
        WholeFile.Write(path, Utf8.GetBytes(before + rows));
    }

    static FileStream? Hold(string path)
    {
        if (Entry.At(path).Kind == EntryKind.Absent) return null;
        if (InputFiles.FindObstacleWithin(path, Name, FileLimits.TableBytes) is { } obstacle)
        {
            throw new IOException(obstacle.ToString());
        }
        return new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    static string Read(FileStream held)
    {
        try
        {
            using var text = new StreamReader(held, Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            return text.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new IOException($"{Name} is not UTF-8. Save it as UTF-8.");
        }
    }

    /// <summary>Throws at bytes that are no text, so that nothing which was read wrongly is written again.</summary>
    static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A review as the cells of <see cref="Columns"/>, ready for the file.</summary>
    public static string Row(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return string.Join(',', Columns.Select(column => Cell(CellOf(review, column))));
    }

    static string CellOf(Review review, string column) => column switch
    {
        "report_hash" => review.ReportHash,
        "start" => review.Start.ToString(CultureInfo.InvariantCulture),
        "end" => review.End.ToString(CultureInfo.InvariantCulture),
        "quote" => review.Quote,
        "action" => Words.Of(review.Action),
        "field" => review.Field ?? "",
        "value" => review.Value ?? "",
        "role" => review.Role ?? "",
        "date" => review.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        _ => "",
    };

    /// <summary>A cell as RFC 4180 has it.</summary>
    public static string Cell(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    /// <summary>Without these a review is not found again.</summary>
    static readonly string[] Needed = ["report_hash", "start", "end", "quote", "action"];
}
