using Refuge.Funding;

namespace Refuge.Publishing.Bulletins;

/// <summary>Money asked for, paid and still missing, appeal by appeal, with the age of each figure.</summary>
static class MoneySection
{
    /// <summary>The section.</summary>
    internal static PageSection Of(Page page)
    {
        var appeals = page.Shown.Money.GroupBy(static row => (row.Appeal, row.Currency))
            .OrderByDescending(static appeal => Unmet([.. appeal]) is not null)
            .ThenByDescending(static appeal => appeal.Max(static row => row.Date))
            .ThenBy(static appeal => appeal.Key.Appeal.Raw, StringComparer.Ordinal).ToList();
        if (appeals.Count == 0)
        {
            return new("money", page.Words["Money"],
            [new Note(Line.Of(page.Words[Nothing(page)]))]);
        }

        var newest = appeals.Max(static appeal => appeal.Max(static row => row.Date));
        List<Block> blocks = [Items.Of(appeals.Take(MostAppeals).Select(appeal => Told(page, [.. appeal])))];
        if (Asked(page) is { } asked) blocks.Insert(0, new Note(asked));
        if (page.Shown.AsOf.DayNumber - newest.DayNumber > StaleDays)
        {
            blocks.Add(
                new Note(
                    new(
                        page.Words.Say("The newest figure is {0}.", page.Age(newest)),
                        page.Words["Ask the fund or the Financial Tracking Service before you decide on it."], [])));
        }

        if (appeals.Count > MostAppeals)
        {
            blocks.Add(
                new Fold(
                    page.Words.Say("Other appeals: {0}", appeals.Count - MostAppeals),
                    [Items.Of(appeals.Skip(MostAppeals).Select(appeal => Told(page, [.. appeal])))]));
        }

        return new("money", page.Words["Money"], blocks);
    }

    /// <summary>What this page asks for today. Null where nothing that is missing now has a price.</summary>
    static Line? Asked(Page page)
    {
        if (!page.Shown.SeesPlaces) return null;
        var choices = Choices.Of(page, [.. page.Shown.Funding.Where(DecisionSection.IsOrdered)]);
        var now = choices.Where(static choice => choice.When == Urgency.Now).ToList();
        var priced = now.SelectMany(static choice => choice.Rows).Where(static row => row.Line.Cost is not null)
            .ToList();
        if (priced.Count == 0) return null;

        var isBound = now.Any(static choice =>
            choice.Rows.Any(static row => row.Line.Cost is null || row.Line.CostIsLowerBound));
        var held = Math.Round((decimal)PlotsToHold.Of(page, choices).Share
            * priced.Where(PlotsToHold.IsPlots).Sum(static row => row.Line.Cost!.Value));
        var sum = Cost(priced.Sum(static row => row.Line.Cost!.Value) - held);
        var later = held < 1 ? "" : " " + page.Words.Say(
            "Another {0} for the plots to hold, once the questions beside them are answered.", Cost(held));
        return new(
            page.Words["This page asks today for:"],
            $"{MeansText.Beside(page, sum, priced)}.{later}",
            [.. priced.SelectMany(static row => row.Evidence).Distinct()])
        {
            From = "funding.csv",
        };

        string Cost(decimal cost) => DecisionSection.Cost(page, cost, priced[0].Line.Currency, isBound);
    }

    static string Nothing(Page page) => page.Shown.Audience switch
    {
        Audience.Restricted => "No appeal is known.",
        Audience.Partner => "No appeal may be shown to partners.",
        _ => "No appeal may be shown to the public.",
    };

    static Line Told(Page page, IReadOnlyList<MoneyRow> rows)
    {
        var currency = rows[0].Currency;
        var states = rows.OrderBy(static row => row.State)
            .Select(row =>
                $"{page.Words[Verb(row.State)]} {Amount(page, row.Amount)} {currency} ({page.Aged(row.Date)})")
                    .ToList();
        if (Unmet(rows) is { } unmet) states.Add($"{page.Words["unmet"]} {Amount(page, unmet)} {currency}");
        return new(
            $"{page.Quoted(rows[0].Appeal)}:",
            $"{string.Join(page.Words["; "], states)}.{(Pace(page, rows) is { } pace ? $" {pace}" : "")}",
            [.. rows.SelectMany(static row => row.Evidence).Distinct()]);
    }

    /// <summary>What was asked less what was paid; the bounds of what was paid turn round. Null where either is not
    /// stated.</summary>
    internal static Stated? Unmet(IReadOnlyList<MoneyRow> rows)
    {
        if (rows.FirstOrDefault(static row => row.State == MoneyState.Requested) is not { } asked
            || rows.FirstOrDefault(static row => row.State == MoneyState.Paid) is not { } paid)
        {
            return null;
        }

        var bound = (asked.Amount.Bound, paid.Amount.Bound) switch
        {
            (Bound.Exact, Bound.Exact) => Bound.Exact,
            (Bound.Exact, Bound.AtMost) => Bound.AtLeast,
            (Bound.Exact, Bound.AtLeast or Bound.MoreThan) => Bound.AtMost,
            _ => Bound.About,
        };
        return new(Math.Max(0, asked.Amount.Value - paid.Amount.Value), bound);
    }

    /// <summary>
    /// How much had come in so many days after it was asked, beside other appeals of that age. Null where it is not
    /// known, or no other is.
    /// </summary>
    static string? Pace(Page page, IReadOnlyList<MoneyRow> rows)
    {
        if (rows.FirstOrDefault(static row => row.State == MoneyState.Requested) is not { Amount.Value: > 0 } asked
            || rows.FirstOrDefault(static row => row.State == MoneyState.Paid) is not { } paid
            || paid.Date.DayNumber - asked.Date.DayNumber is var days && days <= 0)
        {
            return null;
        }

        var others = AppealPace.Near(days, page.Shown.AsOf, asked.Date);
        return others.Count == 0 ? null : page.Words.Say(
            "After {0:days} {1} had come in; of others at that age: {2}.", days,
            page.Words.Bounded(Percent(paid.Amount.Value / asked.Amount.Value), paid.Amount.Bound),
            string.Join(page.Words[", "], others.Select(other => page.Words.Say(
                "{0} ({1}, {2:days})", Percent(other.Received), page.Quoted(Shown.Pace(other)), other.Days))));
    }

    static string Percent(double share) => $"{Figures.Print(share * Hundred)} %";

    const double Hundred = 100;

    /// <summary>In all digits for everybody: appeals are published, and a rounded sum matches none.</summary>
    static string Amount(Page page, Stated amount) => page.Words.Bounded(Figures.Exact(amount.Value), amount.Bound);

    /// <summary>What a state means in plain words.</summary>
    static string Verb(MoneyState state) => state switch
    {
        MoneyState.Requested => "asked",
        MoneyState.Allocated => "set aside by the fund (allocated)",
        MoneyState.Pledged => "promised in public (pledged)",
        MoneyState.Committed => "promised in writing (committed)",
        _ => "paid",
    };

    /// <summary>Figures of money older than this are not to be decided on (judgement: a quarter).</summary>
    const int StaleDays = 90;

    const int MostAppeals = 4;
}
