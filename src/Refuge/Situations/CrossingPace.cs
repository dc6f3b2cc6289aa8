namespace Refuge.Situations;

/// <summary>How many people passed a place, as one series counts them: the last week and the one before.</summary>
/// <param name="Last">The last count.</param>
/// <param name="Latest">The last stretch that was counted: a day, where days were counted one by one.</param>
/// <param name="Week">Those of the seven days up to it, or of the last stretch that was counted, if longer.</param>
/// <param name="Before">Those of the seven days before that. Null where nobody counted them.</param>
sealed record CrossingPace(
    LatestCount Last, CountedStretch Latest, CountedStretch Week, CountedStretch? Before)
{
    /// <summary>Those of the fourteen days up to the last count, or of the last stretch, if longer.</summary>
    internal required CountedStretch Fortnight { get; init; }

    /// <summary>
    /// The pace of a flow or of a running total. Null of a stock, and where one count of a running total stands alone.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="rows">Its rows at one place, in any order.</param>
    /// <param name="asOf">Rows dated later are left out.</param>
    internal static CrossingPace? Of(
        Recorded<Series> series, IEnumerable<Recorded<Observation>> rows, DateOnly asOf)
    {
        var counts = rows.Select(row => LatestCount.From(series, row, asOf)).OfType<LatestCount>()
            .OrderBy(static count => count.Day).ToList();
        List<CountedStretch> stretches = series.Value.What switch
        {
            CountKind.Flow => [.. Flows(counts)],
            CountKind.Cumulative => [.. Differences(counts, series.Value.CountsFrom)],
            _ => [],
        };
        if (stretches.Count == 0) return null;

        var week = Newest(stretches, DaysOfWeek);
        var before = week.From.AddDays(-DaysOfWeek);
        return new(
            counts[^1], stretches[^1], week,
            Together(stretches.FindAll(each => each.To < week.From && each.From >= before)))
        {
            Fortnight = Newest(stretches, 2 * DaysOfWeek),
        };
    }

    /// <summary>Those of the last so many days, or of the last stretch that was counted, if longer.</summary>
    static CountedStretch Newest(List<CountedStretch> stretches, int days)
    {
        var from = stretches[^1].To.AddDays(-days);
        return Together(stretches.FindAll(each => each.To > from && each.From > from)) ?? stretches[^1];
    }

    /// <summary>Rows of a flow that do not overlap: of two that do the earlier one counts.</summary>
    static IEnumerable<CountedStretch> Flows(List<LatestCount> counts)
    {
        var until = DateOnly.MinValue;
        foreach (var count in counts)
        {
            var from = count.Row.Value.From ?? count.Day;
            if (from <= until) continue;
            until = count.Day;
            yield return new(from, count.Day, count.People.Value);
        }
    }

    /// <summary>
    /// What a running total grew by between two counts; nothing across a redefinition, and nothing where it fell.
    /// </summary>
    static IEnumerable<CountedStretch> Differences(List<LatestCount> counts, DateOnly? start)
    {
        if (counts.Count > 0 && start is { } first && first <= counts[0].Day)
        {
            yield return new(first, counts[0].Day, counts[0].People.Value);
        }

        foreach (var (before, after) in counts.Zip(counts.Skip(1)))
        {
            var more = after.People.Value - before.People.Value;
            if (after.Row.Value.IsBreak || more < 0 || after.Day == before.Day) continue;
            yield return new(before.Day.AddDays(1), after.Day, more);
        }
    }

    /// <summary>Several stretches as one. Null where there are none.</summary>
    static CountedStretch? Together(List<CountedStretch> stretches) => stretches.Count == 0 ? null
        : new(stretches[0].From, stretches[^1].To, stretches.Sum(static each => each.People))
        {
            Days = stretches.Sum(static each => each.Days),
        };

    const int DaysOfWeek = 7;
}

/// <summary>People counted from one day to another.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="People">How many.</param>
sealed record CountedStretch(DateOnly From, DateOnly To, double People)
{
    /// <summary>Days that were counted, above zero: days between the first and the last may lack a count.</summary>
    internal int Days { get; init; } = To.DayNumber - From.DayNumber + 1;

    /// <summary>People a day, over the days that were counted.</summary>
    internal double PerDay => People / Days;
}
