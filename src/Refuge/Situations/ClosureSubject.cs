namespace Refuge.Situations;

/// <summary>What a closure closes: a route, a place, or the border between two countries.</summary>
abstract record ClosureSubject
{
    private protected ClosureSubject()
    {
    }

    /// <summary>Which of the three it is.</summary>
    public abstract ClosureKind Kind { get; }

    /// <summary>How <c>closures.csv</c> writes it.</summary>
    public abstract string Code { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Code;
}

/// <summary>A route is closed, both ways.</summary>
/// <param name="Route">The route.</param>
sealed record ClosedRoute(RouteId Route) : ClosureSubject
{
    /// <inheritdoc/>
    public override ClosureKind Kind => ClosureKind.Route;

    /// <inheritdoc/>
    public override string Code => Route.Code;
}

/// <summary>All routes into and out of a place are closed.</summary>
/// <param name="Place">The place.</param>
sealed record ClosedPlace(PlaceId Place) : ClosureSubject
{
    /// <inheritdoc/>
    public override ClosureKind Kind => ClosureKind.Place;

    /// <inheritdoc/>
    public override string Code => Place.Code;
}

/// <summary>All routes between two countries are closed, in both directions.</summary>
/// <param name="One">One country, as <c>places.csv</c> writes it.</param>
/// <param name="Other">The other country.</param>
sealed record ClosedBorder(string One, string Other) : ClosureSubject
{
    /// <inheritdoc/>
    public override ClosureKind Kind => ClosureKind.Border;

    /// <inheritdoc/>
    public override string Code => $"{One}|{Other}";
}
