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
        Assert.Equal("SUR01", alert.Standard!.Code);
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

        Assert.Equal(isAlert, Alerts(situation).Single().Standard is not null);
    }

    [Fact]
    public void Deaths_without_a_period_give_no_rate_and_are_listed()
    {
        var situation = A.Situation().WithSite("camp")
            .WithHealth("camp", HealthCondition.Deaths, cases: new(500), among: 10_000);

        var alert = Alerts(situation).Single();

        Assert.Equal(("deaths_reported", null, null), (alert.Kind, alert.Standard, alert.PerTenThousandAndDay));
    }

    [Fact]
    public void Deaths_are_measured_against_the_people_counted_at_the_place_when_the_report_names_none() =>
        Assert.Equal(
            "deaths_above_threshold",
            Alerts(
                A.Situation().WithSite("camp").WithPresent("camp", new(1_000))
                .WithHealth("camp", HealthCondition.Deaths, cases: new(3), overDays: 7)).Single().Kind);

    [Fact]
    public void A_counted_zero_is_nobody() =>
        Assert.Empty(
            Alerts(A.Situation().WithSite("camp").WithHealth("camp", HealthCondition.SuspectedCholera, cases: new(0))));

    [Fact]
    public void An_alert_is_open_until_a_row_closes_it_and_keeps_its_date()
    {
        var open = A.Situation().WithSite("camp").WithHealth("camp", HealthCondition.WaterIllness, daysAgo: 49);

        Assert.Equal(A.Day.AddDays(-49), Alerts(open).Single().Date);
        Assert.Empty(Alerts(open.WithHealth("camp", HealthCondition.WaterIllness, cases: new(0), daysAgo: 3)));
    }

    [Fact]
    public void A_zero_closes_no_later_report_no_other_place_and_no_other_illness()
    {
        var situation = A.Situation().WithSite("camp").WithSite("other")
            .WithHealth("camp", HealthCondition.WaterIllness, cases: new(0), daysAgo: 9)
            .WithHealth("camp", HealthCondition.WaterIllness, daysAgo: 2)
            .WithHealth("other", HealthCondition.WaterIllness, daysAgo: 20)
            .WithHealth("camp", HealthCondition.Dehydration, daysAgo: 20);

        Assert.Equal(3, Alerts(situation).Count);
    }

    [Fact]
    public void One_case_of_an_unusual_disease_is_an_alert()
    {
        var alert = Alerts(A.Situation().WithSite("camp").WithDisease("camp", "diphtheria", new(1), isUnusual: true))
            .Single();

        Assert.Equal(("unusual_disease", "diphtheria", "SUR01"), (alert.Kind, alert.Disease, alert.Standard!.Code));
    }

    [Theory]
    [InlineData("Cholera", "suspected_cholera")]
    [InlineData("B05", "suspected_measles")]
    [InlineData("yellow fever", "epidemic_disease")]
    [InlineData("diphtheria", "disease_reported")]
    public void A_disease_is_what_it_is_called_and_never_another(string disease, string kind) =>
        Assert.Equal(kind, Alerts(A.Situation().WithSite("camp").WithDisease("camp", disease, new(1))).Single().Kind);

    [Fact]
    public void Every_open_report_is_listed_and_two_diseases_at_one_place_are_two_rows()
    {
        var alerts = Alerts(A.Situation().WithSite("camp").WithDisease("camp", "diphtheria")
            .WithDisease("camp", "scabies")
            .WithHealth("camp", HealthCondition.Diarrhoea, cases: new(20_000), among: 100_000, overDays: 7)
            .WithHealth("camp", HealthCondition.Other));

        Assert.Equal(
            ["disease_reported", "disease_reported", "diarrhoea_reported", "illness_reported"],
            alerts.Select(alert => alert.Kind));
        Assert.Equal(20_000 * 10_000 / 100_000.0 / 7, alerts[2].PerTenThousandAndDay!.Value, 9);
    }

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
