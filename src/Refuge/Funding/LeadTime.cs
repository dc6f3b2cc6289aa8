using Refuge.Displacement;

namespace Refuge.Funding;

/// <summary>How many days something takes, with its doubt: the chance of each whole number of days.</summary>
/// <remarks>
/// Chains are added exactly, by convolution, and compared exactly with the day on which each member needs the thing: no
/// draws, so no sampling noise, and only the four operations of arithmetic, so the same bytes on every processor
/// (docs/decisions/0021).
/// </remarks>
sealed class LeadTime
{
    readonly double[] chanceOfDay;

    LeadTime(double[] chanceOfDay) => this.chanceOfDay = chanceOfDay;

    /// <summary>Something that takes no time.</summary>
    public static LeadTime None { get; } = Exactly(0);

    /// <summary>Something that takes <paramref name="days"/> days without doubt.</summary>
    public static LeadTime Exactly(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var chances = new double[days + 1];
        chances[days] = 1;
        return new(chances);
    }

    /// <summary>A spread through its 10 % quantile, median and 90 % quantile, in days.</summary>
    /// <remarks>
    /// Evenly spread between the three; the outer tenths go on with the density of their neighbour, never below zero. A
    /// part of a day counts as a day.
    /// </remarks>
    /// <exception cref="ArgumentException">The three do not ascend from zero or more.</exception>
    public static LeadTime Through(double low, double best, double high)
    {
        if (!Ascends(low, best, high))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A lead time ascends from zero or more: {low}, {best}, {high} does not."),
                nameof(low));
        }


        ReadOnlySpan<(double Days, double Chance)> knots =
        [
            (Math.Max(0, low - ((best - low) / 4)), 0), (low, 0.1), (best, 0.5), (high, 0.9),
            (high + ((high - best) / 4), 1),
        ];
        var chances = new double[(int)Math.Ceiling(knots[^1].Days) + 1];
        var before = 0.0;
        for (var day = 0; day < chances.Length; day++)
        {
            var reached = ChanceBy(day, knots);
            (chances[day], before) = (reached - before, reached);
        }

        return new(chances);
    }

    /// <summary>
    /// As <see cref="Through"/>, or null when the three do not ascend from zero: a lead time nobody can read is
    /// unknown.
    /// </summary>
    public static LeadTime? TryThrough(double low, double best, double high) =>
        Ascends(low, best, high) ? Through(low, best, high) : null;

    /// <summary>What a set of draws says, in days of any fraction; a part of a day counts as a day.</summary>
    /// <param name="draws">[draws] Days, zero or more; more than ten years count as ten.</param>
    internal static LeadTime OfDraws(ReadOnlySpan<double> draws)
    {
        var longest = 0;
        var whole = new int[draws.Length];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            whole[draw] = (int)Math.Ceiling(Math.Min(draws[draw], Longest) - Slack);
            longest = Math.Max(longest, whole[draw]);
        }

        var chances = new double[longest + 1];
        foreach (var day in whole) chances[day] += 1.0 / draws.Length;
        return new(chances);
    }

    /// <summary>This, and then <paramref name="next"/>, which begins when this is done.</summary>
    public LeadTime Then(LeadTime next)
    {
        var sum = new double[chanceOfDay.Length + next.chanceOfDay.Length - 1];
        for (var first = 0; first < chanceOfDay.Length; first++)
        {
            if (chanceOfDay[first] <= 0) continue;
            for (var second = 0; second < next.chanceOfDay.Length; second++)
            {
                sum[first + second] += chanceOfDay[first] * next.chanceOfDay[second];
            }
        }

        return new(sum);
    }

    /// <summary>The smallest number of days that is enough with chance <paramref name="level"/>.</summary>
    public int Quantile(double level) => Quantiles.OfChances(chanceOfDay, level);

    /// <summary>The chance that it takes more than <paramref name="days"/> days.</summary>
    public double ChanceLongerThan(int days)
    {
        // From the short end, so that what surely takes longer is exactly 1.
        if (days >= chanceOfDay.Length - 1) return 0;
        var within = 0.0;
        for (var day = 0; day <= days; day++) within += chanceOfDay[day];
        return Math.Clamp(1 - within, 0, 1);
    }

    /// <summary>[days + 1] The chance that it takes at most so many days.</summary>
    internal double[] ChancesWithin(int days)
    {
        var (within, sum) = (new double[days + 1], 0.0);
        for (var day = 0; day <= days; day++)
        {
            if (day < chanceOfDay.Length) sum += chanceOfDay[day];
            within[day] = day >= chanceOfDay.Length - 1 ? 1 : Math.Min(1, sum);
        }

        return within;
    }

    static bool Ascends(double low, double best, double high) =>
        low >= 0 && best >= low && high >= best && high < Longest;

    static double ChanceBy(double days, ReadOnlySpan<(double Days, double Chance)> knots)
    {
        var chance = 0.0;
        for (var index = 0; index < knots.Length; index++)
        {
            if (days >= knots[index].Days)
            {
                chance = knots[index].Chance;
            }
            else
            {
                if (index == 0) return 0;
                var (from, to) = (knots[index - 1], knots[index]);
                return from.Chance + ((to.Chance - from.Chance) * (days - from.Days) / (to.Days - from.Days));
            }
        }

        return chance;
    }

    /// <summary>No step of a chain takes ten years; a longer one is a slip of the pen.</summary>
    const double Longest = 3_660;

    /// <summary>Keeps 3.0000000001 days from counting as four.</summary>
    const double Slack = 1e-9;
}
