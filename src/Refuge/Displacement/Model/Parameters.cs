namespace Refuge.Displacement.Model;

/// <summary>
/// Every quantity that an assumption can be about, with its unit, range, default and source: the one place where a name
/// becomes a parameter.
/// </summary>
/// <remarks>
/// <c>docs/assumptions.md</c> lists the same, and a test holds the two together. "Judgement" marks a default of ours
/// that no source states; such a default spans at least a factor 3 from low to high. Ranges bound what a row may state:
/// they keep slips of the pen out, and say nothing of what is likely.
/// </remarks>
static class Parameters
{
    /// <summary>Ten years: longer than a run may be, and than any battle or return the rules are meant for.</summary>
    const double MostDays = 3_660;

    const string Judgement = "judgement";

    /// <summary>
    /// Chosen on the counts of <c>operation-returns.csv</c> other than those of Mosul (decision 0088).
    /// </summary>
    const string PastReturns = "20 past operations";

    /// <summary>That a place with residents is held, where no row says who controls it.</summary>
    internal static Parameter ControlUnknownHeld { get; } = new(
        "control_unknown_held", "chance", 0, 1, AssumptionSubject.CrisisOrPlace,
        "That a place with residents is held, where no row says who controls it.",
        new(0.05, 0.15, 0.45, "chance"),
        Judgement);

    /// <summary>How fast a front moves along the routes once the offensive has begun.</summary>
    internal static Parameter FrontSpeed { get; } = new(
        "front_speed", "km/day", 0.01, 500, AssumptionSubject.Crisis,
        "How fast a front moves along the routes once the offensive has begun.",
        new(0.7, 2, 6, "km/day"),
        Judgement);

    /// <summary>Days from the first fight over a city or district to its being taken.</summary>
    internal static Parameter FightDaysCity { get; } = new(
        "fight_days_city", "days", 0.01, MostDays, AssumptionSubject.CrisisOrPlace,
        "Days from the first fight over a city or district to its being taken.",
        new(45, 120, 300, "days"),
        Judgement);

    /// <summary>Days from the first fight over any other place to its being taken.</summary>
    internal static Parameter FightDaysTown { get; } = new(
        "fight_days_town", "days", 0.01, MostDays, AssumptionSubject.CrisisOrPlace,
        "Days from the first fight over any other place to its being taken.",
        new(1, 4, 14, "days"),
        Judgement);

    /// <summary>The part of its residents that leaves a place, other than a city, while it is fought over.</summary>
    internal static Parameter LeaveShare { get; } = new(
        "leave_share", "share", 0, 1, AssumptionSubject.CrisisOrPlace,
        "The part of its residents that leaves a place, other than a city, while it is fought over.",
        new(0.15, 0.5, 0.85, "share"),
        Judgement);

    /// <summary>The part of its residents that leaves a city or district while it is fought over.</summary>
    internal static Parameter LeaveShareCity { get; } = new(
        "leave_share_city", "share", 0, 1, AssumptionSubject.CrisisOrPlace,
        "The part of its residents that leaves a city or district while it is fought over.",
        new(0.08, 0.3, 0.7, "share"),
        Judgement);

    /// <summary>That fighting reaches a held place at the front within thirty days without an offensive.</summary>
    internal static Parameter LocalFightingPerMonth { get; } = new(
        "local_fighting_per_month", "chance per month", 0, 1, AssumptionSubject.CrisisOrPlace,
        "That fighting reaches a held place at the front within thirty days without an offensive.",
        new(0.03, 0.1, 0.3, "chance per month"),
        Judgement);

    /// <summary>How far a place lies from its anchor, where it is only known to lie near it.</summary>
    internal static Parameter NearKm { get; } = new(
        "near_km", "km", 0.01, 500, AssumptionSubject.CrisisOrPlace,
        "How far a place lies from its anchor, where it is only known to lie near it.",
        new(1, 4, 20, "km"),
        Judgement);

    /// <summary>Days from the taking of a place to the first returns.</summary>
    internal static Parameter ReturnDelayDays { get; } = new(
        "return_delay_days", "days", 0, MostDays, AssumptionSubject.CrisisOrPlace,
        "Days from the taking of a place to the first returns.",
        new(3, 20, 150, "days"),
        PastReturns);

    /// <summary>The part of the displaced that returns within the return window, once returns have begun.</summary>
    internal static Parameter ReturnShare { get; } = new(
        "return_share", "share", 0, 1, AssumptionSubject.Crisis,
        "The part of the displaced that returns within the return window, once returns have begun.",
        new(0.2, 0.65, 0.92, "share"),
        PastReturns);

    /// <summary>The part of those who flee that looks for a site, where one with room can be reached.</summary>
    internal static Parameter CampShare { get; } = new(
        "camp_share", "share", 0, 1, AssumptionSubject.Crisis,
        "The part of those who flee that looks for a site, where one with room can be reached.",
        new(0.2, 0.5, 0.85, "share"),
        Judgement);

    /// <summary>
    /// The part of its residents that slips out of a held place in a day, were the other side next door.
    /// </summary>
    internal static Parameter SiegeLeakPerDay { get; } = new(
        "siege_leak_per_day", "share per day", 0, 1, AssumptionSubject.CrisisOrPlace,
        "The part of its residents that slips out of a held place in a day, were the other side next door.",
        new(0.0001, 0.0005, 0.003, "share per day"),
        Judgement);

    /// <summary>
    /// By how much a count passes its bound, where it says more than or at most; each place draws its own.
    /// </summary>
    internal static Parameter CountExcess { get; } = new(
        "count_excess", "share of the stated count", 0, 10, AssumptionSubject.Crisis,
        "By how much a count passes its bound, where it says more than or at most; each place draws its own.",
        new(0.01, 0.1, 0.4, "share of the stated count"),
        Judgement);

    /// <summary>Days by which explosives at a place put off the first returns.</summary>
    internal static Parameter ClearanceDays { get; } = new(
        "clearance_days", "days", 0, MostDays, AssumptionSubject.CrisisOrPlace,
        "Days by which explosives at a place put off the first returns.",
        new(20, 60, 180, "days"),
        Judgement);

    /// <summary>
    /// How many a site of unknown capacity takes before it counts as full; each site draws its own.
    /// </summary>
    internal static Parameter SiteCeiling { get; } = new(
        "site_ceiling", "people", 1, 10_000_000, AssumptionSubject.CrisisOrPlace,
        "How many a site of unknown capacity takes before it counts as full; each site draws its own.",
        new(7_000, 20_000, 60_000, "people"),
        "camps of over 20,000 should be avoided (UNHCR, Handbook for Emergencies, 3rd edition, 2007, chapter 12); "
        + "the range is judgement");

    /// <summary>Kilometres that people cover in a day on foot.</summary>
    internal static Parameter WalkKmPerDay { get; } = new(
        "walk_km_per_day", "km/day", 0.1, 100, AssumptionSubject.Crisis,
        "Kilometres that people cover in a day on foot.",
        new(10, 20, 35, "km/day"),
        "the upper figure is Flee 3's max_walk_speed; the others are judgement");

    /// <summary>
    /// Days from the day on which the row was written to the start of the offensive. Without such a row none is
    /// foreseen.
    /// </summary>
    internal static AssumedQuantity OffensiveDay { get; } = new(
        "offensive_day", "days", 0, MostDays, AssumptionSubject.Crisis,
        "Days from the day on which the row was written to the start of the offensive. Without a row no offensive "
        + "is foreseen.");

    /// <summary>
    /// The folder's own pace of the front (no subject), or days of the fight over one place (its subject).
    /// </summary>
    internal static AssumedQuantity OffensiveDays { get; } = new(
        "offensive_days", "days", 0.01, MostDays, AssumptionSubject.CrisisOrPlace,
        "Without a subject: days that a front takes for ten kilometres. With a place: days from the first fight to "
        + "its being taken.");

    /// <summary>People who live at a place on the as-of date.</summary>
    internal static AssumedQuantity Population { get; } = new(
        "population", "people", 1, 500_000_000, AssumptionSubject.Place,
        "People who live at the place on the as-of date.");

    /// <summary>The mean temperature of a month, from which needs take the season.</summary>
    internal static AssumedQuantity MeanTemperature { get; } = new(
        "mean_temperature", "degC", -60, 60, AssumptionSubject.Month,
        "The mean temperature of a month, day and night. Needs take the season from it.");

    /// <summary>Days that most people must have been at a place before the standards of a longer stay count.</summary>
    static AssumedQuantity EmergencyDays { get; } = new(
        "emergency_days", "days", 0, MostDays, AssumptionSubject.Crisis,
        "Days that most people must have been at a place before the standards of a longer stay count there. Without "
        + "a row "
        + "180 are taken (judgement).");

    /// <summary>
    /// The figure of a standard that this crisis sets in the place of the published one: never below a thousandth.
    /// </summary>
    static AssumedQuantity StandardValue { get; } = new(
        "standard_value", "unit of the line", 0.001, 1_000_000, AssumptionSubject.Standard,
        "The figure that counts in the place of the published one, such as 20 people to a toilet.");

    /// <summary>How long a count holds of what does not last; without a row as chapter 4 says.</summary>
    static IReadOnlyList<AssumedQuantity> Lasts { get; } =
    [
        new("trucked_days", "days", 0, MostDays, AssumptionSubject.Crisis,
            "Days after its count that water brought by lorries goes on. Without a row 30 are taken (judgement)."),
        new("latrine_days", "days", 0, MostDays, AssumptionSubject.Crisis,
            "Days after its count that a trench or emergency latrine serves. Without a row 90 are taken (judgement)."),
    ];

    /// <summary>Parts of the people whose needs differ; without a row as the standards plan with.</summary>
    static IReadOnlyList<AssumedQuantity> Shares { get; } =
    [
        new("share_under_five", "share", 0, 1, AssumptionSubject.Crisis,
            "The part of the displaced that is under five. Without a row as DEM01 says."),
        new("share_women", "share", 0, 1, AssumptionSubject.Crisis,
            "The part of the displaced that is women of 15 to 49. Without a row as DEM02 says."),
        new("share_pregnant", "share", 0, 1, AssumptionSubject.Crisis,
            "The part of the displaced that is pregnant. Without a row as DEM03 says."),
        new("share_older", "share", 0, 1, AssumptionSubject.Crisis,
            "The part of the displaced that is older people. Without a row it is not known."),
        new("share_disabled", "share", 0, 1, AssumptionSubject.Crisis,
            "The part of the displaced that has a disability. Without a row as DEM04 says."),
    ];

    /// <summary>
    /// The chance that what is paid for comes, by how far it has come; without a row as chapter 4 says.
    /// </summary>
    static IReadOnlyList<AssumedQuantity> Comes { get; } =
    [
        new("comes_funded", "chance", 0, 1, AssumptionSubject.Crisis,
            "That a response comes which is paid for. Without a row 0.8 is taken (judgement)."),
        new("comes_under_way", "chance", 0, 1, AssumptionSubject.Crisis,
            "That a response comes which is under way. Without a row 0.9 is taken (judgement)."),
        new("comes_overdue", "chance", 0, 1, AssumptionSubject.Crisis,
            "That a response comes whose day has passed and of which no row says that it was delivered. Without a "
            + "row 0.6 "
            + "is taken (judgement)."),
    ];

    /// <summary>
    /// What every member draws, from the folder where it speaks and from the default where it is silent.
    /// </summary>
    internal static IReadOnlyList<Parameter> Drawn { get; } =
    [
        ControlUnknownHeld, FrontSpeed, FightDaysCity, FightDaysTown,
        LeaveShare, LeaveShareCity, LocalFightingPerMonth, NearKm,
        ReturnDelayDays, ReturnShare, CampShare, SiegeLeakPerDay,
        CountExcess, ClearanceDays, SiteCeiling, WalkKmPerDay,
    ];

    /// <summary>Every quantity, in the order of the names.</summary>
    internal static IReadOnlyList<AssumedQuantity> All { get; } =
        [.. Drawn.Concat([OffensiveDay, OffensiveDays, Population, MeanTemperature]).Concat(Comes).Concat(Lasts)
            .Concat(Shares)
            .Append(EmergencyDays).Append(StandardValue)
            .OrderBy(quantity => quantity.Name, StringComparer.Ordinal)];

    /// <summary>The quantity of a name, or null.</summary>
    /// <param name="name">What stands in the column <c>what</c>.</param>
    internal static AssumedQuantity? Find(string name) => All.FirstOrDefault(quantity => quantity.Name == name);
}
