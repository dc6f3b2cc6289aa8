using Refuge.Displacement.Blocks;
using Refuge.Displacement.Model;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Forecasts where people will be, from a situation and what is assumed where nobody knows.</summary>
static class Forecaster
{
    /// <summary>Runs every member and keeps them all.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="assumptions">Priors known by then.</param>
    /// <param name="allocations">Where authorities send the screened, as known by then.</param>
    /// <param name="rules">How people move.</param>
    /// <param name="size">Days, members and seed.</param>
    /// <param name="threads">How many threads to use; the result is the same for any number. Null: one for each
    /// core.</param>
    /// <param name="progress">Told how many members are done. Null when nobody watches.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static Forecast Run(
        Situation situation,
        IReadOnlyList<Recorded<Assumption>> assumptions,
        IReadOnlyList<Recorded<Allocation>> allocations,
        MovementRules rules,
        EnsembleSize size,
        int? threads,
        IProgress<int>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return Run(new(situation, assumptions, allocations, rules), size, threads, progress, cancellation);
    }

    /// <summary>Runs every member of <paramref name="input"/> and keeps them all.</summary>
    /// <param name="input">What the forecast is made from, with the day of the offensive where a scenario fixes
    /// it.</param>
    /// <param name="size">Days, members and seed.</param>
    /// <param name="threads">How many threads to use; the result is the same for any number. Null: one for each
    /// core.</param>
    /// <param name="progress">Told how many members are done. Null when nobody watches.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal static Forecast Run(
        ForecastInput input, EnsembleSize size, int? threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(size);
        var model = new ForecastModel(input, cancellation);
        return model.ForecastOf(model.Run(model.JobOf("", size), threads, progress, cancellation));
    }

    /// <summary>
    /// Runs the same members as if the offensive that is to come began on the day after the as-of date: what follows
    /// from an offensive, whatever day it begins. Null when none is to come: no assumption <c>offensive_day</c> speaks
    /// of one, or it has begun.
    /// </summary>
    /// <param name="input">What the forecast is made from.</param>
    /// <param name="size">Days counted from the first day of the offensive, members and seed.</param>
    /// <param name="threads">How many threads to use; the result is the same for any number. Null: one for each
    /// core.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal static Forecast? RunAsIfOffensiveBegan(
        ForecastInput input, EnsembleSize size, int? threads, CancellationToken cancellation)
    {
        return AsIfOffensiveBegan(input, size) is { } asIf
            ? Run(asIf.Input, asIf.Size, threads, null, cancellation)
            : null;
    }

    /// <summary>
    /// What the same members are run from, and for how long, as if the offensive that is to come began on the day after
    /// the as-of date. Null when none is to come.
    /// </summary>
    internal static (ForecastInput Input, EnsembleSize Size)? AsIfOffensiveBegan(ForecastInput input, EnsembleSize size)
    {
        var isForeseen = input.Assumptions.Any(
            static row => row.Value.Subject is null && row.Value.What == Parameters.OffensiveDay.Name)
            || AnnouncedOffensive.LastDay(input.Situation, input.Assumptions) is not null;
        if (!isForeseen || OffensiveBegan(input.Situation) is not null) return null;
        var oneDayMore = new EnsembleSize(Math.Min(size.Days + 1, EnsembleSize.MostDays), size.Members, size.Seed);
        return (input with { OffensiveBegins = input.Situation.AsOf.AddDays(1) }, oneDayMore);
    }

    /// <summary>
    /// The day on which an offensive is known to have begun, or null: the last happening of that kind, since a new
    /// phase is a new offensive.
    /// </summary>
    internal static DateOnly? OffensiveBegan(Situation situation) => situation.ConflictEvents
        .Select(happening => happening.Value)
        .Where(happening => happening.Kind == "offensive_start" && happening.Date <= situation.AsOf)
        .Select(happening => (DateOnly?)happening.Date)
        .Max();
}
