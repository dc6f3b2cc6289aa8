namespace Refuge.Funding.Budgets;

/// <summary>What a plan would come to, over all members and not only over those that stand for them.</summary>
/// <remarks>
/// Purchases of a need are laid one above the other, those of today first, and each serves the people of its own slice
/// from the day on which it stands; the mean over how long the works take is exact. A purchase that stands early could
/// in truth serve the slice of one that is late, so what goes unmet is never told too small.
/// </remarks>
sealed class BudgetOutcome
{
    BudgetOutcome(double[] unmet, double[] spent, PurchaseOutcome[] purchases)
    {
        (Unmet, Spent, Purchases) = (unmet, spent, purchases);
        MeanUnmet = unmet.Average();
        WorstFifth = MeanOfWorst(unmet);
    }

    /// <summary>[members] Person-days that people go without one of the things.</summary>
    internal double[] Unmet { get; }

    /// <summary>[members] What is spent, in the currency of the plan.</summary>
    internal double[] Spent { get; }

    /// <summary>[purchases] What each purchase does.</summary>
    internal IReadOnlyList<PurchaseOutcome> Purchases { get; }

    /// <summary>The mean of <see cref="Unmet"/>.</summary>
    internal double MeanUnmet { get; }

    /// <summary>The mean of <see cref="Unmet"/> over the worst fifth of the members.</summary>
    internal double WorstFifth { get; }

    /// <summary>Works out what a plan comes to.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="daysEarlier">By how many days everything stands earlier than it would.</param>
    internal static BudgetOutcome Of(BudgetProblem problem, BudgetPlan plan, int daysEarlier = 0)
    {
        var (unmet, spent) = (new double[problem.Members], new double[problem.Members]);
        var purchases = new PurchaseOutcome[plan.Purchases.Count];
        var byNeed = plan.Purchases.Select(static (purchase, index) => (purchase, index))
            .ToLookup(static each => each.purchase.Need);
        for (var index = 0; index < problem.Needs.Count; index++)
        {
            var need = problem.Needs[index];
            var bought = byNeed[index].OrderBy(static each => each.purchase.Stage)
                .ThenBy(static each => each.purchase.Layer).ThenBy(static each => each.purchase.Way).ToList();
            for (var member = 0; member < problem.Members; member++)
            {
                unmet[member] += Benefit.Unmet(need, member);
                var from = 0.0;
                foreach (var (purchase, place) in bought)
                {
                    var stage = problem.Stages[purchase.Stage];
                    if (!stage.HappensIn(member)) continue;

                    var slice = new Layer(from, from + purchase.People, null, IsShortToday: false);
                    var done = Serve(need, slice, purchase, stage.Day, daysEarlier, member);
                    unmet[member] -= done.Served;
                    spent[member] += purchase.People * need.CostPerPerson;
                    purchases[place] = purchases[place].Plus(done, problem.Members);
                    from += purchase.People;
                }
            }
        }

        for (var member = 0; member < problem.Members; member++)
        {
            spent[member] += plan.Opened.Sum(opening => problem.Openings[opening].FixedCost);
        }

        return new(unmet, spent, purchases);
    }

    static PurchaseOutcome Serve(
        UnmetNeed need, Layer slice, Purchase purchase, int day, int daysEarlier, int member)
    {
        var ready = need.Ways[purchase.Way].OfLayers[purchase.Layer];
        var (served, late, most) = (0.0, 0.0, 0.0);
        for (var on = need.FromDay; on <= need.ToDay; on++)
        {
            var without = slice.Of(need.Unserved.At(on, member));
            most = Math.Max(most, without);
            if (on < day) continue;

            var stands = ready.After(on - day + daysEarlier);
            served += without * stands;
            late += without * (1 - stands);
        }

        return new(served, late, purchase.People - most);
    }

    /// <summary>The mean of the worst fifth, the least bad of them in part where a fifth is no whole number.</summary>
    internal static double MeanOfWorst(IReadOnlyList<double> unmet)
    {
        var left = unmet.Count * Worst;
        var sum = 0.0;
        foreach (var each in unmet.OrderDescending())
        {
            var part = Math.Clamp(left, 0, 1);
            sum += part * each;
            left -= part;
        }

        return sum / (unmet.Count * Worst);
    }

    /// <summary>The part of the futures whose mean a plan must not make worse.</summary>
    internal const double Worst = 0.2;
}

/// <summary>What one purchase does, in the mean over members.</summary>
/// <param name="Served">Person-days that it saves.</param>
/// <param name="Late">Person-days that its people go without because it stands too late: the regret of acting
/// late.</param>
/// <param name="UnusedPeople">People it is bought for who never come: the regret of acting in vain.</param>
readonly record struct PurchaseOutcome(double Served, double Late, double UnusedPeople)
{
    internal PurchaseOutcome Plus(PurchaseOutcome other, int members) => new(
        Served + (other.Served / members), Late + (other.Late / members),
        UnusedPeople + (other.UnusedPeople / members));
}
