using Refuge.Publishing.Hindcasts;

namespace Refuge.Cycle;

/// <summary>Forecasts as of earlier days beside what was counted afterwards, scored with the honest rivals.</summary>
static class HindcastCycle
{
    /// <summary>The documents of a hindcast: <c>hindcast.csv</c>, the dressed rivals, the scores, passing days, a page
    /// of charts and the record of the run.</summary>
    /// <param name="crisis">The crisis, in all versions of its rows.</param>
    /// <param name="request">Which forecasts.</param>
    /// <param name="extractions">What was found in reports before; what is read is added.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static HindcastResult Run(
        Crisis crisis, HindcastRequest request, Extractions extractions, CancellationToken cancellation)
    {
        var study = new HindcastStudy(crisis, request, extractions);
        return Publish(study, [.. study.Origins.Select(origin => study.From(origin, null, cancellation))]);
    }

    /// <summary>The documents of a hindcast whose origins were gone through, here or elsewhere.</summary>
    /// <param name="study">The hindcast.</param>
    /// <param name="found">What was found at each of its origins, in their order.</param>
    internal static HindcastResult Publish(HindcastStudy study, IReadOnlyList<OriginFindings> found)
    {
        var findings = study.Of(found);
        return new(
            [
                HindcastTables.Rows(findings), HindcastTables.DressedRivals(findings), HindcastTables.Scores(findings),
                HindcastTables.Passings(findings), HindcastPage.Of(findings), HindcastRunJson.Of(findings),
            ],
            HindcastSummary.Of(findings));
    }
}
