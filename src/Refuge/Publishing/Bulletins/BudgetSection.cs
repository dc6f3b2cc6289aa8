using Refuge.Funding.Budgets;

namespace Refuge.Publishing.Bulletins;

/// <summary>What to do with a sum of money: what to buy, what to hold back until which sign, what is left out and
/// why.</summary>
static class BudgetSection
{
    /// <summary>The section; null where no sum was given, or nothing of it may be shown.</summary>
    internal static PageSection? Of(Page page)
    {
        if (page.Shown.Budget is not { } sheet) return null;

        List<Block> blocks = [new Note(Saved(page, sheet)), new Note(Compared(page, sheet))];
        if (sheet.IsCountedFromOffensive) blocks.Add(new Note(Line.Of(page.Words[CountedFromOffensive])));
        if (Idle(page, sheet) is { } idle) blocks.Add(new Note(idle));
        var now = Together(sheet.Rows.Where(static row => row.SignPeople is null));
        if (now.Count == 0) blocks.Add(new Note(Line.Of(page.Words["Nothing is worth buying today."])));
        else blocks.AddRange(Bought(page, now, page.Words["Buy today"]));

        blocks.AddRange(Held(page, sheet));
        blocks.Add(new Note(Regret(page, sheet)));
        if (RunAgain(page, sheet) is { } again) blocks.Add(new Note(again));
        blocks.Add(FrontierChart.Of(page, sheet));
        blocks.Add(new Fold(page.Words["The same money in figures"], [Frontier(page, sheet)]));
        if (sheet.LeftOut.Count > 0)
        {
            blocks.Add(new Note(Line.Strong(page.Words["Who is left out, and why"])));
            blocks.Add(Items.Of(sheet.LeftOut.Take(MostReasons).Select(row => Why(page, row))));
        }

        if (sheet.Facts.Count > 0)
        {
            blocks.Add(new Note(Line.Strong(page.Words["Worth finding out before spending"])));
            blocks.Add(Items.Of(sheet.Facts.Take(MostReasons).Select(row => Line.Of(page.Words.Say(
                "What stands of {0} at {1}: if nothing does, up to {2} person-days could be saved with this money.",
                page.Words.Term(row.Item), page.Name(row.Place), Figures.Print(row.PersonDays))))));
        }

        if (sheet.ClosedMeans.Count > 0)
        {
            blocks.Add(new Note(Line.Strong(page.Words["Worth opening"])));
            blocks.Add(Items.Of(sheet.ClosedMeans.Select(row => Line.Of(page.Words.Say(
                "{0}: no row says that it can be had for all that is short; with it the same money would save {1} "
                + "person-days more.",
                Page.Sentence(page.Words[row.Money is { } money
                    ? MeansText.NameOf(money) : MeansText.NameOf(row.Goods!.Value)]),
                Figures.Print(row.PersonDays))))));
        }

        if (sheet.Candidates.Count > 0) blocks.Add(Candidates(page, sheet));
        if (sheet.Unpriced.Count > 0)
        {
            blocks.Add(new Note(Line.Of(page.Words.Say(
                "No money is put on these, because nobody knows a price: {0}.",
                page.Listed([.. sheet.Unpriced.Select(page.Words.Term)])))));
        }

        return new("budget", page.Words.Say("What {0} would do", Sum(page, sheet.Amount)), blocks);
    }

    static Line Saved(Page page, BudgetSheet sheet) => new(
        page.Words.Say(
            "It saves {0} of {1} person-days.", Figures.Print(sheet.UnmetWithout - sheet.Unmet),
            Figures.Print(sheet.UnmetWithout)),
        page.Words.Say(
            "A person-day is one person who goes without one thing for one day. {0} go unmet all the same; in the "
            + "worst "
            + "fifth of the futures {1}.",
            Figures.Print(sheet.Unmet), Figures.Print(sheet.WorstFifth)), []);

    static Line Compared(Page page, BudgetSheet sheet) => Line.Of(sheet switch
    {
        { FellBack: true } => page.Words[
            "The optimal plan was no better than buying what is short first, so that is the plan."],
        { Planner: PlannerKind.Greedy } => page.Words["The rule: what is short first is bought first."],
        _ => page.Words.Say(
            "Spent on what is short first, the same money would leave {0} unmet.", Figures.Print(sheet.UnmetGreedy)),
    });

    /// <summary>Money for which nothing is known to be short; null where all but a tenth is spent.</summary>
    static Line? Idle(Page page, BudgetSheet sheet)
    {
        var spent = sheet.Frontier.Where(row => row.Amount == sheet.Amount && row.Planner == sheet.Planner)
            .Select(static row => row.Spent).FirstOrDefault();
        return spent >= 0.9m * sheet.Amount ? null : Line.Of(page.Words.Say(
            "At most {0} of it meets anything that is known to be short and could still be in time. The rest waits for "
            + "somebody to say what stands, and at what price the rest can be had.",
            Sum(page, spent)));
    }

    static IEnumerable<Block> Bought(Page page, List<BudgetRow> rows, string caption)
    {
        yield return Table(page, [.. rows.Take(MostRows)], caption);
        if (rows.Count > MostRows)
        {
            yield return new Fold(
                page.Words.Say("Further purchases: {0}", rows.Count - MostRows),
                [Table(page, [.. rows.Skip(MostRows)], caption)]);
        }
    }

    /// <summary>
    /// Rows that part a thing by the months that it is for, as one: rations and water of thirty days each are one
    /// purchase to whoever signs it.
    /// </summary>
    static List<BudgetRow> Together(IEnumerable<BudgetRow> rows) =>
    [
        .. rows.GroupBy(static row => (
                row.DecideInDays, row.SignPeople, row.IfAbove, row.Action, row.Place, row.BuiltAt, row.Unit,
                row.Channel,
                row.Modality, row.IsConfirmed))
            .Select(static parts => parts.First() with
            {
                Quantity = parts.Sum(static row => row.Quantity),
                Cost = parts.Sum(static row => row.Cost),
                LeadDays = parts.Max(static row => row.LeadDays),
                PersonDaysSaved = Figures.TwoDigits(parts.Sum(static row => row.PersonDaysSaved)),
                UnitsUnused = Figures.TwoDigits(parts.Sum(static row => row.UnitsUnused)),
                Evidence = [.. parts.SelectMany(static row => row.Evidence).Distinct()],
            }),
    ];

    static Grid Table(Page page, IReadOnlyList<BudgetRow> rows, string caption) => new(
        caption,
        [
            Column.Words(page.Words["What"]), Column.Words(page.Words["Where"]),
            Column.Number(page.Words["How many"]), Column.Number(page.Words["Cost"]),
            Column.Words(page.Words["How"]), Column.Number(page.Words["Stands in (days)"]),
            Column.Number(page.Words["Person-days saved"]),
        ],
        [
            .. rows.Select(row => new GridRow(
                [
                    Page.Sentence(page.Words.Term(row.Action)),
                    row.BuiltAt is { } site
                        ? page.Words.Say("{0}, built at {1}", page.Name(row.Place), page.Name(site))
                        : page.Name(row.Place),
                    page.Words.Counted(Figures.Exact(row.Quantity), row.Unit), Sum(page, row.Cost), How(page, row),
                    Figures.Exact(row.LeadDays), Figures.Print(row.PersonDaysSaved),
                ], row.Evidence)
            { From = "budget.csv" }),
        ]);

    static string How(Page page, BudgetRow row)
    {
        var how = string.Join(
            page.Words[", "],
            new[] { row.Modality is { } way ? page.Words[MeansText.NameOf(way)] : null,
                row.Channel is { } money ? page.Words[MeansText.NameOf(money)] : null }.OfType<string>());
        return row.IsConfirmed ? how : page.Words.Say("{0} (not confirmed)", how);
    }

    /// <summary>What is held back, by day and sign.</summary>
    static IEnumerable<Block> Held(Page page, BudgetSheet sheet)
    {
        var held = sheet.Rows.Where(static row => row.SignPeople is not null)
            .GroupBy(static row => (row.DecideInDays, row.SignPeople, row.IfAbove)).ToList();
        if (held.Count == 0) yield break;

        yield return new Note(Line.Strong(page.Words["Hold back, and decide on a sign"]));
        yield return Items.Of(held.Select(lot => new Line(
            page.Words.Say(
                lot.Key.IfAbove is true
                    ? "In {0:days}, if the people in sites are more than {1}: {2}."
                    : "In {0:days}, if the people in sites are at most {1}: {2}.",
                lot.Key.DecideInDays, Figures.Exact(lot.Key.SignPeople!.Value),
                Sum(page, lot.Sum(static row => row.Cost))),
            $"{page.Listed([.. lot.GroupBy(static row => (row.Action, row.Unit)).Select(each => Lot(page, [.. each]))])}.",
            [.. lot.SelectMany(static row => row.Evidence).Distinct()])
        { From = "budget.csv" }));
        yield return new Fold(
            page.Words["What is held back, place by place"],
            [
                .. held.Select(lot => Table(page, Together(lot), page.Words.Say(
                    lot.Key.IfAbove is true ? "In {0:days}, if the people in sites are more than {1}"
                        : "In {0:days}, if the people in sites are at most {1}",
                    lot.Key.DecideInDays, Figures.Exact(lot.Key.SignPeople!.Value)))),
            ]);
    }

    static string Lot(Page page, IReadOnlyList<BudgetRow> rows) => page.Words.Say(
        "{0} ({1})",
        page.Words.Counted(Figures.Exact(rows.Sum(static row => row.Quantity)), rows[0].Unit),
        page.Words.Term(rows[0].Action));

    static Line Regret(Page page, BudgetSheet sheet) => Line.Of(page.Words.Say(
        "In vain: in the mean over the futures {0} would pay for what nobody comes to need. Late: {1} person-days pass "
        + "before what is bought stands; a day earlier would save {2}.",
        Sum(page, (decimal)sheet.UnusedCost), Figures.Print(sheet.Late), Figures.Print(sheet.DayEarlier)));

    /// <summary>What the room of the plan does to where people go; null where it builds none.</summary>
    static Line? RunAgain(Page page, BudgetSheet sheet)
    {
        if (sheet.RunAgain is not { } again) return null;

        var drawn = page.Words.Say(
            "The forecast was run again with the room that is bought today: {0} people at those sites on the last day, "
            + "and {1} person-days unmet.",
            page.Change(again.Drawn), Figures.Print(again.Unmet));
        return (again.IsFarOff, again.IsPlannedTwice) switch
        {
            (true, _) => new(drawn, page.Words[
                "That is more than a twentieth off what this plan reckons with: room draws people, and the plan does "
                + "not know them all."], []),
            (_, true) => new(drawn, page.Words["The plan was made once more to allow for that."], []),
            _ => Line.Of(drawn),
        };
    }

    static Grid Frontier(Page page, BudgetSheet sheet) => new(
        page.Words["Person-days that go unmet for a sum of money"],
        [
            Column.Number(page.Words["Money"]), Column.Words(page.Words["Rule"]), Column.Number(page.Words["unmet"]),
            Column.Number(page.Words["in the worst fifth"]), Column.Number(page.Words["spent at most"]),
        ],
        [
            .. sheet.Frontier.Select(row => new GridRow(
                [
                    Sum(page, row.Amount), page.Words.Term(Refuge.Words.Of(row.Planner)), Figures.Print(row.Unmet),
                    Figures.Print(row.WorstFifth), Sum(page, row.Spent),
                ], [])
            { From = "budget_frontier.csv" }),
        ]);

    static Line Why(Page page, LeftOutRow row) => new(
        page.Words.Say(
            "{0} at {1}, {2:people}:", Page.Sentence(page.Words.Term(row.Item)), page.Name(row.Place),
            Figures.Print(row.People)),
        row switch
        {
            { IsTooLate: true } => page.Words["whatever is bought today would stand too late to save a day."],
            { Margin: { } margin } when margin > row.PerThousand => page.Words.Say(
                "{0} would save {1} person-days there; the last {0} of this money saves {2} elsewhere.",
                Sum(page, Thousand), Figures.Print(row.PerThousand), Figures.Print(margin)),
            _ => page.Words.Say(
                "{0} would save {1} person-days there; the money, the stock or the pace does not reach.",
                Sum(page, Thousand), Figures.Print(row.PerThousand)),
        }, []);

    const decimal Thousand = 1_000;

    static Fold Candidates(Page page, BudgetSheet sheet) => new(
        page.Words["Ground that must be looked at before anybody is sent there"],
        [
            Items.Of(sheet.Candidates.Select(row => new Line(
                $"{page.Name(row.Place)}:",
                $"{string.Join(page.Words[", "], row.Missing.Select(question => page.Words[Question(question)]))}.",
                []))),
        ]);

    static string Question(SafetyQuestion question) => question switch
    {
        SafetyQuestion.DistanceToFront => "how far the front is",
        SafetyQuestion.MilitaryNearby => "whether anything military stands by it",
        SafetyQuestion.Explosives => "whether explosives lie on its ground",
        _ => "how many people it can take",
    };

    static string Sum(Page page, decimal amount) =>
        $"{Figures.Exact((double)decimal.Round(amount, 0, MidpointRounding.ToEven))} {page.Shown.Currency}";

    const string CountedFromOffensive =
        "Reckoned as if an offensive began tomorrow: days are counted from its first day, and nothing here tells when "
        + "one is expected.";
    const int MostRows = 8;
    const int MostReasons = 4;
}
