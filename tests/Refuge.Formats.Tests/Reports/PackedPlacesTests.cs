using System.Text;
using Refuge.Formats.Reports;
using Refuge.Reports.Places;

namespace Refuge.Formats.Tests.Reports;

public class PackedPlacesTests
{
    const int Step = 97;

    [Fact]
    public void Every_name_of_the_gazetteer_finds_its_place()
    {
        var names = Gazetteer.Names;
        var places = names.InOrder.ToList();

        Assert.True(places.Count > 200_000, $"The gazetteer has {places.Count} places.");
        for (var row = 0; row < places.Count; row += Step)
        {
            var place = places[row];
            Assert.Same(place, names.FindById(place.Id));
            foreach (var name in place.Aliases.Prepend(place.Name)) Assert.Contains(place, names.Find(name));
        }
    }

    [Fact]
    public void Packed_places_answer_as_listed_ones_do()
    {
        var (packed, listed) = (Gazetteer.Names, new PlaceNames(Gazetteer.Names.InOrder));
        var rows = listed.InOrder.ToList();
        for (var row = 0; row < rows.Count; row += Step)
        {
            Assert.Equal(listed.Find(rows[row].Name), packed.Find(rows[row].Name));
            Assert.Equal(listed.Find(rows[row].Name + "berg"), packed.Find(rows[row].Name + "berg"));
        }

        Assert.Equal(listed.FindAlike("LY", "Gheryan"), packed.FindAlike("LY", "Gheryan"));
        Assert.NotEmpty(packed.FindAlike("LY", "Gheryan"));
        Assert.Equal(listed.Find("الفلوجة"), packed.Find("الفلوجة"));
    }

    [Fact]
    public void A_place_is_looked_up_by_its_identity_before_it_was_ever_made()
    {
        var places = Packed("geonames:7\tC\tXX\t\tXland\tXlandic\t0\t1\t2\n12\tPA\tXX\t01\tQuill\tKuil;Quell\t900\t1.5\t-2.5\n");

        Assert.Equal("Quill", places.FindById("geonames:12")!.Name);
        Assert.Equal(NamedPlaceKind.Country, places.FindById("geonames:7")!.Kind);
        Assert.Null(places.FindById("geonames:1"));
        Assert.Null(places.FindById("12\tPA"));
        Assert.Equal(["Kuil", "Quell"], places[1].Aliases);
        Assert.Equal((900L, 1.5, -2.5), (places[1].Population, places[1].Latitude, places[1].Longitude));
    }

    [Fact]
    public void A_file_that_ends_within_a_line_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Packed("12\tP\tXX\t01\tQuill\t\t900\t1.5\t2.5\n13\tP\tXX"));

    static PackedPlaces Packed(string text) => new(Encoding.UTF8.GetBytes(text));
}
