using Refuge.Publishing;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>A crisis with the rows laid aside that an audience may not see figures of.</summary>
/// <remarks>
/// A <c>sensitivity</c> binds every figure made from the row. Through an ensemble a figure is made from everything, so
/// the row goes before anything is computed: then no figure is made from it, and two folders that differ in it alone
/// give the same bytes (<c>docs/decisions/0038-what-binds-is-laid-aside-before.md</c>). Three kinds of rows stay, for
/// they only move people and are printed nowhere outside the own folder: tables of the own folder (control, routes,
/// closures, events, allocations, assumptions); places and sites themselves, which are held back whole where they are
/// shown; and counts at a place that is held, besieged, contested or held back, of which nothing is forecast.
/// </remarks>
static class CrisisForAudience
{
    /// <summary>
    /// What of <paramref name="crisis"/> the findings for an audience are made from, and what is held back of them.
    /// </summary>
    internal static (
        Crisis Crisis, Bindings Bindings, IReadOnlySet<PlaceId> HeldBack) Of(
            Crisis crisis, Audience audience, DateOnly asOf)
    {
        var bindings = new Bindings(
            crisis.Sources.Values,
            crisis.Reports.Rows.Select(
                row =>
                    (row.Value.File, row.Value.Source,
                        row.Evidence.OfType<RowEvidence>().FirstOrDefault()?.Sensitivity)));
        return audience == Audience.Restricted
            ? (crisis, bindings, new HashSet<PlaceId>())
            : new Sieve(crisis, bindings, audience, asOf).Sift();
    }

    sealed class Sieve
    {
        readonly Crisis crisis;
        readonly Bindings bindings;
        readonly EvidenceClass widest;
        readonly HashSet<PlaceId> heldBack;
        readonly HashSet<PlaceId> unseen;
        readonly HashSet<SeriesId> series;

        internal Sieve(Crisis crisis, Bindings bindings, Audience audience, DateOnly asOf)
        {
            (this.crisis, this.bindings) = (crisis, bindings);
            widest = audience == Audience.Partner ? EvidenceClass.Partner : EvidenceClass.Public;
            var situation = crisis.Situation;

            // Of a place that is visible whenever its row became known, every version counts; of a site those known by
            // then.
            heldBack =
            [
                .. situation.Places.Rows.Where(
                    row => Binds(row) && (row.Value.Kind != PlaceKind.Site || IsKnown(row, asOf))).Select(
                        row => row.Value.Id),
                .. situation.Sites.Rows.Where(row => Binds(row) && IsKnown(row, asOf)).Select(row => row.Value.Place),
            ];
            unseen = [.. heldBack, .. BeyondReach(situation.Controls.AsOf(asOf), asOf)];
            series = [.. situation.Series.Rows.Where(Binds).Select(row => row.Value.Id)];
        }

        internal (Crisis Crisis, Bindings Bindings, IReadOnlySet<PlaceId> HeldBack) Sift()
        {
            var situation = crisis.Situation;
            HashSet<PlaceId> hidden = [.. heldBack];
            var counts = new List<Recorded<Observation>>();
            foreach (var row in situation.Observations.Rows)
            {
                var isBound = Binds(row) || series.Contains(row.Value.Series);
                if (!isBound)
                {
                    counts.Add(row);
                }
                else if (row.Value.Place is { } place && unseen.Contains(place))
                {
                    // It moves those who flee from there, and so nothing made from counts of that place may be shown.
                    counts.Add(row);
                    hidden.Add(place);
                }
            }

            var sifted = crisis with
            {
                Situation = situation with
                {
                    Places = new(situation.Places.Rows.Select(WithoutAxis)),
                    Facilities = Sift(situation.Facilities),
                    SharedFacilities = Sift(situation.SharedFacilities),
                    SharedHealth = Sift(situation.SharedHealth),
                    Hazards = new(situation.Hazards.Rows.Where(row => row.Value.Route is not null || !Binds(row))),
                    Services = Sift(situation.Services),
                    Health = Sift(situation.Health),
                    Series = Series(counts),
                    Observations = new(counts),
                    Feedback = Sift(situation.Feedback),
                },
                Reports =
                    new(crisis.Reports.Rows.Where(row => !Binds(row) && bindings.OfReport(row.Value.File) <= widest)),
                Plans = Sift(crisis.Plans),
                Responses = Sift(crisis.Responses),
                Actions = Sift(crisis.Actions),
                Channels = Sift(crisis.Channels),
                Stocks = Sift(crisis.Stocks),
                MoneyFlows = Sift(crisis.MoneyFlows),
                Rates = Sift(crisis.Rates),
                Decisions = Sift(crisis.Decisions),
                Triggers = Sift(crisis.Triggers),
            };
            return (sifted, bindings, hidden);
        }

        /// <summary>
        /// A place that is held back lies along no direction of flight: a verdict on the direction would speak of it.
        /// </summary>
        Recorded<Place> WithoutAxis(Recorded<Place> row) =>
            heldBack.Contains(row.Value.Id) ? row with { Value = row.Value with { Axis = null } } : row;

        /// <summary>Definitions that a count which stayed still needs, and those that bind nothing.</summary>
        History<Series> Series(List<Recorded<Observation>> counts)
        {
            var counted = counts.Select(row => row.Value.Series).ToHashSet();
            return new(crisis.Situation.Series.Rows.Where(row => !Binds(row) || counted.Contains(row.Value.Id)));
        }

        History<T> Sift<T>(History<T> rows)
            where T : class, IVersioned<T> => new(rows.Rows.Where(row => !Binds(row)));

        bool Binds<T>(Recorded<T> row)
            where T : notnull => row.Evidence.Any(evidence => bindings.Of(evidence) > widest);

        /// <summary>Places of which a part is held, besieged or contested.</summary>
        static IEnumerable<PlaceId> BeyondReach(IReadOnlyList<Recorded<Control>> controls, DateOnly asOf) => controls
            .Where(row => row.Value.Date <= asOf)
            .GroupBy(row => row.Value.Place)
            .Where(
                rows =>
                    new ControlHistory(rows).Standing.Any(part => PlaceState.PutsBeyondReach(part.Status)))
            .Select(rows => rows.Key);

        static bool IsKnown<T>(Recorded<T> row, DateOnly asOf)
            where T : notnull => row.IsPlanned || row.KnownOn <= asOf || row.Announced <= asOf;
    }
}
