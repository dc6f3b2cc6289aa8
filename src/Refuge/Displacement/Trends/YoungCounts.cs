using Refuge.Displacement.Random;

namespace Refuge.Displacement.Trends;

/// <summary>
/// What a count that is weeks old has not shown yet: which changes are jumps, and how far it strays.
/// </summary>
/// <remarks>
/// <para>
/// In the first weeks of a crisis people arrive by the thousand, and many reports a week say so. A trend that knows the
/// habit of a camp takes that for registrations. So a change counts as a jump only from <see cref="JumpFactor"/> times
/// the size on; the factor is higher the more reports came and falls with the days since the first one. A count with
/// few reports keeps the habit's threshold: two or three reports cannot tell a flow from a registration.
/// </para>
/// <para>
/// Source: form and constants chosen by this project on the camp counts of five crises (see
/// <see cref="JumpTemperedTrend"/>) and on the 31 operations of <c>operations_series.csv</c> with three counts or more;
/// those of Mosul and of Rakhine were left out. Between 15 and 30 days after the first count, with ten reports or more,
/// errors were .30 of the counts before and are .21 after, and 80 % bands held 13 % and hold 84 % (decision 0067).
/// </para>
/// </remarks>
/// <param name="JumpFactor">By how much the size from which a change is a jump is raised, at least 1.</param>
/// <param name="Spread">A relative spread within 30 days beside that of the habit, zero or more.</param>
readonly record struct YoungCounts(double JumpFactor, double Spread)
{
    /// <summary>Nothing but the habit speaks: the reference implementation of the trend.</summary>
    internal static YoungCounts HabitAlone => new(1, 0);

    /// <summary>What a history has not shown yet.</summary>
    internal static YoungCounts Of(CountHistory history)
    {
        var reports = history.Reports.Count;
        var days = history.Last.Day - history.Reports[0].Day;
        var few = reports <= FewReports ? Elementary.Exp(-(reports - 1) / ReportMemory) : 0;
        if (days > YoungDays) return new(1, few);

        var seen = 1 - Elementary.Exp(-Math.Max(0, reports - 2) / ManyReports);
        return new(
            1 + (MostRaised * seen * Elementary.Exp(-days / JumpMemoryDays)),
            Math.Max(few, Elementary.Exp(-days / SpreadMemoryDays)));
    }

    /// <summary>A history of more days has a habit.</summary>
    const int YoungDays = 60;

    /// <summary>A history of more reports has a habit, if it has the days.</summary>
    const int FewReports = 4;

    const double ReportMemory = 3;
    const double MostRaised = 16;
    const double ManyReports = 5;
    const double JumpMemoryDays = 8;
    const double SpreadMemoryDays = 20;
}
