namespace Refuge.Formats.Crises;

/// <summary>The problems found so far: the first of each sort in full, the rest of the sort as a number.</summary>
/// <remarks>
/// A file of ten million bad rows must not become ten million sentences; what is not told one by one is counted.
/// </remarks>
sealed class ProblemList
{
    /// <summary>
    /// How many of one sort in one file are told in full. A screen or two: whoever mends the first finds the rest.
    /// </summary>
    const int ToldInFull = 50;

    readonly List<Problem> problems = [];
    readonly Dictionary<(string File, string? Column, string Sort), Sort> sorts = [];

    /// <summary>Whether the work cannot start.</summary>
    internal bool StopsTheWork { get; private set; }

    /// <summary>
    /// Adds a problem; problems of one file and column with the same <paramref name="remedy"/> are of one sort.
    /// </summary>
    internal void Add(
        Severity severity, Location where, string what, string remedy, string? sort = null,
            ProblemOrigin? origin = null)
    {
        StopsTheWork |= severity == Severity.Fatal;
        var key = (where.File, where.Column, sort ?? remedy);
        if (!sorts.TryGetValue(key, out var seen)) sorts.Add(key, seen = new());
        seen.Count++;
        if (seen.Count <= ToldInFull)
        {
            problems.Add(new(severity, where, what, remedy) { Origin = origin });
        }
        else
        {
            seen.Worst = seen.Worst > severity ? seen.Worst : severity;
            seen.LastLine = where.Line;
            seen.Remedy = remedy;
        }
    }

    /// <summary>All of them: by file, then by line, then in the order in which they were found.</summary>
    internal IReadOnlyList<Problem> InOrder() =>
    [
        .. problems.Concat(
            sorts.Where(sort => sort.Value.Count > ToldInFull)
            .Select(sort => Rest(sort.Key.File, sort.Key.Column, sort.Value)))
            .OrderBy(problem => problem.Where.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Where.Line ?? 0),
    ];

    static Problem Rest(string file, string? column, Sort sort) => new(
        sort.Worst,
        new(file, sort.LastLine, column),
        FormattableString.Invariant(
            $"{sort.Count - ToldInFull:#,0} more of the same sort follow the first {ToldInFull}; this is the last."),
        sort.Remedy);

    sealed class Sort
    {
        internal int Count { get; set; }

        internal Severity Worst { get; set; }

        internal int? LastLine { get; set; }

        internal string Remedy { get; set; } = "";
    }
}
