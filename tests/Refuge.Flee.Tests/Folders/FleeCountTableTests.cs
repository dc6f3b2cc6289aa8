using Refuge.Flee.Folders;

namespace Refuge.Flee.Tests.Folders;

public class FleeCountTableTests
{
    static readonly FleeCountTable Camp = new([new(0, 100), new(5, 160), new(10, 80), new(20, 120)]);

    [Fact]
    public void Counts_between_dates_lie_on_a_line_and_earlier_ones_are_scaled_by_a_correction()
    {
        int[] days = [0, 3, 5, 7, 10, 15, 30];

        var corrected = days.Select(Camp.CorrectedAt(10)!.On);

        // What Flee gave.
        Assert.Equal([50, 68, 80, 80, 80, 100, 120], corrected);
    }

    [Fact]
    public void A_correction_on_a_day_without_a_count_corrects_nothing() => Assert.Null(Camp.CorrectedAt(7));

    [Fact]
    public void Two_files_of_a_camp_are_added_as_Flee_adds_them()
    {
        var first = new FleeCountTable([new(0, 10), new(4, 20), new(19, 30)]);
        var second = new FleeCountTable([new(0, 1), new(2, 2), new(9, 3)]);

        Assert.Equal([new(0, 11), new(2, 22), new(4, 22), new(9, 33)], first.Plus(second).Points);
    }
}
