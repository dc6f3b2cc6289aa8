using System.Globalization;
using Refuge.Cycle;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Formats.Crises.Checks;

/// <summary>What a folder holds for one purpose, what is missing, and what that costs the reader.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="There">What is there, each a sentence.</param>
/// <param name="Missing">What is missing, each a sentence that says what the reader does without.</param>
sealed record PurposeReadiness(FolderPurpose Purpose, IReadOnlyList<string> There, IReadOnlyList<string> Missing);

/// <summary>What a crisis folder is filled in for.</summary>
enum FolderPurpose
{
    /// <summary>How many people will be where.</summary>
    Forecast,

    /// <summary>What is short today and later.</summary>
    Gaps,

    /// <summary>What it costs and what has been paid.</summary>
    Money,

    /// <summary>The page that readers get.</summary>
    Bulletin,
}

/// <summary>Says for each purpose what a folder holds and what it lacks, as known on its last day.</summary>
sealed partial class FolderReadiness
{
    /// <summary>What people die without soonest, as <c>facilities.csv</c> names it.</summary>
    static readonly string[] LifeSaving = ["water_quantity", "toilet", "food_energy", "health_facility"];

    /// <summary>Names of sites or items in one sentence; the rest as a number.</summary>
    const int MostNames = 4;

    /// <summary>
    /// A count older than this is named with its age: weekly reporting is the rule in an emergency (judgement).
    /// </summary>
    const int OldAfterDays = 14;

    readonly Crisis crisis;
    readonly Situation situation;
    readonly ReportedClaims testimony;
    readonly PlaceStates states;
    readonly LatestCounts counts;
    readonly List<PlaceId> sites;

    FolderReadiness(Crisis crisis)
    {
        this.crisis = crisis;
        var asOf = crisis.LastKnownOn ?? crisis.Identity.FirstDay;
        testimony = Reviewed(crisis, asOf);
        situation = SituationBuilder.AsOf(crisis.Situation, testimony, asOf);
        states = new(situation);
        counts = new(situation, states);
        sites =
        [
            .. situation.Places.Select(place => place.Value.Id)
                .Where(place => states[place].IsSite && KindOf(place) is not SiteKind.Screening
                    && !(situation.FindSite(place)?.Value.Closes <= asOf)),
        ];
        SiteKind? KindOf(PlaceId place) => situation.FindSite(place)?.Value.Kind;
    }

    /// <summary>The four purposes, in the order in which a reader meets them.</summary>
    /// <remarks>Of the reports those alone are read of which an analyst reviewed a claim.</remarks>
    internal static IReadOnlyList<PurposeReadiness> Of(Crisis crisis)
    {
        var readiness = new FolderReadiness(crisis);
        return [readiness.Forecast(), readiness.Gaps(), readiness.Money(), readiness.Bulletin()];
    }

    PurposeReadiness Forecast()
    {
        var (there, missing) = (new List<string>(), new List<string>());
        var defined = crisis.Situation.Series.Rows.Select(row => row.Value.Id).ToHashSet();
        Accepted(there, missing);
        foreach (var series in situation.Series.Where(series => defined.Contains(series.Value.Id)))
        {
            var rows = situation.Observations.Where(row => row.Value.Series == series.Value.Id).ToList();
            if (rows.Count == 0)
            {
                missing.Add($"Counts of the series {series.Value.Id}: it is named and nothing is counted.");
                continue;
            }

            var last = rows.Max(row => row.Value.Date);
            there.Add(FormattableString.Invariant(
                $"{series.Value.Id}: {Number(rows.Count, "count")}, the last of {last:yyyy-MM-dd}{Age(last)}."));
            if (rows.Select(row => row.Value.Date).Distinct().Count() == 1)
            {
                missing.Add(
                $"A count of {series.Value.Id} on a second day: counts of one day have no trend.");
            }
        }

        var residents = situation.Places.Where(place => place.Value.Population is not null
            || place.Value.PopulationLow is not null || HasAssumption("population", place.Value.Id)).ToList();
        if (residents.Count > 0) there.Add($"Residents of {Names(residents.Select(place => place.Value.Id))}.");
        var untold = residents.Select(place => place.Value.Id).Where(place => states[place].Control is null).ToList();
        if (untold.Count > 0 && !situation.IsNaturalDisaster)
        {
            missing.Add(
                $"Who holds {Names(untold)} (control.csv; calm where nobody fights): without a word each is taken "
                + "to be "
                + "held with the chance control_unknown_held, and residents may be forecast to leave it.");
        }
        foreach (var unused in OfAnotherKind()) missing.Add(unused);
        foreach (var open in OpenDistricts()) missing.Add(open);
        if (crisis.Identity.FirstDay > situation.AsOf && situation.Observations.Count > 0)
        {
            var day = crisis.Identity.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            missing.Add(
                $"The first day of the crisis (crisis.yml says {day}): nothing that is counted is of that day or later.");
        }

        if (situation.Observations.Count == 0 && residents.Count == 0)
        {
            missing.Add(
                "Counts (series.csv, observations.csv), or residents (population in places.csv): without either "
                + "nobody is forecast, and the plan says so.");
        }

        var uncounted = sites.Where(site => counts.DisplacedAt(site) is null).ToList();
        if (uncounted.Count > 0) missing.Add($"A count at {Names(uncounted)}: how many people are there is not known.");
        var unbounded = sites.Where(site => situation.FindSite(site)?.Value.Capacity is null).ToList();
        if (unbounded.Count > 0)
        {
            missing.Add(
            $"The capacity of {Names(unbounded)} (sites.csv): nobody can say whether it overflows, or when.");
        }

        Ways(there, missing);
        return new(FolderPurpose.Forecast, there, missing);
    }

    /// <summary>
    /// Districts whose people are stated beside those of towns of which nobody said in which district they lie.
    /// </summary>
    IEnumerable<string> OpenDistricts()
    {
        var places = situation.Places.Select(static place => place.Value)
            .Where(static place => (place.Population ?? place.PopulationLow ?? place.PopulationHigh) is not null)
                .ToList();
        foreach (var district in places.Where(static place => place is { Kind: PlaceKind.District, Admin2: null }))
        {
            var towns = places.Where(place => place is { Admin1: null, Admin2: null }
                    && place.Kind is PlaceKind.City or PlaceKind.Town or PlaceKind.Village
                    && place.Country == district.Country)
                .Select(static place => place.Id).ToList();
            if (towns.Count == 0) continue;
            yield return $"Which of {Names(towns)} lie in {Quoted.Short(district.Id.Code)} (write "
                + $"{Quoted.Of(district.Name)} into admin1 or admin2 of those that do): until then the people of both "
                + "are added.";
        }
    }

    /// <summary>Assumptions of towns that were written for a city, and the other way round: nobody draws from
    /// them.</summary>
    IEnumerable<string> OfAnotherKind()
    {
        foreach (var row in crisis.Assumptions.Rows.Select(row => row.Value))
        {
            if (row.Subject is not { } subject || situation.FindPlace(new(subject))?.Value.Kind is not { } kind)
            {
                continue;
            }
            var isCity = kind is PlaceKind.City or PlaceKind.District;
            var right = (row.What, isCity) switch
            {
                ("leave_share", true) => "leave_share_city",
                ("leave_share_city", false) => "leave_share",
                ("fight_days_town", true) => "fight_days_city",
                ("fight_days_city", false) => "fight_days_town",
                _ => null,
            };
            if (right is null) continue;
            yield return $"{right} for {Quoted.Short(subject)}, whose kind is {Words.Of(kind)}: the row {row.What} in "
                + "assumptions.csv is drawn from by nobody.";
        }
    }

    void Ways(List<string> there, List<string> missing)
    {
        if (situation.Routes.Count > 0) there.Add($"{Number(situation.Routes.Count, "route")} between places.");
        var ways = situation.Routes.SelectMany(route => (PlaceId[])[route.Value.From, route.Value.To]).ToHashSet();
        var alone = situation.Sites.Select(site => site.Value.Place)
            .Where(place => !ways.Contains(place) && situation.FindPlace(place)?.Value.Near is null).ToList();
        if (situation.Places.Count > 1 && alone.Count > 0)
        {
            missing.Add(
            $"A route to {Names(alone)} (routes.csv): nobody who flees because of an event is sent there.");
        }
    }

    PurposeReadiness Gaps()
    {
        var (there, missing) = (new List<string>(), new List<string>());
        var known = situation.Facilities.Where(row => ItemNames.IsCode(row.Value.Item)).ToList();
        foreach (var item in known
            .GroupBy(row => row.Value.Item, StringComparer.Ordinal)
            .OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            var (places, last) =
                (item.Select(row => row.Value.Place).Distinct().Count(), item.Max(row => row.Value.Date));
            there.Add(FormattableString.Invariant(
                $"{Quoted.Short(item.Key)} at {Number(places, "place")}, the last of {last:yyyy-MM-dd}{Age(last)}."));
        }

        if (situation.Health.Count + situation.SharedHealth.Count is > 0 and var reports)
        {
            there.Add($"{Number(reports, "row")} of illness, injury or death (health.csv).");
        }

        var measured = known.Select(row => row.Value.Place).ToHashSet();
        var unmeasured = sites.Where(site => !measured.Contains(site)).ToList();
        if (unmeasured.Count > 0)
        {
            missing.Add(
            $"What stands at {Names(unmeasured)} (facilities.csv): its gaps read \"not known\", and nothing is "
            + "planned for it.");
        }

        var unsaid = LifeSaving.Where(item => known.TrueForAll(row => row.Value.Item != item)).ToList();
        if (sites.Count > 0 && unsaid.Count > 0)
        {
            missing.Add(
            $"What stands anywhere of {Names(unsaid)} (facilities.csv): what is needed is told, and not what is "
            + "short.");
        }

        var uncounted = sites.Where(site => counts.DisplacedAt(site) is null && counts.GroupOf(site) is null).ToList();
        if (uncounted.Count > 0)
        {
            missing.Add(
            $"How many people are at {Names(uncounted)} (observations.csv): no need of today follows there.");
        }

        var roomless = sites.Where(site => situation.FindSite(site)?.Value.Capacity is null
            && situation.FindFacility(site, Supply.Capacity) is not { Value: { Quantity: not null, IsMissing: false } })
            .ToList();
        if (roomless.Count > 0)
        {
            missing.Add(
            $"The capacity of {Names(roomless)} (sites.csv): places are asked for at most, and nobody is moved there.");
        }

        if (sites.Count == 0)
        {
            missing.Add(
            "Sites (a place of kind site, or sites.csv): gaps are worked out where people are received, so there are "
            + "none to show.");
        }

        if (crisis.Responses.Rows.Count == 0)
        {
            missing.Add(
            "What others bring (responses.csv): gaps are printed whole, and may be covered already.");
        }
        else
        {
            there.Add(
            $"{Number(crisis.Responses.Rows.Select(row => row.Value.Id).Distinct().Count(), "response")} of others.");
        }

        // Between the tropics an unknown month is warm (Climate).
        if (!HasAssumption("mean_temperature", null) && Climate.Of([], situation.Places).SeasonOn(default) is null)
        {
            missing.Add(
            "The mean temperature of the months (assumptions.csv, mean_temperature): needs of the cold season cannot "
            + "be told from those of the warm.");
        }

        if (situation.Health.Count + situation.SharedHealth.Count == 0)
        {
            missing.Add("Illness and deaths (health.csv): no alert can be raised.");
        }

        return new(FolderPurpose.Gaps, there, missing);
    }

    PurposeReadiness Money()
    {
        var (there, missing) = (new List<string>(), new List<string>());
        var flows = crisis.MoneyFlows.Rows.Select(row => row.Value).ToList();
        var whole = StatedMoney.With(
            crisis.MoneyFlows.Rows, situation.Claims, claim => testimony.FindReport(claim)?.KnownOn);
        var told = whole.Count - flows.Count;
        if (told > 0) there.Add($"{Number(told, "sum")} of money in accepted claims.");
        if (flows.Count == 0 && told == 0)
        {
            missing.Add(
            "Appeals and payments (funding.csv): the page shows no money asked for or received.");
        }
        else if (flows.Count > 0)
        {
            there.Add(
            $"{Number(flows.Count, "row")} of money for "
            + $"{Names(flows.Select(flow => flow.Appeal).Distinct(StringComparer.Ordinal))}.");
        }

        var foreign = flows.Select(flow => flow.Currency).Distinct(StringComparer.Ordinal)
            .Where(currency => currency != crisis.Identity.Currency && currency != "USD"
                && !crisis.Rates.Rows.Any(rate => rate.Value.Currency == currency)).ToList();
        if (foreign.Count > 0)
        {
            missing.Add(
            $"A rate for {Names(foreign)} (rates.csv): these sums are shown and not added.");
        }

        var priced = crisis.Actions.Rows.Where(row => row.Value.UnitCost is not null).Select(row => row.Value.Item)
            .Distinct(StringComparer.Ordinal).ToList();
        if (priced.Count > 0)
        {
            there.Add($"Own prices of {Names(priced)}.");
        }
        else
        {
            missing.Add(
            "Own prices and lead times (actions.csv): those shipped are taken, of other countries and years; what has "
            + "none is planned in pieces, and sums are a lower bound.");
        }

        if (crisis.Channels.Rows.Count == 0)
        {
            missing.Add(
            "Money that can be had here (channels.csv): every order reads \"not confirmed\", with whom to ask, and "
            + "whether "
            + "it is in time is not known.");
        }
        else
        {
            there.Add(
                $"{Number(crisis.Channels.Rows.Select(row => row.Value.Id).Distinct().Count(), "channel")} of money.");
        }

        if (crisis.Stocks.Rows.Count == 0)
        {
            missing.Add(
            "Goods and contracts in the country (stocks.csv): nobody confirmed that an order can come from stock or a "
            + "framework contract.");
        }
        else
        {
            there.Add($"{Number(crisis.Stocks.Rows.Count, "row")} of goods and contracts in the country.");
        }

        if (crisis.Decisions.Rows.Count == 0)
        {
            missing.Add(
            "What was decided (decisions.csv): the page says NOT DECIDED, and no request for money can be printed.");
        }

        return new(FolderPurpose.Money, there, missing);
    }

    bool HasAssumption(string what, PlaceId? place) =>
        crisis.Assumptions.Rows.Any(
            row => row.Value.What == what && (place is null || row.Value.Subject == place.Code));

    string Age(DateOnly day)
    {
        var days = situation.AsOf.DayNumber - day.DayNumber;
        return days > OldAfterDays ? FormattableString.Invariant($", {days} days before the last known day") : "";
    }

    static string Number(int count, string noun) =>
        FormattableString.Invariant($"{count:#,0} {noun}{(count == 1 ? "" : "s")}");

    static string Names<T>(IEnumerable<T> names)
    {
        var all = names.Select(name => Quoted.Short(name?.ToString() ?? "")).ToList();
        var told = string.Join(", ", all.Take(MostNames));
        return all.Count > MostNames ? FormattableString.Invariant($"{told} and {all.Count - MostNames} more") : told;
    }
}
