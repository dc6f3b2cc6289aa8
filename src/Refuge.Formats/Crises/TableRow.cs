using System.Diagnostics.CodeAnalysis;

namespace Refuge.Formats.Crises;

/// <summary>One row of a table: gives its cells as values, and says what is wrong with those it cannot give.</summary>
/// <remarks>A cell that cannot be read is left out; a row without something it needs is left out as a whole.</remarks>
sealed class TableRow(string file, int line, TableSchema schema, Columns columns, string[] cells, ProblemList problems)
{
    /// <summary>The most characters of an identity: what is longer is a text in the wrong column.</summary>
    const int LongestIdentity = 200;

    IReadOnlyList<TableRow> earlier = [];

    /// <summary>The file's name relative to the folder.</summary>
    internal string File => file;

    /// <summary>The line, from 1, where the row begins.</summary>
    internal int Line => line;

    /// <summary>Its place among the rows of the file that could be read, from 0.</summary>
    internal int Ordinal { get; init; }

    /// <summary>The cells as they stand in the file, by the place of their column.</summary>
    internal IReadOnlyList<string> Cells => cells;

    /// <summary>The table.</summary>
    internal TableSchema Schema => schema;

    /// <summary>Whether something the row needs is missing, so that the row is left out.</summary>
    internal bool IsLeftOut { get; private set; }

    /// <summary>When what the row speaks of became known.</summary>
    internal KnownOn Needs { get; private set; } = KnownOn.Always;

    /// <summary>Says that the row speaks of something that became known on a day.</summary>
    internal void SpeaksOf(KnownOn thing) => Needs = KnownOn.Later(Needs, thing);

    /// <summary>
    /// Lets a version of a thing take from earlier versions what every row needs: an empty cell leaves what was known.
    /// </summary>
    internal void InheritFrom(IReadOnlyList<TableRow> versions) => earlier = versions;

    /// <summary>Says that a cell is left out.</summary>
    /// <param name="column">The column.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="remedy">How to mend it.</param>
    /// <param name="sort">
    /// What the problem has in common with others whose remedy reads otherwise. Null: the remedy.
    /// </param>
    internal void LeaveOutCell(string column, string what, string remedy, string? sort = null)
    {
        told.Add(column);
        problems.Add(Severity.RowLeftOut, new(file, line, column), what, remedy, sort, new(Subject, null));
    }

    /// <summary>Says something worth knowing about a cell that was read.</summary>
    /// <param name="column">The column; null for the row as a whole.</param>
    /// <param name="what">What it is.</param>
    /// <param name="remedy">What may be done about it.</param>
    /// <param name="cause">What all rows have in common that this is said of. Null: the sentence.</param>
    internal void Note(string? column, string what, string remedy, string? cause = null) => problems.Add(
        Severity.Note, new(file, line, column), what, remedy,
        origin: new(Subject, cause ?? (schema == CrisisTables.Sources ? OwnCause() : null)));

    /// <summary>Says why the whole row is left out.</summary>
    /// <param name="column">The column that is at fault; null for the row as a whole.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="remedy">How to mend it.</param>
    /// <param name="cause">The row that has to be mended first, as file and identity. Null when it is this one.</param>
    /// <param name="sort">
    /// What the problem has in common with others whose remedy reads otherwise. Null: the remedy.
    /// </param>
    internal void LeaveOut(string? column, string what, string remedy, string? cause = null, string? sort = null)
    {
        IsLeftOut = true;
        // A cell that was told already is the reason; a second sentence about it would hide the next problem.
        if (column is not null && told.Contains(column)) return;
        problems.Add(
            Severity.RowLeftOut, new(file, line, column), $"{what} The row was left out.", remedy, sort,
            origin: new(Subject, cause ?? OwnCause()));
    }

    /// <summary>What others name this row by: rows that refer to it are left out because it was.</summary>
    string? OwnCause() => schema.Identity is [var identity] && Own(identity) is { } id ? $"{schema.File}#{id}" : null;

    /// <summary>What the row is about: its place, series, item and day, as far as it states them.</summary>
    string? Subject
    {
        get
        {
            var parts = SubjectColumns.Where(schema.Knows).Select(Own).OfType<string>()
                .Select(part => Quoted.Short(part, LongestPart));
            return string.Join(", ", parts) is { Length: > 0 } subject ? subject : null;
        }
    }

    static readonly string[] SubjectColumns = ["id", "place", "series", "item", "condition", "appeal", "date"];

    const int LongestPart = 30;

    readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>The cell as text; null when it is empty.</summary>
    internal string? Text(string column)
    {
        var text = Own(column);
        if (text is null) return null;
        if (LooksLikeFormula(text))
        {
            problems.Add(
                Severity.Note, new(file, line, column), $"{Quoted.Of(text)} looks like a formula and was kept as text.",
                "Replace it with the value it stands for.");
        }

        return text;
    }

    /// <summary>
    /// The cell as text, or that of an earlier version of the same thing; the row is left out without one.
    /// </summary>
    internal bool TryNeed(string column, [NotNullWhen(true)] out string? text)
    {
        text = Text(column) ?? earlier.Select(version => version.Own(column)).LastOrDefault(cell => cell is not null);
        if (text is not null) return true;
        LeaveOut(column, $"The cell {column} is empty.", "Fill it: the row says nothing without it.");
        return false;
    }

    /// <summary>The identity in the cell; the row is left out without one that can be an identity.</summary>
    internal string NeedIdentity(string column)
    {
        if (!TryNeed(column, out var text)) return "";
        if (text.Length <= LongestIdentity && !text.Any(char.IsControl)) return text;
        LeaveOut(
            column,
            FormattableString.Invariant(
                $"{Quoted.Of(text)}, {text.Length:#,0} characters long, cannot be an identity."),
            FormattableString.Invariant($"Write an identity of at most {LongestIdentity} characters on one line."));
        return "";
    }

    /// <summary>The date in the cell; null when there is none, or none that can be read.</summary>
    internal PartialDate? Date(string column)
    {
        if (Own(column) is not { } text) return null;
        if (PartialDate.Find(text) is { } date) return date;
        LeaveOutCell(
            column, $"{Quoted.Of(text)} is not a date.",
            DateRemedy(text) ?? "Write it as 2016-08-28, or 2016-08 where the day is not known; leave it empty where "
            + "nothing is.", "no date");
        return null;
    }

    /// <summary>The last day of the date in the cell; the row is left out without one.</summary>
    internal DateOnly NeedDate(string column)
    {
        if (!TryNeed(column, out var text)) return default;
        if (PartialDate.Find(text) is { } date) return date.Last;
        var shifted = HasDateBeside(column) ? ", and the cell beside it is one: the row may have shifted" : "";
        LeaveOut(
            column, $"{Quoted.Of(text)} is not a date{shifted}.",
            DateRemedy(text) ?? "Write it as 2016-08-28, or 2016-08 where the day is not known.",
            sort: shifted.Length > 0 ? "shifted" : "no date");
        return default;
    }

    /// <summary>
    /// The day that was meant, where the cell can be no other: <c>14/09/2023</c>. Null where it may be two.
    /// </summary>
    static string? DateRemedy(string text) => Importing.FieldDay.Find(text, null) is { } day
        ? FormattableString.Invariant($"Write {day:yyyy-MM-dd} if that was meant.") : null;

    bool HasDateBeside(string column)
    {
        var at = columns.ByName.TryGetValue(column, out var index) ? index : -1;
        return at >= 0 && ((int[])[at - 1, at + 1]).Any(beside => beside >= 0 && beside < cells.Length && cells[beside]
            .Contains('-', StringComparison.Ordinal) && PartialDate.Find(cells[beside].Trim()) is not null);
    }

    /// <summary>The number in the cell; null when there is none, or none within the limits.</summary>
    internal double? Number(string column, double least = 0, double most = double.MaxValue)
    {
        if (Own(column) is not { } text) return RangeCells.FindEnd(this, column);
        if (IsAmbiguous(column, text)) return null;
        if (Numerals.FindNumber(text) is not { } number)
        {
            if (!RangeCells.IsParted(this, column, text))
            {
                LeaveOutCell(column, $"{Quoted.Of(text)} is not a number.", NumberRemedy(text, "1250.5"), "no number");
            }
            return null;
        }

        if (number >= least && number <= most) return number;
        LeaveOutCell(
            column, $"{Quoted.Of(text)} is {(number < least ? "below" : "above")} what is possible.",
            Limits(least, most));
        return null;
    }

    /// <summary>The whole number in the cell, rounded never: a fraction is a problem.</summary>
    internal long? Count(string column, long most = 20_000_000_000)
    {
        if (Number(column, 0, most) is not { } number) return null;
        if (double.IsInteger(number)) return (long)number;
        LeaveOutCell(
            column, $"{Quoted.Of(Own(column) ?? FormattableString.Invariant($"{number}"))} is not a whole number.",
            "Write a whole number.");
        return null;
    }

    /// <summary>The amount in the cell; null when there is none, or none that is zero or more.</summary>
    internal decimal? Amount(string column)
    {
        if (Own(column) is not { } text || IsAmbiguous(column, text)) return null;
        if (Numerals.FindAmount(text) is not { } amount)
        {
            LeaveOutCell(column, $"{Quoted.Of(text)} is not an amount.", NumberRemedy(text, "1250.50"), "no amount");
            return null;
        }

        if (amount >= 0) return amount;
        LeaveOutCell(column, $"{Quoted.Of(text)} is below what is possible.", Limits(0, double.MaxValue));
        return null;
    }

    /// <summary>
    /// Whether a count has a dot or comma and exactly three digits behind it, so that it is 1,600 to one reader and 1.6
    /// to another; the cell is then left out. What is measured, such as cubic metres, may have three decimals: it is
    /// read, and told.
    /// </summary>
    bool IsAmbiguous(string column, string text)
    {
        if (!schema.Counts.Contains(column, StringComparer.Ordinal)
            || Numerals.FindReadings(text) is not var (whole, fraction))
        {
            return false;
        }

        var remedy = FormattableString.Invariant($"Write {whole} or {fraction}, without a mark that parts thousands.");
        var isMeasured = column == "quantity" && Checks.ItemNames.IsMeasured(Own("item"))
            && text.Contains('.', StringComparison.Ordinal);
        if (isMeasured)
        {
            Note(column, FormattableString.Invariant(
                $"{Quoted.Of(text)} was read as {fraction}; it may mean {whole:#,0}."), remedy);
            return false;
        }

        LeaveOutCell(column, FormattableString.Invariant($"{Quoted.Of(text)} may mean {whole:#,0} or {fraction}."),
            remedy, "two readings");
        return true;
    }

    static string NumberRemedy(string text, string example) =>
        Numerals.FindMeant(text) is { } meant
            ? FormattableString.Invariant(
                $"Write {meant:0.######} if that was meant: digits with a decimal point and no separators.")
            : Numerals.FindReadings(text) is var (whole, fraction)
                ? FormattableString.Invariant(
                    $"Write {whole} or {fraction}: digits with a decimal point and no separators.")
                : $"Write digits with a decimal point and no separators, such as {example}.";

    /// <summary>The word in the cell; null when it is empty or no word of the contract.</summary>
    internal T? Choice<T>(string column)
        where T : struct, Enum
    {
        if (Own(column) is not { } text) return null;
        if (Words.Find<T>(text) is { } choice) return choice;
        LeaveOutCell(column, $"{Quoted.Of(text)} is not a word of this column.", WordsRemedy<T>(text));
        return null;
    }

    /// <summary>
    /// The word in the cell, or <paramref name="whenEmpty"/>; a word that is not of the contract leaves the row out.
    /// </summary>
    internal T ChoiceOr<T>(string column, T whenEmpty)
        where T : struct, Enum
    {
        var text =
            Own(column) ?? earlier.Select(version => version.Own(column)).LastOrDefault(cell => cell is not null);
        if (text is null) return whenEmpty;
        if (Words.Find<T>(text) is { } choice) return choice;
        LeaveOut(column, $"{Quoted.Of(text)} is not a word of this column.", WordsRemedy<T>(text));
        return whenEmpty;
    }

    /// <summary>The word in the cell; without one of the contract the row is left out.</summary>
    internal T NeedChoice<T>(string column)
        where T : struct, Enum => TryNeed(column, out _) ? ChoiceOr<T>(column, default) : default;

    /// <summary>Yes or no; null when empty or neither.</summary>
    internal bool? YesOrNo(string column)
    {
        switch (Own(column)?.ToLowerInvariant())
        {
            case null: return null;
            case "yes" or "true" or "1" or "y": return true;
            case "no" or "false" or "0" or "n": return false;
            default:
                LeaveOutCell(column, $"{Quoted.Of(Own(column)!)} is neither yes nor no.", "Write yes or no.");
                return null;
        }
    }

    /// <summary>The parts of the cell between semicolons, empty ones dropped.</summary>
    internal IReadOnlyList<string> List(string column) =>
        Text(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>
    /// The number in <paramref name="column"/> with the word of the column <c>bound</c>; null when either cannot be
    /// read: "more than 1,000" must not become 1,000 because of a misspelt word.
    /// </summary>
    internal Stated? StatedNumber(string column)
    {
        var number = Number(column);
        var bound = Own("bound") is null ? Bound.Exact : Choice<Bound>("bound");
        return number is { } value && bound is { } sense ? new(value, sense) : null;
    }

    /// <summary>Columns that are not of the contract, with what stands in them.</summary>
    internal IEnumerable<(string Column, string Value)> UnknownCells()
    {
        for (var index = 0; index < Math.Min(cells.Length, columns.Names.Count); index++)
        {
            var column = columns.Names[index];
            if (column.Length > 0 && !schema.Knows(column) && !string.IsNullOrWhiteSpace(cells[index]))
            {
                yield return (column, cells[index].Trim());
            }
        }
    }

    /// <summary>The cell of this row alone, trimmed; null when it is empty or the file has no such column.</summary>
    internal string? Own(string column)
    {
        if (!columns.ByName.TryGetValue(column, out var index) || index >= cells.Length) return null;
        var text = cells[index].Trim().Trim('\uFEFF');
        return text.Length == 0 ? null : text;
    }

    static bool LooksLikeFormula(string text) =>
        text[0] is '=' or '@'
            || (
                text[0] is '+' or '-' && text.Length > 1 && !char.IsAsciiDigit(text[1])
                && text[1] is not (' ' or '.' or '-'));

    static string Limits(double least, double most) => most < double.MaxValue
        ? FormattableString.Invariant($"Write a number from {least:0.###} to {most:0.###}.")
        : FormattableString.Invariant($"Write a number of at least {least:0.###}.");

    static string WordsRemedy<T>(string text)
        where T : struct, Enum
    {
        // Between two diseases nothing is guessed: diphtheria is not cholera misspelt.
        if (Checks.FieldWords.Readings<T>(text) is { } readings)
        {
            return $"{readings} The words are {string.Join(", ", Words.All<T>())}.";
        }
        if (Checks.FieldWords.Meant<T>(text) is { } meant)
        {
            return $"Write {meant} if that was meant; the words are {string.Join(", ", Words.All<T>())}.";
        }
        var near = typeof(T) == typeof(HealthCondition) ? null : NearestWords.Of(text, Words.All<T>());
        return $"Write one of {string.Join(", ", Words.All<T>())}{(near is null ? "" : $" (perhaps {near})")}.";
    }
}
