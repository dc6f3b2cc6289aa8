using System.Globalization;
using System.Xml.Linq;
using Refuge.Funding.Budgets;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>Money against person-days unmet, one line for each rule, as a picture.</summary>
static class FrontierChart
{
    /// <summary>The picture; the sums in figures stand in a table beside it.</summary>
    internal static Picture Of(Page page, BudgetSheet sheet)
    {
        var (top, most) = (Math.Max(1, sheet.UnmetWithout), (double)sheet.Frontier.Max(static row => row.Amount));
        var title = page.Words["Money against person-days unmet"];
        var lines = sheet.Frontier.GroupBy(static row => row.Planner).OrderByDescending(static rule => rule.Key)
            .SelectMany(rule => Drawn(page, sheet, [.. rule], top, most));
        return new(
            Tag(
                "figure", From("budget_frontier.csv"),
                Tag("figcaption", Tag("strong", title)),
                Tag(
                    "svg", Class("wide"), With("viewBox", Invariant($"0 0 {Width} {Height}")), With("role", "img"),
                    With("direction", "ltr"), Tag("title", title),
                    Tag("desc", page.Words.Say(
                        "Without money {0} person-days go unmet; with {1} {2}.", Figures.Print(sheet.UnmetWithout),
                        Figures.Print((double)sheet.Amount), Figures.Print(sheet.Unmet))),
                    Ticks(sheet, top, most), lines)));
    }

    static IEnumerable<XElement> Ticks(BudgetSheet sheet, double top, double most)
    {
        for (var step = 0; step <= Steps; step++)
        {
            var value = top * step / Steps;
            yield return Tag(
                "line", Class(step == 0 ? "axis" : "grid"), With("x1", Number(Left)), With("x2", Number(Right)),
                With("y1", Number(Y(value, top))), With("y2", Number(Y(value, top))));
            yield return Text(Left - 8, Y(value, top) + 6, "end", Short(value));
        }

        foreach (var amount in sheet.Frontier.Select(static row => row.Amount).Distinct().Prepend(0))
        {
            yield return Text(X((double)amount, most), Bottom + 26, "middle", Short((double)amount));
        }
    }

    static IEnumerable<XElement> Drawn(
        Page page, BudgetSheet sheet, IReadOnlyList<FrontierRow> rows, double top, double most)
    {
        var points = rows.Select(row => (X: X((double)row.Amount, most), Y: Y(row.Unmet, top)))
            .Prepend((X: X(0, most), Y: Y(sheet.UnmetWithout, top))).ToList();
        yield return Tag(
            "path", Class(rows[0].Planner is PlannerKind.Optimal ? "median" : "capacity"), With("fill", "none"),
            With("d", string.Concat(points.Select((point, index) =>
                Invariant($"{(index == 0 ? 'M' : 'L')}{point.X:0.##} {point.Y:0.##}")))));
        yield return Text(
            points[^1].X, points[^1].Y + (rows[0].Planner is PlannerKind.Optimal ? 24 : -10), "end",
            page.Words.Term(Words.Of(rows[0].Planner)));
    }

    static XElement Text(double x, double y, string anchor, string text) => Tag(
        "text", Class("tick"), With("x", Number(x)), With("y", Number(y)), With("text-anchor", anchor), text);

    static string Short(double value) => value switch
    {
        >= 1e9 => $"{Figures.Print(value / 1e9)}bn",
        >= 1e6 => $"{Figures.Print(value / 1e6)}m",
        >= 1e3 => $"{Figures.Print(value / 1e3)}k",
        _ => Figures.Print(value),
    };

    static double X(double amount, double most) => Left + ((Right - Left) * amount / Math.Max(1, most));

    static double Y(double unmet, double top) => Bottom - ((Bottom - Top) * unmet / top);

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    const double Width = 900;
    const double Height = 340;
    const double Left = 90;
    const double Right = 870;
    const double Top = 24;
    const double Bottom = 290;
    const int Steps = 4;
}
