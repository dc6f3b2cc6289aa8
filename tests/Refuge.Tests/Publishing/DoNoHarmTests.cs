using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Publishing;
using Refuge.Tests.Building;

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
        Assert.DoesNotMatch(FlowLine(), Open(audience, file));

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

        Assert.Contains("rt-7", all, StringComparison.Ordinal);
        Assert.Contains("departures", all, StringComparison.Ordinal);
        Assert.Contains("offensive_day", all, StringComparison.Ordinal);
        Assert.Contains("2 May 2031", all, StringComparison.Ordinal);
    }

    [GeneratedRegex("marker-end|class=\"(flow|route)|<polyline", RegexOptions.CultureInvariant)]
    private static partial Regex FlowLine();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();
}
