namespace Refuge.Formats.Crises;

/// <summary>The tables of a crisis folder, as the folder contract lists them.</summary>
static class CrisisTables
{
    /// <summary>The documents that facts are taken from.</summary>
    public static TableSchema Sources { get; } = new(
        "sources.csv", ["id", "title", "publisher", "published", "url", "reliability", "licence"], ["id"], [])
    { IsTimeless = true };

    /// <summary>The reports in <c>reports/</c>.</summary>
    public static TableSchema Reports { get; } = new(
        "reports/index.csv", ["file", "source", "published", "language", "url"], ["file"], ["published"]);

    /// <summary>Places.</summary>
    public static TableSchema Places { get; } = new(
        "places.csv",
        [
            "id", "name", "aliases", "name_ar", "kind", "lat", "lon", "precision_km", "near", "near_km", "population",
            "population_low",
            "population_high", "population_date", "country", "admin1", "admin2", "pcode", "side", "axis",
        ],
        ["id", "name", "kind"], ["population_date"])
    { Identity = ["id"], IsTimeless = true, Counts = ["population", "population_low", "population_high"] };

    /// <summary>Routes between places.</summary>
    public static TableSchema Routes { get; } = new(
        "routes.csv",
        ["id", "from", "to", "km", "km_basis", "mode", "bridge_kind", "lorries_per_day", "both_ways"],
        ["id", "from", "to", "km"], [])
    { Identity = ["id"], IsTimeless = true };

    /// <summary>Places that receive displaced people.</summary>
    public static TableSchema Sites { get; } = new(
        "sites.csv",
        [
            "place", "kind", "opens", "closes", "capacity_people", "throughput_per_day", "km_to_front",
            "military_nearby", "hazard_status",
            "land", "flood_risk", "capacity_value", "capacity_unit", "standard_set",
        ],
        ["place"], ["opens"])
    { Identity = ["place"], Counts = ["capacity_people", "throughput_per_day", "capacity_value"] };

    /// <summary>What stands where.</summary>
    public static TableSchema Facilities { get; } = new(
        "facilities.csv", ["place", "date", "item", "quantity", "bound", "condition", "ratio_per"],
        ["place", "date", "item"], ["date"])
    { Counts = ["quantity"] };

    /// <summary>What organisations bring.</summary>
    public static TableSchema Responses { get; } = new(
        "responses.csv",
        ["id", "organisation", "sector", "activity", "place", "item", "quantity", "unit", "status", "from", "to",
        "funded_by"],
        ["id", "item", "status"], ["from"])
    { Identity = ["id"], Counts = ["quantity"] };

    /// <summary>Who holds what.</summary>
    public static TableSchema Control { get; } = new(
        "control.csv", ["place", "part", "date", "status", "holder"], ["place", "date", "status"], ["date"]);

    /// <summary>Dangers on the ground.</summary>
    public static TableSchema Hazards { get; } = new(
        "hazards.csv", ["id", "place", "route", "part", "kind", "status", "from", "to"], ["id", "kind"], ["from"])
    { Identity = ["id"] };

    /// <summary>Public services.</summary>
    public static TableSchema Services { get; } = new(
        "services.csv", ["place", "date", "service", "status", "damage"], ["place", "date", "service", "status"],
        ["date"]);

    /// <summary>Illness and death.</summary>
    public static TableSchema Health { get; } = new(
        "health.csv",
        [
            "place", "date", "condition", "group", "cases", "low", "high", "bound", "population", "period_days",
            "disease", "unusual",
        ],
        ["place", "date", "condition"], ["date"])
    { Counts = ["cases", "low", "high", "population"] };

    /// <summary>Closed ways and places.</summary>
    public static TableSchema Closures { get; } = new(
        "closures.csv", ["kind", "subject", "applies_to", "from", "to", "reason", "authority"],
        ["kind", "subject", "from"], ["from"]);

    /// <summary>Fighting and other happenings.</summary>
    public static TableSchema Events { get; } = new(
        "events.csv",
        ["date", "place", "lat", "lon", "kind", "intensity", "deaths_low", "deaths_best", "deaths_high"],
        ["date", "kind"], ["date"])
    { Counts = ["deaths_low", "deaths_best", "deaths_high"] };

    /// <summary>Where authorities send people.</summary>
    public static TableSchema Allocations { get; } = new(
        "allocations.csv",
        ["screening_place", "destination", "share", "admits", "decided_by", "from", "to"],
        ["screening_place", "destination"], ["from"]);

    /// <summary>Definitions of counts.</summary>
    public static TableSchema Series { get; } = new(
        "series.csv",
        ["id", "title", "publisher", "what", "of", "area", "population", "counts_from", "household_factor",
        "reliability"],
        ["id", "what", "of"], ["counts_from"])
    { Identity = ["id"] };

    /// <summary>Counts.</summary>
    public static TableSchema Observations { get; } = new(
        "observations.csv",
        ["date", "from", "place", "series", "value", "low", "high", "break", "bound"],
        ["date", "place", "series"], ["date"])
    { Counts = ["value", "low", "high"] };

    /// <summary>What planners expected.</summary>
    public static TableSchema Plans { get; } = new(
        "plans.csv",
        ["made_on", "made_by", "place", "series", "date_from", "date_to", "low", "central", "high"],
        ["made_on", "made_by"], ["made_on"])
    { Counts = ["low", "central", "high"] };

    /// <summary>Priors that members draw from.</summary>
    public static TableSchema Assumptions { get; } = new(
        "assumptions.csv",
        ["id", "what", "subject", "low", "best", "high", "unit", "basis"],
        ["id", "what", "low", "best", "high", "unit"], [])
    { Identity = ["id"] };

    /// <summary>What can be bought or built.</summary>
    public static TableSchema Actions { get; } = new(
        "actions.csv",
        ["id", "item", "kind", "unit", "unit_cost", "currency", "price_year", "lead_low", "lead_best", "lead_high",
        "requires", "per_lorry"],
        ["id", "item", "kind", "unit"], [])
    { Identity = ["id"], IsTimeless = true };

    /// <summary>Money that exists here and can be asked for.</summary>
    internal static TableSchema Channels { get; } = new(
        "channels.csv",
        [
            "id", "kind", "organisation", "balance", "currency", "as_of", "from", "to", "covers", "contact_role",
        ],
        ["id", "kind"], ["as_of", "from"])
    { Identity = ["id"], Counts = ["balance"] };

    /// <summary>Goods in stock, and contracts that can be called on.</summary>
    internal static TableSchema Stocks { get; } = new(
        "stocks.csv",
        ["id", "item", "place", "quantity", "unit", "free", "as_of", "modality", "rate_per_day", "owner"],
        ["id", "item", "modality"], ["as_of"])
    { Identity = ["id"], Counts = ["quantity", "free"] };

    /// <summary>Money in its states.</summary>
    public static TableSchema Funding { get; } = new(
        "funding.csv",
        ["date", "appeal", "kind", "amount", "bound", "currency", "donor", "recipient", "cluster", "boundary"],
        ["date", "appeal", "kind", "amount", "currency"], ["date"])
    { Counts = ["amount"] };

    /// <summary>Exchange rates.</summary>
    public static TableSchema Rates { get; } = new(
        "rates.csv", ["date", "currency", "per_usd"], ["date", "currency", "per_usd"], ["date"]);

    /// <summary>What analysts made of the reports.</summary>
    public static TableSchema Reviews { get; } = new(
        "reviews.csv",
        ["report_hash", "start", "end", "quote", "action", "field", "value", "role", "date"],
        ["report_hash", "start", "end", "quote", "action"], ["date"]);

    /// <summary>What people decided.</summary>
    public static TableSchema Decisions { get; } = new(
        "decisions.csv",
        ["date", "run", "action", "place", "quantity", "amount", "decided", "role", "reason", "dissent", "line"],
        ["date", "run", "action", "decided"], ["date"])
    { Counts = ["quantity", "amount"] };

    /// <summary>How often people raised what.</summary>
    public static TableSchema Feedback { get; } = new(
        "feedback.csv", ["week", "place", "channel", "topic", "count", "urgent", "closed"],
        ["week", "channel", "topic", "count"], ["week"])
    { Counts = ["count", "urgent", "closed"] };

    /// <summary>All of them, in the order of the contract.</summary>
    public static IReadOnlyList<TableSchema> All { get; } =
    [
        Sources, Reports, Places, Routes, Sites, Facilities, Responses, Control, Hazards, Services, Health, Closures,
        Events, Allocations,
        Series, Observations, Plans, Assumptions, Actions, Channels, Stocks, Funding, Rates, Reviews, Decisions,
        Feedback,
    ];
}
