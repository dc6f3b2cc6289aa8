using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>The people of one caseload at one place, in every member on every day.</summary>
sealed class MemberCaseload
{
    readonly MemberMatrix people;
    readonly MemberMatrix? without;
    readonly IReadOnlyList<PlaceId> places;

    internal MemberCaseload(PlaceId place, Caseload caseload, MemberMatrix people, MemberMatrix? without = null)
    {
        (Place, Caseload, this.people, this.without) = (place, caseload, people, without);
        places = PlaceGroup.MembersOf(place);
    }

    /// <summary>The place, or several that one figure is stated for.</summary>
    internal PlaceId Place { get; }

    /// <summary>Which people.</summary>
    internal Caseload Caseload { get; }

    /// <summary>Whether they stay for hours or days, as where people are screened.</summary>
    internal bool IsPassingThrough { get; init; }

    /// <summary>Whether they need what a line of a standard asks for.</summary>
    internal bool Needs(Indicator line) =>
        line.IsFor(Caseload, IsPassingThrough) && Asks?.Invoke(Place, line) is not false;

    /// <summary>Whether a line is of the set that a place is measured against. Null where every line is.</summary>
    internal Func<PlaceId, Indicator, bool>? Asks { get; init; }

    /// <summary>The counts and populations of people that the number rests on. Empty when nobody counted any.</summary>
    internal IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Sites whose people are counted in it too and have needs of their own.</summary>
    internal IReadOnlyList<PlaceId> LessThoseAt { get; init; } = [];

    /// <summary>Writes the people of <paramref name="day"/> into <paramref name="members"/>: [members].</summary>
    internal void On(int day, Span<int> members)
    {
        people.On(places[0], day).CopyTo(members);
        foreach (var place in places.Skip(1))
        {
            var more = people.On(place, day);
            for (var member = 0; member < members.Length; member++) members[member] += more[member];
        }

        foreach (var site in LessThoseAt) TakeOff(people.On(site, day), members);
        if (without is not null) TakeOff(without.On(Place, day), members);
    }

    static void TakeOff(ReadOnlySpan<int> less, Span<int> members)
    {
        for (var member = 0; member < members.Length; member++)
        {
            members[member] = Math.Max(0, members[member] - less[member]);
        }
    }
}

/// <summary>Who is where in the forecast, sorted into the five caseloads.</summary>
static class CaseloadBuilder
{
    /// <summary>
    /// The crowds of the forecast that needs are worked out from, in the order of places and caseloads.
    /// </summary>
    internal static IReadOnlyList<MemberCaseload> Of(NeedsBasis basis) => Of(basis, basis.Forecast);

    /// <summary>The crowds of a forecast of the same situation.</summary>
    /// <remarks>
    /// Those who came back are counted as returnees and not once more as residents. A place retaken only in some
    /// members stays beyond reach in all: what stands ready for its people stands where they flee to.
    /// </remarks>
    internal static IReadOnlyList<MemberCaseload> Of(NeedsBasis basis, Forecast forecast)
    {
        var states = new PlaceStates(basis.Situation);
        var evidence = new ForecastEvidence(basis.Situation, states, basis.Assumptions);
        var counts = new LatestCounts(basis.Situation, states);
        var asks = basis.AsksByPlace
            ? basis.Asks : (Func<PlaceId, Indicator, bool>?)null;
        var within = SitesWithinTowns.Of(basis.Situation, states, counts);
        List<MemberCaseload> crowds = [];
        foreach (var place in forecast.Present.Places.Select(place => SharedBy(place, counts)).Distinct())
        {
            var members = PlaceGroup.MembersOf(place);
            var caseload = members.All(each => states[each].IsSite)
                ? Caseload.DisplacedInSites
                : Caseload.DisplacedOutsideSites;
            crowds.Add(new(place, caseload, forecast.Present)
            {
                Evidence = evidence.DisplacedAt(place, forecast),
                IsPassingThrough = members.All(each => states[each].IsPassedThrough),
                Asks = asks,
                LessThoseAt =
                [
                    .. within.Where(pair => pair.Value == place && forecast.Present.Places.Contains(pair.Key))
                        .Select(static pair => pair.Key).Order(),
                ],
            });
        }

        foreach (var place in forecast.Residents.Places)
        {
            if (!states[place].IsBeyondReach && !states[place].IsTaken) continue;

            var caseload = states[place].IsBeyondReach ? Caseload.BeyondReach : Caseload.ResidentsOfRetaken;
            crowds.Add(new(place, caseload, forecast.Residents, forecast.Returned)
            {
                Evidence = evidence.ResidentsOf(place),
                Asks = asks,
            });
        }

        crowds.AddRange(forecast.Returned.Places.Select(place =>
            new MemberCaseload(
                place, Caseload.Returnees, forecast.Returned)
            { Evidence = evidence.ResidentsOf(place), Asks = asks }));
        return [.. crowds.OrderBy(static crowd => crowd.Place).ThenBy(static crowd => crowd.Caseload)];
    }

    /// <summary>
    /// The places that a place shares one count with, which is their crowd too; else the place itself.
    /// </summary>
    static PlaceId SharedBy(PlaceId place, LatestCounts counts) =>
        counts.GroupOf(place) is { } group ? PlaceGroup.IdentityOf(group.Together) : place;
}
