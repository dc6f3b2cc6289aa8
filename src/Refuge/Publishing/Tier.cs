using System.Globalization;
using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>The one place where it is decided what may be shown to whom. Nothing is printed that has not passed here.</summary>
/// <remarks>
/// The rules are those of the folder contract, table of the tiers, and of <c>docs/do-no-harm.md</c>. Where a rule needs to know
/// what something is and cannot, it answers no.
/// </remarks>
sealed class Tier
{
    readonly Findings findings;
    readonly EvidenceClasses classes;
    readonly PlaceStates states;
    readonly Dictionary<PlaceId, Site> sites;
    readonly Dictionary<PlaceId, Place> places;
    readonly List<string> names;
    readonly List<string> routes;

    internal Tier(Findings findings, Audience audience)
    {
        (this.findings, Audience) = (findings, audience);
        classes = new(findings);
        places = findings.Situation.Places.ToDictionary(place => place.Value.Id, place => place.Value);
        sites = findings.Situation.Sites.ToDictionary(site => site.Value.Place, site => site.Value);
        states = new(findings.Situation);
        names =
        [
            .. places.Values.Select(place => place.Name),
            .. places.Values.SelectMany(place => place.Aliases),
            .. findings.Sources.Values.Select(source => source.Publisher).OfType<string>(),
        ];
        routes = [.. findings.Situation.Routes.Select(route => route.Value.Id.Code)];
    }

    /// <summary>For whom.</summary>
    internal Audience Audience { get; }

    /// <summary>The own folder sees everything.</summary>
    internal bool SeesEverything => Audience == Audience.Restricted;

    /// <summary>Places are printed one by one; to the public they are not.</summary>
    internal bool SeesPlaces => Audience != Audience.Public;

    /// <summary>Days between two printed days: 1 in the own folder, 7 elsewhere.</summary>
    internal int Step => SeesEverything ? 1 : 7;

    /// <summary>Whether a place is held, besieged or contested on the as-of date, in any part: outside the own folder nothing of it is forecast.</summary>
    internal bool IsClosed(PlaceId place) => !places.ContainsKey(place) || states[place].IsBeyondReach;

    /// <summary>Whether a place is a site where displaced people are received, host communities and candidates not counted.</summary>
    internal bool IsSite(PlaceId place) => states[place].IsSite;

    /// <summary>The site at a place, or null.</summary>
    internal Site? FindSite(PlaceId place) => sites.GetValueOrDefault(place);

    /// <summary>The place, or null when it is not visible.</summary>
    internal Place? FindPlace(PlaceId place) => places.GetValueOrDefault(place);

    /// <summary>Whether the forecast of a place may be shown: outside the own folder, sites and host places that are open.</summary>
    /// <remarks>A town that no row names as a host is not shown: who controls it may simply be unknown.</remarks>
    internal bool ShowsForecastOf(PlaceId place) => SeesEverything || (!IsClosed(place) && places.ContainsKey(place) && (IsSite(place) || sites.ContainsKey(place)));

    /// <summary>Whether a measure may be shown: departures stay in the own folder, those of all places together included.</summary>
    internal bool ShowsMeasure(string measure) => measure != Measures.Departures || SeesEverything;

    /// <summary>Whether the forecast of a series may be shown: outside the own folder where its places are; to the public of the whole crisis alone.</summary>
    internal bool Shows(SeriesForecast series)
    {
        if (SeesEverything) return true;
        if (!series.Series.Evidence.Concat(series.Last?.Evidence ?? []).All(evidence => classes.Of(evidence) <= EvidenceClass.Partner)) return false;

        var area = series.Place is { } one ? [one] : series.Series.Value.Area;
        return SeesPlaces ? area.All(ShowsForecastOf) : area.Count == 0;
    }

    /// <summary>Whether a rule agreed beforehand may be shown: outside the own folder, when no closed place is watched and no case that is met is at a hidden one.</summary>
    internal bool Shows(TriggerReading reading)
    {
        if (SeesEverything) return true;
        if (!SeesPlaces || !reading.Trigger.Evidence.All(Shows)) return false;

        var trigger = reading.Trigger.Value;
        if (!ShowsWords(trigger.Title) || (trigger.Decision?.Roles ?? []).Concat(trigger.Actions).Any(words => !ShowsWords(words))) return false;

        return trigger.Watch.Where switch
        {
            WatchedPlace one => ShowsForecastOf(one.Place),
            WatchedAxis along => sites.Keys.Where(place => FindPlace(place)?.Axis == along.Axis).All(ShowsForecastOf),
            _ => reading.Cases.All(each => each.Place is null || !each.IsMet || ShowsForecastOf(each.Place)),
        };
    }

    /// <summary>Whether the passing day of a place may be shown, and only ever as the Monday of its week outside the own folder.</summary>
    internal bool ShowsPassingDayOf(PlaceId? place) => Audience switch
    {
        Audience.Restricted => true,
        Audience.Partner => place is not null && IsSite(place) && !IsClosed(place),
        _ => false,
    };

    /// <summary>Whether a later day falls on a printed one.</summary>
    internal bool ShowsDay(DateOnly day) => (day.DayNumber - findings.Situation.AsOf.DayNumber) % Step == 0;

    /// <summary>The day of a dated report as printed: outside the own folder the end of its week, counted from the as-of date.</summary>
    internal DateOnly Printed(DateOnly day)
    {
        var back = findings.Situation.AsOf.DayNumber - day.DayNumber;
        return back < 0 ? findings.Situation.AsOf : day.AddDays(back % Step);
    }

    /// <summary>Whether a computed need may be shown. Of a closed place only what is stated today: how its caseload shrinks would tell who left.</summary>
    internal bool Shows(Need need) =>
        SeesEverything || (ShowsDay(need.Date) && (need.Date == findings.Situation.AsOf || !(IsClosed(need.Place) || need.Caseload == Caseload.BeyondReach)));

    /// <summary>Whether a fact of the situation may be shown. Only the aspects named here leave the own folder, and those to partners.</summary>
    internal bool Shows(Fact fact)
    {
        if (SeesEverything) return true;
        if (Audience == Audience.Public) return false;

        // A danger that lies at no place lies on a way.
        var aspect = fact.Aspect.Split(':')[0];
        if ((fact.Place is null && aspect == "hazard") || !PartnerAspects.Contains(aspect) || RestrictedAspects.Contains(fact.Aspect)) return false;

        return fact.Evidence.All(evidence => classes.Of(evidence) <= EvidenceClass.Partner) && !Betrays($"{fact.Part} {fact.Value}");
    }

    /// <summary>Whether a claim may be shown.</summary>
    internal bool Shows(Claim claim) => Audience switch
    {
        Audience.Restricted => true,
        Audience.Partner => EvidenceClasses.OfClaim(claim) <= EvidenceClass.Partner && !Betrays(claim.Quote.Quote),
        _ => false,
    };

    /// <summary>Whether the words of a claim may be shown: outside the own folder none that may name a person.</summary>
    internal bool ShowsWords(Claim claim) => SeesEverything
        || (ShowsWords(claim.Quote.Quote) && !claim.Actors.Any(actor => claim.Quote.Quote.Contains(actor, StringComparison.Ordinal) && PersonNames.MayStandIn(actor, names)));

    /// <summary>Whether words may be shown at all.</summary>
    internal bool ShowsWords(string words) => SeesEverything || (SeesPlaces && !Betrays(words) && !PersonNames.MayStandIn(words, names));

    /// <summary>Whether a piece of evidence may be named.</summary>
    internal bool Shows(Evidence evidence) => Audience switch
    {
        Audience.Restricted => true,
        Audience.Partner => classes.Of(evidence) <= EvidenceClass.Partner && !Betrays(evidence.Citation),
        _ => classes.Of(evidence) == EvidenceClass.Public && !Betrays(evidence.Citation),
    };

    /// <summary>Whether dates and chances of military action may be shown.</summary>
    internal bool SeesMilitaryAction => SeesEverything;

    /// <summary>Whether words name a route or hold a day after the as-of date: a last gate behind the others.</summary>
    internal bool Betrays(string words)
    {
        if (SeesEverything) return false;
        if (routes.Exists(route => MentionsWord(words, route))) return true;

        for (var index = 0; index + IsoLength <= words.Length; index++)
        {
            var word = words.AsSpan(index, IsoLength);
            var isDay = DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            if (isDay && day > findings.Situation.AsOf) return true;
        }

        return false;
    }

    static bool MentionsWord(string words, string word)
    {
        for (var at = words.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var before = at == 0 || !IsPartOfCode(words[at - 1]);
            var after = at + word.Length == words.Length || !IsPartOfCode(words[at + word.Length]);
            if (before && after) return true;
        }

        return false;
    }

    static bool IsPartOfCode(char character) => char.IsLetterOrDigit(character) || character is '-' or '_';

    const int IsoLength = 10;

    /// <summary>Aspects of <c>situation.csv</c> that partners may see: what stands, what works, how people are, where the ground is dangerous.</summary>
    static readonly HashSet<string> PartnerAspects = new(StringComparer.Ordinal)
    {
        "facility", "service", "health", "hazard", "site", "capacity", "population", "observation", "count", "series", "feedback", "response",
    };

    /// <summary>Of those, what would draw the front line or an army's camp.</summary>
    static readonly HashSet<string> RestrictedAspects = new(StringComparer.Ordinal)
    {
        "site:km_to_front", "site:to_front", "site:military_nearby", "site:throughput_per_day",
    };
}

/// <summary>The measures of <c>forecast.csv</c>.</summary>
static class Measures
{
    internal const string Present = "present";
    internal const string DisplacedNow = "displaced_now";
    internal const string DisplacedTotal = "displaced_total";
    internal const string Arrivals = "arrivals";
    internal const string Departures = "departures";
    internal const string Returns = "returns";

    /// <summary>The day on which a count is first passed.</summary>
    internal static string PassingDay(string threshold) => $"day_passing:{threshold}";

    /// <summary>The place that stands for all of them.</summary>
    internal const string Everywhere = "*";

    /// <summary>The threshold that is a site's own capacity.</summary>
    internal const string Capacity = "capacity";
}
