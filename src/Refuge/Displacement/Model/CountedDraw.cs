using Refuge.Displacement.Random;
using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Model;

/// <summary>
/// Draws what one member believes of the counts: how far each is off, and where in its spread it goes on.
/// </summary>
/// <param name="world">The network of places, with its counts.</param>
/// <param name="priors">What is drawn from.</param>
sealed class CountedDraw(DisplacementNetwork world, Priors priors)
{
    readonly double[] widths =
        [.. world.Anchors.Where(static anchor => anchor.IsFollowed).Select(static anchor => anchor.Width)];
    readonly double[] followed = new double[world.Anchors.Count(static anchor => anchor.IsFollowed)];
    readonly ulong everybody = TrendRanks.AddressOf("*");

    /// <summary>
    /// Puts those on their places who were counted together or in all, and draws the ranks that the counts keep.
    /// </summary>
    /// <param name="draws">The random numbers of the member.</param>
    /// <param name="scenario">On return, with everybody in it who was counted. Those counted alone are there
    /// already.</param>
    /// <param name="room">How many more people an <see cref="int"/> can count.</param>
    internal void Draw(in Draws draws, MemberScenario scenario, ref long room)
    {
        foreach (var shared in world.Shared)
        {
            var people = ScenarioDraw.Fit(DrawStated(draws, scenario, shared.People, shared.Hash), ref room);
            Part(people, shared.Places, shared.Weights, scenario.Present);
        }

        DrawRest(draws, scenario, ref room);
        DrawRanks(draws, scenario);
    }

    /// <summary>
    /// Of the total less what is counted, a member's camp share is at the open sites that nobody counted; the rest is
    /// at no known place.
    /// </summary>
    void DrawRest(in Draws draws, MemberScenario scenario, ref long room)
    {
        scenario.Elsewhere = 0;
        if (world.TotalAtStart is not { } total) return;

        var counted = 0L;
        foreach (var people in scenario.Present) counted += people;
        var rest = ScenarioDraw.Fit(Math.Max(0, DrawStated(draws, scenario, total, everybody) - counted), ref room);
        var inSites = world.Uncounted.Length == 0 ? 0 : world.IsAnyHost ? (int)(rest * scenario.CampShare) : rest;
        scenario.Elsewhere = rest - inSites;
        Part(inSites, world.Uncounted, world.UncountedRoom, scenario.Present);
    }

    void DrawRanks(in Draws draws, MemberScenario scenario)
    {
        var next = 0;
        for (var number = 0; number < world.Anchors.Length; number++)
        {
            scenario.Ranks[number] = TrendRanks.Of(world.Anchors[number].Hash, draws);
            if (world.Anchors[number].IsFollowed) followed[next++] = scenario.Ranks[number];
        }

        scenario.TotalRank = widths.Any(static width => width > 0)
            ? TrendRanks.OfTotal(followed, widths)
            : TrendRanks.Of(everybody, draws);
    }

    /// <summary>Divides people over places by weight: exact shares by cumulative rounding.</summary>
    static void Part(int people, ReadOnlySpan<int> places, ReadOnlySpan<double> weights, Span<int> present)
    {
        var (left, all) = (people, 0.0);
        foreach (var weight in weights) all += weight;
        for (var at = 0; at < places.Length; at++)
        {
            var part = at == places.Length - 1 || weights[at] >= all ? left : (int)(left * (weights[at] / all));
            present[places[at]] += part;
            (left, all) = (left - part, all - weights[at]);
        }
    }

    /// <summary>
    /// Finds the homes from which people leave already: those who come as the counts go on leave these.
    /// </summary>
    internal static void FindSources(DisplacementNetwork world, MemberScenario scenario, int asOf)
    {
        var (all, people) = (0.0, 0L);
        for (var place = 0; place < world.Count; place++)
        {
            var rate = scenario.FoughtFrom[place] <= asOf && asOf < scenario.TakenFrom[place]
                ? scenario.LeaveFighting[place]
                : scenario.HeldAtStart[place] ? scenario.LeaveHeld[place]
                : 0;
            scenario.SourceWeight[place] = rate * scenario.Residents[place];
            all += scenario.SourceWeight[place];
            if (world.MayFlee[place]) people += scenario.Residents[place];
        }

        // Where nobody is known to leave, those who come are of all who may.
        if (all <= 0)
        {
            for (var place = 0; place < world.Count; place++)
            {
                scenario.SourceWeight[place] = world.MayFlee[place] ? scenario.Residents[place] : 0;
            }
        }

        scenario.IsSourceClosed = world.AreSourcesKnown && people > 0;
    }

    /// <summary>
    /// "More than 1,000" is 1,000 and an excess; "about" is ten percent either way; "at most" stays below by the
    /// excess.
    /// </summary>
    /// <remarks>
    /// Each place draws its own error: that one camp was counted low says nothing of the next. The total over many
    /// places is therefore surer than each of them.
    /// </remarks>
    internal double DrawStated(in Draws draws, MemberScenario scenario, Stated stated, ulong identity)
    {
        switch (stated.Bound)
        {
            case Bound.AtLeast or Bound.MoreThan:
                return stated.Value * (1 + Excess(draws, scenario, identity));
            case Bound.AtMost:
                return stated.Value / (1 + Excess(draws, scenario, identity));
            case Bound.About:
                return stated.Value * (1 + (Stated.AboutShare * ((2 * Uniform(draws, identity)) - 1)));
            default:
                return stated.Value;
        }
    }

    double Excess(in Draws draws, MemberScenario scenario, ulong identity)
    {
        var prior = priors.For(Parameters.CountExcess);
        var excess = prior.Prior.At(Uniform(draws, identity));

        // What a member drew is told by its first place: a mean over places would look as if evidence had narrowed the
        // prior.
        if (double.IsNaN(scenario.Drawn[prior.Number])) scenario.Drawn[prior.Number] = excess;
        return excess;
    }

    static double Uniform(in Draws draws, ulong identity)
    {
        var stream = draws.Once(Purpose.CountError, identity);
        return stream.NextDouble();
    }
}
