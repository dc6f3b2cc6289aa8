using System.Text.Json;

namespace Refuge.AcceptanceTests;

/// <summary>What decides what may be shown is broken, late, or looked for from a day to come.</summary>
public class FailsClosedTests
{
    const string AsOf = "2021-04-18";

    static Task<Outcome> PlanAsync(CrisisCopy copy, string audience, string asOf = AsOf) =>
        RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--as-of", asOf, "--members", "20", "--days", "30", "--audience", audience, "--out",
            copy.Out(audience));

    public static TheoryData<string, string, string> Breakages => new()
    {
        { "control.csv", ",held,", ",besiegd," },
        { "places.csv", ",city,", ",metropolis," },
        { "sites.csv", ",camp,", ",kamp," },
        { "sources.csv", "V2,", "V;2," },
        { "reports/index.csv", "karsa.md,", "kharsa.md," },
    };

    [Theory, MemberData(nameof(Breakages))]
    public async Task A_row_left_out_of_a_file_that_decides_what_may_be_shown_refuses_partner_and_public_by_its_name(
        string file, string right, string wrong)
    {
        using var copy = new CrisisCopy("small-valley");
        var path = Path.Combine(copy.Path, file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            path, text.Replace(right, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        foreach (var audience in (string[])["partner", "public"])
        {
            var outcome = await PlanAsync(copy, audience);

            Assert.Equal(1, outcome.ExitCode);
            Assert.Contains(file, outcome.Errors, StringComparison.Ordinal);
            Assert.False(Directory.Exists(copy.Out(audience)));
            Assert.DoesNotContain(wrong.Trim(','), outcome.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await PlanAsync(copy, "restricted")).ExitCode);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Pages_tell_partner_and_public_where_a_row_was_left_out_and_not_what_stands_there(bool isKept)
    {
        using var copy = new CrisisCopy("small-valley");
        copy.Append("control.csv", "hidden_camp_of_somebody,whole,2021-04-08,contested,,V1");
        (string, string)[] data = isKept ? [("REFUGE_DATA", copy.Out("data"))] : [];
        await using var service = await RefugeService.StartAsync(
            "http://127.0.0.1:0", data, copy.Path, "--members", "5", "--days", "10");

        foreach (var audience in (string[])["partner", "public"])
        {
            foreach (var address in (string[])["/api/crises/small-valley/plan", "/crises/small-valley"])
            {
                var told = await UntilStoppedAsync(service, $"{address}?for={audience}");

                Assert.Contains("control.csv:", told, StringComparison.Ordinal);
                Assert.DoesNotContain("hidden_camp", told, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What is told of a plan that is asked for, once it is no longer made.</summary>
    static async Task<string> UntilStoppedAsync(RefugeService service, string address)
    {
        while (true)
        {
            using var answer = await service.Client.GetAsync(
                new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (answer.StatusCode != System.Net.HttpStatusCode.Accepted
                && !text.Contains("The plan is being made", StringComparison.Ordinal))
            {
                return text;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [Theory, InlineData("contrl.csv"), InlineData("Control.CSV")]
    public async Task Who_holds_what_under_a_misspelt_name_of_the_file_refuses_partners(string name)
    {
        using var copy = new CrisisCopy("small-valley");
        File.Move(Path.Combine(copy.Path, "control.csv"), Path.Combine(copy.Path, name));

        var outcome = await PlanAsync(copy, "partner");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("control.csv", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory, InlineData("control.csv"), InlineData("reports/index.csv")]
    public async Task A_file_without_a_byte_that_decides_what_may_be_shown_refuses_partners(string file)
    {
        using var copy = new CrisisCopy("small-valley");
        await File.WriteAllBytesAsync(Path.Combine(copy.Path, file), [], TestContext.Current.CancellationToken);

        var outcome = await PlanAsync(copy, "partner");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(file, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_holds_what_in_a_file_that_is_not_text_refuses_partners()
    {
        using var copy = new CrisisCopy("small-valley");
        await File.WriteAllBytesAsync(
            Path.Combine(copy.Path, "control.csv"), [0, 1, 2, 3, 0, 0, 255, 254, 0, 7],
            TestContext.Current.CancellationToken);

        var outcome = await PlanAsync(copy, "partner");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("control.csv", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_looks_from_a_week_before_the_last_known_day_however_late_a_day_is_asked_for()
    {
        using var copy = new CrisisCopy("small-valley");

        Assert.Equal(0, (await PlanAsync(copy, "public", "2031-01-01")).ExitCode);

        using var record = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(copy.Out("public"), "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal("2021-06-23", record.RootElement.GetProperty("as_of").GetString());
    }

    [Theory, InlineData("partner"), InlineData("public")]
    public async Task The_record_of_the_run_holds_no_input_and_stays_when_control_is_told_in_other_words(
        string audience)
    {
        using var copy = new CrisisCopy("small-valley");
        Assert.Equal(0, (await PlanAsync(copy, audience)).ExitCode);
        var before = await File.ReadAllTextAsync(
            Path.Combine(copy.Out(audience), "run.json"), TestContext.Current.CancellationToken);

        // The holder's name moves nobody: a guess at it must find nothing that confirms it.
        var control = Path.Combine(copy.Path, "control.csv");
        await File.WriteAllTextAsync(
            control,
            (await File.ReadAllTextAsync(control, TestContext.Current.CancellationToken))
            .Replace("armed group", "another group", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await PlanAsync(copy, audience)).ExitCode);
        var after = await File.ReadAllTextAsync(
            Path.Combine(copy.Out(audience), "run.json"), TestContext.Current.CancellationToken);

        Assert.Equal(before, after);
        Assert.DoesNotContain("control", before, StringComparison.Ordinal);
        Assert.DoesNotContain(".csv", before, StringComparison.Ordinal);
        Assert.DoesNotContain("small-valley", before, StringComparison.Ordinal);
    }
}
