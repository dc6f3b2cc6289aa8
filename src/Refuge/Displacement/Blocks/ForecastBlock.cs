using System.Numerics;
using System.Runtime.InteropServices;

namespace Refuge.Displacement.Blocks;

/// <summary>
/// What some members of an ensemble produced, and nothing that other members or the situation could change.
/// </summary>
/// <remarks>
/// Members are put together in any order to the same ensemble, byte for byte: a block holds members, not sums over
/// them. Between machines it travels as <see cref="ForecastBlockFormat"/>, and is never held like this there: only
/// whoever puts all members together makes room for them (<see cref="BlockMerging"/>).
/// </remarks>
sealed class ForecastBlock
{
    readonly MemberSeries[] series;

    /// <summary>An empty block; its counts are filled in by whoever runs or reads it.</summary>
    /// <param name="job">Which members it is of.</param>
    /// <param name="layout">What they count.</param>
    internal ForecastBlock(ForecastJob job, BlockLayout layout)
    {
        (Job, Layout) = (job, layout);
        var (days, members) = (job.Size.Days, job.Range.Count);
        (Present, Arrivals) = (new(layout.Refuges, days, members), new(layout.Refuges, days, members));
        (Residents, Returned) = (new(layout.Homes, days, members), new(layout.Homes, days, members));
        (Departures, Returns) = (new(layout.Homes, days, members), new(layout.Homes, days, members));
        (DisplacedNow, DisplacedTotal) = (new(days, members), new(days, members));
        (Followed, FollowedNow) = (new(layout.Followed, days, members), new(days, members));
        OffensiveDay = new int?[members];
        Drawn = new double[members][];
        series =
        [
            .. layout.Refuges.Select(place => Present[place]), .. layout.Refuges.Select(place => Arrivals[place]),
            .. layout.Homes.Select(place => Residents[place]), .. layout.Homes.Select(place => Returned[place]),
            .. layout.Homes.Select(place => Departures[place]), .. layout.Homes.Select(place => Returns[place]),
            DisplacedNow, DisplacedTotal,
            .. layout.Followed.Select(place => Followed[place]), FollowedNow,
        ];
    }

    /// <summary>Which members these are.</summary>
    internal ForecastJob Job { get; }

    /// <summary>What they count.</summary>
    internal BlockLayout Layout { get; }

    internal MemberMatrix Present { get; }

    internal MemberMatrix Arrivals { get; }

    internal MemberMatrix Residents { get; }

    internal MemberMatrix Returned { get; }

    internal MemberMatrix Departures { get; }

    internal MemberMatrix Returns { get; }

    internal MemberSeries DisplacedNow { get; }

    internal MemberSeries DisplacedTotal { get; }

    /// <summary>By how much the people at each place have changed by following its counts.</summary>
    internal MemberMatrix Followed { get; }

    /// <summary>The same of everybody displaced, those at no known place included.</summary>
    internal MemberSeries FollowedNow { get; }

    /// <summary>[members] Days from the as-of date to the offensive. Null: none within the run.</summary>
    internal int?[] OffensiveDay { get; }

    /// <summary>[members][priors] What each drew; NaN where it drew nothing.</summary>
    internal double[][] Drawn { get; }

    /// <summary>
    /// Every count over members and days, in a fixed order: those of refuges, those of homes, those of everybody.
    /// </summary>
    internal IReadOnlyList<MemberSeries> Series => series;

    /// <summary>Takes members in.</summary>
    /// <param name="group">The members, with the days and counts of this block.</param>
    /// <param name="at">Where the first of them goes.</param>
    internal void Take(MemberGroup group, int at)
    {
        var (width, count) = (Layout.Width, group.Count);
        // A block is zero until somebody writes, and most places have nobody on most days: what no member has is not
        // written, and takes no memory.
        var any = new int[width];
        for (var day = 0; day <= Job.Size.Days; day++)
        {
            var from = day * width;
            group.Counts(0).Slice(from, width).CopyTo(any);
            for (var member = 1; member < count; member++) Unite(any, group.Counts(member).Slice(from, width));
            for (var number = 0; number < width; number++)
            {
                if (any[number] == 0) continue;

                var row = series[number].Row(day).Slice(at, count);
                for (var member = 0; member < count; member++) row[member] = group.Counts(member)[from + number];
            }
        }

        for (var member = 0; member < count; member++)
        {
            OffensiveDay[at + member] = group.OffensiveDay(member);
            Drawn[at + member] = group.Drawn(member);
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
