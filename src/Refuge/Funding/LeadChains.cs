using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>
/// How long each action takes at each place, from the request until it stands, by every way there is.
/// </summary>
sealed class LeadChains
{
    readonly LeadModel model;
    readonly ResponseCatalogue catalogue;
    readonly MeansHere means;
    readonly Access access;

    internal LeadChains(NeedsBasis basis, ResponseCatalogue catalogue, MeansHere means)
    {
        (this.catalogue, this.means) = (catalogue, means);
        (model, access) = (new(basis.AsOf, basis.ReferenceAsOf), new(basis.Situation));
    }

    /// <summary>
    /// Every way by which <paramref name="option"/> can come to stand at <paramref name="place"/> if it is asked for
    /// today.
    /// </summary>
    /// <param name="option">The action. Where a reader stated its days, they are the only way.</param>
    /// <param name="place">The place.</param>
    /// <param name="units">How many units. Null when unknown.</param>
    internal IReadOnlyList<LeadOption> Of(ResponseOption option, PlaceId place, double? units) =>
        Of(option, place, units, Kinds, Modalities, units);

    /// <summary>The same by some kinds of money alone.</summary>
    internal IReadOnlyList<LeadOption> Of(
        ResponseOption option, PlaceId place, double? units, IReadOnlyList<ChannelKind> kinds) =>
        Of(option, place, units, kinds, Modalities, units);

    /// <summary>The same by some procurements, of a part of an order of <paramref name="order"/> units.</summary>
    IReadOnlyList<LeadOption> Of(
        ResponseOption option, PlaceId place, double? units, IReadOnlyList<ChannelKind> kinds,
        IReadOnlyList<Procurement> modalities, double? order)
    {
        var hazard = option.Kind is ActionKind.Works ? access.UnclearedAt(place) : [];
        var before = RequiredBy(option);
        return
        [
            .. Ways(option, units, hazard.Count > 0, kinds, modalities, order).Select(way => way with
            {
                Chain = Delayed(option, place, WithHazard(way.Chain.After(before), hazard)),
            }),
        ];
    }

    /// <summary>
    /// The quickest of all ways, at the quantile <paramref name="level"/>; unknown when no way is known.
    /// </summary>
    internal LeadChain Quickest(ResponseOption option, PlaceId place, double? units, double level) =>
        Of(option, place, units).Select(static way => way.Chain).Where(static chain => chain.Time is not null)
            .MinBy(chain => chain.Time!.Quantile(level)) ?? LeadChain.Unknown;

    /// <summary>
    /// How much of an order stands within some days by one way, in whole units; all of it at the most.
    /// </summary>
    /// <param name="option">The action.</param>
    /// <param name="place">The place.</param>
    /// <param name="units">The order.</param>
    /// <param name="way">The money and the procurement.</param>
    /// <param name="days">Days from the request.</param>
    /// <param name="level">The quantile of the lead time that must be allowed for.</param>
    internal double StandingWithin(
        ResponseOption option, PlaceId place, double units, (ChannelKind Channel, Procurement Modality) way, int days,
        double level)
    {
        bool Stands(double part) => Of(option, place, part, [way.Channel], [way.Modality], units)[0]
            .Chain.Time?.Quantile(level) <= days;

        if (Stands(units)) return units;

        var (standing, late) = (0.0, Math.Ceiling(units));
        while (late - standing > 1)
        {
            var part = Math.Floor((standing + late) / 2);
            if (Stands(part)) standing = part;
            else late = part;
        }

        return standing;
    }

    /// <summary>The ways that ship with Refuge, also where a reader stated days of their own.</summary>
    internal IReadOnlyList<LeadOption> Shipped(ResponseOption option, PlaceId place, double? units) =>
        Of(option with { Lead = null, Requires = [] }, place, units);

    IEnumerable<LeadOption> Ways(
        ResponseOption option, double? units, bool needsClearance, IReadOnlyList<ChannelKind> kinds,
        IReadOnlyList<Procurement> modalities, double? order)
    {
        if (option.Lead is { } stated)
        {
            var own = new LeadChain(stated, option.Evidence, option.LearnedLater);
            return [new(null, null, needsClearance ? own.After(model.Clearing()) : own)];
        }

        return
            from modality in modalities
            let lot = new Lot(units, means.RateFor(modality, option.Item), needsClearance) { PartOf = order }
            from kind in kinds
            select new LeadOption(kind, modality, model.Of(option.Chain, modality, kind, lot));
    }

    /// <summary>What must be finished first, one after the other.</summary>
    LeadChain RequiredBy(ResponseOption option)
    {
        var chain = new LeadChain(LeadTime.None, [], LearnedLater: false);
        foreach (var required in catalogue.RequiredBy(option))
        {
            chain = chain.After(required switch
            {
                null => LeadChain.Unknown,
                { Lead: { } stated } => new(stated, required.Evidence, required.LearnedLater),
                _ => model.Of(required.Chain, Procurement.Framework, null, new(null, null, NeedsClearance: false)),
            });
        }

        return chain;
    }

    static readonly IReadOnlyList<Procurement> Modalities = Enum.GetValues<Procurement>();

    static readonly IReadOnlyList<ChannelKind> Kinds = [.. ShippedChannel.All.Select(static channel => channel.Kind)];

    static LeadChain WithHazard(LeadChain chain, IReadOnlyList<Evidence> hazard) =>
        hazard.Count == 0 ? chain : chain with { Evidence = [.. chain.Evidence, .. hazard] };

    /// <summary>
    /// Each day on which aid is cut off within the chain is a day lost: a road used to its limit passes nothing twice
    /// as fast afterwards. A way closed today without a known end stays closed for a drawn while.
    /// </summary>
    LeadChain Delayed(ResponseOption option, PlaceId place, LeadChain chain)
    {
        if (option.Kind is ActionKind.Cash || chain.Time is null) return chain;

        var cut = access.CutDays(place, chain.Time.Quantile(0.8));
        if (cut.Days > 0)
        {
            chain = chain with
            {
                Time = chain.Time.Then(LeadTime.Exactly(cut.Days)),
                Evidence = [.. chain.Evidence, .. cut.Evidence],
            };
        }

        if (!cut.IsOpenEnded) return chain;

        var opened = chain.After(model.Reopening());
        return opened with { Evidence = [.. opened.Evidence, .. cut.Evidence] };
    }
}

/// <summary>One way by which a thing can come to stand.</summary>
/// <param name="Channel">The money. Null where a reader stated the days without it.</param>
/// <param name="Modality">How it is procured. Null where a reader stated the days without it.</param>
/// <param name="Chain">How long it takes.</param>
sealed record LeadOption(ChannelKind? Channel, Procurement? Modality, LeadChain Chain);

/// <summary>How long a chain takes, and what it rests on.</summary>
/// <param name="Time">The days. Null when a link of it is unknown.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="LearnedLater">Whether any of it was published after the as-of date.</param>
sealed record LeadChain(LeadTime? Time, IReadOnlyList<Evidence> Evidence, bool LearnedLater)
{
    /// <summary>A chain about which nothing is known.</summary>
    internal static LeadChain Unknown { get; } = new(null, [], LearnedLater: false);

    /// <summary>
    /// This chain once <paramref name="other"/> is finished: an unknown link makes the whole unknown.
    /// </summary>
    internal LeadChain After(LeadChain other) => new(
        Time is null || other.Time is null ? null : other.Time.Then(Time),
        [.. other.Evidence, .. Evidence], LearnedLater || other.LearnedLater);
}
