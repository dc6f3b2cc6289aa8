using Refuge.Funding;
using Refuge.Needs;

namespace Refuge.Tests.Building;

/// <content>What is needed, what it costs, and what was agreed beforehand.</content>
static partial class PublishedCrisis
{
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
}
