using Refuge.Formats.Scoring;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Scoring;

/// <summary>Which counts a forecast answers for.</summary>
public sealed class ScoringFilesTests : IDisposable
{
    const string Forecast = """
        date,place,series,measure,mean,p025,p05,p10,p25,p50,p75,p90,p95,p975
        2031-04-01,camp,,present,100,100,100,100,100,100,100,100,100,100
        2031-04-08,camp,,present,110,90,92,95,100,110,120,130,140,150
        2031-04-15,camp,,present,120,90,92,95,100,120,130,140,150,160
        2031-04-22,camp,,present,130,90,92,95,100,130,140,150,160,170
        2031-04-08,new,,present,10,1,2,3,4,5,6,7,8,9

        """;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_count_is_paired_with_the_forecast_of_its_day()
    {
        var scored = Assert.Single(Read("2031-04-01,camp,sites,100,", "2031-04-08,camp,sites,125,").Pair());

        Assert.Equal((7, 125d, 110d), (scored.LeadDays, scored.Observed, scored.Spread.At(0.5)));
    }

    [Fact]
    public void Nothing_is_scored_from_a_redefinition_on() => Assert.Equal(
        [7],
        Read("2031-04-01,camp,sites,100,", "2031-04-08,camp,sites,125,", "2031-04-15,camp,sites,4000,yes",
            "2031-04-22,camp,sites,4100,").Pair().Select(static scored => scored.LeadDays));

    [Fact]
    public void Counts_that_are_not_scored_are_told_with_the_redefinition_as_the_reason() => Assert.Equal(
        ["Not scored: 2 counts of sites at camp from 2031-04-15 on. The series was redefined on that day (break)."],
        Read("2031-04-01,camp,sites,100,", "2031-04-08,camp,sites,125,", "2031-04-15,camp,sites,4000,true",
            "2031-04-22,camp,sites,4100,").NotScored());

    [Fact]
    public void A_redefinition_is_read_in_every_word_for_yes_that_a_crisis_folder_takes() => Assert.Equal(
        [7],
        Read("2031-04-01,camp,sites,100,", "2031-04-08,camp,sites,125,", "2031-04-15,camp,sites,4000,True")
            .Pair().Select(static scored => scored.LeadDays));

    [Fact]
    public void A_redefinition_of_one_series_leaves_another_alone() => Assert.Equal(
        [7, 14],
        Read("2031-04-01,camp,sites,100,", "2031-04-01,camp,other,100,", "2031-04-08,camp,other,4000,yes",
            "2031-04-08,camp,sites,125,", "2031-04-15,camp,sites,130,")
            .Pair().Select(static scored => scored.LeadDays));

    [Fact]
    public void A_place_that_nobody_had_counted_is_scored_for_nobody() =>
        Assert.Empty(Read("2031-04-01,camp,sites,100,", "2031-04-08,new,sites,7,").Pair());

    [Fact]
    public void A_restated_count_is_scored_once_in_its_newest_version()
    {
        var scored = Assert.Single(Versions(
            "2031-04-01,camp,sites,100,2031-04-01", "2031-04-08,camp,sites,140,2031-04-20",
                "2031-04-08,camp,sites,125,2031-04-08").Pair());

        Assert.Equal(140, scored.Observed);
    }

    [Fact]
    public void A_count_that_was_restated_after_the_origin_was_known_by_then_as_it_stood() =>
        Assert.Equal(100, Assert.Single(Versions(
            "2031-04-01,camp,sites,100,2031-04-01", "2031-04-01,camp,sites,60,2031-04-20",
                "2031-04-08,camp,sites,125,2031-04-08").Pair()).LastCount);

    [Fact]
    public void A_count_that_became_known_after_the_origin_was_not_known_at_it() =>
        Assert.Empty(Versions("2031-04-01,camp,sites,100,2031-04-05", "2031-04-08,camp,sites,125,2031-04-08").Pair());

    [Fact]
    public void A_series_is_scored_against_its_own_rows_where_the_forecast_has_any()
    {
        const string OfSeries =
            "2031-04-01,camp,sites,present,1,1,1,1,1,1,1,1,1,1\n2031-04-08,camp,sites,present,200,200,200,200,200,200,200,200,200,200\n";

        var scored = Assert.Single(Files(Forecast + OfSeries, "date,place,series,value,break",
            "2031-04-01,camp,sites,100,", "2031-04-08,camp,sites,125,", "2031-04-15,camp,sites,130,").Pair());

        Assert.Equal((7, 200d), (scored.LeadDays, scored.Spread.At(0.5)));
    }

    [Theory]
    [InlineData("2031-04-32,camp,sites,100,", "date")]
    [InlineData("2031-04-08,camp,sites,-4,", "value")]
    [InlineData("2031-04-08,camp,sites,many,", "value")]
    public void A_line_that_cannot_be_read_is_told_with_its_place(string line, string column)
    {
        var problem = Assert.Single(Read("2031-04-01,camp,sites,100,", line).Problems);

        Assert.Equal(("counts.csv", 3, column), (problem.Where.File, problem.Where.Line, problem.Where.Column));
    }

    ScoringFiles Versions(params string[] counts) => Files(Forecast, "date,place,series,value,reported", counts);

    ScoringFiles Read(params string[] counts) => Files(Forecast, "date,place,series,value,break", counts);

    ScoringFiles Files(string forecast, string columns, params string[] counts)
    {
        var (forecastFile, countsFile) = (At("forecast.csv"), At("counts.csv"));
        File.WriteAllText(forecastFile.FullName, forecast);
        File.WriteAllText(countsFile.FullName, $"{columns}\n{string.Join('\n', counts)}\n");
        return new(forecastFile, countsFile);
    }

    FileInfo At(string name) => new(Path.Combine(folder.Place.FullName, name));
}
