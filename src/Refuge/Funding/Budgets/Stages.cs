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
        (double Number, double Spread)? best = null;
        foreach (var part in Parts)
        {
            var number = Rounded(sorted[(int)(part * (sorted.Length - 1))]);
            var above = people.Count(each => each > number);
            if (above < LeastPart * people.Length || above > (1 - LeastPart) * people.Length) continue;

            var spread = Within(people, unmet, number);
            if (best is null || spread < best.Value.Spread) best = (number, spread);
        }

        return best is { } found ? new(found.Number, [.. people.Select(each => each > found.Number)]) : null;
    }

    /// <summary>The sum of squares of what goes unmet around the means of those above and those below.</summary>
    static double Within(double[] people, double[] unmet, double number)
    {
        var sum = 0.0;
        foreach (var side in people.Zip(unmet).GroupBy(each => each.First > number))
        {
            var mean = side.Average(static each => each.Second);
            sum += side.Sum(each => (each.Second - mean) * (each.Second - mean));
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
