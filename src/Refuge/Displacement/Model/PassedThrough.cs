using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Model;

/// <summary>
/// The seventh phase of a day: who passes a place at which somebody counts how many come, though nobody counts whence
/// and whither.
/// </summary>
/// <remarks>
/// The count is of all who come. Whom the rules bring is among them, and comes beyond them only where they bring more:
/// an offensive to come is in no count. Nobody is added to the displaced, since who passes is counted where they go.
/// </remarks>
static class PassedThrough
{
    /// <summary>Counts who comes today and who stays the night.</summary>
    internal static void Count(MemberDay today)
    {
        var world = today.Network;
        foreach (var passage in world.Passages)
        {
            var place = passage.Places[0];
            var come = world.Cut.AreCut(passage.Places, today.Day)
                ? 0
                : passage.On(today.Day, TrendRanks.Of(passage.Hash, today.Draws));
            today.Arrived[place] = Math.Max(today.Arrived[place], come);
            today.State.Passing[place] = Staying(world, place, today.State.Passing[place], today.Arrived[place]);
        }
    }

    /// <summary>
    /// Who stays the night: those who came, where all go on the next day; those who were not let through, where a
    /// number a day is; nobody beside those who are counted there, where their count goes on by itself.
    /// </summary>
    static int Staying(DisplacementNetwork world, int place, int stayed, int came) =>
        world.Throughput[place] == DisplacementNetwork.AllTheNextDay ? came
            : world.IsFollowed(place) ? 0
            : (int)Math.Clamp((long)stayed + came - world.Throughput[place], 0, int.MaxValue / 4);
}
