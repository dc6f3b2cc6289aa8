using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// From the rows of a folder to the sentences of its page: what a stranger to the program read wrongly.
/// </summary>
public class WhatThePageSaysTests
{
    static readonly DateOnly Day = new(2030, 2, 20);

    [Fact]
    public void A_camp_that_has_closed_has_no_free_places()
    {
        using var folder = Storm()
            .With(
                "sites.csv",
                "place,kind,opens,closes,capacity_people,source\ncamp,camp,2030-01-12,2030-02-01,9000,S1\n"
                + "hall,camp,2030-01-12,,1000,S1\n")
            .With(
                "observations.csv",
                "date,place,series,value,source\n2030-02-18,camp,s,0,S2\n2030-02-18,hall,s,400,S2\n");

        var page = PageOf(folder, Audience.Partner);

        Assert.Contains("**Free: 600 places.** Hall 600", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Old camp 9,000", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Room_that_somebody_counted_is_room_whichever_table_says_so()
    {
        using var folder = Storm()
            .With("sites.csv", "place,kind,opens,source\nhall,camp,2030-01-12,S1\n")
            .With("facilities.csv", "place,date,item,quantity,bound,source\nhall,2030-02-18,capacity,1000,exact,S2\n")
            .With("observations.csv", "date,place,series,value,source\n2030-02-18,hall,s,400,S2\n");

        var page = PageOf(folder, Audience.Partner);

        Assert.Contains("**Free: 600 places.** Hall 600", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Room is not known at", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_asked_to_order_plots_is_told_what_others_plan_already()
    {
        using var folder = Storm()
            .With("sites.csv", "place,kind,opens,source\nhall,camp,2030-01-12,S1\n")
            .With(
                "responses.csv",
                "id,organisation,sector,place,item,quantity,unit,status,reported,source\n"
                + "r1,Ministry,Shelter,hall,capacity,9000,people,planned,2030-02-10,S2\n")
            .With(
                "observations.csv",
                "date,place,series,value,source\n2030-02-04,hall,s,1000,S2\n2030-02-11,hall,s,2000,S2\n"
                + "2030-02-18,hall,s,4000,S2\n");

        var page = PageOf(folder, Audience.Partner);

        Assert.Contains(
            "Others plan 9,000 places and nobody said that they are paid for", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2030-02-18", "Last seen within the last seven days.")]
    [InlineData("2030-02-05", "Last seen in the week to 6 Feb 2030, 14 days old.")]
    public void Partners_are_told_the_week_of_an_illness_and_never_a_day_that_is_not_its_own(string seen, string told)
    {
        using var folder = Storm().With(
            "health.csv",
            "place,date,condition,group,cases,population,period_days,disease,source\n"
            + $"hall,{seen},disease,all,12,,7,mpox,S2\n");

        Assert.Contains(told, PageOf(folder, Audience.Partner), StringComparison.Ordinal);
        Assert.Contains(
            $"Last seen {int.Parse(seen[8..], System.Globalization.CultureInfo.InvariantCulture)} Feb 2030",
            PageOf(folder, Audience.Restricted), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_counted_the_ill_and_their_days_is_not_asked_for_both()
    {
        using var folder = Storm().With(
            "health.csv",
            "place,date,condition,group,cases,population,period_days,disease,source\n"
            + "hall,2030-02-18,disease,all,12,,7,mpox,S2\n");

        var page = PageOf(folder, Audience.Partner);

        Assert.Contains("Ask for the number of the week before", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask how many fell ill", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_is_printed_as_it_was_stated_and_no_number_between_is_put_into_anybodys_mouth()
    {
        using var folder = Storm().With(
            "observations.csv",
            "date,place,series,value,low,high,source\n2030-02-10,*,t,600000,,,S2\n2030-02-18,*,t,,700000,1000000,S2\n");

        var page = PageOf(folder, Audience.Partner);

        Assert.Contains("700,000 to 1,000,000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("**about 850,000:**", page, StringComparison.Ordinal);
        Assert.DoesNotContain("+250,000", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("under_way", "m3/day", false)]
    [InlineData("under_way", "m3 per day", false)]
    [InlineData("funded", "m3/day", true)]
    [InlineData("under_way", "m3", true)]
    public void What_is_brought_day_by_day_and_has_begun_is_not_overdue(string status, string unit, bool isOverdue)
    {
        using var folder = Storm().With(
            "responses.csv",
            "id,organisation,sector,activity,place,item,quantity,unit,status,from,to,funded_by,source\n"
            + $"w,A,WASH,lorries,hall,water_quantity,30,{unit},{status},2030-02-01,,,S2\n");

        Assert.Equal(
            isOverdue, PageOf(folder, Audience.Partner).Contains("Overdue:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flood", "calm", false)]
    [InlineData("flood", "held", true)]
    [InlineData("explosive", "calm", true)]
    public void Nobody_besieges_a_town_in_a_flood_unless_somebody_tells_of_fighting(
        string hazard, string control, bool mayBeHeld)
    {
        using var folder = Storm()
            .With("hazards.csv", $"id,place,kind,status,from,source\nh,alma,{hazard},confirmed,2030-01-12,S1\n")
            .With("control.csv", $"place,date,status,source\nboro,2030-01-12,{control},S1\n");

        var drawn = TextOf(folder, Audience.Restricted, "drivers.csv");

        Assert.Equal(mayBeHeld, drawn.Contains("rule:control_unknown_held,", StringComparison.Ordinal));
    }

    /// <summary>A town under water, a village, a camp and a hall.</summary>
    static FolderOnDisk Storm() => FolderOnDisk.Valley()
        .With(
            "sources.csv",
            "id,title,publisher,published,url,reliability,licence\nS1,First,Agency,2030-01-10,,A,\n"
            + "S2,Second,Agency,2030-02-19,,B,\n")
        .With(
            "places.csv",
            "id,name,kind,lat,lon,population,source\nalma,Alma,town,35.0,43.0,12000,S1\n"
            + "boro,Boro,village,35.1,43.1,900,S1\ncamp,Old camp,site,35.2,43.2,,S1\nhall,Hall,site,35.1,43.0,,S1\n")
        .With("sites.csv", "place,kind,capacity_people,source\nhall,camp,1000,S1\n")
        .With(
            "series.csv",
            "id,title,publisher,what,of,area,population,source\ns,In sites,A,stock,present,camp;hall,in_camp,S1\n"
            + "t,Displaced,A,stock,displaced,*,all,S1\n")
        .With("observations.csv", "date,place,series,value,source\n2030-02-18,hall,s,400,S2\n");

    static string PageOf(FolderOnDisk folder, Audience audience) => TextOf(folder, audience, "bulletin.md");

    static string TextOf(FolderOnDisk folder, Audience audience, string name)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Publication.Compose(Run(folder, audience), audience).Single(document => document.Name == name).Write(writer);
        return writer.ToString();
    }

    static Findings Run(FolderOnDisk folder, Audience audience)
    {
        var reading = folder.Read();
        Assert.DoesNotContain(reading.Problems, problem => problem.Severity != Severity.Note);
        var request = new CycleRequest(Day, new EnsembleSize(14, 60, 1), null, null, 2, "test", "test")
        {
            Audience = audience,
        };
        return ForecastCycle.Run(
            reading.Crisis!, request, ShippedReader.Knowledge, null, TestContext.Current.CancellationToken);
    }
}
