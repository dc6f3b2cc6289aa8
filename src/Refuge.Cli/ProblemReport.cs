using Refuge.Formats.Crises.Checks;

namespace Refuge.Cli;

/// <summary>
/// Prints problems for a terminal of 80 columns: by file, each cause once, with the rows in which it shows; then one
/// line that sums up.
/// </summary>
static class ProblemReport
{
    const int Columns = 80;

    /// <summary>Lines of one file that are named one by one; more are a number.</summary>
    const int MostLines = 8;

    /// <summary>Prints them all.</summary>
    internal static void Write(IReadOnlyList<Problem> problems, TextWriter output)
    {
        var causes = ProblemCauses.Of(problems);
        foreach (var file in causes.GroupBy(static cause => cause.First.Where.File))
        {
            output.WriteLine(file.Key);
            foreach (var cause in file)
            {
                var problem = cause.First;
                Wrap($"{Mark(problem.Severity)} {Place(problem.Where, cause.Subject)}{problem.What} {problem.Remedy}",
                    output);
                if (cause.Others.Count > 0) Wrap($"{Indent}{Elsewhere(problem, cause.Others)}", output);
            }

            output.WriteLine();
        }

        output.WriteLine(Summary(problems, causes.Count));
    }

    /// <summary>Writes a sentence over as many lines as it takes, all but the first indented.</summary>
    internal static void Wrap(string sentence, TextWriter output)
    {
        var line = sentence.StartsWith(Indent, StringComparison.Ordinal) ? Indent[..^1] : " ";
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

    const string Indent = "    ";

    static string Summary(IReadOnlyList<Problem> problems, int causes)
    {
        if (problems.Count == 0) return "No problems.";
        var (fatal, leftOut, notes) =
            (Number(problems, Severity.Fatal), Number(problems, Severity.RowLeftOut), Number(problems, Severity.Note));
        var verdict = fatal > 0 ? "The folder cannot be used."
            : leftOut > 0 ? "The folder loads without what was left out."
            : "The folder loads.";
        var from = causes < problems.Count ? FormattableString.Invariant($" from {Counted(causes, "cause")}") : "";
        return FormattableString.Invariant(
            $"{Counted(problems.Count, "problem")}{from}: {fatal:#,0} fatal (!), {leftOut:#,0} left out (-), ")
            + FormattableString.Invariant($"{notes:#,0} notes (.). {verdict}");
    }

    static string Counted(int count, string noun) =>
        FormattableString.Invariant($"{count:#,0} {noun}{(count == 1 ? "" : "s")}");

    static int Number(IReadOnlyList<Problem> problems, Severity severity) =>
        problems.Count(problem => problem.Severity == severity);

    static char Mark(Severity severity) => severity switch
    {
        Severity.Fatal => '!',
        Severity.RowLeftOut => '-',
        _ => '.',
    };

    static string Place(Location where, string? about)
    {
        var subject = about is null ? "" : $" ({about})";
        return (where.Line, where.Column) switch
        {
            (null, null) => "",
            (null, { } column) => $"{column}: ",
            ({ } line, null) => FormattableString.Invariant($"line {line}{subject}: "),
            ({ } line, { } column) => FormattableString.Invariant($"line {line}{subject}, {column}: "),
        };
    }

    /// <summary>Where else a cause shows: lines of the same file, then the other files with their lines.</summary>
    static string Elsewhere(Problem first, IReadOnlyList<Problem> others)
    {
        var files = others.GroupBy(static problem => problem.Where.File)
            .OrderBy(file => file.Key != first.Where.File)
            .Select(file => file.Key == first.Where.File ? Lines(file) : $"{file.Key} {Lines(file)}");
        return $"The same in {string.Join("; ", files)}.";
    }

    static string Lines(IEnumerable<Problem> problems)
    {
        var all = problems.ToList();
        var lines = all.Select(static problem => problem.Where.Line).OfType<int>().Distinct().Order().ToList();
        if (lines.Count == 0) return Counted(all.Count, "place");
        var told = string.Join(
            ", ", lines.Take(MostLines).Select(static line => FormattableString.Invariant($"{line}")));
        var rest = lines.Count > MostLines ? FormattableString.Invariant($" and {lines.Count - MostLines:#,0} more")
            : "";
        return $"{(lines.Count == 1 ? "line" : "lines")} {told}{rest}";
    }
}
