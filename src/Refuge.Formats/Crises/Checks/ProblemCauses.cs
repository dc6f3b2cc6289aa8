using System.Text;

namespace Refuge.Formats.Crises.Checks;

/// <summary>Problems that one cause has: the one to mend first, and where else it shows.</summary>
/// <param name="First">
/// What is told: of the row that others depend on, where it was left out itself, else of the first row.
/// </param>
/// <param name="Others">The other problems that go away with it, in the order of the folder.</param>
sealed record ProblemCause(Problem First, IReadOnlyList<Problem> Others)
{
    /// <summary>
    /// What the row that is told is about, such as its place, series and day. Null when it says none.
    /// </summary>
    internal string? Subject => First.Origin?.Subject;
}

/// <summary>Finds what problems have in common, so that a mistake that shows in thirty rows is told once.</summary>
static class ProblemCauses
{
    /// <summary>The causes, in the order in which each first shows.</summary>
    /// <remarks>
    /// Rows that name a place, series or source which could not be read share the cause of that row; all other problems
    /// share a cause when file, column and sentence are the same but for what is quoted and for numbers.
    /// </remarks>
    internal static IReadOnlyList<ProblemCause> Of(IReadOnlyList<Problem> problems) =>
    [
        .. problems.GroupBy(KeyOf, StringComparer.Ordinal).Select(static group =>
        {
            var members = group.ToList();
            var first = members.Find(static problem => problem.Origin is { Cause: { } cause }
                && cause.StartsWith($"{problem.Where.File}#", StringComparison.Ordinal)) ?? members[0];
            members.Remove(first);
            return new ProblemCause(first, members);
        }),
    ];

    static string KeyOf(Problem problem) =>
        problem.Origin?.Cause
        ?? $"{problem.Severity}|{problem.Where.File}|{problem.Where.Column}|{Shape(problem.What)}";

    /// <summary>The sentence without what is quoted, and with every number alike.</summary>
    static string Shape(string sentence)
    {
        var shape = new StringBuilder(sentence.Length);
        var quoted = false;
        foreach (var letter in sentence)
        {
            if (letter == '"') quoted = !quoted;
            if (quoted) continue;
            if (shape.Length > 0 && shape[^1] == '0' && letter is '.' or ',') continue;
            if (!char.IsAsciiDigit(letter)) shape.Append(letter);
            else if (shape.Length == 0 || shape[^1] != '0') shape.Append('0');
        }

        return shape.ToString();
    }
}
