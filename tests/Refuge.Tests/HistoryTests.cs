using CsCheck;
using Refuge.Situations;

namespace Refuge.Tests;

public class HistoryTests
{
    static readonly DateOnly Monday = new(2016, 8, 1);

    [Fact]
    public void Of_two_versions_of_a_row_the_newest_known_counts()
    {
        var history = new History<Facility>([Toilets(8, knownOn: 5), Toilets(2, knownOn: 1)]);

        var seen = Assert.Single(history.AsOf(Monday.AddDays(9)));

        Assert.Equal(8, seen.Value.Quantity!.Value.Value);
    }

    [Fact]
    public void A_row_known_later_leaves_no_trace()
    {
        var history = new History<Facility>([Toilets(2, knownOn: 1), Toilets(8, knownOn: 5)]);

        var seen = Assert.Single(history.AsOf(Monday.AddDays(4)));

        Assert.Equal(
            new History<Facility>([Toilets(2, knownOn: 1)]).AsOf(Monday.AddDays(4)).Single().Value, seen.Value);
    }

    [Fact]
    public void A_row_without_a_known_day_is_never_visible()
    {
        var history = new History<Facility>([Toilets(2, knownOn: null)]);

        Assert.Empty(history.AsOf(DateOnly.MaxValue));
    }

    /// <summary>
    /// Rows are put in order once and walked through for each day: the answer of any day is the one that the rows give
    /// to whoever groups and sorts them for that day alone.
    /// </summary>
    [Fact]
    public void Days_asked_for_in_any_order_are_answered_as_if_each_were_the_only_one() =>
        Gen.Select(Hazards, Gen.Int[-2, 14].Array[1, 8]).Sample((rows, days) =>
        {
            var history = new History<Hazard>(rows);

            Assert.All(days.Select(day => Monday.AddDays(day)), day => Assert.Equal(
                GroupedFor(day, rows).Select(Told), history.AsOf(day).Select(Told)));
        });

    [Fact]
    public void Rows_with_other_versions_are_those_whose_key_stands_twice() =>
        Hazards.Sample(rows => Assert.Equal(
            ByKey(rows).Where(group => group.Skip(1).Any()).Select(Told),
            new History<Hazard>(rows).Revised().Select(Told)));

    static Gen<Recorded<Hazard>[]> Hazards { get; } = (
        from id in Gen.Int[0, 5]
        from known in Gen.Int[-1, 12]
        from announced in Gen.Int[-1, 12]
        from hidden in Gen.Int[-9, 12]
        from status in Gen.Int[-1, 3]
        from to in Gen.Int[-1, 14]
        from planned in Gen.Int[0, 9]
        from line in Gen.Int[0, 3]
        select new Recorded<Hazard>(
            new(
                $"h{id}", new("bridge"), null, null, HazardKind.Explosive,
                status < 0 ? null : (HazardStatus)status, Monday, Day(to)),
            Day(known), Day(announced), [new RowEvidence("hazards.csv", $"h{id}#{line}", Day(known), [])])
        {
            HiddenUntil = Day(hidden),
            IsPlanned = planned == 0,
        }).Array[0, 12];

    static DateOnly? Day(int number) => number < 0 ? null : Monday.AddDays(number);

    /// <summary>The plain way: what each row shows on the day, by key, the newest version last.</summary>
    static IEnumerable<Recorded<Hazard>> GroupedFor(DateOnly day, Recorded<Hazard>[] rows) =>
        from versions in ByKey(
            from row in rows
            where !(row.HiddenUntil > day)
            let seen = row.IsPlanned ? row.Value : row.Value.SeenOn(day, row.KnownOn, row.Announced)
            where seen is not null
            select row with { Value = seen })
        select versions.OrderBy(row => row.IsPlanned)
            .ThenBy(row => row.KnownOn <= day ? row.KnownOn.Value : DateOnly.MinValue)
            .ThenBy(row => string.Join(' ', row.Evidence), StringComparer.Ordinal)
            .Aggregate((older, newer) => new(
                older.Value.RevisedBy(newer.Value), newer.KnownOn, newer.Announced ?? older.Announced,
                [.. older.Evidence.Concat(newer.Evidence).Distinct()])
            {
                IsPlanned = newer.IsPlanned,
            });

    static IEnumerable<IGrouping<string, Recorded<Hazard>>> ByKey(IEnumerable<Recorded<Hazard>> rows) =>
        rows.GroupBy(row => row.Value.Key, StringComparer.Ordinal)
            .OrderBy(versions => versions.Key, StringComparer.Ordinal);

    static string Told(IEnumerable<Recorded<Hazard>> versions) => string.Join('\n', versions.Select(Told));

    static string Told(Recorded<Hazard> row) =>
        FormattableString.Invariant($"{row.Value} {row.KnownOn} {row.Announced} {row.IsPlanned} ")
        + string.Join(' ', row.Evidence);

    static Recorded<Facility> Toilets(double count, int? knownOn) => new(
        new(new("camp"), Monday, "toilet", new(count), null),
        knownOn is { } day ? Monday.AddDays(day) : null,
        null,
        [new RowEvidence("facilities.csv", "camp/2016-08-01/toilet", null, [])]);
}
