using CsCheck;
using Refuge.Needs;
using Refuge.Tests.Shared;

namespace Refuge.Tests.Needs;

public class StandardSetTests
{
    [Fact]
    public void Three_publishers_and_the_strictest_of_all_ship_and_sphere_is_the_default()
    {
        Assert.Equal(["sphere-2018", "strictest", "unhcr-2020", "who-2020"], StandardSet.ShippedIds);
        Assert.Equal("sphere-2018", StandardSet.Default.Id);
    }

    [Theory]
    [InlineData("water_quantity", "emergency", 7.5, 15)]
    [InlineData("water_quantity", "stabilised", 15, 20)]
    [InlineData("water_point", "emergency", 400, 500)]
    [InlineData("free_chlorine", "any", 0.2, 0.2)]
    public void Where_publishers_disagree_each_set_keeps_its_own_figure(
        string item, string phase, double sphere, double unhcr)
    {
        Assert.Equal(sphere, Line("sphere-2018", item, phase).Value);
        Assert.Equal(unhcr, Line("unhcr-2020", item, phase).Value);
    }

    [Theory]
    [InlineData("water_quantity", "emergency", 15)]
    [InlineData("water_point", "emergency", 400)]
    [InlineData("washing", "stabilised", 20)]
    [InlineData("toilet", "emergency", 50)]
    public void The_strictest_set_takes_whoever_asks_for_most(string item, string phase, double value) =>
        Assert.Equal(value, Line("strictest", item, phase).Value);

    [Fact]
    public void A_stricter_set_never_asks_for_less() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.OneOf(Gen.Const("sphere-2018"), Gen.Const("unhcr-2020")))
            .Sample((people, id) =>
            Assert.All(StandardSet.Find(id)!.Measured.Where(line => line.HasAmount), line =>
                Assert.True(
                    StandardSet.Find("strictest")!.Measured
                        .Single(other =>
                            (other.Item, other.Phase, other.Season) == (line.Item, line.Phase, line.Season))
                        .AmountFor(people, 6)
                    >= line.AmountFor(people, 6))));

    [Fact]
    public void The_page_of_standards_lists_every_code()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/standards.md"));

        Assert.All(StandardSet.Find("strictest")!.Indicators, line =>
            Assert.Contains($"| {line.Code} | {(line.Item.Length > 0 ? $"`{line.Item}`" : "")} | {line.Title}", page,
                StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_nobody_checked_says_so() =>
        Assert.EndsWith(
            "(unconfirmed)", Line("sphere-2018", "free_chlorine", "any").Evidence.Publication,
            StringComparison.Ordinal);

    [Fact]
    public void A_gap_has_no_value() =>
        Assert.All(
            StandardSet.Default.Indicators.Where(line => line.Verification is Verification.Gap),
            line => Assert.Null(line.Value));

    [Fact]
    public void Every_line_has_a_code_of_its_own_and_names_its_publication_unless_it_is_a_gap()
    {
        foreach (var set in StandardSet.ShippedIds.Select(id => StandardSet.Find(id)!))
        {
            Assert.Equal(set.Indicators.Count, set.Indicators.Select(line => line.Code).Distinct().Count());
            Assert.All(
                set.Indicators.Where(line => line.Verification is not Verification.Gap),
                line => Assert.NotEmpty(line.Publication));
        }
    }

    [Fact]
    public void A_set_nobody_ships_is_not_found() => Assert.Null(StandardSet.Find("sphere-1998"));

    [Fact]
    public void More_people_never_need_less() =>
        Gen.Select(Gen.Int[0, 2_000_000], Gen.Int[0, 2_000]).Sample((people, more) => Assert.All(
            StandardSet.Default.Measured.Where(line => line.HasAmount),
            line => Assert.True(line.AmountFor(people + more, 6) >= line.AmountFor(people, 6))));

    [Theory]
    [InlineData(48, 7)]
    [InlineData(49, 8)]
    [InlineData(1_000, 146)]
    public void Tents_round_up_and_forgive_the_last_digit(int people, int tents) =>
        Assert.Equal(tents, Line("sphere-2018", "tent", "any").AmountFor(people, 6));

    static Indicator Line(string set, string item, string phase) =>
        StandardSet.Find(set)!.Measured.Single(line => line.Item == item && line.Phase == phase);
}
