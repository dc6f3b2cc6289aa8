using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>Runs members one after the other, each from any day on which its state is known.</summary>
/// <remarks>
/// One such object belongs to one thread. A member depends on its number, its scenario and its state, and not on the
/// member before.
/// </remarks>
sealed class MemberSimulation
{
    readonly ScenarioDraw drawing;
    readonly MemberDay today;

    /// <summary>Makes the arrays that members are run in.</summary>
    /// <param name="world">The network of places.</param>
    /// <param name="rules">How people move.</param>
    /// <param name="priors">What members draw from.</param>
    /// <param name="asOf">The day at whose end the situation was known.</param>
    /// <param name="offensiveBegins">The day of the offensive, where it is known or a scenario fixes it. Null: each
    /// member draws it.</param>
    /// <param name="announcedUntil">The last day announced for its start, where each member draws a day up to it. Null:
    /// none is announced.</param>
    internal MemberSimulation(
        DisplacementNetwork world, MovementRules rules, Priors priors, DateOnly asOf, DateOnly? offensiveBegins,
        DateOnly? announcedUntil = null)
    {
        drawing = new(world, rules, priors, asOf, offensiveBegins, announcedUntil);
        today = new(world, rules, priors.All.Count);
    }

    /// <summary>What the member believes.</summary>
    internal MemberScenario Scenario => today.Scenario;

    /// <summary>Where people are at the end of the day that was run last.</summary>
    internal MemberState State => today.State;

    /// <summary>[places] Displaced people who arrived during the day.</summary>
    internal ReadOnlySpan<int> Arrived => today.Arrived;

    /// <summary>[places] Residents who left during the day.</summary>
    internal ReadOnlySpan<int> Departed => today.Departed;

    /// <summary>People who came during the day from outside what the folder knows.</summary>
    internal int CameFromOutside => today.CameFromOutside;

    /// <summary>[places] People who came home during the day.</summary>
    internal ReadOnlySpan<int> CameHome => today.CameHome;

    /// <summary>Draws what the member believes, and puts everybody where they are on the as-of date.</summary>
    internal void Begin(in Draws draws)
    {
        drawing.Draw(draws, today.Scenario);
        today.State.Begin(today.Scenario, today.Network);
        Ready(draws);
    }

    /// <summary>Goes on with a member from a copy of what it believes and of where its people are.</summary>
    /// <param name="draws">The random numbers of the member.</param>
    /// <param name="scenario">What the member believes.</param>
    /// <param name="state">Where its people are at the end of any day.</param>
    internal void GoOn(in Draws draws, MemberScenario scenario, MemberState state)
    {
        today.Scenario.CopyFrom(scenario);
        today.State.CopyFrom(state);
        Ready(draws);
    }

    /// <summary>Moves everybody through the next day.</summary>
    internal void Step() => Day.Run(today);

    void Ready(in Draws draws)
    {
        today.Draws = draws;
        today.Epoch = MemberDay.NoEpoch;
        today.ClearFlows();
    }
}
