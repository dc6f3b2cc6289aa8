using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding.Budgets;

/// <summary>How many people go without one thing at one place, on every day and in every member.</summary>
/// <remarks>
/// What is missing is turned into people by what the standard grants each of them on that day: twenty people go without
/// for each toilet that is missing at one for twenty. Unlike <see cref="Shortfall"/>, a day here knows nothing of the
/// days before it.
/// </remarks>
sealed class UnservedPeople
{
    readonly int members;
    readonly float[] people;

    UnservedPeople(int days, int members)
    {
        (Days, this.members) = (days, members);
        people = new float[(days + 1) * members];
    }

    /// <summary>People by day and member.</summary>
    internal static UnservedPeople From(int days, int members, Func<int, int, double> peopleOn)
    {
        var unserved = new UnservedPeople(days, members);
        for (var day = 1; day <= days; day++)
        {
            for (var member = 0; member < members; member++)
            {
                unserved.people[(day * members) + member] = (float)peopleOn(day, member);
            }
        }

        return unserved;
    }

    /// <summary>Days of the run; day 0, the as-of date, has nobody.</summary>
    internal int Days { get; }

    /// <summary>Counts those whom what stands and comes does not reach.</summary>
    /// <param name="forecast">Where people will be.</param>
    /// <param name="demand">The crowds that share one supply.</param>
    /// <param name="supply">What stands and comes. Null when nobody stated it: then as if nothing stood.</param>
    /// <param name="gaps">How people become needs.</param>
    internal static UnservedPeople Of(
        Forecast forecast, SharedDemand demand, SupplyLine? supply, GapCalculator gaps)
    {
        var (days, members) = (forecast.Size.Days, forecast.Size.Members);
        var unserved = new UnservedPeople(days, members);
        var (crowd, together, needed) = (new int[members], new long[members], new double[members]);
        for (var day = 1; day <= days; day++)
        {
            var date = forecast.AsOf.AddDays(day);
            together.AsSpan().Clear();
            needed.AsSpan().Clear();
            foreach (var each in demand.Members.Where(
                each => each.Counts(date) && gaps.Applies(each.Line, date)
                && !gaps.SeasonIsUnknownFor(each.Line, date)))
            {
                each.Crowd.On(day, crowd);
                Shortfall.Add(gaps, each.Line, date, crowd, needed);
                for (var member = 0; member < members; member++) together[member] += crowd[member];
            }

            var available = supply is null ? 0 : Shortfall.Available(supply, date);
            var row = unserved.people.AsSpan(day * members, members);
            for (var member = 0; member < members; member++)
            {
                if (needed[member] <= available) continue;
                row[member] = (float)(together[member] * ((needed[member] - available) / needed[member]));
            }
        }

        return unserved;
    }

    /// <summary>[members] People without it on <paramref name="day"/>.</summary>
    internal ReadOnlySpan<float> On(int day) => people.AsSpan(day * members, members);

    /// <summary>People without it in one member on one day.</summary>
    internal double At(int day, int member) => people[(day * members) + member];

    /// <summary>[members] The most that go without on any day of a span.</summary>
    internal double[] Peaks(int from, int to)
    {
        var peaks = new double[members];
        for (var day = from; day <= Math.Min(to, Days); day++)
        {
            var row = On(day);
            for (var member = 0; member < members; member++) peaks[member] = Math.Max(peaks[member], row[member]);
        }

        return peaks;
    }

    /// <summary>The median first day of a span on which more than <paramref name="level"/> go without. Null when fewer
    /// than half of the members have one.</summary>
    internal int? MedianDayAbove(double level, int from, int to)
    {
        var first = new int[members];
        Array.Fill(first, Shortfall.Never);
        for (var day = Math.Min(to, Days); day >= from; day--)
        {
            var row = On(day);
            for (var member = 0; member < members; member++)
            {
                if (row[member] > level) first[member] = day;
            }
        }

        return Shortfall.MedianDay(first);
    }
}
