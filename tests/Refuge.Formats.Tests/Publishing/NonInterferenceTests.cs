using System.Globalization;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Publishing;

/// <summary>Pairs of folders that differ only in what an audience may not see, and what it reads of each.</summary>
public class NonInterferenceTests(ITestOutputHelper output)
{
    static readonly CrisisText Valley = CrisisText.Example("small-valley");

    static readonly DateOnly AsOf = new(2021, 4, 18);

    /// <summary>
    /// Columns whose values may differ: people, needs, quantities and amounts at places that are shown, and their sums.
    /// </summary>
    static readonly Dictionary<string, string[]> Values = new()
    {
        ["forecast.csv"] = ["mean", "p025", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "p975"],
        ["needs.csv"] = [
            "people_p10", "people_p50", "people_p90", "need_p10", "need_p50", "need_p90", "gap_p10", "gap_p50",
            "gap_p90", "uncovered_p50"],
        ["needs_total.csv"] = ["need_p10", "need_p50", "need_p90", "uncovered_p50", "places_unknown"],
        ["funding.csv"] = ["quantity", "cost"],
    };

    /// <summary>The cells by which a row of a table is the same row.</summary>
    static readonly Dictionary<string, string[]> Keys = new()
    {
        ["forecast.csv"] = ["date", "place", "series", "measure"],
        ["needs.csv"] = ["date", "place", "caseload", "indicator", "phase"],
        ["needs_total.csv"] = ["date", "indicator", "phase"],
        ["funding.csv"] = ["action", "place", "scenario"],
    };

    [Theory, InlineData(Audience.Partner), InlineData(Audience.Public)]
    public void A_row_that_is_restricted_by_its_cell_or_its_source_leaves_no_trace(Audience audience) =>
        Compare(audience, 8);

    [Theory, InlineData(Audience.Partner), InlineData(Audience.Public), Trait("Length", "long")]
    public void Two_hundred_folders_with_restricted_rows_of_every_table_read_the_same(Audience audience) =>
        Compare(audience, 200);

    static void Compare(Audience audience, int pairs)
    {
        var asOf = audience == Audience.Public ? AsOf.AddDays(7) : AsOf;
        var without = Published.Of(Valley, audience, asOf)!;
        for (var seed = 0; seed < pairs; seed++)
        {
            var with = Published.Of(new HiddenRows(seed).Bound(Valley), audience, asOf);

            Assert.NotNull(with);
            Assert.Equal(without.Keys.Order(StringComparer.Ordinal), with.Keys.Order(StringComparer.Ordinal));
            Assert.All(without, file => Assert.Equal(file.Value, with[file.Key]));
        }
    }

    [Fact]
    public void The_own_folder_does_tell_them_apart_so_that_this_test_can_fail() =>
        Assert.NotEqual(
            Published.Of(Valley, Audience.Restricted, AsOf)!["needs.csv"],
            Published.Of(new HiddenRows(0).Bound(Valley), Audience.Restricted, AsOf)!["needs.csv"]);

    [Fact]
    public void Control_ways_departures_and_the_day_of_the_offensive_move_values_and_nothing_else() => Move(6);

    [Fact, Trait("Length", "long")]
    public void Two_hundred_folders_with_other_control_ways_departures_and_days_differ_in_values_alone() => Move(200);

    [Fact]
    public void The_day_of_the_offensive_changes_no_byte_of_the_plan() => MoveDayOfOffensive(6);

    [Fact, Trait("Length", "long")]
    public void Two_hundred_days_of_the_offensive_change_no_byte_of_the_plan() => MoveDayOfOffensive(200);

    static void MoveDayOfOffensive(int pairs)
    {
        var original = Read(Valley);
        var forecasts = 0;
        for (var seed = 0; seed < pairs; seed++)
        {
            var moved = Read(new HiddenRows(seed).Moved(Valley, Secret.DayOfOffensive));

            Assert.Equal(original["funding.csv"], moved["funding.csv"]);
            forecasts += original["forecast.csv"] == moved["forecast.csv"] ? 0 : 1;
        }

        // The day does move people: the arrivals that partners see say so.
        Assert.InRange(forecasts, pairs / 2, pairs);
    }

    /// <summary>
    /// A line is in time where its lead time is no longer than the days until it is needed, and both are printed beside
    /// it: whoever reads the two learns nothing from the third.
    /// </summary>
    [Theory, InlineData("small-valley", "2021-04-18"), InlineData("mosul-2016", "2016-10-05")]
    public void What_is_in_time_and_what_is_instead_follow_from_the_days_printed_beside_them(
        string example, string asOf)
    {
        var day = DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var lines = CsvText.Rows(
            Published.Of(CrisisText.Example(example), Audience.Partner, day, days: 120, members: 20)!["funding.csv"]);

        var timed = lines.Where(static line => line["in_time"] is "yes" or "no").ToList();
        var instead = lines.Where(static line => line["instead"].Length > 0).ToList();

        Assert.All(timed, static line =>
            Assert.Equal(Whole(line["lead_days_p80"]) <= DaysUntilNeeded(line) ? "yes" : "no", line["in_time"]));
        Assert.All(
            instead, static line => Assert.All(DaysOfWays(line), days => Assert.True(days <= DaysUntilNeeded(line))));
        Assert.NotEmpty(lines);
        output.WriteLine($"{timed.Count} lines in time or not, {instead.Count} with another way, of {lines.Count}.");
    }

    void Move(int pairs)
    {
        var told = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var rows = 0;
        var original = Read(Valley);
        for (var seed = 0; seed < pairs; seed++)
        {
            var moved = Read(new HiddenRows(seed).Moved(Valley));

            foreach (var file in (string[])["alerts.csv", "claims.csv", "contradictions.csv", "situation.csv"])
            {
                Assert.Equal(original[file], moved[file]);
            }
            foreach (var (file, values) in Values)
            {
                var (before, after) = (Keyed(original[file], Keys[file]), Keyed(moved[file], Keys[file]));
                if (file is "forecast.csv" or "needs_total.csv")
                {
                    Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
                }
                foreach (var key in before.Keys.Intersect(after.Keys, StringComparer.Ordinal))
                {
                    rows++;
                    foreach (var column in Differences(before[key], after[key]).Except(values))
                    {
                        told[$"{file}/{column}"] = told.GetValueOrDefault($"{file}/{column}") + 1;
                    }
                    if (file == "funding.csv") AssertWhatFollows(before[key], after[key]);
                }
            }
        }

        foreach (var (column, times) in told)
        {
            output.WriteLine($"{column}: differs in {times} of {rows} rows of {pairs} pairs.");
        }
        Assert.All(told.Keys, column => Assert.Contains(column, MayFollow));
    }

    /// <summary>Where the days, the quantity and the cost of a line are the same, so is all that follows from
    /// them.</summary>
    static void AssertWhatFollows(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        var differing = Differences(before, after).ToList();
        if (differing.Intersect(["lead_days_p80", "needed_by_p50", "quantity", "cost"]).Any()) return;
        Assert.Empty(differing.Intersect(["release_by", "in_time", "instead", "channel", "modality"]));
    }

    static IEnumerable<string> Differences(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Keys.Where(column => before[column] != after[column]);

    /// <summary>
    /// What follows from the ways and the course of numbers, and is told on purpose; measured in docs/do-no-harm.md.
    /// </summary>
    static readonly HashSet<string> MayFollow =
    [
        "funding.csv/lead_days_p80", "funding.csv/release_by", "funding.csv/needed_by_p50",
        "funding.csv/chance_late_if_released_today",
        "funding.csv/cost_is_lower_bound", "funding.csv/in_time", "funding.csv/instead",
    ];

    static Dictionary<string, string> Read(CrisisText text) =>
        Published.Of(text, Audience.Partner, AsOf, days: 60, members: 20)!;

    /// <summary>Days from D, or from the as-of date, until a line is needed; without end where that is open.</summary>
    static int DaysUntilNeeded(Dictionary<string, string> line) => line["needed_by_p50"] switch
    {
        "now" => 0,
        "" => int.MaxValue,
        var day => Whole(day[1..]),
    };

    static IEnumerable<int> DaysOfWays(Dictionary<string, string> line) => line["instead"].Split("; ")
        .Select(static way => way.Split(' '))
        .Where(static words => words is [_, _, "d"])
        .Select(static words => Whole(words[1]));

    static int Whole(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    static Dictionary<string, Dictionary<string, string>> Keyed(string csv, string[] key) =>
        CsvText.Rows(csv).GroupBy(row => string.Join('/', key.Select(column => row[column])))
            .ToDictionary(rows => rows.Key, rows => rows.First(), StringComparer.Ordinal);
}
