using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Tests.Reports.Claims;

/// <summary>Where a claim plays whose sentence leaves it to those before it.</summary>
public class CarriedPlacesTests
{
    /// <summary>A gazetteer of two invented countries: provinces, capitals, towns.</summary>
    static readonly PlaceNames Lands = new(
    [
        Land("land", "Vonaria", NamedPlaceKind.Country, null, 10, 20, "Vonarian"),
        Land("land_north", "Tollan", NamedPlaceKind.Province, "1", 12, 20),
        Land("capital", "Kestrel", NamedPlaceKind.Capital, "2", 8, 20),
        Land("ombre", "Ombre", NamedPlaceKind.Seat, "1", 12.5, 18),
        Land("district", "Ombre", NamedPlaceKind.Province, "3", 15, 25),
        Land("sarn", "Sarn", NamedPlaceKind.Settlement, "1", 12.1, 18.4),
        Land("velt", "Velt", NamedPlaceKind.Settlement, "1", 12.9, 17.6),
        new("abroad", "Quillia", ["Quillian"], NamedPlaceKind.Country, "YY", null, 0, 40, 20),
        new("abroad_capital", "Morbane", [], NamedPlaceKind.Capital, "YY", null, 5_000_000, 41, 20),
    ]);

    [Theory]
    [InlineData("The quakes struck near Sarn and Velt in Vonaria. Six villages were destroyed.", "sarn velt")]
    [InlineData("Floods have hit Tollan province in Vonaria. Some 900 people in the region were killed.", "land_north")]
    [InlineData("Vonaria has sent troops. Shells hit Sarn in Tollan. The wounded city had 40 people killed.", "sarn")]
    [InlineData("Soldiers hold Sarn in Vonaria. Talks with Morbane failed, and 40 people were killed.", "sarn")]
    [InlineData("Some 900 people were killed, and 12,000 were displaced. Vonaria asked for help.", "land")]
    [InlineData("KESTREL Renewed fighting killed 40 people in Sarn, Vonaria.", "sarn")]
    [InlineData("Clashes spread in Vonaria's capital, Kestrel. At least 40 people were killed.", "capital")]
    public void A_sentence_without_a_place_plays_where_the_text_was(string text, string places)
    {
        var claim = Claims(text).Last(static claim => claim.Type.Family is "casualties" or "damage");

        Assert.Equal(places.Split(' '), claim.Places.Select(static place => place.Id));
    }

    [Theory]
    [InlineData(
        "The agency has counted 26,000 refugees in Vonaria, 17,000 in Brenn camp and 7,000 in Quillia.",
        "26000 land, 17000 , 7000 abroad")]
    [InlineData(
        "Some 300 families are in Sarn, 250 families in the Brenn camp and 40 families in Velt.",
        "300 sarn, 250 , 40 velt")]
    [InlineData("There are 900 people in Sarn and 1,200 displaced people in Velt.", "900 sarn, 1200 velt")]
    public void A_number_that_has_a_place_behind_it_is_counted_there_and_not_in_the_camp_beside(
        string text, string counted)
    {
        var claims = Claims(text).Where(static claim => claim.Quantities.Count == 1)
            .Select(static claim => (claim.Quantities[0].Value, Place: claim.Places is [{ Id: { } id }, ..] ? id : ""));

        Assert.Equal(
            counted.Split(", "),
            claims.Select(static each => FormattableString.Invariant($"{each.Value} {each.Place}")).Distinct());
    }

    [Fact]
    public void A_town_named_in_another_paragraph_is_not_where_the_story_plays()
    {
        var claim = Claims(
                "Floods hit Sarn in Vonaria. Sarn lies by the river. Rain was seen in Velt.\n\nIt rained for days. "
                + "Nobody slept. The night was cold. The wind rose.\n\nAt least 40 people were killed.")
            .Last(static claim => claim.Type.Family == "casualties");

        Assert.Equal("land", claim.Places[0].Id);
    }

    [Fact]
    public void A_town_of_which_a_report_keeps_telling_is_where_it_plays()
    {
        var claim = Claims(
                "Floods hit Sarn in Vonaria. Sarn lies by the river. Water stood in Sarn for days.\n\n"
                + "At least 40 people were killed.")
            .Last(static claim => claim.Type.Family == "casualties");

        Assert.Equal("sarn", claim.Places[0].Id);
    }

    [Fact]
    public void A_camp_under_a_heading_lies_at_the_place_of_the_heading_though_no_map_shows_it()
    {
        var claims = Claims(
            "Vonaria update\n\nNew tents stand in Sarn. The camp in Sarn has 12 latrines.\n\nUm Brenn\n"
            + "• Strong winds damaged shelters in Um Brenn.\n• There are 40 latrines.");

        var place = claims.Last(static claim => claim.Type is { Family: "camp", Kind: "sanitation" }).Places[0];

        Assert.Contains("Um Brenn", place.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_that_a_site_begins_with_means_the_site()
    {
        var claims = Claims(
            "Vonaria update\n\nSome 6,400 people fled Sarn; 2,150 of them sleep in the Um Brenn reception centre.\n\n"
            + "Um Brenn\n• 2,150 people share 14 latrines.");

        var place = claims.Last(static claim => claim.Type is { Family: "camp", Kind: "sanitation" }).Places[0];

        Assert.Equal("Um Brenn reception centre", (place.Reference as NamedSite)?.Name);
        Assert.DoesNotContain(claims[0].Places, static place => place.Reference is NamedSite);
    }

    [Theory]
    [InlineData("In Vonaria 114,000 people remain in camps as follows: Sarn (108,000) and Velt (6,000).")]
    [InlineData("Some 900 people were killed in Sarn in Vonaria, more than in Velt.")]
    public void What_a_whole_is_parted_into_or_measured_by_is_not_where_it_is(string text)
    {
        var claim = Claims(text)[0];

        Assert.NotEmpty(claim.Places);
        Assert.DoesNotContain(claim.Places, static place => place.Id == "velt");
    }

    [Fact]
    public void Money_goes_to_the_country_of_the_report_and_not_to_the_giver()
    {
        var claim = Assert.Single(
            Claims(
                "Floods have hit Sarn in Vonaria. Vonarian officials asked for help. The donor pledged $10 million."),
            static claim => claim.Type.Family == "funding");

        Assert.Equal("land", claim.Places[0].Id);
    }

    [Fact]
    public void Where_behind_a_name_holds_for_that_name()
    {
        var claim = Claims("People left Sarn and Velt, where 900 people were killed, and reached Ombre in Vonaria.")
            .Single(static claim => claim.Type.Family == "casualties");

        Assert.Equal("velt", claim.Places[0].Id);
    }

    [Theory]
    [InlineData("Strong quakes struck north-western Vonaria, killing 180 people. The towns of Sarn and Velt were hit.")]
    [InlineData("In northern Vonaria 180 people were killed. Help came from Sarn, from Velt and from Kestrel.")]
    public void A_part_of_a_land_lies_where_the_places_named_in_it_lie(string text)
    {
        var place = Claims(text).First(static claim => claim.Type.Family == "casualties").Places[0];

        Assert.Equal(("land", 12.5, 18.0), (place.Id, place.Latitude, place.Longitude));
    }

    [Fact]
    public void A_land_as_a_whole_keeps_its_point()
    {
        var place = Claims("In Vonaria 180 people were killed. Help came from Sarn.")
            .SelectMany(static claim => claim.Places).First(static place => place.Id == "land");

        Assert.Equal((10.0, 20.0), (place.Latitude, place.Longitude));
    }

    [Fact]
    public void A_name_that_a_report_calls_a_city_is_no_province()
    {
        var claim = Claims("Fighting hit Ombre city in Vonaria. In Ombre 40 people were killed.")
            .Last(static claim => claim.Type.Family == "casualties");

        Assert.Equal("ombre", claim.Places[0].Id);
    }

    [Fact]
    public void A_clinic_with_the_name_of_a_town_lies_near_it()
    {
        var claim =
            Claims("Fighting reached Sarn in Vonaria. Sarn Medical Centre was shelled, and 40 people were killed.")
            .Last(static claim => claim.Type.Family == "casualties");

        Assert.Contains(claim.Places, static place => place.Id == "sarn" || place.Reference is NearPlace
        {
            Anchor: ExactPlace { Id: "sarn" },
        });
    }

    [Fact]
    public void A_place_in_the_name_of_a_body_is_no_ground()
    {
        var claim = Claims(
            "Storms hit Sarn in Vonaria. The Quillia Red Crescent Society moved in. Some 40 people were killed.")
            .Last(static claim => claim.Type.Family == "casualties");

        Assert.Equal("sarn", claim.Places[0].Id);
    }

    [Theory]
    [InlineData(
        "Fighting hit Sarn in Vonaria. The road begins 400 km south of Velt. Some 40 people were killed.", "sarn")]
    [InlineData(
        "Fighting hit Sarn in Vonaria. The Xinhua news agency in Velt reports that 40 people were killed.", "sarn")]
    public void What_only_measures_a_way_or_sends_the_news_is_no_ground(string text, string place)
    {
        var claim = Claims(text).Last(static claim => claim.Type.Family == "casualties");

        Assert.Equal(place, claim.Places[0].Id);
    }

    [Theory]
    [InlineData("The slope above Sarn in Vonaria slid. Some 3,400 people were displaced, the district chairman said.")]
    [InlineData("Two camps near Sarn in Vonaria are full. In Tanintar, one camp hosts 2,067 people.")]
    [InlineData("Floods hit Sarn in Vonaria. Some 4,000 people are waiting in Kangora for transport.")]
    [InlineData("Floods hit Sarn in Vonaria. Three schools of Kerfit shelter 820 people.")]
    public void Who_is_counted_elsewhere_is_not_counted_at_the_town_named_before(string text)
    {
        var counted = Claims(text).Where(
            static claim => claim.Quantities.Any(static quantity => quantity.Value >= 820)).ToList();

        Assert.NotEmpty(counted);
        Assert.All(
            counted, static claim => Assert.DoesNotContain(claim.Places, static place => place.Id is "sarn"));
    }

    [Fact]
    public void Who_is_counted_by_a_town_is_counted_there()
    {
        var claim = Claims("The slope above Sarn in Vonaria slid. Some 3,400 people were displaced, the mayor said.")
            .Single(static claim => claim.Type.Family == "displacement");

        Assert.Contains(claim.Places, static place => place.Id is "sarn");
    }

    [Fact]
    public void A_country_that_only_tells_how_far_a_place_lies_is_no_ground()
    {
        var claims = Claims(
            "In Vonaria, at least 20,000 refugees have fled across the border. Many are in villages 5 km from Quillia. "
            + "More than 400,000 refugees are already hosted in 13 camps.");

        Assert.DoesNotContain(
            claims.Single(static claim => claim.Quantities.Any(static quantity => quantity.Value == 400_000)).Places,
            static place => place.Id is "abroad");
    }

    [Theory]
    [InlineData("Floods hit Sarn in Vonaria. Some 900 people reached Velt on Monday; the camp there can hold 1,500.", "velt")]
    [InlineData("The school at Sarn in Vonaria hosts 300 people. Some 900 went to Velt, where a camp holds 1,500 people.", "velt")]
    public void There_and_where_hold_for_the_name_before_them(string text, string place)
    {
        var claim = Claims(text).Single(
            static claim => claim.Quantities.Any(static quantity => quantity.Value == 1_500));

        Assert.Contains(claim.Places, other => other.Id == place || IsNear(other, place));
    }

    [Theory]
    [InlineData("Floods worsened in Tollan, Vonaria, where 900 people were killed.", "land_north")]
    [InlineData("Some 900 people were killed as fighting broke out in Vonaria's Tollan province.", "land_north")]
    public void A_province_named_beside_its_country_is_meant_alone(string text, string place)
    {
        var claim = Claims(text).First(static claim => claim.Type.Family == "casualties");

        Assert.Equal([place], claim.Places.Select(static other => other.Id));
    }

    [Theory]
    [InlineData("Situation report 3, 1 September 2030 – Kestrel\n\nFloods hit Vonaria. Some 900 people were killed.", "capital")]
    [InlineData("Floods hit Vonaria. The envoy spoke in Kestrel. Some 900 people were killed.", "capital")]
    [InlineData("Floods hit Vonaria. Rain will continue in Sarn and Velt. Some 900 people were killed.", "velt")]
    [InlineData("Floods hit Sarn in Vonaria. A total of 900 people were killed in eight districts.", "sarn")]
    [InlineData("Floods hit Sarn in Vonaria. Some 900 people fled their homes in the north-east.", "sarn")]
    [InlineData("Fighters took Sarn in Vonaria, and 30 soldiers from Quillia were killed.", "abroad")]
    [InlineData("Families fled to Sarn in Vonaria. Their homes were burned before they crossed.", "sarn")]
    [InlineData("The bridge was destroyed and the road to Sarn in Vonaria is cut.", "sarn")]
    [InlineData("Some 300 people left Sarn in Vonaria. Officials expect another 5,000 people to move if it rains.", "sarn")]
    public void A_place_only_referred_to_takes_nothing(string text, string place)
    {
        var claim = Claims(text).Last(
            static claim => claim.Type.Family is "casualties" or "damage"
                || claim.Quantities.Any(static quantity => quantity.Value is 900 or 5_000));

        Assert.DoesNotContain(claim.Places, other => other.Id == place);
    }

    [Theory]
    [InlineData("Vonaria asked for help. Some 900 refugees from Quillia have arrived.", "land")]
    [InlineData("Fighting goes on in Sarn in Vonaria. Kestrel launched an attack on Sarn on Friday, killing 900.", "sarn")]
    [InlineData("Vonaria asked for help. Some 900 people, most from west Sarn and Velt, arrived at a screening site.", "land")]
    [InlineData(
        "Vonaria fears for its towns. Sarn lies on the border with Quillia. Some 900 deaths were counted throughout the country.",
        "land")]
    [InlineData("Vonaria mourns. Three villages north of Sarn burned and 900 people were killed.", "land")]
    [InlineData("MORBANE\n\nFire spread across Vonaria, officials of Vonaria said.\n\nSome 900 people were killed.", "land")]
    [InlineData("Vonaria mourns. In Sarn rain fell. Some 900 people were killed in the north-western Ullage.", "land")]
    public void A_place_that_only_acts_or_is_left_is_not_where_it_happened(string text, string place)
    {
        var claim = Claims(text).Last(
            static claim => claim.Quantities.Any(static quantity => quantity.Value is 900));

        Assert.Equal([place], claim.Places.Select(static other => other.Id));
    }

    [Fact]
    public void A_sum_behind_a_list_of_towns_is_of_none_of_them()
    {
        var claim = Claims(
                "Vonaria: new cases came from Sarn (47), Velt (12) and Ombre (5). A total of 900 deaths have been reported.")
            .Last(static claim => claim.Quantities.Any(static quantity => quantity.Value is 900));

        Assert.Equal(["land"], claim.Places.Select(static other => other.Id));
    }

    static bool IsNear(PlaceMention place, string id) =>
        place.Reference is NearPlace { Anchor: ExactPlace anchor } && anchor.Id == id;

    static IReadOnlyList<Claim> Claims(string text) => ReportReader.Read(A.Report(text), Lands).Claims;

    static NamedPlace Land(
        string id, string name, NamedPlaceKind kind, string? first, double latitude, double longitude,
        params string[] others) =>
        new(id, name, others, kind, "XX", first, kind is NamedPlaceKind.Country ? 0 : 60_000, latitude, longitude);
}
