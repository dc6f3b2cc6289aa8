using Refuge.Funding;

namespace Refuge.Publishing;

/// <summary>Turns a rule agreed beforehand into what an audience may see of it.</summary>
/// <param name="tier">For whom.</param>
/// <param name="references">Evidence as the audience sees it.</param>
sealed class TriggerRows(Tier tier, Func<IEnumerable<Evidence>, IReadOnlyList<Reference>> references)
{
    /// <summary>
    /// The rule as shown. Its title and the roles that decide are words of the row, and need its release.
    /// </summary>
    internal TriggerRow Of(TriggerReading reading)
    {
        var (trigger, rows) = (reading.Trigger.Value, reading.Trigger.Evidence);
        var cases = reading.Cases.Where(each => each.Place is null || tier.ShowsForecastOf(each.Place)).ToList();
        return new(
            Shown.Released(tier, trigger.Title, rows) ?? Shown.Code(tier, trigger.Id), reading.State,
            reading.QuietUntil, trigger.Persistence,
            [.. trigger.Conditions.Select(condition => Of(reading, condition, cases))], Terms(trigger, rows),
            references(rows));
    }

    ConditionRow Of(TriggerReading reading, ActIf condition, List<TriggerCase> cases)
    {
        var watch = reading.Trigger.Value.Watch;
        // What is true already at one place is not what a rule that is met at another acts on.
        var all = cases.FindAll(each => each.Condition == condition);
        var likeliest = (all.FindAll(static each => each.IsMet) is { Count: > 0 } met ? met : all)
            .MaxBy(static each => each.Chance?.Value ?? -1);
        return new(
            watch.Measure,
            watch.Where is WatchedPlace one ? Shown.Place(tier, one.Place) : null,
            watch.Where is WatchedAxis along ? Shown.Direction(tier, along.Axis) : null,
            watch.Where is WatchedSites, watch.Days, condition.People, condition.ShareOfCapacity, condition.Chance,
            Chance.For(tier, likeliest?.Chance),
            watch.Where is WatchedSites ? Shown.Place(tier, likeliest?.Place) : null)
        {
            DaysWatched = reading.DaysWatched,
            Past = cases.Where(each => each.Condition == condition)
                .OrderByDescending(static each => each.Chance?.Value ?? -1)
                .Select(static each => each.Past).FirstOrDefault(static past => past is not null),
        };
    }

    TermsRow Terms(Trigger trigger, IReadOnlyList<Evidence> rows) => new(
        [.. trigger.Actions.Select(action => Shown.Code(tier, action))], trigger.Envelope?.Amount,
        trigger.Envelope is { } envelope ? Shown.Currency(envelope.Currency) : null, trigger.Decision?.Kind,
        [.. (trigger.Decision?.Roles ?? []).Select(role => Shown.Released(tier, role, rows)).OfType<Shown>()],
        trigger.Decision?.Roles.Count ?? 0,
        trigger.Decision?.AtLeast, trigger.Decision?.WaiverHours, trigger.MuteDays, trigger.Expires);
}
