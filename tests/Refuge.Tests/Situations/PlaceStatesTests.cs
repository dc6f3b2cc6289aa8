using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Situations;

/// <summary>How a place stands: one answer for every stage.</summary>
public class PlaceStatesTests
{
    [Fact]
    public void Where_the_parts_differ_the_gravest_holds_for_the_whole_place()
    {
        var state = Karsa(
            valley => valley.WithControl("karsa", ControlStatus.Taken, 3, PlacePart.Centre)
            .WithControl("karsa", ControlStatus.Contested, 2, PlacePart.Outskirts));

        Assert.Equal((ControlStatus.Contested, A.Day.AddDays(-2)), (state.Control, state.Since));
        Assert.True(state.IsBeyondReach);
        Assert.False(state.IsTaken);
    }

    [Theory]
    [InlineData(5, 5, ControlStatus.Taken)]
    [InlineData(5, 12, ControlStatus.Held)]
    public void Both_parts_together_replace_an_earlier_row_for_the_whole(
        int centreDaysAgo, int outskirtsDaysAgo, ControlStatus holds)
    {
        var state = Karsa(valley => valley
            .WithControl("karsa", ControlStatus.Held, 10)
            .WithControl("karsa", ControlStatus.Taken, centreDaysAgo, PlacePart.Centre)
            .WithControl("karsa", ControlStatus.Taken, outskirtsDaysAgo, PlacePart.Outskirts));

        Assert.Equal(holds, state.Control);
    }

    [Fact]
    public void One_part_alone_does_not_replace_a_row_for_the_whole() =>
        Assert.Equal(
            ControlStatus.Held,
            Karsa(
                valley => valley.WithControl("karsa", ControlStatus.Held, 10)
                .WithControl("karsa", ControlStatus.Taken, 5, PlacePart.Centre)).Control);

    [Fact]
    public void A_row_for_the_whole_replaces_earlier_rows_for_its_parts_and_not_those_of_its_own_day() =>
        Assert.Multiple(
        () =>
            Assert.True(
                Karsa(
                    valley => valley.WithControl("karsa", ControlStatus.Contested, 5, PlacePart.Outskirts)
                    .WithControl("karsa", ControlStatus.Taken, 4)).IsTaken),
        () =>
            Assert.False(
                Karsa(
                    valley => valley.WithControl("karsa", ControlStatus.Contested, 4, PlacePart.Outskirts)
                    .WithControl("karsa", ControlStatus.Taken, 4)).IsTaken));

    [Fact]
    public void A_state_stated_again_goes_on_from_its_first_day() =>
        Assert.Equal(
            A.Day.AddDays(-30),
            Karsa(
                valley => valley.WithControl("karsa", ControlStatus.Contested, 30)
                .WithControl("karsa", ControlStatus.Contested, 3)).Since);

    [Fact]
    public void A_row_of_a_later_day_is_expected_and_does_not_hold() =>
        Assert.Equal(
            ControlStatus.Held,
            Karsa(
                valley =>
                    valley.WithControl("karsa", ControlStatus.Held)
                        .WithControl("karsa", ControlStatus.Taken, -3)).Control);

    [Fact]
    public void Fighting_that_goes_on_is_fought_over_whatever_the_last_row_of_control_says()
    {
        var state = Karsa(
            valley => valley.WithControl("karsa", ControlStatus.Taken, 20).WithEvent("karsa", "fighting", 0.4, 9)
            .WithEvent("karsa", "fighting", 0.7, 4));

        Assert.Equal((ControlStatus.Contested, A.Day.AddDays(-9)), (state.Control, state.Since));
        Assert.Equal("events.csv", Assert.IsType<RowEvidence>(Assert.Single(state.ControlEvidence)).File);
    }

    [Theory]
    [InlineData("fighting", 0.0)]
    [InlineData("pause", 0.0)]
    public void Fighting_ends_with_a_later_row_of_no_intensity(string kind, double intensity) =>
        Assert.True(
            Karsa(
                valley => valley.WithControl("karsa", ControlStatus.Taken, 20)
                .WithEvent("karsa", "fighting", 0.4, 9).WithEvent("karsa", kind, intensity, 4)).IsTaken);

    [Fact]
    public void A_place_that_no_row_mentions_is_neither_taken_nor_beyond_reach()
    {
        var state = Karsa(valley => valley);

        Assert.Equal((null, false, false), (state.Control, state.IsTaken, state.IsBeyondReach));
    }

    [Theory]
    [InlineData(SiteKind.Camp, true)]
    [InlineData(SiteKind.Emergency, true)]
    [InlineData(SiteKind.Transit, true)]
    [InlineData(SiteKind.Screening, true)]
    [InlineData(SiteKind.Host, false)]
    [InlineData(SiteKind.Candidate, false)]
    public void A_host_and_a_candidate_are_no_sites(SiteKind kind, bool isSite) =>
        Assert.Equal(isSite, StateOf(A.Situation().WithSite("ground", kind: kind), "ground").IsSite);

    [Fact]
    public void A_town_that_hosts_or_has_ground_for_a_camp_keeps_its_homes() => Assert.Multiple(
        () => Assert.True(Karsa(valley => valley.WithSiteRow("karsa", SiteKind.Host)).IsHome),
        () => Assert.True(Karsa(valley => valley.WithSiteRow("karsa", SiteKind.Candidate)).IsHome),
        () => Assert.True(Karsa(valley => valley.WithSiteRow("karsa", null)).IsHome),
        () => Assert.False(Karsa(valley => valley.WithSiteRow("karsa", SiteKind.Camp)).IsHome));

    [Theory]
    [InlineData(HazardStatus.BeingCleared, null, true)]
    [InlineData(HazardStatus.BeingCleared, 0, true)]
    [InlineData(HazardStatus.BeingCleared, -1, false)]
    [InlineData(HazardStatus.Cleared, null, false)]
    public void Ground_is_dangerous_to_the_last_day_of_its_hazard(
        HazardStatus status, int? lastDay, bool isUncleared) =>
        Assert.Equal(isUncleared, Karsa(valley => valley.WithExplosives("karsa", status, lastDay)).IsUncleared);

    [Fact]
    public void Ground_that_the_row_of_the_site_calls_suspected_is_dangerous() =>
        Assert.True(Karsa(valley => valley.WithSiteRow("karsa", SiteKind.Camp, HazardStatus.Suspected)).IsUncleared);

    static PlaceState Karsa(Func<InventedSituation, InventedSituation> with) =>
        StateOf(with(A.Situation().WithTown("karsa", 9_000)), "karsa");

    static PlaceState StateOf(InventedSituation situation, string place) =>
        new PlaceStates(situation.Build())[new(place)];
}
