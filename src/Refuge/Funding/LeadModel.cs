using Refuge.Displacement.Random;

namespace Refuge.Funding;

/// <summary>How long a lot takes from the request until it stands: the longest way through a graph of steps.</summary>
/// <remarks>
/// <para>Steps run side by side wherever none needs the other; money is one of them. A step with a pace takes
/// quantity ÷ pace.</para>
/// <para>
/// One thousand draws, the same in every run and for every lot (<see cref="LeadDraws"/>).
/// </para>
/// <para>
/// A factor that all steps but the money share widens the whole (<see cref="ContextDeviation"/>): where the ground, the
/// authorities or the roads are difficult, they are difficult for every step.
/// </para>
/// </remarks>
sealed class LeadModel
{
    readonly DateOnly asOf;
    readonly DateOnly? referenceAsOf;
    readonly Dictionary<(string Chain, Procurement Modality), IReadOnlyList<LeadStep>> graphs = [];
    readonly Dictionary<(string, Procurement, ChannelKind?, Lot), LeadChain> known = [];

    /// <summary>The model as of a day.</summary>
    /// <param name="asOf">The day at whose end the situation was known: figures published later carry †.</param>
    /// <param name="referenceAsOf">The day after which no figure may have been published. Null when all may be
    /// used.</param>
    internal LeadModel(DateOnly asOf, DateOnly? referenceAsOf) =>
        (this.asOf, this.referenceAsOf) = (asOf, referenceAsOf);

    /// <summary>[draws] The factor that all steps but the money share.</summary>
    static double[] Context { get; } =
        [.. LeadDraws.Of("context").Select(static z => Elementary.Exp(ContextDeviation * z))];

    /// <summary>The days from the request until the whole lot stands.</summary>
    /// <param name="chain">What is built or brought: the name of a shipped graph.</param>
    /// <param name="modality">How it is procured.</param>
    /// <param name="channel">Which money pays for it. Null when the money is there already.</param>
    /// <param name="lot">How much of it, and under which circumstances.</param>
    internal LeadChain Of(string chain, Procurement modality, ChannelKind? channel, Lot lot)
    {
        if (known.TryGetValue((chain, modality, channel, lot), out var found)) return found;

        var steps = Graph(chain, modality);
        var money = channel is { } kind ? ShippedChannel.Of(kind) : null;
        List<LeadFigure> figures = [.. steps.Select(static step => step.Figure)];
        if (money is not null) figures.Add(money.Figure);
        if (lot.NeedsClearance) figures.Add(LeadStep.Clearance.Figure);
        found = steps.Count == 0 || figures.Exists(figure => !MayBeUsed(figure))
            ? LeadChain.Unknown
            : new(
                LeadTime.OfDraws(Days(steps, money, lot)),
                [.. figures.Select(static figure => figure.Evidence).Distinct()],
                figures.Exists(figure => !figure.IsJudgement && !(figure.Evidence.Published <= asOf)));
        known.Add((chain, modality, channel, lot), found);
        return found;
    }

    /// <summary>What it takes to clear ground of explosives before anybody builds on it.</summary>
    internal LeadChain Clearing() => Alone(LeadStep.Clearance);

    /// <summary>How long a way that is closed today stays closed when nobody announced its opening.</summary>
    internal LeadChain Reopening() => Alone(LeadStep.Reopening);

    LeadChain Alone(LeadStep step) => MayBeUsed(step.Figure)
        ? new(
            LeadTime.OfDraws([.. LeadDraws.Of(step.Name).Select(step.Days.At)]), [step.Figure.Evidence],
            !step.Figure.IsJudgement && !(step.Figure.Evidence.Published <= asOf))
        : LeadChain.Unknown;

    /// <summary>
    /// A figure published too late may not be used, and a graph without one of its steps says nothing.
    /// </summary>
    bool MayBeUsed(LeadFigure figure) =>
        referenceAsOf is not { } day || figure.IsJudgement || figure.Evidence.Published <= day;

    /// <summary>[draws] The day on which the last step is finished.</summary>
    static double[] Days(IReadOnlyList<LeadStep> steps, ShippedChannel? money, Lot lot)
    {
        var done = new Dictionary<string, double[]>(StringComparer.Ordinal);
        if (money is not null) done.Add(Money, money.DrawnDays);

        var finished = lot.Done.Split(';');
        var last = new double[LeadDraws.Count];
        foreach (var step in steps)
        {
            // The decision itself, and a step of another modality, hold nothing up.
            var ends = new double[LeadDraws.Count];
            foreach (var before in step.After.Select(done.GetValueOrDefault).OfType<double[]>()) Raise(ends, before);
            if (step.IsOnGround && lot.NeedsClearance) Add(ends, LeadStep.Clearance, lot);
            if (!finished.Contains(step.Name)) Add(ends, step, lot);
            Raise(last, ends);
            done[step.Name] = ends;
        }

        return last;
    }

    static void Add(double[] ends, LeadStep step, Lot lot)
    {
        for (var draw = 0; draw < ends.Length; draw++) ends[draw] += Context[draw] * step.DaysFor(lot, draw);
    }

    static void Raise(double[] days, double[] atLeast)
    {
        for (var draw = 0; draw < days.Length; draw++) days[draw] = Math.Max(days[draw], atLeast[draw]);
    }

    /// <summary>The steps of a chain under a modality, each behind those that it waits for.</summary>
    IReadOnlyList<LeadStep> Graph(string chain, Procurement modality)
    {
        if (graphs.TryGetValue((chain, modality), out var graph)) return graph;

        List<LeadStep> open =
            [.. LeadStep.Shipped.Where(step => step.Chain == chain && (step.Modality ?? modality) == modality)];
        List<LeadStep> ordered = [];
        while (open.Count > 0)
        {
            var next = open.Find(step => !open.Exists(other => step.After.Contains(other.Name)))
                ?? throw new InvalidOperationException($"The steps of {chain} wait for one another.");
            ordered.Add(next);
            open.Remove(next);
        }

        graphs.Add((chain, modality), ordered);
        return ordered;
    }

    /// <summary>
    /// The standard deviation of the logarithm of the factor that all steps but the money share. Chosen so that about
    /// four in five real cases lie at or below the 80 % day (docs/5-funding.md, "Held against real cases").
    /// </summary>
    const double ContextDeviation = 0.4;

    const string Money = "money";
}

/// <summary>How much is asked for in one go, and under which circumstances.</summary>
/// <param name="Units">How many units. Null when unknown: then the lot for which the steps were stated.</param>
/// <param name="RatePerDay">Units that whoever does it here finishes in a day. Null when nobody said: then the
/// shipped pace.</param>
/// <param name="NeedsClearance">Whether explosives lie on the ground.</param>
readonly record struct Lot(double? Units, double? RatePerDay, bool NeedsClearance)
{
    /// <summary>Steps that are finished already, with semicolons between. Empty when none is.</summary>
    internal string Done { get; init; } = "";

    /// <summary>Units of the order of which this lot is a part: as many agencies build it as build the whole order.
    /// Null when the lot is the order.</summary>
    internal double? PartOf { get; init; }
}

/// <summary>Where the figures of a step are from.</summary>
/// <param name="Evidence">The publication.</param>
/// <param name="IsJudgement">Whether nobody published them.</param>
readonly record struct LeadFigure(StandardEvidence Evidence, bool IsJudgement);
