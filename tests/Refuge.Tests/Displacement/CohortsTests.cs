using Refuge.Displacement;

namespace Refuge.Tests.Displacement;

public class CohortsTests
{
    [Fact]
    public void A_copy_holds_the_same_people_and_goes_its_own_way()
    {
        var original = new Cohorts(places: 2, origins: 2);
        original.Home[0] = 70;
        original.Sheltered[1] = 20;
        original.SetOut(origin: 1, to: 1, arrivalDay: 5, people: 10);
        var copy = new Cohorts(places: 2, origins: 2);

        copy.CopyFrom(original);
        original.Home[0] = 0;

        Assert.Equal(100, copy.Total());
        Assert.Equal(30, original.Total());
        Assert.Equal(10, copy.TotalArrivingOn(5)[1]);
    }
}
