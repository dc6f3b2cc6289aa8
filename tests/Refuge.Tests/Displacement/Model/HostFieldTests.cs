using CsCheck;
using Refuge.Displacement;
using Refuge.Displacement.Blocks;
using Refuge.Displacement.Model;
using Refuge.Displacement.Random;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement.Model;

public class HostFieldTests
{
    const int Towns = 150;
    static readonly DisplacementNetwork Network = Line();

    [Fact]
    public void Every_host_pulls_as_the_plain_rule_says() =>
        Gen.Select(Gen.Int[0, Towns - 1], Gen.OneOf(Gen.Const(1.0), Gen.Const(2.0), Gen.Double[0, 4]))
            .Sample((from, power) =>
        {
            var rules = new MovementRules { DistancePower = power };
            var (scenario, tree) = (new MemberScenario(Network.Count, 0), Tree(rules, from));
            var field = new HostField(Network, rules);

            var total = field.Weigh(tree, from, InventedSituation.AsOf.DayNumber, scenario);

            var plain = Enumerable.Range(0, Network.Count).Select(place => Plain(tree, place, from, rules)).ToArray();
            var strongest = plain.Max();
            var expected = plain.Select(pull => pull >= 0.02 * strongest ? pull : 0).ToArray();
            for (var place = 0; place < Network.Count; place++)
            {
                Assert.Equal(expected[place], field.Pull[place], 1e-12 * strongest);
            }
            Assert.Equal(expected.Sum(), total, 1e-9 * total);
        }, iter: 200);

    [Fact]
    public void Everybody_chooses_one_host_and_hosts_are_chosen_in_proportion_to_their_pull()
    {
        const int People = 2_000_000;
        var rules = new MovementRules();
        var field = new HostField(Network, rules);
        var total = field.Weigh(Tree(rules, 70), 70, InventedSituation.AsOf.DayNumber, new(Network.Count, 0));
        var decided = new List<(int Place, int People)>();
        var stream = new Draws(1, 0).On(1, Purpose.ChooseRefuge, 1);

        field.Choose(ref stream, People, decided);

        Assert.Equal(People, decided.Sum(choice => choice.People));
        Assert.Equal(decided.Count, decided.DistinctBy(choice => choice.Place).Count());

        // Six standard deviations of a binomial: passed by chance once in a thousand million times for each host.
        foreach (var (place, people) in decided)
        {
            var share = field.Pull[place] / total;
            Assert.InRange(people - (People * share), -6 * Math.Sqrt(People * share), 6 * Math.Sqrt(People * share));
        }
    }

    [Fact]
    public void A_few_people_choose_only_places_that_pull() =>
        Gen.Select(Gen.Int[0, Towns - 1], Gen.Int[1, 5], Gen.Int[0, 1_000]).Sample((from, people, member) =>
        {
            var rules = new MovementRules();
            var field = new HostField(Network, rules);
            field.Weigh(Tree(rules, from), from, InventedSituation.AsOf.DayNumber, new(Network.Count, 0));
            var decided = new List<(int Place, int People)>();
            var stream = new Draws(1, member).On(1, Purpose.ChooseRefuge, 1);

            field.Choose(ref stream, people, decided);

            Assert.Equal(people, decided.Sum(choice => choice.People));
            Assert.All(decided, choice => Assert.True(field.Pull[choice.Place] > 0 && choice.Place != from));
        }, iter: 300);

    static double Plain(PathTree tree, int place, int from, MovementRules rules)
    {
        var km = tree.LegsKm[place];
        return place == from || !(km <= rules.FarthestRefuge.Value)
            ? 0
            : Network.HostPull[place] / Elementary.Pow(rules.Softening.Value + km, rules.DistancePower);
    }

    static PathTree Tree(MovementRules rules, int from)
    {
        var paths = new PathFinder(Network, rules);
        paths.Renew(0);
        return paths.From(from, new bool[Network.Count]);
    }

    static DisplacementNetwork Line()
    {
        var builder = new InventedSituation();
        PlaceKind[] kinds = [PlaceKind.City, PlaceKind.Town, PlaceKind.Village];
        for (var town = 0; town < Towns; town++) builder.WithTown($"T{town:000}", 1_000, kind: kinds[town % 3]);
        for (var town = 1; town < Towns; town++) builder.WithRoute($"T{town - 1:000}", $"T{town:000}", 3 + (town % 4));
        return new ForecastModel(new(builder.Build(), [], [], new()), CancellationToken.None).Network;
    }
}
