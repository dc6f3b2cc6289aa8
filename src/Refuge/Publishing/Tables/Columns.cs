namespace Refuge.Publishing.Tables;

/// <summary>
/// The columns of every file that <c>plan</c> writes, in their order: columns are only ever appended (folder contract).
/// </summary>
static class Columns
{
    /// <summary>Columns by file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["alerts.csv"] =
                ["date", "place", "alert", "standard", "first_step", "sector", "evidence", "learned_later"],
            ["claims.csv"] =
        [
            "id", "report", "start", "end", "quote", "type", "place", "lat", "lon", "date_from", "date_to", "quantity",
            "low", "high", "unit", "bound",
            "attribution", "modality", "polarity", "reliability", "review", "same_as",
        ],
            ["contradictions.csv"] = ["a", "b", "kind", "verdict", "detail"],
            ["situation.csv"] = ["place", "part", "aspect", "value", "valid_from", "valid_to", "known_on", "evidence"],
            ["forecast.csv"] = [
            "date", "place", "series", "measure", "mean", "p025", "p05", "p10", "p25", "p50", "p75", "p90", "p95",
            "p975"],
            ["drivers.csv"] = ["id", "unit", "prior_p10", "prior_p50", "prior_p90", "p10", "p50", "p90"],
            ["needs.csv"] =
        [
            "date", "place", "caseload", "sector", "indicator", "standard", "phase", "people_p10", "people_p50",
            "people_p90", "need_p10", "need_p50", "need_p90",
            "have", "have_bound", "coming_p50", "gap_p10", "gap_p50", "gap_p90", "uncovered_p50", "unit", "responsible",
            "evidence", "need_bound", "gap_bound", "learned_later",
        ],
            ["needs_total.csv"] =
        [
            "date", "sector", "indicator", "standard", "phase", "unit", "need_p10", "need_p50", "need_p90", "have",
            "coming_p50", "uncovered_p50",
            "places_unknown",
        ],
            ["places_ledger.csv"] =
            [
                "date", "axis", "place", "kind", "standing", "free", "under_way", "under_way_from", "planned",
                "people_in_sites_p50", "short_p50", "abroad", "evidence", "unit",
            ],
            ["budget.csv"] =
        [
            "planner", "decide_in_days", "sign", "sign_people", "action", "item", "place", "built_at", "quantity", "unit",
            "cost", "currency", "channel", "modality", "confirmed", "lead_days_p80", "person_days_saved",
            "units_unused", "evidence",
        ],
            ["budget_frontier.csv"] =
        [
            "budget", "currency", "planner", "unmet_person_days", "unmet_worst_fifth", "spent",
        ],
            ["funding.csv"] =
        [
            "action", "place", "quantity", "unit", "cost", "currency", "cost_is_lower_bound", "needed_by_p50",
            "lead_days_p80", "release_by",
            "chance_late_if_released_today", "learned_later", "evidence", "scenario", "channel", "modality", "in_time",
                "instead", "quantity_bound",
        ],
        };
}
