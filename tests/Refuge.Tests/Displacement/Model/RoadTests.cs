using CsCheck;
using Refuge.Displacement.Model;

namespace Refuge.Tests.Displacement.Model;

public class RoadTests
{
    [Fact]
    public void Everybody_arrives_on_their_day_and_once() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 300], Gen.Int[0, 3], Gen.Int[1, 9]).Array[0, 60].Sample(journeys =>
        {
            var road = new Road();
            var (arriving, arrived) = (new List<Travellers>(), new List<Travellers>());
            for (var day = 0; day <= 320; day++)
            {
                foreach (var (start, length, place, people) in journeys)
                {
                    if (start == day) road.SetOut(new(start + length, place, 0, people));
                }

                road.TakeArrivals(day, arriving);
                Assert.All(arriving, group => Assert.Equal(day, group.ArrivalDay));
                arrived.AddRange(arriving);
            }

            Assert.Equal(
                journeys.Select(
                    journey => new Travellers(journey.Item1 + journey.Item2, journey.Item3, 0, journey.Item4)).OrderBy(
                        Key), arrived.OrderBy(Key));
            Assert.Equal(0, road.Total());
        }, iter: 300);

    static (int, int, int) Key(Travellers group) => (group.ArrivalDay, group.Place, group.People);
}
