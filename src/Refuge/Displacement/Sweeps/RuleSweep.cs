using Refuge.Displacement.Blocks;
using Refuge.Situations;

namespace Refuge.Displacement.Sweeps;

/// <summary>Runs the ensemble of a situation under many settings of the rules.</summary>
/// <remarks>
/// Every point draws the same numbers for the same member, day, purpose and place (common random numbers; Glasserman,
/// Monte Carlo Methods in Financial Engineering, 2003, section 4.1), so that what differs between two points is the
/// setting.
/// </remarks>
sealed class RuleSweep
{
    readonly Situation situation;
    readonly IReadOnlyList<Recorded<Assumption>> assumptions;
    readonly IReadOnlyList<Recorded<Allocation>> allocations;
    readonly MovementRules rules;
    readonly EnsembleSize size;

    /// <summary>A sweep about one situation.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="assumptions">Priors known by then.</param>
    /// <param name="allocations">Where authorities send the screened, as known by then.</param>
    /// <param name="rules">How people move where a point says nothing else.</param>
    /// <param name="size">Days, members and seed, the same at every point.</param>
    public RuleSweep(
        Situation situation, IReadOnlyList<Recorded<Assumption>> assumptions,
        IReadOnlyList<Recorded<Allocation>> allocations, MovementRules rules, EnsembleSize size)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(rules);
        (this.situation, this.assumptions, this.allocations, this.rules, this.size) =
            (situation, [.. assumptions], [.. allocations], rules, size);
        Parameters = new(this.assumptions, rules);
    }

    /// <summary>What can be swept.</summary>
    public RuleParameters Parameters { get; }

    /// <summary>
    /// The parameters that members draw here: those that could move a figure, in the order of their names.
    /// </summary>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public IReadOnlyList<RuleParameter> Drawn(CancellationToken cancellation)
    {
        // What is drawn does not depend on the days that follow.
        var firstDay = new EnsembleSize(1, size.Members, size.Seed);
        var drawn = Run(new(assumptions, rules), firstDay, null, cancellation).Drivers.Select(driver => driver.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Parameters.All.Where(parameter => drawn.Contains(parameter.Name))];
    }

    /// <summary>How many points are run as one block: about a second of work, at least one point.</summary>
    /// <param name="cancellation">Stops the laying out.</param>
    internal int PointsOfBlock(CancellationToken cancellation)
    {
        var model = new ForecastModel(new(situation, assumptions, allocations, rules), cancellation);
        return Math.Max(1, model.MembersOfBlock(size.Days) / size.Members);
    }

    /// <summary>Runs the ensemble at one point.</summary>
    /// <param name="design">The points.</param>
    /// <param name="point">Which, from 0.</param>
    /// <param name="threads">How many threads to use; the result is the same for any number. Null: one for each
    /// core.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>One row for each place and measure, always in the same order.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public IReadOnlyList<SweepRow> Run(SweepDesign design, int point, int? threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(design);
        var settings = design.Parameters.Zip(design.Points[point])
            .Aggregate(new RuleSettings(assumptions, rules), (held, pair) => pair.First.Hold(held, pair.Second));
        return [.. Rows(Run(settings, size, threads, cancellation))];
    }

    Forecast Run(RuleSettings settings, EnsembleSize ensemble, int? threads, CancellationToken cancellation) =>
        Forecaster.Run(
            situation, settings.Assumptions, allocations, settings.Rules, ensemble, threads, null, cancellation);

    IEnumerable<SweepRow> Rows(Forecast forecast)
    {
        var days = Horizons.Within(size.Days);
        foreach (var day in days)
        {
            yield return Spread(null, SweepMeasure.DisplacedNow, day, forecast.DisplacedNow.On(day));
            yield return Spread(null, SweepMeasure.DisplacedTotal, day, forecast.DisplacedTotal.On(day));
        }

        foreach (var site in situation.Sites.Select(site => site.Value).OrderBy(site => site.Place))
        {
            foreach (var day in days)
            {
                yield return Spread(site.Place, SweepMeasure.Present, day, forecast.Present.On(site.Place, day));
                yield return Spread(site.Place, SweepMeasure.Arrivals, day, Until(day, forecast.Arrivals, site.Place));
            }

            if (site.Capacity is not { } capacity) continue;
            foreach (var row in Overflow(forecast, site.Place, capacity.Count)) yield return row;
        }
    }

    static SweepRow Spread(PlaceId? place, SweepMeasure measure, int day, ReadOnlySpan<int> members)
    {
        var spread = Quantiles.Of(members);
        return new(place, measure, day, spread.Mean, spread.At(0.10), spread.At(0.50), spread.At(0.90));
    }

    static int[] Until(int day, MemberMatrix flow, PlaceId place)
    {
        var sums = new int[flow.Members];
        for (var each = 1; each <= day; each++)
        {
            var members = flow.On(place, each);
            for (var member = 0; member < sums.Length; member++) sums[member] += members[member];
        }

        return sums;
    }

    IEnumerable<SweepRow> Overflow(Forecast forecast, PlaceId place, double capacity)
    {
        var first = FirstPassage.Reaching(size.Days, day => forecast.Present.On(place, day), capacity);
        Array.Sort(first);
        double? Level(double level) =>
            Quantiles.OfSorted<int>(first, level) is var day && day != FirstPassage.Never ? day : null;
        yield return new(place, SweepMeasure.OverflowDay, null, null, Level(0.10), Level(0.50), Level(0.90));
        yield return new(place, SweepMeasure.OverflowChance, null, FirstPassage.ChanceWithin(first), null, null, null);
    }
}
