using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Refuge.Publishing;
using Refuge.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Tests.Publishing;

/// <summary>
/// Opens every file that leaves the own folder, letter by letter, and looks for what must not be in it.
/// </summary>
public partial class DoNoHarmTests
{
    public static TheoryData<Audience, string> EveryFile =>
    [
        .. new[] { Audience.Partner, Audience.Public }.SelectMany(audience =>
            Opened.All(PublishedCrisis.Findings, audience).Keys.Select(
                file => new TheoryDataRow<Audience, string>(audience, file))),
    ];

    static string Open(Audience audience, string file) => Opened.All(PublishedCrisis.Findings, audience)[file];

    [Theory, MemberData(nameof(EveryFile))]
    public void No_route_is_named(Audience audience, string file)
    {
        var text = Open(audience, file);

        Assert.All(
            PublishedCrisis.Findings.Situation.Routes,
            route => Assert.DoesNotContain(route.Value.Id.Code, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(EveryFile))]
    public void No_line_is_drawn_from_one_place_to_another(Audience audience, string file) =>
        Assert.Empty(LinesBetweenPlaces(file, Open(audience, file)));

    [Theory, MemberData(nameof(EveryFile))]
    public void No_departure_is_told(Audience audience, string file) =>
        Assert.DoesNotContain("departure", Open(audience, file), StringComparison.OrdinalIgnoreCase);

    [Theory, MemberData(nameof(EveryFile))]
    public void No_day_of_an_offensive_is_told(Audience audience, string file)
    {
        var text = Open(audience, file);

        Assert.DoesNotContain("offensive_day", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("2031-05-20", text, StringComparison.Ordinal);
        Assert.DoesNotContain("20 May 2031", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2 May 2031", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_after_the_as_of_day_stand_only_on_the_weekly_grid_of_the_forecast()
    {
        var strays =
            from file in Opened.All(PublishedCrisis.Findings, Audience.Partner)
            from Match match in IsoDay().Matches(file.Value)
            let day = DateOnly.ParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            where day > PublishedCrisis.AsOf && day < new DateOnly(2032, 1, 1)
            where (day.DayNumber - PublishedCrisis.AsOf.DayNumber) % 7 != 0 && day.DayOfWeek != DayOfWeek.Monday
            select $"{file.Key}: {day:O}";

        Assert.Empty(strays);
    }

    [Fact]
    public void The_own_folder_does_hold_them_so_that_this_test_can_fail()
    {
        var all = string.Concat(Opened.All(PublishedCrisis.Findings, Audience.Restricted).Values);

        Assert.NotEmpty(LinesBetweenPlaces(Page, Open(Audience.Restricted, Page)));
        Assert.Contains("rt-7", all, StringComparison.Ordinal);
        Assert.Contains("departures", all, StringComparison.Ordinal);
        Assert.Contains("offensive_day", all, StringComparison.Ordinal);
        Assert.Contains("2 May 2031", all, StringComparison.Ordinal);
    }

    /// <summary>
    /// Whatever is drawn through the middles of two places: a line, or a path with corners on both. No other file than
    /// the page holds a drawing.
    /// </summary>
    static List<string> LinesBetweenPlaces(string file, string text)
    {
        if (file != Page) return text.Contains("<svg", StringComparison.Ordinal) ? [file] : [];
        return
        [
            .. from picture in EvidenceWalk.Body(text).Descendants("svg")
               let places = picture.Descendants("circle").Select(disc => (X: Number(disc, "cx"), Y: Number(disc, "cy")))
                   .Distinct().ToList()
               from drawn in picture.Descendants()
               where places.Count(place => Corners(drawn).Any(
                   corner => Math.Abs(corner.X - place.X) + Math.Abs(corner.Y - place.Y) < 0.5)) > 1
               select drawn.ToString(),
        ];
    }

    /// <summary>The points through which an element is drawn.</summary>
    static List<(double X, double Y)> Corners(XElement drawn)
    {
        var numbers = drawn.Name.LocalName switch
        {
            "line" => [Number(drawn, "x1"), Number(drawn, "y1"), Number(drawn, "x2"), Number(drawn, "y2")],
            "path" or "polyline" or "polygon" =>
                [.. Decimal().Matches((drawn.Attribute("d") ?? drawn.Attribute("points"))!.Value).Select(
                    static number => double.Parse(number.Value, CultureInfo.InvariantCulture))],
            _ => (double[])[],
        };
        return [.. numbers.Chunk(2).Where(static pair => pair.Length == 2).Select(static pair => (pair[0], pair[1]))];
    }

    const string Page = "bulletin.html";

    static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)?.Value ?? "NaN", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();
}
