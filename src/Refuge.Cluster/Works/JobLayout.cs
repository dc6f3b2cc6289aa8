using Refuge.Cycle;
using Refuge.Displacement.Sweeps;
using Refuge.Formats.Crises;
using Refuge.Formats.Sweeps;
using Refuge.Publishing;

namespace Refuge.Cluster.Works;

/// <summary>Lays the work of jobs out: from the files that a job was asked for with to the parts of its work.</summary>
/// <param name="publish">Makes the documents of a plan.</param>
sealed class JobLayout(Func<Findings, PlanOrder, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> publish)
{
    /// <summary>The option by which the parameters of a sweep are named, for problems.</summary>
    const string Vary = "vary";

    /// <summary>Lays a job out.</summary>
    /// <param name="job">The identity of the job.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="inputs">The files of the crisis, as <see cref="FrozenCrisis"/> packs them.</param>
    /// <param name="store">Where extractions of the crisis are kept.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The work; null with the problems for which it cannot be done.</returns>
    internal async Task<(IPartedWork? Work, IReadOnlyList<Problem> Problems)> LayOutAsync(
        string job, JobOrder order, byte[] inputs, ICrisisStore store, CancellationToken cancellation)
    {
        var (name, files) = FrozenCrisis.Unpack(inputs);
        var scenario = order switch
        {
            PlanOrder plan => plan.Scenario,
            SweepOrder sweep => sweep.Scenario,
            _ => null,
        };
        var reading = CrisisFolder.Read(name, files, scenario, cancellation);
        var audience = order is PlanOrder { Audience: var wanted } ? wanted : Audience.Restricted;
        IReadOnlyList<Problem> stopping =
        [
            .. DecidingFiles.Refused(audience, reading.Problems),
            .. reading.Problems.Where(static problem => problem.Severity == Severity.Fatal),
        ];
        if (reading.Crisis is not { } crisis || stopping.Count > 0) return (null, stopping);

        var extractions = await KeptExtractions.ReadAsync(store, crisis, cancellation);
        var (work, problems) = order switch
        {
            PlanOrder plan => (Plan(job, plan, crisis, Without(plan), store, extractions, cancellation), []),
            HindcastOrder hindcast => (Hindcast(hindcast, crisis, extractions), []),
            SweepOrder sweep => Sweep(sweep, crisis, extractions, cancellation),
            ReadOrder => (new ReadWork(crisis, store), []),
            _ => throw new ArgumentException($"No work is laid out for {order.GetType().Name}.", nameof(order)),
        };
        await KeptExtractions.WriteAsync(store, extractions, cancellation);
        return (work, problems);

        // What a scenario changes is told beside the same members without it.
        Crisis? Without(PlanOrder plan) =>
            plan.Scenario is null ? null : CrisisFolder.Read(name, files, null, cancellation).Crisis;
    }

    PlanWork Plan(
        string job, PlanOrder order, Crisis crisis, Crisis? without, ICrisisStore store, Extractions extractions,
        CancellationToken cancellation)
    {
        var request = order.RequestFor(crisis);
        var input = ForecastCycle.Prepare(crisis, request, extractions);
        var compared = without is null
            ? null
            : ForecastCycle.Prepare(without, request with { Scenario = null }, extractions);
        return new(order, crisis, store, new(job, input, compared, order.Size, cancellation), publish);
    }

    static HindcastWork Hindcast(HindcastOrder order, Crisis crisis, Extractions extractions) =>
        new(new(crisis, order.ToRequest(), extractions), order.Start == HindcastStart.Nothing);

    static (IPartedWork? Work, IReadOnlyList<Problem> Problems) Sweep(
        SweepOrder order, Crisis crisis, Extractions extractions, CancellationToken cancellation)
    {
        var asOf = order.AsOf ?? crisis.LastKnownOn ?? crisis.Identity.FirstDay;
        var sweep = SweepCycle.Prepare(crisis, asOf, order.Size, extractions);
        var (parameters, problems) = order.Vary.Count == 0
            ? (sweep.Drawn(cancellation), [])
            : SweepRequestReading.Read(order.Vary, Vary, sweep.Parameters);
        if (problems.Count > 0) return (null, problems);
        if (parameters.Count == 0)
        {
            return (null, [new(
                Severity.Fatal, new(Vary), "Members draw no parameter in this crisis: there is nothing to sweep.",
                "Name a parameter.")]);
        }

        var design = SweepDesign.OfHypercube(parameters, order.Points, order.Seed);
        var record = new SweepRecord(
            crisis.Identity.Id, asOf, order.Size, order.Scenario, design, SweepRecord.Hypercube, crisis.InputHashes,
            order.Version, SweepRecord.CurrentBuild);
        return (new SweepWork(sweep, record, sweep.PointsOfBlock(cancellation)), []);
    }
}
