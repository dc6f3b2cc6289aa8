namespace Refuge;

/// <summary>Something wrong with what was given, said so that the giver can mend it.</summary>
/// <param name="Severity">Whether the work goes on.</param>
/// <param name="Where">The place in the input.</param>
/// <param name="What">What is wrong, as a sentence that names the offending value.</param>
/// <param name="Remedy">How to mend it, as a sentence in the imperative.</param>
public sealed record Problem(Severity Severity, Location Where, string What, string Remedy)
{
    /// <summary>
    /// One line for a terminal: <c>control.csv:12:date: "31/8" is not a date. Write it as 2016-08-31.</c>
    /// </summary>
    public override string ToString() => $"{Where}: {What} {Remedy}";

    /// <summary>
    /// What the row is about, and which row has to be mended first. Null where the reader did not say.
    /// </summary>
    internal ProblemOrigin? Origin { get; init; }
}

/// <summary>What helps to find and to group a problem.</summary>
/// <param name="Subject">What the row is about, such as its place, series and day. Null when it says none.</param>
/// <param name="Cause">
/// The row that has to be mended first, as file and identity, such as <c>places.csv#hak</c>. Null when it is the row
/// itself.
/// </param>
sealed record ProblemOrigin(string? Subject, string? Cause);

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing was left out.</summary>
    Note,

    /// <summary>A row or a cell was left out; the rest loads.</summary>
    RowLeftOut,

    /// <summary>The work cannot start.</summary>
    Fatal,
}

/// <summary>A place in an input file.</summary>
/// <param name="File">The file's name, relative to the folder, with forward slashes.</param>
/// <param name="Line">The line, from 1, where the row begins. Null when the file as a whole is meant.</param>
/// <param name="Column">The name of the column. Null when the row as a whole is meant.</param>
public sealed record Location(string File, int? Line = null, string? Column = null)
{
    /// <inheritdoc/>
    public override string ToString() => (Line, Column) switch
    {
        (null, null) => File,
        (null, _) => $"{File}:{Column}",
        (_, null) => FormattableString.Invariant($"{File}:{Line}"),
        _ => FormattableString.Invariant($"{File}:{Line}:{Column}"),
    };
}
