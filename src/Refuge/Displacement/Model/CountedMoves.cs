using Refuge.Displacement.Counts;
using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>The second phase of a day: who is counted goes on by the path of the count.</summary>
/// <remarks>
/// A path says how many more or fewer are at a place tonight. Who comes leaves a home from which people flee already,
/// as many as there still are, so that nobody flees twice; where nobody knows such a home, or how many live in one,
/// they come from outside what the folder knows. Who is counted no longer goes there. What begins after the counts were
/// taken is moved by the other phases and comes on top. Where a total counts everybody, those who are fewer at one
/// place and more at another on a day have moved: only by what the total gains are people new (decision 0097).
/// </remarks>
static class CountedMoves
{
    /// <summary>Brings everybody who is counted to where the counts go on to today.</summary>
    internal static void Follow(MemberDay today)
    {
        if (today.Network.Anchors.Length == 0 && today.Network.Total is null) return;

        // What came between the last report and the as-of date is no arrival of the first day.
        if (today.Day == today.Network.AsOf + 1)
        {
            Ask(
                today, today.Network.AsOf,
                static (anchor, asOf, rank, _) => anchor.At(asOf, rank) - anchor.LastPeople);
            Move(today, isFlow: false);
        }

        Ask(today, today.Day, static (anchor, day, rank, since) => anchor.At(day, rank) - anchor.At(since, rank));
        Move(today, isFlow: true);
    }

    /// <summary>
    /// How many more people the count says there are on a day than on the last day on which people could come.
    /// </summary>
    delegate int Change(CountAnchor anchor, int day, double rank, int since);

    /// <summary>
    /// Works out how many more, or fewer, are to be at each place. Where every way is closed nobody comes; who waited
    /// comes when one opens.
    /// </summary>
    static void Ask(MemberDay today, int day, Change change)
    {
        var (world, scenario, asked) = (today.Network, today.Scenario, today.Asked);
        Array.Clear(asked);
        today.AskedElsewhere = 0;
        var counted = 0;
        for (var number = 0; number < world.Anchors.Length; number++)
        {
            var anchor = world.Anchors[number];
            if (!anchor.IsFollowed || world.Cut.AreCut(anchor.Places, day)) continue;
            var since = world.Cut.LastReached(anchor.Places, day);
            var more = change(anchor, day, scenario.Ranks[number], since);
            counted += more;
            Part(more, anchor.Places, scenario.Present, asked);
        }

        if (world.Total is not { IsFollowed: true } total) return;
        var rest = change(total, day, scenario.TotalRank, day - 1) - counted;

        // What the total says beyond the places whose own counts go on is where nobody counted how it goes on.
        var (people, elsewhere) = (0L, (long)scenario.Elsewhere);
        foreach (var place in world.Remainder) people += scenario.Present[place];
        var away = people + elsewhere == 0 ? world.Remainder.Length == 0 ? rest : 0
            : (int)(rest * elsewhere / (people + elsewhere));
        Part(rest - away, world.Remainder, scenario.Present, asked);
        today.AskedElsewhere = Math.Min(away, RoomElsewhere(today, counted + rest));
        PartOverCounted(today, day, away - today.AskedElsewhere);
    }

    /// <summary>
    /// How many more may be at no known place: of everybody displaced no larger a part than was counted at none at the
    /// start. That a total grows faster than its places is no sign that the new ones are nowhere.
    /// </summary>
    static int RoomElsewhere(MemberDay today, int change)
    {
        if (!today.Network.IsAnyPlaceCounted) return int.MaxValue;

        var scenario = today.Scenario;
        long start = scenario.Elsewhere;
        foreach (var people in scenario.Present) start += people;
        var most = start == 0 ? 0 : (double)scenario.Elsewhere / start * (today.State.Displaced + change);
        return (int)Math.Clamp(most - today.State.Elsewhere, 0, int.MaxValue);
    }

    /// <summary>
    /// Divides people over the counted places that somebody can come to on the day; where there is none they are at no
    /// known place.
    /// </summary>
    static void PartOverCounted(MemberDay today, int day, int people)
    {
        if (people == 0) return;
        var (world, all) = (today.Network, 0L);
        foreach (var anchor in world.Anchors)
        {
            if (world.Cut.AreCut(anchor.Places, day)) continue;
            foreach (var place in anchor.Places) all += WeightOf(place);
        }

        long left = people;
        foreach (var anchor in world.Anchors)
        {
            if (world.Cut.AreCut(anchor.Places, day)) continue;
            foreach (var place in anchor.Places)
            {
                var weight = WeightOf(place);
                var part = left * weight / all;
                today.Asked[place] += (int)part;
                (left, all) = (left - part, all - weight);
            }
        }

        today.AskedElsewhere += (int)left;

        // A camp that nobody was left in is still a place that is known.
        long WeightOf(int place) => today.Scenario.Present[place] + 1L;
    }

    /// <summary>
    /// Divides a change over places in proportion to who is there at the start, evenly where nobody is: exact shares by
    /// cumulative rounding.
    /// </summary>
    static void Part(int change, ReadOnlySpan<int> places, ReadOnlySpan<int> present, Span<int> asked)
    {
        if (change == 0 || places.Length == 0) return;
        var all = 0L;
        foreach (var place in places) all += present[place];
        var isEven = all == 0;
        if (isEven) all = places.Length;
        long left = change;
        foreach (var place in places)
        {
            long weight = isEven ? 1 : present[place];
            var part = all == 0 ? 0 : left * weight / all;
            asked[place] += (int)part;
            (left, all) = (left - part, all - weight);
        }
    }

    static void Move(MemberDay today, bool isFlow)
    {
        var (asked, state) = (today.Asked, today.State);
        var (wanted, leaving) = ((long)Math.Max(0, today.AskedElsewhere), (long)Math.Max(0, -today.AskedElsewhere));
        foreach (var people in asked)
        {
            if (people < 0) leaving -= people;
            else wanted += people;
        }

        // Where everybody is counted, the total says how many are new: who is counted no longer at one place and more
        // at another has moved.
        Array.Clear(today.Moving);
        var moving = today.Network.Total is { IsFollowed: true } ? Math.Min(wanted, leaving) : 0;
        wanted -= moving;
        for (var place = 0; place < asked.Length; place++)
        {
            if (asked[place] < 0) Leave(today, place, -asked[place], ref moving);
        }

        if (today.AskedElsewhere < 0) LeaveElsewhere(today, -today.AskedElsewhere, ref moving);
        var supply = new Supply(today, wanted + moving);
        for (var place = 0; place < asked.Length; place++)
        {
            if (asked[place] > 0) Come(today, ref supply, place, asked[place], isFlow);
        }

        if (today.AskedElsewhere > 0) Come(today, ref supply, Nowhere, today.AskedElsewhere, isFlow);
    }

    static void LeaveElsewhere(MemberDay today, int people, ref long moving)
    {
        var leaving = Math.Min(people, today.State.Elsewhere);
        today.State.Elsewhere -= leaving;
        LeaveCrisis(today, Unknown, leaving - Keep(today, Unknown, leaving, ref moving));
    }

    /// <summary>Of those who leave a place, how many go to another one today.</summary>
    static int Keep(MemberDay today, int origin, int leaving, ref long moving)
    {
        var kept = (int)Math.Min(leaving, moving);
        moving -= kept;
        today.Moving[origin] += kept;
        return kept;
    }

    /// <summary>Who is displaced no longer, as far as anybody knows.</summary>
    static void LeaveCrisis(MemberDay today, int origin, int people)
    {
        var state = today.State;
        state.Outside += people;
        (state.Displaced, state.FollowedNow) = (state.Displaced - people, state.FollowedNow - people);
        if (origin > 0) state.Away[origin] -= people;
    }

    /// <summary>
    /// Who is counted no longer: those of whom nobody knows where they came from first, then those of each home in
    /// turn.
    /// </summary>
    static void Leave(MemberDay today, int place, int people, ref long moving)
    {
        var state = today.State;
        for (var origin = 0; origin < today.PlaceOf.Length && people > 0; origin++)
        {
            var settled = state.Settled.Row(origin);
            if (settled.Length == 0 || settled[place] == 0) continue;
            var leaving = Math.Min(people, settled[place]);
            settled[place] -= leaving;
            people -= leaving;
            state.Sheltered[place] -= leaving;
            state.Followed[place] -= leaving;
            LeaveCrisis(today, origin, leaving - Keep(today, origin, leaving, ref moving));
        }
    }

    static void Come(MemberDay today, ref Supply supply, int place, int people, bool isFlow)
    {
        var state = today.State;
        people -= MoveTo(today, place, people, isFlow);
        while (people > 0 && supply.Next(people) is (var origin, var coming) && coming > 0)
        {
            people -= coming;
            if (origin > 0)
            {
                var home = today.PlaceOf[origin];
                state.Returned[home] = Departures.StillAmong(state.Returned[home], state.Home[home], coming);
                state.Home[home] -= coming;
                state.Away[origin] += coming;
                if (isFlow) today.Departed[home] += coming;
            }
            else
            {
                state.Outside -= coming;
                if (isFlow) today.CameFromOutside += coming;
            }

            (state.Displaced, state.FollowedNow) = (state.Displaced + coming, state.FollowedNow + coming);
            if (place == Nowhere)
            {
                state.Elsewhere += coming - SetOut(today, origin, coming);
                continue;
            }

            Settle(today, place, origin, coming, isFlow);
        }
    }

    /// <summary>Those who are counted at another place no longer come first: nobody new has to.</summary>
    /// <returns>How many came.</returns>
    static int MoveTo(MemberDay today, int place, int people, bool isFlow)
    {
        var (moving, left) = (today.Moving, people);
        for (var origin = 0; origin < moving.Length && left > 0; origin++)
        {
            var coming = Math.Min(left, moving[origin]);
            if (coming == 0) continue;
            (moving[origin], left) = (moving[origin] - coming, left - coming);
            if (place == Nowhere) today.State.Elsewhere += coming;
            else Settle(today, place, origin, coming, isFlow);
        }

        return people - left;
    }

    static void Settle(MemberDay today, int place, int origin, int people, bool isFlow)
    {
        var state = today.State;
        state.Followed[place] += people;
        state.Settled.Add(origin, place, people);
        state.Sheltered[place] += people;
        if (isFlow) today.Arrived[place] += people;
    }

    /// <summary>
    /// Where nobody counted at any place how many came, those whose home is known go where others flee to from there.
    /// </summary>
    /// <returns>How many set out; zero where it is not known whence or whither.</returns>
    static int SetOut(MemberDay today, int origin, int people)
    {
        var world = today.Network;
        if (origin == 0 || world.IsAnyPlaceCounted || world.Remainder.Length > 0) return 0;
        var home = today.PlaceOf[origin];
        return Travel.FindsRefuge(today, home, today.Day)
            ? Travel.SendOut(today, home, people, origin, today.Day, Purpose.ChooseRefugeCounted)
            : 0;
    }

    const int Nowhere = -1, Unknown = 0;

    /// <summary>
    /// Who can come today: a part of those at each home from which people flee already, then people from outside.
    /// </summary>
    ref struct Supply
    {
        readonly MemberDay today;
        readonly Span<int> parts;
        int origin;
        bool isOutsideOpen;

        internal Supply(MemberDay today, long wanted)
        {
            this.today = today;
            parts = today.Coming;
            origin = 1;
            isOutsideOpen = !today.Scenario.IsSourceClosed;
            var (home, weight) = (today.State.Home, today.Scenario.SourceWeight);
            var all = 0.0;
            for (var number = 1; number < parts.Length; number++) all += WeightOf(number);
            var left = wanted;
            for (var number = 1; number < parts.Length; number++)
            {
                var own = WeightOf(number);
                parts[number] = own <= 0 ? 0
                    : (int)Math.Min(home[today.PlaceOf[number]], own >= all ? left : (long)(left * (own / all)));
                left -= parts[number];
                all -= own;
            }

            // Where a home has not so many left, the others make up for it.
            for (var number = 1; number < parts.Length && left > 0; number++)
            {
                if (WeightOf(number) <= 0) continue;
                var more = (int)Math.Min(left, home[today.PlaceOf[number]] - parts[number]);
                (parts[number], left) = (parts[number] + more, left - more);
            }

            double WeightOf(int number)
            {
                var place = today.PlaceOf[number];
                return home[place] == 0 ? 0 : weight[place];
            }
        }

        /// <summary>
        /// The next of them: the number of an origin, 0 from outside, and how many; nobody when nobody is left.
        /// </summary>
        internal (int Origin, int People) Next(int wanted)
        {
            while (origin < parts.Length && parts[origin] == 0) origin++;
            if (origin == parts.Length) return isOutsideOpen ? (0, wanted) : (0, 0);
            var coming = Math.Min(wanted, parts[origin]);
            parts[origin] -= coming;
            return (origin, coming);
        }
    }
}
