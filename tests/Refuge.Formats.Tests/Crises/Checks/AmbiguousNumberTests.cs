using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Crises.Checks;

/// <summary>
/// A count with a dot or comma and three digits behind it is two numbers, and neither is taken in silence.
/// </summary>
public class AmbiguousNumberTests
{
    const string Series = "id,what,of,area,source\ncamps,stock,present,camp,S2\n";

    static FolderOnDisk Counting(string value) => FolderOnDisk.Valley().With("series.csv", Series)
        .With("observations.csv", $"date,place,series,value,source\n2030-02-20,camp,camps,{value},S2\n");

    [Theory]
    [InlineData("1.600", "1,600", "1.6")]
    [InlineData("\"1,600\"", "1,600", "1.6")]
    [InlineData("3.000", "3,000", "3")]
    [InlineData("\"501,800\"", "501,800", "501.8")]
    public void A_count_that_has_two_readings_is_left_out_and_both_are_named(
        string value, string whole, string fraction)
    {
        using var folder = Counting(value);

        var reading = folder.Read();

        var problem = Assert.Single(reading.Problems, problem => problem.Where.File == "observations.csv");
        Assert.Equal((Severity.RowLeftOut, "value"), (problem.Severity, problem.Where.Column));
        Assert.Contains($"may mean {whole} or {fraction}.", problem.What, StringComparison.Ordinal);
        Assert.Empty(reading.Crisis!.Situation.Observations.Rows);
    }

    [Theory]
    [InlineData("1600", 1600)]
    [InlineData("1600.0", 1600)]
    [InlineData("0.125", 0.125)]
    [InlineData("12.5", 12.5)]
    public void A_count_that_has_one_reading_is_taken(string value, double count)
    {
        using var folder = Counting(value);

        var row = Assert.Single(folder.Read().Crisis!.Situation.Observations.Rows);

        Assert.Equal(count, row.Value.Value!.Value.Value);
    }

    [Fact]
    public void The_capacity_of_a_site_and_the_sum_of_an_appeal_are_counts_too()
    {
        using var folder = FolderOnDisk.Valley()
            .With("sites.csv", "place,kind,opens,capacity_people,source\ncamp,camp,2030-02-01,3.000,S2\n")
            .With("funding.csv", "date,appeal,kind,amount,currency,source\n2030-02-01,Appeal,paid,117.000,USD,S2\n");

        var reading = folder.Read();

        Assert.Equal(
            ["funding.csv:amount", "sites.csv:capacity_people"],
            reading.Problems.Where(problem => problem.Severity == Severity.RowLeftOut)
                .Select(problem => $"{problem.Where.File}:{problem.Where.Column}"));
        Assert.Null(Assert.Single(reading.Crisis!.Situation.Sites.Rows).Value.Capacity);
        Assert.Empty(reading.Crisis.MoneyFlows.Rows);
    }

    [Fact]
    public void Cubic_metres_may_have_three_decimals_which_are_taken_and_told()
    {
        using var folder = FolderOnDisk.Valley()
            .With("facilities.csv", "place,date,item,quantity,source\ncamp,2030-02-20,water_quantity,12.375,S2\n");

        var reading = folder.Read();

        Assert.Equal(12.375, Assert.Single(reading.Crisis!.Situation.Facilities.Rows).Value.Quantity!.Value.Value);
        var note = Assert.Single(reading.Problems, problem => problem.Where.File == "facilities.csv");
        Assert.Equal(Severity.Note, note.Severity);
        Assert.Contains("12,375", note.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comma_inside_a_number_that_shifts_its_row_is_told_though_nothing_stands_beyond_the_header()
    {
        using var folder = FolderOnDisk.Valley().With("series.csv", Series).With(
            "observations.csv",
            "date,from,place,series,value,low,high,source\n2030-02-20,,camp,camps,501,800,,,\n"
            + "2030-02-21,,camp,camps,502,,,S2\n");

        var reading = folder.Read();

        Assert.Equal(502, Assert.Single(reading.Crisis!.Situation.Observations.Rows).Value.Value!.Value.Value);
        Assert.Contains(reading.Problems, problem =>
            problem.Where.Line == 2 && problem.What.Contains("shifted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("~52000", "52000")]
    [InlineData("501 800", "501800")]
    [InlineData("52k", "52000")]
    [InlineData("117 million", "117000000")]
    public void A_number_in_words_is_not_read_and_its_remedy_says_what_was_meant(string value, string meant)
    {
        using var folder = Counting(value);

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "observations.csv");

        Assert.Contains($"Write {meant} if that was meant", problem.Remedy, StringComparison.Ordinal);
    }
}
