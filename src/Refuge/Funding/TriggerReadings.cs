using System.Diagnostics;
using Refuge.Displacement;
using Refuge.Funding.BackTests;
using Refuge.Situations;

namespace Refuge.Funding;

/// <summary>Runs triggers on a forecast.</summary>
/// <param name="situation">The picture as known.</param>
/// <param name="forecast">The members.</param>
/// <param name="decisions">What was decided, as known: a yes that cites a trigger as its action makes it quiet.</param>
/// <param name="works">Days that an action takes by the quickest way, in eight of ten cases, by its identity; those
/// that nobody knows are missing.</param>
/// <param name="crisis">The identity of the crisis.</param>
sealed class TriggerReadings(
    Situation situation, Forecast forecast, IReadOnlyList<Recorded<Decision>> decisions,
    Lazy<IReadOnlyDictionary<string, int>> works, string crisis)
{
    readonly PlaceStates states = new(situation);
    readonly LatestCounts counted = new(situation, new PlaceStates(situation));

    /// <summary>What the forecast says of each of <paramref name="triggers"/>, in their order.</summary>
    internal IReadOnlyList<TriggerReading> Of(IReadOnlyList<Recorded<Trigger>> triggers) => [.. triggers.Select(Of)];

    TriggerReading Of(Recorded<Trigger> row)
    {
        var trigger = row.Value;
        List<int> taken =
        [
            .. from action in trigger.Actions
               from known in works.Value
               where IsSame(known.Key, action)
               select known.Value,
        ];
        int? longest = taken.Count == 0 ? null : taken.Max();

        // Who looks less far ahead than the works take can only act too late. No run looks beyond its last day.
        var watch = trigger.Watch with
        {
            Days = Math.Max(trigger.Watch.Days, Math.Min(longest ?? 0, forecast.Size.Days)),
        };
        TriggerCase[] cases = watch.Days > forecast.Size.Days
            ?
            [
                .. trigger.Conditions
                .Select(condition => new TriggerCase(null, condition, condition.People, null)),
            ]
            :
            [
                .. Watched(watch)
                .SelectMany(watched => trigger.Conditions.Select(condition => Case(watched, condition, watch))),
            ];
        var quiet = QuietUntil(trigger);
        var paid = decisions
            .Where(decision => decision.Value.Action == trigger.Id && decision.Value.Decided == DecisionOutcome.Yes)
            .Select(static decision => decision.Value.Amount).OfType<decimal>().ToList();
        return new(row, State(trigger, cases, quiet), cases, quiet)
        {
            DaysWatched = watch.Days,
            DaysOfWorks = longest,
            Paid = paid.Count == 0 ? null : paid.Sum(),
        };
    }

    /// <summary>
    /// Whether two names are one action: whoever writes a rule by hand joins words with a line below, others with one
    /// between.
    /// </summary>
    static bool IsSame(string known, string written) => string.Equals(
        known.Replace('_', '-'), written.Replace('_', '-'), StringComparison.OrdinalIgnoreCase);

    TriggerState State(Trigger trigger, TriggerCase[] cases, DateOnly? quiet) => cases switch
    {
        _ when trigger.Expires < situation.AsOf => TriggerState.Expired,
        _ when !cases.Any(each => each.IsMet) && cases.Any(each => each.HoldsToday) => TriggerState.AlreadyTrue,
        _ when !cases.Any(each => each.IsMet) =>
            cases.All(each => each.Chance is null) ? TriggerState.NotKnown : TriggerState.NotMet,
        _ when quiet is not null => TriggerState.Quiet,
        _ => trigger.Persistence.Runs > 1 ? TriggerState.MetInThisRun : TriggerState.Met,
    };

    /// <summary>The last quiet day after the last yes, when it has not passed.</summary>
    DateOnly? QuietUntil(Trigger trigger) => decisions
        .Where(decision => decision.Value.Action == trigger.Id && decision.Value.Decided == DecisionOutcome.Yes)
        .Select(decision => decision.Value.Date.AddDays(trigger.MuteDays))
        .Where(until => until >= situation.AsOf)
        .Cast<DateOnly?>()
        .Max();

    /// <summary>The places whose people are counted together, one group for each count that is compared.</summary>
    IEnumerable<Group> Watched(Watch watch) => watch.Where switch
    {
        WatchedPlace one => [new(one.Place, [one.Place])],
        WatchedSites =>
            situation.Places.Select(place => place.Value.Id).Where(place => states[place].IsSite).Order()
                .Select(place => new Group(place, [place])),
        WatchedAxis along => [new(null, [.. Receiving(along.Axis)])],
        WatchedEverywhere => [new(null, [.. forecast.Arrivals.Places])],
        _ => throw new UnreachableException(),
    };

    IEnumerable<PlaceId> Receiving(string axis) =>
        situation.Sites.Select(site => site.Value.Place).Where(place => situation.FindPlace(place)?.Value.Axis == axis)
            .Order();

    TriggerCase Case(Group watched, ActIf condition, Watch watch)
    {
        var people = condition.People
            ?? (
                watched.Place is { } place && situation.FindSite(place)?.Value.Capacity is { } capacity
                ? condition.ShareOfCapacity * capacity.Count
                : null);
        var isOfAll = watch.Measure is WatchedMeasure.DisplacedNow or WatchedMeasure.DisplacedTotal;
        if (people is not { } count || watched.Places.Count == 0 || (isOfAll && forecast.IsTotalUnknown))
        {
            return new(watched.Place, condition, people, null);
        }

        var isStock = watch.Measure is WatchedMeasure.Present or WatchedMeasure.DisplacedNow;
        return new(watched.Place, condition, people, Chance(watched, watch, count))
        {
            HoldsToday = isStock && Chance(watched, watch with { Days = 0 }, count).Value >= condition.Chance.Value,
            Past = LastCount(watched, watch) is > 0 and { } last
                ? PastTriggers.Find(count / last, watch.Days, crisis)
                : null,
        };
    }

    /// <summary>The last count of what a stock is watched of. Null for arrivals, and where nobody counted.</summary>
    double? LastCount(Group watched, Watch watch) => watch.Measure switch
    {
        WatchedMeasure.DisplacedNow or WatchedMeasure.DisplacedTotal => counted.Total?.Count.People.Value,
        WatchedMeasure.Present when watched.Places is [var one] => counted.DisplacedAt(one)?.People.Value,
        _ => null,
    };

    Share Chance(Group watched, Watch watch, double people)
    {
        var counts = new long[forecast.Size.Members];
        var largest = new long[counts.Length];
        for (var day = watch.Measure == WatchedMeasure.Arrivals ? 1 : 0; day <= watch.Days; day++)
        {
            if (watch.Measure != WatchedMeasure.Arrivals) Array.Clear(counts);
            Add(watched, watch.Measure, day, counts);
            for (var member = 0; member < counts.Length; member++)
            {
                largest[member] = Math.Max(largest[member], counts[member]);
            }
        }

        return new((double)largest.Count(count => count >= people) / largest.Length);
    }

    void Add(Group watched, WatchedMeasure measure, int day, long[] counts)
    {
        switch (measure)
        {
            case WatchedMeasure.Present:
                foreach (var place in watched.Places) AddMembers(forecast.Present.On(place, day), counts);
                break;
            case WatchedMeasure.Arrivals:
                var arrived = new int[counts.Length];
                forecast.AddArrivals(watched.Places, day, arrived);
                AddMembers(arrived, counts);
                break;
            case WatchedMeasure.DisplacedNow:
                AddMembers(forecast.DisplacedNow.On(day), counts);
                break;
            case WatchedMeasure.DisplacedTotal:
                AddMembers(forecast.DisplacedTotal.On(day), counts);
                break;
            default:
                throw new UnreachableException();
        }
    }

    static void AddMembers(ReadOnlySpan<int> members, long[] counts)
    {
        for (var member = 0; member < counts.Length; member++) counts[member] += members[member];
    }

    sealed record Group(PlaceId? Place, IReadOnlyList<PlaceId> Places);
}
