using CsCheck;
using Refuge.Displacement;
using Refuge.Displacement.Scoring;

namespace Refuge.Tests.Displacement.Scoring;

public class ScoresTests
{
    [Fact]
    public void A_single_number_scores_its_absolute_error() =>
        Gen.Select(Gen.Double[0, 1e6], Gen.Double[0, 1e6]).Sample((value, observed) =>
        {
            var score = Crps.OfQuantiles([.. Quantiles.Printed], [.. Quantiles.Printed.Select(_ => value)], observed);

            // Levels are symmetric about one half, so that the loss is half the error whichever side it lies on.
            Assert.Equal(Math.Abs(value - observed), score, 1e-6 * (1 + Math.Abs(value - observed)));
        });

    [Fact]
    public void A_wide_spread_round_the_truth_scores_worse_than_a_narrow_one()
    {
        double Score(double width) =>
            Crps.OfQuantiles(
                [.. Quantiles.Printed], [.. Quantiles.Printed.Select(level => 100 + ((level - 0.5) * width))], 100);

        Assert.True(Score(10) < Score(100));
    }

    [Fact]
    public void Counts_inside_an_interval_are_covered_and_those_outside_are_not()
    {
        Scored At(double observed) =>
            new(new(2016, 9, 1), "camp", 4, new(50, [10, 20, 30, 40, 50, 60, 70, 80, 90]), observed);

        var scores = Scores.Within(7, [At(45), At(65), At(75), At(95)])!;

        Assert.Equal((0.25, 0.5, 0.75), (scores.Coverage50, scores.Coverage80, scores.Coverage95));
        Assert.Equal(4, scores.Pit.Sum());
        Assert.Equal((5 + 15 + 25 + 45) / (45.0 + 65 + 75 + 95), scores.Ard!.Value, 12);
    }

    [Fact]
    public void A_count_beyond_the_window_is_not_scored() =>
        Assert.Null(Scores.Within(7, [new(new(2016, 9, 9), "camp", 8, new(1, [1, 1, 1, 1, 1, 1, 1, 1, 1]), 1)]));

    [Fact]
    public void Flees_daily_score_interpolates_counts_to_whole_people()
    {
        var (first, last) = (new DateOnly(2016, 1, 1), new DateOnly(2016, 1, 3));

        var score = DailyArd.Of(
            new Dictionary<string, IReadOnlyDictionary<DateOnly, double>>
            {
                ["camp"] = new Dictionary<DateOnly, double> { [first] = 10, [first.AddDays(1)] = 20, [last] = 30 },
            },
            new Dictionary<string, IReadOnlyList<(DateOnly, double)>> { ["camp"] = [(first, 10), (last, 15)] })!;

        // Counts 10, 12 (12.5 cut) and 15.
        Assert.Equal((0 + (8.0 / 12) + 1) / 3, score.Normal, 12);
        Assert.Equal(0, score.Rescaled, 12);
    }
}
