using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Funding.Budgets;
using Refuge.Needs;
using Refuge.Publishing;
using Refuge.Reports;
using Refuge.Reports.Places;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>The six stages in order. Read this first.</summary>
public static class ForecastCycle
{
    /// <summary>
    /// From reports to what to decide: everything that <see cref="Publication.Compose(Findings, Audience)"/> is made
    /// from.
    /// </summary>
    /// <param name="crisis">The crisis, in all versions of its rows.</param>
    /// <param name="request">The as-of date, the size of the ensemble, and how to record it.</param>
    /// <param name="knowledge">What reports are read with, beside the places of the crisis.</param>
    /// <param name="progress">Told how many members are done. Null when nobody watches.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static Findings Run(
        Crisis crisis, CycleRequest request, ReaderKnowledge knowledge, IProgress<int>? progress,
        CancellationToken cancellation) =>
        Run(crisis, request, new Extractions(knowledge), progress, cancellation);

    /// <summary>The same, with reports that were read before, so that none is read twice.</summary>
    /// <param name="crisis">The crisis, in all versions of its rows.</param>
    /// <param name="request">The as-of date, the size of the ensemble, and how to record it.</param>
    /// <param name="extractions">What was found in reports before; what this run reads is added.</param>
    /// <param name="progress">Told how many members are done. Null when nobody watches.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    internal static Findings Run(
        Crisis crisis, CycleRequest request, Extractions extractions, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(extractions);
        return Run(
            crisis,
            request,
            extractions,
            displacement => (
                Forecaster.Run(displacement, request.Size, request.Threads, progress, cancellation),
                Forecaster.RunAsIfOffensiveBegan(displacement, request.Size, request.Threads, cancellation)));
    }

    /// <summary>
    /// What members are run from: the stages before them alone, for a machine that runs some of the members.
    /// </summary>
    internal static ForecastInput Prepare(Crisis crisis, CycleRequest request, Extractions extractions)
    {
        (crisis, _, _) = CrisisForAudience.Of(crisis, request.Audience, request.AsOf);
        var testimony = Read(crisis, crisis.Reports.AsOf(request.AsOf), request.AsOf, extractions);
        return Displacement(crisis, SituationBuilder.AsOf(crisis.Situation, testimony, request.AsOf), request.AsOf);
    }

    /// <summary>The six stages, with members that are run here or that were run in blocks elsewhere.</summary>
    /// <param name="crisis">The crisis, in all versions of its rows.</param>
    /// <param name="request">The as-of date, the size of the ensemble, and how to record it.</param>
    /// <param name="extractions">What was found in reports before; what this run reads is added.</param>
    /// <param name="members">Gives the forecast and, where an offensive is to come, that of the same members if it
    /// began tomorrow.</param>
    internal static Findings Run(
        Crisis crisis,
        CycleRequest request,
        Extractions extractions,
        Func<ForecastInput, (Forecast Forecast, Forecast? AsIfBegan)> members)
    {
        var asOf = request.AsOf;
        (crisis, var bindings, var heldBack) = CrisisForAudience.Of(crisis, request.Audience, asOf);
        var reports = crisis.Reports.AsOf(asOf);
        var assumptions = crisis.Assumptions.AsOf(asOf);
        var decisions = crisis.Decisions.AsOf(asOf);

        // Reports: what was said, in whose words, after people looked at it.
        var testimony = Read(crisis, reports, asOf, extractions);

        // Situations: the picture as known.
        var situation = SituationBuilder.AsOf(crisis.Situation, testimony, asOf);
        var money = StatedMoney.With(
            crisis.MoneyFlows.AsOf(asOf), situation.Claims, claim => testimony.FindReport(claim)?.KnownOn);

        // Displacement: who will flee, when, and where to, in every member; and in the same members if an offensive
        // that is to come began tomorrow: partners see it counted from its first day.
        var input = Displacement(crisis, situation, asOf);
        var (forecast, asIfBegan) = members(input);

        // Needs: today's alerts and gaps, then those to come.
        var basis = new NeedsBasis
        {
            Situation = situation,
            Forecast = forecast,
            Assumptions = assumptions,
            AsIfOffensiveBegan = asIfBegan,
            Responses = crisis.Responses.AsOf(asOf),
            Standards = StandardSet.Find(crisis.Identity.StandardSet) ?? StandardSet.Default,
            Household = crisis.Identity.HouseholdSize,
            Climate = Climate.Of(assumptions, situation.Places),
            ReferenceAsOf = request.ReferenceAsOf,
        };
        var needs = NeedsAssessor.Assess(basis);

        // Funding: what to decide and pay by which day.
        var funding = Planner.Plan(
            basis, needs, crisis.Actions.AsOf(asOf), crisis.Rates.AsOf(asOf), money,
            new PlanningChoices { Currency = crisis.Identity.Currency },
            new(crisis.Channels.AsOf(asOf), crisis.Stocks.AsOf(asOf)), Budget());
        var triggers = new TriggerReadings(situation, forecast, decisions, funding.DaysOfWorks, crisis.Identity.Id)
            .Of(crisis.Triggers.AsOf(asOf));

        // Publishing makes documents of it, for one audience at a time.
        return new(
            crisis.Identity.Title,
            crisis.Identity.Id,
            crisis.Identity.Currency,
            situation with
            {
                Contradictions =
                [
                    .. situation.Contradictions, .. MoneyContradictions.Between(money, situation.Claims),
                    .. OverruledAssumptions.Of(situation, assumptions),
                ],
            },
            forecast,
            needs,
            funding,
            crisis.Sources,
            crisis.Identity.Thresholds,
            Record(
                crisis, request, needs, funding,
                Fingerprint.Of(request, crisis.Identity.Id, situation, forecast, needs, funding, triggers)))
        {
            ReportSources = reports.Where(report => report.Value.Source is not null)
                .ToDictionary(report => report.Value.File, report => report.Value.Source!),
            Bindings = bindings,
            HeldBack = heldBack,
            MadeFor = request.Audience,
            Decisions = decisions,
            Assumptions = assumptions,
            Triggers = triggers,
            Household = crisis.Identity.HouseholdSize,
            SeriesForecasts = new SeriesForecasts(situation, forecast, crisis.Identity.HouseholdSize).All(),
        };

        BudgetRequest? Budget() => request.Budget is not { } budget ? null : budget with
        {
            RunAgain = rooms =>
            {
                var (again, began) = members(input with { AddedRoom = rooms });
                return budget.IsCountedFromOffensive ? began ?? again : again;
            },
        };
    }

    static ForecastInput Displacement(Crisis crisis, Situation situation, DateOnly asOf) =>
        new(situation, crisis.Assumptions.AsOf(asOf), crisis.Allocations.AsOf(asOf), new MovementRules())
        {
            Works = WorksUnderWay.At(crisis.Responses.AsOf(asOf), asOf),
            Plans = crisis.Plans.AsOf(asOf),
        };

    internal static ReportedClaims Read(
        Crisis crisis, IReadOnlyList<Recorded<Report>> reports, DateOnly asOf, Extractions extractions) =>
        Reviewed(crisis, reports, asOf, Readings(crisis, reports, asOf, extractions));

    /// <summary>What reports say by the names of places that show on a day, before anybody looked at it.</summary>
    internal static List<Reading> Readings(
        Crisis crisis, IReadOnlyList<Recorded<Report>> reports, DateOnly asOf, Extractions extractions) =>
        extractions.Read(
            [.. reports.Select(report => report.Value)],
            new PlaceNames(crisis.Situation.Places.AsOf(asOf).Select(place => Named(place.Value))));

    /// <summary>What reports say after people looked at it.</summary>
    internal static ReportedClaims Reviewed(
        Crisis crisis, IReadOnlyList<Recorded<Report>> reports, DateOnly asOf, IReadOnlyList<Reading> readings)
    {
        var reviews = crisis.Reviews.AsOf(asOf).Select(review => review.Value)
            .ToLookup(review => review.ReportHash, StringComparer.Ordinal);
        return new(
            [.. readings.SelectMany(
                reading => Reviewing.Apply(reading.Report, reading.Claims, [.. reviews[reading.Report.Hash]]))],
            [.. readings.SelectMany(reading => reading.Contradictions)],
            reports,
            crisis.Sources);
    }

    /// <summary>
    /// A place of the folder as a name that reports may use: one answer for <c>read</c> and <c>plan</c>.
    /// </summary>
    internal static NamedPlace Named(Place place) => new(
        place.Id.Code,
        place.Name,
        place.NameAr is { } arabic ? [.. place.Aliases, arabic] : place.Aliases,
        NamedPlaceKind.Settlement,
        place.Country,
        place.Admin1,
        place.Population?.Count ?? 0,
        place.Position?.Latitude,
        place.Position?.Longitude)
    {
        IsOfFolder = true,
        IsSite = place.Kind == PlaceKind.Site,
        IsInhabited = place.Kind is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.District,
    };

    static RunRecord Record(
        Crisis crisis, CycleRequest request, NeedsAssessment needs, FundingPlan funding, string identity)
    {
        var standards = needs.Today.Concat(needs.Forecast).Select(need => need.Standard)
            .Concat(needs.Alerts.Select(alert => alert.Standard).OfType<StandardEvidence>())
            .Concat(
                needs.Today.SelectMany(need => need.Evidence).Concat(funding.Lines.SelectMany(line => line.Evidence))
                .OfType<StandardEvidence>());
        return new(
            identity,
            request.Version,
            request.AsOf,
            request.Size,
            request.Scenario,
            crisis.InputHashes,
            [.. standards.DistinctBy(standard => standard.Code)
            .OrderBy(standard => standard.Code, StringComparer.Ordinal)],
            [],
            request.Command);
    }
}
