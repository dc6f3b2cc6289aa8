using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>People over time: the main count, then the largest places, all of them on one scale, counts as
/// dots.</summary>
static class Charts
{
    /// <summary>The pictures, and the same in figures.</summary>
    internal static IEnumerable<Block> Of(Page page)
    {
        if (Main(page) is { } main) yield return main;
        var places = Places(page);
        if (places.Count == 0) yield break;

        var pictured = places.Take(MostPictures).ToList();
        var top = pictured.Max(place => Highest(page, place));
        yield return new Note(
            Line.Of(
                page.Words[
                    "Dots: people counted. Line: the middle of the futures. Dark band: half of them. Light band: "
                    + "four in five. "
                    + "Dashed: room. All small charts have one scale."]));
        yield return new Picture(
            Tag("div", Class("multiples"), pictured.Select(place => Small(page, place, top))));
        yield return Table(page, places);
    }

    /// <summary>The main count and how its series goes on; null where no forecast of it may be shown.</summary>
    static Picture? Main(Page page)
    {
        if (TodaySection.Main(page.Shown) is not { } count) return null;
        var rows = page.Shown.Forecast.SeriesCounts()
            .Where(row => row.Series == count.Series && row.Place == Shown.Everywhere).ToList();
        if (rows.Count < 2 || rows.Exists(static row => row.Median is null)) return null;

        var title = page.Quoted(count.Title);
        return new(
            Tag(
                "figure", From($"forecast.csv#*/{Tables.Word.Of(rows[0].Measure)}"), RestsOn(page, count.Evidence),
                Tag("figcaption", Tag("strong", title), page.Notes.Cite(count.Evidence)),
                new FanChart(page.Words) { Counts = count.History }.Draw(rows, title, ChartSize.Wide)));
    }

    /// <summary>Places where anybody is expected, the most people first.</summary>
    static List<Shown> Places(Page page) =>
    [
        .. page.Shown.Forecast.Names
            .Where(place => !page.Shown.SeesPlaces || page.Shown.Places.GetValueOrDefault(place)?.IsReceiving == true)
            .Select(place => (Name: place, Rows: page.Shown.Series(place, Measure.Present)))
            .Where(static place => place.Rows.Count > 1 && place.Rows.Max(row => row.High ?? 0) >= Worth)
            .OrderByDescending(static place => place.Rows.Max(row => row.Median ?? 0))
            .ThenBy(static place => place.Name.Raw, StringComparer.Ordinal)
            .Select(static place => place.Name),
    ];

    static double Highest(Page page, Shown place)
    {
        var card = page.Shown.Places.GetValueOrDefault(place);
        var counted = CountAt(page, place)?.History.Select(static point => point.People).DefaultIfEmpty(0).Max() ?? 0;
        return Math.Max(Math.Max(page.Shown.Series(place, Measure.Present).Max(static row => row.High ?? 0),
            card?.Capacity ?? 0), counted);
    }

    static CountRow? CountAt(Page page, Shown place) =>
        page.Shown.SiteCounts.FirstOrDefault(count => count.Place == place);

    static XElement Small(Page page, Shown place, double top) => Tag(
        "figure", From($"forecast.csv#{place}/present"), RestsOn(page, page.Shown.PeopleOf(place)),
        Tag("figcaption", Tag("strong", Tag("bdi", page.Name(place))), page.Notes.Cite(page.Shown.PeopleOf(place))),
        new FanChart(page.Words) { Counts = CountAt(page, place)?.History ?? [], Top = top }.Draw(
            page.Shown.Series(place, Measure.Present), page.Name(place), ChartSize.Small,
            page.Shown.Places.GetValueOrDefault(place)?.Capacity));

    static Fold Table(Page page, List<Shown> places)
    {
        var days = ComingSection.Horizons(page.Shown.Series(places[0], Measure.Present)).Select(static row => row.Date)
            .ToList();
        return new(
            page.Words["The same in figures"],
            [
                new Grid(
                    page.Words["People present: middle figure (four in five futures)"],
                    [
                        Column.Words(page.Words[page.Shown.SeesPlaces ? "Place" : "District"]),
                        Column.Number(page.Words["today"]),
                        .. days.Select(day => Column.Number(page.Words.ShortDay(day))),
                    ],
                    [
                        .. places.Select(place => new GridRow(
                            [
                                page.Name(place), Spread(page, place, page.Shown.AsOf),
                                    .. days.Select(day => Spread(page, place, day)),
                            ], page.Shown.PeopleOf(place)) { From = $"forecast.csv#{place}/present" }),
                    ]),
            ]);
    }

    static string Spread(Page page, Shown place, DateOnly day)
    {
        var row = page.Shown.Series(place, Measure.Present).FirstOrDefault(row => row.Date == day);
        return row?.Median is null && !page.Shown.SeesPlaces
            ? page.Words["fewer than 5"]
            : Page.Spread(row?.Low, row?.Median, row?.High);
    }

    /// <summary>Fewer people than this are not worth a picture.</summary>
    const double Worth = 5;

    const int MostPictures = 6;
}
