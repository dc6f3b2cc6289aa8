using System.Text.Json;
using System.Text.Json.Serialization;

namespace Refuge.Formats.Crises;

/// <summary>Finds rows that nobody can put in order: versions of one thing known on the same day.</summary>
static class VersionChecks
{
    /// <summary>"At least" has no upper end, and JSON no word for that by itself.</summary>
    static readonly JsonSerializerOptions Printed = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    internal static void Check<T>(IReadOnlyList<Draft<T>> drafts, ProblemList problems)
        where T : class, IVersioned<T>
    {
        var first = new Dictionary<(string Key, KnownOn Known, bool IsPlanned), Draft<T>>(drafts.Count);
        foreach (var draft in drafts)
        {
            if (first.TryAdd((draft.Value.Key, draft.Known, draft.IsPlanned), draft)) continue;

            var other = first[(draft.Value.Key, draft.Known, draft.IsPlanned)];
            var where = new Location(draft.Row.File, draft.Row.Line);
            if (SaysTheSame(draft.Value, other.Value))
            {
                problems.Add(
                    Severity.Note, where,
                    FormattableString.Invariant(
                        $"The row says what line {other.Row.Line} says ({Quoted.Short(draft.Value.Key)})."),
                    "Delete one of the two.");
            }
            else
            {
                problems.Add(
                    Severity.Note, where,
                    FormattableString.Invariant(
                        $"The row and line {other.Row.Line} ({Quoted.Short(draft.Value.Key)}) were known on the ")
                    + "same day and differ; which is newer cannot be told.",
                    "Fill reported in the newer row, or delete one of the two.");
            }
        }
    }

    /// <summary>
    /// Whether two rows print alike; lists inside records compare by reference, so the comparison is of what they say.
    /// </summary>
    static bool SaysTheSame<T>(T left, T right)
        where T : class => left.Equals(right) || Describe(left) == Describe(right);

    static string Describe<T>(T value)
        where T : class => JsonSerializer.Serialize(value, value.GetType(), Printed);
}
