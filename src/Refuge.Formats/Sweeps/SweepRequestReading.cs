using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Displacement.Sweeps;
using Refuge.Files;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Sweeps;

/// <summary>Reads what somebody wants swept: names with stretches, or a file of points.</summary>
static class SweepRequestReading
{
    const int MostSuggestions = 3;

    /// <summary>As many as <c>--points</c> takes.</summary>
    const int MostPoints = 100_000;

    /// <summary>The parameters named on a command line, each as <c>NAME</c> or <c>NAME=LOW..HIGH</c>.</summary>
    /// <param name="asked">What was written.</param>
    /// <param name="option">The option it was written after, for problems.</param>
    /// <param name="known">What can be swept.</param>
    /// <returns>The parameters in the order in which they were named, and what is wrong. Any problem is
    /// fatal.</returns>
    public static (
        IReadOnlyList<RuleParameter> Parameters, IReadOnlyList<Problem> Problems) Read(
            IReadOnlyList<string> asked, string option, RuleParameters known)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        var (parameters, problems) = (new List<RuleParameter>(), new ProblemList());
        foreach (var text in asked)
        {
            var (name, stretch) = text.Split('=', 2, StringSplitOptions.TrimEntries) is [var before, var after]
                ? (before, after)
                : (text.Trim(), null);
            if (Find(name, known, new(option), problems) is not { } parameter) continue;
            if (parameters.Any(other => other.Name == parameter.Name))
            {
                problems.Add(
                    Severity.Fatal, new(option), $"{Quoted.Of(parameter.Name)} is named twice.",
                    "Name each parameter once.");
            }

            if (stretch is null) parameters.Add(parameter);
            else if (Between(parameter, stretch, new(option), problems) is { } narrowed) parameters.Add(narrowed);
        }

        return (parameters, problems.InOrder());
    }

    /// <summary>The points of a file: a header of parameter names, and a row of values for each point.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">What can be swept.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The design, or null, and what is wrong. Any problem is fatal: a design with holes is another
    /// design.</returns>
    public static (SweepDesign? Design, IReadOnlyList<Problem> Problems) Read(
        FileInfo file, RuleParameters known, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(known);
        var problems = new ProblemList();
        if (InputFiles.FindObstacle(file.FullName, file.Name, FileLimits.TableBytes) is { } obstacle)
        {
            return (null, [obstacle]);
        }
        var input = InputFile.Inspect(file.FullName, cancellation);
        if (input.Kind is InputKind.Workbook or InputKind.Binary)
        {
            problems.Add(Severity.Fatal, new(file.Name), "The file is not text.", "Save it as CSV in UTF-8.");
            return (null, problems.InOrder());
        }

        using var text = input.Open();
        using var parser = new CsvParser(
            text, new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false, BadDataFound = null });
        var parameters = parser.Read() ? Header(parser.Record ?? [], file.Name, known, problems) : [];
        var points = new List<IReadOnlyList<double>>();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var line = parser.RawRow + 1;
            if (!parser.Read()) break;
            var cells = parser.Record ?? [];
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (Point(cells, parameters, new(file.Name, line), problems) is { } point) points.Add(point);
            if (points.Count <= MostPoints) continue;
            problems.Add(
                Severity.Fatal, new(file.Name, line),
                FormattableString.Invariant($"The file goes on after {MostPoints:#,0} points."),
                "Divide it into several sweeps.");
            break;
        }

        if (parameters.Count == 0 && !problems.StopsTheWork)
        {
            problems.Add(
                Severity.Fatal, new(file.Name), "The file names no parameter.",
                "Begin with a header line of parameter names.");
        }
        if (points.Count == 0 && !problems.StopsTheWork)
        {
            problems.Add(
                Severity.Fatal, new(file.Name), "The file has no point.", "Write a row of values for each point.");
        }
        return (problems.StopsTheWork ? null : new(parameters, points), problems.InOrder());
    }

    static List<RuleParameter> Header(string[] header, string file, RuleParameters known, ProblemList problems)
    {
        var parameters = new List<RuleParameter>();
        foreach (var name in header.Select(cell => cell.Trim()))
        {
            if (Find(name, known, new(file, 1), problems) is not { } parameter) continue;
            if (parameters.Any(other => other.Name == parameter.Name))
            {
                problems.Add(
                    Severity.Fatal, new(file, 1, name), "The column stands twice in the header.",
                    "Delete one of the two.");
            }
            parameters.Add(parameter);
        }

        return parameters;
    }

    static double[]? Point(string[] cells, List<RuleParameter> parameters, Location row, ProblemList problems)
    {
        // With a wrong header the columns are not known: that is told once, at the header.
        if (problems.StopsTheWork && cells.Length != parameters.Count) return null;
        if (cells.Length != parameters.Count)
        {
            problems.Add(
                Severity.Fatal, row,
                FormattableString.Invariant($"The row has {cells.Length} cells, the header {parameters.Count}."),
                "Write one value for each parameter.");
            return null;
        }

        var point = new double[cells.Length];
        for (var column = 0; column < cells.Length; column++)
        {
            if (Value(
                cells[column].Trim(), parameters[column], row with { Column = parameters[column].Name },
                problems) is not { } value)
            {
                return null;
            }
            point[column] = value;
        }

        return point;
    }

    static RuleParameter? Between(RuleParameter parameter, string stretch, Location where, ProblemList problems)
    {
        if (stretch.Split("..", 2) is not [var from, var to])
        {
            problems.Add(
                Severity.Fatal, where, $"{Quoted.Of(stretch)} is no stretch.",
                $"Write {parameter.Name}=LOW..HIGH, such as "
                + $"{parameter.Name}={Text(parameter.Low)}..{Text(parameter.High)}.");
            return null;
        }

        if (Value(from.Trim(), parameter, where, problems) is not { } low
            || Value(to.Trim(), parameter, where, problems) is not { } high)
        {
            return null;
        }
        if (low <= high) return parameter.Between(low, high);
        problems.Add(
            Severity.Fatal, where, $"{Quoted.Of(stretch)} ends below its beginning.", "Write the lower end first.");
        return null;
    }

    static double? Value(string text, RuleParameter parameter, Location where, ProblemList problems)
    {
        if (Numerals.FindNumber(text) is not { } value)
        {
            problems.Add(
                Severity.Fatal, where, text.Length == 0 ? "The cell is empty." : $"{Quoted.Of(text)} is not a number.",
                "Write digits with a decimal point and no separators, such as 1250.5.");
            return null;
        }

        if (parameter.Takes(value)) return value;
        var whole = parameter.IsWhole ? "a whole number " : "";
        var range = double.IsInfinity(parameter.Most)
            ? $"{Text(parameter.Least)} or more"
            : $"from {Text(parameter.Least)} to {Text(parameter.Most)}";
        problems.Add(
            Severity.Fatal, where, $"{parameter.Name} cannot be {Text(value)} {parameter.Unit}.",
            $"Write {whole}{range}.");
        return null;
    }

    static RuleParameter? Find(string name, RuleParameters known, Location where, ProblemList problems)
    {
        if (known.Find(name) is { } parameter) return parameter;
        var near = known.All
            .Select(
                each =>
                    (each.Name,
                        Distance: Math.Min(
                            NearestWords.Distance(name, each.Name),
                            NearestWords.Distance(
                                name, each.Name[(each.Name.IndexOf(':', StringComparison.Ordinal) + 1)..]))))
            .Where(each => each.Distance <= NearestWords.Reach(name))
            .OrderBy(each => each.Distance)
            .Take(MostSuggestions)
            .Select(each => each.Name)
            .ToList();
        problems.Add(
            Severity.Fatal, where, $"{Quoted.Of(name)} is no parameter of this folder's rules.",
            near.Count > 0
            ? $"Write one of these if that was meant: {string.Join(", ", near)}."
            : "Name an assumption of assumptions.csv, or a line of drivers.csv that a forecast writes.", sort: name);
        return null;
    }

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
