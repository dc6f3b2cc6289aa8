namespace Refuge.Displacement.Blocks;

/// <summary>
/// The ensembles of one run: the members as the situation stands and, where an offensive is to come, the same members
/// as if it began on the day after the as-of date. Whoever lays out the same crisis can run any block of either.
/// </summary>
sealed class RunEnsembles
{
    readonly List<(ForecastModel Model, ForecastJob Job)> ensembles = [];

    /// <summary>Lays the ensembles out.</summary>
    /// <param name="crisis">The identity under which every machine finds the same crisis in the same version.</param>
    /// <param name="input">What members are run from.</param>
    /// <param name="size">Days, members and seed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal RunEnsembles(string crisis, ForecastInput input, EnsembleSize size, CancellationToken cancellation)
    {
        var asStated = new ForecastModel(input, cancellation);
        ensembles.Add((asStated, asStated.JobOf(crisis, size)));
        if (Forecaster.AsIfOffensiveBegan(input, size) is { } asIf)
        {
            var model = new ForecastModel(asIf.Input, cancellation);
            ensembles.Add((model, model.JobOf(crisis, asIf.Size)));
        }
    }

    /// <summary>How many ensembles the run has: one or two.</summary>
    internal int Count => ensembles.Count;

    /// <summary>Runs a block of members.</summary>
    /// <param name="ensemble">Which ensemble, from 0.</param>
    /// <param name="range">Which of its members.</param>
    /// <param name="threads">How many threads to use; the bytes are the same for any number. Null: one for each
    /// core.</param>
    /// <param name="cancellation">Stops the run within a day of a member.</param>
    /// <returns>The block, as <see cref="ForecastBlockFormat"/> writes it.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal byte[] Run(int ensemble, MemberRange range, int? threads, CancellationToken cancellation)
    {
        var (model, job) = ensembles[ensemble];
        return ForecastBlockFormat.Write(model.Run(job with { Range = range }, threads, null, cancellation));
    }

    /// <summary>The forecasts that blocks add up to.</summary>
    /// <param name="blocks">Blocks of every member of every ensemble, in any order, each with the number of its
    /// ensemble.</param>
    /// <exception cref="ArgumentException">A member is missing, stands in two blocks, or is of another run.</exception>
    internal (Forecast Forecast, Forecast? AsIfOffensiveBegan) Merge(IReadOnlyList<(int Ensemble, byte[] Bytes)> blocks)
    {
        Forecast Of(int ensemble)
        {
            var (model, job) = ensembles[ensemble];
            var own = blocks.Where(block => block.Ensemble == ensemble)
                .Select(block => ForecastBlockFormat.Read(block.Bytes)).ToList();
            if (own.Exists(block => !block.Job.IsOfSameEnsemble(job)))
            {
                throw new ArgumentException("A block is of another run.", nameof(blocks));
            }

            return model.ForecastOf(own);
        }

        return (Of(0), ensembles.Count > 1 ? Of(1) : null);
    }
}
