using Refuge.Displacement.Trends;

namespace Refuge.Displacement;

/// <summary>
/// What may happen, as the spread of the members of an ensemble, never a single run: made by <see cref="Forecaster"/>.
/// </summary>
/// <remarks>
/// All members weigh the same: conditioning on counts resamples them. Day 0 is the as-of date. Counts are people at the
/// end of a day, or moves during it.
/// </remarks>
sealed record Forecast
{
    /// <summary>The day at whose end the situation was known.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The size and the seed it was run with.</summary>
    public required EnsembleSize Size { get; init; }

    /// <summary>
    /// Displaced people present at each place, the displaced who were there on the as-of date included.
    /// </summary>
    public required MemberMatrix Present { get; init; }

    /// <summary>Residents who are at home in a place of origin: never displaced, or returned.</summary>
    public required MemberMatrix Residents { get; init; }

    /// <summary>Of the residents at home, those who had fled since the as-of date and came back.</summary>
    public required MemberMatrix Returned { get; init; }

    /// <summary>Displaced people who arrived at each place during each day, from wherever they came.</summary>
    public required MemberMatrix Arrivals { get; init; }

    /// <summary>People who left home at each place of origin during each day.</summary>
    public required MemberMatrix Departures { get; init; }

    /// <summary>People who came home to each place of origin during each day.</summary>
    public required MemberMatrix Returns { get; init; }

    /// <summary>People displaced at the end of each day, those on the road included.</summary>
    public required MemberSeries DisplacedNow { get; init; }

    /// <summary>People who have left home since the as-of date, by the end of each day.</summary>
    public required MemberSeries DisplacedTotal { get; init; }

    /// <summary>
    /// By how much the people at each place have changed by following its counts since the as-of date.
    /// </summary>
    internal MemberMatrix? Followed { get; init; }

    /// <summary>The same of everybody displaced.</summary>
    internal MemberSeries? FollowedNow { get; init; }

    /// <summary>
    /// Open sites of which nobody knows how many were there on the as-of date: only who comes and goes is forecast
    /// there.
    /// </summary>
    internal IReadOnlyList<PlaceId> StartUnknown { get; init; } = [];

    /// <summary>
    /// Sites to which no way is known from any home that people flee: counts go on there, and nobody is sent.
    /// </summary>
    internal IReadOnlyList<PlaceId> Unreached { get; init; } = [];

    /// <summary>Places that people pass through: who arrives there arrives at another place later.</summary>
    internal IReadOnlyCollection<PlaceId> PassedThrough { get; init; } = [];

    /// <summary>Counts of arrivals that members go on from at places where people pass.</summary>
    internal IReadOnlyCollection<CountKey> Passages { get; init; } = [];

    /// <summary>
    /// Adds the arrivals of a day at several places to <paramref name="members"/>: those at places where people stay.
    /// Who passes a place arrives at another, or nobody counts whither; of places that people pass alone, it is those
    /// at the one that most pass.
    /// </summary>
    /// <param name="places">The places.</param>
    /// <param name="day">The day, from the as-of date.</param>
    /// <param name="members">[members] What is added to.</param>
    internal void AddArrivals(IReadOnlyCollection<PlaceId> places, int day, Span<int> members)
    {
        var (stay, pass) = (new int[members.Length], new int[members.Length]);
        var isPassedAlone = places.All(PassedThrough.Contains);
        foreach (var place in places)
        {
            var arrived = Arrivals.On(place, day);
            var isPassed = PassedThrough.Contains(place);
            for (var member = 0; member < arrived.Length; member++)
            {
                if (isPassed) pass[member] = Math.Max(pass[member], arrived[member]);
                else stay[member] += arrived[member];
            }
        }

        for (var member = 0; member < members.Length; member++)
        {
            members[member] += isPassedAlone ? pass[member] : stay[member];
        }
    }

    /// <summary>
    /// Homes beyond reach whose people may have to flee, and out of which no way is known: nobody leaves them here.
    /// </summary>
    internal IReadOnlyList<PlaceId> WithoutWay { get; init; } = [];

    /// <summary>
    /// Whether nobody can say how many will flee in all: nobody counted the whole crisis, and of no home beyond reach
    /// are both the residents and a way out known.
    /// </summary>
    internal bool IsTotalUnknown { get; init; }

    /// <summary>
    /// Places to which no way is known and at which nobody counted the displaced: a forecast of none would say that
    /// none are there.
    /// </summary>
    internal IReadOnlyList<PlaceId> NotForecast { get; init; } = [];

    /// <summary>
    /// The homes from which alone people can still come: all that they may have to flee, where it is known of each how
    /// many live there. Null where somebody may come from elsewhere.
    /// </summary>
    internal IReadOnlyList<PlaceId>? Sources { get; init; }

    /// <summary>Which counts are of a flight from homes of known size. Null where none is.</summary>
    internal FlightCourses? Courses { get; init; }

    /// <summary>
    /// [members] Days from the as-of date to the start of the offensive in each member; 1 is the day after. Null: none
    /// within the run.
    /// </summary>
    public required IReadOnlyList<int?> OffensiveDay { get; init; }

    /// <summary>
    /// Places of origin whose residents nobody has counted: nobody leaves them here, so totals are lower bounds.
    /// </summary>
    public required IReadOnlyList<PlaceId> Uncounted { get; init; }

    /// <summary>What the members drew, and how far the evidence moved it.</summary>
    public required IReadOnlyList<Driver> Drivers { get; init; }

    /// <summary>The rules that moved people.</summary>
    public required MovementRules Rules { get; init; }
}

/// <summary>
/// Something that members drew from a prior, or the part that a way of going on has in a total: one row of
/// <c>drivers.csv</c>.
/// </summary>
/// <param name="Id">The assumption, the rule's parameter, or <c>total:</c>, the series and the way.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="PriorLow">The 10 % quantile before any count was looked at.</param>
/// <param name="PriorMedian">The median before.</param>
/// <param name="PriorHigh">The 90 % quantile before.</param>
/// <param name="Low">The 10 % quantile among the members.</param>
/// <param name="Median">The median among the members.</param>
/// <param name="High">The 90 % quantile among the members.</param>
sealed record Driver(
    string Id, string Unit, double PriorLow, double PriorMedian, double PriorHigh, double Low, double Median,
    double High)
{
    /// <summary>The place of which past operations speak. Null where the prior is an assumption or a rule.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>The past operations that the prior comes from, in the order of their first days.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}
