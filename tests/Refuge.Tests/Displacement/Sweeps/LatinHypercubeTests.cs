using CsCheck;
using Refuge.Displacement.Sweeps;

namespace Refuge.Tests.Displacement.Sweeps;

public class LatinHypercubeTests
{
    static readonly Gen<string[]> Names =
        Gen.Int[1, 8].Select(count => Enumerable.Range(0, count).Select(number => $"parameter {number}").ToArray());

    [Fact]
    public void Every_stratum_of_every_parameter_holds_exactly_one_point() =>
        Gen.Select(Names, Gen.Int[1, 200], Gen.Long).Sample((names, points, seed) =>
        {
            var levels = LatinHypercube.Levels(names, points, seed);

            for (var parameter = 0; parameter < names.Length; parameter++)
            {
                var strata = levels.Select(point => (int)(point[parameter] * points)).Order();
                Assert.Equal(Enumerable.Range(0, points), strata);
            }
        }, iter: 200);

    [Fact]
    public void One_more_parameter_leaves_the_levels_of_the_others()
    {
        var two = LatinHypercube.Levels(["a", "b"], 50, 7);
        var three = LatinHypercube.Levels(["c", "a", "b"], 50, 7);

        Assert.Equal(two.Select(point => (point[0], point[1])), three.Select(point => (point[1], point[2])));
    }

    [Fact]
    public void Another_seed_or_name_gives_other_levels()
    {
        double[] Of(string name, long seed) => [.. LatinHypercube.Levels([name], 20, seed).Select(point => point[0])];

        Assert.NotEqual(Of("a", 1), Of("a", 2));
        Assert.NotEqual(Of("a", 1), Of("b", 1));
    }
}
