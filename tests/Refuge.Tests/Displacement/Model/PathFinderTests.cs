using CsCheck;
using Refuge.Displacement;
using Refuge.Displacement.Blocks;
using Refuge.Displacement.Model;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement.Model;

public class PathFinderTests
{
    /// <summary>
    /// Networks of whole kilometres, in which equally short ways are common, and the places that open one day after the
    /// other.
    /// </summary>
    static readonly Gen<(int Places, (int From, int To, int Km)[] Routes, int Blocked, int[] Openings)> Networks =
        Gen.Int[3, 14].SelectMany(places => Gen.Select(
            Gen.Const(places),
            Gen.Select(Gen.Int[0, places - 1], Gen.Int[0, places - 1], Gen.Int[1, 4]).Array[places, 4 * places],
            Gen.Int[0, (1 << places) - 1],
            Gen.Int[0, places - 1].Array[1, 8]));

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(long.MaxValue)]
    public void Ways_that_are_mended_when_places_open_are_those_that_would_be_found_anew(long remembersBytes) =>
        Networks.Sample(network =>
        {
            var world = Network(network.Places, network.Routes);
            var blocked =
                Enumerable.Range(0, world.Count).Select(place => (network.Blocked >> place & 1) == 1).ToArray();
            var mending = new PathFinder(world, new(), remembersBytes);
            mending.Renew(0);
            for (var from = 0; from < world.Count; from++) mending.From(from, blocked);

            foreach (var opening in network.Openings)
            {
                if (!blocked[opening]) continue;
                blocked[opening] = false;
                mending.Open(opening);

                for (var from = opening % 2; from < world.Count; from += 2)
                {
                    var anew = new PathFinder(world, new());
                    anew.Renew(0);
                    var (expected, mended) = (anew.From(from, blocked), mending.From(from, blocked));
                    Assert.Equal(expected.LegsKm, mended.LegsKm);
                    for (var to = 0; to < world.Count; to++) Assert.Equal(expected[to], mended[to]);
                }
            }
        }, iter: 1_000);

    [Fact]
    public void The_shortest_way_is_as_long_as_the_plain_method_says() =>
        Networks.Sample(network =>
        {
            var world = Network(network.Places, network.Routes);
            var blocked = new bool[world.Count];
            var finder = new PathFinder(world, new());
            finder.Renew(0);

            // Floyd and Warshall's method: every pair by way of every place.
            double[][] km = [.. Enumerable.Range(0, world.Count).Select(_ => new double[world.Count])];
            for (var one = 0; one < world.Count; one++)
            {
                for (var other = 0; other < world.Count; other++)
                {
                    km[one][other] = one == other ? 0 : double.PositiveInfinity;
                }
            }

            for (var from = 0; from < world.Count; from++)
            {
                for (var way = world.FirstWay[from]; way < world.FirstWay[from + 1]; way++)
                {
                    km[from][world.Ways[way].To] = Math.Min(km[from][world.Ways[way].To], world.Ways[way].Km);
                }
            }

            for (var by = 0; by < world.Count; by++)
            {
                for (var one = 0; one < world.Count; one++)
                {
                    for (var other = 0; other < world.Count; other++)
                    {
                        km[one][other] = Math.Min(km[one][other], km[one][by] + km[by][other]);
                    }
                }
            }

            for (var from = 0; from < world.Count; from++)
            {
                var tree = finder.From(from, blocked);
                for (var to = 0; to < world.Count; to++) Assert.Equal(km[from][to], tree[to].Km, 1e-9);
            }
        }, iter: 300);

    static DisplacementNetwork Network(int places, (int From, int To, int Km)[] routes)
    {
        var builder = new InventedSituation();
        for (var place = 0; place < places; place++)
        {
            // Three kilometres apart: the nearest place on foot changes as places open. Every fourth place screens.
            if (place % 4 == 3)
            {
                builder.WithSite($"P{place:00}", eastKm: 3 * place, kind: SiteKind.Screening, throughput: 10);
            }
            else
            {
                builder.WithTown($"P{place:00}", 1_000, eastKm: 3 * place);
            }
        }

        foreach (var (from, to, km) in routes.Where(route => route.From != route.To)
            .DistinctBy(route => (route.From, route.To)))
        {
            builder.WithRoute($"P{from:00}", $"P{to:00}", km);
        }
        return new ForecastModel(new(builder.Build(), [], [], new()), CancellationToken.None).Network;
    }
}
