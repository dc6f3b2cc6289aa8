using CsCheck;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Situations;

/// <summary>Who lives in a district outside its towns.</summary>
public class DistrictResidentsTests
{
    [Fact]
    public void A_district_and_its_towns_hold_together_whom_the_district_was_stated_to_hold() =>
        Gen.Select(Gen.Int[0, 900_000], Gen.Int[1, 500_000].Array[3]).Sample((outside, towns) =>
        {
            var places = Places(outside + towns.Sum(), towns, "Highland");
            var residents = new DistrictResidents(A.Situation().Build() with { Places = places });

            Assert.Equal(
                outside + towns.Sum(),
                places.Sum(place => residents.WithoutTowns(place.Value).Population!.Value.Count));
        });

    [Theory]
    [InlineData("Highland", 40)]
    [InlineData("highland", 40)]
    [InlineData("The High Land", 40)]
    [InlineData("Lowland", 100)]
    [InlineData(null, 100)]
    public void A_town_lies_in_the_district_that_it_names(string? unit, int left)
    {
        var places = Places(100, [60], unit);

        Assert.Equal(
            left, new DistrictResidents(A.Situation().Build() with { Places = places })
                .WithoutTowns(places[0].Value).Population!.Value.Count);
    }

    [Fact]
    public void A_town_of_another_country_lies_in_no_district_of_this_one()
    {
        var places = Places(100, [60], "Highland", country: "Sea");

        Assert.Equal(
            100, new DistrictResidents(A.Situation().Build() with { Places = places })
                .WithoutTowns(places[0].Value).Population!.Value.Count);
    }

    [Fact]
    public void Towns_of_more_people_than_their_district_leave_nobody_outside_and_never_fewer()
    {
        var places = Places(100, [80, 70], "Highland");

        Assert.Equal(
            0, new DistrictResidents(A.Situation().Build() with { Places = places })
                .WithoutTowns(places[0].Value).Population!.Value.Count);
    }

    static IReadOnlyList<Recorded<Place>> Places(int district, int[] towns, string? unit, string country = "Valley")
    {
        var situation = A.Situation().WithTown("d", district, kind: PlaceKind.District);
        for (var town = 0; town < towns.Length; town++) situation.WithTown($"t{town}", towns[town], country: country);
        return
        [
            .. situation.Build().Places.OrderBy(static place => place.Value.Id).Select(place => place with
            {
                Value = place.Value.Kind is PlaceKind.District
                    ? place.Value with { Name = "Highland", Aliases = ["The High Land"] }
                    : place.Value with { Admin2 = unit },
            }),
        ];
    }
}
