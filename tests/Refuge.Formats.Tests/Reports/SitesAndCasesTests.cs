using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Formats.Tests.Reports;

/// <summary>Sites that are told without the word camp, and counts of different fates in one clause.</summary>
public class SitesAndCasesTests
{
    static readonly DateOnly Day = new(2024, 7, 14);

    [Theory]
    [InlineData("The Wabi river burst its banks. Some 6,200 people shelter in a camp near Zubrowal.", "Zubrowal")]
    [InlineData("Armed men raided Talodi. A makeshift site outside El Dabri houses 1,250 people.", "El Dabri")]
    [InlineData("Fighting hit Talodi. An informal settlement at Kalibo hosts 2,300 people.", "Kalibo")]
    [InlineData("Fighting hit Talodi. About 3,400 people are in a school compound at Kalibo.", "Kalibo")]
    [InlineData("People left Talodi. A camp near Burabo, a village of Sudan, hosts 900 people from Sebrit.", "Burabo")]
    public void A_site_lies_near_the_name_beside_it(string text, string name)
    {
        var claim = Assert.Single(
            Read(text).Claims,
            static claim => claim.Type.Family is "camp" or "population"
                && claim.Quantities.Any(static quantity => quantity.Unit is "people"));

        Assert.Equal(name, NameOf(claim.Places[0]));
    }

    [Fact]
    public void What_stands_at_a_site_is_placed_there_where_a_colon_parts_the_two()
    {
        var latrines = Assert.Single(
            Read("Armed men raided Talodi. People are in a school compound at Kalibo: 3,400 people with 8 latrines.")
                .Claims,
            static claim => claim.Type.ToString() == "camp.sanitation");

        Assert.Equal("Kalibo", NameOf(latrines.Places[0]));
    }

    [Theory]
    [InlineData("The camp has 40 latrines and three boreholes.")]
    [InlineData("The camp has three boreholes and 40 latrines.")]
    public void Latrines_and_boreholes_of_one_clause_both_stand(string text)
    {
        var facilities = Read(text).Claims.SelectMany(static claim => claim.Statements).OfType<FacilityStatement>()
            .Select(static each => (each.Item, each.Quantity?.Value)).ToList();

        Assert.Contains(("toilet", 40), facilities);
        Assert.Contains(("water_point", 3), facilities);
    }

    [Theory]
    [InlineData("Health workers reported 31 suspected cholera cases and two deaths in the camp.", 31, 2)]
    [InlineData("Doctors said there were 14 measles cases and one death since Monday.", 14, 1)]
    [InlineData("A total of 665 cases and 4 deaths have been reported in Sudan.", 665, 4)]
    public void The_sick_are_not_the_dead(string text, int cases, int deaths)
    {
        var claims = Read(text).Claims;

        var killed = Assert.Single(claims, static claim => claim.Type.Family == "casualties");
        var ill = Assert.Single(claims, static claim => claim.Type.Kind is "health" or "disease");
        Assert.Equal([deaths], killed.Quantities.Select(static quantity => quantity.Value!.Value));
        Assert.Equal(Modality.Asserted, killed.Modality);
        Assert.Equal(cases, ill.Quantities[0].Value);
        Assert.DoesNotContain(claims, static claim => claim.Type.ToString() == "camp.population");
    }

    [Fact]
    public void A_flood_has_not_killed_those_whom_cholera_killed_later()
    {
        var killed = Assert.Single(
            Read("The river flooded Kadugli on 2 July. Doctors reported 31 cholera cases and two deaths.").Claims,
            static claim => claim.Type.Family == "casualties");

        Assert.NotEqual(new DateOnly(2024, 7, 2), killed.Date?.Last);
    }

    [Theory]
    [InlineData("A shelter for cats in Khartoum is full, its manager said on Tuesday.")]
    [InlineData("The shelter, built for 60 cats, now holds 95.")]
    [InlineData("The theatre was full.")]
    public void Animals_and_guests_crowd_no_camp(string text) => Assert.Empty(Read(text).Claims);

    [Theory]
    [InlineData("Sudan: Dabrit, 60 km to the east, is cut off.", "Dabrit")]
    [InlineData("Dabrit, about 60 kilometres north of the capital of Sudan, was shelled.", "Dabrit")]
    public void A_name_with_a_distance_behind_it_is_a_place(string text, string name) =>
        Assert.Contains(Read(text).Places, place => place.Quote == name);

    [Fact]
    public void Teleprinter_text_is_parted_by_its_spaces()
    {
        var claims = Read(
            "the rebels attacked the electoral council.    the red cross reported that eight minors were wounded "
            + "in khartoum.").Claims;

        Assert.Equal(
            "the red cross",
            Assert.Single(claims, static claim => claim.Type.Kind == "injured").Attribution.Source);
    }

    static string NameOf(PlaceMention place) => place.Reference is NearPlace near ? near.AnchorName : place.Quote;

    static Reading Read(string text) =>
        ShippedReader.Read(ReportFile.OfText("case", text, Day));
}
