using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Formats.Tests.Reports;

/// <summary>What reports and pages of the field were read wrongly for: one text of our own for each kind.</summary>
public class FieldCasesTests
{
    static readonly DateOnly Sunday = new(2021, 2, 28);

    [Fact]
    public void A_capital_and_a_dot_before_a_country_are_its_direction()
    {
        var places = Read("Some 40 families crossed into S. Sudan from Sudan.").Places;

        Assert.Equal(["S. Sudan", "Sudan"], places.Select(static place => place.Quote));
        Assert.Equal(["South Sudan", "Sudan"], places.Select(static place => place.Name));
    }

    [Fact]
    public void A_village_in_no_gazetteer_is_no_namesake_on_another_continent()
    {
        var places = Read("The Syrian army took Ber-Hir near Al-Bab, and 60 families fled to Jarabulus.").Places;

        Assert.DoesNotContain(
            places, static place => place.Longitude is < 30 or > 50 && place.Quote is not ("Syrian" or "Syria"));
    }

    [Theory]
    [InlineData("Environ 2,4 millions de personnes ont fui.", 2_400_000)]
    [InlineData("Unas 3,5 millones de personas huyeron.", 3_500_000)]
    public void A_comma_is_the_decimal_sign_of_French_and_Spanish(string text, double people) =>
        Assert.Equal(people, Assert.Single(Read(text).Quantities).Value);

    [Fact]
    public void A_scale_behind_digits_that_make_no_number_counts_nothing() =>
        Assert.DoesNotContain(
            Read("About 2,4 million people fled.").Displacements, static figure => figure.Quantity > 0);

    [Fact]
    public void What_is_denied_or_called_false_is_no_figure_and_what_is_feared_says_so()
    {
        var reading = Read(
            "The governor denied that 900 people fled Goma. Reports that 700 people fled Sake are untrue. "
            + "If the dyke breaks, 5,000 people would flee Uvira.");

        Assert.Equal(
            [Modality.Denied, Modality.Denied, Modality.Feared], reading.Claims.Select(static claim => claim.Modality));
        Assert.Equal([false, false, true], reading.Claims.Select(static claim => claim.Happened));
        Assert.Equal(
            (5_000, CountSense.Feared),
            (Assert.Single(reading.Displacements).Quantity, Assert.Single(reading.Displacements).Sense));
    }

    [Theory]
    [InlineData("Some 250 displaced families reached Goma.", 250)]
    [InlineData("Another 80 internally displaced households live in tents.", 80)]
    public void Displaced_families_are_households(string text, double households) =>
        Assert.Contains(
            Read(text).Displacements,
            figure => figure.Unit == DisplacementUnit.Households && figure.Quantity == households);

    [Fact]
    public void A_fall_and_the_level_it_led_to_are_no_range()
    {
        var reading = Read("The number of displaced people fell by 3,000 to 41,000.");

        Assert.Equal([3_000, 41_000], reading.Quantities.Select(static quantity => quantity.Value));
        Assert.Equal(
            CountSense.Change, reading.Displacements.First(static figure => figure.Quantity == 3_000).Sense);
    }

    [Fact]
    public void Headings_of_a_tracking_matrix_count_households_and_people()
    {
        var reading = Read("150 HH (720 ind.) fled Palma. In Pemba 90 HHs / 410 INDs are displaced.");

        Assert.Equal(
            [(150, "household"), (720, "people"), (90, "household"), (410, "people")],
            reading.Quantities.Select(static quantity => (quantity.Value!.Value, quantity.Unit!)));
        Assert.Equal(
            CountSense.SameCrowd, reading.Displacements.First(static figure => figure.Quantity == 720).Sense);
    }

    [Fact]
    public void The_dead_in_a_camp_and_tents_on_a_lorry_are_no_people_in_shelter() =>
        Assert.Empty(
            Read("A rocket killed 7 people in the camp. Lorries reached the camp with 30 tents.").Displacements);

    [Fact]
    public void Until_after_a_past_verb_is_a_day_that_was() =>
        Assert.Equal(["2021-02-26"], Read("The siege lasted until Friday.").Dates.Select(static date => date.Value));

    [Fact]
    public void A_share_of_a_crowd_is_not_the_crowd()
    {
        var figures = Read("Half of the 6,000 residents of Goma fled. One in four of the 800 residents of Sake fled.");

        Assert.Equal([3_000, 200], figures.Displacements.Select(static figure => figure.Quantity));
    }

    [Theory]
    [InlineData("About 20-25,000 people fled.", 20_000, 25_000)]
    [InlineData("Another 5 to 6,000 people fled.", 5_000, 6_000)]
    public void Thousands_written_once_hold_for_both_ends_of_a_range(string text, double low, double high)
    {
        var quantity = Assert.Single(Read(text).Quantities);

        Assert.Equal((low, high), (quantity.Low!.Value, quantity.High!.Value));
    }

    [Fact]
    public void A_short_weekday_is_a_day_and_no_place()
    {
        var reading = Read("Some 30 families left on Tue, 12 on Sat and 9 on Mon.");

        Assert.Equal(["2021-02-23", "2021-02-27", "2021-02-22"], reading.Dates.Select(static date => date.Value));
        Assert.Empty(reading.Places);
    }

    [Fact]
    public void A_list_of_what_others_read_is_no_part_of_the_story()
    {
        var reading = Html(
            "<article><p>Some 300 people fled Palma, the agency said.</p></article>"
            + "<section class=\"most-read\"><h2>Most read</h2><ol><li>Flood displaces 8,000 people in "
            + "Fiji</li></ol></section>");

        Assert.Equal(300, Assert.Single(reading.Displacements).Quantity);
        Assert.DoesNotContain(reading.Places, static place => place.Quote == "Fiji");
    }

    [Fact]
    public void The_mark_of_a_footnote_is_no_digit_and_the_square_of_a_metre_is()
    {
        var reading = Html(
            "<p>Some 4,000<sup>3</sup> people fled Goma. In Sake 250<sup>[1]</sup> families are displaced on 600 "
            + "m<sup>2</sup>.</p>");

        Assert.Equal([4_000, 250, 600], reading.Quantities.Select(static quantity => quantity.Value));
        Assert.Equal("m2", reading.Quantities[^1].Unit);
    }

    [Fact]
    public void A_forwarded_message_counts_its_days_from_its_own_header()
    {
        const string Message = """
            From: Desk <desk@example.org>
            To: Ops <ops@example.org>
            Subject: FW: Update
            Date: Fri, 12 Mar 2021 08:00:00 +0000
            Content-Type: text/plain; charset=utf-8

            See below. Today 20 people fled Sake.

            -----Original Message-----
            From: Office <office@example.org>
            Sent: Tuesday, 2 March 2021 17:45
            To: Desk
            Subject: Update

            Yesterday 90 people fled Goma.
            """;

        var reading = ShippedReader.Read(
            new("mail.eml", "h1", Message, ReportFormat.Email, null, null, null, null));

        Assert.Equal(
            [new(2021, 3, 12), new(2021, 3, 1)], reading.Claims.Select(static claim => claim.Date!.Last!.Value));
    }

    static Reading Read(string text) =>
        ShippedReader.Read(ReportFile.OfText("case", text, Sunday));

    static Reading Html(string body) => ShippedReader.Read(
        new("page.html", "h1", $"<html><body>{body}</body></html>", ReportFormat.Html, null, Sunday, null, null));
}
