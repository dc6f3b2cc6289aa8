using Refuge.Needs;

namespace Refuge.Publishing.Bulletins;

/// <summary>Plots that are ordered on this page and not paid for until somebody has answered a question.</summary>
/// <param name="Lines">How many, and what has to be known first.</param>
/// <param name="Share">The part, from 0 to 1, of the plots that are ordered now.</param>
sealed record PlotsToHold(IReadOnlyList<Line> Lines, double Share)
{
    /// <summary>The plots to hold of some choices.</summary>
    internal static PlotsToHold Of(Page page, IReadOnlyList<Choice> choices)
    {
        var ordered = choices.Where(static choice => IsPlots(choice.Rows[0])).ToList();
        var (free, elsewhere) = ForFreeOnes(page, ordered);
        var (late, rows) = ForCount(page, ordered);
        var now = ordered.Where(static choice => choice.When is Urgency.Now)
            .SelectMany(static choice => choice.Rows).ToList();
        var plots = now.Sum(static row => row.Line.Quantity ?? 0);
        var held = elsewhere + rows.Where(now.Contains).Sum(static row => row.Line.Quantity ?? 0);
        var unnamed = IsRoomAsked(page, ordered) ? Unnamed(page) : null;
        return new(
            [.. new[] { free, late, unnamed }.OfType<Line>()], plots > 0 ? Math.Min(1, held / plots) : 0);
    }

    /// <summary>Whether a row orders plots whatever happens.</summary>
    internal static bool IsPlots(PlanRow row) => row.Line is { Unit.Raw: "plots", ScenarioDay: null };

    /// <summary>Whether the page asks for room at all.</summary>
    static bool IsRoomAsked(Page page, List<Choice> ordered) =>
        ordered.Count > 0 || page.Shown.Funding.Any(static row => row.IsOpen && OpenOrderText.IsRoom(row));

    /// <summary>
    /// Places that somebody says stand at sites nobody named, where they are more than the named sites hold: ask where,
    /// before more are built.
    /// </summary>
    static Line? Unnamed(Page page)
    {
        var stated = page.Shown.Ledger.Where(row => row is { Place: null, Standing: > 0, Unit.Raw: "people" }
            && row.Date == page.Shown.AsOf).MaxBy(static row => row.Standing);
        var named = page.Shown.Totals.Where(row => row.Date == page.Shown.AsOf
            && row.Indicator.Raw == Supply.Capacity).Max(static row => row.Have) ?? 0;
        if (stated?.Standing is not { } all || all - named < 1) return null;

        return new(
            page.Words.Say("Said to stand in all: {0:places}.", Figures.Exact(all)),
            page.Words.Say(
                "{0} more than at the sites named here. Ask where, before more are built.", Figures.Print(all - named))
            + $" {page.Said(stated.Evidence)}",
            stated.Evidence);
    }

    /// <summary>
    /// Plots that stand free along another direction than those that are to be ordered: whether people may be taken
    /// there is a question for people, and so many orders are held until it is answered.
    /// </summary>
    static (Line? Line, double Plots) ForFreeOnes(Page page, List<Choice> ordered)
    {
        var sides = ordered.Select(static choice => choice.Axis).ToHashSet();
        var free = page.Shown.Ledger
            .Where(row => row is { Place: not null, Free: >= 1, IsAbroad: false, Axis: not null }
                && row.Date == page.Shown.AsOf && row.Place != Shown.Everywhere && !sides.Contains(row.Axis))
            .Select(row => (Row: row, Plots: Math.Floor(row.Unit.Raw is "plots" ? row.Free!.Value
                : row.Free!.Value / page.Shown.Household ?? double.PositiveInfinity)))
            .Where(static each => each.Plots is >= 1 and < double.PositiveInfinity)
            .OrderByDescending(static each => each.Plots).ToList();
        var most = ordered.Sum(static choice => choice.Rows.Sum(static row => row.Line.Quantity ?? 0));
        var held = Math.Min(most, free.Sum(static each => each.Plots));
        return held < 1 ? (null, 0) : (new(
            page.Words.Say("Hold {0} of these plots until it is known whether people can go to free ones:",
                Figures.Exact(held)),
            $"{page.Listed(free.ConvertAll(each => page.Words.Say("{0} {1}", page.Name(each.Row.Place!),
                Figures.Exact(each.Plots))))}.",
            [.. free.SelectMany(static each => each.Row.Evidence).Distinct()]), held);
    }

    /// <summary>
    /// Plots that nobody lacks within four weeks: the forecast alone asks for them, and two more counts will have said
    /// by then whether people come. Four weeks are judgement.
    /// </summary>
    static (Line? Line, IReadOnlyList<PlanRow> Rows) ForCount(Page page, List<Choice> ordered)
    {
        var rows = ordered.SelectMany(static choice => choice.Rows)
            .Where(row => IsPlots(row) && !row.Line.IsShortToday
                && row.Line.NeededBy > page.Shown.AsOf.AddDays(DaysOfFirstOrder))
            .ToList();
        var held = rows.Sum(static row => row.Line.Quantity ?? 0);
        return held < 1 ? (null, []) : (new(
            page.Words.Say("Hold {0} of these plots until a new count shows that people come as forecast:",
                Figures.Exact(held)),
            page.Words.Say("nobody needs them before {0}.",
                DecisionSection.NeededBy(page, rows.MinBy(static row => row.Line.NeededBy)!)),
            [.. rows.SelectMany(static row => row.Evidence).Distinct()]), rows);
    }

    const int DaysOfFirstOrder = 28;
}
