using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>By how much what stands and comes falls short, on every day and in every member.</summary>
sealed class Shortfall
{
    /// <summary>The day that no member reaches.</summary>
    internal const int Never = int.MaxValue;

    readonly int members;
    readonly double[] missing;

    Shortfall(int days, int members, double today)
    {
        (Days, this.members, Today) = (days, members, today);
        missing = new double[(days + 1) * members];
        Array.Fill(missing, today, 0, members);
    }

    /// <summary>Days of the run.</summary>
    internal int Days { get; }

    /// <summary>
    /// What is short today, as stated, net of what comes: short in every member, whatever the forecast starts from.
    /// </summary>
    internal double Today { get; }

    /// <summary>Compares what <paramref name="demand"/> needs with what stands and comes.</summary>
    /// <param name="forecast">Where people will be.</param>
    /// <param name="demand">Today's needs, and the crowds that share one supply, each with the line it is measured
    /// against.</param>
    /// <param name="supply">What stands and comes; it must be known.</param>
    /// <param name="gaps">How people become needs.</param>
    /// <param name="option">What would close it: of what is used up each day's shortfall adds to the next, as of food
    /// and not of toilets.</param>
    internal static Shortfall Of(
        Forecast forecast, SharedDemand demand, SupplyLine supply, GapCalculator gaps, ResponseOption option)
    {
        // Sums, not the rows' own gaps: parted over rows they would add up to the last digit only by luck.
        var gap = demand.Today.Sum(static need => need.Amount!.Value.Median) - Available(supply, forecast.AsOf);
        var shortfall = new Shortfall(forecast.Size.Days, forecast.Size.Members, Math.Max(0, gap));
        shortfall.Fill(forecast, demand.Members, supply, gaps, option.LastsDays is not null);
        return shortfall;
    }

    void Fill(Forecast forecast, IReadOnlyList<Demand> demands, SupplyLine supply, GapCalculator gaps, bool isUsedUp)
    {
        var people = new int[members];
        for (var day = 1; day <= Days; day++)
        {
            var date = forecast.AsOf.AddDays(day);
            var row = missing.AsSpan(day * members, members);
            foreach (var demand in demands.Where(
                demand => demand.Counts(date) && gaps.Applies(demand.Line, date)
                && !gaps.SeasonIsUnknownFor(demand.Line, date)))
            {
                demand.Crowd.On(day, people);
                Add(gaps, demand.Line, date, people, row);
            }

            Settle(row, missing.AsSpan((day - 1) * members, members), Available(supply, date), isUsedUp);
        }
    }

    /// <summary>
    /// [members] The most that is missing up to the end of <paramref name="day"/>; of something used up, all that is.
    /// </summary>
    internal ReadOnlySpan<double> By(int day) => missing.AsSpan(Math.Min(day, Days) * members, members);

    /// <summary>
    /// [members] The first day on which more than <paramref name="level"/> is missing; <see cref="Never"/> when none.
    /// </summary>
    internal int[] FirstDaysAbove(double level)
    {
        var first = new int[members];
        for (var member = 0; member < members; member++) first[member] = FirstDayAbove(member, level);
        return first;
    }

    /// <summary>
    /// The first day on which more than <paramref name="level"/> is missing in one member; <see cref="Never"/> when
    /// none.
    /// </summary>
    internal int FirstDayAbove(int member, double level)
    {
        var day = 0;
        while (day <= Days && missing[(day * members) + member] <= level) day++;
        return day <= Days ? day : Never;
    }

    /// <summary>The median of days among members, or null when fewer than half of them have one.</summary>
    internal static int? MedianDay(IEnumerable<int> days)
    {
        var sorted = days.Order().ToArray();
        if (sorted.Length == 0) return null;
        var median = Quantiles.OfSorted<int>(sorted, 0.5);
        return median == Never ? null : median;
    }

    /// <summary>The median of amounts among members.</summary>
    internal static double Median(ReadOnlySpan<double> amounts)
    {
        var sorted = amounts.ToArray();
        Array.Sort(sorted);
        return Quantiles.OfSorted<double>(sorted, 0.5);
    }

    /// <summary>What stands and comes on a day.</summary>
    internal static double Available(SupplyLine supply, DateOnly date) =>
        supply.Have(date)!.Value.Value + (supply.Coming(date) ?? 0);

    /// <summary>Members often agree on a count, and a need is dearer to work out than to look up.</summary>
    internal static void Add(GapCalculator gaps, Indicator line, DateOnly date, int[] people, Span<double> needed)
    {
        var (last, amount) = (0, 0.0);
        for (var member = 0; member < people.Length; member++)
        {
            if (people[member] == 0) continue;
            if (people[member] != last) (last, amount) = (people[member], gaps.AmountOn(line, date, people[member]));
            needed[member] += amount;
        }
    }

    /// <summary>Turns what is needed today into what has been missing so far.</summary>
    static void Settle(Span<double> row, ReadOnlySpan<double> before, double available, bool isUsedUp)
    {
        for (var member = 0; member < row.Length; member++)
        {
            var missing = Math.Max(0, row[member] - available);
            row[member] = isUsedUp ? before[member] + missing : Math.Max(before[member], missing);
        }
    }
}

/// <summary>A crowd and the line it is measured against.</summary>
/// <param name="Crowd">The people.</param>
/// <param name="Line">The standard.</param>
readonly record struct Demand(MemberCaseload Crowd, Indicator Line)
{
    /// <summary>The first and the last day on which the line counts there, null where open.</summary>
    internal (DateOnly? First, DateOnly? Last) Period { get; init; }

    /// <summary>Whether the line counts there on a day.</summary>
    internal bool Counts(DateOnly day) => !(Period.First > day) && !(Period.Last < day);
}
