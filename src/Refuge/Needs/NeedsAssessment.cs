namespace Refuge.Needs;

/// <summary>What people need, today and as forecast.</summary>
/// <param name="Alerts">What must be acted on today, worst first.</param>
/// <param name="Today">Needs on the as-of date, computed from what is stated, without draws.</param>
/// <param name="Forecast">Needs on later days, drawn, in the order of day, place, caseload, indicator, phase.</param>
/// <param name="ListedItems">Items that the folder states and the standard set does not know: kept, printed, not
/// measured.</param>
sealed record NeedsAssessment(
    IReadOnlyList<Alert> Alerts,
    IReadOnlyList<Need> Today,
    IReadOnlyList<Need> Forecast,
    IReadOnlyList<string> ListedItems)
{
    /// <summary>
    /// What all places together need, worked out when read. Null where needs were put together by hand.
    /// </summary>
    internal NeedTotals? Totals { get; init; }

    /// <summary>Which parts of the people have needs of their own. Empty where needs were made by hand.</summary>
    internal IReadOnlyList<Composition> Composition { get; init; } = [];

    /// <summary>Places where the standards of a longer stay count today.</summary>
    internal IReadOnlyList<PlaceId> LongerStays { get; init; } = [];

    /// <summary>
    /// What somebody pays for that should stand by now and that no row says was delivered, the longest overdue first.
    /// </summary>
    internal IReadOnlyList<Recorded<Response>> Overdue { get; init; } = [];

    /// <summary>
    /// Those of whom nobody said where they stay. Null where everybody who was counted is at a place.
    /// </summary>
    internal PeopleAtNoPlace? AtNoPlace { get; init; }

    /// <summary>The places for displaced people. Null where needs were put together by hand.</summary>
    internal PlacesLedger? Ledger { get; init; }
}
