using CsCheck;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>What must be ordered in time although nobody said what stands.</summary>
public class OpenOrderTests
{
    [Fact]
    public void Winter_kits_are_asked_for_in_time_where_nobody_said_how_many_are_there()
    {
        var kits = Assert.Single(Orders(A.Situation().WithSite("camp").WithPresent("camp", new(600)), Cold),
            line => line.Item == "winter_kit");

        Assert.Equal((100.0, Bound.AtMost), (kits.Quantity, kits.QuantityBound));
        Assert.Equal(kits.NeededBy!.Value.AddDays(-(int)kits.LeadDays!.Value), kits.ReleaseBy);
        Assert.Equal(InTime.NotKnown, kits.Means!.InTime);
        Assert.NotEmpty(kits.Means.Ask);
    }

    [Fact]
    public void Kits_that_somebody_counted_are_no_open_order() => Assert.DoesNotContain(
        Orders(A.Situation().WithSite("camp").WithPresent("camp", new(600))
            .WithFacility("camp", "winter_kit", new(10)), Cold),
        line => line.Item == "winter_kit");

    [Fact]
    public void No_winter_kit_is_asked_for_where_nobody_knows_a_winter() => Assert.DoesNotContain(
        Orders(A.Situation().WithSite("camp").WithPresent("camp", new(600)), null),
        line => line.Item == "winter_kit");

    [Fact]
    public void Places_are_asked_for_side_by_side_where_nobody_stated_the_room()
    {
        var situation = A.Situation().WithSite("one", axis: "south").WithSite("two", axis: "south")
            .WithSite("known", 900, axis: "south").WithSite("far", axis: "north");

        var plots = Orders(situation, null).Where(line => line.Item == "capacity").ToList();

        Assert.Equal(["far", "one;two"], plots.Select(line => line.Place.Code));
        Assert.Equal([100.0, 200], plots.Select(line => line.Quantity));
    }

    [Fact]
    public void Places_that_stand_at_sites_nobody_names_are_taken_off()
    {
        var situation = A.Situation().WithSite("one", axis: "south").WithSite("two", axis: "north");
        var named = A.Response("one", "capacity", 600, ResponseStatus.Delivered);
        var unnamed = named with { Value = named.Value with { Place = null } };

        var plots = Orders(situation, null, unnamed).Where(line => line.Item == "capacity");

        Assert.Equal([50.0, 50], plots.Select(line => line.Quantity));
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(-1, 100)]
    public void Places_at_sites_nobody_names_stand_until_their_last_day_is_over(int lastDay, double plots)
    {
        var named = A.Response("one", "capacity", 600, ResponseStatus.Delivered);
        var unnamed = named with { Value = named.Value with { Place = null, To = A.Day.AddDays(lastDay) } };

        Assert.Equal([plots, plots], Orders(
            A.Situation().WithSite("one", axis: "south").WithSite("two", axis: "north"), null, unnamed)
            .Where(static line => line.Item == "capacity").Select(static line => line.Quantity!.Value));
    }

    [Fact]
    public void Nothing_is_ordered_for_those_who_live_in_a_site_today_and_whose_room_nobody_stated() =>
        Assert.DoesNotContain(Orders(A.Situation().WithSite("one"), null, today: 600),
            line => line.Item == "capacity");

    [Fact]
    public void Places_at_sites_nobody_names_are_held_first_by_those_who_live_at_the_open_sites()
    {
        var response = A.Response("one", "capacity", 600, ResponseStatus.Delivered);
        var unnamed = response with { Value = response.Value with { Place = null } };

        var plots = Orders(A.Situation().WithSite("one"), null, unnamed, people: 1_200, today: 600);

        Assert.Equal(100.0, Assert.Single(plots, line => line.Item == "capacity").Quantity);
    }

    [Fact]
    public void What_some_camps_of_a_group_have_is_no_sign_of_what_the_others_lack()
    {
        var situation = A.Situation().WithSite("known", 900).WithSite("unknown")
            .WithFacility("known", "toilet", new(2))
            .WithSeries("camps", CountKind.Stock, Counted.Present, CountedPopulation.InCamp, area: ["known", "unknown"])
            .WithCount("camps", null, 1_200);

        var plan = Plan(situation, null, today: 600);

        // 24 latrines for 1,200 people, of which two are known.
        var toilets = Assert.Single(plan.Lines, static line => line.Item == "toilet");
        Assert.Equal(
            (22.0, Bound.AtMost, InTime.NotKnown), (toilets.Quantity, toilets.QuantityBound, toilets.Means!.InTime));
        Assert.DoesNotContain(plan.Lines, static line => line is { Item: "capacity", Quantity: not null });
        // Twelve hundred live there today; 900 places are known, and the others live somewhere: none is ordered.
        Assert.DoesNotContain(plan.Open!.Over(static _ => true), line => line.Item == "capacity");
    }

    [Theory]
    [InlineData(28, 100)]
    [InlineData(29, 0)]
    public void Places_are_ordered_for_those_who_come_within_thirty_days_and_for_nobody_later(int from, double plots)
    {
        var lines = Arriving(from, 600);

        Assert.Equal(plots, lines.Sum(static line => line.Quantity!.Value));
        Assert.All(lines, static line => Assert.Equal(
            (0.0, A.Day.AddDays(28), A.Day.AddDays(28)), (line.NeededToday, line.NeededBy, line.MostNeededOn)));
    }

    [Fact]
    public void Of_more_plots_than_anybody_builds_in_three_months_it_is_told_how_many_stand_each_month()
    {
        List<FundingLine> orders =
            [Arriving(28, 6_000).Single(), Arriving(28, 60_000).Single(), Arriving(28, 600_000).Single()];

        Assert.All(orders, static line =>
            Assert.Equal("30 60 90", string.Join(' ', line.Standing.Select(static month => month.Days))));
        Assert.All(orders.SelectMany(static line => line.Standing.Select(month => (line, month))), static each =>
            Assert.Equal(each.line.LeadDays <= each.month.Days, each.month.Units == each.line.Quantity));
        Assert.All(orders, static line =>
            Assert.Equal(line.Standing.OrderBy(static month => month.Units), line.Standing));
        Assert.InRange(orders[^1].Standing[^1].Units, 5_000, 20_000);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 100)]
    public void Places_at_sites_nobody_names_stand_from_their_first_day_on(int firstDay, double plots)
    {
        var named = A.Response("one", "capacity", 600, ResponseStatus.Delivered);
        var unnamed = named with { Value = named.Value with { Place = null, From = A.Day.AddDays(firstDay) } };

        Assert.Equal([plots, plots], Orders(
            A.Situation().WithSite("one", axis: "south").WithSite("two", axis: "north"), null, unnamed)
            .Where(static line => line.Item == "capacity").Select(static line => line.Quantity!.Value));
    }

    [Fact]
    public void Places_of_all_sites_contain_those_of_the_named_ones()
    {
        var response = A.Response("one", "capacity", 1_500, ResponseStatus.Delivered);
        var unnamed = response with { Value = response.Value with { Place = null } };

        // Of 1,500 places 900 are those of the known site: 600 serve the 600 who come to the other.
        Assert.DoesNotContain(
            Orders(A.Situation().WithSite("known", 900).WithSite("one"), null, unnamed),
            static line => line.Item == "capacity");
        // Fewer than the named sites hold are none beside them.
        Assert.Equal(100, Assert.Single(
            Orders(A.Situation().WithSite("known", 2_000).WithSite("one"), null, unnamed),
            static line => line.Item == "capacity").Quantity);
    }

    [Fact]
    public void More_people_never_lower_an_open_order() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 20_000]).Sample((people, more) =>
        {
            double? Plots(int count) => Orders(A.Situation().WithSite("one"), null, people: count)
                .FirstOrDefault(static line => line.Item == "capacity")?.Quantity;

            Assert.True((Plots(people) ?? 0) <= (Plots(people + more) ?? 0));
        }, iter: Check.Iter / 4);

    [Fact]
    public void A_site_in_another_country_than_most_is_another_plans()
    {
        var situation = A.Situation().WithSite("one").WithSite("two")
            .WithTown("abroad", kind: PlaceKind.Site, country: "Elsewhere").WithSiteRow("abroad", SiteKind.Camp);

        Assert.Equal("one;two", Assert.Single(Orders(situation, null), line => line.Item == "capacity").Place.Code);
    }

    [Fact]
    public void Toilets_are_asked_for_those_who_live_in_sites_of_which_nobody_said_anything()
    {
        var toilets = Assert.Single(
            Orders(A.Situation().WithSite("one").WithSite("two").WithSite("seen").WithFacility("seen", "toilet", new(4)),
                null, people: 6_000, today: 600),
            static line => line.Item == "toilet");

        // 1,200 people at fifty to a toilet; nobody who comes later is in it, and the site that was counted is not.
        Assert.Equal(
            ("one;two", 24.0, 24.0, Bound.AtMost, true),
            (toilets.Place.Code, toilets.Quantity, toilets.NeededToday, toilets.QuantityBound,
                toilets.IsOfNothingKnown));
        Assert.Equal(A.Day, toilets.NeededBy);
    }

    [Fact]
    public void No_toilet_is_asked_for_where_people_have_yet_to_come() => Assert.DoesNotContain(
        Orders(A.Situation().WithSite("one"), null, today: 0), static line => line.Item == "toilet");

    [Fact]
    public void A_site_where_families_wait_for_a_place_is_ordered_for_once()
    {
        var plan = Plan(
            A.Situation().WithSite("one").WithPresent("one", new(600)).WithFacility("one", "capacity", new(300), "waiting"), null,
            people: 1_200, today: 600);

        Assert.Contains(plan.Lines, static line => line is { Item: "capacity", Quantity: > 0 });
        Assert.DoesNotContain(plan.Open!.Over(static _ => true), static line => line.Item == "capacity");
    }

    /// <summary>The month of the invented as-of date, and every other, is cold.</summary>
    static Climate Cold => Climate.Of(
        [
            .. Enumerable.Range(1, 12).Select(static month => new Recorded<Refuge.Displacement.Assumption>(
                new($"t{month}", "mean_temperature", $"{month}", 2, 2, 2, "degC", null), A.Day, null, [])),
        ], []);

    /// <summary>The plots ordered where so many people come to a site on a day.</summary>
    static List<FundingLine> Arriving(int from, int people)
    {
        var basis = new NeedsBasis
        {
            Situation = A.Situation().WithSite("camp").Build(),
            Forecast = A.Forecast(60, 3).Present("camp", (day, _) => day >= from ? people : 0).Build(),
        };
        return
        [
            .. Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new()).Open!.Over(static _ => true)
                .Where(static line => line.Item == "capacity"),
        ];
    }

    static List<FundingLine> Orders(
        InventedSituation situation, Climate? climate, Recorded<Response>? response = null, int people = 600,
        int today = 0) =>
        [.. Plan(situation, climate, response, people, today).Open!.Over(static _ => true)];

    /// <summary>So many live at each site today, and so many from tomorrow on.</summary>
    static FundingPlan Plan(
        InventedSituation situation, Climate? climate, Recorded<Response>? response = null, int people = 600,
        int today = 0)
    {
        var built = situation.Build();
        var forecast = built.Sites.Aggregate(
            A.Forecast(28, 3),
            (crowd, site) => crowd.Present(site.Value.Place.Code, (day, _) => day == 0 ? today : people)).Build();
        var basis = new NeedsBasis
        {
            Situation = built,
            Forecast = forecast,
            Responses = response is null ? [] : [response],
            Climate = climate ?? Climate.Unknown,
        };
        return Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new());
    }
}
