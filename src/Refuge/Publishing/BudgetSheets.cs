using Refuge.Funding.Budgets;

namespace Refuge.Publishing;

/// <summary>Passes what a sum of money does through the tier of an audience.</summary>
/// <remarks>
/// The public sees nothing of it. Partners see quantities and sums at places that they may see, of a run in which an
/// offensive that is to come begins tomorrow in every member, so that nothing depends on when it is expected; and
/// nothing of ground on which a site could be built, which would tell where the front is.
/// </remarks>
sealed class BudgetSheets(Tier tier, Func<IEnumerable<Evidence>, IReadOnlyList<Reference>> references)
{
    /// <summary>The sheet; null where none was asked for, or none may be shown.</summary>
    internal BudgetSheet? Of(BudgetStudy? study, bool isOffensiveToCome)
    {
        if (study is null || !tier.SeesPlaces) return null;

        var (chosen, problem) = (study.Chosen, study.Problem);
        return new()
        {
            Amount = study.Amount,
            Planner = chosen.Plan.Planner,
            FellBack = study.FellBack,
            IsCountedFromOffensive = isOffensiveToCome && !tier.SeesEverything,
            UnmetWithout = Told(study.Nothing.MeanUnmet),
            Unmet = Told(chosen.Outcome.MeanUnmet),
            WorstFifth = Told(chosen.Outcome.WorstFifth),
            UnmetGreedy = Told(study.Greedy.Outcome.MeanUnmet),
            Late = Told(chosen.Outcome.Purchases.Sum(static each => each.Late)),
            UnusedCost = Told(chosen.Plan.Purchases.Zip(chosen.Outcome.Purchases)
                .Sum(each => each.Second.UnusedPeople * problem.Needs[each.First.Need].CostPerPerson)),
            DayEarlier = Told(study.DayEarlier),
            RunAgain = study.RunAgain is { } again
                ? new(Told(again.Unmet), Told(again.Drawn), again.IsFarOff, again.IsPlannedTwice)
                : null,
            ClosedMeans =
            [
                .. study.ClosedMeans.Select(each =>
                    new ClosedMeansRow(each.Means.Money, each.Means.Goods, Told(each.PersonDays))),
            ],
            Rows = [.. Rows(study)],
            Frontier =
            [
                .. study.Frontier.Select(point => new FrontierRow(
                    point.Amount, point.Planner, Told(point.Planned.Outcome.MeanUnmet),
                    Told(point.Planned.Outcome.WorstFifth), Money(point.Planned.Outcome.Spent.Max()))),
            ],
            LeftOut = [.. study.LeftOut.Where(each => tier.Names(problem.Needs[each.Need].Place)).Select(LeftOutOf)],
            Facts =
            [
                .. from fact in study.Facts
                   where Shown.Place(tier, fact.Place) is not null
                   select new FactRowToMeasure(
                       Shown.Word(tier, fact.Item), Shown.Place(tier, fact.Place)!, Told(fact.PersonDays)),
            ],
            Candidates = tier.SeesEverything
                ? [
                    .. study.Candidates.Where(static each => each.Verdict is SafetyVerdict.InspectFirst)
                        .Select(each => new CandidateRow(Shown.Place(tier, each.Site.Place)!, each.Missing))]
                : [],
            Unpriced =
            [
                .. study.Unpriced.Where(each => tier.Names(each.Place)).Select(static each => each.Item).Distinct()
                    .Order(StringComparer.Ordinal).Select(item => Shown.Word(tier, item)),
            ],
        };

        LeftOutRow LeftOutOf(LeftOut left)
        {
            var need = problem.Needs[left.Need];
            return new(
                Shown.Word(tier, need.Item), Shown.Place(tier, need.Place)!, Told(left.People), left.IsTooLate,
                Told(left.PerMoney), left.Margin is { } margin ? Told(margin) : null);
        }
    }

    /// <summary>What is bought of one thing at one place by one way, its layers together.</summary>
    IEnumerable<BudgetRow> Rows(BudgetStudy study)
    {
        var (problem, outcome) = (study.Problem, study.Chosen.Outcome);
        var lots = study.Chosen.Plan.Purchases.Select(static (purchase, index) => (purchase, index))
            .GroupBy(static each => (each.purchase.Need, each.purchase.Way, each.purchase.Stage));
        var rows =
            from lot in lots
            let need = problem.Needs[lot.Key.Need]
            let place = Shown.Places(tier, need.Place, need.Together)
            where place is not null
            let way = need.Ways[lot.Key.Way]
            let stage = problem.Stages[lot.Key.Stage]
            let people = lot.Sum(static each => each.purchase.People)
            select new BudgetRow
            {
                DecideInDays = stage.Day,
                SignPeople = stage.Sign?.People,
                IfAbove = stage.Sign is null ? null : stage.IfAbove,
                Action = Shown.Code(tier, need.Action),
                Item = Shown.Word(tier, need.Item),
                Place = place,
                BuiltAt = way.Opening is { } site ? Shown.Place(tier, problem.Openings[site].Site) : null,
                Quantity = Math.Round(people * need.UnitsPerPerson, 6),
                Unit = Shown.Word(tier, need.Unit),
                Cost = Money(people * need.CostPerPerson),
                Channel = way.Channel,
                Modality = way.Modality,
                IsConfirmed = way.IsConfirmed,
                LeadDays = way.OfLayers[lot.Max(static each => each.purchase.Layer)].Days,
                PersonDaysSaved = Told(lot.Sum(each => outcome.Purchases[each.index].Served)),
                UnitsUnused =
                    Told(lot.Sum(each => outcome.Purchases[each.index].UnusedPeople) * need.UnitsPerPerson),
                Evidence = references(need.Evidence),
            };
        return rows.OrderBy(static row => row.DecideInDays).ThenBy(static row => row.IfAbove is false)
            .ThenByDescending(static row => row.Cost)
            .ThenBy(static row => row.Place.Raw, StringComparer.Ordinal)
            .ThenBy(static row => row.Item.Raw, StringComparer.Ordinal)
            .ThenBy(static row => row.Modality);
    }

    static decimal Money(double amount) => decimal.Round((decimal)amount, 2, MidpointRounding.ToEven);

    /// <summary>A mean over futures has no more than two digits that anybody can stand by.</summary>
    static double Told(double number) => Figures.TwoDigits(number);
}
