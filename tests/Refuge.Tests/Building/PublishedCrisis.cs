using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Publishing;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Tests.Building;

/// <summary>
/// An invented crisis as it comes out of the five stages before: a held city, a contested town, two camps, a host town.
/// </summary>
static class PublishedCrisis
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

    static Forecast Spread()
    {
        var sites = new[] { BrickKiln, Hasira, OrchardCamp, UnnamedCamp, Velin };
        var origins = new[] { Talmar, Dersin };
        var (present, arrivals) =
            (new MemberMatrix([.. sites, Dersin], Days, Members), new MemberMatrix([.. sites, Dersin], Days, Members));
        var (departures, returns, residents, returned) =
            (new MemberMatrix(origins, Days, Members), new MemberMatrix(origins, Days, Members),
                new MemberMatrix(origins, Days, Members), new MemberMatrix(origins, Days, Members));
        var (now, total) = (new MemberSeries(Days, Members), new MemberSeries(Days, Members));
        for (var member = 0; member < Members; member++)
        {
            for (var day = 0; day <= Days; day++)
            {
                var wave = day < 20 + member ? 0 : Math.Min(1, (day - 20 - member) / 40.0);
                var size = 20_000 + (1_500 * member);
                now[day, member] = 6_200 + (int)(wave * size);
                total[day, member] = (int)(wave * size) + (day * 12);
                present[BrickKiln][day, member] = (int)(wave * size * 0.35);
                present[OrchardCamp][day, member] = 1_700 + (int)(wave * size * 0.25);
                present[UnnamedCamp][day, member] = 1_000 + (day * 3);
                present[Hasira][day, member] = 2_500 + (int)(wave * size * 0.15);
                present[Velin][day, member] = 1_000 + (int)(wave * size * 0.25);
                present[Dersin][day, member] = 300;
                departures[Talmar][day, member] = wave is > 0 and < 1 ? size / 40 : 0;
                departures[Dersin][day, member] = 12;
                residents[Talmar][day, member] = 400_000 - (int)(wave * size);
                foreach (var site in sites)
                {
                    arrivals[site][day, member] = day == 0
                        ? 0
                        : Math.Max(0, present[site][day, member] - present[site][day - 1, member]);
                }
            }
        }

        return new()
        {
            AsOf = AsOf,
            Size = new(Days, Members, 1),
            Present = present,
            Residents = residents,
            Returned = returned,
            Arrivals = arrivals,
            Departures = departures,
            Returns = returns,
            DisplacedNow = now,
            DisplacedTotal = total,
            OffensiveDay = [.. Enumerable.Range(0, Members).Select(member => (int?)(20 + member))],
            Uncounted = [new("farmland")],
            Drivers = [new("offensive_day", "days", 20, 45, 100, 25, 50, 75)],
            Rules = new(),
        };
    }

    static Need ANeed(
        DateOnly date, PlaceId place, string indicator, string phase, double people, double amount, Stated? have,
        StandardEvidence standard, string unit, string sector = "WASH", Bound bound = Bound.AtLeast,
        string? condition = null, params Evidence[] evidence) => new()
        {
            Date = date,
            Place = place,
            Caseload = Caseload.DisplacedInSites,
            Sector = sector,
            Indicator = indicator,
            Standard = standard,
            Phase = phase,
            People = Band.Of(people),
            Amount = Band.Of(amount),
            AmountBound = bound,
            Have = have,
            Gap = have is { } stands ? Band.Of(Math.Max(0, amount - stands.Value)) : null,
            GapBound = bound,
            Uncovered = have is { } standing ? Math.Max(0, amount - standing.Value) : null,
            Unit = unit,
            Condition = condition,
            Evidence = evidence.Length > 0
            ? evidence
            : [Row("facilities.csv", $"{place}/2031-04-09/{indicator}"), WaterQuote],
        };

    static NeedsAssessment Needs() => new(
        [
            new(
                AsOf, UnnamedCamp, "unsafe_water_with_illness", Water, "WASH", [WaterQuote], false),
            new(
                AsOf.AddDays(-3), OrchardCamp, "suspected_measles",
                new("HEA03", "WHO outbreak toolkit 2032", new(2032, 1, 1)), "Health",
                [Row("health.csv", "orchard-camp/2031-04-06/SuspectedMeasles/Children")], true),
        ],
        [
            ANeed(AsOf, UnnamedCamp, "toilet", "emergency", 1_000, 20, new Stated(2), Toilets, "toilets"),
            ANeed(AsOf, UnnamedCamp, "toilet", "stabilised", 1_000, 50, new Stated(2), Toilets, "toilets"),
            ANeed(AsOf, UnnamedCamp, "water_quantity", "emergency", 1_000, 15, null, Water, "m3/day"),
            ANeed(AsOf, UnnamedCamp, "water_quality", "any", 1_000, 1, null, Water, "tests", condition: "failing"),
            ANeed(
                AsOf, OrchardCamp, "toilet", "emergency", 1_700, 34, new Stated(30), Toilets, "toilets",
                bound: Bound.Exact),
            ANeed(
                AsOf, Talmar, "food_energy", "any", 400_000, 840, null, Water, "Mkcal/day", "Food security",
                evidence: [Row("control.csv", "talmar/Whole/2029-06-01")]) with { Caseload = Caseload.BeyondReach },
        ],
        [
            .. LaterDays.SelectMany(day => new[]
            {
                ANeed(
                    AsOf.AddDays(day), BrickKiln, "shelter", "emergency", 9_000 + (day * 100), 31_500 + (day * 350),
                    new Stated(0), Toilets, "m2", "Shelter", Bound.Exact),
                ANeed(
                    AsOf.AddDays(day), Talmar, "food_energy", "any", 400_000 - (day * 1_000), 840, null, Water,
                    "Mkcal/day", "Food security") with
                {
                    Caseload = Caseload.BeyondReach,
                },
            }),
        ],
        ["radio"]);

    static FundingLine ALine(
        string action, string item, PlaceId place, double quantity, string unit, decimal? cost, int neededIn,
        int? releaseIn) => new()
        {
            Action = action,
            Item = item,
            Place = place,
            Quantity = quantity,
            Unit = unit,
            Cost = cost is { } amount ? new(amount, "USD") : null,
            CostIsLowerBound = action == "plots",
            NeededBy = AsOf.AddDays(neededIn),
            LeadDays = releaseIn is { } release ? neededIn - release : null,
            ReleaseBy = releaseIn is { } day ? AsOf.AddDays(day) : null,
            ChanceLateIfReleasedToday = releaseIn is null ? null : new Share(0.34),
            Evidence = [Row("actions.csv", action, "S2"), Row("assumptions.csv", "offensive_day", "S2")],
            LearnedLater = action == "plots",
        };

    static FundingPlan Plan()
    {
        FundingLine[] lines =
        [
            ALine("plots", "capacity", BrickKiln, 1_800, "plots", 2_940_000, 58, -2),
            ALine("toilet_blocks", "toilet", OrchardCamp, 210, "toilets", 63_000, 52, 22),
            ALine("water_trucking", "water_quantity", UnnamedCamp, 15, "m3/day", null, 20, null),
            ALine("toilet_blocks", "toilet", UnnamedCamp, 18, "toilets", 5_400, 0, -30) with { IsShortToday = true },
        ];
        return new(
            lines,
            [
                .. Scenarios.SelectMany(
                    scenario => lines.Where(line => !line.IsShortToday).Select((line, index) => line with
                {
                    NeededBy = AsOf.AddDays(scenario + 8),
                    ReleaseBy = AsOf.AddDays(scenario - 52),
                    ScenarioDay = scenario,
                    NeededByFromOffensive = 8 + index,
                    ReleaseByFromOffensive = line.ReleaseBy is null ? null : index == 0 ? -60 : -22,
                    ChanceLateIfReleasedToday = new Share(scenario > 50 ? 0.08 : 0.9),
                })),
            ],
            [
                new(
                    "east", Timeliness.NotLate, new(4_000, 12_000, 30_000), 9_000, 14_000, null, new Share(0.1), null,
                    [Row("sites.csv", "brick-kiln")]),
                new(
                    "south", Timeliness.Late, new(6_000, 21_000, 52_000), 4_500, 5_200, new(2031, 5, 2),
                    new Share(0.67), 52, [Row("sites.csv", "orchard-camp")]),
                new(
                    "west", Timeliness.NotKnown, new(0, 1_200, 6_000), null, 2_000, null, null, null,
                    [Row("assumptions.csv", "west_share")]),
            ],
            [
                new(
                    new(
                        new(2031, 3, 20), "Flash appeal", MoneyState.Requested, new(61_000_000), "USD", null, null,
                        null, null), [Row("funding.csv", "flash/requested", "S2")]),
                new(
                    new(new(2031, 3, 20), "Flash appeal", MoneyState.Paid, new(0), "USD", null, null, null, null),
                    [Row("funding.csv", "flash/paid", "S2")]),
            ]);
    }

    static TriggerReading[] Agreed() =>
    [
        Read(
            new(
                "orchard-overflow", "Open plots before Orchard Camp overflows",
                new(WatchedMeasure.Present, new WatchedPlace(OrchardCamp), 60), [ActIf.AtLeastOfCapacity(1, new(0.4))])
        {
            Persistence = new(2, 3),
            MuteDays = 30,
            Decision = new(DecisionKind.Quorum, ["camp coordinator", "fund manager"], 2, 48),
            Actions = ["site_plot", "toilet_block"],
            Envelope = new(250_000, "USD"),
            Expires = new(2031, 12, 31),
        }),
        Read(
            new(
                "talmar-empties", "People leave Talmar", new(WatchedMeasure.Present, new WatchedPlace(Talmar), 60),
                [ActIf.AtLeast(1, new(0.1))])),
    ];

    static TriggerReading Read(Trigger trigger) =>
        Assert.Single(
            new TriggerReadings(Picture(), Spread(), [], new(new Dictionary<string, int>()), "valley")
                .Of([Known(trigger, "triggers.yml", trigger.Id, "partner")]));

    /// <summary>A count of the whole crisis, one of a camp, and one of the held city.</summary>
    static SeriesForecast[] Counted() =>
    [
        Counting("dtm", CountKind.Stock, Refuge.Situations.Counted.Displaced, null, day => 7_000 + (100 * day)),
        Counting("orchard", CountKind.Stock, Refuge.Situations.Counted.Present, OrchardCamp, day => 1_800 + (60 * day)),
        Counting("talmar-left", CountKind.Stock, Refuge.Situations.Counted.Present, Talmar, day => 10 * day),
    ];

    static SeriesForecast Counting(string id, CountKind what, Counted of, PlaceId? place, Func<int, int> people)
    {
        var last = new Observation(AsOf, null, place, new(id), new(people(0)), null, null, false);
        return new(
            Known(
                new Series(new(id), id, null, what, of, [], CountedPopulation.All, null, null, null), "series.csv", id),
            place, Known(last, "observations.csv", last.Key), () =>
        {
            var counts = new MemberSeries(Days, Members);
            for (var day = 0; day <= Days; day++)
            {
                for (var member = 0; member < Members; member++) counts[day, member] = people(day) + member;
            }

            return counts;
        });
    }

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
