namespace Refuge.Displacement.Model;

/// <summary>
/// Where the people of one member are at the end of one calendar day: everything that a later day depends on, and
/// nothing else.
/// </summary>
/// <remarks>
/// A cohort is people alike in all that the rules look at: where they are (at home, at a place of refuge, waiting at a
/// screening site, or on the road with a day of arrival) and where they come from. Origin 0 is "unknown": the displaced
/// who were there before the run. People only ever move from one cohort to another. What a member drew is in
/// <see cref="MemberScenario"/>; with both, and the numbers addressed by calendar day, a member goes on from a copy as
/// it would have gone on itself.
/// </remarks>
sealed class MemberState
{
    internal MemberState(int places, int origins)
    {
        (Home, Returned, Sheltered, Away) = (new int[places], new int[places], new int[places], new int[origins]);
        (Followed, Passing) = (new int[places], new int[places]);
        Settled = new(origins, places);
        Waiting = new(places, origins);
    }

    /// <summary>The day at whose end people are here, as <see cref="DateOnly.DayNumber"/>.</summary>
    internal int Day { get; set; }

    /// <summary>[places] People at home.</summary>
    internal int[] Home { get; }

    /// <summary>[places] Of those at home, people who had fled and returned.</summary>
    internal int[] Returned { get; }

    /// <summary>[places] Displaced people at each place, those waiting to be screened included.</summary>
    internal int[] Sheltered { get; }

    /// <summary>[origins] People of each origin who are away from home.</summary>
    internal int[] Away { get; }

    /// <summary>[origins × places] Displaced people who stay at each place.</summary>
    internal CohortRows Settled { get; }

    /// <summary>[places × origins] Displaced people who wait to be screened.</summary>
    internal CohortRows Waiting { get; }

    /// <summary>People on the road.</summary>
    internal Road Road { get; } = new();

    /// <summary>Displaced people, those on the road and at no known place included.</summary>
    internal long Displaced { get; set; }

    /// <summary>Displaced people whom a total counts and no place does.</summary>
    internal int Elsewhere { get; set; }

    /// <summary>[places] By how much the people at each place have changed by following its counts.</summary>
    internal int[] Followed { get; }

    /// <summary>
    /// [places] People who pass a place by its counts and stay there tonight: they are counted where they go, so they
    /// are in no sum.
    /// </summary>
    internal int[] Passing { get; }

    /// <summary>The same of everybody displaced.</summary>
    internal long FollowedNow { get; set; }

    /// <summary>
    /// People outside what the folder knows: who is counted no longer, less who came from no known home. Below zero
    /// where more came.
    /// </summary>
    internal long Outside { get; set; }

    /// <summary>Makes this the same as <paramref name="other"/>, a state of the same network.</summary>
    internal void CopyFrom(MemberState other)
    {
        (Day, Displaced, Elsewhere, Outside) = (other.Day, other.Displaced, other.Elsewhere, other.Outside);
        other.Home.CopyTo(Home, 0);
        other.Returned.CopyTo(Returned, 0);
        other.Sheltered.CopyTo(Sheltered, 0);
        other.Away.CopyTo(Away, 0);
        other.Followed.CopyTo(Followed, 0);
        other.Passing.CopyTo(Passing, 0);
        FollowedNow = other.FollowedNow;
        Settled.CopyFrom(other.Settled);
        Waiting.CopyFrom(other.Waiting);
        Road.CopyFrom(other.Road);
    }

    /// <summary>Puts everybody where a member believes them to be on the day on which the run starts.</summary>
    /// <param name="scenario">What the member believes.</param>
    /// <param name="world">The network of places.</param>
    internal void Begin(MemberScenario scenario, DisplacementNetwork world)
    {
        const int Unknown = 0;
        (Day, Displaced, Elsewhere, Outside) = (world.AsOf, scenario.Elsewhere, scenario.Elsewhere, 0);
        scenario.Residents.CopyTo(Home, 0);
        scenario.Present.CopyTo(Sheltered, 0);
        Array.Clear(Returned);
        Array.Clear(Away);
        Array.Clear(Followed);
        Array.Clear(Passing);
        FollowedNow = 0;
        Settled.Clear();
        Waiting.Clear();
        Road.Clear();
        for (var place = 0; place < Sheltered.Length; place++)
        {
            if (Sheltered[place] == 0) continue;
            if (world.LetsThrough(place)) Waiting.Add(place, Unknown, Sheltered[place]);
            else Settled.Add(Unknown, place, Sheltered[place]);
            Displaced += Sheltered[place];
        }

        foreach (var passage in world.Passages)
        {
            var place = passage.Places[0];
            Passing[place] = Sheltered[place];
        }
    }

    /// <summary>Everybody: the same at the end of every day.</summary>
    internal long Total()
    {
        var sum = Outside + Elsewhere;
        foreach (var people in Home) sum += people;
        return sum + Settled.Total() + Waiting.Total() + Road.Total();
    }
}
