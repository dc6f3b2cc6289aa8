using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Crises.Checks;

/// <summary>What people of the field write into a table is answered with the word that the table has.</summary>
public class FieldWordsTests
{
    static Problem Only(FolderOnDisk folder, string file) =>
        Assert.Single(folder.Read().Problems, problem => problem.Where.File == file);

    [Theory]
    [InlineData("ongoing", "under_way")]
    [InlineData("In progress", "under_way")]
    [InlineData("completed", "delivered")]
    public void A_state_of_a_response_in_the_words_of_a_cluster_table(string written, string meant)
    {
        using var folder = FolderOnDisk.Valley().With(
            "responses.csv", $"id,organisation,place,item,quantity,status,source\nr1,A,camp,toilet,5,{written},S2\n");

        Assert.Contains(
            $"Write {meant} if that was meant", Only(folder, "responses.csv").Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IDPs", "displaced")]
    [InlineData("new arrivals", "arrivals")]
    public void What_a_series_counts_in_the_words_of_a_report(string written, string meant)
    {
        using var folder = FolderOnDisk.Valley().With(
            "series.csv", $"id,what,of,area,source\ncamps,stock,{written},camp,S2\n");

        Assert.Contains(
            $"Write {meant} if that was meant", Only(folder, "series.csv").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Spaces_and_hyphens_in_a_word_of_a_column_are_the_same_as_its_underscore()
    {
        using var folder = FolderOnDisk.Valley()
            .With("series.csv", "id,what,of,area,population,source\ncamps,stock,present,camp,In-camp,S2\n")
            .With("observations.csv", "date,place,series,value,bound,source\n2030-02-20,camp,camps,90,at least,S2\n");

        var reading = folder.Read();

        Assert.DoesNotContain(reading.Problems, problem => problem.Severity > Severity.Note);
        Assert.Equal(
            Bound.AtLeast, Assert.Single(reading.Crisis!.Situation.Observations.Rows).Value.Value!.Value.Bound);
    }

    [Theory]
    [InlineData("diarrhea", "Write diarrhoea if that was meant.")]
    [InlineData("cholera", "the name of the disease in the column disease")]
    [InlineData("measles", "the name of the disease in the column disease")]
    [InlineData("missing", "the name of the disease in the column disease")]
    public void Another_spelling_of_an_illness_is_named_and_never_another_illness(string written, string remedy)
    {
        using var folder = FolderOnDisk.Valley().With(
            "health.csv", $"place,date,condition,cases,source\ncamp,2030-02-20,{written},5,S2\n");

        Assert.Contains(remedy, Only(folder, "health.csv").Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20/02/2030", "Write 2030-02-20 if that was meant.")]
    [InlineData("20 Feb 2030", "Write 2030-02-20 if that was meant.")]
    [InlineData("02/03/2030", "Write it as 2016-08-28")]
    public void A_day_that_can_be_no_other_is_written_out_and_of_two_none(string written, string remedy)
    {
        using var folder = FolderOnDisk.Valley()
            .With("series.csv", "id,what,of,area,source\ncamps,stock,present,camp,S2\n")
            .With("observations.csv", $"date,place,series,value,source\n{written},camp,camps,90,S2\n");

        Assert.Contains(remedy, Only(folder, "observations.csv").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_in_one_cell_is_parted_into_low_and_high()
    {
        using var folder = FolderOnDisk.Valley()
            .With("series.csv", "id,what,of,area,source\ncamps,stock,present,camp,S2\n")
            .With("observations.csv", "date,place,series,value,source\n2030-02-20,camp,camps,2000-2500,S2\n");

        var reading = folder.Read();
        var count = Assert.Single(reading.Crisis!.Situation.Observations.Rows, row => row.Value.Series.Code == "camps");

        Assert.Equal((null, 2000d, 2500d), (count.Value.Value, count.Value.Low, count.Value.High));
        var told = Assert.Single(reading.Problems, problem => problem.Where.File == "observations.csv");
        Assert.Equal(Severity.Note, told.Severity);
        Assert.Contains("parted into low 2000 and high 2500", told.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_beside_a_low_that_is_filled_is_left_out()
    {
        using var folder = FolderOnDisk.Valley()
            .With("series.csv", "id,what,of,area,source\ncamps,stock,present,camp,S2\n")
            .With("observations.csv", "date,place,series,value,low,source\n2030-02-20,camp,camps,2000-2500,1900,S2\n");

        Assert.Contains("is not a number", Only(folder, "observations.csv").What, StringComparison.Ordinal);
    }

    [Fact]
    public void Residents_stated_as_a_range_in_one_cell_are_parted()
    {
        using var folder = FolderOnDisk.Valley()
            .With("places.csv", "id,name,kind,population\ngoal,Goal,city,700000-1000000\n");

        var place = Assert.Single(folder.Read().Crisis!.Situation.Places.Rows).Value;

        Assert.Equal((null, 700_000L, 1_000_000L),
            (place.Population?.Count, place.PopulationLow?.Count, place.PopulationHigh?.Count));
    }

    [Fact]
    public void Occupied_is_answered_with_both_words_that_it_may_mean()
    {
        using var folder = FolderOnDisk.Valley()
            .With("control.csv", "place,date,status,source\ncamp,2030-02-20,occupied,S2\n");

        var remedy = Only(folder, "control.csv").Remedy;

        Assert.Contains("taken if the place changed hands", remedy, StringComparison.Ordinal);
        Assert.Contains("held if one side holds it", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_person_is_told()
    {
        using var folder = FolderOnDisk.Valley()
            .With("series.csv", "id,what,of,area,source\ncamps,stock,present,camp,S2\n")
            .With("observations.csv", "date,place,series,value,source\n2030-02-20,camp,camps,1.20,S2\n");

        Assert.Contains("no whole number of people", Only(folder, "observations.csv").What, StringComparison.Ordinal);
    }
}
