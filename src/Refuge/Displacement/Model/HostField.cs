using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>
/// The pull of thousands of host places on one group of people, without a look at each for every person.
/// </summary>
/// <remarks>
/// Places are weighed eight at a time and summed in blocks; people choose a block and then a place in it, which is the
/// same distribution as choosing a place (any order of conditional choices will do; Devroye, "Non-Uniform Random
/// Variate Generation", 1986, ch. XI.1.4). A sum runs over eight lanes that are added in a fixed order, so that it is
/// the same on every processor.
/// </remarks>
sealed class HostField
{
    const int Lanes = 8;
    const int Block = 64;

    readonly DisplacementNetwork world;
    readonly MovementRules rules;
    readonly int[] anchored;
    readonly double[] kind, pull, sums, until, within;
    readonly int[] perBlock, perPlace;
    int kindDay = int.MinValue;

    internal HostField(DisplacementNetwork world, MovementRules rules)
    {
        (this.world, this.rules) = (world, rules);
        var blocks = (world.Count + Block - 1) / Block;
        anchored =
            [.. Enumerable.Range(0, world.Count).Where(place => world.Anchor[place] >= 0 && world.HostPull[place] > 0)];
        (kind, pull) = (new double[world.Count], new double[blocks * Block]);
        (sums, until, within) = (new double[blocks], new double[blocks + 1], new double[Block + 1]);
        (perBlock, perPlace) = (new int[blocks], new int[Block]);
    }

    /// <summary>
    /// [places] The pull of each place in the last <see cref="Weigh"/>; zero where it is not considered.
    /// </summary>
    internal ReadOnlySpan<double> Pull => pull.AsSpan(0, world.Count);

    /// <summary>Weighs every host place for people who leave <paramref name="from"/>.</summary>
    /// <param name="tree">The shortest ways from there.</param>
    /// <param name="from">The place they leave.</param>
    /// <param name="day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="scenario">What the member believes.</param>
    /// <returns>The pull of all together.</returns>
    internal double Weigh(PathTree tree, int from, int day, MemberScenario scenario)
    {
        SetDay(day);
        var besideKm = world.Anchor[from] < 0 ? 0 : scenario.AnchorKm[from];
        WeighOnTheMap(
            tree.LegsKm, kind, rules.Softening.Value, besideKm, rules.FarthestRefuge.Value,
            rules.DistancePower, pull.AsSpan(0, world.Count));
        foreach (var place in anchored)
        {
            var at = world.Anchor[place];
            var km = tree.LegsKm[at] + Travel.FootKmBeside(world, scenario, from, place);
            pull[place] = km <= rules.FarthestRefuge.Value
                ? kind[place] / Power(rules.Softening.Value + km, rules.DistancePower)
                : 0;
        }

        pull[from] = 0;
        Sum(pull, Strongest(pull) * rules.FaintestPull.Value, sums);
        var total = 0.0;
        for (var block = 0; block < sums.Length; block++) until[block + 1] = total += sums[block];
        return total;
    }

    /// <summary>Divides people over the places of the last <see cref="Weigh"/>, whose sum is above zero.</summary>
    /// <param name="stream">The numbers of this decision.</param>
    /// <param name="people">How many.</param>
    /// <param name="decided">The places chosen and how many chose each are added.</param>
    internal void Choose(ref DrawStream stream, int people, List<(int Place, int People)> decided)
    {
        perBlock.AsSpan().Clear();
        Multinomial.AddSummed(ref stream, people, until, perBlock);
        for (var block = 0; block < perBlock.Length; block++)
        {
            if (perBlock[block] == 0) continue;
            for (var place = 0; place < Block; place++)
            {
                within[place + 1] = within[place] + pull[(block * Block) + place];
            }
            perPlace.AsSpan().Clear();
            Multinomial.AddSummed(ref stream, perBlock[block], within, perPlace);
            for (var place = 0; place < Block; place++)
            {
                if (perPlace[place] > 0) decided.Add(((block * Block) + place, perPlace[place]));
            }
        }
    }

    void SetDay(int day)
    {
        if (kindDay == day) return;
        kindDay = day;
        for (var place = 0; place < kind.Length; place++)
        {
            kind[place] = world.IsOpenSite(place, day) ? 0 : world.HostPull[place];
        }
    }

    /// <summary>pull = kind ÷ (softening + km)^power where it is not too far, and zero elsewhere.</summary>
    /// <param name="legsKm">[places] Kilometres by vehicle and on foot; infinite where no way leads.</param>
    /// <param name="kind">[places] The pull of a place next door, zero for what is no host.</param>
    /// <param name="softeningKm">Added to every distance.</param>
    /// <param name="besideKm">Kilometres to the beginning of every way.</param>
    /// <param name="farthestKm">How far people look.</param>
    /// <param name="power">The power of distance.</param>
    /// <param name="pull">[places] On return, the pulls.</param>
    static void WeighOnTheMap(
        ReadOnlySpan<double> legsKm, ReadOnlySpan<double> kind, double softeningKm, double besideKm,
        double farthestKm, double power, Span<double> pull)
    {
        var done = 0;
        if (power == 1)
        {
            var legs = Wide(legsKm);
            var kinds = Wide(kind);
            var pulls = MemoryMarshal.Cast<double, Vector512<double>>(pull);
            var (softening, beside, farthest) =
                (Vector512.Create(softeningKm), Vector512.Create(besideKm), Vector512.Create(farthestKm));
            for (var several = 0; several < pulls.Length; several++)
            {
                var km = legs[several] + beside;
                pulls[several] = Vector512.ConditionalSelect(
                    Vector512.LessThanOrEqual(km, farthest), kinds[several] / (softening + km), Vector512<double>.Zero);
            }

            done = pulls.Length * Lanes;
        }

        for (var place = done; place < pull.Length; place++)
        {
            var km = legsKm[place] + besideKm;
            pull[place] = km <= farthestKm && kind[place] > 0 ? kind[place] / Power(softeningKm + km, power) : 0;
        }
    }

    static double Strongest(ReadOnlySpan<double> pull)
    {
        var most = Vector512<double>.Zero;
        foreach (var several in Wide(pull)) most = Vector512.Max(most, several);
        var strongest = 0.0;
        for (var lane = 0; lane < Lanes; lane++) strongest = Math.Max(strongest, most[lane]);
        return strongest;
    }

    /// <summary>Leaves out what is too faint, and sums the rest block by block.</summary>
    /// <param name="pull">[blocks × block] The pulls; on return, zero where too faint.</param>
    /// <param name="faintest">The least pull that counts.</param>
    /// <param name="sums">[blocks] On return, the sum of each block.</param>
    static void Sum(Span<double> pull, double faintest, Span<double> sums)
    {
        var least = Vector512.Create(faintest);
        var pulls = MemoryMarshal.Cast<double, Vector512<double>>(pull);
        for (var block = 0; block < sums.Length; block++)
        {
            var lanes = Vector512<double>.Zero;
            foreach (ref var several in pulls.Slice(block * (Block / Lanes), Block / Lanes))
            {
                several = Vector512.ConditionalSelect(
                    Vector512.GreaterThanOrEqual(several, least), several, Vector512<double>.Zero);
                lanes += several;
            }

            var sum = 0.0;
            for (var lane = 0; lane < Lanes; lane++) sum += lanes[lane];
            sums[block] = sum;
        }
    }

    static ReadOnlySpan<Vector512<double>> Wide(ReadOnlySpan<double> numbers) =>
        MemoryMarshal.Cast<double, Vector512<double>>(numbers);

    static double Power(double km, double power) => power switch
    {
        1 => km,
        2 => km * km,
        _ => Elementary.Pow(km, power),
    };
}
