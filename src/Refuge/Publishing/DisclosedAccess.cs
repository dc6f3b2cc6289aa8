using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>Which ways are closed, what carries them, who comes through the crossings, where danger is.</summary>
/// <param name="ShowsWays">Whether the state of ways may be shown.</param>
/// <param name="Closed">Closures that hold, and those that ended within the last month.</param>
/// <param name="Bridges">Ways that a bridge or a ferry carries.</param>
/// <param name="OpenWays">How many ways nothing is said to close. Null where ways are not shown.</param>
/// <param name="Crossings">People who came through crossings and places where people pass.</param>
/// <param name="Dangers">Dangers that nobody cleared.</param>
/// <param name="Reported">What accepted claims say of roads and bridges.</param>
sealed record AccessSheet(
    bool ShowsWays, IReadOnlyList<ClosedRow> Closed, IReadOnlyList<BridgeRow> Bridges, int? OpenWays,
    IReadOnlyList<CrossingRow> Crossings, IReadOnlyList<DangerRow> Dangers, IReadOnlyList<ReportedWay> Reported);

/// <summary>The two ends of a way.</summary>
sealed record WayEnds(Shown From, Shown To);

/// <summary>A closure as shown: of a way, of a place, or of a border.</summary>
/// <param name="Kind">What is closed.</param>
/// <param name="Way">The ends of the way, or the two countries of a border. Null of a place.</param>
/// <param name="Place">The place. Null of a way and of a border.</param>
/// <param name="AppliesTo">Whom it stops.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day. Null while it holds and nobody said until when.</param>
/// <param name="Reason">Why. Null when not stated or not shown.</param>
/// <param name="Evidence">The row.</param>
sealed record ClosedRow(
    ClosureKind Kind, WayEnds? Way, Shown? Place, ClosedTo AppliesTo, DateOnly From, DateOnly? To, Shown? Reason,
    IReadOnlyList<Reference> Evidence);

/// <summary>A way that a bridge or a ferry carries.</summary>
/// <param name="Way">Its ends.</param>
/// <param name="Kind">What carries it.</param>
/// <param name="LorriesPerDay">How many loaded lorries it passes a day. Null when not stated.</param>
/// <param name="IsClosed">Whether a closure that holds today closes it.</param>
/// <param name="Evidence">The row.</param>
sealed record BridgeRow(
    WayEnds Way, BridgeKind Kind, double? LorriesPerDay, bool IsClosed, IReadOnlyList<Reference> Evidence);

/// <summary>People who came through a crossing, as one series counts them.</summary>
/// <param name="Place">The crossing.</param>
/// <param name="Publisher">Who counts. Null when not stated.</param>
/// <param name="Of">Whether it counts those who come or those who leave.</param>
/// <param name="Pace">The last week and the one before.</param>
/// <param name="Total">All since the count began. Null of a flow.</param>
/// <param name="Since">The day on which a running total began. Null when not stated.</param>
/// <param name="IsClosed">Whether the place itself is closed today.</param>
/// <param name="Evidence">The last count.</param>
sealed record CrossingRow(
    Shown Place, Shown? Publisher, Counted Of, PaceCells Pace, Stated? Total, DateOnly? Since, bool IsClosed,
    IReadOnlyList<Reference> Evidence);

/// <summary>People of the last week that was counted.</summary>
/// <param name="To">The last day counted.</param>
/// <param name="Days">Days of it that were counted.</param>
/// <param name="People">How many came in them.</param>
/// <param name="Before">How many came in the week before. Null where nobody counted them.</param>
/// <param name="BeforeDays">Days of that which were counted. Zero without one.</param>
/// <param name="LastDay">How many on the last day, where days were counted one by one. Null otherwise.</param>
sealed record PaceCells(
    DateOnly To, int Days, double People, double? Before, int BeforeDays, double? LastDay)
{
    /// <summary>People a day, over the days that were counted.</summary>
    internal double PerDay => People / Days;
}

/// <summary>A danger on the ground as shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Status">How far it is known. Null when not stated.</param>
/// <param name="Place">The place it lies at. Null on a way.</param>
/// <param name="Way">The way it lies on. Null at a place.</param>
/// <param name="Part">The part of the place. Null when not stated.</param>
/// <param name="From">The first day. Null when unknown.</param>
/// <param name="Evidence">The row.</param>
sealed record DangerRow(
    HazardKind Kind, HazardStatus? Status, Shown? Place, WayEnds? Way, PlacePart? Part, DateOnly? From,
    IReadOnlyList<Reference> Evidence);

/// <summary>What a report says of a road or a bridge, in its own words.</summary>
/// <param name="Quote">The words.</param>
/// <param name="Day">The day it speaks of. Null when not known.</param>
/// <param name="Evidence">Where they stand.</param>
sealed record ReportedWay(Shown Quote, DateOnly? Day, IReadOnlyList<Reference> Evidence);
