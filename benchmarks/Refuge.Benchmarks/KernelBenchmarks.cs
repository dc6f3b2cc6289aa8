using BenchmarkDotNet.Attributes;
using Refuge.Displacement.Random;

namespace Refuge.Benchmarks;

/// <summary>What one call of each kernel costs, address and stream included, as the engines call it.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    const int Calls = 1_000;
    const int Day = 736_000;

    readonly double[] fourWays = [0.4, 0.3, 0.2, 0.1];
    readonly double[] sixtyWays = [.. Enumerable.Range(1, 60).Select(way => 1.0 / way)];
    readonly double[] sixtyUntil =
        [0, .. Enumerable.Range(1, 60).Select(ways => Enumerable.Range(1, ways).Sum(way => 1.0 / way))];
    readonly double[] numbers = [.. Enumerable.Range(1, Calls).Select(number => number / 100.0)];
    readonly int[] fourCounts = new int[4];
    readonly int[] sixtyCounts = new int[60];
    ulong identity;

    /// <summary>One Philox block: four words of 64 bits.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public ulong GeneratorBlock()
    {
        var sum = 0UL;
        for (var call = 0UL; call < Calls; call++) sum ^= Philox.Block(call, identity, 3, 4, 5, 6).A;
        identity++;
        return sum;
    }

    /// <summary>A number between 0 and 1 from a stream that is already there.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public double NextDouble()
    {
        var stream = Stream(identity++);
        var sum = 0.0;
        for (var call = 0; call < Calls; call++) sum += stream.NextDouble();
        return sum;
    }

    /// <summary>0.5 successes expected of 100: inversion, most often ended by Bernoulli's bound.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long BinomialInversionOfHalf() => Binomials(100, 0.005);

    /// <summary>6 successes expected of 24: inversion.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long BinomialInversionOfSix() => Binomials(24, 0.25);

    /// <summary>25 successes expected of 100: BTRS.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long BinomialRejectionOf25() => Binomials(100, 0.25);

    /// <summary>300,000 successes expected of a million: BTRS; the cost does not grow with the people.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long BinomialRejectionOf300000() => Binomials(1_000_000, 0.3);

    /// <summary>25 people over four ways.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long Multinomial25Over4() => Multinomials(25, fourWays, fourCounts);

    /// <summary>100,000 people over four ways.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long Multinomial100000Over4() => Multinomials(100_000, fourWays, fourCounts);

    /// <summary>10,000 people over sixty ways.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long Multinomial10000Over60() => Multinomials(10_000, sixtyWays, sixtyCounts);

    /// <summary>100 people over sixty ways.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long Multinomial100Over60() => Multinomials(100, sixtyWays, sixtyCounts);

    /// <summary>100 people over sixty ways with summed weights: few are left for many ways.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long Summed100Over60() => Summed(100);

    /// <summary>10,000 people over sixty ways with summed weights.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long Summed10000Over60() => Summed(10_000);

    /// <summary>A normal number by its quantile function.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public double NormalDraw()
    {
        var sum = 0.0;
        for (var call = 0UL; call < Calls; call++)
        {
            var stream = Stream(identity + call);
            sum += Normal.Draw(ref stream);
        }

        identity += Calls;
        return sum;
    }

    /// <summary>A Poisson number around 50.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long PoissonOf50()
    {
        var sum = 0L;
        for (var call = 0UL; call < Calls; call++)
        {
            var stream = Stream(identity + call);
            sum += Poisson.Draw(ref stream, 50);
        }

        identity += Calls;
        return sum;
    }

    /// <summary>Our own logarithm, the same on every processor.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public double OwnLog()
    {
        var sum = 0.0;
        foreach (var number in numbers) sum += Elementary.Log(number);
        return sum;
    }

    /// <summary>The platform's logarithm, which is not.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public double PlatformLog()
    {
        var sum = 0.0;
        foreach (var number in numbers) sum += Math.Log(number);
        return sum;
    }

    /// <summary>Our own exponential.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public double OwnExp()
    {
        var sum = 0.0;
        foreach (var number in numbers) sum += Elementary.Exp(-number);
        return sum;
    }

    /// <summary>The platform's.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public double PlatformExp()
    {
        var sum = 0.0;
        foreach (var number in numbers) sum += Math.Exp(-number);
        return sum;
    }

    long Binomials(int trials, double chance)
    {
        var sum = 0L;
        for (var call = 0UL; call < Calls; call++)
        {
            var stream = Stream(identity + call);
            sum += Binomial.Draw(ref stream, trials, chance);
        }

        identity += Calls;
        return sum;
    }

    long Summed(int people)
    {
        var sum = 0L;
        for (var call = 0UL; call < Calls; call++)
        {
            var stream = Stream(identity + call);
            Array.Clear(sixtyCounts);
            Multinomial.AddSummed(ref stream, people, sixtyUntil, sixtyCounts);
            sum += sixtyCounts[0];
        }

        identity += Calls;
        return sum;
    }

    long Multinomials(int people, double[] weights, int[] counts)
    {
        var sum = 0L;
        for (var call = 0UL; call < Calls; call++)
        {
            var stream = Stream(identity + call);
            Multinomial.Draw(ref stream, people, weights, counts);
            sum += counts[0];
        }

        identity += Calls;
        return sum;
    }

    static DrawStream Stream(ulong identity) => new Draws(1, 0).On(Day, Purpose.Leave, identity);
}
