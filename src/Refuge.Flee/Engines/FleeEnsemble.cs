using Refuge.Displacement;

namespace Refuge.Flee.Engines;

/// <summary>Runs the members of a Flee scenario over the cores and keeps their spread.</summary>
static class FleeEnsemble
{
    /// <summary>
    /// Runs them block by block, so that memory does not grow with the number of members beyond their summaries.
    /// </summary>
    internal static FleeForecast Run(
        FleeCourse course, FleeEngine engine, int members, long seed, int? threads, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var isExact = members <= QuantileSketch.ExactUpTo;
        var block = isExact ? members : QuantileSketch.Block;
        var series = course.CampPlaces.Length + 2;
        var cells = course.Days * series;
        var sketches = new QuantileSketch[cells];
        var sums = new long[cells];
        for (var cell = 0; cell < cells; cell++) sketches[cell] = new();

        var watch = new FleeWatch(progress, cancellation);
        var values = new int[(long)cells * block];
        for (var from = 0; from < members; from += block)
        {
            var (first, size) = (from, Math.Min(block, members - from));
            Ensemble.Run(
                size, threads, () => new Workspace(course, engine),
                (workspace, member) => Keep(course, workspace.Run(seed, first + member, watch), values, block, member),
                null, cancellation);
            for (var cell = 0; cell < cells; cell++)
            {
                var ofCell = values.AsSpan(cell * block, size);
                foreach (var value in ofCell) sums[cell] += value;
                ofCell.Sort();
                sketches[cell].Add(ofCell, isExact ? 1 : QuantileSketch.Step);
            }
        }

        var spreads = sketches.Select(
            (sketch, cell) => new MemberSpread((double)sums[cell] / members, sketch.At(Quantiles.Printed))).ToArray();
        return new(new(new Workspace(course, engine).Run(seed, 0, FleeWatch.Nobody)), spreads, series, isExact);
    }

    static void Keep(FleeCourse course, FleeTrack track, int[] values, int block, int member)
    {
        var camps = course.CampPlaces.Length;
        var cell = 0;
        for (var day = 0; day < course.Days; day++)
        {
            var inCamps = 0;
            for (var camp = 0; camp < camps; camp++)
            {
                var present = track.Present[(day * camps) + camp];
                inCamps += present;
                values[(cell++ * block) + member] = present;
            }

            values[(cell++ * block) + member] = inCamps;
            values[(cell++ * block) + member] = track.Total[day];
        }
    }

    /// <summary>What one thread uses again and again.</summary>
    sealed class Workspace(FleeCourse course, FleeEngine engine)
    {
        readonly FleeCohorts? cohorts = engine == FleeEngine.Cohort ? new(course) : null;
        readonly FleeTrack track = new(course);

        internal FleeTrack Run(long seed, int member, FleeWatch watch)
        {
            if (cohorts is null) return FleePeople.Run(course, seed, member, watch);
            cohorts.Run(seed, member, track, watch);
            return track;
        }
    }
}
