namespace Refuge.Situations;

/// <summary>The rows of control of one place: which of them hold, and until when each held.</summary>
/// <remarks>
/// A row for the whole place ends earlier rows for its parts. Rows for centre and outskirts that are both of its day or
/// later end a row for the whole: together they say of all of it what it said. Rows of one day all hold.
/// </remarks>
/// <param name="rows">The rows of the place, in any order.</param>
sealed class ControlHistory(IEnumerable<Recorded<Control>> rows)
{
    readonly List<Recorded<Control>> rows = [.. rows.OrderBy(row => row.Value.Date).ThenBy(row => row.Value.Part)];

    /// <summary>The states that hold after the last row, at most one for each part.</summary>
    internal IReadOnlyList<PartOfControl> Standing =>
    [
        .. rows.GroupBy(row => row.Value.Part)
            .Select(part => part.Last())
            .Where(row => !IsReplaced(row.Value))
            .OrderBy(row => row.Value.Part)
            .Select(Part),
    ];

    /// <summary>
    /// The day on which something else became so of what <paramref name="row"/> speaks of; null while it holds.
    /// </summary>
    /// <remarks>
    /// A row dated D is the state at the end of D, so the day of the change belongs to the old state too.
    /// </remarks>
    internal DateOnly? EndOf(Control row)
    {
        var replaced = rows.Select(other => other.Value)
            .Where(other => other.Date > row.Date && (other.Part == row.Part || other.Part == PlacePart.Whole))
            .Where(other => other.Status != row.Status || (other.Holder ?? row.Holder) != row.Holder)
            .Min(other => (DateOnly?)other.Date);
        var parts = row.Part == PlacePart.Whole && PartsDifferFrom(row) ? BothParts(row.Date) : null;
        return replaced is null || parts < replaced ? parts : replaced;
    }

    bool PartsDifferFrom(Control whole) => rows.Exists(other =>
        other.Value.Part != PlacePart.Whole && other.Value.Date >= whole.Date && other.Value.Status != whole.Status);

    bool IsReplaced(Control row) => row.Part == PlacePart.Whole
        ? BothParts(row.Date) is not null
        : rows.Exists(other => other.Value.Part == PlacePart.Whole && other.Value.Date > row.Date);

    /// <summary>
    /// The first day from <paramref name="day"/> on by which both parts have rows of their own; null when one has none.
    /// </summary>
    DateOnly? BothParts(DateOnly day) =>
        First(PlacePart.Centre, day) is { } centre && First(PlacePart.Outskirts, day) is { } outskirts
            ? (centre > outskirts ? centre : outskirts)
            : null;

    DateOnly? First(PlacePart part, DateOnly day) =>
        rows.Find(row => row.Value.Part == part && row.Value.Date >= day)?.Value.Date;

    /// <summary>A state that is stated again goes on from the first row of an unbroken run.</summary>
    PartOfControl Part(Recorded<Control> row)
    {
        var run = rows.Where(other => other.Value.Part == row.Value.Part)
            .Reverse()
            .TakeWhile(other => other.Value.Status == row.Value.Status)
            .ToList();
        return new(row.Value.Status, run[^1].Value.Date, row.Value.Holder, row.Evidence);
    }
}

/// <summary>The state of control of one part of a place.</summary>
/// <param name="Status">The state.</param>
/// <param name="Since">Its first day.</param>
/// <param name="Holder">Who holds the part. Null when not stated.</param>
/// <param name="Evidence">The row that says so.</param>
sealed record PartOfControl(ControlStatus Status, DateOnly Since, string? Holder, IReadOnlyList<Evidence> Evidence);
