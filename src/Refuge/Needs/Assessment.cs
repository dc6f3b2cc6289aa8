using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>People against published standards, net of what stands and what others bring: today as stated, later as forecast.</summary>
public static class Assessment
{
    /// <summary>Assesses what people need on the as-of date and on every day of the forecast.</summary>
    public static NeedsAssessment Assess(NeedsBasis basis)
    {
        var (situation, standards) = (basis.Situation, basis.Yardstick);
        var supply = new Supply(situation, basis.Responses, basis.Household);
        var gaps = new Gaps(basis.AsOf, basis.Household, basis.Climate);
        var today = Headcounts.Of(situation, basis.Forecast.BeyondReach);

        return new(
            AlertRules.Of(situation, standards, today),
            Today(situation, standards, gaps, supply, today),
            new ForecastNeeds(basis.Forecast, standards, gaps, Crowds.Of(situation, basis.Forecast), supply),
            [.. Unmeasured(situation, basis.Responses, standards)]);
    }

    static List<Need> Today(
        Situation situation, StandardSet standards, Gaps gaps, Supply supply, IReadOnlyList<Headcount> counts)
    {
        List<Need> needs = [];
        foreach (var count in counts)
        {
            foreach (var line in standards.Measured.Where(line => line.Caseloads.Contains(count.Caseload) && gaps.Applies(line, situation.AsOf)))
            {
                var stands = supply.Of(count.Place, line.Item, line.AmountUnit);
                var (state, stated) = line.Formula is Formula.State ? Condition.Of(situation, count.Place, line.Item) : (null, []);
                List<Evidence> evidence = [line.Evidence, .. count.Evidence, .. stands.Evidence, .. stated];
                var need = line.HasAmount
                    ? gaps.Of(situation.AsOf, count.Place, count.Caseload, line, count.People, stands, [.. evidence.Distinct()])
                    : StateOf(situation.AsOf, count, line, stands, state, [.. evidence.Distinct()]);
                needs.Add(need);
            }
        }

        return needs;
    }

    /// <summary>A condition has no amount: it is met, failing, suspect or unknown.</summary>
    static Need StateOf(
        DateOnly asOf, Headcount count, Indicator line, SupplyLine stands, string? state, IReadOnlyList<Evidence> evidence) => new()
        {
            Date = asOf,
            Place = count.Place,
            Caseload = count.Caseload,
            Sector = line.Sector,
            Indicator = line.Item,
            Standard = line.Evidence,
            Phase = line.Phase,
            People = count.People?.People,
            Unit = line.Unit,
            Responsible = stands.Responsible,
            Condition = state,
            Evidence = evidence,
            LearnedLater = line.IsLearnedAfter(asOf),
        };

    static IEnumerable<string> Unmeasured(Situation situation, IReadOnlyList<Recorded<Response>> responses, StandardSet standards) =>
        situation.Facilities.Select(static row => row.Value.Item)
            .Concat(responses.Select(static row => row.Value.Item))
            .Where(item => !standards.Items.Contains(item))
            .Distinct()
            .Order(StringComparer.Ordinal);
}
