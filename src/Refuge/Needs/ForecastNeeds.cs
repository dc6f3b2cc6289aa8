using System.Collections;
using Refuge.Displacement;

namespace Refuge.Needs;

/// <summary>
/// The needs of every later day, kept as three counts of people for each day and crowd, and worked out when read.
/// </summary>
/// <remarks>
/// A year of fifty places against twenty standards is some 400,000 rows of which each follows from three counts and a
/// few constants; holding the rows would take more memory than the ensemble they come from. A day on which nine members
/// in ten have nobody at a place has no row there. Quantiles commute with a function that never falls (Hyndman and Fan
/// 1996, definition 1, are members' own values), so the need of a quantile of people is that quantile of the need.
/// </remarks>
sealed class ForecastNeeds : IReadOnlyList<Need>
{
    readonly DateOnly asOf;
    readonly int days;
    readonly GapCalculator gaps;
    readonly CaseloadEstimate[] crowds;
    readonly Measured[][][] measured;
    readonly IReadOnlyList<MemberCaseload> groups;
    readonly int[] firstRow;
    readonly int[] seasonOf;

    /// <summary>[groups] The groups at the same place: from the first to before the end.</summary>
    readonly (int First, int End)[] neighbours;

    internal ForecastNeeds(
        Forecast forecast, StandardSet standards, GapCalculator gaps, IReadOnlyList<MemberCaseload> groups,
        Supply supply)
    {
        (asOf, days, this.gaps, this.groups) = (forecast.AsOf, forecast.Size.Days, gaps, groups);
        seasonOf = [.. Enumerable.Range(0, days + 1).Select(day => gaps.SeasonIndex(asOf.AddDays(day)))];
        var lines = groups.Select(group => MeasuredFor(group, standards, supply)).ToList();
        measured = [
            .. GapCalculator.Seasons.Select(
                season => lines.Select(group => group.Where(line => GapCalculator.Applies(line.Line, season)).ToArray())
                .ToArray())];
        crowds = Counted(groups, days, forecast.Size.Members);
        neighbours = Neighbours(groups);
        firstRow = new int[(days * groups.Count) + 1];
        for (var day = 1; day <= days; day++)
        {
            for (var group = 0; group < groups.Count; group++)
            {
                var cell = Cell(day, group);
                firstRow[cell + 1] = firstRow[cell] + (crowds[cell].People.High > 0 ? Lines(day, group).Length : 0);
            }
        }
    }

    /// <inheritdoc/>
    public int Count => firstRow[^1];

    /// <inheritdoc/>
    public Need this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, firstRow[^1]);
            var cell = Array.BinarySearch(firstRow, index);
            // Of cells without rows, which share their first row with the next one, the last is the one that has it.
            if (cell < 0) cell = ~cell - 1;
            while (firstRow[cell + 1] == index) cell++;
            var (day, group) = ((cell / groups.Count) + 1, cell % groups.Count);
            return At(day, group, Lines(day, group)[index - firstRow[cell]]);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Need> GetEnumerator()
    {
        for (var day = 1; day <= days; day++)
        {
            for (var group = 0; group < groups.Count; group++)
            {
                if (crowds[Cell(day, group)].People.High <= 0) continue;
                foreach (var line in Lines(day, group)) yield return At(day, group, line);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    Need At(int day, int group, Measured line) => gaps.Of(
        asOf.AddDays(day), groups[group].Place, groups[group].Caseload, line.Line, crowds[Cell(day, group)],
        line.Supply,
        PartOf(day, group, line.Line), line.Evidence);

    /// <summary>
    /// Which part of the supply a group counts on, where others at the place need the same thing on that day.
    /// </summary>
    SupplyPart PartOf(int day, int group, Indicator line)
    {
        var (first, end) = neighbours[group];
        if (end - first < 2 || groups[group].Caseload is Caseload.BeyondReach) return SupplyPart.Whole;

        var date = asOf.AddDays(day);
        List<Band> others = [];
        for (var other = first; other < end; other++)
        {
            if (other == group || groups[other].Caseload is Caseload.BeyondReach) continue;
            foreach (var shared in Lines(day, other))
            {
                if (shared.Line.Item != line.Item || shared.Line.Phase != line.Phase) continue;
                if (gaps.AmountOf(shared.Line, date, crowds[Cell(day, other)]) is { } amount) others.Add(amount);
            }
        }

        return others.Count > 0 && gaps.AmountOf(line, date, crowds[Cell(day, group)]) is { } own
            ? SupplyPart.Between(own, [.. others])
            : SupplyPart.Whole;
    }

    static (int First, int End)[] Neighbours(IReadOnlyList<MemberCaseload> groups)
    {
        var neighbours = new (int First, int End)[groups.Count];
        for (var first = 0; first < groups.Count;)
        {
            var end = first + 1;
            while (end < groups.Count && groups[end].Place == groups[first].Place) end++;
            neighbours.AsSpan(first, end - first).Fill((first, end));
            first = end;
        }

        return neighbours;
    }

    Measured[] Lines(int day, int group) => measured[seasonOf[day]][group];

    int Cell(int day, int group) => ((day - 1) * groups.Count) + group;

    /// <summary>A state, such as the quality of water, is not forecast.</summary>
    static Measured[] MeasuredFor(MemberCaseload group, StandardSet standards, Supply supply) =>
    [
        .. standards.Measured
            .Where(line => line.HasAmount && group.Needs(line))
            .Select(line => (Line: line, Supply: supply.Of(group.Place, line.Item, line.AmountUnit)))
            .Select(each => new Measured(
                each.Line, each.Supply,
                [.. each.Line.Grounds.Concat(group.Evidence).Concat(each.Supply.Evidence).Distinct()])),
    ];

    /// <summary>The 10 %, 50 % and 90 % quantiles of the people of each day and group: [days × groups].</summary>
    static CaseloadEstimate[] Counted(IReadOnlyList<MemberCaseload> groups, int days, int members)
    {
        var crowds = new CaseloadEstimate[days * groups.Count];
        var people = new int[members];
        for (var day = 1; day <= days; day++)
        {
            for (var group = 0; group < groups.Count; group++)
            {
                groups[group].On(day, people);
                if (!people.AsSpan().ContainsAnyExcept(0)) continue;

                crowds[((day - 1) * groups.Count) + group] = new(Selection.Band(people), Bound.Exact);
            }
        }

        return crowds;
    }

    readonly record struct Measured(Indicator Line, SupplyLine Supply, IReadOnlyList<Evidence> Evidence);
}
