namespace Refuge.Formats.Crises;

/// <summary>A row that was read, before the folder's last known-on day is known.</summary>
/// <param name="Value">What the row says.</param>
/// <param name="Row">Where it stands.</param>
/// <param name="Known">When it became known.</param>
/// <param name="Announced">When its end or opening was announced.</param>
/// <param name="Needs">When what it speaks of became known.</param>
/// <param name="IsPlanned">Whether it belongs to a scenario.</param>
sealed record Draft<T>(T Value, RowCitation Row, KnownOn Known, DateOnly? Announced, KnownOn Needs, bool IsPlanned)
    where T : class, IVersioned<T>
{
    /// <summary>From when on the row shows.</summary>
    internal KnownOn Shows => KnownOnRule.Shows(Known, Needs, IsPlanned);

    /// <summary>The row as the domain keeps it.</summary>
    internal Recorded<T> Finish(DateOnly? last)
    {
        var known = IsPlanned ? Known.Day : Known.Resolve(last);
        return new(Value, known, Announced, [new RowEvidence(Row.File, Value.Key, known, Row.Sources, Row.Sensitivity)])
        {
            IsPlanned = IsPlanned,
            HiddenUntil = KnownOnRule.HiddenUntil(Needs, last),
        };
    }
}

/// <summary>Finishes whole tables.</summary>
static class Draft
{
    /// <summary>All rows of a table, once the folder's last known-on day is known.</summary>
    internal static History<T> History<T>(IEnumerable<Draft<T>> drafts, DateOnly? last)
        where T : class, IVersioned<T> => new(drafts.Select(draft => draft.Finish(last)));
}

/// <summary>Where a row stands and what it cites.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, for problems only: evidence never cites lines.</param>
/// <param name="Sources">The sources it cites.</param>
/// <param name="Sensitivity">The class it states.</param>
readonly record struct RowCitation(string File, int Line, IReadOnlyList<SourceId> Sources, string? Sensitivity);
