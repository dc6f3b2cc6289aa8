using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>How long each action takes at each place, from the decision until it stands.</summary>
sealed class LeadChains
{
    readonly IReadOnlyList<LeadStep> steps;
    readonly Dictionary<(string, bool), LeadChain> withoutDelay = [];
    readonly ResponseCatalogue catalogue;
    readonly Access access;

    internal LeadChains(NeedsBasis basis, ResponseCatalogue catalogue)
    {
        (this.catalogue, access) = (catalogue, new(basis.Situation));
        steps =
        [
            .. ReferenceTable.Read("lead-times.csv").Select(row => LeadStep.From(row, basis.AsOf))
                .Where(
                    step => basis.ReferenceAsOf is not { } day || step.IsJudgement || step.Evidence.Published <= day),
        ];
    }

    /// <summary>The chain of <paramref name="option"/> at <paramref name="place"/> if it is decided today.</summary>
    internal LeadChain Of(ResponseOption option, PlaceId place)
    {
        var hazard = option.Kind is ActionKind.Works ? access.UnclearedAt(place) : [];
        var key = (option.Id, hazard.Count > 0);
        if (!withoutDelay.TryGetValue(key, out var chain))
        {
            chain = Chain(option, hazard.Count > 0);
            withoutDelay.Add(key, chain);
        }

        if (hazard.Count > 0) chain = chain with { Evidence = [.. chain.Evidence, .. hazard] };
        return option.Kind is ActionKind.Cash || chain.Time is null ? chain : Delayed(chain, place);
    }

    LeadChain Chain(ResponseOption option, bool needsClearance)
    {
        var chain = Own(option);
        foreach (var required in catalogue.RequiredBy(option))
        {
            chain = chain.After(required is null ? LeadChain.Unknown : Own(required));
        }

        return needsClearance ? chain.After(Steps("hazard")) : chain;
    }

    LeadChain Own(ResponseOption option) => option.Lead is { } lead
        ? new(lead, option.Evidence, option.LearnedLater)
        : Steps(option.Kind switch
        {
            ActionKind.Goods => "goods",
            ActionKind.Works => "works",
            ActionKind.Service => "service",
            _ => "cash",
        });

    /// <summary>
    /// Each day on which aid is cut off within the chain is a day lost: a road used to its limit passes nothing twice
    /// as fast afterwards. A way closed today without a known end stays closed for a drawn while.
    /// </summary>
    LeadChain Delayed(LeadChain chain, PlaceId place)
    {
        var cut = access.CutDays(place, chain.Time!.Quantile(0.8));
        if (cut.Days > 0)
        {
            chain = chain with
            {
                Time = chain.Time.Then(LeadTime.Exactly(cut.Days)),
                Evidence = [.. chain.Evidence, .. cut.Evidence],
            };
        }
        if (cut.IsOpenEnded)
        {
            chain = chain.After(Steps("closure")) with { Evidence = [.. chain.Evidence, .. cut.Evidence] };
        }
        return chain;
    }

    LeadChain Steps(string kind)
    {
        var chain = new LeadChain(LeadTime.None, [], LearnedLater: false);
        var found = steps.Where(step => step.Kinds.Contains(kind)).ToList();
        if (found.Count == 0) return LeadChain.Unknown;
        foreach (var step in found) chain = chain.After(new(step.Time, [step.Evidence], step.LearnedLater));
        return chain;
    }
}

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

/// <summary>One step of a chain, as shipped.</summary>
/// <param name="Kinds">The kinds of action, or the circumstance, it belongs to.</param>
/// <param name="Time">How long it takes.</param>
/// <param name="Evidence">Where that is from.</param>
/// <param name="IsJudgement">Whether nobody published it.</param>
/// <param name="LearnedLater">Whether it was published after the as-of date.</param>
sealed record LeadStep(
    IReadOnlyList<string> Kinds, LeadTime Time, StandardEvidence Evidence, bool IsJudgement, bool LearnedLater)
{
    internal static LeadStep From(ReferenceRow row, DateOnly asOf)
    {
        var isJudgement = row["verification"] is "judgement";
        var published = row.Date("published");
        return new(
            row["kinds"].Split(';'),
            LeadTime.Through(row.Number("low") ?? 0, row.Number("best") ?? 0, row.Number("high") ?? 0),
            new(row["code"], $"{row["publication"]} ({row["step"]})", published), isJudgement,
            !isJudgement && !(published <= asOf));
    }
}
