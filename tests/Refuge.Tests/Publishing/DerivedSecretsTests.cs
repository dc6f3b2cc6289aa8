using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Publishing;
using Refuge.Situations;
using Refuge.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Tests.Publishing;

/// <summary>What is not printed must not follow from what is: attacks that once worked.</summary>
public partial class DerivedSecretsTests
{
    static readonly Findings Crisis = PublishedCrisis.Findings;

    static List<Dictionary<string, string>> Rows(Findings findings, Audience audience, string file) =>
        CsvText.Rows(Opened.Make(findings, audience, Wording.English)[file]);

    [Theory, InlineData(Audience.Partner), InlineData(Audience.Public)]
    public void Departures_of_the_held_town_do_not_stand_in_the_total_under_another_name(Audience audience)
    {
        var all = Rows(Crisis, audience, "forecast.csv").Where(row => (row["place"], row["series"]) == ("*", ""));

        Assert.All(all, row => Assert.Equal("arrivals", row["measure"]));
    }

    [Fact]
    public void Arrivals_at_all_places_together_are_those_at_the_places_that_are_shown()
    {
        var forecast = Crisis.Forecast;
        var sum = 0.0;
        for (var day = 1; day <= 7; day++)
        {
            foreach (var place in forecast.Arrivals.Places.Where(new Tier(Crisis, Audience.Partner).ShowsForecastOf))
            {
                foreach (var people in forecast.Arrivals.On(place, day)) sum += people;
            }
        }

        var row = Rows(Crisis, Audience.Partner, "forecast.csv")
            .First(row => (row["place"], row["measure"]) == ("*", "arrivals"));

        Assert.Equal(sum / PublishedCrisis.Members, double.Parse(row["mean"], CultureInfo.InvariantCulture), 6);
    }

    [Fact]
    public void No_chance_is_a_fraction_from_which_members_can_be_counted()
    {
        HashSet<string> steps = ["", "0.05", "0.25", "0.5", "0.75", "0.95"];
        var html = Opened.Make(Crisis, Audience.Partner, Wording.English)["bulletin.html"];

        Assert.All(
            Rows(Crisis, Audience.Partner, "funding.csv"),
            row => Assert.Contains(row["chance_late_if_released_today"], steps));
        Assert.All(
            InWords().Matches(html),
            chance => Assert.Contains(chance.Value, (string[])["about 1 in 4", "about 1 in 2", "about 3 in 4"]));
    }

    [Fact]
    public void The_picture_cannot_be_turned_back_into_the_point_of_a_place()
    {
        // With two places that everybody knows, the frame of the map gives every other: of points within one square of
        // the grid it gives the same.
        var moved = Move(Crisis, PublishedCrisis.OrchardCamp, 35.7301, 43.4702);

        Assert.Equal(
            Opened.Make(Crisis, Audience.Partner, Wording.English)["bulletin.html"],
            Opened.Make(moved, Audience.Partner, Wording.English)["bulletin.html"]);
        Assert.NotEqual(
            Opened.Make(Crisis, Audience.Restricted, Wording.English)["bulletin.html"],
            Opened.Make(moved, Audience.Restricted, Wording.English)["bulletin.html"]);
    }

    [Theory, InlineData("places.csv"), InlineData("sites.csv")]
    public void A_site_that_is_held_back_is_in_no_byte(string file)
    {
        var findings = HoldBack(Crisis, PublishedCrisis.OrchardCamp, file);

        foreach (var (name, text) in Opened.Make(findings, Audience.Partner, Wording.English)
            .Concat(Opened.Make(findings, Audience.Partner, Wording.Arabic)))
        {
            Assert.DoesNotContain("orchard-camp", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Orchard Camp", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("مخيم البستان", text, StringComparison.Ordinal);
            Assert.False(name == "forecast.csv" && text.Contains("4500", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_site_that_is_held_back_is_in_no_total()
    {
        var (with, without) = (
            Rows(Crisis, Audience.Partner, "forecast.csv"),
            Rows(HoldBack(Crisis, PublishedCrisis.OrchardCamp, "sites.csv"), Audience.Partner, "forecast.csv"));
        var camp = with.Where(row => (row["place"], row["series"], row["measure"]) == ("orchard-camp", "", "arrivals"))
            .ToDictionary(row => row["date"], Mean);

        foreach (var row in without.Where(
            row => (row["place"], row["measure"]) == ("*", "arrivals") && row["series"].Length == 0))
        {
            var all = Mean(
                with.Single(
                    other =>
                        (other["place"], other["measure"], other["date"], other["series"]) == (
                            "*", "arrivals", row["date"], "")));
            Assert.Equal(all - camp[row["date"]], Mean(row), 6);
        }
    }

    [Fact]
    public void A_district_with_one_site_of_its_own_is_not_shown_to_the_public_by_itself() =>
        Assert.DoesNotContain(
            Rows(Crisis, Audience.Public, "forecast.csv"), row => row["place"] is "Velin" or "Hasira" or "Dersin");

    [Fact]
    public void A_place_alone_in_its_province_is_in_no_figure_of_the_public()
    {
        var places = Crisis.Situation.Places.Select(
            place => place.Value.Id == PublishedCrisis.BrickKiln
            ? place with { Value = place.Value with { Admin1 = "Far", Admin2 = "Far" } }
            : place);
        var findings = Crisis with { Situation = Crisis.Situation with { Places = [.. places] } };
        var kiln = Crisis.Forecast.Arrivals;

        var row = Rows(findings, Audience.Public, "forecast.csv")
            .First(row => (row["place"], row["measure"]) == ("*", "arrivals") && row["mean"].Length > 0);

        var day = DateOnly.ParseExact(row["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber
            - PublishedCrisis.AsOf.DayNumber;
        var sum = Enumerable.Range(day - 6, 7)
            .SelectMany(
                each =>
                    kiln.Places.Where(place => place != PublishedCrisis.BrickKiln && place != PublishedCrisis.Dersin)
                        .Select(place => kiln.On(place, each).ToArray().Sum()))
            .Sum() / (double)PublishedCrisis.Members;
        Assert.Equal(Figures.TwoDigits(sum), Mean(row), 6);
        Assert.DoesNotContain(
            Rows(findings, Audience.Public, "forecast.csv"),
            each => each["place"].Contains("Far", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_alerts_are_held_back_the_page_never_says_that_there_is_none()
    {
        var text = Opened.Make(Crisis, Audience.Public, Wording.English);

        Assert.All(
            text.Values,
            page => Assert.DoesNotContain("No alert is reported", page, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("not shown to the public", text["bulletin.md"], StringComparison.Ordinal);
        Assert.Contains("not shown to the public", text["bulletin.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_made_for_partners_are_not_published_for_everybody() =>
        Assert.Throws<ArgumentException>(
            () => Publication.Compose(Crisis with { MadeFor = Audience.Partner }, Audience.Public));

    static double Mean(Dictionary<string, string> row) => double.Parse(row["mean"], CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(null, true)]
    [InlineData("restricted", false)]
    public void A_hidden_earlier_count_does_not_follow_from_the_change_since_it(string? sensitivity, bool isTold)
    {
        var last = Crisis.Situation.Observations.Single(
            static row => row.Value.Place == PublishedCrisis.OrchardCamp);
        var day = last.Value.Date.AddDays(-7);
        var earlier = new Recorded<Observation>(
            last.Value with { Date = day, Value = new(1_377) }, day, null,
            [PublishedCrisis.Row("observations.csv", $"{day:yyyy-MM-dd}/orchard-camp/sites", "S3", sensitivity)]);
        var findings = Crisis with
        {
            Situation = Crisis.Situation with { Observations = [earlier, .. Crisis.Situation.Observations] },
        };

        var camp = DisclosureBuilder.To(Audience.Partner, findings).SiteCounts.Single(
            static count => count.Place!.Raw == "orchard-camp");

        Assert.Equal(isTold, camp.Earlier is { People.Value: 1_377 });
        Assert.Equal(isTold ? [1_377, 2_000] : [2_000.0], camp.History.Select(static point => point.People));
    }

    static Findings Move(Findings findings, PlaceId place, double latitude, double longitude) => findings with
    {
        Situation = findings.Situation with
        {
            Places = [
                .. findings.Situation.Places.Select(
                    each => each.Value.Id == place
                    ? each with { Value = each.Value with { Position = new(latitude, longitude, new Kilometres(0.5)) } }
                    : each)],
        },
    };

    static Findings HoldBack(Findings findings, PlaceId place, string file)
    {
        RowEvidence[] row = [PublishedCrisis.Row(file, place.Code, sensitivity: "restricted")];
        return findings with
        {
            Situation = findings.Situation with
            {
                Places = [
                    .. findings.Situation.Places.Select(
                        each => each.Value.Id == place && file == "places.csv" ? each with { Evidence = row } : each)],
                Sites = [
                    .. findings.Situation.Sites.Select(
                        each =>
                            each.Value.Place == place && file == "sites.csv" ? each with { Evidence = row } : each)],
            },
        };
    }

    [GeneratedRegex(@"about \d+ in \d+", RegexOptions.CultureInvariant)]
    private static partial Regex InWords();
}
