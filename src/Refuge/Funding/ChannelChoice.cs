namespace Refuge.Funding;

/// <summary>By which money and which procurement a line is planned, and what else would be in time.</summary>
/// <param name="Channel">The money. Null where a reader stated the days and no money is confirmed.</param>
/// <param name="Modality">The procurement. Null where a reader stated the days.</param>
/// <param name="InTime">Whether it stands by the day it is needed, in eight of ten cases.</param>
/// <param name="Ask">Whom to ask whether money, goods and contract exist, by role. Empty where rows say that they
/// do.</param>
/// <param name="Instead">What would still be in time where this is not, or is not confirmed; the cheapest
/// first.</param>
/// <param name="Evidence">The rows that say that money and stock are there. Empty when nothing does.</param>
sealed record ChannelChoice(
    ChannelKind? Channel,
    Procurement? Modality,
    InTime InTime,
    IReadOnlyList<string> Ask,
    IReadOnlyList<ChannelAlternative> Instead,
    IReadOnlyList<Evidence> Evidence);

/// <summary>Another way that would be in time.</summary>
/// <param name="Channel">The money.</param>
/// <param name="Modality">The procurement.</param>
/// <param name="Days">Days from the request until it stands, in eight of ten cases.</param>
/// <param name="Ask">Whom to ask whether it exists, by role. Empty where rows say that it does.</param>
sealed record ChannelAlternative(ChannelKind Channel, Procurement Modality, int Days, IReadOnlyList<string> Ask);

/// <summary>Whether something stands by the day it is needed (folder contract, <c>funding.csv</c>).</summary>
enum InTime
{
    /// <summary>In eight of ten cases.</summary>
    Yes,

    /// <summary>Not in eight of ten cases.</summary>
    No,

    /// <summary>Nobody confirmed that the money exists.</summary>
    NotKnown,
}

/// <summary>Chooses the cheapest way that is in time, of those that exist here.</summary>
/// <remarks>
/// <para>
/// Cheapest: the smallest levy first; then what leaves the quickest means for what nothing else can reach: an open
/// tender before a contract, a contract before the stock, slow money before quick money. The order after the levy is
/// judgement.
/// </para>
/// <para>Where nothing is in time, the quickest.</para>
/// </remarks>
/// <param name="chains">How long every way takes.</param>
/// <param name="level">The quantile of the lead time that must be allowed for.</param>
sealed class ChannelChooser(LeadChains chains, double level)
{
    /// <summary>
    /// The way of one line, and how long it takes; what it uses is taken from <paramref name="means"/>.
    /// </summary>
    /// <param name="line">What is to be bought.</param>
    /// <param name="means">What exists here.</param>
    internal (ChannelChoice Choice, LeadChain Chain) Choose(ChannelRequest line, MeansHere means)
    {
        var ways = Timed(chains.Of(line.Option, line.Place, line.Units), line, means);
        if (ways.Count == 0) return (new(null, null, InTime.NotKnown, [], [], []), LeadChain.Unknown);

        var confirmed = ways.FindAll(static way => way.IsConfirmed);
        var chosen = Best(confirmed.Count > 0 ? confirmed : ways, line);
        var stated = chosen.Way.Channel is null;
        var inTime = (confirmed.Count == 0 && !stated, IsInTime(chosen, line)) switch
        {
            (true, _) => InTime.NotKnown,
            (_, true) => InTime.Yes,
            _ => InTime.No,
        };
        var money = stated ? AnyMoney(line, means) : chosen.Money;
        means.Take(money, line.Cost, chosen.Stock, line.Units);
        var choice = new ChannelChoice(
            chosen.Way.Channel ?? money?.Value.Kind, chosen.Way.Modality, inTime, AskFor(chosen),
            inTime is InTime.Yes ? [] : Instead(line, means, chosen),
            [.. (money?.Evidence ?? []).Concat(chosen.Stock?.Evidence ?? [])]);
        return (choice, chosen.Way.Chain);
    }

    /// <summary>
    /// How much of a line stands within 30, 60 and 90 days by the way that was chosen for it. Empty where no way is
    /// known.
    /// </summary>
    /// <param name="line">What is to be bought.</param>
    /// <param name="choice">The way.</param>
    internal IEnumerable<Standing> Standing(ChannelRequest line, ChannelChoice choice) =>
        choice is { Channel: { } channel, Modality: { } modality }
            ? [.. TellingDays.Select(days => new Standing(
                days, chains.StandingWithin(line.Option, line.Place, line.Units, (channel, modality), days, level)))]
            : [];

    /// <summary>Of the ways in time the cheapest; the quickest where none is.</summary>
    static TimedWay Best(List<TimedWay> ways, ChannelRequest line)
    {
        var inTime = ways.FindAll(way => IsInTime(way, line));
        return inTime.Count > 0 ? Cheapest(inTime).First() : ways.MinBy(static way => way.Days)!;
    }

    static IEnumerable<TimedWay> Cheapest(IEnumerable<TimedWay> ways) => ways
        .OrderBy(static way => way.Levy)
        .ThenByDescending(static way => way.Way.Modality)
        .ThenByDescending(static way => way.Days)
        .ThenBy(static way => way.Way.Channel);

    /// <summary>What would be in time, one way for each procurement, leaving out the one that was chosen.</summary>
    IReadOnlyList<ChannelAlternative> Instead(ChannelRequest line, MeansHere means, TimedWay chosen) =>
    [
        .. Cheapest(Timed(chains.Shipped(line.Option, line.Place, line.Units), line, means)
                .Where(way => IsInTime(way, line) && way.Way with { Chain = chosen.Way.Chain } != chosen.Way))
            .DistinctBy(static way => way.Way.Modality)
            .Select(static way => new ChannelAlternative(
                way.Way.Channel!.Value, way.Way.Modality!.Value, way.Days, AskFor(way))),
    ];

    List<TimedWay> Timed(IEnumerable<LeadOption> ways, ChannelRequest line, MeansHere means) =>
    [
        .. from way in ways
           where way.Chain.Time is not null
           let money = way.Channel is { } kind ? means.FindMoney(kind, line.Option.Item, line.Sector, line.Cost) : null
           let stock = way.Modality is { } modality
               ? means.FindStock(modality, line.Option.Item, line.Units, line.Option.Unit) : null
           select new TimedWay(way, way.Chain.Time!.Quantile(level), money, stock),
    ];

    /// <summary>Money of any kind that is there for a line whose days a reader stated; the cheapest.</summary>
    static Recorded<MoneyChannel>? AnyMoney(ChannelRequest line, MeansHere means) => ShippedChannel.All
        .OrderBy(static channel => channel.Levy)
        .ThenByDescending(static channel => channel.Days.Best)
        .Select(channel => means.FindMoney(channel.Kind, line.Option.Item, line.Sector, line.Cost))
        .FirstOrDefault(static money => money is not null);

    static bool IsInTime(TimedWay way, ChannelRequest line) => line.Due is not { } due || way.Days <= due;

    /// <summary>Whom to ask whether what no row confirms exists.</summary>
    static List<string> AskFor(TimedWay way)
    {
        List<string> roles = [];
        if (way.Way.Channel is { } kind && way.Money is null) roles.Add(ShippedChannel.Of(kind).Ask);
        if (way.Stock is null && way.Way.Modality is Procurement.Stock) roles.Add(KeeperOfStock);
        if (way.Stock is null && way.Way.Modality is Procurement.Framework) roles.Add(HolderOfContracts);
        return roles;
    }

    /// <summary>Every role that is named to be asked.</summary>
    internal static IEnumerable<string> Roles =>
        ShippedChannel.All.Select(static channel => channel.Ask).Append(KeeperOfStock).Append(HolderOfContracts);

    /// <summary>Days for which it is told how much of an order stands: as far ahead as the scenarios look.</summary>
    static readonly IReadOnlyList<int> TellingDays = [30, 60, 90];

    const string KeeperOfStock = "the logistics cluster, for what lies in the country";
    const string HolderOfContracts = "the agencies that hold framework contracts";

    /// <summary>A way with what is there of it.</summary>
    sealed record TimedWay(LeadOption Way, int Days, Recorded<MoneyChannel>? Money, Recorded<HeldStock>? Stock)
    {
        /// <summary>
        /// Whether rows say that the money is there and, but for an open tender, the goods or the contract.
        /// </summary>
        internal bool IsConfirmed => Way.Channel is null
            || (Money is not null && (Way.Modality is Procurement.Tender || Stock is not null));

        internal double Levy => Way.Channel is { } kind ? ShippedChannel.Of(kind).Levy : 0;
    }
}

/// <summary>What a line of the plan asks of money and stock.</summary>
/// <param name="Option">The action.</param>
/// <param name="Place">The place.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Units">How many units.</param>
/// <param name="Cost">What they cost. Null when no price is known.</param>
/// <param name="Due">Days from the as-of date by which they must stand. Null when fewer than half of the members need
/// them.</param>
sealed record ChannelRequest(ResponseOption Option, PlaceId Place, string Sector, double Units, Money? Cost, int? Due);
