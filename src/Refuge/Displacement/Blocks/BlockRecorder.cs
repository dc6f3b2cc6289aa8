using Refuge.Displacement.Model;

namespace Refuge.Displacement.Blocks;

/// <summary>
/// Writes the days of members into a block. Each member writes its own cells only, so no lock is needed.
/// </summary>
sealed class BlockRecorder
{
    readonly ForecastBlock block;
    readonly int firstDay;
    readonly int[] refuges, homes, followed;
    readonly MemberSeries[] byCounts, present, arrivals, residents, returned, departures, returns;

    /// <summary>Writes into a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="refuges">[refuges] The index of each of the block's refuges.</param>
    /// <param name="homes">[homes] The index of each of the block's homes.</param>
    /// <param name="followed">[followed] The index of each of the block's followed places.</param>
    internal BlockRecorder(ForecastBlock block, int[] refuges, int[] homes, int[] followed)
    {
        (this.block, this.refuges, this.homes, this.followed) = (block, refuges, homes, followed);
        firstDay = block.Job.AsOf.DayNumber;

        // In the order in which they are written, so that no day looks a place up.
        byCounts = Of(block.Followed, block.FollowedPlaces);
        (present, arrivals) = (Of(block.Present, block.Refuges), Of(block.Arrivals, block.Refuges));
        (residents, returned) = (Of(block.Residents, block.Homes), Of(block.Returned, block.Homes));
        (departures, returns) = (Of(block.Departures, block.Homes), Of(block.Returns, block.Homes));
    }

    static MemberSeries[] Of(MemberMatrix matrix, IReadOnlyList<PlaceId> places) =>
        [.. places.Select(place => matrix[place])];

    /// <summary>Keeps the day that a member stands at the end of.</summary>
    /// <param name="member">The member, from the first of the block.</param>
    /// <param name="run">The member.</param>
    internal void Keep(int member, MemberSimulation run)
    {
        var (state, day) = (run.State, run.State.Day - firstDay);
        for (var number = 0; number < refuges.Length; number++)
        {
            var place = refuges[number];
            present[number][day, member] = Math.Max(state.Sheltered[place], state.Passing[place]);
            arrivals[number][day, member] = run.Arrived[place];
        }

        var total = day == 0 ? 0L : block.DisplacedTotal[day - 1, member] + run.CameFromOutside;
        for (var number = 0; number < homes.Length; number++)
        {
            var place = homes[number];
            residents[number][day, member] = state.Home[place];
            returned[number][day, member] = state.Returned[place];
            departures[number][day, member] = run.Departed[place];
            returns[number][day, member] = run.CameHome[place];
            total += run.Departed[place];
        }

        // Who flees, returns and flees again counts twice in the total, which may then pass what an int holds.
        block.DisplacedTotal[day, member] = (int)Math.Min(total, int.MaxValue);
        block.DisplacedNow[day, member] = checked((int)state.Displaced);
        for (var number = 0; number < followed.Length; number++)
        {
            byCounts[number][day, member] = state.Followed[followed[number]];
        }

        block.FollowedNow[day, member] = checked((int)state.FollowedNow);
    }

    /// <summary>Keeps what a member drew.</summary>
    /// <param name="member">The member, from the first of the block.</param>
    /// <param name="scenario">What it believes.</param>
    internal void Keep(int member, MemberScenario scenario)
    {
        var days = (long)scenario.OffensiveDay - firstDay;
        block.OffensiveDay[member] = days <= block.Job.Size.Days ? (int)days : null;
        block.Drawn[member] = [.. scenario.Drawn];
    }
}
