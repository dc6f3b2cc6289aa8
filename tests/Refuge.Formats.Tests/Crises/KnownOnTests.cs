using System.Globalization;
using Refuge.Formats.Tests.Building;
using Refuge.Situations;

namespace Refuge.Formats.Tests.Crises;

/// <summary>Since when a row is known.</summary>
public class KnownOnTests
{
    [Theory]
    [InlineData("2030-01-03,2030-01-05,S1", "2030-01-05")]
    [InlineData("2030-01-03,2030-01,S1", "2030-01-31")]
    [InlineData("2030-01-03,,S1", "2030-01-10")]
    [InlineData("2030-01-03,,S2", "2030-02-28")]
    [InlineData("2030-01-03,,S2; S1", "2030-01-10")]
    [InlineData("2030-01-03,,S3; S2", "2030-02-28")]
    [InlineData("2030-01-03,,", "2030-01-03")]
    [InlineData("2030,,", "2030-12-31")]
    public void A_row_is_known_since_it_was_reported_else_published_else_dated(string row, string knownOn)
    {
        using var folder =
            FolderOnDisk.Valley().With("control.csv", $"date,reported,source,place,status\n{row},alma,held\n");

        var control = Assert.Single(folder.Read().Crisis!.Situation.Controls.Rows);

        Assert.Equal(knownOn, control.KnownOn?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("S3")]
    [InlineData("S9")]
    public void A_row_without_a_dated_source_shows_only_on_the_last_known_on_day_and_check_names_it(string source)
    {
        using var folder = FolderOnDisk.Valley()
            .With("control.csv", $"date,source,place,status\n2030-01-03,{source},alma,held\n2030-05-01,,boro,held\n");

        var reading = folder.Read();

        Assert.Equal(new(2030, 5, 1), reading.Crisis!.LastKnownOn);
        var alma = reading.Crisis.Situation.Controls.Rows.Single(row => row.Value.Place.Code == "alma");
        Assert.Equal(new DateOnly(2030, 5, 1), alma.KnownOn);
        Assert.Contains(
            reading.Problems, problem => problem.Where is { File: "control.csv", Line: 2, Column: "source" });
    }

    [Fact]
    public void A_site_that_nothing_dates_is_visible_on_no_day_and_named()
    {
        using var folder = FolderOnDisk.Valley().With("places.csv", "id,name,kind\nalma,Alma,town\ncamp,Camp,site\n");

        var reading = folder.Read();

        var visible = reading.Crisis!.Situation.Places.AsOf(new(2040, 1, 1)).Select(place => place.Value.Id.Code);
        Assert.Equal(["alma"], visible);
        Assert.Contains(
            reading.Problems,
            problem => problem.Where is { File: "places.csv", Line: 3 } && problem.Severity == Severity.RowLeftOut);
    }

    [Fact]
    public void A_row_about_a_site_shows_only_when_the_site_does_and_check_says_so()
    {
        using var folder =
            FolderOnDisk.Valley().With("facilities.csv", "place,date,item,quantity\ncamp,2030-01-05,toilet,2\n");

        var reading = folder.Read();

        Assert.Empty(reading.Crisis!.Situation.Facilities.AsOf(new(2030, 1, 31)));
        Assert.Single(reading.Crisis.Situation.Facilities.AsOf(new(2030, 2, 28)));
        Assert.Contains(
            reading.Problems,
            problem => problem.Where is { File: "facilities.csv", Line: 2 } && problem.Severity == Severity.Note);
    }

    [Fact]
    public void A_route_is_visible_before_the_source_it_cites_but_its_bridge_is_not()
    {
        using var folder = FolderOnDisk.Valley()
            .With("routes.csv", "id,from,to,km,mode,bridge_kind,source\nr,alma,boro,12,road,pontoon,S2\n");

        var routes = folder.Read().Crisis!.Situation.Routes;

        Assert.Null(Assert.Single(routes.AsOf(new(2030, 1, 1))).Value.BridgeKind);
        Assert.Equal(BridgeKind.Pontoon, Assert.Single(routes.AsOf(new(2030, 3, 1))).Value.BridgeKind);
    }

    [Fact]
    public void Of_two_versions_of_a_site_the_newer_fills_cells_and_leaves_the_empty_ones()
    {
        using var folder = FolderOnDisk.Valley()
            .With("places.csv", "id,name,kind,reported\ncamp,Camp,site,2030-01-01\n").With("sites.csv", """
            place,kind,opens,capacity_people,capacity_value,capacity_unit,reported
            camp,camp,2030-01-01,,100,plots,2030-01-02
            camp,,,,150,families,2030-01-20
            """);

        var sites = folder.Read().Crisis!.Situation.Sites;

        Assert.Equal(600, Assert.Single(sites.AsOf(new(2030, 1, 10))).Value.Capacity?.Count);
        var later = Assert.Single(sites.AsOf(new(2030, 1, 20))).Value;
        Assert.Equal((900, true, SiteKind.Camp), (later.Capacity?.Count, later.CapacityIsComputed, later.Kind));
    }

    [Fact]
    public void A_row_of_a_scenario_is_visible_on_any_day_and_revises_the_recorded_one()
    {
        using var folder = FolderOnDisk.Valley()
            .With("control.csv", "date,place,status\n2030-01-03,alma,held\n")
            .With(
                "scenarios/early/control.csv", "date,place,status\n2030-01-03,alma,taken\n2030-06-01,boro,contested\n");

        var controls = folder.Read("early").Crisis!.Situation.Controls.AsOf(new(2030, 1, 5));

        Assert.Equal([ControlStatus.Taken, ControlStatus.Contested], controls.Select(row => row.Value.Status));
        Assert.Equal(folder.Read().Crisis!.LastKnownOn, folder.Read("early").Crisis!.LastKnownOn);
    }
}
