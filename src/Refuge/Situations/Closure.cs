namespace Refuge.Situations;

/// <summary>A stretch of time in which a way or a place was closed: one row of <c>closures.csv</c>.</summary>
/// <param name="Subject">What was closed.</param>
/// <param name="AppliesTo">Whom it stops.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day. Null when unknown or still closed.</param>
/// <param name="Reason">Why, in the source's words. Null when not stated.</param>
/// <param name="Authority">Who closed it. Null when not stated.</param>
sealed record Closure(
    ClosureSubject Subject,
    ClosedTo AppliesTo,
    DateOnly From,
    DateOnly? To,
    string? Reason,
    string? Authority) : IVersioned<Closure>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Subject.Kind}/{Subject.Code}/{AppliesTo}/{From:yyyy-MM-dd}");

    /// <summary>A row known by then; its end only once it lies in the past or was announced.</summary>
    public Closure? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced)
    {
        if (!(knownOn <= asOf)) return null;
        return To > asOf && !(announced <= asOf) ? this with { To = null } : this;
    }

    /// <summary>Whether it stops <paramref name="traveller"/>.</summary>
    internal bool Stops(Traveller traveller) =>
        AppliesTo == ClosedTo.All || AppliesTo == (traveller == Traveller.People ? ClosedTo.People : ClosedTo.Aid);

    /// <summary>
    /// Whether it holds on <paramref name="day"/>; without a known end it holds from its first day on.
    /// </summary>
    internal bool IsInForce(DateOnly day) => From <= day && !(To < day);
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

/// <summary>Who wants to pass.</summary>
enum Traveller
{
    /// <summary>People on the move.</summary>
    People,

    /// <summary>Aid convoys.</summary>
    Aid,
}
