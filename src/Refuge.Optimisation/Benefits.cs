using Refuge.Funding.Budgets;

namespace Refuge.Optimisation;

/// <summary>What every purchase that could be made saves in every future.</summary>
sealed class Benefits
{
    readonly BudgetProblem problem;
    readonly double[] unmet;
    readonly List<Choice> choices = [];
    readonly Dictionary<(int Need, int Layer, int Way, int Stage), int> places = [];

    /// <summary>Works them out.</summary>
    internal Benefits(BudgetProblem problem, CancellationToken cancellation)
    {
        this.problem = problem;
        unmet = [.. problem.Futures.Select(
            future => problem.Needs.Sum(need => Benefit.Unmet(need, future.Member)))];
        for (var need = 0; need < problem.Needs.Count; need++)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(need);
        }
    }

    /// <summary>[futures] Person-days that go unmet if nothing is bought.</summary>
    internal IReadOnlyList<double> Unmet => unmet;

    /// <summary>Every purchase that saves anything anywhere.</summary>
    internal IReadOnlyList<Choice> Choices => choices;

    void Add(int need)
    {
        var of = problem.Needs[need];
        for (var stage = 0; stage < problem.Stages.Count; stage++)
        {
            var when = problem.Stages[stage];
            if (when.Day > of.ToDay) continue;
            for (var way = 0; way < of.Ways.Count; way++)
            {
                for (var layer = 0; layer < of.Layers.Count; layer++)
                {
                    var saved = new double[problem.Futures.Count];
                    var (mean, use, all) = (0.0, 0.0, 0.0);
                    for (var index = 0; index < saved.Length; index++)
                    {
                        var future = problem.Futures[index];
                        if (!when.HappensIn(future.Member)) continue;

                        saved[index] = Benefit.OfLayer(of, layer, of.Ways[way], when.Day, future.Member)
                            / of.Layers[layer].Width;
                        mean += future.Weight * saved[index];
                        use += future.Weight * Benefit.Use(of, layer, when.Day, future.Member);
                        all += future.Weight;
                    }

                    if (mean < LeastDays || use < LeastUse * all) continue;
                    places.Add((need, layer, way, stage), choices.Count);
                    choices.Add(new(need, layer, way, stage, mean, saved));
                }
            }
        }
    }

    /// <summary>The mean over the worst fifth of the futures of what goes unmet under a plan.</summary>
    internal double WorstFifthOf(IReadOnlyList<Purchase> purchases)
    {
        var left = (double[])unmet.Clone();
        foreach (var purchase in purchases)
        {
            var key = (purchase.Need, purchase.Layer, purchase.Way, purchase.Stage);
            if (!places.TryGetValue(key, out var place)) continue;
            for (var index = 0; index < left.Length; index++)
            {
                left[index] -= purchase.People * choices[place].Saved[index];
            }
        }

        var (weight, sum) = (BudgetOutcome.Worst, 0.0);
        foreach (var index in Enumerable.Range(0, left.Length).OrderByDescending(index => left[index]))
        {
            var part = Math.Min(weight, problem.Futures[index].Weight);
            sum += part * left[index];
            weight -= part;
        }

        return sum / BudgetOutcome.Worst;
    }

    /// <summary>What saves less for a person than this part of a day in the mean is not worth a line.</summary>
    const double LeastDays = 0.01;

    /// <summary>
    /// What fewer than one in five futures come to need is not bought on the chance: it can be held back for a sign
    /// after which more of them do. Judgement: without it all the money is spent on what would stand unused.
    /// </summary>
    const double LeastUse = 0.2;
}

/// <summary>A purchase that could be made.</summary>
/// <param name="Need">Which need.</param>
/// <param name="Layer">Which part of its people.</param>
/// <param name="Way">By which way.</param>
/// <param name="Stage">When.</param>
/// <param name="Mean">Days without that it saves a person, in the mean over the futures.</param>
/// <param name="Saved">[futures] Days without that it saves a person.</param>
sealed record Choice(int Need, int Layer, int Way, int Stage, double Mean, double[] Saved);
