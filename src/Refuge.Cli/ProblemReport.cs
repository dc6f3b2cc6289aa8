namespace Refuge.Cli;

/// <summary>Prints problems for a terminal of 80 columns: by file, then by line, then one line that sums up.</summary>
static class ProblemReport
{
    const int Columns = 80;

    /// <summary>Prints them all.</summary>
    internal static void Write(IReadOnlyList<Problem> problems, TextWriter output)
    {
        foreach (var file in problems.GroupBy(problem => problem.Where.File))
        {
            output.WriteLine(file.Key);
            foreach (var problem in file)
            {
                Wrap($"{Mark(problem.Severity)} {Place(problem.Where)}{problem.What} {problem.Remedy}", output);
            }

            output.WriteLine();
        }

        output.WriteLine(Summary(problems));
    }

    static string Summary(IReadOnlyList<Problem> problems)
    {
        var (fatal, leftOut, notes) =
            (Number(problems, Severity.Fatal), Number(problems, Severity.RowLeftOut), Number(problems, Severity.Note));
        if (problems.Count == 0) return "No problems.";
        var verdict = fatal > 0 ? "The folder cannot be used." : "The folder loads.";
        return FormattableString.Invariant(
            $"{problems.Count:#,0} problem{(problems.Count == 1 ? "" : "s")}: {fatal:#,0} fatal (!), {leftOut:#,0} ")
            + FormattableString.Invariant($"left out (-), {notes:#,0} notes (.). {verdict}");
    }

    static int Number(IReadOnlyList<Problem> problems, Severity severity) =>
        problems.Count(problem => problem.Severity == severity);

    static char Mark(Severity severity) => severity switch
    {
        Severity.Fatal => '!',
        Severity.RowLeftOut => '-',
        _ => '.',
    };

    static string Place(Location where) => (where.Line, where.Column) switch
    {
        (null, null) => "",
        (null, { } column) => $"{column}: ",
        ({ } line, null) => FormattableString.Invariant($"line {line}: "),
        ({ } line, { } column) => FormattableString.Invariant($"line {line}, {column}: "),
    };

    static void Wrap(string sentence, TextWriter output)
    {
        const string Indent = "    ";
        var line = " ";
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + 1 + word.Length > Columns && line.Trim().Length > 0)
            {
                output.WriteLine(line);
                line = Indent[..^1];
            }

            line += $" {word}";
        }

        output.WriteLine(line);
    }
}
