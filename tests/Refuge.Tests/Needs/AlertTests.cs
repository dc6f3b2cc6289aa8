using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>Illness and death raise a line at the top of everything, without any forecast.</summary>
public class AlertTests
{
    [Theory]
    [InlineData(HealthCondition.SuspectedCholera, "suspected_cholera")]
    [InlineData(HealthCondition.SuspectedMeasles, "suspected_measles")]
    public void One_suspected_case_is_an_alert(HealthCondition condition, string kind)
    {
        var alert = Alerts(A.Situation().WithSite("camp").WithHealth("camp", condition, cases: new(1))).Single();

        Assert.Equal(kind, alert.Kind);
        Assert.Equal("SUR01", alert.Standard.Code);
        Assert.True(alert.LearnedLater);
    }

    [Theory]
    [InlineData(10, PopulationGroup.All, false)]
    [InlineData(11, PopulationGroup.All, true)]
    [InlineData(20, PopulationGroup.Children, false)]
    [InlineData(21, PopulationGroup.Children, true)]
    public void Deaths_alert_above_one_for_each_ten_thousand_and_day_and_two_under_five(
        int deaths, PopulationGroup group, bool isAlert)
    {
        var situation = A.Situation().WithSite("camp")
            .WithHealth("camp", HealthCondition.Deaths, group, new(deaths), among: 10_000, overDays: 10);

        Assert.Equal(isAlert, Alerts(situation).Count == 1);
    }

    [Fact]
    public void Deaths_without_a_period_give_no_rate() =>
        Assert.Empty(
            Alerts(
                A.Situation().WithSite("camp")
                .WithHealth("camp", HealthCondition.Deaths, cases: new(500), among: 10_000)));

    [Fact]
    public void Deaths_are_measured_against_the_people_counted_at_the_place_when_the_report_names_none() =>
        Assert.Single(
            Alerts(
                A.Situation().WithSite("camp").WithPresent("camp", new(1_000))
                .WithHealth("camp", HealthCondition.Deaths, cases: new(3), overDays: 7)));

    [Fact]
    public void A_counted_zero_is_nobody() =>
        Assert.Empty(
            Alerts(A.Situation().WithSite("camp").WithHealth("camp", HealthCondition.SuspectedCholera, cases: new(0))));

    [Fact]
    public void A_report_of_last_month_raises_no_alert_today() =>
        Assert.Empty(
            Alerts(A.Situation().WithSite("camp").WithHealth("camp", HealthCondition.WaterIllness, daysAgo: 28)));

    [Fact]
    public void The_worst_comes_first_and_a_place_alerts_once_of_each_kind()
    {
        var alerts = Alerts(A.Situation().WithSite("camp").WithSite("other")
            .WithHealth("camp", HealthCondition.WaterIllness)
            .WithHealth("camp", HealthCondition.WaterIllness, daysAgo: 3)
            .WithHealth("other", HealthCondition.SuspectedCholera));

        Assert.Equal(["suspected_cholera", "unsafe_water_with_illness"], alerts.Select(alert => alert.Kind));
        Assert.Equal(2, alerts[1].Evidence.Count);
        Assert.Equal(A.Day, alerts[1].Date);
    }

    static IReadOnlyList<Alert> Alerts(InventedSituation situation) =>
        NeedsAssessor.Assess(new() { Situation = situation.Build(), Forecast = A.Forecast(1, 1).Build() }).Alerts;
}
