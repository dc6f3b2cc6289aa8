using Refuge.Funding;

namespace Refuge.Publishing;

/// <summary>What has to be decided and paid, as an audience may read it.</summary>
/// <param name="findings">What was found.</param>
/// <param name="tier">The tier of the audience.</param>
/// <param name="references">What evidence may be named.</param>
/// <param name="isTotalled">Whether a place is in the totals of needs.</param>
sealed class PlanRows(Findings findings, Tier tier, ShownReferences references, Func<PlaceId, bool> isTotalled)
{
    /// <summary>The lines, as the audience reads them: by day, by scenario, or summed.</summary>
    internal IEnumerable<PlanRow> All()
    {
        var rows = tier.Audience switch
        {
            Audience.Restricted => findings.Funding.Lines
                .Concat(findings.Funding.Open?.Over(IsOrderedFor) ?? []).Select(Dated),
            Audience.Partner =>
                PartnerFunding.Rows(
                    findings.Funding, findings.Situation.AsOf, tier.IsClosed, IsOrderedFor, references.Of),
            _ => new PublicSums(findings, tier, references).Money(),
        };
        return rows.Where(row => tier.Audience == Audience.Public || tier.Shows(row.Line)).Select(RowOf);
    }

    /// <summary>Whether an order that nobody's count bounds may speak of a place.</summary>
    bool IsOrderedFor(PlaceId place) => isTotalled(place) && tier.Names(place);

    PlanRow RowOf(FundingRow row)
    {
        var isSum = tier.Audience == Audience.Public;
        return new(
            new()
            {
                Quantity = row.Line.Quantity,
                QuantityBound = row.Line.QuantityBound,
                NeededToday = row.Line.NeededToday,
                MostNeededOn = row.Line.MostNeededOn,
                Standing = row.Line.Standing,
                IsOfNothingKnown = row.Line.IsOfNothingKnown,
                NeededIfNothingStands = row.Line.NeededIfNothingStands,
                CostIfNothingStands = row.Line.CostIfNothingStands?.Amount,
                People = row.Line.People,
                Item = Shown.Word(tier, row.Line.Item),
                Unit = Shown.Word(tier, row.Line.Unit),
                Cost = row.Line.Cost?.Amount,
                Currency = row.Line.Cost is { } cost ? Shown.Currency(cost.Currency) : null,
                CostIsLowerBound = row.Line.CostIsLowerBound,
                NeededBy = row.Line.NeededBy,
                LeadDays = row.Line.LeadDays,
                ReleaseBy = row.Line.ReleaseBy,
                ScenarioDay = row.Line.ScenarioDay,
                IsShortToday = row.Line.IsShortToday,
                HaveOn = row.Line.HaveOn,
                Means = Means(row.Line.Means),
                Price = row.Line.PriceOrigin is { } price
                    ? new(Shown.Word(tier, price.Country), price.Year, price.Low, price.High, price.IsJudgement,
                        price.IsOfAnother(SupplyRows.CountryOf(findings.Situation, row.Line)))
                    : null,
                Regret = !isSum && row.Line.Regret is { } regret
                    ? new(regret.UnusedUnits, regret.UnusedCost?.Amount, regret.UnitDaysLate)
                    : null,
                LearnedLater = row.Line.LearnedLater,
            },
            isSum ? Shown.Word(tier, row.Action) : Shown.Code(tier, row.Action),
            isSum
                ? Shown.Everywhere
                : Shown.Places(tier, row.Line.Place, row.Line.Together) ?? Shown.Restricted,
            PlanDay.Of(row.NeededBy), PlanDay.Of(row.ReleaseBy), Chance.For(tier, row.Chance), PlanDay.Of(row.Scenario),
            row.Evidence, row.Order);
    }

    MeansCells? Means(ChannelChoice? choice) => choice is null ? null : new(
        choice.Channel, choice.Modality, choice.InTime, Roles(choice.Ask),
        [.. choice.Instead.Select(way => new WayCells(way.Channel, way.Modality, way.Days, Roles(way.Ask)))]);

    IReadOnlyList<Shown> Roles(IReadOnlyList<string> roles) => [.. roles.Select(role => Shown.Word(tier, role))];

    FundingRow Dated(FundingLine line) => new(
        line, line.Action, line.Place.Code, Dates.Iso(line.NeededBy), Dates.Iso(line.ReleaseBy),
        line.ChanceLateIfReleasedToday, "",
        references.Of(line.Evidence), Until(line.ReleaseBy));

    int Until(DateOnly? day) => day is { } known ? known.DayNumber - findings.Situation.AsOf.DayNumber : int.MaxValue;
}
