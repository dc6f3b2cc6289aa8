using Refuge.Formats.Tests.Building;
using Refuge.Funding;

namespace Refuge.Formats.Tests.Crises;

/// <summary>What exists here, what is stated of several places together, and diseases by their own names.</summary>
public class MeansAndTogetherTests
{
    [Fact]
    public void Money_and_stock_that_exist_here_are_read()
    {
        using var folder = FolderOnDisk.Valley()
            .With(
                "channels.csv",
                "id,kind,balance,currency,as_of,covers,contact_role,source\n"
                + "c1,pooled_reserve,2000000,usd,2030-01-09,WASH;shelter,fund manager,S1\n")
            .With(
                "stocks.csv",
                "id,item,quantity,free,as_of,modality,rate_per_day,source\ns1,toilet,400,150,2030-01-09,stock,25,S1\n");

        var crisis = folder.Read().Crisis!;

        var channel = Assert.Single(crisis.Channels.Rows).Value;
        Assert.Equal(
            (ChannelKind.PooledReserve, 2_000_000m, "USD"), (channel.Kind, channel.Balance!.Value, channel.Currency));
        Assert.Equal(["WASH", "shelter"], channel.Covers);
        var stock = Assert.Single(crisis.Stocks.Rows).Value;
        Assert.Equal((Procurement.Stock, 150.0, 25.0),
            (stock.Modality, stock.Available!.Value, stock.RatePerDay!.Value));
    }

    [Theory]
    [InlineData("tender", "100", "50", "modality")]
    [InlineData("stock", "100", "150", "free")]
    public void A_stock_that_cannot_be_is_named(string modality, string quantity, string free, string column)
    {
        using var folder = FolderOnDisk.Valley().With(
            "stocks.csv",
            $"id,item,quantity,free,as_of,modality,source\ns1,toilet,{quantity},{free},2030-01-09,{modality},S1\n");

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "stocks.csv");

        Assert.Equal(column, problem.Where.Column);
    }

    [Fact]
    public void One_disease_is_never_guessed_for_another()
    {
        using var folder = FolderOnDisk.Valley().With(
            "health.csv", $"place,date,condition,cases,source\n{AnyPlace()},2030-01-09,suspected_diphtheria,12,S1\n");

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "health.csv");

        Assert.DoesNotContain("cholera", $"{problem.What} {problem.Remedy}", StringComparison.Ordinal);
        Assert.Contains("column disease", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stated_of_all_places_or_of_several_is_kept_together_and_apart_from_single_places()
    {
        using var folder = FolderOnDisk.Valley()
            .With("facilities.csv", "place,date,item,quantity,source\n*,2030-01-09,toilet,8107,S1\n")
            .With("health.csv",
                "place,date,condition,disease,unusual,cases,source\n*,2030-01-09,disease,diphtheria,yes,3,S1\n");

        var situation = folder.Read().Crisis!.Situation;

        Assert.Empty(situation.Facilities.Rows);
        Assert.Equal(PlaceGroup.Everywhere, Assert.Single(situation.SharedFacilities.Rows).Value.Together);
        var health = Assert.Single(situation.SharedHealth.Rows).Value;
        Assert.Equal(("diphtheria", true), (health.Disease, health.IsUnusual));
    }

    static string AnyPlace()
    {
        using var folder = FolderOnDisk.Valley();
        return folder.Read().Crisis!.Situation.Places.Rows[0].Value.Id.Code;
    }
}
