using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>
/// The one place where it is decided what may be shown to whom. Nothing is printed that has not passed here.
/// </summary>
/// <remarks>
/// The rules are those of the folder contract, table of the tiers, and of <c>docs/do-no-harm.md</c>. Where a rule needs
/// to know what something is and cannot, it answers no.
/// </remarks>
sealed class Tier
{
    readonly Findings findings;
    readonly EvidenceClasses classes;
    readonly PlaceStates states;
    readonly HashSet<PlaceId> hidden;
    readonly Dictionary<PlaceId, Site> sites;
    readonly Dictionary<PlaceId, Place> places;
    readonly List<string> directions;

    internal Tier(Findings findings, Audience audience)
    {
        (this.findings, Audience) = (findings, audience);
        classes = new(findings);
        places = findings.Situation.Places.ToDictionary(place => place.Value.Id, place => place.Value);
        sites = findings.Situation.Sites.ToDictionary(site => site.Value.Place, site => site.Value);
        states = new(findings.Situation);
        hidden = SeesEverything
            ? []
            :
            [
                .. findings.HeldBack,
                .. findings.Situation.Places.Where(place => Binds(place.Evidence)).Select(place => place.Value.Id),
                .. findings.Situation.Sites.Where(site => Binds(site.Evidence)).Select(site => site.Value.Place),
            ];
        directions = [
            .. places.Values.Select(place => place.Axis).OfType<string>().Where(axis => !IsCompass(axis)).Distinct()
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>For whom.</summary>
    internal Audience Audience { get; }

    /// <summary>The own folder sees everything.</summary>
    internal bool SeesEverything => Audience == Audience.Restricted;

    /// <summary>Places are printed one by one; to the public they are not.</summary>
    internal bool SeesPlaces => Audience != Audience.Public;

    /// <summary>Days between two printed days: 1 in the own folder, 7 elsewhere.</summary>
    internal int Step => SeesEverything ? 1 : 7;

    /// <summary>
    /// Whether a place is held, besieged or contested on the as-of date, in any part: outside the own folder nothing of
    /// it is forecast.
    /// </summary>
    /// <remarks>
    /// Of several places taken together what holds for one of them holds for all, here as wherever a place is named.
    /// </remarks>
    internal bool IsClosed(PlaceId place) =>
        PlaceGroup.MembersOf(place).Any(each => !places.ContainsKey(each) || states[each].IsBeyondReach);

    /// <summary>The day at whose end it was known.</summary>
    internal DateOnly AsOf => findings.Situation.AsOf;

    /// <summary>
    /// Whether a place is held back: its own row, or that of its site, states a class above the audience's. Nothing of
    /// it is shown, its name included.
    /// </summary>
    internal bool IsHeldBack(PlaceId place) => PlaceGroup.MembersOf(place).Any(hidden.Contains);

    /// <summary>Whether a place may be named.</summary>
    internal bool Names(PlaceId place) =>
        SeesEverything || (SeesPlaces && PlaceGroup.MembersOf(place).All(places.ContainsKey) && !IsHeldBack(place));

    /// <summary>Whether what is made from these rows is bound to a class above the audience's.</summary>
    internal bool Binds(IEnumerable<Evidence> evidence) =>
        !SeesEverything && evidence.Any(each => findings.Bindings.Of(each) > Widest);

    /// <summary>
    /// Whether a figure may not be shown because a row that it rests on is of a class above the audience's.
    /// </summary>
    /// <remarks>
    /// A cycle that is told its audience lays such rows aside before it computes anything, so that no figure rests on
    /// them: then there is nothing left to hold back here. Findings without an audience of their own hold them.
    /// </remarks>
    bool BindsFigure(IEnumerable<Evidence> evidence) => findings.MadeFor is null && Binds(evidence);

    /// <summary>The strictest class that the audience may see.</summary>
    internal EvidenceClass Widest => Audience switch
    {
        Audience.Restricted => EvidenceClass.Restricted,
        Audience.Partner => EvidenceClass.Partner,
        _ => EvidenceClass.Public,
    };

    /// <summary>
    /// Whether every one of the rows says itself, in its own <c>sensitivity</c> cell, that the audience may read its
    /// text.
    /// </summary>
    internal bool IsReleasedBy(IEnumerable<Evidence> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            if (row is not RowEvidence { Sensitivity: { Length: > 0 } word } || Bindings.OfWord(word) > Widest
                || Binds([row]))
            {
                return false;
            }
            any = true;
        }

        return any;
    }

    /// <summary>Whether a review released the claim to this audience.</summary>
    internal bool IsReleased(Claim claim) =>
        SeesEverything || (
            (Audience == Audience.Partner ? claim.ReleasedTo is not null : claim.ReleasedTo == Release.Public)
            && claim.Type.Family is not ("weapon" or "weapons")
            && findings.Bindings.OfReport(claim.Report) <= Widest);

    /// <summary>The source that a report is. Null when it names none, or none that is known.</summary>
    internal Source? SourceOf(string report) =>
        findings.ReportSources.TryGetValue(report, out var source) ? findings.Sources.GetValueOrDefault(source) : null;

    /// <summary>What a direction of flight is called: outside the own folder by the compass, or by a number.</summary>
    internal string Direction(string axis) => SeesEverything || IsCompass(axis)
        ? axis
        : FormattableString.Invariant($"direction {directions.IndexOf(axis) + 1}");

    static bool IsCompass(string axis) => Compass.Contains(axis);

    static readonly HashSet<string> Compass = new(StringComparer.OrdinalIgnoreCase)
    {
        "north", "north-east", "northeast", "east", "south-east", "southeast", "south", "south-west", "southwest",
            "west", "north-west", "northwest",
    };

    /// <summary>
    /// Whether a place is a site where displaced people are received, host communities and candidates not counted.
    /// </summary>
    internal bool IsSite(PlaceId place) => states[place].IsSite;

    /// <summary>The site at a place, or null.</summary>
    internal Site? FindSite(PlaceId place) => sites.GetValueOrDefault(place);

    /// <summary>The place, or null when it is not visible.</summary>
    internal Place? FindPlace(PlaceId place) => places.GetValueOrDefault(place);

    /// <summary>
    /// Whether the forecast of a place may be shown: outside the own folder, sites and host places that are open.
    /// </summary>
    /// <remarks>A town that no row names as a host is not shown: who controls it may simply be unknown.</remarks>
    internal bool ShowsForecastOf(PlaceId place) =>
        SeesEverything
            || (
                !IsClosed(place) && !IsHeldBack(place) && places.ContainsKey(place)
                && (IsSite(place) || sites.ContainsKey(place)));

    /// <summary>
    /// Whether a measure may be shown: departures stay in the own folder, those of all places together included.
    /// </summary>
    internal bool ShowsMeasure(Measure measure) => measure != Measure.Departures || SeesEverything;

    /// <summary>
    /// Whether a measure of the model's own account may be shown of all places together: outside the own folder
    /// arrivals alone.
    /// </summary>
    /// <remarks>
    /// The stock and the total are the departures of the few places that people flee from, until people return.
    /// </remarks>
    internal bool ShowsMeasureOfAll(Measure measure) => measure == Measure.Arrivals || SeesEverything;

    /// <summary>
    /// Whether the forecast of a series may be shown: outside the own folder where its places are; to the public of the
    /// whole crisis alone.
    /// </summary>
    internal bool Shows(SeriesForecast series) =>
        ShowsCountsOf(series.Series, series.Place, series.Last?.Evidence ?? []);

    /// <summary>
    /// Whether a count of a series may be shown: as its forecast, and of people who left a place in the own folder
    /// alone.
    /// </summary>
    internal bool Shows(Recorded<Series> series, PlaceId? place, IEnumerable<Evidence> count) =>
        SeesEverything || (series.Value.Of != Counted.Departures && ShowsCountsOf(series, place, count));

    bool ShowsCountsOf(Recorded<Series> series, PlaceId? place, IEnumerable<Evidence> count)
    {
        if (SeesEverything) return true;

        // Counts are of the partners' class unless their rows say otherwise. The total of the whole crisis is public
        // all the same, so the audience's own class does not decide here: the last line does.
        if (!series.Evidence.Concat(count).All(evidence => classes.Of(evidence) <= EvidenceClass.Partner)) return false;

        var area = place is not null ? [place] : series.Value.Area;
        return SeesPlaces ? area.All(ShowsForecastOf) : area.Count == 0;
    }

    /// <summary>
    /// Whether a rule agreed beforehand may be shown: outside the own folder, when nothing hidden is watched and no
    /// case that is met is at a hidden place.
    /// </summary>
    internal bool Shows(TriggerReading reading)
    {
        if (SeesEverything) return true;
        if (!SeesPlaces || !reading.Trigger.Evidence.All(Shows)) return false;

        return reading.Trigger.Value.Watch.Where switch
        {
            WatchedPlace one => ShowsForecastOf(one.Place),
            WatchedAxis along => ShowsEverySiteAlong(along.Axis),
            WatchedEverywhere => false,
            _ => reading.Cases.All(each => each.Place is null || !each.IsMet || ShowsForecastOf(each.Place)),
        };
    }

    /// <summary>
    /// Whether every site along a direction of flight may be shown: a sum over them would else tell of the hidden one.
    /// </summary>
    internal bool ShowsEverySiteAlong(string axis) =>
        SeesEverything || sites.Keys.Where(place => FindPlace(place)?.Axis == axis).All(ShowsForecastOf);

    /// <summary>
    /// Whether the passing day of a place may be shown, and only ever as the Monday of its week outside the own folder.
    /// </summary>
    internal bool ShowsPassingDayOf(PlaceId? place) => Audience switch
    {
        Audience.Restricted => true,
        Audience.Partner => place is not null && IsSite(place) && ShowsForecastOf(place),
        _ => false,
    };

    /// <summary>Whether a later day falls on a printed one.</summary>
    internal bool ShowsDay(DateOnly day) => (day.DayNumber - findings.Situation.AsOf.DayNumber) % Step == 0;

    /// <summary>
    /// The day of a dated report as printed: outside the own folder the end of its week, counted from the as-of date.
    /// </summary>
    internal DateOnly Printed(DateOnly day)
    {
        var back = findings.Situation.AsOf.DayNumber - day.DayNumber;
        return back < 0 ? findings.Situation.AsOf : day.AddDays(back % Step);
    }

    /// <summary>
    /// Whether a computed need may be shown. Of a closed place only what is stated today: how its caseload shrinks
    /// would tell who left.
    /// </summary>
    internal bool Shows(Need need) => SeesEverything
        || (ShowsDay(need.Date) && !IsHeldBack(need.Place) && !BindsFigure(need.Evidence)
            && (
                need.Date == findings.Situation.AsOf
                || !(IsClosed(need.Place) || need.Caseload == Caseload.BeyondReach)));

    /// <summary>Whether an alert may be shown.</summary>
    internal bool Shows(Alert alert) =>
        SeesEverything || (SeesPlaces && NamesAll(alert.Place, alert.Together) && !BindsFigure(alert.Evidence));

    /// <summary>Whether a place, or each of those that something is stated of together, may be named.</summary>
    internal bool NamesAll(PlaceId place, PlaceGroup? together) =>
        together is null ? Names(place) : SeesPlaces && together.Places.All(Names);

    /// <summary>Whether money in a state may be shown.</summary>
    internal bool Shows(MoneyStanding money) => !BindsFigure(money.Evidence);

    /// <summary>
    /// Whether a line of the plan may be shown: what comes to be short at a closed place would tell who leaves it.
    /// </summary>
    internal bool Shows(FundingLine line) => SeesEverything
        || (!IsHeldBack(line.Place) && !line.Places.Any(IsHeldBack) && !BindsFigure(line.Evidence)
            && (line.Together is null || NamesAll(line.Place, line.Together)));

    /// <summary>
    /// Whether a fact of the situation may be shown. Only the aspects named here leave the own folder, and those to
    /// partners.
    /// </summary>
    internal bool Shows(Fact fact)
    {
        if (SeesEverything) return true;
        if (Audience == Audience.Public) return false;

        // A danger that lies at no place lies on a way.
        var aspect = fact.Aspect.Split(':')[0];
        if ((fact.Place is null && aspect == "hazard") || !PartnerAspects.Contains(aspect)
            || RestrictedAspects.Contains(fact.Aspect))
        {
            return false;
        }

        // What a claim alone states is shown as a claim, after its release; what stands at no place that may be named
        // is shown at none.
        return (fact.Place is null || Names(fact.Place)) && !fact.Evidence.Any(each => each is QuoteEvidence)
            && fact.Evidence.All(evidence => classes.Of(evidence) <= EvidenceClass.Partner);
    }

    /// <summary>
    /// Whether the state of ways may be shown. A way out tells where people flee from and who lets them pass: partners
    /// see it where water or falling buildings drove people out, and nobody is told to fight.
    /// </summary>
    internal bool ShowsWays => SeesEverything || (SeesPlaces && findings.Situation.IsNaturalDisaster);

    /// <summary>
    /// Whether a closure may be shown: with the ways, or where its own row says that the audience may read it.
    /// </summary>
    internal bool Shows(Recorded<Closure> closure) =>
        SeesEverything || IsReleasedBy(closure.Evidence) || (ShowsWays && ShowsRow(closure.Evidence));

    /// <summary>Whether a danger may be shown: at a place that may be named, on a way as the ways are.</summary>
    internal bool Shows(Recorded<Hazard> danger) =>
        SeesEverything || (SeesPlaces && (danger.Value.Route is null || ShowsWays) && ShowsRow(danger.Evidence));

    /// <summary>Whether rows, none of them words of a report, are of a class that the audience may see.</summary>
    bool ShowsRow(IReadOnlyList<Evidence> evidence) => !BindsFigure(evidence)
        && evidence.All(each => each is not QuoteEvidence && classes.Of(each) <= EvidenceClass.Partner);

    /// <summary>Whether a claim may be shown: outside the own folder only after its release.</summary>
    internal bool Shows(Claim claim) => IsReleased(claim);

    /// <summary>Whether a piece of evidence may be named.</summary>
    internal bool Shows(Evidence evidence) => SeesEverything || classes.Of(evidence) <= Widest;

    /// <summary>Whether what a source says of itself may be shown.</summary>
    internal bool Shows(Source source) => SeesEverything || findings.Bindings.Of(source) <= Widest;

    /// <summary>Whether dates and chances of military action may be shown.</summary>
    internal bool SeesMilitaryAction => SeesEverything;

    /// <summary>
    /// Aspects of <c>situation.csv</c> that partners may see: what stands, what works, how people are, where the ground
    /// is dangerous.
    /// </summary>
    static readonly HashSet<string> PartnerAspects = new(StringComparer.Ordinal)
    {
        "facility", "service", "health", "hazard", "site", "capacity", "population", "observation", "count", "series",
            "feedback", "response",
    };

    /// <summary>Of those, what would draw the front line or an army's camp.</summary>
    static readonly HashSet<string> RestrictedAspects = new(StringComparer.Ordinal)
    {
        "site:km_to_front", "site:to_front", "site:military_nearby", "site:throughput_per_day",
    };
}
