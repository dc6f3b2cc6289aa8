using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Funding.Budgets;

/// <summary>Turns the shortages of a plan into the question of what to do with a sum of money.</summary>
sealed class BudgetProblemBuilder
{
    readonly NeedsBasis basis;
    readonly PlanningProblem shortages;
    readonly LeadChains chains;
    readonly MeansHere means;
    readonly PlanningChoices choices;
    readonly BudgetRequest request;
    readonly BudgetWays ways;
    readonly PlaceStates states;
    readonly Forecast forecast;
    readonly ILookup<PlaceId, MemberCaseload>? crowds;
    readonly GapCalculator gaps;
    readonly List<SiteOpening> openings = [];
    readonly Dictionary<string, List<int>> openingsOfAxis = new(StringComparer.Ordinal);

    /// <summary>Prepares the problem.</summary>
    /// <param name="basis">What needs were worked out from.</param>
    /// <param name="shortages">Every shortage, valued.</param>
    /// <param name="chains">How long every way takes.</param>
    /// <param name="means">What exists here.</param>
    /// <param name="choices">What planners choose.</param>
    /// <param name="request">The sum, and for whom.</param>
    /// <param name="rerun">The members run again with the room of a plan. Null: as they were run without it.</param>
    /// <param name="opened">Money or goods that are taken to be open too. Null: as the rows say.</param>
    internal BudgetProblemBuilder(
        NeedsBasis basis, PlanningProblem shortages, LeadChains chains, MeansHere means, PlanningChoices choices,
        BudgetRequest request, Forecast? rerun = null, OpenedMeans? opened = null)
    {
        (this.basis, this.shortages, this.chains) = (basis, shortages, chains);
        (this.means, this.choices, this.request, states) = (means, choices, request, new(basis.Situation));
        ways = new(chains, means, choices, new(basis.Situation), opened);
        gaps = new(basis.AsOf, basis.Household, basis.Climate);
        forecast = rerun
            ?? (request.IsCountedFromOffensive ? basis.AsIfOffensiveBegan ?? basis.Forecast : basis.Forecast);
        if (!ReferenceEquals(forecast, basis.Forecast))
        {
            crowds = CaseloadBuilder.Of(basis, forecast).ToLookup(static crowd => crowd.Place);
        }

        Candidates = SiteSafety.Of(basis.Situation, states);
        // Which candidates are safe tells where the front is and where armies camp.
        if (!request.IsCountedFromOffensive) AddOpenings();
        Problem = Build((double)request.Amount);
    }

    /// <summary>The problem.</summary>
    internal BudgetProblem Problem { get; }

    /// <summary>What is known of ground on which a site could be built.</summary>
    internal IReadOnlyList<SiteSafety> Candidates { get; }

    /// <summary>Shortages that no money can be put on, because nobody knows a price.</summary>
    internal IReadOnlyList<PlannedShortage> Unpriced { get; private set; } = [];

    /// <summary>What people may go without where nobody stated what stands, as if nothing did.</summary>
    internal IReadOnlyList<UnmetNeed> Unknown { get; private set; } = [];

    /// <summary>The same question with members that were run again.</summary>
    internal BudgetProblemBuilder After(Forecast rerun) =>
        new(basis, shortages, chains, means, choices, request, rerun);

    /// <summary>The same question with more money or goods to be had.</summary>
    internal BudgetProblemBuilder With(OpenedMeans opened) =>
        new(basis, shortages, chains, means, choices, request, forecast, opened);

    /// <summary>Where people will be, as the question takes it.</summary>
    internal Forecast Forecast => forecast;

    /// <summary>
    /// Kinds of money, and procurements, that rows of the folder leave closed for something that is short.
    /// </summary>
    internal IEnumerable<OpenedMeans> Closed()
    {
        var all = shortages.Shortages.Where(shortage =>
            !shortage.Demand.Places.Any(place => states[place].IsBeyondReach)).ToList();
        var money = all.Select(shortage => means.MoneyFor(
            shortage.Priced.Option.Item, shortage.Demand.Lines[0].Sector)).Where(
                static rows => rows.Count > 0).ToList();
        foreach (var kind in QuickMoney)
        {
            if (money.Exists(rows => rows.All(row => row.Value.Kind != kind))) yield return new(kind, null);
        }

        var goods = all.Select(shortage => means.StocksOf(shortage.Priced.Option.Item, shortage.Priced.Option.Unit))
            .Where(static rows => rows.Count > 0).ToList();
        foreach (var way in new[] { Procurement.Stock, Procurement.Framework })
        {
            if (goods.Exists(rows => rows.All(row => row.Value.Modality != way))) yield return new(null, way);
        }
    }

    /// <summary>Money that pays within weeks: nobody opens an appeal to be quicker.</summary>
    static readonly ChannelKind[] QuickMoney =
    [
        ChannelKind.AgencyReserve, ChannelKind.StartFund, ChannelKind.Dref, ChannelKind.Cerf, ChannelKind.PooledReserve,
    ];

    BudgetProblem Build(double amount)
    {
        List<UnmetNeed> needs = [];
        List<UnmetNeed> unknown = [];
        List<PlannedShortage> unpriced = [];
        foreach (var shortage in shortages.Shortages)
        {
            // Nothing can be brought to where nobody can go.
            if (shortage.Demand.Places.Any(place => states[place].IsBeyondReach)) continue;

            if (shortage.Priced.CostOf(ManyUnits) is not { Amount: > 0 } price || price.Currency != choices.Currency)
            {
                if (shortage.Shortfall is not null) unpriced.Add(shortage);
                continue;
            }

            var found = NeedsOf(shortage, (double)price.Amount / ManyUnits);
            (shortage.Supply.IsWhole ? needs : unknown).AddRange(found);
        }

        (Unpriced, Unknown) = (unpriced, unknown);
        var futures = FutureReduction.Reduce(Features(needs), FutureCount);
        return new()
        {
            Needs = needs,
            Futures = futures,
            Stages = new Stages(InSites(), Later(needs)).Of(forecast.Size.Days),
            Limits = ways.Limits,
            Openings = openings,
            Members = forecast.Size.Members,
            Days = forecast.Size.Days,
            Amount = amount,
        };
    }

    IEnumerable<UnmetNeed> NeedsOf(PlannedShortage shortage, double unitCost)
    {
        var demand = crowds is null
            ? shortage.Demand
            : shortage.Demand.With(shortage.Demand.Places.SelectMany(place => crowds[place]));
        var unserved = UnservedPeople.Of(forecast, demand, shortage.Supply.IsWhole ? shortage.Supply : null, gaps);
        var option = shortage.Priced.Option;
        var days = forecast.Size.Days;
        var span = option.LastsDays is null ? days : DaysOfSpan;
        for (var from = 1; from <= days; from += span)
        {
            var to = Math.Min(days, from + span - 1);
            var layers = Layers.Of(unserved, from, to, IsShortToday(shortage) && from == 1);
            if (layers.Count == 0) continue;

            var unitsPerPerson = UnitsPerPerson(shortage, from, to);
            var levels = layers.Select(layer => layer.To * unitsPerPerson).ToList();
            yield return new()
            {
                Place = shortage.Demand.Place,
                Together = shortage.Demand.Together,
                Item = option.Item,
                Action = option.Id,
                Unit = shortage.Priced.Unit,
                FromDay = from,
                ToDay = to,
                UnitsPerPerson = unitsPerPerson,
                UnitCost = unitCost,
                UnitsPerLorry = option.PerLorry,
                CostIsLowerBound = shortage.Priced.CostIsLowerBound,
                Unserved = unserved,
                Layers = layers,
                Ways =
                [
                    .. ways.Of(shortage, shortage.Demand.Place, levels, days, to),
                    .. option.Item is Supply.Capacity ? ElsewhereOnAxis(shortage, levels, days) : [],
                ],
                Evidence = [.. shortage.Supply.Evidence.Concat(option.Evidence).Distinct()],
            };
        }
    }

    static bool IsShortToday(PlannedShortage shortage) => shortage.Shortfall is { Today: > 0 };

    /// <summary>Units that serve one person over a span.</summary>
    double UnitsPerPerson(PlannedShortage shortage, int from, int to)
    {
        var date = basis.AsOf.AddDays((from + to) / 2);
        var line = shortage.Demand.Lines.FirstOrDefault(line => gaps.Applies(line, date)) ?? shortage.Demand.Lines[0];
        var amount = gaps.AmountOn(line, date, ManyUnits) / ManyUnits;
        var option = shortage.Priced.Option;
        return amount / (option.Covers ?? 1) * (option.LastsDays is { } lasts ? (to - from + 1) / lasts : 1);
    }

    /// <summary>Room that could be built on safe ground along the same direction.</summary>
    IEnumerable<SupplyWay> ElsewhereOnAxis(PlannedShortage shortage, IReadOnlyList<double> levels, int days)
    {
        if (basis.Situation.FindPlace(shortage.Demand.Place)?.Value.Axis is not { } axis
            || !openingsOfAxis.TryGetValue(axis, out var near))
        {
            yield break;
        }

        foreach (var opening in near)
        {
            foreach (var way in ways.Of(shortage, openings[opening].Site, levels, days, days))
            {
                yield return way with { Opening = opening };
            }
        }
    }

    void AddOpenings()
    {
        foreach (var candidate in Candidates.Where(static each => each.Verdict is SafetyVerdict.Safe))
        {
            if (basis.Situation.FindPlace(candidate.Site.Place)?.Value.Axis is not { } axis) continue;
            if (!openingsOfAxis.TryGetValue(axis, out var near)) openingsOfAxis.Add(axis, near = []);
            near.Add(openings.Count);
            openings.Add(new(candidate.Site.Place, candidate.Site.Capacity!.Value.Count, FixedCost: 0));
        }
    }

    /// <summary>[members][needs] Person-days that each member goes without each thing.</summary>
    List<double[]> Features(List<UnmetNeed> needs) =>
    [
        .. Enumerable.Range(0, forecast.Size.Members)
            .Select(member => needs.Select(need => Benefit.Unmet(need, member)).ToArray()),
    ];

    /// <summary>[days][members] People in sites that anybody can count.</summary>
    Func<int, double[]> InSites()
    {
        var sites = CaseloadBuilder.Of(basis, forecast)
            .Where(crowd => crowd.Caseload is Caseload.DisplacedInSites && !crowd.IsPassingThrough
                && !states[crowd.Place].IsBeyondReach)
            .ToList();
        return day =>
        {
            var (sum, people) = (new double[forecast.Size.Members], new int[forecast.Size.Members]);
            foreach (var site in sites)
            {
                site.On(day, people);
                for (var member = 0; member < people.Length; member++) sum[member] += people[member];
            }

            return sum;
        };
    }

    /// <summary>[members] Person-days that go unmet after a day.</summary>
    Func<int, double[]> Later(List<UnmetNeed> needs) => day =>
    {
        var sum = new double[forecast.Size.Members];
        foreach (var need in needs)
        {
            for (var on = Math.Max(day, need.FromDay); on <= need.ToDay; on++)
            {
                var row = need.Unserved.On(on);
                for (var member = 0; member < sum.Length; member++) sum[member] += row[member];
            }
        }

        return sum;
    };

    /// <summary>How many members stand for all.</summary>
    const int FutureCount = 50;

    /// <summary>Days for which what is used up is bought at a time.</summary>
    const int DaysOfSpan = 30;

    /// <summary>So many that no rounding to whole units is seen.</summary>
    const int ManyUnits = 1_000_000;
}
