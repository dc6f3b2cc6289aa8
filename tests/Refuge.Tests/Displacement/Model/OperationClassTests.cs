using Refuge.Displacement.Model;

namespace Refuge.Tests.Displacement.References;

public class OperationClassTests
{
    static PastOperation Case(string id, DateOnly end, double present, double share) =>
        new(id, id, end.AddDays(-40), end, present, new Dictionary<int, double> { [30] = share }, []);

    static readonly PastOperation[] Four =
    [
        Case("A", new(2030, 1, 1), 50_000, 0.9), Case("B", new(2030, 2, 1), 100_000, 0.6),
        Case("C", new(2030, 3, 1), 400_000, 0.3), Case("D", new(2030, 4, 1), 900_000, 0.2),
    ];

    [Fact]
    public void Only_operations_that_had_ended_speak()
    {
        Assert.Null(OperationClass.Of(Four, new(2030, 3, 1), 30));
        Assert.Equal(["A", "B", "C"], OperationClass.Of(Four, new(2030, 3, 2), 30)!.Cases.Select(static one => one.Id));
        Assert.Null(OperationClass.Of(Four, new(2031, 1, 1), 90));
    }

    [Fact]
    public void Few_cases_give_a_wide_share_and_many_alike_a_narrow_one()
    {
        var few = OperationClass.Of(
            [.. Enumerable.Range(0, 3).Select(at => Case($"{at}", new(2030, 1, 1), 100_000, 0.5))], new(2031, 1, 1),
            30)!;
        var many = OperationClass.Of(
            [.. Enumerable.Range(0, 60).Select(at => Case($"{at}", new(2030, 1, 1), 100_000, 0.5))], new(2031, 1, 1),
            30)!;

        Assert.Equal(0.5, few.ShareOf(100_000).Best, 1e-9);
        Assert.True(few.ShareOf(100_000).High - few.ShareOf(100_000).Low > 0.5);
        Assert.True(many.ShareOf(100_000).High - many.ShareOf(100_000).Low < 0.35);
    }

    [Fact]
    public void A_class_covers_the_sizes_between_its_smallest_and_its_largest_case()
    {
        var known = OperationClass.Of(Four, new(2031, 1, 1), 30)!;

        Assert.True(known.Covers(50_000) && known.Covers(900_000));
        Assert.False(known.Covers(49_999) || known.Covers(900_001));
    }

    [Fact]
    public void Where_shares_fell_with_size_more_is_expected_of_a_small_place_than_of_a_large_one()
    {
        var known = OperationClass.Of(Four, new(2031, 1, 1), 30)!;

        Assert.True(known.ShareOf(60_000).Best > known.ShareOf(800_000).Best);
    }

    [Fact]
    public void On_28_August_2016_no_class_speaks_of_a_city_of_a_million() =>
        Assert.False(OperationClass.AsOf(new(2016, 8, 28), 90)!.Covers(1_350_000));

    [Fact]
    public void Past_operations_foretell_the_next_better_than_their_pooled_quantiles()
    {
        var scores = OperationScores.Of(PastOperation.All, OperationClass.AsOf);

        Assert.InRange(scores.Sum(static one => one.Class) / scores.Sum(static one => one.Pooled), 0.5, 0.95);
        Assert.InRange(scores.Average(static one => one.IsHeld ? 1.0 : 0), 0.65, 0.92);
    }

    [Fact]
    public void Of_no_operation_did_more_leave_than_were_there() => Assert.All(
        PastOperation.All,
        static one => Assert.All(one.Shares, share => Assert.InRange(share.Value, 0, 1)));
}
