namespace Refuge.Flee.Engines;

/// <summary>The rule of fixed routes: for each destination only the best way is known.</summary>
static class FleeFixedRoutes
{
    /// <summary>Leaves the best path to each destination among the candidates, and weighs it as Flee does.</summary>
    /// <param name="map">The map.</param>
    /// <param name="candidates">[places][candidates] Paths; on return, the best of each destination.</param>
    /// <param name="weights">[classes][places][candidates] Their weights, likewise.</param>
    /// <param name="pull">[places] The pull of each place.</param>
    /// <param name="faults">Flee lets the pull of the destination enter twice; mended, once.</param>
    internal static void KeepBest(
        FleeMap map, int[][] candidates, double[][][] weights, double[] pull, FleeFaults faults)
    {
        for (var place = 0; place < candidates.Length; place++)
        {
            var paths = candidates[place];
            var plain = weights[0][place];
            var best = Enumerable.Range(0, paths.Length).GroupBy(index => map.Paths[paths[index]].Destination)
                .Select(same => same.MaxBy(index => plain[index])).Order().ToArray();
            candidates[place] = [.. best.Select(index => paths[index])];
            foreach (var ofClass in weights)
            {
                ofClass[place] = [
                    .. best.Select(
                        index => faults == FleeFaults.Kept
                        ? plain[index] * Endpoint(ofClass, plain, index, pull[map.Paths[paths[index]].Destination])
                        : ofClass[place][index])];
            }

            double Endpoint(double[][] ofClass, double[] of, int index, double once) =>
                ofClass[place][index] == of[index] ? once : ofClass[place][index] / of[index] * once;
        }
    }
}
