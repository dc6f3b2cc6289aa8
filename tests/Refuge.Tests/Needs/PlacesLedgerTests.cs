using CsCheck;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>Places for displaced people: what stands, what is free, what comes, and who needs them.</summary>
public class PlacesLedgerTests
{
    [Fact]
    public void People_in_sites_need_places_and_guests_do_not()
    {
        var total = Total(
            A.Situation().WithSite("camp", 1_000, axis: "south").WithTown("town", axis: "south"),
            forecast => forecast.Present("camp", (_, _) => 1_400).Present("town", (_, _) => 9_000));

        Assert.Equal((1_000.0, 1_400.0, 400.0), (total.Standing, total.PeopleInSites, total.Short));
    }

    [Fact]
    public void Where_people_are_screened_nobody_lives_and_a_candidate_holds_nobody()
    {
        var situation = A.Situation().WithSite("camp", 1_000, axis: "south")
            .WithSite("gate", 500, kind: SiteKind.Screening, axis: "south")
            .WithSite("field", 3_000, kind: SiteKind.Candidate, axis: "south");

        var rows = Rows(situation, forecast => forecast.Present("camp", (_, _) => 400).Present("gate", (_, _) => 700));

        Assert.Equal(1_000, rows.Single(row => row is { IsTotal: true, Axis: "south" } && row.Date == A.Day).Standing);
        var field = rows.First(row => row.Place == new PlaceId("field"));
        Assert.Equal((null, 3_000.0, SiteKind.Candidate), (field.Standing, field.Planned!.Value, field.Kind));
        Assert.Equal(600, rows.First(row => row.Place == new PlaceId("camp")).Free);
    }

    [Fact]
    public void A_camp_abroad_has_a_row_and_is_in_no_total()
    {
        var situation = A.Situation().WithSite("camp", 1_000, axis: "north").WithSite("second", 500, axis: "north")
            .WithCampAbroad("far", 15_000, "north");

        var rows = Rows(situation, forecast => forecast.Present("camp", (_, _) => 100));

        Assert.True(rows.First(row => row.Place == new PlaceId("far")).IsAbroad);
        Assert.Equal(1_500, rows.First(row => row is { IsTotal: true, Axis: "north" }).Standing);
    }

    [Fact]
    public void What_is_under_way_stands_from_its_day_on_and_what_is_planned_never()
    {
        var rows = Rows(
            A.Situation().WithSite("camp", 1_000, axis: "south"),
            forecast => forecast.Present("camp", (_, _) => 2_500),
            A.Response("camp", "capacity", 700, ResponseStatus.UnderWay, A.Day.AddDays(10), unit: "people"),
            A.Response("camp", "capacity", 9_000, ResponseStatus.Planned, id: "r2", unit: "people"));

        var (today, later) = (rows.First(row => row.Place is not null), rows.Last(row => row.Place is not null));
        Assert.Equal((1_000.0, 700.0, A.Day.AddDays(10), 9_000.0),
            (today.Standing, today.UnderWay, today.UnderWayFrom, today.Planned));
        Assert.Equal((1_700.0, null, 800.0), (later.Standing, later.UnderWay, later.Short));
    }

    [Fact]
    public void A_statement_about_all_sites_contains_the_sites_and_is_never_added_to_them()
    {
        var together = A.Response("camp", "capacity", 60_000, ResponseStatus.Delivered, unit: "people");
        var rows = Rows(
            A.Situation().WithSite("camp", 1_000, axis: "south"), forecast => forecast.Present("camp", (_, _) => 2_500),
            together with { Value = together.Value with { Place = null } });

        Assert.Equal(60_000, rows.First(row => row is { IsTotal: true, Axis: null }).Standing);
        Assert.Equal(1_000, rows.First(row => row is { IsTotal: true, Axis: "south" }).Standing);
    }

    [Fact]
    public void More_room_never_makes_more_short() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 5_000], Gen.Int[0, 20_000]).Sample((room, more, people) =>
        {
            double Short(int places) => Total(
                A.Situation().WithSite("camp", places, axis: "south"),
                forecast => forecast.Present("camp", (day, member) => people + (day * member * 10))).Short!.Value;

            Assert.True(Short(room + more) <= Short(room));
        });

    static LedgerRow Total(InventedSituation situation, Func<ForecastBuilder, ForecastBuilder> people) =>
        Rows(situation, people).Last(row => row is { IsTotal: true, Axis: null });

    static List<LedgerRow> Rows(
        InventedSituation situation, Func<ForecastBuilder, ForecastBuilder> people,
            params Recorded<Response>[] responses)
    {
        var basis = new NeedsBasis
        {
            Situation = situation.Build(),
            Forecast = people(A.Forecast(14, 5)).Build(),
            Responses = responses,
        };
        return [.. NeedsAssessor.Assess(basis).Ledger!.Over(_ => true)];
    }
}
