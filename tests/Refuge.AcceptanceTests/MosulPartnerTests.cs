using System.Text.RegularExpressions;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>What a partner must not find in the plan of Mosul, looked for in every file as written.</summary>
public partial class MosulPartnerTests(MosulPlan plan) : IClassFixture<MosulPlan>
{
    /// <summary>Places that somebody held on 28 August 2016.</summary>
    static readonly string[] Held = ["mosul", "mosul_east", "mosul_west", "shirqat"];

    [Fact]
    public void No_file_names_a_route_or_draws_a_flow()
    {
        var routes = Table.Read(
            Path.Combine(Repository.Root, "examples/mosul-2016/routes.csv")).Rows.ConvertAll(row => row["id"]);
        Assert.NotEmpty(routes);

        foreach (var file in plan.Files("partner").Where(file => file != "run.json"))
        {
            var text = plan.Text("partner", file);

            Assert.DoesNotContain(routes, route => Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(route)}(?![\w-])"));
            Assert.DoesNotContain("class=\"flow", text, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"route", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nobody_is_forecast_to_leave_or_to_stand_in_a_held_place()
    {
        var forecast = plan.Read("partner", "forecast.csv");

        Assert.NotEmpty(forecast);
        Assert.DoesNotContain(forecast, row => row["measure"] == "departures" || Held.Contains(row["place"]));
    }

    [Fact]
    public void Who_was_counted_passing_a_place_is_told_beside_the_new_people()
    {
        var page = plan.Text("partner", "bulletin.md");

        Assert.Contains(
            "**Beside them, through Al Hajaj transit centre:** as counted about 2,000 a day", page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Money_is_told_in_days_from_an_offensive_and_never_by_date()
    {
        var funding = plan.Read("partner", "funding.csv");

        Assert.NotEmpty(funding);
        Assert.All(funding, row => Assert.Matches(DaysFromOffensive(), row["release_by"]));
        Assert.All(funding, row => Assert.Matches(DaysFromOffensive(), row["needed_by_p50"]));
    }

    [Fact]
    public void What_members_drew_is_in_no_file()
    {
        Assert.DoesNotContain("drivers.csv", plan.Files("partner"));
        Assert.All(
            plan.Files("partner"),
            file => Assert.DoesNotContain("offensive_day", plan.Text("partner", file), StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Read("partner", "situation.csv"), row => row["aspect"] == "control");
    }

    [GeneratedRegex(@"^(|now|D[+-]\d+)$")]
    private static partial Regex DaysFromOffensive();
}
