using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <content>How the day ends for those who are under way.</content>
sealed partial class FleeCohorts
{
    /// <summary>Draws how the day ends for all who are under way, in batches where a camp fills meanwhile.</summary>
    void Move(FleeMovers under, int day)
    {
        for (var batch = 0; ; batch++)
        {
            room.Look(day, batch, under, mixtures, ways, present);
            var left = 0;
            foreach (ref var mover in under.Items)
            {
                if (mover.Left > 0) left += Move(ref mover, under, day, batch);
            }

            ways.Refresh(present);
            if (left == 0) return;
        }
    }

    /// <summary>Draws how the day ends for a part of a group.</summary>
    /// <returns>How many are left.</returns>
    int Move(ref FleeMover mover, FleeMovers under, int day, int batch)
    {
        var share = room.ShareOf(mover, under.Atoms(mover));
        if (share <= 0) return mover.Left;
        var stream = draws.On(DayNumber(day), Purpose.Onward, mover.Identity, mover.Part | ((ulong)batch << 32));
        var now = share >= 1 ? mover.Left : (int)((share * mover.Left) + stream.NextDouble());
        var (first, last) = mover.Ranks;
        var until = first + (Math.Min(share, 1) * (last - first)); // Who was displaced before others comes before them.
        mover.Ranks = (until, last);
        if (now == 0) return mover.Left;

        var outlook = mixtures.Law(mover, under.Atoms(mover), ways);
        if (endCounts.Length < outlook.Ends) endCounts = new int[outlook.Ends * 2];
        var counts = endCounts.AsSpan(0, outlook.Ends);
        counts.Clear();
        Multinomial.AddSummed(ref stream, now, outlook.Until, counts);
        mover.Left -= now;
        var among = FleeMoments.Of(first, until);
        for (var end = 0; end < counts.Length; end++)
        {
            if (counts[end] > 0) End(ref mover, outlook, end, counts[end], among, day);
        }

        return mover.Left;
    }

    void End(ref FleeMover mover, in FleeOutlook outlook, int end, int count, in FleeMoments among, int day)
    {
        ref readonly var outcome = ref outlook.End(end);
        if (outcome.IsTurnedAway)
        {
            // Whom a batch sent to a camp that has filled meanwhile decides again.
            var comeIn = Math.Min(count, room.Takes(day, outcome.Place, present[outcome.Place]));
            mover.Left += count - comeIn;
            count = comeIn;
            if (count == 0) return;
        }

        var cell = outcome.Cell + mover.Hazard;
        var shares = outlook.Shares(end);
        var times = (float)(count / outlook.Expected(end));
        if (outcome.Place == FleeMap.None)
        {
            nextOnTheWay.Add(cell, count).Add(shares, times, outcome.Hour);
            ranks.SetOut(outcome.Path, count, among);
            return;
        }

        present[outcome.Place] += count;
        nextHere.Add(cell, count).Add(shares, times, 0);
        ranks.Settle(outcome.Place, count, among);
    }
}
