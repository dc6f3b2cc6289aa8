using System.Text;
using System.Xml.Linq;
using Refuge.Situations;
using static Refuge.Publishing.Bulletins.MapFrame;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>Where the places lie, as far as anybody knows: a disc as wide as the doubt, and a list of what no map shows.</summary>
/// <remarks>Only places that the tier lets through are drawn. Routes and control are drawn in the own folder alone.</remarks>
static class MapSection
{
    /// <summary>The section; nothing where no place may be drawn.</summary>
    internal static XElement? Draw(Page page, GroundMap ground)
    {
        var drawn = page.Shown.Places.Values.Where(card => card.Place.Position is not null && IsWorthDrawing(card)).OrderBy(card => card.Place.Id).ToList();
        if (drawn.Count == 0) return null;

        var frame = new MapFrame([.. drawn.Select(card => card.Place.Position!)]);
        return Tag(
            "section", With("id", "map"), Tag("h2", page.Words["Where"]),
            Tag(
                "figure", From("run.json"),
                Picture(page, ground, drawn, frame),
                Tag("figcaption", Class("small"), Key(page), ground.Credit.Length > 0 ? $" {ground.Credit}" : null)),
            Unpinned(page));
    }

    /// <summary>Places that receive people, and towns to find one's way by; crossings, junctions and markers are left out.</summary>
    static bool IsWorthDrawing(PlaceCard card) => card.IsReceiving || card.Place.Kind is PlaceKind.City or PlaceKind.Town;

    static string Key(Page page) =>
        page.Words["A disc is as wide as the doubt about where the place lies; a dashed one where nobody stated it. Filled: receives displaced people. Hollow: a town to find one's way by."]
        + (page.Shown.Ways.Count > 0 ? " " + page.Words["Lines: ways between places; not verified as safe."] : "");

    static XElement Picture(Page page, GroundMap ground, List<PlaceCard> drawn, MapFrame frame) => Tag(
        "svg", Class("map wide"),
        With("viewBox", FormattableString.Invariant($"0 0 {Width} {frame.Height:0}")), With("role", "img"), With("direction", "ltr"),
        Tag("title", page.Words["Where the places lie"]),
        Tag("desc", string.Join("; ", drawn.Select(card => page.Name(card.Place.Id.Code)))),
        Tag("rect", Class("ground"), With("width", Number(Width)), With("height", Number(frame.Height))),
        ground.Lines.Select(line => Ground(line, frame)),
        page.Shown.Ways.Select(way => Way(page, way, frame)),
        drawn.OrderByDescending(card => card.Place.Position!.Precision?.Value ?? 0).Select(card => Disc(card, frame)),
        Labels(page, drawn, frame),
        ScaleBar(page, frame));

    static XElement? Ground(GroundLine line, MapFrame frame)
    {
        var path = new StringBuilder();
        if (line.Kind == GroundKind.Lake)
        {
            if (!line.Points.Any(point => frame.IsNear(point.Longitude, point.Latitude))) return null;
            foreach (var (longitude, latitude) in line.Points) Step(path, path.Length == 0, frame.X(longitude), frame.Y(latitude));
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

    static void Step(StringBuilder path, bool starts, double x, double y) => path.Append(starts ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));

    static XElement? Way(Page page, Route way, MapFrame frame) =>
        page.Shown.Places.GetValueOrDefault(way.From.Code)?.Place.Position is { } from && page.Shown.Places.GetValueOrDefault(way.To.Code)?.Place.Position is { } to
            ? Tag(
                "line", Class($"way {Tables.Word.Of(way.Mode)}"),
                With("x1", Number(frame.X(from.Longitude))), With("y1", Number(frame.Y(from.Latitude))),
                With("x2", Number(frame.X(to.Longitude))), With("y2", Number(frame.Y(to.Latitude))))
            : null;

    static XElement Disc(PlaceCard card, MapFrame frame)
    {
        var position = card.Place.Position!;
        var stated = position.Precision is not null;
        var radius = Math.Max(LeastRadius, (position.Precision?.Value ?? UnstatedKm) * frame.PerKm);
        return Tag(
            "circle", Class($"place {(card.IsReceiving ? "receives" : "town")}{(stated ? "" : " unstated")}"),
            With("cx", Number(frame.X(position.Longitude))), With("cy", Number(frame.Y(position.Latitude))), With("r", Number(radius)));
    }

    /// <summary>Names where they fit without covering one another: beside the disc, else the other side, above, below, else not.</summary>
    static List<XElement> Labels(Page page, List<PlaceCard> drawn, MapFrame frame)
    {
        var taken = drawn.Where(card => card.IsReceiving).Select(card => Square(card.Place.Position!, frame)).ToList();
        var labels = new List<XElement>();
        foreach (var card in drawn.OrderByDescending(card => card.IsReceiving).ThenByDescending(card => card.Place.Kind == PlaceKind.City).ThenBy(card => card.Place.Id))
        {
            var position = card.Place.Position!;
            var name = page.Name(card.Place.Id.Code);
            var (x, y) = (frame.X(position.Longitude), frame.Y(position.Latitude));
            var radius = Math.Max(LeastRadius, (position.Precision?.Value ?? UnstatedKm) * frame.PerKm) + 4;
            var width = name.Length * (card.IsReceiving ? BoldLetterWidth : LetterWidth);
            foreach (var (anchor, left, baseline) in new[]
            {
                ("start", x + radius, y + 4), ("end", x - radius - width, y + 4), ("middle", x - (width / 2), y - radius), ("middle", x - (width / 2), y + radius + 9),
            })
            {
                var box = (Left: left, Top: baseline - 10, Right: left + width, Bottom: baseline + 3);
                var fits = box is { Left: > 0, Right: < Width, Top: > 0 } && box.Bottom < frame.Height
                    && taken.TrueForAll(other => box.Right < other.Left || other.Right < box.Left || box.Bottom < other.Top || other.Bottom < box.Top);
                if (!fits) continue;

                taken.Add(box);
                var at = anchor switch { "start" => left, "end" => left + width, _ => left + (width / 2) };
                labels.Add(Tag("text", Class(card.IsReceiving ? "label receives" : "label"), With("x", Number(at)), With("y", Number(baseline)), With("text-anchor", anchor), name));
                break;
            }
        }

        return labels;
    }

    /// <summary>The middle of a disc, which no name may cover.</summary>
    static (double Left, double Top, double Right, double Bottom) Square(Position position, MapFrame frame)
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
            Tag("line", Class("axis"), With("x1", "14"), With("x2", Number(14 + length)), With("y1", Number(y)), With("y2", Number(y))),
            Tag("text", Class("tick"), With("x", Number(20 + length)), With("y", Number(y + 4)), page.Words.Say("{0} km", km)));
    }

    /// <summary>Places that are known to lie near another one and nowhere more exactly.</summary>
    static XElement? Unpinned(Page page)
    {
        var cards = page.Shown.Places.Values.Where(card => card.Place.Position is null && card.IsReceiving).OrderBy(card => card.Place.Id).ToList();
        return cards.Count == 0 ? null : Tag(
            "div", From("run.json"),
            Tag("p", Tag("strong", page.Words["On no map, because nobody stated where they lie:"])),
            Tag("ul", cards.Select(card => Tag("li", Near(page, card.Place)))));
    }

    static string Near(Page page, Place place) => (place.Near, place.NearKm) switch
    {
        ({ } anchor, { } km) => page.Words.Say("{0}, about {1} km from {2}", page.Name(place.Id.Code), Figures.Print(km.Value), page.Name(anchor.Code)),
        ({ } anchor, null) => page.Words.Say("{0}, near {1}", page.Name(place.Id.Code), page.Name(anchor.Code)),
        _ => page.Name(place.Id.Code),
    };

    const double LeastRadius = 4;
    const double LetterWidth = 6.6;
    const double BoldLetterWidth = 7.8;

    /// <summary>How wide a disc is drawn, in km, where no precision is stated; its edge is dashed.</summary>
    const double UnstatedKm = 5;

    static readonly int[] ScaleSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];
}
