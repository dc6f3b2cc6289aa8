namespace Refuge.Displacement.Model;

/// <summary>What one member believes: the numbers it drew, and when each place is fought over and taken.</summary>
/// <remarks>
/// Drawn once for a member by <see cref="ScenarioDraw"/> and not changed by its days. Days are calendar days as
/// <see cref="DateOnly.DayNumber"/>.
/// </remarks>
/// <param name="places">How many places.</param>
/// <param name="priors">How many priors.</param>
/// <param name="anchors">How many counts go on by a path.</param>
sealed class MemberScenario(int places, int priors, int anchors = 0)
{
    /// <summary>[places] Whether the place is held or besieged at the start.</summary>
    internal bool[] HeldAtStart { get; } = new bool[places];

    /// <summary>
    /// [places] The first day of fighting over the place; not after the as-of date when it is on already,
    /// <see cref="DayNumbers.Never"/> when it never comes.
    /// </summary>
    internal int[] FoughtFrom { get; } = new int[places];

    /// <summary>[places] The day on which the fight is over and the place is taken.</summary>
    internal int[] TakenFrom { get; } = new int[places];

    /// <summary>[places] The first day on which people return to it.</summary>
    internal int[] ReturnsFrom { get; } = new int[places];

    /// <summary>[places] The chance per day that a resident leaves while it is fought over.</summary>
    internal double[] LeaveFighting { get; } = new double[places];

    /// <summary>
    /// [places] The chance per day that a resident slips out while it is held, before distance is taken into account.
    /// </summary>
    internal double[] LeaveHeld { get; } = new double[places];

    /// <summary>[places] Residents at the start.</summary>
    internal int[] Residents { get; } = new int[places];

    /// <summary>[places] Displaced people present at the start.</summary>
    internal int[] Present { get; } = new int[places];

    /// <summary>Displaced people at the start whom a total counts and no place does.</summary>
    internal int Elsewhere { get; set; }

    /// <summary>[anchors] The normal score of the rank that each count keeps.</summary>
    internal double[] Ranks { get; } = new double[anchors];

    /// <summary>The normal score of the rank that the total keeps.</summary>
    internal double TotalRank { get; set; }

    /// <summary>
    /// [places] How strongly people leave each home already on the as-of date: who comes as the counts go on leaves
    /// these.
    /// </summary>
    internal double[] SourceWeight { get; } = new double[places];

    /// <summary>
    /// Whether nobody can come from elsewhere: every home that people may flee is known, and how many live there.
    /// </summary>
    internal bool IsSourceClosed { get; set; }

    /// <summary>
    /// [places] The day on which the cause began for which people leave a place that is fought over; <see
    /// cref="DayNumbers.Always"/> where it goes on at all times.
    /// </summary>
    internal int[] FoughtSince { get; } = new int[places];

    /// <summary>
    /// [places] How many displaced people a site takes: its stated capacity, or the ceiling drawn where none is stated;
    /// −1 for places that turn nobody away: hosts, and where people are screened.
    /// </summary>
    /// <remarks>
    /// A ceiling bounds arrivals alone. Needs and money never take it for a capacity: they keep "not known".
    /// </remarks>
    internal int[] Takes { get; } = new int[places];

    /// <summary>
    /// [places] Kilometres on foot to the anchor of a place that is only known to lie near it; NaN of other places.
    /// </summary>
    internal double[] AnchorKm { get; } = new double[places];

    /// <summary>The day on which the offensive begins, or <see cref="DayNumbers.Never"/>.</summary>
    internal int OffensiveDay { get; set; }

    /// <summary>The chance per day that a displaced person returns once returns have begun.</summary>
    internal double ReturnPerDay { get; set; }

    /// <summary>The part of those who flee that looks for a site where one can be reached.</summary>
    internal double CampShare { get; set; }

    /// <summary>Kilometres a day on foot.</summary>
    internal double WalkKmPerDay { get; set; }

    /// <summary>[priors] What was drawn, by the number of its prior; NaN where it was not asked for.</summary>
    internal double[] Drawn { get; } = new double[priors];

    /// <summary>Makes this the same as <paramref name="other"/>, a scenario of the same network and priors.</summary>
    internal void CopyFrom(MemberScenario other)
    {
        other.HeldAtStart.CopyTo(HeldAtStart, 0);
        other.FoughtFrom.CopyTo(FoughtFrom, 0);
        other.TakenFrom.CopyTo(TakenFrom, 0);
        other.ReturnsFrom.CopyTo(ReturnsFrom, 0);
        other.LeaveFighting.CopyTo(LeaveFighting, 0);
        other.LeaveHeld.CopyTo(LeaveHeld, 0);
        other.Residents.CopyTo(Residents, 0);
        other.Present.CopyTo(Present, 0);
        other.Ranks.CopyTo(Ranks, 0);
        other.SourceWeight.CopyTo(SourceWeight, 0);
        other.FoughtSince.CopyTo(FoughtSince, 0);
        (Elsewhere, TotalRank, IsSourceClosed) = (other.Elsewhere, other.TotalRank, other.IsSourceClosed);
        other.Takes.CopyTo(Takes, 0);
        other.AnchorKm.CopyTo(AnchorKm, 0);
        other.Drawn.CopyTo(Drawn, 0);
        (OffensiveDay, ReturnPerDay) = (other.OffensiveDay, other.ReturnPerDay);
        (CampShare, WalkKmPerDay) = (other.CampShare, other.WalkKmPerDay);
    }

    /// <summary>Whether nobody can pass a place on a day: it is held or fought over, and not yet taken.</summary>
    internal bool IsBlocked(int place, int day) =>
        day < TakenFrom[place] && (HeldAtStart[place] || FoughtFrom[place] <= day);
}
