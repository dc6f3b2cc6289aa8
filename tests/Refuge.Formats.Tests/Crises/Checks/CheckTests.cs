using Refuge.Formats.Crises.Checks;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Crises.Checks;

/// <summary>
/// What is told of a folder helps whoever mends it: causes once, names of the field, no guess between diseases.
/// </summary>
public class CheckTests
{
    [Fact]
    public void Thirty_six_problems_from_three_causes_are_told_as_three()
    {
        var days = Enumerable.Range(1, 12).Select(day => FormattableString.Invariant($"2030-02-{day:00}")).ToList();
        using var folder = FolderOnDisk.Valley()
            .With("places.csv", "id,name,kind,source\nalma,Alma,town,S1\nhak,Hak,camp,S1\n")
            .With("series.csv", "id,what,of,area,source\narr,total,arrivals,*,S1\npeople,stock,present,alma,S1\n")
            .With("observations.csv",
                $"date,place,series,value,source\n{string.Concat(days.Select(day => $"{day},alma,arr,5,S1\n"))}")
            .With("facilities.csv",
                $"place,date,item,quantity,source\n{string.Concat(days.Select(day => $"hak,{day},toilet,5,S1\n"))}")
            .With("control.csv",
                $"place,date,status,source\n{string.Concat(days.Take(10).Select(day => $"alma,{day},hold,S1\n"))}");

        var problems = folder.Read().Problems.Where(problem => problem.Severity == Severity.RowLeftOut).ToList();
        var causes = ProblemCauses.Of(problems);

        Assert.Equal(36, problems.Count);
        Assert.Equal(
            ["control.csv:2:status", "places.csv:3:kind", "series.csv:2:what"],
            causes.Select(cause => cause.First.Where.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_problem_names_the_place_the_series_and_the_day_of_its_row()
    {
        using var folder = FolderOnDisk.Valley()
            .With("series.csv", "id,what,of,area,source\ncamps,stock,present,camp,S2\n")
            .With("observations.csv", "date,place,series,value,source\n2030-02-20,camp,camps,many,S2\n");

        var cause = Assert.Single(
            ProblemCauses.Of(folder.Read().Problems), cause => cause.First.Where.File == "observations.csv");

        Assert.Equal("camp, camps, 2030-02-20", cause.Subject);
    }

    [Theory]
    [InlineData("latrine", "toilet")]
    [InlineData("Latrines", "toilet")]
    [InlineData("tube_well", "water_point")]
    [InlineData("hand pump", "water_point")]
    [InlineData("tarpaulin", "shelter")]
    [InlineData("toilett", "toilet")]
    [InlineData("clinics", "health_facility")]
    public void An_item_of_the_field_is_answered_with_the_code_that_has_it_measured(string item, string code)
    {
        using var folder = FolderOnDisk.Valley()
            .With("facilities.csv", $"place,date,item,quantity,source\ncamp,2030-02-20,{item},100,S2\n");

        var reading = folder.Read();

        var note = Assert.Single(reading.Problems, problem => problem.Where.File == "facilities.csv");
        Assert.Equal((Severity.Note, $"Write {code} if that was meant."), (note.Severity, note.Remedy));
        Assert.Equal(item, Assert.Single(reading.Crisis!.Situation.Facilities.Rows).Value.Item);
    }

    [Fact]
    public void Water_may_be_three_things_and_all_are_named()
    {
        using var folder = FolderOnDisk.Valley()
            .With("facilities.csv", "place,date,item,quantity,source\ncamp,2030-02-20,water,100,S2\n");

        var note = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "facilities.csv");

        Assert.Equal("Write water_quantity or water_point or water_quality if that was meant.", note.Remedy);
    }

    [Fact]
    public void A_code_of_the_standards_is_not_answered()
    {
        using var folder = FolderOnDisk.Valley()
            .With("facilities.csv", "place,date,item,quantity,source\ncamp,2030-02-20,toilet,100,S2\n");

        Assert.DoesNotContain(folder.Read().Problems, problem => problem.Where.File == "facilities.csv");
    }

    [Theory, InlineData("suspected_diphtheria"), InlineData("suspected_choler"), InlineData("measles")]
    public void Between_two_diseases_nothing_is_guessed(string disease)
    {
        using var folder = FolderOnDisk.Valley()
            .With("health.csv", $"place,date,condition,cases,source\ncamp,2030-02-20,{disease},3,S2\n");

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "health.csv");

        Assert.DoesNotContain("perhaps", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_hashtags_names_columns_and_is_never_data()
    {
        using var folder = FolderOnDisk.Valley().With(
            "places.csv",
            "id,name,Type de lieu,lat,lon,source\n#loc+code,#loc+name,#loc+type,#geo+lat,#geo+lon,#meta+source\n"
            + "alma,Alma,town,35,43,S1\n");

        var reading = folder.Read();

        Assert.Equal(["alma"], reading.Crisis!.Situation.Places.Rows.Select(row => row.Value.Id.Code));
        var note = Assert.Single(reading.Problems, problem => problem.Where.File == "places.csv");
        Assert.Equal((Severity.Note, 2), (note.Severity, note.Where.Line));
    }

    [Fact]
    public void A_line_that_begins_with_a_hash_and_a_space_is_for_people_alone()
    {
        using var folder = FolderOnDisk.Valley()
            .With("control.csv", "place,date,status,source\n# alma,2030-01-10,held,S1\nboro,2030-01-10,calm,S1\n");

        var reading = folder.Read();

        Assert.Equal(["boro"], reading.Crisis!.Situation.Controls.Rows.Select(row => row.Value.Place.Code));
        Assert.DoesNotContain(reading.Problems, problem => problem.Where.File == "control.csv");
    }

    [Fact]
    public void A_point_the_wrong_way_round_is_told_so()
    {
        using var folder = FolderOnDisk.Valley()
            .With("places.csv", "id,name,kind,lat,lon,source\nktp,Kutu,town,92.16,21.21,S1\n");

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "places.csv");

        Assert.Contains("swapped", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_told_for_each_purpose_with_what_it_costs()
    {
        using var folder = FolderOnDisk.Valley()
            .With("places.csv", "id,name,kind,lat,lon,source\ncamp,Camp,site,35,43,S2\n")
            .With("sites.csv", "place,kind,source\ncamp,camp,S2\n")
            .With("series.csv", "id,what,of,area,source\ncamps,stock,present,camp,S2\n")
            .With("observations.csv", "date,place,series,value,source\n2030-02-20,camp,camps,900,S2\n");

        var purposes = FolderReadiness.Of(folder.Read().Crisis!).ToDictionary(purpose => purpose.Purpose);

        Assert.Contains(purposes[FolderPurpose.Forecast].There, sentence =>
            sentence.StartsWith("camps: 1 count, the last of 2030-02-20", StringComparison.Ordinal));
        Assert.Contains(purposes[FolderPurpose.Forecast].Missing, sentence =>
            sentence.StartsWith("The capacity of camp", StringComparison.Ordinal));
        Assert.Contains(purposes[FolderPurpose.Gaps].Missing, sentence =>
            sentence.StartsWith("What stands at camp", StringComparison.Ordinal));
        Assert.Contains(purposes[FolderPurpose.Money].Missing, sentence =>
            sentence.StartsWith("Appeals", StringComparison.Ordinal));
        Assert.Contains(purposes[FolderPurpose.Bulletin].Missing, sentence =>
            sentence.StartsWith("The district", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(FolderPurpose.Gaps), "facilities.csv")]
    [InlineData(nameof(FolderPurpose.Gaps), "observations.csv")]
    [InlineData(nameof(FolderPurpose.Gaps), "sites.csv")]
    [InlineData(nameof(FolderPurpose.Gaps), "responses.csv")]
    [InlineData(nameof(FolderPurpose.Gaps), "assumptions.csv")]
    [InlineData(nameof(FolderPurpose.Gaps), "health.csv")]
    [InlineData(nameof(FolderPurpose.Money), "funding.csv")]
    [InlineData(nameof(FolderPurpose.Money), "actions.csv")]
    [InlineData(nameof(FolderPurpose.Money), "channels.csv")]
    [InlineData(nameof(FolderPurpose.Money), "stocks.csv")]
    [InlineData(nameof(FolderPurpose.Money), "decisions.csv")]
    public void Of_a_site_that_is_only_named_every_table_that_gaps_and_money_lack_is_told(
        string purpose, string table)
    {
        using var folder = FolderOnDisk.Valley()
            .With("places.csv", "id,name,kind,lat,lon,source\ncamp,Camp,site,35,43,S2\n")
            .With("sites.csv", "place,kind,source\ncamp,camp,S2\n")
            .With("observations.csv", "date,place,series,value,source\n");

        var readiness = FolderReadiness.Of(folder.Read().Crisis!).Single(each => $"{each.Purpose}" == purpose);

        Assert.Contains(readiness.Missing, sentence => sentence.Contains($"({table}", StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_standard_knows_is_not_counted_among_what_stands()
    {
        using var folder = FolderOnDisk.Valley()
            .With("facilities.csv", "place,date,item,quantity,source\ncamp,2030-02-20,hygiene kit,200,S2\n");

        var gaps = FolderReadiness.Of(folder.Read().Crisis!)[1];

        Assert.DoesNotContain(gaps.There, line => line.Contains("hygiene kit", StringComparison.Ordinal));
        Assert.Contains(gaps.Missing, line => line.StartsWith("What stands at camp", StringComparison.Ordinal));
    }

    [Fact]
    public void An_assumption_for_a_town_about_a_city_is_told_to_move_nobody()
    {
        using var folder = FolderOnDisk.Valley()
            .With("places.csv", "id,name,kind,population,source\nalma,Alma,city,12000,S1\nboro,Boro,town,900,S1\n")
            .With("assumptions.csv",
                "id,what,subject,low,best,high,unit,source\na,leave_share,alma,0.5,0.8,0.9,share,S1\n"
                + "b,leave_share,boro,0.5,0.8,0.9,share,S1\n");

        var forecast = FolderReadiness.Of(folder.Read().Crisis!)[0];

        Assert.Contains(
            forecast.Missing,
            line => line.StartsWith("leave_share_city for alma, whose kind is city", StringComparison.Ordinal));
        Assert.DoesNotContain(forecast.Missing, line => line.Contains("for boro", StringComparison.Ordinal));
    }

    [Fact]
    public void Towns_that_are_counted_and_that_partners_will_not_see_are_named()
    {
        using var folder = FolderOnDisk.Valley()
            .With("series.csv", "id,what,of,area,source\nidps,stock,displaced,*,S1\n")
            .With("observations.csv",
                "date,place,series,value,source\n2030-02-20,alma,idps,300,S1\n2030-02-20,boro,idps,90,S1\n")
            .With("sites.csv", "place,kind,source\nboro,host,S1\n");

        var bulletin = FolderReadiness.Of(folder.Read().Crisis!)[3];

        Assert.Contains(
            bulletin.Missing,
            line => line.StartsWith("A row of kind host in sites.csv for alma,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_with_neither_counts_nor_residents_is_told_that_it_forecasts_nothing()
    {
        using var folder = FolderOnDisk.Valley().With("places.csv", "id,name,kind,source\nalma,Alma,town,S1\n");

        var forecast = FolderReadiness.Of(folder.Read().Crisis!)[0];

        Assert.Empty(forecast.There);
        Assert.Contains(
            forecast.Missing, sentence => sentence.Contains("nobody is forecast", StringComparison.Ordinal));
    }
}
