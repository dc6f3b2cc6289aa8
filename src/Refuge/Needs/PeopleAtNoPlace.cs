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

    /// <summary>
    /// Those of them of whom a count of the whole crisis says that they are in camps, in accommodation or with
    /// families, though not where. Zero where nobody counted such.
    /// </summary>
    internal double Housed { get; private init; }

    /// <summary>Those of whom nobody said that they have a roof.</summary>
    internal double WithoutRoof => People.Value - Housed;

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
        var housed = Math.Min(left, counts.Housed.Sum(count => Math.Max(
            0, count.People.Value - (count.Series.Value.Population is CountedPopulation.OutOfCamp
                ? placed - inSites : inSites))));
        var room = situation.Sites.Where(static site => site.Value.Kind is not (SiteKind.Candidate or SiteKind.Host))
            .Sum(static site => site.Value.Capacity?.Count ?? 0);
        var bound = alone.Count + groups.Count == 0 && returned is null ? total.People.Bound : Bound.About;
        // A site whose people were counted holds those, whatever room it has.
        var mayHoldThem =
            situation.Sites.Any(site => states[site.Value.Place] is { IsSite: true, IsPassedThrough: false }
            && site.Value.Capacity is null && counts.GroupOf(site.Value.Place) is null
            && counts.DisplacedAt(site.Value.Place) is null);
        // What is left of numbers that say "about" has no digits but theirs.
        if (bound is Bound.About) (left, housed) = (Rounded(left), housed < 1 ? 0 : Rounded(housed));
        return new(
            new(left, bound), new(left, left, left),
            !mayHoldThem && housed < left && Math.Max(inSites, room) < SmallPart * total.People.Value, !mayHoldThem,
            [
                .. total.Evidence.Concat(alone.SelectMany(static each => each.Count!.Evidence))
                    .Concat(groups.SelectMany(static group => group.Evidence)).Concat(returned?.Evidence ?? [])
                    .Concat(housed > 0 ? counts.Housed.SelectMany(static count => count.Evidence) : []).Distinct(),
            ],
            within.Keys)
        {
            Returned = returned,
            Housed = housed,
        };
    }

    /// <summary>To three digits.</summary>
    static double Rounded(double people)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(people)) - 2));
        return Math.Max(1, Math.Round(people / unit, MidpointRounding.AwayFromZero) * unit);
    }

    /// <summary>
    /// The crowds that they are taken for in the totals, as many as were counted: first those of whom nobody said that
    /// they have a roof, then the others where they are of another group.
    /// </summary>
    /// <param name="forecast">The run.</param>
    internal IReadOnlyList<MemberCaseload> AsCounted(Forecast forecast) => Crowds(forecast, (_, members) =>
        members.Fill((int)People.Value));

    /// <summary>The same as forecast: everybody displaced less those who are at places.</summary>
    /// <param name="forecast">The run.</param>
    internal IReadOnlyList<MemberCaseload> AsForecast(Forecast forecast) => Crowds(forecast, (day, members) =>
    {
        forecast.DisplacedNow.On(day).CopyTo(members);
        foreach (var place in forecast.Present.Places.Where(place => !within.Contains(place)))
        {
            var here = forecast.Present.On(place, day);
            for (var member = 0; member < here.Length; member++) members[member] -= here[member];
        }

        for (var member = 0; member < members.Length; member++) members[member] = Math.Max(0, members[member]);
    });

    /// <summary>Writes the people of a day: [members].</summary>
    delegate void OfDay(int day, Span<int> members);

    List<MemberCaseload> Crowds(Forecast forecast, OfDay all)
    {
        var (size, housed) = (forecast.Size, IsWithoutSites ? (int)Housed : 0);
        var people = new MemberMatrix([Nowhere], size.Days, size.Members);
        var sheltered = new MemberMatrix([Nowhere], size.Days, size.Members);
        var members = new int[size.Members];
        for (var day = 0; day <= size.Days; day++)
        {
            all(day, members);
            for (var member = 0; member < members.Length; member++)
            {
                sheltered[Nowhere][day, member] = Math.Min(housed, members[member]);
                people[Nowhere][day, member] = members[member] - sheltered[Nowhere][day, member];
            }
        }

        var crowd = new MemberCaseload(Nowhere, Caseload, people) { Evidence = Evidence };
        return housed == 0 ? [crowd]
            : [crowd, new(Nowhere, Caseload.DisplacedOutsideSites, sheltered) { Evidence = Evidence }];
    }

    /// <summary>
    /// The groups of the crowds today, and how many each is: those of whom nobody said that they have a roof, and the
    /// others.
    /// </summary>
    internal IReadOnlyList<(Caseload Caseload, Band People)> Today => !IsWithoutSites || Housed < 1
        ? [(Caseload, Spread)]
        : [(Caseload, Band.Of(WithoutRoof)), (Caseload.DisplacedOutsideSites, Band.Of(Housed))];

    /// <summary>A part of all below which the named sites are not where people stay. Judgement.</summary>
    const double SmallPart = 0.1;
}
