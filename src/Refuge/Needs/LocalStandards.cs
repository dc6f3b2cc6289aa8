using Refuge.Displacement;

namespace Refuge.Needs;

/// <summary>
/// Figures that stand in for those of a publisher: a cluster agreed on another one, everywhere or at one site.
/// </summary>
/// <remarks>
/// Rows of <c>assumptions.csv</c> named <c>standard_value</c>. The subject is the code of a line, such as <c>SAN01</c>,
/// or the code and a place, <c>SAN01@dalen_camp</c>; <c>best</c> is the figure in the unit of the line. Where
/// <c>low</c> and <c>high</c> differ from it, the need is measured from the lower end, as of a published range.
/// Whatever else the line says (formula, groups of people, season, phase) stays.
/// </remarks>
sealed class LocalStandards
{
    /// <summary>The name of such a row in the column <c>what</c>.</summary>
    internal const string What = "standard_value";

    const char At = '@';
    readonly List<(string Code, string? Place, Recorded<Assumption> Row)> rows;

    LocalStandards(List<(string, string?, Recorded<Assumption>)> rows) => this.rows = rows;

    /// <summary>The figures that a crisis sets, as known: of two rows of one line and place the later one.</summary>
    internal static LocalStandards Of(IReadOnlyList<Recorded<Assumption>> assumptions) => new(
    [
        .. assumptions
            .Where(static row => row.Value.What is What && row.Value.Subject is not null)
            .Select(static row => (Split(row.Value.Subject!).Code, Split(row.Value.Subject!).Place, Row: row))
            .GroupBy(static each => (each.Code, each.Place))
            .Select(static same => same.OrderBy(static each => each.Row.KnownOn ?? DateOnly.MinValue)
                .ThenBy(static each => each.Row.Value.Id, StringComparer.Ordinal).Last()),
    ]);

    /// <summary>Code and place of a subject. The place is null where the figure holds everywhere.</summary>
    internal static (string Code, string? Place) Split(string subject) => subject.Split(At, 2) is [var code, var place]
        ? (code.Trim(), place.Trim()) : (subject.Trim(), null);

    /// <summary>Whether some place has a figure of its own.</summary>
    internal bool IsByPlace => rows.Exists(static row => row.Place is not null);

    /// <summary>
    /// <paramref name="set"/> with the figures that hold everywhere in the place of the published ones, and behind all
    /// lines those of single places.
    /// </summary>
    internal StandardSet Over(StandardSet set) => rows.Count == 0 ? set : new(set.Id,
    [
        .. set.Indicators.Select(line =>
            rows.Find(row => row.Code == line.Code && row.Place is null) is { Row: { } own }
                ? With(line, own, null) : line),
        .. from row in rows
           where row.Place is not null
           let line = set.FindLine(row.Code)
           where line is not null
           select With(line, row.Row, row.Place),
    ]);

    /// <summary>Whether a place is measured by a line, as far as these figures say.</summary>
    internal bool Allow(PlaceId place, Indicator line)
    {
        var here = PlaceGroup.MembersOf(place).Select(static each => each.Code).ToList();
        return line.OnlyAt is { } own
            ? here.Contains(own)
            : !rows.Exists(row => row.Place is { } other && row.Code == line.Code && here.Contains(other));
    }

    static Indicator With(Indicator line, Recorded<Assumption> row, string? place)
    {
        var figure = row.Value;
        var isRange = figure.High > figure.Low;
        return line with
        {
            Code = place is null ? line.Code : $"{line.Code}{At}{place}",
            OnlyAt = place,
            Value = isRange ? figure.Low : figure.Best,
            High = isRange ? figure.High : null,
            Operator = isRange ? "range" : line.Operator,
            Verification = Verification.Definition,
            Publication = place is null ? Everywhere : Here,
            Published = row.KnownOn,
            SetBy = row.Evidence,
        };
    }

    const string Everywhere = "set for this crisis", Here = "set for this place";
}
