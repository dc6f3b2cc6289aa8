namespace Refuge.Displacement.Model;

/// <summary>The phases of a day, in order. Read this first.</summary>
/// <remarks>
/// Each phase moves people from cohort to cohort and makes or loses nobody; each draws numbers at addresses of its own,
/// by calendar day, purpose and place, so that no phase notices how many numbers another one used.
/// </remarks>
static class Day
{
    /// <summary>Moves one member through the day that follows its state.</summary>
    internal static void Run(MemberDay today)
    {
        today.Day = today.State.Day + 1;
        today.ClearFlows();

        // Where is fought today, and which places nobody can pass.
        Fronts.Move(today);

        // Who is counted goes on by the counts.
        CountedMoves.Follow(today);

        // Who leaves home beyond that, and where they head for.
        Departures.Leave(today);

        // Who comes to the end of the road.
        Travel.ComeIn(today);

        // Who settles there.
        Arrivals.Settle(today);

        // Who is let through after screening.
        Screening.LetThrough(today);

        // Who passes, as counted.
        PassedThrough.Count(today);

        // Who goes home.
        Returns.GoHome(today);

        today.State.Day = today.Day;
    }
}
