namespace Refuge.Situations;

/// <summary>A stretch of time in which a way or a place was closed: one row of <c>closures.csv</c>.</summary>
/// <param name="Kind">What was closed.</param>
/// <param name="Subject">The route, the place, or <c>A|B</c> for the border between countries A and B.</param>
/// <param name="AppliesTo">Whom it stops.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day. Null when unknown or still closed.</param>
/// <param name="Reason">Why, in the source's words. Null when not stated.</param>
/// <param name="Authority">Who closed it. Null when not stated.</param>
public sealed record Closure(
    ClosureKind Kind,
    string Subject,
    ClosedTo AppliesTo,
    DateOnly From,
    DateOnly? To,
    string? Reason,
    string? Authority) : IVersioned<Closure>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Kind}/{Subject}/{AppliesTo}/{From:yyyy-MM-dd}");

    /// <summary>A row known by then; its end only once it lies in the past or was announced.</summary>
    public Closure? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced)
    {
        if (!(knownOn <= asOf)) return null;
        return To > asOf && !(announced <= asOf) ? this with { To = null } : this;
    }
}

/// <summary>What a closure closes.</summary>
public enum ClosureKind
{
    /// <summary>A route, both ways.</summary>
    Route,

    /// <summary>All routes into and out of a place.</summary>
    Place,

    /// <summary>All routes between two countries.</summary>
    Border,
}

/// <summary>Whom a closure stops.</summary>
public enum ClosedTo
{
    /// <summary>People on the move.</summary>
    People,

    /// <summary>Aid convoys.</summary>
    Aid,

    /// <summary>Both.</summary>
    All,
}
