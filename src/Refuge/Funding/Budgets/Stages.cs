namespace Refuge.Funding.Budgets;

/// <summary>When something can be bought, and on which sign.</summary>
/// <remarks>
/// What is held back is released on a day that is fixed today, if something is seen that anybody can count: how many
/// people are in sites by then. The number is the one that parts the members best by what they will go without
/// afterwards (the smallest sum of squares within the two groups), of those that leave a tenth of the members on each
/// side.
/// </remarks>
/// <param name="inSites">[members] People in sites on a day.</param>
/// <param name="unmetAfter">[members] Person-days that go unmet after a day.</param>
sealed class Stages(Func<int, double[]> inSites, Func<int, double[]> unmetAfter)
{
    /// <summary>Today, then each later day with its sign passed and not passed.</summary>
    /// <param name="days">Days of the run.</param>
    internal IReadOnlyList<Stage> Of(int days)
    {
        List<Stage> stages = [Stage.Now];
        foreach (var day in Days.Where(day => day + LeastAfter <= days))
        {
            if (SignOn(day) is not { } sign) continue;
            stages.Add(new(day, sign, IfAbove: true));
            stages.Add(new(day, sign, IfAbove: false));
        }

        return stages;
    }

    Sign? SignOn(int day)
    {
        var (people, unmet) = (inSites(day), unmetAfter(day));
        var sorted = people.Order().ToArray();
        return Parts.Select(part => Rounded(sorted[(int)(part * (sorted.Length - 1))]))
            .Select(number => new Sign(number, [.. people.Select(each => each > number)]))
            .Where(static sign => LeavesBoth(sign.IsPassedIn))
            .MinBy(sign => Within(sign.IsPassedIn, unmet));
    }

    /// <summary>Whether a tenth of the members is on each side at least.</summary>
    static bool LeavesBoth(bool[] isPassedIn)
    {
        var above = isPassedIn.Count(static each => each);
        return Math.Min(above, isPassedIn.Length - above) >= LeastPart * isPassedIn.Length;
    }

    /// <summary>The sum of squares of what goes unmet around the means of those above and those below.</summary>
    static double Within(bool[] isPassedIn, double[] unmet)
    {
        var sum = 0.0;
        foreach (var side in isPassedIn.Zip(unmet).GroupBy(static each => each.First))
        {
            var mean = side.Average(static each => each.Second);
            foreach (var each in side)
            {
                var away = each.Second - mean;
                sum += away * away;
            }
        }

        return sum;
    }

    /// <summary>A number that people can keep in mind: two digits.</summary>
    static double Rounded(double number)
    {
        var unit = 1.0;
        while (number / unit >= 100) unit *= 10;
        return Math.Round(number / unit) * unit;
    }

    static readonly int[] Days = [30, 60];
    static readonly double[] Parts = [0.15, 0.25, 0.35, 0.5, 0.65, 0.75, 0.85];
    const int LeastAfter = 15;
    const double LeastPart = 0.1;
}
