using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Publishing;

/// <summary>
/// What an audience may see of the findings. Tables, bulletin, map and screen are made from this and from nothing else.
/// </summary>
/// <remarks>
/// Its members are numbers, days, words of the contract, and texts of type <see cref="Shown"/>; a test walks the types
/// and finds no other text, but for those of the own folder alone (<see cref="RunInputs"/>, <see cref="Driver"/>).
/// </remarks>
sealed record Disclosure
{
    /// <summary>For whom.</summary>
    internal required Audience Audience { get; init; }

    /// <summary>The title of the crisis.</summary>
    internal required Shown Title { get; init; }

    /// <summary>The currency in which plans are printed.</summary>
    internal required Shown Currency { get; init; }

    /// <summary>The day at whose end it was known.</summary>
    internal required DateOnly AsOf { get; init; }

    /// <summary>
    /// The identity of the run: in the own folder of what was found, elsewhere of the audience's own tables.
    /// </summary>
    internal string Identity { get; init; } = "";

    /// <summary>The version that made it, and its size.</summary>
    internal required RunSize Run { get; init; }

    /// <summary>What is needed to make it again. Null outside the own folder.</summary>
    internal required RunInputs? Inputs { get; init; }

    /// <summary>Standards, prices and lead times on which what is shown rests.</summary>
    internal required IReadOnlyList<StandardEvidence> Reference { get; init; }

    /// <summary>The name of the rules that moved people.</summary>
    internal required string Rules { get; init; }

    /// <summary>Whether a row of <c>decisions.csv</c> cites the run.</summary>
    internal bool IsDecided { get; init; }

    /// <summary>The lines of the plan that were signed of this run, as this audience sees it.</summary>
    internal IReadOnlyList<SignedLine> Signed { get; init; } = [];

    /// <summary>Whether it is the text that is given out once an approver has signed it.</summary>
    internal bool IsSigned { get; init; }

    /// <summary>
    /// Counts: worked out when read, for a year of daily rows is larger than the ensemble it is drawn from.
    /// </summary>
    internal required ForecastRows Forecast { get; init; }

    /// <summary>The last counts of the whole crisis, one of each series.</summary>
    internal required IReadOnlyList<CountRow> Counts { get; init; }

    /// <summary>The last count of displaced people at each site. Empty for the public.</summary>
    internal required IReadOnlyList<CountRow> SiteCounts { get; init; }

    /// <summary>The last count of displaced people at each other place. Empty outside the own folder.</summary>
    internal required IReadOnlyList<CountRow> OtherCounts { get; init; }

    /// <summary>Sites that people have left, the newest first. Empty for the public.</summary>
    internal required IReadOnlyList<EmptiedRow> Emptied { get; init; }

    /// <summary>Ways, crossings and dangers.</summary>
    internal required AccessSheet Access { get; init; }

    /// <summary>People in a household, as the crisis counts. Null where findings were put together by hand.</summary>
    internal required double? Household { get; init; }

    /// <summary>Places where the standards of a longer stay count.</summary>
    internal IReadOnlyList<Shown> LongerStays { get; init; } = [];

    /// <summary>Which parts of the people have needs of their own.</summary>
    internal IReadOnlyList<GroupRow> Groups { get; init; } = [];

    /// <summary>What somebody pays for that is overdue. Empty to the public.</summary>
    internal IReadOnlyList<OverdueRow> Overdue { get; init; } = [];

    /// <summary>Those of whom nobody said where they stay. Null where there are none, and to the public.</summary>
    internal HomelessRow? AtNoPlace { get; init; }

    /// <summary>
    /// People who have arrived along each direction of flight since the as-of date: in the bulletin, in no table.
    /// </summary>
    internal required IReadOnlyList<ForecastRow> AlongAxes { get; init; }

    /// <summary>People who have arrived at camps and other sites since the as-of date: in the bulletin, in no
    /// table.</summary>
    internal required IReadOnlyList<ForecastRow> ArrivingAtSites { get; init; }

    /// <summary>What the displaced people of a place, of a district, or of all places (<c>*</c>) rest on.</summary>
    internal required IReadOnlyDictionary<Shown, IReadOnlyList<Reference>> PeopleEvidence { get; init; }

    /// <summary>Days on which thresholds are passed.</summary>
    internal required IReadOnlyList<PassingRow> PassingDays { get; init; }

    /// <summary>What the members drew. Empty outside the own folder.</summary>
    internal required IReadOnlyList<Driver> Drivers { get; init; }

    /// <summary>
    /// Of the people of the first week those who come as the counts go on, the middle figure. Null outside the own
    /// folder, which alone may tell whom fighting to come would move, and where no count goes on.
    /// </summary>
    internal double? WeekOneByCounts { get; init; }

    /// <summary>The picture row by row.</summary>
    internal required IReadOnlyList<FactRow> Facts { get; init; }

    /// <summary>What the reports claim.</summary>
    internal required IReadOnlyList<ClaimRow> Claims { get; init; }

    /// <summary>What does not agree with itself.</summary>
    internal required IReadOnlyList<ContradictionRow> Contradictions { get; init; }

    /// <summary>What must be acted on today.</summary>
    internal required IReadOnlyList<AlertRow> Alerts { get; init; }

    /// <summary>Needs of the as-of date.</summary>
    internal required IReadOnlyList<NeedRow> Today { get; init; }

    /// <summary>Needs of later days: worked out when read.</summary>
    internal required IEnumerable<NeedRow> Later { get; init; }

    /// <summary>Needs of all places together, week by week. Empty for the public.</summary>
    internal required IReadOnlyList<TotalRow> Totals { get; init; }

    /// <summary>How many people of each group the totals hold today and in four weeks. Empty for the public.</summary>
    internal IReadOnlyList<GroupMove> Moves { get; init; } = [];

    /// <summary>The places for displaced people, week by week. Empty for the public.</summary>
    internal required IReadOnlyList<LedgerCells> Ledger { get; init; }

    /// <summary>Totals by district. Empty but for the public.</summary>
    internal required IReadOnlyList<DistrictNeed> Districts { get; init; }

    /// <summary>What to decide by when.</summary>
    internal required IReadOnlyList<PlanRow> Funding { get; init; }

    /// <summary>What to do with a sum of money. Null where none was given, and for the public.</summary>
    internal BudgetSheet? Budget { get; init; }

    /// <summary>For each direction of flight, late, not late, or not known. Empty for the public.</summary>
    internal required IReadOnlyList<AxisRow> Axes { get; init; }

    /// <summary>Rules agreed beforehand, and what the run says of them. Empty for the public.</summary>
    internal required IReadOnlyList<TriggerRow> Triggers { get; init; }

    /// <summary>What the scenario changes. Empty without one, and for the public.</summary>
    internal required IReadOnlyList<DifferenceRow> Differences { get; init; }

    /// <summary>Money asked for and received.</summary>
    internal required IReadOnlyList<MoneyRow> Money { get; init; }

    /// <summary>Places, by identity.</summary>
    internal required IReadOnlyDictionary<Shown, PlaceCard> Places { get; init; }

    /// <summary>
    /// Places of origin whose residents nobody has counted: totals are lower bounds. Empty for the public.
    /// </summary>
    internal required IReadOnlyList<Shown> Uncounted { get; init; }

    /// <summary>
    /// Sites to which no way is known from where people flee: counts go on there, and nobody is sent.
    /// </summary>
    internal IReadOnlyList<Shown> Unreached { get; init; } = [];

    /// <summary>
    /// Homes that people may have to flee, and out of which no way is known. Empty outside the own folder: it tells who
    /// is held where.
    /// </summary>
    internal IReadOnlyList<Shown> WithoutWay { get; init; } = [];

    /// <summary>Whether nobody can say how many will flee in all: then no figure of all together is printed.</summary>
    internal bool IsTotalUnknown { get; init; }

    /// <summary>Ways between places. Empty outside the own folder.</summary>
    internal required IReadOnlyList<WayLine> Ways { get; init; }

    /// <summary>
    /// Items that the folder states and the standard set does not know. Empty outside the own folder: their names are
    /// somebody's words.
    /// </summary>
    internal required IReadOnlyList<Shown> ListedItems { get; init; }

    /// <summary>Whether dates and chances of military action may be shown.</summary>
    internal required bool SeesMilitaryAction { get; init; }

    /// <summary>Whether any of what is shown tells who holds a place or what was fought over.</summary>
    internal required bool HoldsMilitaryAction { get; init; }

    /// <summary>Whether an offensive is to come, and may be spoken of by date.</summary>
    internal required bool ExpectsOffensive { get; init; }

    /// <summary>Whether lines of the plan are counted from the first day D of an offensive.</summary>
    internal bool CountsFromOffensive => Funding.Any(static row => row.Line.ScenarioDay is not null);

    /// <summary>Places are printed one by one; to the public they are not.</summary>
    internal bool SeesPlaces => Audience != Audience.Public;

    /// <summary>
    /// What the displaced people of a place, a district, or of all places rest on. Empty when nobody counted any.
    /// </summary>
    internal IReadOnlyList<Reference> PeopleOf(Shown place) => PeopleEvidence.GetValueOrDefault(place) ?? [];

    /// <summary>The counts of one measure at one place, by day.</summary>
    internal IReadOnlyList<ForecastRow> Series(Shown place, Measure measure) => Forecast.Series(place, measure);
}

/// <summary>The version and the size of a run.</summary>
/// <param name="Version">The version of Refuge.</param>
/// <param name="Size">Days, members and seed.</param>
/// <param name="HasScenario">Whether a scenario was laid over the folder.</param>
sealed record RunSize(string Version, EnsembleSize Size, bool HasScenario);

/// <summary>What a run was made from: of the own folder alone.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Scenario">The scenario laid over the folder. Null when none.</param>
/// <param name="Hashes">SHA-256 of each input file, by name.</param>
/// <param name="Parents">Identities of runs it descends from.</param>
/// <param name="Command">The command that makes it again.</param>
sealed record RunInputs(
    string Crisis, string? Scenario, IReadOnlyDictionary<string, string> Hashes, IReadOnlyList<string> Parents,
    string Command);
