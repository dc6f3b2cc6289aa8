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

    /// <summary>The month of the invented as-of date, and every other, is cold.</summary>
    static Climate Cold => Climate.Of(
        [
            .. Enumerable.Range(1, 12).Select(static month => new Recorded<Refuge.Displacement.Assumption>(
                new($"t{month}", "mean_temperature", $"{month}", 2, 2, 2, "degC", null), A.Day, null, [])),
        ], []);

    static List<FundingLine> Orders(
        InventedSituation situation, Climate? climate, Recorded<Response>? response = null, int people = 600)
    {
        var built = situation.Build();
        var forecast = built.Sites.Aggregate(
            A.Forecast(28, 3), (crowd, site) => crowd.Present(site.Value.Place.Code, (_, _) => people)).Build();
        var basis = new NeedsBasis
        {
            Situation = built,
            Forecast = forecast,
            Responses = response is null ? [] : [response],
            Climate = climate ?? Climate.Unknown,
        };
        return [.. Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new()).Open!.Over(static _ => true)];
    }
}
