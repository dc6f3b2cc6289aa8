using Refuge.Displacement.Random;
using Refuge.Funding;
using Refuge.Funding.Budgets;

namespace Refuge.Optimisation.Tests.Building;

/// <summary>
/// Invented problems: sites that fill in some futures and not in others, and money that does not do for all.
/// </summary>
static class InventedBudget
{
    /// <summary>A problem of a size, with everything else drawn.</summary>
    /// <param name="seed">Same seed, same problem.</param>
    /// <param name="sites">Sites.</param>
    /// <param name="items">Things that are needed at each.</param>
    /// <param name="members">Members.</param>
    /// <param name="days">Days of the run.</param>
    /// <param name="part">The money, as a part of what it would cost to serve everybody on the worst day.</param>
    /// <param name="seen">Members that the planner may look at. Null: all.</param>
    internal static BudgetProblem Drawn(
        int seed, int sites = 4, int items = 2, int members = 40, int days = 90, double part = 0.3, int? seen = null)
    {
        var random = new Dice(seed);
        var severity = Enumerable.Range(0, members).Select(_ => Math.Exp(0.9 * random.Normal())).ToArray();
        var start = Enumerable.Range(0, members).Select(_ => random.Next(1, Math.Max(2, days * 2 / 3))).ToArray();
        List<UnmetNeed> needs = [];
        for (var site = 0; site < sites; site++)
        {
            var size = random.Next(500, 20_000);
            var share = Enumerable.Range(0, members).Select(_ => random.NextDouble()).ToArray();
            var ramp = random.Next(10, 40);
            for (var item = 0; item < items; item++)
            {
                var unserved = UnservedPeople.From(days, members, (day, member) => day < start[member]
                    ? 0
                    : size * severity[member] * share[member] * Math.Min(1, (day - start[member] + 1.0) / ramp));
                needs.Add(Need(
                    $"site{site}", $"item{item}", unserved, days, 1 + (random.NextDouble() * 200),
                    [random.Next(10, 30), random.Next(30, 90)]));
            }
        }

        var cost = needs.Sum(need => need.Layers[^1].To * need.CostPerPerson);
        return Problem(needs, members, days, part * cost, [Stage.Now], seen);
    }

    /// <summary>
    /// A drawn problem in which the quick way of every third need builds on one of a few sites that must be opened, and
    /// what is held back waits for a sign.
    /// </summary>
    internal static BudgetProblem WithSites(int seed, int sites, int items, int members, int days, int seen)
    {
        var problem = Drawn(seed, sites, items, members, days, seen: seen);
        var random = new Dice(seed);
        var openings = Enumerable.Range(0, Math.Max(1, sites / 5)).Select(site => new SiteOpening(
            new($"field{site}"), random.Next(2_000, 10_000), problem.Amount * 0.01 * random.NextDouble())).ToList();
        var needs = problem.Needs.Select((need, index) => index % 3 > 0 ? need : need with
        {
            Ways = [need.Ways[0] with { Opening = index % openings.Count }, need.Ways[1]],
        }).ToList();
        var people = Enumerable.Range(0, members)
            .Select(member => needs.Sum(need => need.Unserved.At(30, member))).ToArray();
        var number = people.Order().ElementAt(members / 2);
        var sign = new Sign(number, [.. people.Select(each => each > number)]);
        return problem with
        {
            Needs = needs,
            Openings = openings,
            Stages = [Stage.Now, new(30, sign, IfAbove: true), new(30, sign, IfAbove: false)],
        };
    }

    /// <summary>A problem of needs that are given.</summary>
    internal static BudgetProblem Problem(
        IReadOnlyList<UnmetNeed> needs, int members, int days, double amount, IReadOnlyList<Stage> stages,
        int? seen = null) => new()
        {
            Needs = needs,
            Futures = FutureReduction.Reduce(
            [
                .. Enumerable.Range(0, seen ?? members)
                    .Select(member => needs.Select(need => Benefit.Unmet(need, member)).ToArray()),
            ], 50),
            Stages = stages,
            Members = members,
            Days = days,
            Amount = amount,
        };

    /// <summary>A need that is served person by person.</summary>
    internal static UnmetNeed Need(
        string place, string item, UnservedPeople unserved, int days, double cost, IReadOnlyList<int> leads,
        IReadOnlyList<IReadOnlyList<int>>? limits = null)
    {
        var layers = Layers.Of(unserved, 1, days, isShortToday: false);
        return new()
        {
            Place = new(place),
            Item = item,
            Action = item,
            Unit = "places",
            FromDay = 1,
            ToDay = days,
            UnitsPerPerson = 1,
            UnitCost = cost,
            Unserved = unserved,
            Layers = layers,
            Ways =
            [
                .. leads.Select((lead, index) => new SupplyWay(
                    ChannelKind.AgencyReserve, Procurement.Stock,
                    [.. layers.Select((_, layer) => new Readiness(LeadTime.Exactly(lead + layer), days))])
                {
                    Limits = limits?[index] ?? [],
                }),
            ],
        };
    }

    /// <summary>The project's own numbers, one after the other.</summary>
    sealed class Dice(int seed)
    {
        DrawStream stream = new Draws(seed, 0).Once(Purpose.LeadTime, StableHash.Of("invented budget"));

        internal int Next(int from, int end) => from + stream.NextBelow(end - from);

        internal double NextDouble() => stream.NextDouble();

        internal double Normal() => Refuge.Displacement.Random.Normal.Draw(ref stream);
    }
}
