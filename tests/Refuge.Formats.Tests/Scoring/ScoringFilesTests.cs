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
        Read("2031-04-01,camp,sites,100,", "2031-04-08,camp,sites,125,", "2031-04-15,camp,sites,4000,yes", "2031-04-22,camp,sites,4100,").Pair().Select(static scored => scored.LeadDays));

    [Fact]
    public void A_redefinition_of_one_series_leaves_another_alone() => Assert.Equal(
        [7, 14],
        Read("2031-04-01,camp,sites,100,", "2031-04-01,camp,other,100,", "2031-04-08,camp,other,4000,yes", "2031-04-08,camp,sites,125,", "2031-04-15,camp,sites,130,")
            .Pair().Select(static scored => scored.LeadDays));

    [Fact]
    public void A_place_that_nobody_had_counted_is_scored_for_nobody() => Assert.Empty(Read("2031-04-01,camp,sites,100,", "2031-04-08,new,sites,7,").Pair());

    [Theory]
    [InlineData("2031-04-32,camp,sites,100,", "date")]
    [InlineData("2031-04-08,camp,sites,-4,", "value")]
    [InlineData("2031-04-08,camp,sites,many,", "value")]
    public void A_line_that_cannot_be_read_is_told_with_its_place(string line, string column)
    {
        var problem = Assert.Single(Read("2031-04-01,camp,sites,100,", line).Problems);

        Assert.Equal(("counts.csv", 3, column), (problem.Where.File, problem.Where.Line, problem.Where.Column));
    }

    ScoringFiles Read(params string[] counts)
    {
        var (forecastFile, countsFile) = (At("forecast.csv"), At("counts.csv"));
        File.WriteAllText(forecastFile.FullName, Forecast);
        File.WriteAllText(countsFile.FullName, $"date,place,series,value,break\n{string.Join('\n', counts)}\n");
        return new(forecastFile, countsFile);
    }

    FileInfo At(string name) => new(Path.Combine(folder.Place.FullName, name));
}
