using CsCheck;
using Refuge.Displacement.Model;
using Refuge.Displacement.Trends;

namespace Refuge.Tests.Displacement.Trends;

public class FlightCourseTests
{
    static readonly Prior Half = new(0.2, 0.5, 0.85, PriorScale.LogOdds);
    static readonly double[] Share = [.. FlightCourse.Levels.Select(Half.At)];

    static CountHistory History(params (int Day, double Count)[] reports) =>
        CountHistory.Of(reports.Select(static report => new CountReport(report.Day, report.Count)))!;

    static double Median(FlightCourse course, int day) => course.On(day)[4];

    [Fact]
    public void A_flight_that_gathers_pace_with_most_people_still_at_home_goes_on_faster_than_its_trend()
    {
        var history = History((1, 1_000), (2, 7_000), (3, 28_000));

        var course = new FlightCourse(history, 120_000, Share, begins: 0);

        var trend = new JumpTemperedTrend(history, 3).On(10, TrendCalibration.None, neverFalls: true);
        Assert.True(Median(course, 10) > 1.2 * trend.At(0.5));
    }

    [Fact]
    public void A_flight_comes_to_an_end_when_nearly_everybody_has_left()
    {
        var history = History((1, 30_000), (3, 70_000), (5, 100_000), (7, 112_000), (9, 115_000));

        var course = new FlightCourse(history, 120_000, Share, begins: 0);

        Assert.InRange(Median(course, 39), 115_000, 120_000);
        Assert.True(new JumpTemperedTrend(history, 9).Median(39) > 120_000);
    }

    [Fact]
    public void Of_a_city_from_which_hardly_anybody_could_leave_for_weeks_many_may_still_come()
    {
        var blocked = new FlightCourse(History((10, 500), (20, 900)), 100_000, Share, begins: 0);

        Assert.InRange(blocked.On(50)[6], 10_000, 100_000);
    }

    [Fact]
    public void A_course_never_falls_nor_passes_those_who_were_at_home() =>
        Gen.Select(Gen.Int[1, 9].List[1, 8], Gen.Double[0.001, 0.9], Gen.Int[1_000, 900_000])
            .Sample(static (steps, gone, people) =>
            {
                var (day, reports) = (0, new List<(int, double)>());
                foreach (var step in steps)
                {
                    day += step;
                    reports.Add((day, Math.Max(1, gone * people * reports.Count / steps.Count)));
                }

                var course = new FlightCourse(History([.. reports]), people, Share, begins: 0);

                var before = course.On(day);
                for (var later = day + 1; later <= day + 60; later += 7)
                {
                    var now = course.On(later);
                    for (var at = 0; at < now.Length; at++)
                    {
                        Assert.InRange(now[at], before[at], people);
                        if (at > 0) Assert.True(now[at] >= now[at - 1]);
                    }

                    before = now;
                }
            }, iter: 40);

    [Fact]
    public void On_past_operations_courses_and_trends_together_foretell_the_next_counts_better_than_trends()
    {
        var scores = FlightCourseScores.Of(PastOperation.All);

        Assert.InRange(scores.Count, 18, PastOperation.All.Count);
        Assert.InRange(
            scores.Average(static one => one.Joined) / scores.Average(static one => one.Trend), 0.5, 0.85);
        Assert.InRange(scores.Average(static one => one.Held), 0.65, 0.92);
    }

    [Fact]
    public void Courses_speak_only_once_four_operations_that_were_over_have_tested_them()
    {
        Assert.False(FlightCourseScores.AreBetter(new(2014, 8, 1)));
        Assert.True(FlightCourseScores.AreBetter(new(2023, 9, 26)));
    }
}
