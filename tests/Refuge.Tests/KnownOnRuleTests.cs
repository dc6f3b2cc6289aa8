using CsCheck;

namespace Refuge.Tests;

/// <summary>Since when a row is known (docs/contract.md, "Time").</summary>
public class KnownOnRuleTests
{
    static readonly Gen<DateOnly> Day =
        Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    static readonly Gen<DateOnly?> PerhapsDay =
        Gen.Select(Gen.Bool, Day, (isDated, day) => isDated ? day : (DateOnly?)null);

    static readonly Gen<DateOnly?[]> Published = PerhapsDay.Array[0, 4];

    static readonly Gen<KnownOn> Known = Gen.Select(Gen.Int[0, 3], Day, (which, day) => which switch
    {
        0 => KnownOn.Always,
        1 => KnownOn.Last,
        2 => KnownOn.Never,
        _ => new(day, false),
    });

    [Fact]
    public void The_day_stated_as_reported_goes_before_everything_else() =>
        Gen.Select(Known, Published, PerhapsDay).Sample((reported, published, own) =>
            Assert.Equal(reported, KnownOnRule.Of(reported, published, own)));

    [Fact]
    public void Of_several_sources_the_earliest_dated_one_counts_and_undated_ones_do_not() =>
        Gen.Select(Published, Day, PerhapsDay).Sample((others, day, own) =>
        {
            var known = KnownOnRule.Of(null, [.. others, day], own);

            Assert.False(known.WaitsForLast);
            Assert.All(others, other => Assert.False(other < known.Day));
            Assert.True(known.Day == day || others.Contains(known.Day));
        });

    [Fact]
    public void A_row_whose_sources_are_all_undated_waits_for_the_last_known_on_day_whatever_its_own_date() =>
        Gen.Select(Gen.Int[1, 5], PerhapsDay, PerhapsDay).Sample((sources, own, last) =>
            Assert.Equal(last, KnownOnRule.Of(null, new DateOnly?[sources], own).Resolve(last)));

    [Fact]
    public void The_own_date_counts_only_where_no_source_is_cited() =>
        Gen.Select(Published, PerhapsDay, PerhapsDay).Sample((published, own, other) =>
        {
            var isCiting = published.Length > 0;

            Assert.Equal(
                isCiting || own == other,
                KnownOnRule.Of(null, published, own) == KnownOnRule.Of(null, published, other));
            if (!isCiting) Assert.Equal(own, KnownOnRule.Of(null, published, own).Day);
        });

    [Fact]
    public void One_more_dated_source_never_makes_a_row_known_later() =>
        Gen.Select(Published.Where(published => published.Length > 0), Day, PerhapsDay).Sample((published, day, last) =>
        {
            var before = KnownOnRule.Of(null, published, null);
            var after = KnownOnRule.Of(null, [.. published, day], null);

            Assert.Equal(after, KnownOn.Earlier(before, after));
        });

    [Fact]
    public void A_row_shows_no_earlier_than_it_is_known_and_no_earlier_than_what_it_speaks_of() =>
        Gen.Select(Known, Known, Day).Sample((known, needs, last) =>
        {
            var shows = KnownOnRule.Shows(known, needs, isPlanned: false);

            Assert.Equal(shows, KnownOn.Later(known, shows));
            Assert.Equal(shows, KnownOn.Later(needs, shows));
            Assert.True(shows == known || shows == needs);
        });

    [Fact]
    public void What_a_scenario_supposes_shows_as_soon_as_what_it_speaks_of() =>
        Gen.Select(Known, Known)
            .Sample((known, needs) => Assert.Equal(needs, KnownOnRule.Shows(known, needs, isPlanned: true)));

    [Fact]
    public void Earlier_and_later_part_any_two_days() =>
        Gen.Select(Known, Known).Sample((left, right) =>
        {
            var parted = (KnownOn.Earlier(left, right), KnownOn.Later(left, right));

            Assert.True(parted == (left, right) || parted == (right, left));
        });

    [Fact]
    public void No_dated_row_is_known_after_the_last_known_on_day_and_the_order_of_rows_does_not_matter() =>
        Known.Array[0, 8].Sample(rows =>
        {
            var last = KnownOnRule.LastOf(rows);

            Assert.All(rows, row => Assert.False(row.Day > last));
            Assert.Equal(rows.Any(row => row.Day is not null), last is not null);
            Assert.Equal(last, KnownOnRule.LastOf(rows.Reverse()));
        });

    [Fact]
    public void Geography_alone_is_never_hidden_and_what_speaks_of_a_thing_that_never_shows_always_is() =>
        PerhapsDay.Sample(last =>
        {
            Assert.Null(KnownOnRule.HiddenUntil(KnownOnRule.OfThing(KnownOn.Never, isTimeless: true), last));
            Assert.Equal(
                DateOnly.MaxValue,
                KnownOnRule.HiddenUntil(KnownOnRule.OfThing(KnownOn.Never, isTimeless: false), last));
        });
}
