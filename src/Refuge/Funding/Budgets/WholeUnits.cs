namespace Refuge.Funding.Budgets;

/// <summary>Nobody builds a part of a latrine: what is bought is rounded down to whole units.</summary>
static class WholeUnits
{
    /// <summary>The same purchases in whole units for each need, way and stage; what is less than one is left
    /// out.</summary>
    /// <remarks>What is rounded off comes from the highest layers: they are needed last and least.</remarks>
    internal static IReadOnlyList<Purchase> Of(BudgetProblem problem, IEnumerable<Purchase> purchases)
    {
        List<Purchase> whole = [];
        foreach (var lot in purchases.GroupBy(static each => (each.Need, each.Way, each.Stage)))
        {
            var perPerson = problem.Needs[lot.Key.Need].UnitsPerPerson;
            var left = Math.Floor((lot.Sum(static each => each.People) * perPerson) + Slack) / perPerson;
            foreach (var purchase in lot.OrderBy(static each => each.Layer))
            {
                var people = Math.Min(purchase.People, left);
                if (people <= 0) break;

                whole.Add(purchase with { People = people });
                left -= people;
            }
        }

        return
        [
            .. whole.OrderBy(static each => each.Need).ThenBy(static each => each.Stage)
                .ThenBy(static each => each.Layer).ThenBy(static each => each.Way),
        ];
    }

    /// <summary>Keeps 17.9999999 units, which a solver leaves, from counting as 17.</summary>
    const double Slack = 1e-6;
}
