using Refuge.Publishing;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Tests.Building;

/// <summary>
/// An invented crisis as it comes out of the five stages before: a held city, a contested town, two camps, a host town.
/// </summary>
static partial class PublishedCrisis
{
    internal static readonly DateOnly AsOf = new(2031, 4, 9);
    internal static readonly PlaceId Talmar = new("talmar");
    internal static readonly PlaceId Dersin = new("dersin");
    internal static readonly PlaceId Hasira = new("hasira");
    internal static readonly PlaceId BrickKiln = new("brick-kiln");
    internal static readonly PlaceId OrchardCamp = new("orchard-camp");
    internal static readonly PlaceId Velin = new("velin");
    internal static readonly PlaceId UnnamedCamp = new("unnamed-camp");

    internal const string Report = "reports/2031-04-08-dersin.md";
    internal const int Days = 120;
    internal const int Members = 60;
    static readonly int[] LaterDays = [7, 10, 28, 56, 91];
    static readonly int[] Scenarios = [30, 60, 90];

    static RunRecord Run() => new(
        "0123456789abcdef", "1.0.0", AsOf, new(Days, Members, 1), null,
        new Dictionary<string, string>
        {
            ["places.csv"] = new('a', 64),
            ["control.csv"] = new('b', 64),
            ["decisions.csv"] = new('c', 64),
        },
        [
            new("SAN01", "Sphere Handbook 2018", new(2018, 12, 31)),
            new("WAT01", "Sphere Handbook 2018", new(2018, 12, 31)),
            new("LEAD7", "One project report 2032", new(2032, 1, 31)),
        ],
        [], "refuge plan examples/talmar --as-of 2031-04-09 --days 120 --members 60 --seed 1");

    static Dictionary<SourceId, Source> Sources() => new Source[]
    {
        new(
            new("S1"), "Families sleep on open ground near Dersin", "Valley Post", new(2031, 4, 8),
            "https://example.org/dersin", Reliability.B, null),
        new(
            new("S2"), "Flash appeal for the Talmar road", "Relief Coordination", new(2031, 3, 20), null, Reliability.A,
            null),
        new(new("S3"), "Camp profile: Orchard", "Camp Cluster", new(2031, 4, 1), null, Reliability.A, null),
    }.ToDictionary(source => source.Id);

    internal static RowEvidence Row(string file, string key, string source = "S3", string? sensitivity = null) =>
        new(file, key, new(2031, 4, 8), [new(source)], sensitivity);

    internal static readonly QuoteEvidence WaterQuote =
        new(Report, 120, 171, "more than 1,000 people drink from one muddy well and");
    internal static readonly QuoteEvidence TakenQuote = new(Report, 10, 45, "troops took the centre of Dersin on");
    internal static readonly QuoteEvidence PersonQuote =
        new(Report, 200, 250, "\"My children are ill,\" said Karim Odvar, 35, a farmer");
    internal static readonly StandardEvidence Toilets = new("SAN01", "Sphere Handbook 2018", new(2018, 12, 31));
    internal static readonly StandardEvidence Water = new("WAT01", "Sphere Handbook 2018", new(2018, 12, 31));

    static Recorded<T> Known<T>(T value, string file, string key, string? sensitivity = null)
        where T : notnull => new(value, new(2031, 4, 8), null, [Row(file, key, sensitivity: sensitivity)]);

    static Place APlace(
        PlaceId id, string name, PlaceKind kind, double? lat, double? lon, string? axis, string? district,
        double? precision = 1, PlaceId? near = null, string? arabic = null) => new(
        id, name, [], arabic, kind,
        lat is { } north ? new(north, lon!.Value, precision is { } km ? new Kilometres(km) : null) : null, near,
        near is null ? null : new Kilometres(6),
        null, null, null, null, "XV", "Upper Valley", district, null, null, axis);

    static Observation ACount(PlaceId place, double people) =>
        new(AsOf, null, place, new("sites"), new(people), null, null, false);

    static Site ASite(PlaceId place, SiteKind kind, long? capacity) =>
        new(
            place, kind, new(2031, 3, 1), null, capacity is { } people ? new People(people) : null,
            kind == SiteKind.Emergency, null, new Kilometres(9), false, null, null, null);

    static Situation Picture() => new()
    {
        AsOf = AsOf,
        Places =
        [
            Known(
                APlace(BrickKiln, "Brick Kiln", PlaceKind.Site, 36.21, 43.71, "east", "Velin", 5), "places.csv",
                "brick-kiln"),
            Known(
                APlace(
                    Dersin, "Dersin", PlaceKind.Town, 35.81, 43.25, "south", "Dersin", arabic: "درسين") with
                    {
                        Population = new(15_000),
                    }, "places.csv", "dersin"),
            Known(APlace(Hasira, "Hasira", PlaceKind.Town, 35.60, 43.30, "south", "Hasira"), "places.csv", "hasira"),
            Known(
                APlace(
                    OrchardCamp, "Orchard Camp", PlaceKind.Site, 35.70, 43.45, "south", "Hasira", 2,
                    arabic: "مخيم البستان"), "places.csv", "orchard-camp"),
            Known(
                APlace(
                    Talmar, "Talmar", PlaceKind.City, 36.34, 43.13, null, "Talmar", arabic: "تلمار") with
                    {
                        Population = new(400_000),
                    }, "places.csv", "talmar"),
            Known(
                APlace(UnnamedCamp, "Camp near Dersin", PlaceKind.Site, null, null, "south", "Dersin", near: Dersin),
                "places.csv", "unnamed-camp"),
            Known(APlace(Velin, "Velin", PlaceKind.Town, 36.19, 44.0, "east", "Velin"), "places.csv", "velin"),
        ],
        Routes =
        [
            Known(
                new Route(new("talmar-dersin-ford"), Talmar, Dersin, new(58), null, RouteMode.Road, null, null, true),
                "routes.csv", "talmar-dersin-ford"),
            Known(
                new Route(
                    new("rt-7"), Dersin, OrchardCamp, new(22), null, RouteMode.Road, BridgeKind.Pontoon, 40, true),
                "routes.csv", "rt-7"),
        ],
        Sites =
        [
            Known(ASite(BrickKiln, SiteKind.Emergency, 9_000), "sites.csv", "brick-kiln"),
            Known(ASite(Hasira, SiteKind.Host, null), "sites.csv", "hasira"),
            Known(ASite(OrchardCamp, SiteKind.Camp, 4_500), "sites.csv", "orchard-camp"),
            Known(ASite(UnnamedCamp, SiteKind.Emergency, null), "sites.csv", "unnamed-camp"),
            Known(ASite(Velin, SiteKind.Host, null), "sites.csv", "velin"),
        ],
        Facilities = [
            Known(
                new Facility(UnnamedCamp, AsOf, "toilet", new Stated(2), null), "facilities.csv",
                "unnamed-camp/2031-04-09/toilet")],
        Controls =
        [
            Known(
                new Control(Dersin, PlacePart.Whole, new(2029, 6, 1), ControlStatus.Held, "others"), "control.csv",
                "dersin/Whole/2029-06-01"),
            Known(
                new Control(Dersin, PlacePart.Centre, new(2031, 4, 6), ControlStatus.Taken, "government"),
                "control.csv", "dersin/Centre/2031-04-06"),
            Known(
                new Control(Dersin, PlacePart.Outskirts, new(2031, 4, 6), ControlStatus.Contested, null), "control.csv",
                "dersin/Outskirts/2031-04-06"),
            Known(
                new Control(Talmar, PlacePart.Whole, new(2029, 6, 1), ControlStatus.Held, "others"), "control.csv",
                "talmar/Whole/2029-06-01"),
        ],
        Hazards =
        [
            Known(
                new Hazard(
                    "H1", Dersin, null, PlacePart.Centre, HazardKind.Explosive, HazardStatus.BeingCleared, null, null),
                "hazards.csv", "H1"),
            Known(
                new Hazard("H2", null, new("rt-7"), null, HazardKind.Explosive, HazardStatus.Suspected, null, null),
                "hazards.csv", "H2"),
        ],
        Services = [],
        Health = [],
        Closures = [],
        ConflictEvents = [],
        Series =
        [
            Known(
                new Series(
                    new("sites"), "People in sites", null, CountKind.Stock, Refuge.Situations.Counted.Present, [],
                    CountedPopulation.InCamp, null, null, Reliability.B),
                "series.csv", "sites"),
        ],
        Observations =
        [
            Known(ACount(BrickKiln, 700), "observations.csv", "2031-04-09/brick-kiln/sites"),
            Known(ACount(OrchardCamp, 2_000), "observations.csv", "2031-04-09/orchard-camp/sites"),
            Known(ACount(UnnamedCamp, 1_000), "observations.csv", "2031-04-09/unnamed-camp/sites"),
        ],
        Claims = Claims(),
        Contradictions =
        [
            new(
                Row("funding.csv", "flash/requested", "S2"),
                new QuoteEvidence(Report, 300, 340, "an appeal of 61 million has been allocated"), "money",
                Verdict.DifferentStates,
                "61 million \"allocated\" says the report; requested, with nothing received, say the United Nations."),
            new(
                TakenQuote, Row("control.csv", "dersin/Centre/2031-04-06"), "control_day", Verdict.Compatible,
                "Dersin was taken on the 5th, or on the 6th."),
        ],
        Facts = Facts(),
    };

    static Fact[] Facts() =>
    [
        new(
            Dersin, "centre", "control", "taken", new(2031, 4, 6), null, new(2031, 4, 8),
            [Row("control.csv", "dersin/Centre/2031-04-06")], [TakenQuote]),
        new(
            Dersin, "centre", "hazard:explosive", "being_cleared", null, null, new(2031, 4, 8),
            [Row("hazards.csv", "H1")], []),
        new(
            Dersin, null, "service:all", "down", new(2031, 4, 8), null, new(2031, 4, 8),
            [Row("services.csv", "dersin/2031-04-08/All")], []),
        new(null, "rt-7", "route:bridge", "pontoon", null, null, new(2031, 4, 8), [Row("routes.csv", "rt-7")], []),
        new(null, "rt-7", "hazard:explosive", "suspected", null, null, new(2031, 4, 8), [Row("hazards.csv", "H2")], []),
        new(
            OrchardCamp, null, "site:km_to_front", "9", null, null, new(2031, 4, 8), [Row("sites.csv", "orchard-camp")],
            []),
        new(
            OrchardCamp, null, "site:capacity", "4500", null, null, new(2031, 4, 8), [Row("sites.csv", "orchard-camp")],
            []),
        new(
            UnnamedCamp, null, "facility:toilet", "2", AsOf, null, new(2031, 4, 8),
            [Row("facilities.csv", "unnamed-camp/2031-04-09/toilet")], []),
        new(
            OrchardCamp, null, "facility:radio", "1", null, null, new(2031, 4, 8),
            [Row("facilities.csv", "orchard-camp/radio", sensitivity: "high")], []),
    ];

    static Claim[] Claims() =>
    [
        AClaim("c1", "territory", "retaken", TakenQuote, [], AttributionKind.Unattributed),
        AClaim(
            "c2", "camp", "water", WaterQuote,
            [new(130, 135, "1,000", 1_000, 1_000, null, "people", Bound.MoreThan, "people")],
            AttributionKind.Unattributed) with { ReleasedTo = Release.Partner },
        AClaim("c3", "camp", "health", PersonQuote, [], AttributionKind.Resident),
        AClaim(
            "c4", "weapons", "rockets", new(Report, 260, 290, "two rocket launchers stood in"), [],
            AttributionKind.Unattributed),
        AClaim(
            "c5", "funding", "allocated", new(Report, 300, 340, "an appeal of 61 million has been allocated"),
            [new(312, 322, "61 million", 61_000_000, null, null, "USD", Bound.Exact, "money")],
            AttributionKind.Unattributed),
        AClaim(
            "c6", "operation", "planned", new(Report, 350, 390, "the assault on Talmar is set for 2031-05-20"), [],
            AttributionKind.UnnamedOfficial),
        AClaim(
            "c7", "assessment", "size", new(Report, 400, 420, "the force is too weak"), [], AttributionKind.Ambiguous),
        AClaim(
            "c8", "displacement", "arrivals", new(Report, 430, 460, "=cmd|' /C calc'!A1 they said"), [],
            AttributionKind.Resident) with { ReleasedTo = Release.Public },
    ];

    static Claim AClaim(
        string id, string family, string kind, QuoteEvidence quote, Quantity[] quantities,
        AttributionKind attribution) => new(
        id, Report, new(family, kind), null, quote, quote.Quote,
        [new(20, 26, "Dersin", new Refuge.Reports.Places.ExactPlace("dersin", "Dersin", 35.81, 43.25, false))],
        new(new(2031, 4, 6), new(2031, 4, 6)),
        quantities, [], new(attribution, null), Modality.Asserted, true, 0, ReviewState.Unreviewed, null);

    internal static Findings WithControls(params Control[] controls) => Findings with
    {
        Situation = Findings.Situation with
        {
            Controls = [.. controls.Select(control => Known(control, "control.csv", control.Key))],
        },
    };

    // Last, so that the evidence above exists by then: static members begin in the order in which they stand.
    internal static Findings Findings { get; } = new(
        "Talmar and the Velin road", "talmar", "USD", Picture(), Spread(), Needs(), Plan(), Sources(),
        [new(null, null, 50_000), new(OrchardCamp, null, 4_000), new(Talmar, null, 1_000),
        new(OrchardCamp, "orchard", 2_400), new(null, "appeal", 9_000)], Run())
    {
        SeriesForecasts = Counted(),
        Triggers = Agreed(),
        ReportSources = new Dictionary<string, SourceId> { [Report] = new("S1") },
    };
}
