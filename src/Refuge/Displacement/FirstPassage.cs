using System.Numerics;

namespace Refuge.Displacement;

/// <summary>Answers on which day a count is first passed, member by member.</summary>
static class FirstPassage
{
    /// <summary>The day of a member that does not pass it within the run.</summary>
    internal const int Never = int.MaxValue;

    /// <summary>What every member has on a day: [members].</summary>
    internal delegate ReadOnlySpan<T> MembersOn<T>(int day);

    /// <summary>[members] The first day, from 0, on which a member has <paramref name="count"/> or more.</summary>
    internal static int[] Reaching(int days, MembersOn<int> members, double count) =>
        Above(days, members, _ => Math.BitDecrement(count));

    /// <summary>[members] The first day, from 0, on which a member has more than the level of that day.</summary>
    /// <param name="days">The last day looked at.</param>
    /// <param name="members">What every member has on a day.</param>
    /// <param name="level">The level of a day.</param>
    internal static int[] Above<T>(int days, MembersOn<T> members, Func<int, double> level)
        where T : struct, INumber<T>
    {
        var first = new int[members(0).Length];
        Array.Fill(first, Never);
        for (var day = 0; day <= days; day++)
        {
            var row = members(day);
            var most = level(day);
            for (var member = 0; member < first.Length; member++)
            {
                if (first[member] == Never && double.CreateChecked(row[member]) > most) first[member] = day;
            }
        }

        return first;
    }

    /// <summary>The part of the members that pass it within the run.</summary>
    internal static double ChanceWithin(ReadOnlySpan<int> first)
    {
        var passed = 0;
        foreach (var day in first) passed += day == Never ? 0 : 1;
        return (double)passed / first.Length;
    }
}
