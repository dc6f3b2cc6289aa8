using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>
/// People against published standards, net of what stands and what others bring: today as stated, later as forecast.
/// </summary>
static class NeedsAssessor
{
    /// <summary>Assesses what people need on the as-of date and on every day of the forecast.</summary>
    public static NeedsAssessment Assess(NeedsBasis basis)
    {
        var (situation, standards) = (basis.Situation, basis.Yardstick);
        var supply = new Supply(
            situation, basis.Responses, basis.Household, ResponseChances.Of(basis.Assumptions),
            SupplyDecay.Of(basis.Assumptions));
        var gaps = new GapCalculator(basis.AsOf, basis.Household, basis.Climate);
        var today = PopulationEstimates.Of(situation, new(situation));

        var (crowds, phases) = (CaseloadBuilder.Of(basis), basis.Phases);
        var stated = Today(basis, standards, gaps, supply, today);
        return new(
            AlertRules.Of(situation, standards, today),
            stated,
            new ForecastNeeds(basis.Forecast, standards, gaps, crowds, supply),
            [.. Unmeasured(situation, basis.Responses, standards)])
        {
            Totals = new(basis, gaps, supply, crowds, stated),
            Ledger = new(basis, supply, crowds),
            AtNoPlace = basis.AtNoPlace,
            LongerStays =
            [
                .. today.Where(static count => count.Caseload is Caseload.DisplacedInSites)
                    .Select(static count => count.Place).Where(place => phases.LongerStayFrom(place) <= basis.AsOf),
            ],
            Composition = Composition.Of(basis),
            Overdue =
            [
                .. basis.Responses.Where(row => ResponseChances.IsOverdue(row.Value, basis.AsOf))
                    .OrderBy(static row => row.Value.From).ThenBy(static row => row.Value.Id, StringComparer.Ordinal),
            ],
        };
    }

    static List<Need> Today(
        NeedsBasis basis, StandardSet standards, GapCalculator gaps, Supply supply, IReadOnlyList<Headcount> counts)
    {
        var (situation, asOf) = (basis.Situation, basis.AsOf);
        var isOneSet = !basis.AsksByPlace;
        var measured = counts.SelectMany(count => standards.Measured
            .Where(line => line.IsFor(count.Caseload, count.IsPassingThrough) && gaps.Applies(line, asOf)
                && (isOneSet || basis.Asks(count.Place, line)))
            .Select(
                line =>
                    new CountedLine(
                        count, line, line.HasAmount ? gaps.AmountOf(line, asOf, count.People) : null))).ToList();
        var sharers =
            measured.Where(static each => each.Line.HasAmount && each.Count.Caseload is not Caseload.BeyondReach)
            .ToLookup(static each => (each.Count.Place, each.Line.Item, each.Line.Phase));

        List<Need> needs = [];
        foreach (var (count, line, amount) in measured)
        {
            var stands = supply.Of(count.Place, line.Item, line.AmountUnit);
            var (state, stated) = line.Formula is Formula.State
                ? Condition.Of(situation, count.Place, line.Item)
                : (null, []);
            List<Evidence> evidence = [.. line.Grounds, .. count.Evidence, .. stands.Evidence, .. stated];
            var part = PartOf(amount, [.. sharers[(count.Place, line.Item, line.Phase)]], count.Caseload);
            needs.Add(line.HasAmount
                ? gaps.Of(asOf, count.Place, count.Caseload, line, count.People, stands, part, [.. evidence.Distinct()])
                : StateOf(asOf, count, line, stands, state, [.. evidence.Distinct()]));
        }

        return needs;
    }

    /// <summary>
    /// Which part of the supply a group counts on. People beyond reach share in nothing: nobody can bring it to them.
    /// </summary>
    static SupplyPart PartOf(Band? amount, IReadOnlyList<CountedLine> sharers, Caseload caseload)
    {
        if (caseload is Caseload.BeyondReach || sharers.Count < 2) return SupplyPart.Whole;
        var others = sharers.Where(each => each.Count.Caseload != caseload).ToList();
        var areUnknown = others.Exists(static each => each.Amount is null);
        if (amount is not { } own) return SupplyPart.Whole;

        return SupplyPart.Between(own, [.. others.Select(static each => each.Amount).OfType<Band>()]) with
        {
            OthersAreUnknown = areUnknown,
        };
    }

    /// <summary>A condition has no amount: it is met, failing, suspect or unknown.</summary>
    static Need StateOf(
        DateOnly asOf, Headcount count, Indicator line, SupplyLine stands, string? state,
        IReadOnlyList<Evidence> evidence) => new()
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

    static IEnumerable<string> Unmeasured(
        Situation situation, IReadOnlyList<Recorded<Response>> responses, StandardSet standards) =>
        situation.Facilities.Select(static row => row.Value.Item)
            .Concat(responses.Select(static row => row.Value.Item))
            .Where(item => !standards.Items.Contains(item))
            .Distinct()
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// A group of people beside a line of the standard that applies to it, and what it needs. Null when that is
    /// unknown.
    /// </summary>
    readonly record struct CountedLine(Headcount Count, Indicator Line, Band? Amount);
}
