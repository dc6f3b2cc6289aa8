using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Situations;

/// <summary>Puts the statements of claims into the rows of the tables.</summary>
/// <remarks>
/// Only what is asserted of civilians' surroundings is translated. Weapons, strength and composition have no table and
/// never become a fact of the situation; of an announced offensive only the day by which it is announced does.
/// </remarks>
sealed class ClaimedRows(ReportedClaims testimony, ClaimedPlaces places, DateOnly asOf)
{
    readonly IReadOnlyList<Claim> claims =
    [
        .. testimony.Claims.Where(
            claim => claim.Modality == Modality.Asserted && claim.Review != ReviewState.Rejected
            && testimony.FindReport(claim) is not null),
    ];

    /// <summary>
    /// Each statement with its claim, in the order of the claims; gathered once, for many tables ask.
    /// </summary>
    (Claim Claim, Statement Said)[] Statements => field ??=
        [.. claims.SelectMany(static claim => claim.Statements, static (claim, said) => (claim, said))];

    /// <summary>The statements of one kind.</summary>
    IEnumerable<(Claim Claim, T Said)> Saying<T>()
        where T : Statement
    {
        foreach (var (claim, statement) in Statements)
        {
            if (statement is T said) yield return (claim, said);
        }
    }

    internal IEnumerable<Claimed<Facility>> Facilities() =>
        from each in Statements
        let claim = each.Claim
        let said = FacilityOf(each.Said)
        where said is not null
        select Placed(
            claim,
            place => new Facility(place, Day(claim), said.Value.Item, said.Value.Quantity, said.Value.Condition));

    /// <summary>How many people share one thing. A ratio is kept apart from counts.</summary>
    internal IEnumerable<Claimed<Facility>> Ratios() =>
        from each in Saying<FacilityStatement>()
        let claim = each.Claim
        let said = each.Said
        where said.PeoplePerItem is not null
        select Placed(
            claim,
            place => new Facility(place, Day(claim), said.Item, null, null) { PeoplePerItem = said.PeoplePerItem });

    /// <summary>
    /// Who holds a place. Where people are trapped, those who keep them there hold it or surround it.
    /// </summary>
    internal IEnumerable<Claimed<Control>> Controls() =>
        from each in Statements
        let claim = each.Claim
        let said = ControlOf(each.Said)
        where said is not null
        select Placed(claim, place => new Control(place, said.Part, Since(claim), said.Status, said.Holder));

    internal IEnumerable<Claimed<Hazard>> Hazards() =>
        from each in Saying<HazardStatement>()
        let claim = each.Claim
        let said = each.Said
        select Placed(
            claim,
            place =>
                new Hazard(
                    $"{claim.Report}#{claim.Id}", place, null, null, said.Kind, said.Status, claim.Date?.First, null));

    internal IEnumerable<Claimed<Service>> Services() =>
        from each in Saying<ServiceStatement>()
        let claim = each.Claim
        let said = each.Said
        select Placed(claim, place => new Service(place, Day(claim), said.Kind, said.Status, null));

    internal IEnumerable<Claimed<HealthReport>> Health() =>
        from each in Saying<HealthStatement>()
        let claim = each.Claim
        let said = each.Said
        select Placed(
            claim,
            place =>
                new HealthReport(place, Day(claim), said.Condition, said.Group, said.Cases, null, null, null, null));

    internal IEnumerable<Claimed<ConflictEvent>> ConflictEvents() =>
        from each in Saying<EventStatement>()
        let claim = each.Claim
        let said = each.Said
        select Placed(claim, place => new ConflictEvent(place, Day(claim), null, said.Kind, null, null, null, null));

    /// <summary>
    /// Counts of people present in camps, each under a series of its own: two reports never count under one definition.
    /// </summary>
    /// <remarks>
    /// Residents, trapped or not, are no displaced people and make no observation, nor do households, whose size the
    /// text does not give. Two claims of the same words state one count.
    /// </remarks>
    internal IEnumerable<Claimed<Observation>> Observations() =>
        from claim in claims.Where(static claim => claim.Type.Family == "camp")
            .DistinctBy(static claim => (claim.Report, claim.Quote.Start, claim.Quote.End, CountOf(claim)))
        let people = CountOf(claim)
        where people is not null
        select Placed(
            claim, place => new Observation(Day(claim), null, place, SeriesOf(claim), people.Count, null, null, false));

    /// <summary>People who live at a place and cannot leave it: its population, as far as the text tells.</summary>
    internal IEnumerable<Claimed<Place>> Trapped(IReadOnlyList<Recorded<Place>> known) =>
        from each in Saying<TrappedStatement>()
        let claim = each.Claim
        let said = each.Said
        where said.Count is not null
        let id = places.Find(claim)
        from row in known
        where row.Value.Id == id
        select new Claimed<Place>(claim, WithPopulation(row.Value, said.Count.GetValueOrDefault(), Day(claim)), true);

    static Place WithPopulation(Place place, Stated people, DateOnly day)
    {
        var count = new People((long)people.Value);
        return people.Bound switch
        {
            Bound.AtLeast or Bound.MoreThan =>
                place with
                {
                    Population = null,
                    PopulationLow = count,
                    PopulationHigh = place.PopulationHigh?.Count > count.Count ? place.PopulationHigh : null,
                    PopulationDate = day,
                },
            Bound.AtMost =>
                place with { Population = null, PopulationLow = null, PopulationHigh = count, PopulationDate = day },
            _ => place with { Population = count, PopulationLow = null, PopulationHigh = null, PopulationDate = day },
        };
    }

    /// <summary>Sites that claims describe, as far as they say more than what stands there.</summary>
    internal IEnumerable<Claimed<Site>> Sites() =>
        from claim in claims
        where claim.Places is not [{ Reference: NearPlace { What: NearbyThing.OtherCamps } }, ..]
        from said in claim.Statements.OfType<SiteStatement>()
        let place = places.Find(claim)
        where place is not null
        select new Claimed<Site>(
            claim,
            new(
                place, said.IsMakeshift ? SiteKind.Emergency : SiteKind.Camp, null, null, null, false, null, null, null,
                null, null, null), true);

    /// <summary>What is announced and has not begun, of claims that are put forward as plans or as not begun.</summary>
    internal static IEnumerable<(Claim Claim, AnnouncedStatement Said)> Announced(ReportedClaims testimony) =>
        from claim in testimony.Claims
        where claim.Modality is Modality.Planned or Modality.Asserted && claim.Review != ReviewState.Rejected
            && testimony.FindReport(claim) is not null
        from said in claim.Statements.OfType<AnnouncedStatement>()
        select (claim, said);

    /// <summary>The series under which a claim's count of people is kept.</summary>
    internal static SeriesId SeriesOf(Claim claim) => new($"{claim.Report}#{claim.Id}");

    static PeopleStatement? CountOf(Claim claim) =>
        claim.Statements.OfType<PeopleStatement>()
            .FirstOrDefault(static said => said is { IsInSite: true, IsHouseholds: false, Sense: CountSense.Stock });

    static (string Item, Stated? Quantity, string? Condition)? FacilityOf(Statement statement) => statement switch
    {
        FacilityStatement { PeoplePerItem: null } said => (said.Item, said.Quantity, said.Condition),
        FoodStatement => ("food_energy", null, InWords),
        SiteStatement { IsOvercrowded: true } => ("capacity", null, "overcrowded"),
        CrossingStatement said => (said.Item, null, said.Stands ? "standing" : "destroyed"),
        _ => null,
    };

    static ControlStatement? ControlOf(Statement statement) => statement switch
    {
        ControlStatement said => said,
        TrappedStatement said =>
            new(PlacePart.Whole, said.IsBesieged ? ControlStatus.Besieged : ControlStatus.Held, said.Holder),
        _ => null,
    };

    Claimed<T> Placed<T>(Claim claim, Func<PlaceId, T> row)
        where T : class, IVersioned<T>
    {
        var place = places.Find(claim);
        return new(claim, row(place ?? Unplaced), place is not null);
    }

    /// <summary>The last day a claim is about, else the day of its report; never after the as-of date.</summary>
    DateOnly Day(Claim claim)
    {
        var report = testimony.FindReport(claim);
        var day = claim.Date?.Last ?? claim.Date?.First ?? report?.Value.Published ?? report?.KnownOn ?? asOf;
        return day < asOf ? day : asOf;
    }

    /// <summary>The first day of a state that goes on: "since Saturday" begins on Saturday.</summary>
    DateOnly Since(Claim claim) =>
        claim.Date is { First: { } first, Last: { } last } && last >= testimony.FindReport(claim)?.Value.Published
            && first <= asOf ? first : Day(claim);

    /// <summary>Stands in the row of a claim whose place the text does not pin; printed nowhere.</summary>
    static PlaceId Unplaced { get; } = new("unplaced");

    /// <summary>
    /// The condition of something that is reported, but not in words that any rule reads; the quote says what.
    /// </summary>
    const string InWords = "reported in words";
}
