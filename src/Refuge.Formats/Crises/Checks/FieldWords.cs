using System.Collections.Frozen;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Formats.Crises.Checks;

/// <summary>
/// What somebody may have meant by a word that a column does not have: <c>ongoing</c> is <c>under_way</c>.
/// </summary>
/// <remarks>
/// The words are those of situation reports, of cluster tables and of DTM. For remedies alone: a word is never read as
/// another. Between diseases nothing is suggested but another spelling of the same word.
/// </remarks>
static class FieldWords
{
    static readonly FrozenDictionary<(Type Column, string Word), string> Known = Table(
        Of(PlaceKind.Site, "shelter; camp; school; collective centre; collective center; settlement; idp site; "
            + "evacuation centre; evacuation center; reception centre; reception center; hub; transit centre; mosque; "
            + "church"),
        Of(PlaceKind.Crossing, "border; border point; border crossing; landing; landing point; port; bridge; "
            + "checkpoint"),
        Of(PlaceKind.District, "commune; municipality; province; governorate; county; region; sub district; "
            + "subdistrict; camp area; state; area; barangay"),
        Of(PlaceKind.Village, "hamlet; community; locality"),
        Of(Counted.Displaced, "idp; idps; displaced people; displaced persons; refugees; refugee; affected; pocs"),
        Of(Counted.Arrivals, "new arrivals; registered; registrations; entries; influx; in"),
        Of(Counted.Departures, "exits; outflow; out; left"),
        Of(Counted.Returned, "returnees; returns; returnee"),
        Of(Counted.Present, "people; persons; individuals; population; in site; hosted; residents"),
        Of(CountKind.Stock, "total; snapshot; headcount; present; current"),
        Of(CountKind.Flow, "daily; weekly; new; period; movements"),
        Of(CountKind.Cumulative, "running total; accumulated; registered; to date; since"),
        Of(CountedPopulation.InCamp, "camp; camps; in site; in sites; sites; shelters; in shelter"),
        Of(CountedPopulation.OutOfCamp, "host; hosted; host community; families; with families; outside camps"),
        Of(SiteKind.Emergency, "shelter; makeshift; tented"),
        Of(SiteKind.CollectiveCentre, "school; schools; collective centre; collective center; evacuation centre; "
            + "collective centres; evacuation center; church; mosque; public building; building; hotel; stadium; hall; "
            + "gymnasium; ecole; école; lycee; lycée; centre collectif; escuela; albergue"),
        Of(SiteKind.Camp, "formal; planned; settlement; informal settlement; site; spontaneous"),
        Of(SiteKind.Transit, "reception; reception centre; reception center; way station; hub; registration centre"),
        Of(SiteKind.Host, "host community; host family; host families; community"),
        Of(ResponseStatus.UnderWay, "ongoing; on going; in progress; active; started; implementing; running"),
        Of(ResponseStatus.Delivered, "completed; complete; done; distributed; finished; closed"),
        Of(ResponseStatus.Planned, "pledged; pipeline; proposed; intended; announced"),
        Of(ResponseStatus.Stopped, "cancelled; canceled; suspended; halted"),
        Of(ControlStatus.Contested, "fighting; conflict; disputed; clashes; attacked"),
        Of(ControlStatus.Taken, "retaken; liberated; captured; recaptured; freed"),
        Of(ControlStatus.Besieged, "siege; under siege; encircled; surrounded; blockaded"),
        Of(ControlStatus.Held, "controlled"),
        Of(ControlStatus.Calm, "stable; peaceful; safe; quiet; secure"),
        Of(HazardKind.Explosive, "mine; mines; uxo; ied; ieds; erw; landmines; unexploded"),
        Of(HazardKind.Flood, "flooding; flooded; water; inundation"),
        Of(HazardKind.Collapse, "landslide; damaged building; damaged buildings; rubble"),
        Of(ServiceStatus.Down, "closed; destroyed; out of order; none; not working; not functional"),
        Of(ServiceStatus.Working, "open; functional; functioning; available; normal"),
        Of(ServiceStatus.Partial, "limited; partly; damaged; partially functional; reduced"),
        Of(MoneyState.Requested, "required; requirements; appeal; asked; needed"),
        Of(MoneyState.Paid, "received; disbursed; funded; paid contribution; transferred"),
        Of(MoneyState.Pledged, "pledge; promised; announced"),
        Of(MoneyState.Committed, "commitment; contracted; signed"),
        Of(RouteMode.Road, "car; truck; bus; vehicle; driving; highway"),
        Of(RouteMode.Foot, "walking; on foot; boat; sea; river; ferry; path"),
        Of(Bound.About, "approx; approximately; approximate; estimate; estimated; circa; around; roughly"),
        Of(Bound.AtLeast, "minimum; min; not less than"),
        Of(Bound.AtMost, "maximum; max; up to; not more than"),
        Of(Bound.MoreThan, "over; above; exceeding"),
        Of(HealthCondition.Diarrhoea, "diarrhea; diarrheoa; diarrhoeal disease"),
        Of(HealthCondition.Injured, "injuries; injury; wounded; trauma; hurt"),
        Of(HealthCondition.Deaths, "death; died; dead; killed; fatalities"));

    /// <summary>The word of the contract that was likely meant; null where nothing is likely.</summary>
    internal static string? Meant<T>(string text)
        where T : struct, Enum
    {
        var word = text.Trim().Replace('_', ' ').Replace('-', ' ').ToLowerInvariant();
        return Known.GetValueOrDefault((typeof(T), word));
    }

    /// <summary>
    /// Both words that may have been meant, where a word of the field has two meanings that move figures apart; null
    /// for every other word.
    /// </summary>
    internal static string? Readings<T>(string text)
        where T : struct, Enum =>
        typeof(T) == typeof(ControlStatus)
        && text.Trim().ToLowerInvariant() is "occupied" or "under occupation" or "seized" or "fallen" or "overrun"
            ? "Write taken if the place changed hands and the fight has moved on; write held if one side holds it and "
            + "people inside may be kept from leaving."
            : null;

    static (Type Column, string Word, string Words) Of<T>(T member, string words)
        where T : struct, Enum => (typeof(T), Words.Of(member), words);

    static FrozenDictionary<(Type Column, string Word), string> Table(
        params (Type Column, string Word, string Words)[] rows) =>
        rows.SelectMany(static row => row.Words.Split("; ").Select(word => ((row.Column, word), row.Word)))
            .ToFrozenDictionary(static row => row.Item1, static row => row.Word);
}
