using Refuge.Displacement.Random;

namespace Refuge.Displacement.Sweeps;

/// <summary>
/// Points that cover every parameter evenly: of so many strata of equal chance, each holds exactly one point.
/// </summary>
/// <remarks>
/// McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables in the analysis
/// of output from a computer code", Technometrics 21 (1979) 239–245. The order of strata and the place within a stratum
/// are drawn by the parameter's name, so that one more parameter leaves the values of all others as they were.
/// </remarks>
static class LatinHypercube
{
    /// <summary>The levels of each parameter at each point, strictly between 0 and 1: [points][parameters].</summary>
    /// <param name="parameters">Their names, each once.</param>
    /// <param name="points">How many points, at least 1.</param>
    /// <param name="seed">The same seed gives the same points.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="points"/> is below 1.</exception>
    public static IReadOnlyList<IReadOnlyList<double>> Levels(IReadOnlyList<string> parameters, int points, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var columns = parameters.Select(name => Column(name, points, seed)).ToArray();
        return [.. Enumerable.Range(0, points).Select(point => columns.Select(column => column[point]).ToArray())];
    }

    static double[] Column(string name, int points, long seed)
    {
        var (draws, identity) = (new Draws(seed, 0), StableHash.Of(name));
        var (order, within) = (draws.Once(Purpose.SweepOrder, identity), draws.Once(Purpose.SweepWithin, identity));
        var strata = Enumerable.Range(0, points).ToArray();
        // Fisher and Yates (1938), as Durstenfeld (1964) wrote it.
        for (var last = points - 1; last > 0; last--)
        {
            var other = order.NextBelow(last + 1);
            (strata[last], strata[other]) = (strata[other], strata[last]);
        }

        return [.. strata.Select(stratum => (stratum + within.NextOpenDouble()) / points)];
    }
}
