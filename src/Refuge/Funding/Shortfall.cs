using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>By how much, and from which day, what stands and comes falls short in each member.</summary>
sealed class Shortfall
{
    /// <summary>The day that no member reaches.</summary>
    internal const int Never = int.MaxValue;

    /// <summary>Days from the offensive for which partners see a line of their own (folder contract, tiers).</summary>
    internal static readonly IReadOnlyList<int> ScenarioDays = [30, 60, 90];

    Shortfall(int members)
    {
        NeededOn = new int[members];
        Array.Fill(NeededOn, Never);
        Amount = new double[members];
        AmountBy = [.. ScenarioDays.Select(_ => new double[members])];
    }

    /// <summary>[members] The first day, counted from the as-of date, on which it falls short; <see cref="Never"/> when it does not.</summary>
    internal int[] NeededOn { get; }

    /// <summary>[members] The most that is missing on any day; of something used up, all that is missing.</summary>
    internal double[] Amount { get; }

    /// <summary>[scenarios][members] As <see cref="Amount"/>, up to each of <see cref="ScenarioDays"/> after the offensive.</summary>
    internal double[][] AmountBy { get; }

    /// <summary>Compares, on every day and in every member, what <paramref name="demands"/> need with what stands and comes.</summary>
    /// <param name="forecast">Where people will be.</param>
    /// <param name="demands">The crowds that share one supply, each with the line it is measured against.</param>
    /// <param name="supply">What stands and comes. Unknown counts as nothing: ask <see cref="SupplyLine.IsKnown"/> first.</param>
    /// <param name="gaps">How people become needs.</param>
    /// <param name="isUsedUp">Whether each day's shortfall adds to the next.</param>
    internal static Shortfall Of(Forecast forecast, IReadOnlyList<Demand> demands, SupplyLine supply, Gaps gaps, bool isUsedUp)
    {
        var members = forecast.Size.Members;
        var shortfall = new Shortfall(members);
        var people = new int[members];
        var needed = new double[members];
        var startOf = OffensiveStarts(forecast);
        for (var day = 1; day <= forecast.Size.Days; day++)
        {
            var date = forecast.AsOf.AddDays(day);
            var available = (supply.Have(date)?.Value ?? 0) + (supply.Coming(date) ?? 0);
            needed.AsSpan().Clear();
            foreach (var demand in demands.Where(demand => gaps.Applies(demand.Line, date) && !gaps.SeasonIsUnknownFor(demand.Line, date)))
            {
                demand.Crowd.On(day, people);
                Add(gaps, demand.Line, date, people, needed);
            }

            shortfall.Record(day, needed, available, isUsedUp);
            for (var scenario = 0; scenario < ScenarioDays.Count; scenario++)
            {
                if (day < ScenarioDays[scenario]) continue;
                foreach (var member in startOf[day - ScenarioDays[scenario]]) shortfall.AmountBy[scenario][member] = shortfall.Amount[member];
            }
        }

        return shortfall;
    }

    /// <summary>Something already short today is short in every member, by at least that much.</summary>
    internal void AtLeastToday(double amount)
    {
        if (amount <= 0) return;
        Array.Fill(NeededOn, 0);
        foreach (var amounts in (double[][])[Amount, .. AmountBy])
        {
            for (var member = 0; member < amounts.Length; member++) amounts[member] = Math.Max(amounts[member], amount);
        }
    }

    /// <summary>The median of <see cref="NeededOn"/> among the members that count, or null when fewer than half of them need it.</summary>
    internal static int? MedianDay(IEnumerable<int> days)
    {
        var sorted = days.Order().ToArray();
        if (sorted.Length == 0) return null;
        var median = Quantiles.OfSorted<int>(sorted, 0.5);
        return median == Never ? null : median;
    }

    /// <summary>[days + 1] The members in which the offensive begins on each day.</summary>
    internal static List<int>[] OffensiveStarts(Forecast forecast)
    {
        List<int>[] starts = [.. Enumerable.Range(0, forecast.Size.Days + 1).Select(static _ => new List<int>())];
        for (var member = 0; member < forecast.OffensiveDay.Count; member++)
        {
            if (forecast.OffensiveDay[member] is { } day && day >= 0 && day <= forecast.Size.Days) starts[day].Add(member);
        }

        return starts;
    }

    /// <summary>Members often agree on a count, and a need is dearer to work out than to look up.</summary>
    static void Add(Gaps gaps, Indicator line, DateOnly date, int[] people, double[] needed)
    {
        var (last, amount) = (0, 0.0);
        for (var member = 0; member < people.Length; member++)
        {
            if (people[member] == 0) continue;
            if (people[member] != last) (last, amount) = (people[member], gaps.AmountOn(line, date, people[member]));
            needed[member] += amount;
        }
    }

    void Record(int day, double[] needed, double available, bool isUsedUp)
    {
        for (var member = 0; member < needed.Length; member++)
        {
            var missing = needed[member] - available;
            if (missing <= 0) continue;
            if (NeededOn[member] == Never) NeededOn[member] = day;
            Amount[member] = isUsedUp ? Amount[member] + missing : Math.Max(Amount[member], missing);
        }
    }
}

/// <summary>A crowd and the line it is measured against.</summary>
/// <param name="Crowd">The people.</param>
/// <param name="Line">The standard.</param>
readonly record struct Demand(MemberCrowd Crowd, Indicator Line);
