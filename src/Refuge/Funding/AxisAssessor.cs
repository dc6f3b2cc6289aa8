using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Funding;

/// <summary>For each direction of flight: do places for the displaced stand in time?</summary>
static class AxisAssessor
{
    /// <summary>The verdicts of all directions, in the order of their names.</summary>
    internal static IReadOnlyList<AxisTimeliness> Of(
        NeedsBasis basis, PlanningChoices choices, ResponseCatalogue catalogue, LeadChains chains, Supply supply,
        IReadOnlyList<MemberCaseload> crowds)
    {
        var capacity = catalogue.FindFor(Supply.Capacity);
        var home = PlacesLedger.HomeOf(basis.Situation);
        var after = basis.AsIfOffensiveBegan is { } began
            ? CaseloadBuilder.Of(basis, began).ToDictionary(static crowd => (crowd.Place, crowd.Caseload))
            : [];
        var verdicts =
            from crowd in crowds
            where crowd.Caseload is Caseload.DisplacedInSites && !crowd.IsPassingThrough
            let place = basis.Situation.FindPlace(crowd.Place)
            where place?.Value.Axis is not null && !IsAbroad(place.Value)
            group (Crowd: crowd, Place: place) by place.Value.Axis into axis
            select new AxisEvidence(
                basis, choices, axis.Key,
                [
                    .. axis.Select(each => new AxisPlace(
                        each.Crowd, AfterOffensive(each.Crowd), each.Place,
                        supply.Of(each.Crowd.Place, Supply.Capacity, "places"))),
                ],
                places => capacity is null
                    ? LeadChain.Unknown
                    : Quickest(axis.Select(each => chains.Quickest(
                        capacity, each.Crowd.Place, Units(capacity, places), choices.LeadQuantile.Value)), choices))
                            .Verdict();
        return [.. verdicts.OrderBy(static verdict => verdict.Axis, StringComparer.Ordinal)];

        bool IsAbroad(Place place) => place.Country is { } country && home is not null && country != home;

        MemberCaseload? AfterOffensive(MemberCaseload crowd) => after.GetValueOrDefault((crowd.Place, crowd.Caseload));
    }

    /// <summary>How many units a number of places takes. Null when the unit cannot be compared with a place.</summary>
    static double? Units(ResponseOption option, double places) =>
        option.Covers is { } covers and > 0 ? Math.Max(1, Math.Ceiling(places / covers)) : null;

    /// <summary>The quickest place to build at decides: late there is late everywhere.</summary>
    static LeadChain Quickest(IEnumerable<LeadChain> chains, PlanningChoices choices) =>
        chains.Where(static chain => chain.Time is not null)
            .MinBy(chain => chain.Time!.Quantile(choices.LeadQuantile.Value)) ?? LeadChain.Unknown;
}

/// <summary>A place along a direction of flight.</summary>
/// <param name="Crowd">The displaced people there.</param>
/// <param name="AfterOffensive">The same if an offensive began on one and the same day in all members. Null when none
/// is to come.</param>
/// <param name="Place">The place.</param>
/// <param name="Supply">The places for them that stand and come.</param>
sealed record AxisPlace(MemberCaseload Crowd, MemberCaseload? AfterOffensive, Recorded<Place> Place, SupplyLine Supply);

/// <summary>One direction of flight, on its way to a verdict.</summary>
/// <param name="basis">What needs were worked out from.</param>
/// <param name="choices">What planners choose.</param>
/// <param name="axis">The direction.</param>
/// <param name="places">The places along it.</param>
/// <param name="chainFor">How long it takes to build so many places along it, by the quickest way.</param>
sealed class AxisEvidence(
    NeedsBasis basis, PlanningChoices choices, string axis, IReadOnlyList<AxisPlace> places,
    Func<double, LeadChain> chainFor)
{
    LeadChain chain = LeadChain.Unknown;
    readonly int members = basis.Forecast.Size.Members;
    readonly int days = basis.Forecast.Size.Days;

    internal AxisTimeliness Verdict()
    {
        var present = People([.. places.Select(static place => place.Crowd)]);
        var peak = Peak(present, days);
        var stated = places.Where(static place => place.Supply.IsKnown).ToList();
        double? standing = stated.Count == 0 ? null : stated.Sum(place => place.Supply.Have(basis.AsOf)!.Value.Value);

        chain = chainFor(Math.Max(0, Spread(peak).Median - (standing ?? 0)));

        // Where nobody stated anything, the people already there have found something: what counts is who comes on top.
        var overflow = FirstDays(present, day => standing is null ? present[0].Max() : Available(stated, day));
        var lead = chain.Time?.Quantile(choices.LeadQuantile.Value);
        var (timeliness, chance, decisive) = Judge(stated, overflow);
        return new(
            axis,
            timeliness,
            Spread(peak),
            standing,
            lead is { } late ? Spread(Peak(present, Math.Min(late, days))).Median : null,
            lead is { } needs && Shortfall.MedianDay(overflow) is { } first ? basis.AsOf.AddDays(first - needs) : null,
            chance,
            timeliness is Timeliness.NotKnown || lead is null || basis.AsIfOffensiveBegan is null
            ? null
            : BreakEven(stated, decisive, lead.Value),
            [.. Evidence(stated).Distinct()]);
    }

    /// <summary>
    /// Stated capacity alone proves "not late". It proves "late" only where it is all there is, or where the people of
    /// a place outgrow the stated capacity of that place; an empty cell proves nothing.
    /// </summary>
    (Timeliness Timeliness, Share? Chance, (int[] First, AxisPlace? Alone) Decisive) Judge(
        List<AxisPlace> stated, int[] overflow)
    {
        if (stated.Count == 0 || chain.Time is not { } lead) return (Timeliness.NotKnown, null, (overflow, null));

        var chance = Late(overflow, lead);
        if (chance < choices.LateFrom.Value) return (Timeliness.NotLate, new(chance), (overflow, null));
        if (places.All(place => place.Supply.IsKnown || !IsEverUsed(place)))
        {
            return (Timeliness.Late, new(chance), (overflow, null));
        }

        var worst = stated.Select(place => (First: Outgrown(place), Alone: (AxisPlace?)place))
            .MaxBy(each => Late(each.First, lead));
        var alone = Late(worst.First, lead);
        return alone >= choices.LateFrom.Value
            ? (Timeliness.Late, new(alone), worst)
            : (Timeliness.NotKnown, null, (overflow, null));
    }

    /// <summary>[members] The first day on which the people of one place outgrow what stands and comes there.</summary>
    int[] Outgrown(AxisPlace place) => FirstDays(People([place.Crowd]), day => Available([place], day));

    bool IsEverUsed(AxisPlace place)
    {
        var people = new int[members];
        for (var day = 0; day <= days; day++)
        {
            place.Crowd.On(day, people);
            if (people.AsSpan().ContainsAnyExcept(0)) return true;
        }

        return false;
    }

    double Available(IReadOnlyList<AxisPlace> stated, int day) =>
        stated.Sum(
            place =>
                (place.Supply.Have(basis.AsOf.AddDays(day))?.Value ?? 0)
                    + (place.Supply.Coming(basis.AsOf.AddDays(day)) ?? 0));

    /// <summary>[days + 1][members] The people of some crowds together.</summary>
    int[][] People(IReadOnlyList<MemberCaseload> crowds)
    {
        var people = new int[members];
        var present = new int[days + 1][];
        for (var day = 0; day <= days; day++)
        {
            present[day] = new int[members];
            foreach (var crowd in crowds)
            {
                crowd.On(day, people);
                for (var member = 0; member < members; member++) present[day][member] += people[member];
            }
        }

        return present;
    }

    int[] Peak(int[][] present, int until)
    {
        var peak = new int[members];
        for (var day = 0; day <= until; day++)
        {
            for (var member = 0; member < members; member++)
            {
                peak[member] = Math.Max(peak[member], present[day][member]);
            }
        }

        return peak;
    }

    int[] FirstDays(int[][] present, Func<int, double> available) =>
        FirstPassage.Above<int>(days, day => present[day], available);

    static double Late(int[] first, LeadTime lead)
    {
        var late = 0.0;
        foreach (var day in first) late += day == Shortfall.Never ? 0 : lead.ChanceLongerThan(day);
        return Math.Clamp(late / first.Length, 0, 1);
    }

    /// <summary>
    /// Late for any offensive that begins within this many days: the lead time less the median days from the first day
    /// of an offensive to the shortfall, in the run in which it begins on the same day in every member.
    /// </summary>
    /// <remarks>
    /// Where the shortfall comes before any offensive in half of the members, no offensive is far enough away: all days
    /// of the run.
    /// </remarks>
    int BreakEven(List<AxisPlace> stated, (int[] First, AxisPlace? Alone) decisive, int lead)
    {
        var starts = basis.Forecast.OffensiveDay;
        var waits = Enumerable.Range(0, members).Count(member =>
            decisive.First[member] != Shortfall.Never && !(decisive.First[member] >= starts[member]));
        if (2 * waits >= members) return days;

        var along = decisive.Alone is { } alone ? [alone] : places;
        var standing = decisive.Alone is { } own ? [own] : stated;
        var present = People([.. along.Select(static place => place.AfterOffensive!)]);
        return Shortfall.MedianDay(FirstDays(present, day => Available(standing, day))) is { } day
            ? Math.Clamp(lead - Math.Max(0, day - basis.DayOfOffensive), 0, days)
            : 0;
    }

    /// <summary>What stands, the people it is held against, and how long building takes.</summary>
    IEnumerable<Evidence> Evidence(List<AxisPlace> stated) => stated.SelectMany(static place => place.Supply.Evidence)
        .Concat(places.SelectMany(static place => place.Crowd.Evidence))
        .Concat(stated.Count > 0 ? [] : places.SelectMany(static place => place.Place.Evidence))
        .Concat(chain.Evidence);

    static Band Spread(int[] people) => Selection.Band([.. people]);
}
