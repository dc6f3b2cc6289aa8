using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Refuge.Displacement.Hindcasts;
using Refuge.Publishing.Bulletins;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Hindcasts;

/// <summary><c>hindcast.html</c>: one file that needs no network, with a chart for each counted place and the
/// scores.</summary>
static class HindcastPage
{
    /// <summary>The file.</summary>
    internal static Document Of(HindcastFindings findings) =>
        new("hindcast.html", writer => writer.Write(Text(findings)));

    static string Text(HindcastFindings findings)
    {
        var title = new XText($"{findings.Title} · hindcast").ToString();
        return
            "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n" +
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
            "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n" +
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                + "'unsafe-inline'\">\n" +
            $"<title>{title}</title>\n<style>\n{Style.Sheet}{Sheet}</style>\n</head>\n{Write(Body(findings))}\n</html>\n";
    }

    static XElement Body(HindcastFindings findings) => Tag(
        "body",
        Tag(
            "main",
            Tag("div", Class("marks"), Tag("span", Class("audience restricted"), "RESTRICTED")),
            Tag("h1", findings.Title),
            Tag("p", Class("known"), Opening(findings)),
            Tag(
                "p",
                "Dots are counts. Bands hold half and four fifths of the futures, the dark line is the median. "
                + "Dashed: the last count stays; dotted: the last change goes on; dash and dot: half of it goes on."),
            Tag(
                "p", Class("small"),
                "Counts stand in their newest version. A fan starts at the day it was made and uses nothing known "
                + "later."),
            findings.Charts.GroupBy(static chart => chart.Key.Series).Select(same => Section(findings, [.. same]))));

    static string Opening(HindcastFindings findings) => findings.Run.Origins.Count == 0
        ? "No forecast could be made: the folder ends before the first origin."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{findings.Run.Origins.Count} forecasts, made as of {Wording.English.Day(findings.Run.Origins[0])} to "
            + $"{Wording.English.Day(findings.Run.Origins[^1])}, each looking {findings.Run.HorizonDays} days "
            + $"ahead, scored against counts up to {Wording.English.Day(findings.Run.LastDay)}.");

    static XElement[] Section(HindcastFindings findings, List<HindcastChart> charts)
    {
        var series = charts[0].Key.Series;
        return
        [
            Tag("h2", findings.Series[series].Title),
            ScoreTable([.. findings.Scores.Where(score => score.Series == series)]),
            Tag("div", Class("multiples"), charts.Where(static chart => chart.Fans.Count > 0)
                .Select(chart => Figure(findings, chart))),
        ];
    }

    static XElement Figure(HindcastFindings findings, HindcastChart chart)
    {
        var name = chart.Key.Place is { } place ? findings.PlaceNames.GetValueOrDefault(place, place.Code)
            : "all places";
        return Tag("figure", Tag("figcaption", name), HindcastDrawing.Draw(chart, name));
    }

    static XElement ScoreTable(List<HindcastScore> scores) => Tag(
        "div", Class("scroll"),
        Tag(
            "table",
            Tag("caption", "Scores: lower is better, except shares inside bands. Oracles were told what nobody knew."),
            Tag("thead", Tag("tr", Heads.Select(static head =>
                Tag("th", With("scope", "col"), Class(head == Heads[0] ? "" : "number"), head)))),
            Tag("tbody", scores.Select(static score => Tag(
                "tr",
                Tag("th", With("scope", "row"), score.Forecaster.Replace('_', ' ')
                    + (score.IsOracle ? " (oracle)" : "")),
                Cells(score).Select(static cell => Tag("td", Class("number"), cell)))))));

    static string[] Cells(HindcastScore score)
    {
        var scores = score.Scores;
        var brier = score.IsSpread ? scores.Brier : null;
        return
        [
            Print(scores.HorizonDays, "0"), Print(scores.Counts, "0"), Print(scores.Ard, "0.000"),
                Print(scores.Crps, "#,0"),
            Print(score.IsSpread ? scores.Coverage50 : null, "0%"),
                Print(score.IsSpread ? scores.Coverage80 : null, "0%"),
                    Print(score.IsSpread ? scores.Coverage95 : null, "0%"),
            Print(brier?[0], "0.000"), Print(brier?[1], "0.000"), Print(brier?[2], "0.000"),
        ];
    }

    static string Print(double? value, string format) => value is { } known
        ? known.ToString(format, CultureInfo.InvariantCulture) : "–";

    static readonly string[] Heads =
        ["forecast", "days", "counts", "ARD", "CRPS", "in 50 %", "in 80 %", "in 95 %", "Brier 1.1", "Brier 1.25",
            "Brier 1.5"];

    const string Sheet = """
        .count{fill:#06253f}
        .rival{fill:none;stroke:var(--red);stroke-width:1.2}
        .rival.persistence{stroke-dasharray:7 4}
        .rival.trend{stroke-dasharray:2 3}
        .rival.damped_trend{stroke-dasharray:7 3 2 3}

        """;
}

/// <summary>Counts, fans and rivals of one key as a picture.</summary>
static class HindcastDrawing
{
    const double Width = 420, Height = 220, Left = 56, Right = 410, Top = 10, Bottom = 196;

    /// <summary>The picture: plain shapes in a view box, no script.</summary>
    internal static XElement Draw(HindcastChart chart, string name)
    {
        var first = DateOnly.FromDayNumber(Math.Min(chart.Counts[0].Date.DayNumber, chart.Fans[0].Origin.DayNumber));
        var last = DateOnly.FromDayNumber(Math.Max(chart.Counts[^1].Date.DayNumber,
            chart.Fans[^1].Days[^1].Date.DayNumber));
        var highest = Math.Max(chart.Counts.Max(static count => count.Count),
            chart.Fans.Max(static fan => fan.Days.Max(static day => day.Spread.At(0.9))));
        var scale = new Scale(first, last, Math.Max(4, highest * 1.05));
        return Tag(
            "svg", With("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}")),
                With("role", "img"), With("direction", "ltr"),
            Tag("title", name),
            Tag(
                "desc",
                FormattableString.Invariant($"{chart.Counts.Count} counts and {chart.Fans.Count} forecasts of them.")),
            Grid(scale),
            chart.Fans.Select(fan => Fan(fan, scale)),
            chart.Counts.Select(count => Tag("circle", Class("count"), With("cx", Number(scale.X(count.Date))),
                With("cy", Number(scale.Y(count.Count))), With("r", "1.8"))),
            Tick(scale, first, "start"), Tick(scale, last, "end"));
    }

    static XElement Fan(HindcastFan fan, Scale scale) => Tag(
        "g",
        Band(fan, scale, 0.1, 0.9, "band80"), Band(fan, scale, 0.25, 0.75, "band50"),
        Tag("path", Class("median"), With("d",
            Path(fan.Days.Select(day => (scale.X(day.Date), scale.Y(day.Spread.At(0.5))))))),
        Rivals.All.Select(rival => Tag(
            "path", Class("rival " + HindcastScores.NameOf(rival)),
            With("d", Path(fan.Days.Zip(fan.Rivals[(int)rival], (day, value) =>
                (scale.X(day.Date), scale.Y(value))))))));

    static XElement Band(HindcastFan fan, Scale scale, double low, double high, string name)
    {
        var upper = fan.Days.Select(day => (scale.X(day.Date), scale.Y(day.Spread.At(high))));
        var lower = fan.Days.Reverse().Select(day => (scale.X(day.Date), scale.Y(day.Spread.At(low))));
        return Tag("path", Class(name), With("d", Path(upper.Concat(lower)) + "Z"));
    }

    static IEnumerable<XElement> Grid(Scale scale)
    {
        for (var step = 0; step <= 2; step++)
        {
            var y = Number(scale.Y(scale.Highest * step / 2));
            yield return Tag("line", Class(step == 0 ? "axis" : "grid"), With("x1", Number(Left)),
                With("x2", Number(Right)), With("y1", y), With("y2", y));
            yield return Tag("text", Class("tick"), With("x", Number(Left - 6)), With("y", y),
                With("text-anchor", "end"), Figures.Print(scale.Highest * step / 2));
        }
    }

    static XElement Tick(Scale scale, DateOnly day, string anchor) => Tag(
        "text", Class("tick"), With("x", Number(scale.X(day))), With("y", Number(Bottom + 16)),
            With("text-anchor", anchor), Wording.English.Day(day));

    static string Path(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        }

        return path.ToString();
    }

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    readonly record struct Scale(DateOnly First, DateOnly Last, double Highest)
    {
        internal double X(DateOnly day) => Left
            + ((Right - Left) * (day.DayNumber - First.DayNumber) / Math.Max(1, Last.DayNumber - First.DayNumber));
        internal double Y(double value) => Bottom - ((Bottom - Top) * Math.Min(value, Highest) / Highest);
    }
}
