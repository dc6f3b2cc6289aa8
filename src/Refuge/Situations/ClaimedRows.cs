using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>Puts claims into the words of the tables.</summary>
/// <remarks>
/// Only what is asserted of civilians' surroundings is translated. Weapons, strength, composition, operations, plans and
/// opinions have no table and never become a fact of the situation.
/// </remarks>
sealed class ClaimedRows(Testimony testimony, ClaimedPlaces places, DateOnly asOf)
{
    readonly IReadOnlyList<Claim> claims =
    [
        .. testimony.Claims.Where(claim => claim.Modality == Modality.Asserted && claim.Review != ReviewState.Rejected && testimony.FindReport(claim) is not null),
    ];

    internal IEnumerable<Claimed<Facility>> Facilities() =>
        from claim in claims
        from said in FacilitiesOf(claim)
        select Placed(claim, place => new Facility(place, Day(claim), said.Item, said.Quantity, said.Condition));

    internal IEnumerable<Claimed<Control>> Controls() =>
        from claim in claims
        let status = StatusOf(claim.Type)
        where status is not null && claim.Happened
        select Placed(claim, place => new Control(place, ClaimedWords.Part(claim), Day(claim), status.Value, claim.Actors.Count > 0 ? claim.Actors[0] : null));

    internal IEnumerable<Claimed<Hazard>> Hazards() =>
        from claim in claims
        let kind = HazardOf(claim)
        where kind is not null && claim.Happened
        select Placed(claim, place => new Hazard(
            $"{claim.Report}#{claim.Id}", place, null, null, kind.Value,
            kind == HazardKind.Explosive ? ClaimedWords.ExplosiveStatus(claim) : HazardStatus.Confirmed, claim.Date?.First, null));

    internal IEnumerable<Claimed<Service>> Services() =>
        from claim in claims
        let service = ServiceOf(claim)
        where service is not null
        select Placed(claim, place => new Service(place, Day(claim), service.Value.Kind, service.Value.Status, null));

    internal IEnumerable<Claimed<HealthReport>> Health() =>
        from claim in claims
        where claim.Type is { Family: "camp", Kind: "health" or "water" } or { Family: "needs" } && claim.Happened
        let condition = ClaimedWords.Condition(claim)
        where condition is not null
        select Placed(claim, place => new HealthReport(
            place, Day(claim), condition.Value, ClaimedWords.Group(claim), ClaimedWords.NumberOfCases(claim), null, null, null, null));

    internal IEnumerable<Claimed<Happening>> Happenings() =>
        from claim in claims
        where claim.Type is { Family: "conflict", Kind: "fighting" } && claim.Happened
        select Placed(claim, place => new Happening(place, Day(claim), null, "fighting", null, null, null, null));

    /// <summary>Counts of people in camps, each under a series of its own: two reports never count under one definition.</summary>
    /// <remarks>Counts of residents, trapped or not, are no counts of displaced people and make no observation.</remarks>
    internal IEnumerable<Claimed<Observation>> Observations() =>
        from claim in claims
        where claim.Type is { Family: "camp", Kind: "population" or "sanitation" } && claim.Happened
        let people = ClaimedWords.NumberOfPeople(claim)
        where people is not null
        select Placed(claim, place => new Observation(Day(claim), null, place, SeriesOf(claim), people, null, null, false));

    /// <summary>The series under which a claim's count of people is kept.</summary>
    internal static SeriesId SeriesOf(Claim claim) => new($"{claim.Report}#{claim.Id}");

    static IEnumerable<(string Item, Stated? Quantity, string? Condition)> FacilitiesOf(Claim claim)
    {
        switch (claim.Type)
        {
            case { Family: "camp", Kind: "sanitation" } when ClaimedWords.NumberOfToilets(claim) is { } toilets:
                yield return ("toilet", toilets, null);
                break;
            case { Family: "camp", Kind: "water" }:
                if (ClaimedWords.NumberOfWaterPoints(claim) is { } points) yield return ("water_point", points, null);
                if (ClaimedWords.CallWaterUnsafe(claim)) yield return ("water_quality", null, "unsafe");
                break;
            case { Family: "camp", Kind: "shelter" }:
                yield return ("shelter", ClaimedWords.NumberOfShelters(claim), InWords);
                break;
            case { Family: "camp", Kind: "food" }:
                yield return ("food_energy", null, InWords);
                break;
            case { Family: "camp", Kind: "hygiene" }:
                yield return ("washing", null, InWords);
                break;
            case { Family: "camp", Kind: "overcrowding" }:
                yield return ("capacity", null, "overcrowded");
                break;
            case { Family: "camp", Kind: "capacity" } when ClaimedWords.NumberOfPeople(claim) is { } people:
                yield return ("capacity", people, null);
                break;
            case { Family: "infrastructure", Kind: "bridge" } or { Family: "attack", Kind: "failed" } when ClaimedWords.Says(claim, "bridge") || ClaimedWords.Says(claim, "crossing"):
                // A bridge that attackers failed to destroy is a bridge that stands.
                yield return (ClaimedWords.Says(claim, "pontoon") || claim.Type.Family == "attack" ? "pontoon_bridge" : "bridge", null, "standing");
                break;
        }
    }

    static ControlStatus? StatusOf(ClaimType type) => type switch
    {
        { Family: "territory", Kind: "retaken" } => ControlStatus.Taken,
        { Family: "territory", Kind: "lost" } => ControlStatus.Held,
        { Family: "territory", Kind: "contested" } => ControlStatus.Contested,
        { Family: "access", Kind: "siege" } => ControlStatus.Besieged,
        _ => null,
    };

    static HazardKind? HazardOf(Claim claim) => claim.Type switch
    {
        { Family: "hazard", Kind: "explosive" } => HazardKind.Explosive,
        { Family: "hazard", Kind: "environmental" } => ClaimedWords.EnvironmentalHazard(claim),
        _ => null,
    };

    static (ServiceKind Kind, ServiceStatus Status)? ServiceOf(Claim claim) => claim.Type switch
    {
        { Family: "damage", Kind: "electricity" } => (ServiceKind.Power, ServiceStatus.Down),
        { Family: "damage" or "recovery", Kind: "services" } => (ServiceKind.All, claim.Happened && claim.Type.Family == "recovery" ? ServiceStatus.Partial : ServiceStatus.Down),
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

    /// <summary>Stands in the row of a claim whose place the text does not pin; printed nowhere.</summary>
    static PlaceId Unplaced { get; } = new("unplaced");

    /// <summary>The condition of something that is reported, but not in words that any rule reads; the quote says what.</summary>
    const string InWords = "reported in words";
}
