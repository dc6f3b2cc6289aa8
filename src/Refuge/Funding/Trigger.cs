namespace Refuge.Funding;

/// <summary>
/// A rule agreed before the event: if the forecast says this, that is paid. One entry of <c>triggers.yml</c>.
/// </summary>
/// <remarks>
/// A matrix of magnitude and probability: act as soon as one of its conditions holds. The same object is printed as a
/// sentence and run as code, so that neither can drift from the other.
/// </remarks>
sealed record Trigger : IVersioned<Trigger>
{
    /// <summary>The trigger with the identity <paramref name="id"/>.</summary>
    /// <param name="id">Its identity, which <c>decisions.csv</c> cites as the action.</param>
    /// <param name="title">Its title.</param>
    /// <param name="watch">What it watches.</param>
    /// <param name="conditions">From how many and how likely on to act; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty, or there is no condition: it could never
    /// act.</exception>
    public Trigger(string id, string title, Watch watch, IReadOnlyList<ActIf> conditions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(conditions);
        if (conditions.Count == 0)
        {
            throw new ArgumentException("A trigger acts on at least one condition.", nameof(conditions));
        }
        (Id, Title, Watch, Conditions) = (id, title, watch, [.. conditions]);
    }

    /// <summary>Its identity, which <c>decisions.csv</c> cites as the action.</summary>
    public string Id { get; }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>What it watches.</summary>
    public Watch Watch { get; }

    /// <summary>From how many and how likely on to act: one of them is enough. Never empty.</summary>
    public IReadOnlyList<ActIf> Conditions { get; }

    /// <summary>How many runs must agree. One run alone where nothing was agreed.</summary>
    public Persistence Persistence { get; init; } = new(1, 1);

    /// <summary>Days for which it is quiet after it was acted on; zero or more.</summary>
    public int MuteDays { get; init; }

    /// <summary>Who decides. Null when nothing was agreed.</summary>
    public DecisionRule? Decision { get; init; }

    /// <summary>The actions that are paid, by identity.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The most that is paid. Null when nothing was agreed.</summary>
    public Money? Envelope { get; init; }

    /// <summary>The last day on which it holds. Null when it has no end.</summary>
    public DateOnly? Expires { get; init; }

    /// <inheritdoc/>
    public string Key => Id;
}

/// <summary>What a trigger watches in a forecast.</summary>
/// <param name="Measure">The count.</param>
/// <param name="Where">Whose count.</param>
/// <param name="Days">How many days ahead, at least one: arrivals are summed over them, of a stock the largest within
/// them counts.</param>
sealed record Watch(WatchedMeasure Measure, WatchedPlaces Where, int Days);

/// <summary>A count that a trigger can watch.</summary>
public enum WatchedMeasure
{
    /// <summary>Displaced people present.</summary>
    Present,

    /// <summary>Displaced people who arrive within the days watched.</summary>
    Arrivals,

    /// <summary>People displaced at a time, anywhere.</summary>
    DisplacedNow,

    /// <summary>People who left home since the as-of date, anywhere.</summary>
    DisplacedTotal,
}

/// <summary>Whose count a trigger watches.</summary>
abstract record WatchedPlaces
{
    private protected WatchedPlaces()
    {
    }
}

/// <summary>One place.</summary>
/// <param name="Place">The place.</param>
sealed record WatchedPlace(PlaceId Place) : WatchedPlaces;

/// <summary>Each site by itself: one of them is enough.</summary>
sealed record WatchedSites : WatchedPlaces;

/// <summary>All sites and host places along one direction of flight together.</summary>
/// <param name="Axis">The direction, in the crisis's own words.</param>
sealed record WatchedAxis(string Axis) : WatchedPlaces;

/// <summary>The whole crisis.</summary>
sealed record WatchedEverywhere : WatchedPlaces;

/// <summary>One cell of the matrix: act if the chance of at least so many people is at least this.</summary>
sealed record ActIf
{
    ActIf(double? people, double? shareOfCapacity, Share chance) =>
        (People, ShareOfCapacity, Chance) = (people, shareOfCapacity, chance);

    /// <summary>Act on a number of people.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="people"/> is not above zero.</exception>
    public static ActIf AtLeast(double people, Share chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(people);
        return new(people, null, chance);
    }

    /// <summary>Act on a part of the capacity of a site; 1 is full.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not above zero.</exception>
    public static ActIf AtLeastOfCapacity(double share, Share chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        return new(null, share, chance);
    }

    /// <summary>People, above zero. Null when the condition is a part of the capacity.</summary>
    public double? People { get; }

    /// <summary>
    /// A part of the capacity, above zero, 1 being full. Null when the condition is a number of people.
    /// </summary>
    public double? ShareOfCapacity { get; }

    /// <summary>The chance from which on to act.</summary>
    public Share Chance { get; }
}

/// <summary>How many of the last runs must agree before a trigger acts.</summary>
/// <param name="Runs">Runs that must agree, at least one.</param>
/// <param name="OfLast">Runs looked at, no fewer than <paramref name="Runs"/>.</param>
sealed record Persistence(int Runs, int OfLast);

/// <summary>Who decides once a trigger is met.</summary>
/// <param name="Kind">How it is decided.</param>
/// <param name="Roles">Who decides, by role; never a name.</param>
/// <param name="AtLeast">How many of the roles must agree. Null when not stated.</param>
/// <param name="WaiverHours">Hours in which the money may still be held back. Null when not stated.</param>
sealed record DecisionRule(DecisionKind Kind, IReadOnlyList<string> Roles, int? AtLeast, int? WaiverHours);

/// <summary>How it is decided.</summary>
public enum DecisionKind
{
    /// <summary>Money is released unless somebody waives it in time.</summary>
    Automatic,

    /// <summary>So many of the roles agree.</summary>
    Quorum,
}
