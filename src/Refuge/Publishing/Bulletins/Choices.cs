namespace Refuge.Publishing.Bulletins;

/// <summary>Lines of the plan put together as people decide them: one thing on one side, now or later.</summary>
static class Choices
{
    /// <summary>The choices: what cannot wait first, dearest first; then by the last day for an order.</summary>
    internal static IReadOnlyList<Choice> Of(Page page, IReadOnlyList<PlanRow> rows) =>
    [
        .. rows.GroupBy(row => (row.Action, Axis: AxisOf(page, row), When: When(page, row)))
            .Select(static group => new Choice(group.Key.Action, group.Key.Axis, group.Key.When, [.. group]))
            .OrderBy(static choice => choice.When)
            .ThenBy(static choice => choice.When == Urgency.Now ? 0 : choice.Rows.Min(static row => row.Order))
            .ThenByDescending(static choice => choice.Cost ?? 0)
            .ThenBy(static choice => choice.Action.Raw, StringComparer.Ordinal)
            .ThenBy(static choice => choice.Axis?.Raw, StringComparer.Ordinal),
    ];

    static Shown? AxisOf(Page page, PlanRow row) => page.Shown.Places.GetValueOrDefault(row.Place)?.Axis;

    static Urgency When(Page page, PlanRow row) => row switch
    {
        { Scenario.IsNow: true } or { Line.IsShortToday: true } => Urgency.Now,
        _ when DecisionSection.IsNow(page, row) => Urgency.Now,
        { Line.ReleaseBy: null, ReleaseBy.IsEmpty: true } => Urgency.NotKnown,
        _ => Urgency.Later,
    };
}

/// <summary>When something must be ordered.</summary>
enum Urgency
{
    /// <summary>Today, or it is late already.</summary>
    Now,

    /// <summary>By a day to come.</summary>
    Later,

    /// <summary>Nobody knows how long it takes.</summary>
    NotKnown,
}

/// <summary>One thing to decide.</summary>
/// <param name="Action">What is ordered.</param>
/// <param name="Axis">For which side. Null where the places lie on none.</param>
/// <param name="When">When.</param>
/// <param name="Rows">The lines of the plan.</param>
sealed record Choice(Shown Action, Shown? Axis, Urgency When, IReadOnlyList<PlanRow> Rows)
{
    /// <summary>What all lines cost that may be added. Null where none has a price.</summary>
    internal decimal? Cost => Added.Where(static row => row.Line.Cost is not null).Select(static row => row.Line.Cost)
        .Aggregate((decimal?)null, static (sum, cost) => (sum ?? 0) + cost);

    /// <summary>
    /// The lines that may be added: of lines counted from D those of the last scenario, since each holds the one
    /// before.
    /// </summary>
    IReadOnlyList<PlanRow> Added => Rows.Any(static row => row.Line.ScenarioDay is not null)
        ? [.. Rows.Where(row => row.Line.ScenarioDay == Rows.Max(static other => other.Line.ScenarioDay))]
        : Rows;

    /// <summary>How it is bought, whether that is in time and whom to ask. Null where the plan does not say.</summary>
    internal string? Way(Page page) => MeansText.Way(page, Added);

    /// <summary>The choice as a statement.</summary>
    /// <param name="page">The page.</param>
    /// <param name="common">The way that is told once for all choices. Null when each tells its own.</param>
    internal Item Told(Page page, string? common)
    {
        var side = Axis is { } axis ? page.Words.Say(", {0}", page.Words.Term(axis)) : "";
        var isBound = Added.Any(static row => row.Line.CostIsLowerBound || row.Line.Cost is null);
        var cost = DecisionSection.Cost(page, Cost, Added.Select(static row => row.Line.Currency)
            .FirstOrDefault(static each => each is not null), isBound);
        var later = Rows.Any(static row => row.Line.LearnedLater);
        var evidence = Rows.SelectMany(static row => row.Evidence).Distinct().ToList();
        return new(
            new(
                $"{Order(page)}: {Amount(page)}{side}, {MeansText.Beside(page, cost, Added)}{Page.Dagger(later)}.", "",
                evidence)
            {
                From = Rows[0].Key,
            },
            [new("", Detail(page, common), evidence) { From = Rows[0].Key }],
            When == Urgency.Now ? Tone.Decide : Tone.Plain);
    }

    string Order(Page page)
    {
        if (When == Urgency.NotKnown) return page.Words["Order, last day not known"];
        var first = Rows.MinBy(static row => row.Order)!;
        return DecisionSection.IsNow(page, first)
            ? page.Words["Order now"]
            : page.Words.Say("Order by {0}", DecisionSection.Deadline(page, first));
    }

    /// <summary>How much: one number, or one for each scenario, each of which holds the one before.</summary>
    string Amount(Page page)
    {
        var name = page.Words.Term(Action);
        var unit = page.Words.Term(Rows[0].Line.Unit);
        if (Rows.All(static row => row.Line.ScenarioDay is null))
        {
            return page.Words.Say("{0} ({1})", page.Words.Counted(Sum(page, Rows), Rows[0].Line.Unit), name);
        }

        var steps = Rows.GroupBy(static row => row.Line.ScenarioDay!.Value).OrderBy(static step => step.Key)
            .DistinctBy(static step => step.Sum(static row => row.Line.Quantity))
            .Select(step => page.Words.Say(
                "{0} by {1}", Sum(page, [.. step]), FormattableString.Invariant($"D+{step.Key}")));
        return page.Words.Say("{0} ({1}): {2}", Page.Sentence(unit), name, string.Join(page.Words[", "], steps));
    }

    static string Sum(Page page, IReadOnlyList<PlanRow> rows) => rows.Any(static row => row.Line.Quantity is null)
        ? page.Words["not known"]
        : Figures.Exact(rows.Sum(static row => row.Line.Quantity!.Value));

    /// <summary>Since when it is needed: what is missing today is told apart from what only must be ordered
    /// today.</summary>
    string Needed(Page page)
    {
        var today = Rows.Where(static row => row.Line.IsShortToday || row.Scenario.IsNow).ToList();
        if (today.Count == Rows.Count) return page.Words["Missing now."];

        var from = DecisionSection.NeededBy(page, Rows.Except(today).MinBy(static row => row.Order)!);
        return (today.Count, from == page.Words["now"]) switch
        {
            (0, true) => page.Words["Needed this week."],
            (0, false) => page.Words.Say("Needed from {0}.", from),
            (_, true) => page.Words.Say("Missing now: {0}; the rest this week.", Sum(page, today)),
            _ => page.Words.Say("Missing now: {0}; the rest from {1}.", Sum(page, today), from),
        };
    }

    /// <summary>
    /// How long it takes: of several lots, which may come by different ways, the quickest and the slowest.
    /// </summary>
    string Takes(Page page)
    {
        var days = Rows.Select(static row => row.Line.LeadDays).OfType<double>().Order().ToList();
        return days.Count == 0 ? page.Words["How long it takes is not known."]
            : days[0] == days[^1] ? page.Words.Say("Takes {0:days} in 8 of 10 cases.", Figures.Print(days[0]))
            : page.Words.Say(
                "The first lot takes {0:days} in 8 of 10 cases, the last {1:days}.", Figures.Print(days[0]),
                Figures.Print(days[^1]));
    }

    /// <summary>Days for which a site is taken to have the room that was told of it. Judgement.</summary>
    const int DaysOfRoom = 60;

    /// <summary>From so many hand pumps on, one motor pump may do as well. Judgement.</summary>
    const int ManyWells = 10;

    /// <summary>Where, from when, how long it takes, and how likely it is late.</summary>
    string Detail(Page page, string? common)
    {
        var places = Added.OrderByDescending(static row => row.Line.Quantity ?? 0)
            .SelectMany(row => page.NamesOf(row.Place)).Distinct().ToList();
        List<string> parts = [page.Words.Say("For {0}.", page.Listed(places))];
        parts.Add(Needed(page));
        if (Rows.Select(static row => row.Line.HaveOn).Min() is { } counted
            && page.Shown.AsOf.DayNumber - counted.DayNumber
                > (Rows[0].Line.Unit.Raw is "plots" ? DaysOfRoom : TodaySection.FreshDays))
        {
            parts.Add(page.Words.Say(Rows[0].Line.Unit.Raw is "plots"
                ? "What room there is was told {0}: ask again first."
                : "What stands was counted {0}: look again first.", page.Ago(counted)));
        }

        parts.Add(Takes(page));
        parts.AddRange(LandText.Of(page, Added));
        if (Rows[0].Line.Unit.Raw is "wells")
        {
            parts.Add(page.Words["Until wells give water, bring it by lorry into tanks with taps."]);
            if (Added.Sum(static row => row.Line.Quantity ?? 0) >= ManyWells)
            {
                parts.Add(
                    page.Words["Ask first what the ground yields: one deep well with a motor pump and tanks may serve "
                    + "as many people as ten hand pumps."]);
            }
        }

        if (When != Urgency.Now && Rows.MaxBy(static row => row.Chance?.Value ?? -1)?.Chance is { } chance)
        {
            parts.Add(page.Words.Say("Late if ordered today: {0}.", page.Chance(chance)));
        }

        if (Way(page) is { } way && way != common) parts.Add(way);
        if (MeansText.Price(page, Added) is { } price) parts.Add(price);
        return string.Join(" ", parts);
    }
}
