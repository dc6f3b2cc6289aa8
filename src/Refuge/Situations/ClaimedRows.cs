using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Situations;

/// <summary>Puts the statements of claims into the rows of the tables.</summary>
/// <remarks>
/// Only what is asserted of civilians' surroundings is translated. Weapons, strength and composition have no table and
/// never become a fact of the situation; of an announced offensive only the day by which it is announced does.
/// </remarks>
sealed class ClaimedRows
{
    readonly ReportedClaims testimony;
    readonly ClaimedPlaces places;
    readonly DateOnly asOf;

    /// <summary>Statements with their claims, in the order of the claims: gathered once, for many tables ask.</summary>
    readonly Dictionary<Type, List<(Claim Claim, Statement Said)>> byKind = [];
    readonly List<(Claim Claim, Statement Said)> ofFacilities = [];
    readonly List<(Claim Claim, Statement Said)> ofControl = [];

    internal ClaimedRows(ReportedClaims testimony, ClaimedPlaces places, DateOnly asOf)
    {
        (this.testimony, this.places, this.asOf) = (testimony, places, asOf);
        foreach (var claim in testimony.Claims)
        {
            if (claim.Modality is not (Modality.Asserted or Modality.Alleged) || claim.Review == ReviewState.Rejected
                || testimony.FindReport(claim) is null)
            {
                continue;
            }

            // "Suspected measles" is how cases are reported before a laboratory has spoken: an alert waits for nobody.
            var statements = claim.Statements;
            for (var each = 0; each < statements.Count; each++)
            {
                if (claim.Modality is Modality.Asserted || statements[each] is HealthStatement)
                {
                    Gather(claim, statements[each]);
                }
            }
        }
    }

    void Gather(Claim claim, Statement said)
    {
        var kind = said.GetType();
        if (!byKind.TryGetValue(kind, out var alike)) byKind.Add(kind, alike = []);
        alike.Add((claim, said));
        if (FacilityOf(said) is not null) ofFacilities.Add((claim, said));
        if (said is ControlStatement or TrappedStatement) ofControl.Add((claim, said));
    }

    /// <summary>The statements of one kind.</summary>
    IEnumerable<(Claim Claim, T Said)> Saying<T>()
        where T : Statement =>
        byKind.GetValueOrDefault(typeof(T), []).Select(static each => (each.Claim, (T)each.Said));

    /// <summary>A row for each statement; one whose text pins no place is about <see cref="Unplaced"/>.</summary>
    IEnumerable<Claimed<TRow>> Rows<TStatement, TRow>(
        IEnumerable<(Claim Claim, TStatement Said)> statements, Func<Claim, TStatement, PlaceId, TRow> row)
        where TRow : class, IVersioned<TRow>
    {
        foreach (var (claim, said) in statements)
        {
            var place = places.Find(claim);
            yield return new(claim, row(claim, said, place ?? Unplaced), place is not null);
        }
    }

    internal IEnumerable<Claimed<Facility>> Facilities() =>
        Rows(
            ofFacilities,
            (claim, statement, place) =>
            {
                var (item, quantity, condition) = FacilityOf(statement).GetValueOrDefault();
                return new Facility(place, Day(claim), item, quantity, condition);
            });

    /// <summary>How many people share one thing. A ratio is kept apart from counts.</summary>
    internal IEnumerable<Claimed<Facility>> Ratios() =>
        Rows(
            Saying<FacilityStatement>().Where(static each => each.Said.PeoplePerItem is not null),
            (claim, said, place) =>
                new Facility(place, Day(claim), said.Item, null, null) { PeoplePerItem = said.PeoplePerItem });

    /// <summary>
    /// Who holds a place. Where people are trapped, those who keep them there hold it or surround it.
    /// </summary>
    internal IEnumerable<Claimed<Control>> Controls() =>
        Rows(
            ofControl,
            (claim, statement, place) =>
            {
                var said = ControlOf(statement);
                return new Control(place, said.Part, Since(claim), said.Status, said.Holder);
            });

    internal IEnumerable<Claimed<Hazard>> Hazards() =>
        Rows(
            Saying<HazardStatement>(),
            static (claim, said, place) =>
                new Hazard(
                    $"{claim.Report}#{claim.Id}", place, null, null, said.Kind, said.Status, claim.Date?.First, null));

    internal IEnumerable<Claimed<Service>> Services() =>
        Rows(
            Saying<ServiceStatement>(),
            (claim, said, place) => new Service(place, Day(claim), said.Kind, said.Status, null));

    internal IEnumerable<Claimed<HealthReport>> Health() =>
        Rows(
            Saying<HealthStatement>(),
            (claim, said, place) =>
                new HealthReport(
                    place, Day(claim), said.Condition, said.Group, said.Cases, null, null, null, null));

    internal IEnumerable<Claimed<ConflictEvent>> ConflictEvents() =>
        Rows(
            Saying<EventStatement>(),
            (claim, said, place) => new ConflictEvent(place, Day(claim), null, said.Kind, null, null, null, null));

    /// <summary>
    /// Counts of displaced people in camps, and of those said to be at a place outside them, each under a series of its
    /// own: two reports never count under one definition.
    /// </summary>
    /// <remarks>
    /// Residents, trapped or not, are no displaced people and make no observation, nor do households, whose size the
    /// text does not give. Two claims of the same words state one count.
    /// </remarks>
    internal IEnumerable<Claimed<Observation>> Observations() =>
        Rows(
            Saying<PeopleStatement>()
                .Where(static each => ReferenceEquals(each.Said, CountOf(each.Claim)))
                .DistinctBy(
                    static each => (each.Claim.Report, each.Claim.Quote.Start, each.Claim.Quote.End, each.Said)),
            (claim, said, place) =>
                new Observation(Day(claim), null, place, SeriesOf(claim), said.Count, null, null, false));

    /// <summary>Counts of everybody displaced (<see cref="ClaimedTotals"/>).</summary>
    internal IEnumerable<Claimed<Observation>> Totals() =>
        ClaimedTotals.Of(Saying<PeopleStatement>(), places.IsAbroad).Select(each => new Claimed<Observation>(
            each.Claim,
            new(Day(each.Claim), null, null, SeriesOf(each.Claim), each.Said.Count, null, null, false), true));

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
    /// <param name="known">The places, whose names may tell what a site is.</param>
    internal IEnumerable<Claimed<Site>> Sites(IReadOnlyList<Recorded<Place>> known)
    {
        var kinds = known.DistinctBy(static row => row.Value.Id)
            .ToDictionary(static row => row.Value.Id, static row => SiteKindNames.KindOf(row.Value.Name));
        return
            from each in Saying<SiteStatement>()
            let claim = each.Claim
            let said = each.Said
            where claim.Places is not [{ Reference: NearPlace { What: NearbyThing.OtherCamps } }, ..]
            let place = places.Find(claim)
            where place is not null
            let kind = kinds.GetValueOrDefault(place)
                ?? (said.IsMakeshift ? SiteKind.Emergency : SiteKind.Camp)
            select new Claimed<Site>(
                claim, new(place, kind, null, null, null, false, null, null, null, null, null, null), true);
    }

    /// <summary>What is announced and has not begun, of claims that are put forward as plans or as not begun.</summary>
    internal static IEnumerable<(Claim Claim, AnnouncedStatement Said)> Announced(ReportedClaims testimony)
    {
        foreach (var claim in testimony.Claims)
        {
            if (claim.Modality is not (Modality.Planned or Modality.Asserted) || claim.Review == ReviewState.Rejected)
                continue;
            var statements = claim.Statements;
            for (var each = 0; each < statements.Count; each++)
            {
                if (statements[each] is AnnouncedStatement said && testimony.FindReport(claim) is not null)
                    yield return (claim, said);
            }
        }
    }

    /// <summary>The series under which a claim's count of people is kept.</summary>
    internal static SeriesId SeriesOf(Claim claim) => new($"{claim.Report}#{claim.Id}");

    /// <summary>The count that a claim states of people in a camp, or displaced at a place; null if none.</summary>
    internal static PeopleStatement? CountOf(Claim claim)
    {
        var statements = claim.Statements;
        for (var each = 0; each < statements.Count; each++)
        {
            if (statements[each] is PeopleStatement { IsHouseholds: false, Sense: CountSense.Stock } said
                && (claim.Type.Family == "camp"
                    ? said.IsInSite
                    : said.IsDisplaced && !ClaimedTotals.IsOne(claim)
                        // "Displaced in Alma and Boro" says of neither how many, and "in the country" names no town.
                        && (claim.Type.Kind is not "departure" || (claim.Places is [var only]
                            && claim.Quote.Start <= only.Start && only.End <= claim.Quote.End))))
            {
                return said;
            }
        }

        return null;
    }

    static (string Item, Stated? Quantity, string? Condition)? FacilityOf(Statement statement) => statement switch
    {
        FacilityStatement { PeoplePerItem: null } said => (said.Item, said.Quantity, said.Condition),
        FoodStatement => ("food_energy", null, InWords),
        SiteStatement { IsOvercrowded: true } => ("capacity", null, "overcrowded"),
        CrossingStatement said => (said.Item, null, said.Stands ? "standing" : "destroyed"),
        _ => null,
    };

    static ControlStatement ControlOf(Statement statement) => statement switch
    {
        TrappedStatement said =>
            new(PlacePart.Whole, said.IsBesieged ? ControlStatus.Besieged : ControlStatus.Held, said.Holder),
        _ => (ControlStatement)statement,
    };

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
