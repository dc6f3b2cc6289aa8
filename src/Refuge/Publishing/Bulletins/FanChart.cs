using System.Globalization;
using System.Text;
using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>
/// A spread over time as a picture: people counted as dots, bands of 50 and 80 %, the median, and what there is room
/// for.
/// </summary>
/// <remarks>
/// Bands differ in lightness, lines in dash: they stay apart in grey and for colour-blind readers. Plain shapes in a
/// view box, no script. Fan charts after Britton, Fisher and Whitley (Bank of England, 1998).
/// </remarks>
sealed class FanChart(Wording words)
{
    /// <summary>People counted, by day; those long before the forecast are not drawn.</summary>
    internal IReadOnlyList<CountPoint> Counts { get; init; } = [];

    /// <summary>The people at the upper end of the scale, where several pictures share one. Null: the picture's
    /// own.</summary>
    internal double? Top { get; init; }

    /// <summary>The picture.</summary>
    /// <param name="rows">The forecast, by day; at least two rows.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="size">How large.</param>
    /// <param name="capacity">People there is room for. Null when unknown: no line.</param>
    internal XElement Draw(IReadOnlyList<ForecastRow> rows, string title, ChartSize size, double? capacity = null)
    {
        var points = Thinned(rows);
        var counts = Counts.Where(count => count.Day >= points[0].Date.AddDays(-Before) && count.Day <= points[^1].Date)
            .ToList();
        var highest = Math.Max(points.Max(row => row.High ?? 0), counts.Select(static count => count.People)
            .DefaultIfEmpty(0).Max());
        var first = counts.Select(static count => count.Day).Append(points[0].Date).Min();
        var scale = new Scale(first, points[^1].Date, NiceTop(Top ?? Math.Max(highest, capacity ?? 0)), size);
        var last = points[^1];
        var description = words.Say(
            "On {0} the median is {1}; four in five futures lie between {2} and {3}.",
            words.Day(last.Date), Figures.Print(last.Median ?? 0), Figures.Print(last.Low ?? 0),
            Figures.Print(last.High ?? 0));

        return Tag(
            "svg", Class(size.IsSmall ? "small-chart" : "wide"),
            With("viewBox", FormattableString.Invariant($"0 0 {size.Width} {size.Height}")), With("role", "img"),
            With("direction", "ltr"),
            Tag("title", title), Tag("desc", description),
            GridLines(scale),
            Band(points, scale, 2, 6, "band80"), Band(points, scale, 3, 5, "band50"),
            Tag("path", Class("median"), With("d", Line(points, scale))),
            capacity is { } room ? CapacityLine(room, scale) : null,
            counts.Select(count => Tag(
                "circle", Class("counted"), With("cx", Number(scale.X(count.Day))),
                    With("cy", Number(scale.Y(count.People))),
                With("r", size.IsSmall ? "3" : "4"))),
            DayTicks(scale));
    }

    static IEnumerable<XElement> GridLines(Scale scale)
    {
        var steps = scale.Size.IsSmall ? 2 : 4;
        for (var step = 0; step <= steps; step++)
        {
            var value = scale.Top * step / steps;
            var y = Number(scale.Y(value));
            yield return Tag(
                "line", Class(step == 0 ? "axis" : "grid"), With("x1", Number(scale.Left)),
                With("x2", Number(scale.Right)), With("y1", y), With("y2", y));
            yield return Tag(
                "text", Class("tick"), With("x", Number(scale.Left - 6)), With("y", Number(scale.Y(value) + 4)),
                With("text-anchor", "end"), Short(value));
        }
    }

    IEnumerable<XElement> DayTicks(Scale scale)
    {
        var days = scale.Last.DayNumber - scale.First.DayNumber;
        var wanted = scale.Size.IsSmall ? 2 : 4;
        var step = Math.Max(7, (int)Math.Round(days / (double)wanted / 30, MidpointRounding.AwayFromZero) * 30);
        if (days < 60) step = Math.Max(7, days / wanted / 7 * 7);
        for (var day = 0; day <= days; day += step)
        {
            var date = scale.First.AddDays(day);
            var anchor = day == 0 ? "start" : day + step > days && days - day < step / 3 ? "end" : "middle";
            yield return Tag(
                "line", Class("axis"), With("x1", Number(scale.X(date))), With("x2", Number(scale.X(date))),
                With("y1", Number(scale.Bottom)), With("y2", Number(scale.Bottom + 4)));
            yield return Tag(
                "text", Class("tick"), With("x", Number(scale.X(date))), With("y", Number(scale.Bottom + 17)),
                With("text-anchor", anchor), words.ShortDay(date));
        }
    }

    XElement CapacityLine(double capacity, Scale scale) => Tag(
        "g",
        Tag(
            "line", Class("capacity"), With("x1", Number(scale.Left)), With("x2", Number(scale.Right)),
            With("y1", Number(scale.Y(capacity))), With("y2", Number(scale.Y(capacity)))),
        Tag(
            "text", Class("capacity-label"), With("x", Number(scale.Left + 4)),
            With("y", Number(scale.Y(capacity) - 5)),
            words.Say("room for {0}", Figures.Print(capacity))));

    static XElement Band(List<ForecastRow> points, Scale scale, int low, int high, string name)
    {
        var path = new StringBuilder();
        foreach (var row in points) Step(path, scale.X(row.Date), scale.Y(row.Values[high] ?? 0));
        foreach (var row in points.AsEnumerable().Reverse())
        {
            Step(path, scale.X(row.Date), scale.Y(row.Values[low] ?? 0));
        }
        return Tag("path", Class(name), With("d", path.Append('Z').ToString()));
    }

    static string Line(List<ForecastRow> points, Scale scale)
    {
        var path = new StringBuilder();
        foreach (var row in points) Step(path, scale.X(row.Date), scale.Y(row.Median ?? 0));
        return path.ToString();
    }

    static void Step(StringBuilder path, double x, double y) =>
        path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));

    /// <summary>At most some ninety points: a day is thinner than a dot of ink.</summary>
    static List<ForecastRow> Thinned(IReadOnlyList<ForecastRow> rows)
    {
        var step = Math.Max(1, (int)Math.Ceiling((rows.Count - 1) / (double)MostPoints));
        var kept = rows.Where((_, index) => index % step == 0).ToList();
        if (kept[^1] != rows[^1]) kept.Add(rows[^1]);
        return kept;
    }

    /// <summary>A round number not below the highest value, so that the grid lines read well.</summary>
    static double NiceTop(double highest)
    {
        if (highest <= 4) return 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(highest)));
        return NiceSteps.Select(step => step * power).First(step => step >= highest);
    }

    static string Short(double value) => value switch
    {
        >= 1_000_000 => (value / 1_000_000).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 10_000 => (value / 1_000).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("#,0.#", CultureInfo.InvariantCulture),
    };

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    const int MostPoints = 90;

    /// <summary>Days before the forecast whose counts are drawn (judgement: as long as people compare).</summary>
    const int Before = 60;

    static readonly double[] NiceSteps = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10];

    readonly record struct Scale(DateOnly First, DateOnly Last, double Top, ChartSize Size)
    {
        internal double Left => Size.IsSmall ? 40 : 52;
        internal double Right => Size.Width - 14;
        internal double Bottom => Size.Height - 24;
        internal double X(DateOnly day) =>
            Left + ((Right - Left) * (day.DayNumber - First.DayNumber) / Math.Max(1, Last.DayNumber - First.DayNumber));
        internal double Y(double value) => Bottom - ((Bottom - Ceiling) * Math.Min(value, Top) / Top);

        const double Ceiling = 12;
    }
}

/// <summary>How large a chart is, in units of its view box.</summary>
readonly record struct ChartSize(int Width, int Height, bool IsSmall)
{
    /// <summary>Across the page.</summary>
    internal static ChartSize Wide => new(760, 280, false);

    /// <summary>One of many.</summary>
    internal static ChartSize Small => new(300, 170, true);
}
