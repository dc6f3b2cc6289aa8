using CsCheck;
using Refuge.Displacement.Random;

namespace Refuge.Tests.Displacement.Random;

public class SamplerTests
{
    const int Draws = 40_000;

    public static TheoryData<int, double> Binomials => new()
    {
        { 1, 0.3 }, { 2, 0.5 }, { 7, 0.9 }, { 20, 0.5 }, { 30, 0.3 }, { 33, 0.31 }, { 34, 0.66 }, { 65_000, 0.0001 },
        { 70_000, 0.0001 }, { 10_000, 0.02 }, { 40, 0.5 }, { 100, 0.97 }, { 1_000, 0.001 }, { 1_000, 0.3 },
        { 100_000, 0.0001 }, { 100_000, 0.4 }, { 10_000_000, 0.0000005 }, { 10_000_000, 0.001 }, { 10_000_000, 0.7 },
        { 2_000_000_000, 0.5 },
    };

    [Theory, MemberData(nameof(Binomials))]
    public void A_binomial_has_the_mean_the_spread_and_the_tails_it_should(int trials, double chance)
    {
        var counts = Draw(stream => Binomial.Draw(ref stream, trials, chance));

        HasMoments(counts, trials * chance, trials * chance * (1 - chance));
        FitsDistribution(counts, k => LogBinomial(trials, chance, k));
        Assert.All(counts, count => Assert.InRange(count, 0, trials));
    }

    [Theory, InlineData(0.01), InlineData(0.7), InlineData(9.9), InlineData(10.1), InlineData(33), InlineData(50_000),
        InlineData(5e6)]
    public void A_poisson_has_the_mean_the_spread_and_the_tails_it_should(double mean)
    {
        var counts = Draw(stream => Poisson.Draw(ref stream, mean));

        HasMoments(counts, mean, mean);
        FitsDistribution(counts, k => (k * Math.Log(mean)) - mean - LogFactorialBySum(k));
    }

    [Fact]
    public void Certain_binomials_are_certain()
    {
        var stream = new Draws(1, 0).On(1, Purpose.Leave, 1);

        Assert.Equal(0, Binomial.Draw(ref stream, 10, 0));
        Assert.Equal(10, Binomial.Draw(ref stream, 10, 1));
        Assert.Equal(0, Binomial.Draw(ref stream, 0, 0.5));
    }

    [Fact]
    public void A_chance_that_many_share_draws_what_it_draws_alone() =>
        Gen.Select(
            Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 70_000], Gen.Int[0, 2_000_000_000]),
            Gen.OneOf(Gen.Double[0, 1], Gen.Double[0, 0.001], Gen.Const(0.0), Gen.Const(1.0), Gen.Const(0.5)), Gen.Int)
            .Sample((trials, chance, seed) =>
            {
                var alone = new Draws(seed, 0).On(1, Purpose.Leave, 1);
                var shared = new Draws(seed, 0).On(1, Purpose.Leave, 1);

                return Binomial.Draw(ref alone, trials, chance)
                        == Binomial.Draw(ref shared, trials, new SharedChance(chance))
                    && alone.NextDouble().Equals(shared.NextDouble());
            }, iter: 20_000);

    [Fact]
    public void Dividing_people_neither_makes_nor_loses_anybody() =>
        Gen.Select(
            Gen.Int[0, 10_000_000],
            Gen.OneOf(Gen.Double[0, 1], Gen.Const(0.0), Gen.Double[0, 1e-12], Gen.Double[0, 1e12]).Array[1, 40],
            Gen.Int)
            .Sample((people, weights, seed) =>
            {
                var stream = new Draws(seed, 0).On(1, Purpose.ChooseRoute, 1);
                var counts = new int[weights.Length];

                var divided = Multinomial.Draw(ref stream, people, weights, counts);

                Assert.Equal(weights.Any(weight => weight > 0) ? people : 0, divided);
                Assert.Equal(divided, counts.Sum());
                Assert.All(counts.Zip(weights), way => Assert.True(way.First == 0 || way.Second > 0));
            });

    [Fact]
    public void Each_way_gets_its_share_whatever_its_order_of_magnitude()
    {
        double[] weights = [1e9, 3, 0, 1, 1e-7, 5e5];
        var total = weights.Sum();
        var sums = new long[weights.Length];
        var counts = new int[weights.Length];

        for (var draw = 0; draw < 200; draw++)
        {
            var stream = new Draws(2, draw).On(1, Purpose.ChooseRoute, 1);
            Multinomial.Draw(ref stream, 10_000_000, weights, counts);
            for (var way = 0; way < counts.Length; way++) sums[way] += counts[way];
        }

        for (var way = 0; way < weights.Length; way++)
        {
            var expected = 200 * 1e7 * weights[way] / total;
            Assert.InRange(
                sums[way], expected - (5 * Math.Sqrt(expected)) - 1, expected + (5 * Math.Sqrt(expected)) + 1);
        }
    }

    [Fact]
    public void Dividing_over_summed_weights_conserves_people_and_sends_nobody_where_there_is_no_weight() =>
        Gen.Select(
            Gen.Int[0, 10_000_000],
            Gen.OneOf(Gen.Double[0, 1], Gen.Const(0.0), Gen.Double[0, 1e-12], Gen.Double[0, 1e12]).Array[1, 40],
            Gen.Int)
            .Where(given => given.Item2.Any(weight => weight > 0))
            .Sample((people, weights, seed) =>
            {
                var stream = new Draws(seed, 0).On(1, Purpose.ChooseRoute, 1);
                var until = Summed(weights);
                var counts = new int[weights.Length];

                Multinomial.AddSummed(ref stream, people, until, counts);
                Multinomial.AddSummed(ref stream, people % 7, until, counts);

                Assert.Equal(people + (people % 7), counts.Sum());
                for (var way = 0; way < counts.Length; way++)
                {
                    Assert.True(counts[way] == 0 || until[way + 1] > until[way]);
                }
            });

    // Few people for the ways, who look them up; many, halved; and between.
    [Theory, InlineData(1, 3), InlineData(5, 4), InlineData(30, 5), InlineData(30, 17), InlineData(200, 9),
        InlineData(5_000, 30), InlineData(1_000_000, 12)]
    public void Each_of_the_summed_ways_gets_a_binomial_count(int people, int ways)
    {
        var weights = Enumerable.Range(0, ways).Select(way => way == 1 ? 0 : 1.0 / (1 + ((way * 7) % ways))).ToArray();
        var until = Summed(weights);
        var counts = new int[ways];
        foreach (var (asked, other) in new[] { (0, ways - 1), (ways - 1, 0) })
        {
            var (chance, both) = (weights[asked] / until[^1], (weights[asked] + weights[other]) / until[^1]);
            int DrawWays(DrawStream stream, bool withOther)
            {
                Array.Clear(counts);
                Multinomial.AddSummed(ref stream, people, until, counts);
                return counts[asked] + (withOther ? counts[other] : 0);
            }

            var alone = Draw(stream => DrawWays(stream, false));
            // Two counts of one draw depend on each other: the variance of their sum shows it.
            var together = Draw(stream => DrawWays(stream, true));

            HasMoments(alone, people * chance, people * chance * (1 - chance));
            FitsDistribution(alone, k => LogBinomial(people, chance, k));
            if (both < 0.999) HasMoments(together, people * both, people * both * (1 - both));
        }
    }

    [Fact]
    public void One_person_chooses_as_many_do()
    {
        double[] weights = [0, 1, 0, 3, 0];
        var stream = new Draws(1, 0).On(1, Purpose.ChooseRoute, 1);

        var third = Enumerable.Range(0, 10_000).Select(_ => Multinomial.DrawOne(ref stream, weights)).ToList();

        Assert.All(third, way => Assert.True(way is 1 or 3));
        Assert.InRange(third.Count(way => way == 3), 7_300, 7_700);
        Assert.Equal(-1, Multinomial.DrawOne(ref stream, [0.0, 0.0]));
    }

    // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.1, and Abramowitz and Stegun (1964), table 26.1.
    [Theory, InlineData(0.5, 0), InlineData(0.975, 1.959963984540054), InlineData(0.95, 1.6448536269514722),
        InlineData(0.999, 3.090232306167813), InlineData(1e-9, -5.9978070150076865)]
    public void Normal_quantiles_are_the_tabulated_ones(double level, double value) =>
        Assert.Equal(value, Normal.Quantile(level), 1e-12);

    [Fact]
    public void The_correction_of_the_factorial_is_exact_for_small_numbers()
    {
        for (var k = 0; k < 30; k++) Assert.Equal(LogFactorialBySum(k), LogFactorial.Of(k), 1e-12);
    }

    static double[] Summed(double[] weights)
    {
        var until = new double[weights.Length + 1];
        for (var way = 0; way < weights.Length; way++) until[way + 1] = until[way] + weights[way];
        return until;
    }

    static int[] Draw(Func<DrawStream, int> draw) =>
        [.. Enumerable.Range(0, Draws).Select(number => draw(new Draws(5, 0).On(1, Purpose.Leave, 9, (ulong)number)))];

    static void HasMoments(int[] counts, double mean, double variance)
    {
        var observed = counts.Average(count => (double)count);
        var spread = counts.Average(count => (count - observed) * (count - observed));
        Assert.InRange(
            observed, mean - (4.5 * Math.Sqrt(variance / Draws)), mean + (4.5 * Math.Sqrt(variance / Draws)));
        // Var(s²) ≈ σ⁴ (2 / n + κ / n) with excess kurtosis κ at most 1 / σ².
        var tolerance = 4.5 * Math.Sqrt((2 + (1 / variance)) / Draws);
        Assert.InRange(spread / variance, 1 - tolerance, 1 + tolerance);
    }

    /// <summary>
    /// Pearson's test over twenty cells of about equal chance, and the counts beyond the 0.1 % tails.
    /// </summary>
    static void FitsDistribution(int[] counts, Func<double, double> logMass)
    {
        var sorted = counts.Order().ToArray();
        // Too wide to sum exactly; the moments and the scaled cases stand for it.
        if (sorted[^1] - sorted[0] > 2_000_000) return;
        var (cumulative, at, cell, statistic, cells) = (0.0, 0, 0.0, 0.0, 0);
        var seen = 0;
        var from = Math.Max(0, sorted[0] - (sorted[^1] - sorted[0]) - 20);
        for (var k = from; k <= sorted[^1]; k++)
        {
            var mass = Math.Exp(logMass(k));
            cell += mass;
            cumulative += mass;
            while (at < sorted.Length && sorted[at] == k)
            {
                at++;
                seen++;
            }

            if (cell < 0.05) continue;
            statistic += (seen - (cell * Draws)) * (seen - (cell * Draws)) / (cell * Draws);
            (cell, seen, cells) = (0, 0, cells + 1);
        }

        // Chi-squared with at most 20 degrees of freedom passes 52 with a chance of 10⁻⁴.
        Assert.True(statistic < 52, $"Pearson's statistic is {statistic} over {cells} cells.");
        Assert.InRange(cumulative, 0.999, 1.0000001);
    }

    static double LogBinomial(int trials, double chance, double k) =>
        LogFactorialBySum(trials) - LogFactorialBySum(k) - LogFactorialBySum(trials - k) + (k * Math.Log(chance))
            + ((trials - k) * Math.Log(1 - chance));

    static double LogFactorialBySum(double k)
    {
        if (k > 1_000)
        {
            return ((k + 0.5) * Math.Log(k)) - k + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * k))
                - (1 / (360 * k * k * k));
        }
        var sum = 0.0;
        for (var factor = 2; factor <= k; factor++) sum += Math.Log(factor);
        return sum;
    }
}
