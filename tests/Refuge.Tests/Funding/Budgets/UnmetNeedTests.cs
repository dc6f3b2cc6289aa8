using Refuge.Funding;
using Refuge.Funding.Budgets;

namespace Refuge.Tests.Funding.Budgets;

/// <summary>People without a thing by day and member, in layers, and how soon something stands for them.</summary>
public class UnmetNeedTests
{
    /// <summary>Ten people more each day, and in the second member one more again.</summary>
    static readonly UnservedPeople Growing = UnservedPeople.From(6, 2, static (day, member) => (day * 10) + member);

    [Theory]
    [InlineData(90, 0)]
    [InlineData(100, 0)]
    [InlineData(130, 30)]
    [InlineData(400, 150)]
    public void A_layer_holds_those_above_its_start_up_to_its_end(double people, double ofIt)
    {
        var layer = new Layer(100, 250, null, IsShortToday: false);

        Assert.Equal((150.0, ofIt), (layer.Width, layer.Of(people)));
    }

    [Fact]
    public void Nothing_stands_before_its_day_and_all_from_it_on_also_beyond_the_run()
    {
        var ready = new Readiness(LeadTime.Exactly(10), 30);

        Assert.Equal((0.0, 0.0, 1.0), (ready.After(-1), ready.After(9), ready.After(10)));
        Assert.Equal((1.0, 1.0, 10), (ready.After(30), ready.After(500), ready.Days));
        Assert.Equal(1, new Readiness(LeadTime.None, 30).After(0));
    }

    [Fact]
    public void People_are_kept_by_day_and_member()
    {
        Assert.Equal((31.0, 60.0, 0.0), (Growing.At(3, 1), Growing.At(6, 0), Growing.At(0, 1)));
        Assert.Equal([40f, 41], Growing.On(4).ToArray());
    }

    [Fact]
    public void The_most_of_a_span_lies_within_it_and_within_the_run()
    {
        var falling = UnservedPeople.From(6, 1, static (day, _) => 100 - day);

        Assert.Equal([30.0, 31], Growing.Peaks(1, 3));
        Assert.Equal([60.0, 61], Growing.Peaks(2, 99));
        Assert.Equal([97.0], falling.Peaks(3, 5));
    }

    [Fact]
    public void The_first_day_above_a_number_is_the_median_over_members()
    {
        Assert.Equal(3, Growing.MedianDayAbove(25, 1, 6));
        Assert.Equal(4, Growing.MedianDayAbove(25, 4, 6));
        Assert.Null(Growing.MedianDayAbove(99, 1, 6));
        // What comes after the span is none of it; as many as the number are not more.
        Assert.Null(Growing.MedianDayAbove(25, 1, 2));
        Assert.Null(Growing.MedianDayAbove(61, 1, 6));
    }

    [Fact]
    public void Layers_lie_one_above_the_other_up_to_the_most()
    {
        var layers = Layers.Of(UnservedPeople.From(100, 5, static (day, member) => day * (member + 1)), 1, 100,
            isShortToday: false);

        Assert.Equal((0.0, 500.0), (layers[0].From, layers[^1].To));
        Assert.All(layers.Zip(layers.Skip(1)), static pair => Assert.Equal(pair.First.To, pair.Second.From));
        // The median of the most by day 31 is 93, by day 61 183, by day 91 273.
        Assert.Contains(layers, static layer => layer.To is 93);
        Assert.Contains(layers, static layer => layer.To is 183);
        Assert.Contains(layers, static layer => layer.To is 273);
        Assert.Empty(Layers.Of(UnservedPeople.From(5, 2, static (_, _) => 0.9), 1, 5, isShortToday: false));
    }

    [Fact]
    public void What_a_purchase_saves_begins_when_it_stands_and_at_the_start_of_the_need()
    {
        var need = Need(Growing, lead: 2);

        // From day 1 on with two days of works: days 3 to 6, those above ten people up to thirty.
        Assert.Equal(20 * 4, Benefit.OfLayer(need, 0, need.Ways[0], 1, 0));
        Assert.Equal(20 * 1, Benefit.OfLayer(need, 0, need.Ways[0], 4, 0));
        Assert.Equal(10 + (20 * 4), Benefit.OfLayer(need with { FromDay = 2 }, 0, need.Ways[0], 0, 0));
        Assert.Equal(10 + 20 + 30 + 40 + 50 + 60, Benefit.Unmet(need, 0));
        Assert.Equal(1, Benefit.Use(need, 0, 1, 0));
        Assert.Equal(0.5, Benefit.Use(need with { ToDay = 2 }, 0, 0, 0));
    }

    [Fact]
    public void What_is_held_is_decided_after_thirty_and_sixty_days_by_a_number_of_two_digits()
    {
        double[] inSites = [1_160, 1_160, 1_160, 1_160, 1_160, 56_789, 56_789, 56_789, 56_789, 56_789];
        var stages = new Stages(_ => inSites, _ => [.. inSites.Select(static people => people * 3)]);

        Assert.Single(stages.Of(44));
        Assert.Equal([0, 30, 30], stages.Of(74).Select(static stage => stage.Day));
        Assert.Equal([0, 30, 30, 60, 60], stages.Of(75).Select(static stage => stage.Day));
        var sign = stages.Of(45)[1].Sign!;
        Assert.Equal(1_200, sign.People);
        Assert.Equal(inSites.Select(static people => people > 1_200), sign.IsPassedIn);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_sign_leaves_a_tenth_of_the_futures_on_each_side(int members, bool isSign)
    {
        var one = Enumerable.Repeat(100.0, members - 1).Append(900).ToArray();

        var stages = new Stages(_ => one, _ => one).Of(45);

        Assert.Equal(isSign, stages.Count > 1);
        Assert.All(stages.Skip(1), static stage => Assert.Equal(
            (100.0, 1), (stage.Sign!.People, stage.Sign.IsPassedIn.Count(static each => each))));
    }

    [Fact]
    public void The_sign_is_the_number_that_parts_what_goes_unmet_best()
    {
        // What goes unmet leaps between 40 and 50 people, wherever the quantiles lie.
        double[] people = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

        var sign = new Stages(_ => people, _ => [.. people.Select(static each => each > 40 ? 1_000.0 : 7)]).Of(45)[1]
            .Sign!;

        Assert.Equal(40, sign.People);
        Assert.Equal(people.Select(static each => each > 40), sign.IsPassedIn);
    }

    [Fact]
    public void Three_futures_are_parted_like_many()
    {
        double[] people = [10, 20, 30];

        var sign = new Stages(_ => people, _ => [5, 500, 500]).Of(45)[1].Sign!;

        Assert.Equal((10.0, 2), (sign.People, sign.IsPassedIn.Count(static each => each)));
    }

    [Fact]
    public void Whoever_is_in_no_layer_makes_no_layer_more_used()
    {
        var need = Need(Growing, lead: 0);

        Assert.Equal(0, Benefit.Use(need with { ToDay = 1 }, 0, 0, 0));
        Assert.Equal(0, Benefit.OfLayer(need with { ToDay = 1 }, 0, need.Ways[0], 0, 0));
        // What was before the decision is not served any more.
        Assert.Equal(20 * 2, Benefit.OfLayer(need, 0, need.Ways[0], 5, 0));
        Assert.Equal(0, Benefit.Use(need, 0, 7, 0));
    }

    static UnmetNeed Need(UnservedPeople unserved, int lead) => new()
    {
        Place = new("camp"),
        Item = "toilet",
        Action = "toilet",
        Unit = "toilets",
        FromDay = 1,
        ToDay = 6,
        UnitsPerPerson = 1,
        UnitCost = 1,
        Unserved = unserved,
        Layers = [new(10, 30, null, IsShortToday: false)],
        Ways = [new(null, null, [new(LeadTime.Exactly(lead), 6)])],
    };
}
