using System.Numerics;
using System.Runtime.InteropServices;
using Refuge.Displacement.Model;

namespace Refuge.Displacement.Blocks;

/// <summary>
/// Writes the days of members into a block. Each thread has its own, and members that lie side by side in the block are
/// written together.
/// </summary>
/// <remarks>
/// A day of one member is a few hundred counts, and each lies in another series of the block. Written as it comes,
/// every count costs a line of the cache, which the neighbour's thread wants too; so a thread keeps some members one
/// after the other and writes a whole line of each series at once.
/// </remarks>
sealed class BlockRecorder
{
    readonly ForecastBlock block;
    readonly int firstDay, width;
    readonly int[] refuges, homes, followed;
    readonly MemberSeries[] series;
    readonly int[][] kept;
    int[] counts = [];

    /// <summary>Writes into a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="refuges">[refuges] The index of each of the block's refuges.</param>
    /// <param name="homes">[homes] The index of each of the block's homes.</param>
    /// <param name="followed">[followed] The index of each of the block's followed places.</param>
    /// <param name="together">How many members are written together, at least one.</param>
    internal BlockRecorder(ForecastBlock block, int[] refuges, int[] homes, int[] followed, int together)
    {
        (this.block, this.refuges, this.homes, this.followed) = (block, refuges, homes, followed);
        firstDay = block.Job.AsOf.DayNumber;
        series = [.. block.Series()];
        width = series.Length;
        kept = new int[together][];
    }

    /// <summary>
    /// How many members a thread writes together: a line of the cache, with no more counts kept than 16 MB hold, and
    /// few enough that every thread has something to do.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="threads">How many threads write.</param>
    internal static int TogetherIn(ForecastBlock block, int threads)
    {
        const double Line = 16, MostCounts = 4e6, SharesOfThread = 8;
        var counts = block.Series().Count() * (block.Job.Size.Days + 1.0);
        return (int)Math.Max(
            1, Math.Min(Math.Min(Line, MostCounts / counts), block.Job.Range.Count / (SharesOfThread * threads)));
    }

    /// <summary>Begins a member.</summary>
    /// <param name="number">Which of those that are written together.</param>
    internal void Begin(int number) => counts = kept[number] ??= new int[width * (block.Job.Size.Days + 1)];

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

    /// <summary>Keeps what a member drew.</summary>
    /// <param name="member">The member, from the first of the block.</param>
    /// <param name="scenario">What it believes.</param>
    internal void Keep(int member, MemberScenario scenario)
    {
        var days = (long)scenario.OffensiveDay - firstDay;
        block.OffensiveDay[member] = days <= block.Job.Size.Days ? (int)days : null;
        block.Drawn[member] = [.. scenario.Drawn];
    }

    /// <summary>Writes the kept members into the block.</summary>
    /// <param name="first">The first of them, from the first of the block.</param>
    /// <param name="count">How many they are.</param>
    internal void Write(int first, int count)
    {
        // A block is zero until somebody writes, and most places have nobody on most days: what no member has is not
        // written, and takes no memory.
        var any = new int[width];
        for (var day = 0; day <= block.Job.Size.Days; day++)
        {
            var from = day * width;
            kept[0].AsSpan(from, width).CopyTo(any);
            for (var member = 1; member < count; member++) Unite(any, kept[member].AsSpan(from, width));
            for (var number = 0; number < width; number++)
            {
                if (any[number] == 0) continue;

                var row = series[number].Row(day).Slice(first, count);
                for (var member = 0; member < row.Length; member++) row[member] = kept[member][from + number];
            }
        }
    }

    /// <summary>Sets in <paramref name="into"/> every bit of <paramref name="more"/>.</summary>
    static void Unite(Span<int> into, ReadOnlySpan<int> more)
    {
        var lanes = MemoryMarshal.Cast<int, Vector<int>>(into);
        var others = MemoryMarshal.Cast<int, Vector<int>>(more);
        for (var lane = 0; lane < lanes.Length; lane++) lanes[lane] |= others[lane];
        for (var number = lanes.Length * Vector<int>.Count; number < into.Length; number++)
        {
            into[number] |= more[number];
        }
    }
}
