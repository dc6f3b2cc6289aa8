using System.Diagnostics;
using Refuge.Funding;
using Refuge.Funding.BackTests;

namespace Refuge.Publishing.Bulletins;

/// <summary>What was agreed to pay if a forecast says so: each rule as a sentence, and what this run says of
/// it.</summary>
static class TriggerSection
{
    /// <summary>The section; null where nothing was agreed, or nothing of it may be shown.</summary>
    internal static PageSection? Of(Page page) => page.Shown.Triggers.Count == 0 ? null : new(
        "triggers", page.Words["Agreed beforehand"],
        [new Items(Rules(page))]);

    /// <summary>The rules, those that are met first. Empty where nothing was agreed, or nothing may be shown.</summary>
    internal static IReadOnlyList<Item> Rules(Page page) =>
        [.. page.Shown.Triggers.OrderByDescending(static row => IsMet(row)).Select(row => Told(page, row))];

    static bool IsMet(TriggerRow row) => row.State is TriggerState.Met or TriggerState.MetInThisRun;

    static Item Told(Page page, TriggerRow row) => new(
        new($"{page.Quoted(row.Title)}:", $"{State(page, row)}.", row.Evidence),
        [
            Line.Of(page.Words["Act as soon as one of these holds:"]),
            .. Conditions(page, row).Select(line => Line.Of($"{Page.Sentence(line)}.", row.Evidence)),
            Line.Of(string.Join(" ", Terms(page, row.Terms)), row.Evidence),
            .. Past(page, row).Select(static line => Line.Of(line)),
        ],
        IsMet(row) ? Tone.Decide : Tone.Plain);

    /// <summary>What follows, in a few words.</summary>
    static string State(Page page, TriggerRow row) => row.State switch
    {
        TriggerState.Met => page.Words["MET: decide now"],
        TriggerState.MetInThisRun =>
            page.Words.Say(
                "MET in this run: {0} of the last {1} must agree", row.Persistence.Runs, row.Persistence.OfLast),
        TriggerState.Quiet =>
            page.Words.Say("Met, but acted on: quiet until {0}", page.Words.Day(row.QuietUntil!.Value)),
        TriggerState.AlreadyTrue => page.Words["True already: there is no change to act on"],
        TriggerState.Expired => page.Words["Expired"],
        TriggerState.NotMet => page.Words["Not met"],
        TriggerState.NotKnown => page.Words["NOT KNOWN"],
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// Each condition as a sentence with the chance that was agreed and the chance in this run; of places watched one
    /// by one, the likeliest.
    /// </summary>
    static IEnumerable<string> Conditions(Page page, TriggerRow row) =>
        row.Conditions.Select(
            condition =>
                $"{Magnitude(page, condition)}: "
                    + $"{page.Words.Say("agreed: {0}", Agreed(page, condition.Agreed.Value))}; "
                    + $"{InThisRun(page, condition)}");

    static string InThisRun(Page page, ConditionRow condition)
    {
        var says = condition switch
        {
            { InThisRun: { } chance, At: { } place } =>
                page.Words.Say("this run says {0}, at {1}", page.Chance(chance), page.Name(place)),
            { InThisRun: { } chance } => page.Words.Say("this run says {0}", page.Chance(chance)),
            _ => page.Words["this run cannot say"],
        };
        return condition.InThisRun is null || condition.DaysWatched <= condition.Days
            ? says
            : page.Words.Say("{0}, looking {1:days} ahead, as far as the works take", says, condition.DaysWatched);
    }

    static string Magnitude(Page page, ConditionRow condition)
    {
        var where = condition switch
        {
            { Place: { } place } => page.Words.Say("at {0}", page.Name(place)),
            { AnySite: true } => page.Words["at any site"],
            { Axis: { } axis } => page.Words.Say("towards the {0}", page.Words.Term(axis)),
            _ => page.Words["anywhere"],
        };
        if (condition.ShareOfCapacity is { } share)
        {
            return page.Words.Say(
                "people at {0} % of the places or more {1} within {2:days}", Figures.Print(share * Percent), where,
                condition.Days);
        }

        var people = Figures.Print(condition.People!.Value);
        return condition.Measure switch
        {
            WatchedMeasure.Arrivals =>
                page.Words.Say("at least {0:arrivals} {1} within {2:days}", people, where, condition.Days),
            WatchedMeasure.Present =>
                page.Words.Say("at least {0:displaced people} {1} within {2:days}", people, where, condition.Days),
            WatchedMeasure.DisplacedNow or WatchedMeasure.DisplacedTotal =>
                page.Words.Say("at least {0:people} displaced within {1:days}", people, condition.Days),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// A chance that was agreed: exactly as agreed, not rounded to a fraction that people can picture.
    /// </summary>
    static string Agreed(Page page, double chance) =>
        page.Words.Say("{0} % or more", Figures.Full(Math.Round(chance * Percent, 6)));

    /// <summary>What is paid, who decides, and how long it holds.</summary>
    static IEnumerable<string> Terms(Page page, TermsRow terms)
    {
        var words = page.Words;
        if (terms.Actions.Count > 0)
        {
            yield return words.Say("Paid then: {0}.", string.Join(words[", "], terms.Actions.Select(words.Term)));
        }
        if (terms.Envelope is { } envelope)
        {
            yield return words.Say("At most {0} {1}.", Figures.Print((double)envelope), terms.Currency);
        }
        if (terms.Decision is { } decision)
        {
            var roles = string.Join(words[", "], terms.Roles.Select(words.Term));
            yield return (decision, terms.AtLeast, terms.Roles.Count) switch
            {
                (DecisionKind.Automatic, _, _) => words["Released without a vote."],
                (_, { } atLeast, > 0) => words.Say("Decided by at least {0} of: {1}.", atLeast, roles),
                (_, { } atLeast, _) when terms.NumberOfRoles > 0 =>
                    words.Say("Decided by at least {0} of {1} roles.", atLeast, terms.NumberOfRoles),
                (_, _, > 0) => words.Say("Decided by: {0}.", roles),
                _ => words["Decided by vote."],
            };
            if (terms.WaiverHours is { } hours) yield return words.Say("It can be stopped within {0:hours}.", hours);
        }

        if (terms.MuteDays > 0) yield return words.Say("Quiet for {0:days} afterwards.", terms.MuteDays);
        if (terms.Expires is { } last) yield return words.Say("Holds until {0}.", words.Day(last));
    }

    /// <summary>How rules like the conditions would have done in past crises.</summary>
    static IEnumerable<string> Past(Page page, TriggerRow row)
    {
        var words = page.Words;
        var tried = row.Conditions.Select(static condition => condition.Past).OfType<PastTrigger>()
            .DistinctBy(static past => (past.Multiple, past.Days)).ToList();
        if (tried.Count == 0) yield return words["Not tested against the past."];
        foreach (var past in tried)
        {
            var record = words.Say(
                "Tried on {0} past crises: acting when a count may come to {1} times the last one within {2} days "
                + "would "
                + "have acted {3} times, {4} of them rightly, and missed {5} of {6} rises.",
                past.Crises, Figures.Full(past.Multiple), past.Days, past.Record.Activations, past.Record.Hits,
                past.Record.Misses, past.Record.Events);
            yield return past.Record.IsTooFew ? $"{record} {words["Too few to conclude."]}" : record;
        }
    }

    const double Percent = 100;
}
