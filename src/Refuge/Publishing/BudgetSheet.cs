using Refuge.Funding;
using Refuge.Funding.Budgets;

namespace Refuge.Publishing;

/// <summary>What to do with a sum of money, as shown.</summary>
sealed record BudgetSheet
{
    /// <summary>The sum.</summary>
    internal required decimal Amount { get; init; }

    /// <summary>The rule by which the plan that is shown was made.</summary>
    internal required PlannerKind Planner { get; init; }

    /// <summary>Whether the optimal plan was asked for and was no better than the greedy one.</summary>
    internal required bool FellBack { get; init; }

    /// <summary>Whether days are counted as if an offensive began tomorrow.</summary>
    internal required bool IsCountedFromOffensive { get; init; }

    /// <summary>Person-days that go unmet if nothing is bought.</summary>
    internal required double UnmetWithout { get; init; }

    /// <summary>Person-days that go unmet under the plan.</summary>
    internal required double Unmet { get; init; }

    /// <summary>The same in the worst fifth of the futures.</summary>
    internal required double WorstFifth { get; init; }

    /// <summary>Person-days that go unmet under the greedy rule at the same money.</summary>
    internal required double UnmetGreedy { get; init; }

    /// <summary>Person-days that go without before what is bought stands.</summary>
    internal required double Late { get; init; }

    /// <summary>What is spent in the mean on what nobody would need.</summary>
    internal required double UnusedCost { get; init; }

    /// <summary>Person-days that would be saved if everything stood a day earlier.</summary>
    internal required double DayEarlier { get; init; }

    /// <summary>What goes unmet when the members are run again with the room of the plan. Null where none is
    /// built.</summary>
    internal required RunAgainRow? RunAgain { get; init; }

    /// <summary>Money or goods that are closed here and would save something, the largest first.</summary>
    internal required IReadOnlyList<ClosedMeansRow> ClosedMeans { get; init; }

    /// <summary>What is bought, today first.</summary>
    internal required IReadOnlyList<BudgetRow> Rows { get; init; }

    /// <summary>Other sums.</summary>
    internal required IReadOnlyList<FrontierRow> Frontier { get; init; }

    /// <summary>Who is left out, and why.</summary>
    internal required IReadOnlyList<LeftOutRow> LeftOut { get; init; }

    /// <summary>What to find out first.</summary>
    internal required IReadOnlyList<FactRowToMeasure> Facts { get; init; }

    /// <summary>Ground that must be looked at before anybody is sent there. Empty outside the own folder.</summary>
    internal required IReadOnlyList<CandidateRow> Candidates { get; init; }

    /// <summary>Things that nobody knows a price of.</summary>
    internal required IReadOnlyList<Shown> Unpriced { get; init; }
}

/// <summary>Something that is bought, as shown: one row of <c>budget.csv</c>.</summary>
sealed record BudgetRow
{
    internal required int DecideInDays { get; init; }
    internal required double? SignPeople { get; init; }
    internal required bool? IfAbove { get; init; }

    /// <summary>What must be seen on that day. Null for what is bought whatever happens.</summary>
    internal BudgetSign? Sign => IfAbove is { } above
        ? above ? BudgetSign.PeopleInSitesAbove : BudgetSign.PeopleInSitesAtMost : null;

    internal required Shown Action { get; init; }
    internal required Shown Item { get; init; }
    internal required Shown Place { get; init; }
    internal required Shown? BuiltAt { get; init; }
    internal required double Quantity { get; init; }
    internal required Shown Unit { get; init; }
    internal required decimal Cost { get; init; }
    internal required ChannelKind? Channel { get; init; }
    internal required Procurement? Modality { get; init; }
    internal required bool IsConfirmed { get; init; }
    internal required int LeadDays { get; init; }
    internal required double PersonDaysSaved { get; init; }
    internal required double UnitsUnused { get; init; }
    internal required IReadOnlyList<Reference> Evidence { get; init; }
}

/// <summary>What must be seen before what is held back is bought, as <c>budget.csv</c> names it.</summary>
enum BudgetSign
{
    /// <summary>More people than a number are in sites.</summary>
    PeopleInSitesAbove,

    /// <summary>At most so many are.</summary>
    PeopleInSitesAtMost,
}

/// <summary>What a sum of money would come to, as shown: one row of <c>budget_frontier.csv</c>.</summary>
sealed record FrontierRow(decimal Amount, PlannerKind Planner, double Unmet, double WorstFifth, decimal Spent);

/// <summary>People whom the plan does not serve, as shown.</summary>
sealed record LeftOutRow(Shown Item, Shown Place, double People, bool IsTooLate, double PerThousand, double? Margin);

/// <summary>The members run again with the room of the plan, as shown.</summary>
/// <param name="Unmet">Person-days that go unmet then.</param>
/// <param name="Drawn">People more at its sites on the last day; below zero where fewer are.</param>
/// <param name="IsFarOff">Whether that is more than a twentieth off what was reckoned.</param>
/// <param name="IsPlannedTwice">Whether it was planned once more.</param>
sealed record RunAgainRow(double Unmet, double Drawn, bool IsFarOff, bool IsPlannedTwice);

/// <summary>Money or goods that are closed here, as shown.</summary>
sealed record ClosedMeansRow(ChannelKind? Money, Procurement? Goods, double PersonDays);

/// <summary>Something that nobody stated, as shown.</summary>
sealed record FactRowToMeasure(Shown Item, Shown Place, double PersonDays);

/// <summary>Ground on which a site could be built, as shown.</summary>
sealed record CandidateRow(Shown Place, IReadOnlyList<SafetyQuestion> Missing);
