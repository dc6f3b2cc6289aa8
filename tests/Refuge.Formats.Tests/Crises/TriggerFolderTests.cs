using Refuge.Formats.Tests.Building;
using Refuge.Funding;

namespace Refuge.Formats.Tests.Crises;

/// <summary>Reading <c>triggers.yml</c>: a rule is read whole or left out with a remedy.</summary>
public class TriggerFolderTests
{
    const string Whole = """
        triggers:
          - id: overflow
            title: Open plots
            watch: { measure: present, place: camp, horizon_days: 30 }
            act_if: [{ share_of_capacity: 1, probability: 0.4 }, { at_least: 5000, probability: 0.2 }]
            persistence: { of_last: 3, runs: 2 }
            mute_days: 30
            decision: { rule: quorum, roles: [camp coordinator, fund manager], at_least: 2, waiver_hours: 48 }
            actions: [site_plot]
            envelope: { amount: 250000, currency: USD }
            expires: 2030-12-31
            known_on: 2030-01-20
        """;

    /// <summary>What is put in the place of what, and the key that the problem names.</summary>
    public static TheoryData<string, string> Faults => new()
    {
        { "id: overflow => id: ''", "id" },
        { "place: camp => place: comp", "place" },
        { "measure: present => measure: presence", "measure" },
        { "measure: present, place: camp => measure: displaced_now, place: camp", "measure" },
        { "horizon_days: 30 => horizon: 30", "watch" },
        { "horizon_days: 30 => horizon_days: -3", "watch" },
        { "place: camp, => place: camp, axis: south,", "watch" },
        { "place: camp => axis: south", "share_of_capacity" },
        { "probability: 0.4 => probability: 40", "act_if" },
        { "share_of_capacity: 1, => share_of_capacity: 1, at_least: 3,", "act_if" },
        { "runs: 2 => runs: 4", "persistence" },
        { "rule: quorum => rule: fiat", "decision" },
        { "amount: 250000 => amount: -1", "envelope" },
        { "expires: 2030-12-31 => expires: 31/12/2030", "expires" },
        { "mute_days: 30 => mute_days: a month", "mute_days" },
        { "waiver_hours: 48 => waiver_hours: two days", "decision" },
        { "at_least: 2, waiver => at_least: most, waiver", "decision" },
        { "known_on: 2030-01-20 => known_on: ''", "known_on" },
    };

    internal static string File(string fault) =>
        fault.Split(" => ") is [var from, var to] ? Whole.Replace(from, to, StringComparison.Ordinal) : Whole;

    [Fact]
    public void A_trigger_is_read_as_it_stands()
    {
        using var folder = FolderOnDisk.Valley().With("triggers.yml", Whole);

        var reading = folder.Read();

        var trigger = Assert.Single(reading.Crisis!.Triggers.AsOf(new(2030, 2, 28))).Value;
        Assert.Multiple(
            () => Assert.DoesNotContain(reading.Problems, problem => problem.Where.File == "triggers.yml"),
            () => Assert.Equal(new(WatchedMeasure.Present, new WatchedPlace(new("camp")), 30), trigger.Watch),
            () =>
                Assert.Equal(
                    [ActIf.AtLeastOfCapacity(1, new(0.4)), ActIf.AtLeast(5_000, new(0.2))], trigger.Conditions),
            () => Assert.Equal(new(2, 3), trigger.Persistence),
            () => Assert.Equal(30, trigger.MuteDays),
            () =>
                Assert.Equal(
                    (DecisionKind.Quorum, 2, 48),
                    (trigger.Decision!.Kind, trigger.Decision.AtLeast, trigger.Decision.WaiverHours)),
            () => Assert.Equal(["camp coordinator", "fund manager"], trigger.Decision!.Roles),
            () => Assert.Equal(["site_plot"], trigger.Actions),
            () => Assert.Equal(new(250_000, "USD"), trigger.Envelope),
            () => Assert.Equal(new DateOnly(2030, 12, 31), trigger.Expires));
    }

    [Fact]
    public void A_trigger_holds_from_the_day_on_which_it_was_agreed_and_its_camp_is_known()
    {
        using var folder = FolderOnDisk.Valley()
            .With("triggers.yml", Whole.Replace("2030-01-20", "2030-02-05", StringComparison.Ordinal));

        var triggers = folder.Read().Crisis!.Triggers;

        // The camp of the valley is known from the end of February on.
        Assert.Empty(triggers.AsOf(new(2030, 2, 4)));
        Assert.Empty(triggers.AsOf(new(2030, 2, 27)));
        Assert.Single(triggers.AsOf(new(2030, 2, 28)));
    }

    [Fact]
    public void The_file_is_among_the_hashed_inputs()
    {
        using var folder = FolderOnDisk.Valley().With("triggers.yml", Whole);

        Assert.Contains("triggers.yml", folder.Read().Crisis!.InputHashes.Keys);
    }

    [Theory, MemberData(nameof(Faults))]
    public void Half_a_rule_is_left_out_with_line_and_remedy(string fault, string column)
    {
        using var folder = FolderOnDisk.Valley().With("triggers.yml", File(fault));

        var reading = folder.Read();

        Assert.Multiple(
            () => Assert.Empty(reading.Crisis!.Triggers.AsOf(new(2030, 12, 31))),
            () => Assert.Contains(
                reading.Problems,
                problem =>
                    problem
                        is
                    {
                        Severity: Severity.RowLeftOut,
                        Where: { File: "triggers.yml", Line: > 0 } where,
                        Remedy.Length: > 0,
                    } && where.Column == column));
    }

    [Theory]
    [InlineData("- a\n- b\n")]
    [InlineData("triggers: many\n")]
    [InlineData("triggers:\n  - overflow\n")]
    [InlineData("triggers: [[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]\n")]
    [InlineData("triggers: {\n")]
    public void A_file_that_holds_no_triggers_is_a_problem_and_the_rest_loads(string text)
    {
        using var folder = FolderOnDisk.Valley().With("triggers.yml", text);

        var reading = folder.Read();

        Assert.NotNull(reading.Crisis);
        Assert.Contains(
            reading.Problems, problem => problem is { Severity: Severity.RowLeftOut, Where.File: "triggers.yml" });
    }

    [Theory]
    [InlineData("sensitivity: partner", "partner")]
    [InlineData("sensitivty: partner", "restricted")]
    [InlineData("Sensitivity: partner", "restricted")]
    public void A_key_that_is_almost_sensitivity_holds_the_trigger_back(string line, string taken)
    {
        using var folder = FolderOnDisk.Valley().With("triggers.yml", $"{Whole}\n    {line}\n");

        var trigger = Assert.Single(folder.Read().Crisis!.Triggers.AsOf(new(2030, 2, 28)));

        Assert.Equal(taken, Assert.Single(trigger.Evidence.OfType<RowEvidence>()).Sensitivity);
    }

    [Fact]
    public void A_misspelled_key_is_named_with_the_key_that_was_meant()
    {
        using var folder = FolderOnDisk.Valley()
            .With("triggers.yml", Whole.Replace("mute_days", "mute_day", StringComparison.Ordinal));

        Assert.Contains(
            folder.Read().Problems,
            problem => problem.Where.File == "triggers.yml"
            && problem.Remedy.Contains("mute_days", StringComparison.Ordinal));
    }
}
