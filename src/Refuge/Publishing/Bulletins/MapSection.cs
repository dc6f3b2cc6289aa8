using System.Text;
using System.Xml.Linq;
using Refuge.Situations;
using static Refuge.Publishing.Bulletins.MapFrame;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>
/// Where the places lie, as far as anybody knows: a disc as wide as the doubt, and a list of what no map shows.
/// </summary>
/// <remarks>
/// Only places that the tier lets through are drawn. Routes and control are drawn in the own folder alone.
/// </remarks>
static class MapSection
{
    /// <summary>The section; null where no place may be drawn.</summary>
    internal static PageSection? Of(Page page, GroundMap ground)
    {
        var drawn = page.Shown.Places.Values.Where(card => card.Point is not null && IsWorthDrawing(card))
            .OrderBy(card => card.Code.Raw, StringComparer.Ordinal).ToList();
        if (drawn.Count == 0) return null;

        var frame = new MapFrame([.. drawn.Select(card => card.Point!.Value)]);
        return new(
            "map", page.Words["Where"],
            [
                new Picture(
                    Tag(
                        "figure", From("run.json"),
                        Picture(page, ground, drawn, frame),
                        Tag(
                            "figcaption", Class("small"), Key(page),
                            ground.Credit.Length > 0 ? $" {ground.Credit}" : null))),
                .. Unpinned(page),
            ]);
    }

    /// <summary>
    /// Places that receive people, and towns to find one's way by; crossings, junctions and markers are left out.
    /// </summary>
    static bool IsWorthDrawing(PlaceCard card) => card.IsReceiving || card.Kind is PlaceKind.City or PlaceKind.Town;

    static string Key(Page page) =>
        (page.Shown.Audience == Audience.Restricted
            ? page.Words[
                "A disc is as wide as the doubt about where the place lies; a dashed one where nobody stated it. "
                + "Filled: receives displaced people. Hollow: a town to find one's way by."]
            : page.Words[
                "A place lies somewhere in its disc: places are moved to a coarse grid. Filled: receives displaced "
                + "people. Hollow: a town to find one's way by."])
        + (page.Shown.Ways.Count > 0 ? " " + page.Words["Lines: ways between places; not verified as safe."] : "");

    static XElement Picture(Page page, GroundMap ground, List<PlaceCard> drawn, MapFrame frame) => Tag(
        "svg", Class("map wide"),
        With("viewBox", FormattableString.Invariant($"0 0 {Width} {frame.Height:0}")), With("role", "img"),
        With("direction", "ltr"), page.Notes.AreOnSite ? With("data-degrees", frame.Degrees) : null,
        Tag("title", page.Words["Where the places lie"]),
        Tag("desc", string.Join("; ", drawn.Select(card => page.Name(card.Code)))),
        Tag("rect", Class("ground"), With("width", Number(Width)), With("height", Number(frame.Height))),
        ground.Lines.Select(line => Ground(line, frame)),
        page.Shown.Ways.Select(way => Way(way, frame)),
        drawn.OrderByDescending(card => card.Point!.Value.RadiusKm).Select(card => Disc(page, card, frame)),
        Labels(page, drawn, frame),
        ScaleBar(page, frame));

    static XElement? Ground(GroundLine line, MapFrame frame)
    {
        var path = new StringBuilder();
        if (line.Kind == GroundKind.Lake)
        {
            if (!line.Points.Any(point => frame.IsNear(point.Longitude, point.Latitude))) return null;
            foreach (var (longitude, latitude) in line.Points)
            {
                Step(path, path.Length == 0, frame.X(longitude), frame.Y(latitude));
            }
            path.Append('Z');
        }
        else
        {
            for (var index = 1; index < line.Points.Count; index++)
            {
                var (from, to) = (line.Points[index - 1], line.Points[index]);
                if (!frame.IsNear(from.Longitude, from.Latitude) && !frame.IsNear(to.Longitude, to.Latitude)) continue;
                Step(path, true, frame.X(from.Longitude), frame.Y(from.Latitude));
                Step(path, false, frame.X(to.Longitude), frame.Y(to.Latitude));
            }
        }

        return path.Length == 0 ? null : Tag("path", Class(Tables.Word.Of(line.Kind)), With("d", path.ToString()));
    }

    static void Step(StringBuilder path, bool starts, double x, double y) =>
        path.Append(starts ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));

    static XElement Way(WayLine way, MapFrame frame) => Tag(
        "line", Class($"way {Tables.Word.Of(way.Mode)}"),
        With("x1", Number(frame.X(way.From.Longitude))), With("y1", Number(frame.Y(way.From.Latitude))),
        With("x2", Number(frame.X(way.To.Longitude))), With("y2", Number(frame.Y(way.To.Latitude))));

    static XElement Disc(Page page, PlaceCard card, MapFrame frame)
    {
        var point = card.Point!.Value;
        return Tag(
            "circle", Class($"place {(card.IsReceiving ? "receives" : "town")}{(point.IsStated ? "" : " unstated")}"),
            With("data-place", card.Code.Raw),
            page.Notes.AreOnSite ? With("data-name", page.Name(card.Code)) : null,
            With("cx", Number(frame.X(point.Longitude))), With("cy", Number(frame.Y(point.Latitude))),
            With("r", Number(Math.Max(LeastRadius, point.RadiusKm * frame.PerKm))));
    }

    /// <summary>
    /// Names where they fit without covering one another: beside the disc, else the other side, above, below, else not.
    /// </summary>
    static List<XElement> Labels(Page page, List<PlaceCard> drawn, MapFrame frame)
    {
        var taken = drawn.Where(card => card.IsReceiving).Select(card => Square(card.Point!.Value, frame)).ToList();
        var labels = new List<XElement>();
        foreach (var card in drawn.OrderByDescending(card => card.IsReceiving)
            .ThenByDescending(card => card.Kind == PlaceKind.City)
            .ThenBy(card => card.Code.Raw, StringComparer.Ordinal))
        {
            var position = card.Point!.Value;
            var name = page.Name(card.Code);
            var (x, y) = (frame.X(position.Longitude), frame.Y(position.Latitude));
            var radius = Math.Max(LeastRadius, position.RadiusKm * frame.PerKm) + 4;
            var width = name.Length * (card.IsReceiving ? BoldLetterWidth : LetterWidth);
            foreach (var (anchor, left, baseline) in new[]
            {
                ("start", x + radius, y + 4), ("end", x - radius - width, y + 4),
                    ("middle", x - (width / 2), y - radius), ("middle", x - (width / 2), y + radius + 9),
            })
            {
                var box = (Left: left, Top: baseline - 10, Right: left + width, Bottom: baseline + 3);
                var fits = box is { Left: > 0, Right: < Width, Top: > 0 } && box.Bottom < frame.Height
                    && taken.TrueForAll(
                        other => box.Right < other.Left || other.Right < box.Left || box.Bottom < other.Top
                        || other.Bottom < box.Top);
                if (!fits) continue;

                taken.Add(box);
                var at = anchor switch { "start" => left, "end" => left + width, _ => left + (width / 2) };
                labels.Add(
                    Tag(
                        "text", Class(card.IsReceiving ? "label receives" : "label"), With("x", Number(at)),
                        With("y", Number(baseline)), With("text-anchor", anchor), name));
                break;
            }
        }

        return labels;
    }

    /// <summary>The middle of a disc, which no name may cover.</summary>
    static (double Left, double Top, double Right, double Bottom) Square(MapPoint position, MapFrame frame)
    {
        var (x, y) = (frame.X(position.Longitude), frame.Y(position.Latitude));
        return (x - LeastRadius, y - LeastRadius, x + LeastRadius, y + LeastRadius);
    }

    static XElement ScaleBar(Page page, MapFrame frame)
    {
        var km = ScaleSteps.LastOrDefault(step => step * frame.PerKm < Width / 4, ScaleSteps[0]);
        var length = km * frame.PerKm;
        var y = frame.Height - 14;
        return Tag(
            "g", Class("scale"),
            Tag(
                "line", Class("axis"), With("x1", "14"), With("x2", Number(14 + length)), With("y1", Number(y)),
                With("y2", Number(y))),
            Tag(
                "text", Class("tick"), With("x", Number(20 + length)), With("y", Number(y + 4)),
                page.Words.Say("{0} km", km)));
    }

    /// <summary>Places that are known to lie near another one and nowhere more exactly.</summary>
    static IEnumerable<Block> Unpinned(Page page)
    {
        var cards = page.Shown.Places.Values.Where(card => card.Point is null && card.IsReceiving)
            .OrderBy(card => card.Code.Raw, StringComparer.Ordinal).ToList();
        if (cards.Count == 0) yield break;

        yield return new Note(Line.Strong(page.Words["On no map, because nobody stated where they lie:"]));
        yield return Items.Of(cards.Select(card => Line.Of(Near(page, card))));
    }

    static string Near(Page page, PlaceCard card) => (card.Near, card.NearKm) switch
    {
        ({ } anchor, { } km) =>
            page.Words.Say("{0}, about {1} km from {2}", page.Name(card.Code), Figures.Print(km), page.Name(anchor)),
        ({ } anchor, null) => page.Words.Say("{0}, near {1}", page.Name(card.Code), page.Name(anchor)),
        _ => page.Name(card.Code),
    };

    const double LeastRadius = 4;
    const double LetterWidth = 6.6;
    const double BoldLetterWidth = 7.8;

    static readonly int[] ScaleSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];
}
