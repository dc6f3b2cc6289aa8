namespace Refuge.Funding;

/// <summary>What one forecast says of a trigger.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="State">What follows.</param>
/// <param name="Cases">The chance of every condition: for each place that is watched by itself, in the order of places
/// and conditions.</param>
/// <param name="QuietUntil">The last day on which it is quiet because it was acted on. Null when it is not.</param>
sealed record TriggerReading(
    Recorded<Trigger> Trigger, TriggerState State, IReadOnlyList<TriggerCase> Cases, DateOnly? QuietUntil)
{
    /// <summary>
    /// Days that were looked ahead: those agreed, or as long as what it pays takes, whichever is longer.
    /// </summary>
    internal int DaysWatched { get; init; }

    /// <summary>How long what it pays takes by the quickest way, in eight of ten cases. Null when unknown.</summary>
    internal int? DaysOfWorks { get; init; }

    /// <summary>What decisions that cite it have released. Null when none did.</summary>
    internal decimal? Paid { get; init; }
}

/// <summary>The chance of one condition of a trigger.</summary>
/// <param name="Place">The place that is watched by itself. Null when places are watched together.</param>
/// <param name="Condition">The condition.</param>
/// <param name="People">The number of people that it comes to. Null when the capacity of the site is not known.</param>
/// <param name="Chance">The part of the members in which it holds. Null when that cannot be said.</param>
sealed record TriggerCase(PlaceId? Place, ActIf Condition, double? People, Share? Chance)
{
    /// <summary>Whether the chance is as large as agreed.</summary>
    public bool IsMet => !HoldsToday && Chance is { } chance && chance.Value >= Condition.Chance.Value;

    /// <summary>
    /// Whether it holds on the as-of date as surely as agreed, so that no forecast is needed to see it.
    /// </summary>
    public bool HoldsToday { get; init; }

    /// <summary>What rules like it would have done in past crises. Null where none like it was tried.</summary>
    internal BackTests.PastTrigger? Past { get; init; }
}

/// <summary>What follows for a trigger.</summary>
public enum TriggerState
{
    /// <summary>No condition is met.</summary>
    NotMet,

    /// <summary>A condition is met, and one run was agreed to be enough: whoever decides is asked.</summary>
    Met,

    /// <summary>A condition is met in this run; the rule asks that other runs agree.</summary>
    MetInThisRun,

    /// <summary>A condition is met, but the trigger was acted on and is quiet.</summary>
    Quiet,

    /// <summary>A condition holds today already: there is no change to act on.</summary>
    AlreadyTrue,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>The run is too short, or the capacity that it needs is not known.</summary>
    NotKnown,
}
