using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>
/// Displaced people whom the count of the whole crisis holds and no count of a place does: nobody said where they stay.
/// </summary>
/// <remarks>
/// Where sites are named they are taken to be outside them, with families or in buildings, and the totals hold them so;
/// not where a site is named whose people nobody counted and whose room nobody stated, for it may hold them. Where no
/// site is named, or the named ones hold less than a tenth of all (judgement), nobody can be said to have a roof: all
/// of them are in the totals, as many as people in a site would need, and places are asked for, at most as many as they
/// are (decisions 0077 and 0090).
/// </remarks>
sealed class PeopleAtNoPlace
{
    /// <summary>What stands for their place. No place of a folder can be called so.</summary>
    internal static PlaceId Nowhere { get; } = new(PlaceGroup.Everywhere.Code);

    readonly IReadOnlyCollection<PlaceId> within;

    PeopleAtNoPlace(
        Stated people, Band spread, bool isWithoutSites, bool isInTotals, IReadOnlyList<Evidence> evidence,
        IReadOnlyCollection<PlaceId> within) =>
        (People, Spread, IsWithoutSites, IsInTotals, Evidence, this.within) =
            (people, spread, isWithoutSites, isInTotals, evidence, within);

    /// <summary>How many.</summary>
    internal Stated People { get; }

    /// <summary>Between which numbers, as counted.</summary>
    internal Band Spread { get; }

    /// <summary>Whether no site is named that could hold them, so that room must be asked for.</summary>
    internal bool IsWithoutSites { get; }

    /// <summary>Whether the totals hold them: no uncounted site may be where they are.</summary>
    internal bool IsInTotals { get; }

    /// <summary>The group that they are taken for.</summary>
    internal Caseload Caseload => IsWithoutSites ? Caseload.DisplacedInSites : Caseload.DisplacedOutsideSites;

    /// <summary>Those who went home since the whole crisis was counted, and are taken off. Null where nobody
    /// counted them.</summary>
    internal ReturnsSinceTotal? Returned { get; private init; }

    /// <summary>The counts it rests on. Never empty.</summary>
    internal IReadOnlyList<Evidence> Evidence { get; }

    /// <summary>Those of a situation. Null where nobody counted the whole crisis, or every one is at a place.</summary>
    internal static PeopleAtNoPlace? Of(Situation situation)
    {
        var states = new PlaceStates(situation);
        var counts = new LatestCounts(situation, states);
        if (counts.Total is not { } total) return null;

        // Whoever is in a school of a town stands in the count of the town already.
        var within = SitesWithinTowns.Of(situation, states, counts);
        var alone = situation.Places.Select(static place => place.Value.Id)
            .Where(place => counts.GroupOf(place) is null && !within.ContainsKey(place))
            .Select(place => (IsInSite: states[place].IsSite, Count: counts.DisplacedAt(place)))
            .Where(static each => each.Count is not null).ToList();
        var groups = counts.Groups.Where(static group => group.Together.Count > 0).ToList();
        var placed = alone.Sum(static each => each.Count!.People.Value)
            + groups.Sum(static group => group.Left.Value);
        var returned = ReturnsSinceTotal.Of(situation, total.Count);
        var left = total.People.Value - placed - (returned?.People ?? 0);
        if (left < 1) return null;

        var inSites = alone.Where(static each => each.IsInSite).Sum(static each => each.Count!.People.Value)
            + groups.Where(static group => group.AreInSites).Sum(static group => group.Left.Value);
        var room = situation.Sites.Where(static site => site.Value.Kind is not (SiteKind.Candidate or SiteKind.Host))
            .Sum(static site => site.Value.Capacity?.Count ?? 0);
        var bound = alone.Count + groups.Count == 0 && returned is null ? total.People.Bound : Bound.About;
        // A site whose people were counted holds those, whatever room it has.
        var mayHoldThem =
            situation.Sites.Any(site => states[site.Value.Place] is { IsSite: true, IsPassedThrough: false }
            && site.Value.Capacity is null && counts.GroupOf(site.Value.Place) is null
            && counts.DisplacedAt(site.Value.Place) is null);
        // What is left of numbers that say "about" has no digits but theirs.
        if (bound is Bound.About) left = Rounded(left);
        return new(
            new(left, bound), new(left, left, left),
            !mayHoldThem && Math.Max(inSites, room) < SmallPart * total.People.Value, !mayHoldThem,
            [
                .. total.Evidence.Concat(alone.SelectMany(static each => each.Count!.Evidence))
                    .Concat(groups.SelectMany(static group => group.Evidence)).Concat(returned?.Evidence ?? [])
                    .Distinct(),
            ],
            within.Keys)
        {
            Returned = returned,
        };
    }

    /// <summary>To three digits.</summary>
    static double Rounded(double people)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(people)) - 2));
        return Math.Max(1, Math.Round(people / unit, MidpointRounding.AwayFromZero) * unit);
    }

    /// <summary>As the crowd that they are taken for in the totals, as many as were counted.</summary>
    /// <param name="forecast">The run.</param>
    internal MemberCaseload AsCounted(Forecast forecast)
    {
        var people = new MemberMatrix([Nowhere], forecast.Size.Days, forecast.Size.Members);
        for (var day = 0; day <= forecast.Size.Days; day++)
        {
            for (var member = 0; member < forecast.Size.Members; member++)
            {
                people[Nowhere][day, member] = (int)People.Value;
            }
        }

        return Crowd(people);
    }

    /// <summary>The same as forecast: everybody displaced less those who are at places.</summary>
    /// <param name="forecast">The run.</param>
    internal MemberCaseload AsForecast(Forecast forecast)
    {
        var people = new MemberMatrix([Nowhere], forecast.Size.Days, forecast.Size.Members);
        for (var day = 0; day <= forecast.Size.Days; day++)
        {
            var all = forecast.DisplacedNow.On(day);
            for (var member = 0; member < forecast.Size.Members; member++) people[Nowhere][day, member] = all[member];
            foreach (var place in forecast.Present.Places.Where(place => !within.Contains(place)))
            {
                var here = forecast.Present.On(place, day);
                for (var member = 0; member < here.Length; member++) people[Nowhere][day, member] -= here[member];
            }

            for (var member = 0; member < forecast.Size.Members; member++)
            {
                people[Nowhere][day, member] = Math.Max(0, people[Nowhere][day, member]);
            }
        }

        return Crowd(people);
    }

    MemberCaseload Crowd(MemberMatrix people) =>
        new(Nowhere, Caseload, people) { Evidence = Evidence };

    /// <summary>A part of all below which the named sites are not where people stay. Judgement.</summary>
    const double SmallPart = 0.1;
}
