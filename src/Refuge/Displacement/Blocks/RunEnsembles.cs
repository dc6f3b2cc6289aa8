namespace Refuge.Displacement.Blocks;

/// <summary>
/// The ensembles of one run: the members as the situation stands and, where an offensive is to come, the same members
/// as if it began on the day after the as-of date, and of a scenario the same members without it. Whoever lays out the
/// same crisis can run any block of each.
/// </summary>
sealed class RunEnsembles
{
    readonly List<(ForecastModel Model, ForecastJob Job)> ensembles = [];
    readonly int? asIfBegan;
    readonly int? withoutScenario;

    /// <summary>Lays the ensembles out.</summary>
    /// <param name="crisis">The identity under which every machine finds the same crisis in the same version.</param>
    /// <param name="input">What members are run from.</param>
    /// <param name="without">The same without the scenario, to compare with. Null where none is laid over.</param>
    /// <param name="size">Days, members and seed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal RunEnsembles(
        string crisis, ForecastInput input, ForecastInput? without, EnsembleSize size, CancellationToken cancellation)
    {
        var asStated = new ForecastModel(input, cancellation);
        ensembles.Add((asStated, asStated.JobOf(crisis, size)));
        if (Forecaster.AsIfOffensiveBegan(input, size) is { } asIf)
        {
            var model = new ForecastModel(asIf.Input, cancellation);
            asIfBegan = ensembles.Count;
            ensembles.Add((model, model.JobOf(crisis, asIf.Size)));
        }

        if (without is not null)
        {
            var model = new ForecastModel(without, cancellation);
            withoutScenario = ensembles.Count;
            ensembles.Add((model, model.JobOf($"{crisis} without its scenario", size)));
        }
    }

    /// <summary>How many ensembles the run has: one to three.</summary>
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
        return model.RunToBytes(job with { Range = range }, threads, cancellation);
    }

    /// <summary>How many members of an ensemble are run as one block: about a second of work.</summary>
    /// <param name="ensemble">Which ensemble, from 0.</param>
    internal int MembersOfBlock(int ensemble)
    {
        var (model, job) = ensembles[ensemble];
        return Math.Min(model.MembersOfBlock(job.Size.Days), job.Size.Members);
    }

    /// <summary>The forecasts that blocks add up to. Each block is let go of when it is taken in.</summary>
    /// <param name="blocks">Blocks of every member of every ensemble, in any order, each with the number of its
    /// ensemble.</param>
    /// <param name="cancellation">Stops the merging.</param>
    /// <exception cref="ArgumentException">A member is missing, stands in two blocks, or is of another run.</exception>
    internal async Task<(Forecast Forecast, Forecast? AsIfOffensiveBegan, Forecast? WithoutScenario)> MergeAsync(
        IAsyncEnumerable<(int Ensemble, ReadOnlyMemory<byte> Bytes)> blocks, CancellationToken cancellation)
    {
        var merging = ensembles.Select(each => new BlockMerging(each.Job)).ToArray();
        await foreach (var (ensemble, bytes) in blocks.WithCancellation(cancellation))
        {
            merging[ensemble].Add(bytes.Span);
        }

        Forecast Of(int ensemble) => ensembles[ensemble].Model.ForecastOf(merging[ensemble].Whole());

        return (
            Of(0), asIfBegan is { } began ? Of(began) : null, withoutScenario is { } without ? Of(without) : null);
    }
}
