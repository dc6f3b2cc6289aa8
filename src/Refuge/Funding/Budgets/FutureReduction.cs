namespace Refuge.Funding.Budgets;

/// <summary>Chooses a few members that stand for all.</summary>
/// <remarks>
/// Fast forward selection (Heitsch and Römisch, "Scenario reduction algorithms in stochastic programming",
/// Computational Optimization and Applications 24, 2003): one after the other the member is taken that leaves the
/// smallest sum of distances from every member to the nearest one taken; the weight of a member is the part of all that
/// is nearest to it. No draw is made.
/// </remarks>
static class FutureReduction
{
    /// <summary>The members that stand for all.</summary>
    /// <param name="features">[members][features] What makes members differ.</param>
    /// <param name="count">How many to take. At least one.</param>
    internal static IReadOnlyList<Future> Reduce(IReadOnlyList<double[]> features, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var members = features.Count;
        if (members <= count)
        {
            return [.. Enumerable.Range(0, members).Select(member => new Future(member, 1.0 / members))];
        }

        var distance = Distances(features);
        var (nearest, to) = (new double[members], new int[members]);
        Array.Fill(nearest, double.PositiveInfinity);
        List<int> taken = [];
        while (taken.Count < count)
        {
            var next = Best(distance, nearest, taken);
            for (var member = 0; member < members; member++)
            {
                if (distance[(member * members) + next] >= nearest[member]) continue;
                (nearest[member], to[member]) = (distance[(member * members) + next], next);
            }

            taken.Add(next);
        }

        return [
            .. taken.Order().Select(member => new Future(member, to.Count(each => each == member) / (double)members))
            .Where(static future => future.Weight > 0)];
    }

    /// <summary>The member that, once taken, leaves the smallest sum of distances; the first of equals.</summary>
    static int Best(double[] distance, double[] nearest, List<int> taken)
    {
        var members = nearest.Length;
        var (best, least) = (-1, double.PositiveInfinity);
        for (var candidate = 0; candidate < members; candidate++)
        {
            if (taken.Contains(candidate)) continue;
            var sum = 0.0;
            for (var member = 0; member < members; member++)
            {
                sum += Math.Min(nearest[member], distance[(member * members) + candidate]);
            }

            if (sum < least) (best, least) = (candidate, sum);
        }

        return best;
    }

    /// <summary>[members × members] How far each is from each: the sum of the differences of what they need.</summary>
    static double[] Distances(IReadOnlyList<double[]> features)
    {
        var members = features.Count;
        var distance = new double[members * members];
        for (var one = 0; one < members; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var sum = 0.0;
                for (var index = 0; index < features[one].Length; index++)
                {
                    sum += Math.Abs(features[one][index] - features[other][index]);
                }

                distance[(one * members) + other] = distance[(other * members) + one] = sum;
            }
        }

        return distance;
    }
}
