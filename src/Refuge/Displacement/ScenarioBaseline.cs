namespace Refuge.Displacement;

/// <summary>A run without a scenario, kept small: what is needed to say what the scenario changes.</summary>
/// <remarks>
/// Both runs draw the same numbers for the same member, day and identity, so members are compared in pairs. The
/// standard error of the mean of the pairs' differences is the Monte-Carlo error: what another seed would move it by,
/// not what nobody knows about the world (Glasserman, Monte Carlo Methods in Financial Engineering, 2003, section 4.1
/// on common random numbers).
/// </remarks>
sealed class ScenarioBaseline
{
    readonly EnsembleSize size;
    readonly List<(PlaceId? Place, int Day, int[] People)> counts;

    ScenarioBaseline(EnsembleSize size, List<(PlaceId?, int, int[])> counts) =>
        (this.size, this.counts) = (size, counts);

    /// <summary>
    /// Keeps the displaced of 30, 60 and 90 days, or of the last day of a shorter run, and those present at each place
    /// on the last of these days.
    /// </summary>
    public static ScenarioBaseline Of(Forecast without)
    {
        ArgumentNullException.ThrowIfNull(without);
        var days = Horizons.Within(without.Size.Days);
        var counts = days.Select(day => ((PlaceId?)null, day, without.DisplacedNow.On(day).ToArray())).ToList();
        counts.AddRange(
            without.Present.Places.Select(
                place => ((PlaceId?)place, days[^1], without.Present.On(place, days[^1]).ToArray())));
        return new(without.Size, counts);
    }

    /// <summary>
    /// What differs with the scenario: first everybody displaced by day, then each place whose count changes in any
    /// member.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="with"/> has other days, members or another seed.</exception>
    public IReadOnlyList<ScenarioDifference> To(Forecast with)
    {
        ArgumentNullException.ThrowIfNull(with);
        if (with.Size != size)
        {
            throw new ArgumentException(
                "Runs are compared member by member, so days, members and seed must be the same.", nameof(with));
        }
        return
        [
            .. counts
                .Select(
                    count =>
                        Compare(
                            count.Place, count.Day, count.People,
                            count.Place is { } place
                            ? with.Present.On(place, count.Day)
                            : with.DisplacedNow.On(count.Day)))
                .Where(difference => difference.Place is null || difference.Mean != 0 || difference.StandardError > 0),
        ];
    }

    static ScenarioDifference Compare(PlaceId? place, int day, ReadOnlySpan<int> without, ReadOnlySpan<int> with)
    {
        var (before, mean, squares) = (0.0, 0.0, 0.0);
        for (var member = 0; member < without.Length; member++)
        {
            before += without[member];
            mean += with[member] - without[member];
        }

        mean /= without.Length;
        for (var member = 0; member < without.Length; member++)
        {
            var deviation = with[member] - without[member] - mean;
            squares += deviation * deviation;
        }

        double? error = without.Length < 2 ? null : Math.Sqrt(squares / (without.Length - 1) / without.Length);
        return new(place, day, before / without.Length, mean, error);
    }
}

/// <summary>What a scenario changes in one count.</summary>
/// <param name="Place">The place whose displaced people are counted. Null for everybody displaced.</param>
/// <param name="Day">Days from the as-of date.</param>
/// <param name="MeanWithout">The mean over members without the scenario, in people.</param>
/// <param name="Mean">The mean over members of the difference, with less without, in people.</param>
/// <param name="StandardError">Its Monte-Carlo standard error, in people. Null with a single member.</param>
sealed record ScenarioDifference(
    PlaceId? Place, int Day, double MeanWithout, double Mean, double? StandardError);
