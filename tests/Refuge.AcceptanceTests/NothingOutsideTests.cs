using System.Diagnostics;
using Refuge.Cli;

namespace Refuge.AcceptanceTests;

/// <summary>
/// Whoever works inside a folder that was sent to him writes nowhere else, and arguments are words, not doors.
/// </summary>
public sealed class NothingOutsideTests : IDisposable
{
    readonly CrisisCopy copy = new("small-valley");

    public void Dispose() => copy.Dispose();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData("out"), InlineData("out/small-valley"), InlineData("out/small-valley/2021-04-18/partner")]
    public async Task A_link_that_a_folder_brings_along_leads_no_plan_out_of_it(string link)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        var elsewhere = Directory.CreateDirectory(copy.Out("elsewhere")).FullName;
        var place = Path.Combine(copy.Path, link);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        Directory.CreateSymbolicLink(place, elsewhere);

        var standard =
            await RunInAsync(copy.Path, "plan", ".", "--as-of", "2021-04-18", "--members", "2", "--days", "7");
        var named = await RunInAsync(
            copy.Path, "plan", ".", "--as-of", "2021-04-18", "--members", "2", "--days", "7", "--out", $"{link}/x/..");

        Assert.All((Outcome[])[standard, named], outcome =>
        {
            Assert.Equal(1, outcome.ExitCode);
            Assert.Contains("nothing is written through links", outcome.Errors, StringComparison.Ordinal);
        });
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [Theory, InlineData("../../x"), InlineData("/tmp/x"), InlineData(".."), InlineData("\"a\\0b\""),
        InlineData("\"\\e[2J\"")]
    public async Task An_identity_that_leads_out_of_the_folder_stops_the_work(string id)
    {
        var yaml = Path.Combine(copy.Path, "crisis.yml");
        var lines = await File.ReadAllLinesAsync(yaml, Cancellation);
        await File.WriteAllLinesAsync(
            yaml, lines.Select(line => line.StartsWith("id:", StringComparison.Ordinal) ? $"id: {id}" : line),
            Cancellation);

        var (code, _, errors) =
            await RefugeProgram.RunHereAsync(
                "plan", copy.Path, "--members", "2", "--days", "7", "--audience", "restricted");

        Assert.Equal(1, code);
        Assert.Contains("cannot be the name of a folder", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', errors);
    }

    [Theory]
    [InlineData("--audience", "7"), InlineData("--audience", "partner,public"), InlineData("--as-of", "9999-12-31"),
        InlineData("--as-of", "0001-01-01")]
    [InlineData("--days", "3661"), InlineData("--days", "0"), InlineData("--members", "-1"),
        InlineData("--members", "99999999999"), InlineData("--threads", "0")]
    [InlineData("--out", ""), InlineData("--out", "a\0b"), InlineData("--language", "tlh"), InlineData("--seed", "x"),
        InlineData("--members", "--days=7")]
    public async Task A_value_that_an_option_does_not_take_is_wrong_usage(string option, string value)
    {
        var (code, _, errors) = await RefugeProgram.RunHereAsync("plan", copy.Path, option, value);

        Assert.Equal(2, code);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain(RefugeCommands.FaultMark, errors, StringComparison.Ordinal);
    }

    [Theory, InlineData("2200-12-31", "3660"), InlineData("1800-01-01", "1")]
    public async Task A_plan_at_either_end_of_the_calendar_ends(string day, string days)
    {
        var (code, _, errors) = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--as-of", day, "--days", days, "--members", "1", "--audience", "restricted", "--out",
            copy.Out("out"));

        Assert.True(code == 0, errors);
    }

    [Fact]
    public async Task An_argument_that_begins_with_an_at_sign_names_no_file_of_arguments()
    {
        var arguments = copy.Out("arguments");
        await File.WriteAllTextAsync(arguments, "--help", Cancellation);

        var (code, output, _) = await RefugeProgram.RunHereAsync("check", $"@{arguments}");

        Assert.Equal(1, code);
        Assert.Contains("This is not a folder", output, StringComparison.Ordinal);
    }

    static async Task<Outcome> RunInAsync(string folder, params string[] arguments)
    {
        using var process = new Process { StartInfo = RefugeProgram.Prepare(arguments) };
        process.StartInfo.WorkingDirectory = folder;
        process.Start();
        var (output, errors) =
            (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return new(process.ExitCode, await output, await errors);
    }
}
