using Refuge.Funding;

namespace Refuge.Publishing.Bulletins;

/// <summary>What to decide, by which day, at what cost: first by thing and side, then line by line.</summary>
static class DecisionSection
{
    /// <summary>The section.</summary>
    internal static PageSection Of(Page page) => new(
        "decisions", page.Words["What to decide, and by when"],
        page.Shown.Audience == Audience.Public ? Sums(page) : Plan(page));

    /// <summary>To the public the sums by sector.</summary>
    static IReadOnlyList<Block> Sums(Page page) => page.Shown.Funding.Count == 0
        ? [new Note(Line.Of(page.Words["Decisions are not shown to the public."]))]
        :
        [
            new Grid(
                page.Words["What the plan would cost, by sector; places and days are not shown to the public"],
                [Column.Words(page.Words["Sector"]), Column.Number(page.Words["Cost"])],
                [
                    .. page.Shown.Funding.Select(row => new GridRow(
                        [page.Words.Term(row.Action), row.Line is { Cost: null, NeededIfNothingStands: not null }
                            ? page.Words["not known: nobody said what stands"]
                            : Cost(page, row.Line.Cost, row.Line.Currency, row.Line.CostIsLowerBound)],
                        row.Evidence)),
                ]),
        ];

    static List<Block> Plan(Page page)
    {
        var rows = page.Shown.Funding.Where(IsOrdered).ToList();
        var most = page.Shown.Funding.Where(static row => row.IsOpen).ToList();
        var open = page.Shown.Funding.Where(static row => row.Line.NeededIfNothingStands is not null).ToList();
        List<Block> blocks = [];
        var choices = Choices.Of(page, rows);
        if (choices.Count == 0 && most.Count == 0) blocks.Add(new Note(Line.Of(page.Words[Nothing(page)])));
        var common = CommonWay(page, choices, most);
        List<Item> told =
        [
            .. choices.Where(static choice => choice.When is Urgency.Now).Take(MostChoices).Select(Told),
            .. OpenOrderText.Told(page, most, common),
            .. choices.Where(static choice => choice.When is not Urgency.Now).Take(MostChoices).Select(Told),
        ];
        if (told.Count > 0) blocks.Add(new Items([.. told.Take(MostChoices)]));
        blocks.AddRange(PlotsToHold.Of(page, choices).Lines.Select(static line => new Note(line)));
        if (common is not null) blocks.Add(new Note(new(page.Words["Unless said otherwise:"], common, [])));
        if (page.Shown.CountsFromOffensive) blocks.Add(new Note(Line.Of(page.Words[Explanation])));
        if (rows.Any(static row => row.Line.LearnedLater)) blocks.Add(new Note(Line.Of(page.Words[Later])));
        if (open.Count > 0) blocks.AddRange(Open(page, open));
        if (told.Count > MostChoices)
        {
            blocks.Add(
                new Fold(
                    page.Words.Say("Further decisions: {0}", told.Count - MostChoices),
                    [new Items([.. told.Skip(MostChoices)])]));
        }

        if (page.Shown.Axes.Count > 0)
        {
            blocks.Add(
                new Fold(page.Words["Is it late? Side by side"],
                    [Items.Of(page.Shown.Axes.Select(row => Side(page, row)))]));
        }

        if (rows.Count > 0)
        {
            blocks.Add(
                new Fold(
                    page.Words.Say("Every line of the plan, place by place: {0}", rows.Count),
                    [.. rows.GroupBy(static row => row.Table).Select(table => Lines(page, table.Key, [.. table]))]));
        }

        return blocks;

        Item Told(Choice choice) => choice.Told(page, common);
    }

    /// <summary>Whether a line orders an amount that follows from what stands.</summary>
    internal static bool IsOrdered(PlanRow row) => row is { IsOpen: false, Line.NeededIfNothingStands: null };

    /// <summary>
    /// How everything is bought and whom to ask, where that is the same for all orders: it is said once.
    /// </summary>
    static string? CommonWay(Page page, IReadOnlyList<Choice> choices, IReadOnlyList<PlanRow> open)
    {
        List<string?> ways =
            [.. choices.Select(choice => choice.Way(page)), .. open.Select(row => MeansText.Way(page, [row]))];
        return ways.GroupBy(static way => way, StringComparer.Ordinal).Where(static way => way.Key is not null)
            .OrderByDescending(static way => way.Count()).FirstOrDefault() is { } most && most.Count() > 1
            ? most.Key : null;
    }

    static string Nothing(Page page) => page.Shown.Audience == Audience.Restricted
        ? "Nothing follows that could be decided."
        : "Nothing follows that could be decided and may be shown to partners.";

    /// <summary>One statement for all places where nobody said what stands, and the places folded away.</summary>
    static IReadOnlyList<Block> Open(Page page, List<PlanRow> rows)
    {
        var places = rows.GroupBy(static row => row.Place).ToList();
        return
        [
            new Note(
                new(
                    page.Words.Say("Nobody said what stands at {0:places}:", places.Count),
                    page.Words["beyond what is ordered above, nothing is planned for them. Ask them first."], [])),
            new Fold(
                page.Words["What they would need if nothing stands"],
                [
                    new Grid(
                        page.Words["If nothing stands, this much is needed: middle figure"],
                        [
                            Column.Words(page.Words["Where"]), Column.Words(page.Words["Needed from"]),
                            Column.Words(page.Words["What"]),
                        ],
                        [.. places.Select(place => Wanting(page, [.. place]))]),
                ]),
        ];
    }

    static GridRow Wanting(Page page, IReadOnlyList<PlanRow> rows)
    {
        var first = rows.Min(static row => row.Line.NeededBy!.Value);
        return new(
            [
                page.Name(rows[0].Place), page.Shown.Audience == Audience.Partner ? page.Week(first)
                    : page.Words.Day(first),
                string.Join(
                    page.Words["; "],
                    rows.Select(row =>
                        $"{page.Words.Counted(Figures.Print(row.Line.NeededIfNothingStands!.Value), row.Line.Unit)} "
                        + $"({page.Words.Term(row.Action)})")),
            ], [.. rows.SelectMany(static row => row.Evidence).Distinct()]);
    }

    /// <summary>Late, not late, or not known for one direction of flight, with the numbers that decide it.</summary>
    static Line Side(Page page, AxisRow row)
    {
        var words = page.Words;
        var verdict = words[row.Timeliness switch
        {
            Timeliness.Late => "LATE",
            Timeliness.NotLate => "NOT LATE",
            _ => "NOT KNOWN",
        }];
        List<string> parts =
        [
            words.Say("Places needed at the peak: {0}.", Page.Spread(row.PlacesNeeded.Low, row.PlacesNeeded.Median,
                row.PlacesNeeded.High)),
            row.PlacesStanding is { } standing
                ? words.Say("Places known to stand: {0}.", Figures.Print(standing))
                : words["How many places stand is not known: no row says so."],
        ];
        if (row.NeededBeforeWorks is { } need)
        {
            parts.Add(words.Say("Needed before works decided on today stand: {0}.", Figures.Print(need)));
        }

        if (row.LateFrom
            is { } from)
        {
            parts.Add(words.Say("A decision after {0} is more likely too late than in time.",
                words.Day(from)));
        }

        if (row.ChanceLate is { } chance)
        {
            parts.Add(words.Say("Chance of being late if money is released today: {0}.",
            page.Chance(chance)));
        }

        if (row.BreakEvenDays is { } days)
        {
            parts.Add(words.Say("Late for any offensive that begins within {0:days}.",
            days));
        }

        return new($"{Page.Sentence(page.Towards(row.Axis))}: {verdict}.", string.Join(" ", parts), row.Evidence);
    }

    static Grid Lines(Page page, PlanDay table, IReadOnlyList<PlanRow> rows) => new(
        Caption(page, table),
        [
            Column.Words(page.Words["What"]), Column.Words(page.Words["Where"]), Column.Words(page.Words["Order by"]),
            Column.Number(page.Words["How much"]), Column.Number(page.Words["Cost"]),
                Column.Words(page.Words["Needed by"]),
            Column.Words(page.Words["Chance of being late if ordered today"]),
        ],
        [
            .. rows.OrderBy(static row => row.Order).Select(row => new GridRow(
                [
                    Page.Sentence(page.Words.Term(row.Action)), page.Name(row.Place), OrderBy(page, row),
                        Quantity(page, row.Line),
                    MeansText.Beside(
                        page, Cost(page, row.Line.Cost, row.Line.Currency, row.Line.CostIsLowerBound), [row]),
                    NeededBy(page, row),
                    row.Chance is { } chance ? page.Chance(chance) : page.Words["not known"],
                ], row.Evidence) { From = row.Key }),
        ])
    {
        Class = "plan",
    };

    /// <summary>What a table of the plan holds.</summary>
    static string Caption(Page page, PlanDay table) => (table, page.Shown.Audience) switch
    {
        ({ IsNow: true }, _) => page.Words["What is missing now"],
        ({ IsEmpty: true }, Audience.Partner) => page.Words["What comes to be missing, by calendar week"],
        ({ IsEmpty: true }, _) => page.Words["What is missing now, and what comes to be missing"],
        _ => page.Words.Say("What comes to be missing on top of that by {0}", table),
    };

    /// <summary>The last day for an order as people read it.</summary>
    internal static string OrderBy(Page page, PlanRow row) => row switch
    {
        _ when IsNow(page, row) => page.Words["now"],
        { Line.ReleaseBy: { } day } => page.Week(day),
        { ReleaseBy.IsEmpty: false } => row.ReleaseBy.ToString(),
        _ => page.Words["not known"],
    };

    /// <summary>
    /// The same in a heading: who is not told when D is cannot wait for a day that is counted from it.
    /// </summary>
    internal static string Deadline(Page page, PlanRow row) => OrderBy(page, row) is var by
        && row is { Line.ReleaseBy: null, ReleaseBy.IsEmpty: false } && !IsNow(page, row)
        ? page.Words.Say("{0}, or now if D is nearer", by) : by;

    /// <summary>Whether an order cannot wait.</summary>
    internal static bool IsNow(Page page, PlanRow row) => row.ReleaseBy.IsNow || row.Line.ReleaseBy <= page.Shown.AsOf;

    /// <summary>The day on which it is needed as people read it.</summary>
    internal static string NeededBy(Page page, PlanRow row) => row switch
    {
        { NeededBy.IsNow: true } => page.Words["now"],
        { Line.NeededBy: { } day } when page.Shown.Audience == Audience.Partner => page.Week(day),
        { Line.NeededBy: { } day } => page.Words.Day(day),
        { NeededBy.IsEmpty: false } => row.NeededBy.ToString(),
        _ => page.Words["less likely than not"],
    };

    /// <summary>How much, with its unit, in all digits: it is what is ordered.</summary>
    static string Quantity(Page page, PlanCells line) =>
        line.Quantity is { } quantity ? page.Words.Counted(Figures.Exact(quantity), line.Unit)
            : page.Words["not known"];

    /// <summary>
    /// What it costs, in all digits before the point where a person may sign it; to the public rounded. The cents are
    /// in <c>funding.csv</c>.
    /// </summary>
    internal static string Cost(Page page, decimal? cost, Shown? currency, bool isLowerBound) => cost is { } known
        ? $"{page.Exact(new((double)decimal.Round(known), isLowerBound ? Bound.AtLeast : Bound.Exact))} {currency}"
        : page.Words["no published price"];

    const string Explanation =
        "D is the first day of an offensive; nobody is told here when that is. “D-60” means 60 days before it, “D+30” "
        + "30 days after. What is missing now is the same whatever happens; a figure by D+60 includes the one by D+30.";

    const string Later =
        "† rests on a standard, price or lead time that was published later than the day of this page.";

    /// <summary>More than this nobody decides in one sitting; the rest is folded away.</summary>
    const int MostChoices = 8;
}
