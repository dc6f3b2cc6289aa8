using Refuge.Displacement.Model;

namespace Refuge.Displacement.Blocks;

/// <summary>Writes the days of members down as they are run. Each thread has its own.</summary>
/// <param name="job">Which members are run.</param>
/// <param name="refuges">[refuges] The index of each place that can have displaced people.</param>
/// <param name="homes">[homes] The index of each place that people can leave.</param>
/// <param name="followed">[followed] The index of each place where members go on by counts.</param>
/// <param name="members">Where they are written.</param>
sealed class BlockRecorder(ForecastJob job, int[] refuges, int[] homes, int[] followed, MemberGroup members)
{
    readonly int firstDay = job.AsOf.DayNumber, width = members.Layout.Width;
    int[] counts = [];

    /// <summary>Begins a member.</summary>
    internal void Begin() => counts = members.Add();

    /// <summary>Keeps the day that the member stands at the end of.</summary>
    /// <param name="run">The member.</param>
    internal void Keep(MemberSimulation run)
    {
        var (state, day) = (run.State, run.State.Day - firstDay);
        var today = counts.AsSpan(day * width, width);
        // In the order of the block's series.
        var present = today;
        var arrivals = today[refuges.Length..];
        for (var number = 0; number < refuges.Length; number++)
        {
            var place = refuges[number];
            present[number] = Math.Max(state.Sheltered[place], state.Passing[place]);
            arrivals[number] = run.Arrived[place];
        }

        var atTotal = (2 * refuges.Length) + (4 * homes.Length) + 1;
        var total = day == 0 ? 0L : counts[((day - 1) * width) + atTotal] + run.CameFromOutside;
        var residents = today[(2 * refuges.Length)..];
        var returned = residents[homes.Length..];
        var departures = returned[homes.Length..];
        var returns = departures[homes.Length..];
        for (var number = 0; number < homes.Length; number++)
        {
            var place = homes[number];
            residents[number] = state.Home[place];
            returned[number] = state.Returned[place];
            departures[number] = run.Departed[place];
            returns[number] = run.CameHome[place];
            total += run.Departed[place];
        }

        // Who flees, returns and flees again counts twice in the total, which may then pass what an int holds.
        today[atTotal] = (int)Math.Min(total, int.MaxValue);
        today[atTotal - 1] = checked((int)state.Displaced);
        for (var number = 0; number < followed.Length; number++)
        {
            today[atTotal + 1 + number] = state.Followed[followed[number]];
        }

        today[^1] = checked((int)state.FollowedNow);
    }

    /// <summary>Keeps what the member drew.</summary>
    /// <param name="scenario">What it believes.</param>
    internal void Keep(MemberScenario scenario)
    {
        var days = (long)scenario.OffensiveDay - firstDay;
        members.Drew(days <= job.Size.Days ? (int)days : null, [.. scenario.Drawn]);
    }
}
