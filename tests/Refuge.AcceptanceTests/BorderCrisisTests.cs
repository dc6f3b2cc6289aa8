using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>A crisis at a border, in which nobody attacks a town: no word presumes that somebody does.</summary>
public sealed partial class BorderCrisisTests : IDisposable
{
    readonly DirectoryInfo place = Directory.CreateTempSubdirectory("refuge-border-");

    static string Example => Path.Combine(Repository.Root, "examples/rohingya-2017");

    public void Dispose() => place.Delete(recursive: true);

    [Theory, InlineData("restricted"), InlineData("partner"), InlineData("public")]
    public async Task No_output_of_a_crisis_without_an_offensive_speaks_of_one(string audience)
    {
        var folder = Path.Combine(place.FullName, "out");

        var plan = await RefugeProgram.RunHereAsync(
            "plan", Example, "--as-of", "2017-09-28", "--members", "20", "--days", "56", "--audience", audience,
            "--out", folder);

        Assert.True(plan.ExitCode == 0, plan.Errors);
        Assert.DoesNotMatch(Offensive(), plan.Output);
        foreach (var file in Directory.GetFiles(folder).Where(file => Path.GetFileName(file) != "manifest.json"))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            // The rules that a run records name every quantity they know.
            var names = Path.GetFileName(file) is "drivers.csv" or "run.json";
            Assert.True(names || !Offensive().IsMatch(text), $"{Path.GetFileName(file)}: {Offensive().Match(text)}");
        }
    }

    [Fact]
    public async Task The_example_is_read_whole_and_what_is_missing_is_told()
    {
        var check = await RefugeProgram.RunHereAsync("check", Example, "--strict");

        Assert.True(check.ExitCode == 0, check.Output);
        Assert.Contains("+ arrivals: 21 counts", check.Output, StringComparison.Ordinal);
        Assert.Contains("? What stands at", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_came_since_the_last_counts_is_not_called_new()
    {
        var plan = await RefugeProgram.RunHereAsync(
            "plan", Example, "--as-of", "2017-09-28", "--members", "100", "--days", "56", "--out",
            Path.Combine(place.FullName, "moves"));

        Assert.True(plan.ExitCode == 0, plan.Errors);
        var said = Growth().Match(Spaces().Replace(plan.Output, " "));
        Assert.True(said.Success, plan.Output);
        Assert.InRange(Number(said, "new"), 1, 0.8 * Number(said, "all"));

        // The table of new people, which rests on the same members.
        var expected = Expected().Match(plan.Output);
        Assert.InRange(Number(said, "new"), 0.8 * Number(expected, "new"), 1.2 * Number(expected, "new"));
    }

    static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"people in sites \+(?<all>[\d,]+) \(\+(?<new>[\d,]+) are new people; the others are counted already")]
    private static partial Regex Growth();

    [GeneratedRegex(@"all together\s+\+(?<new>[\d,]+)")]
    private static partial Regex Expected();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(offensive|assault|front ?line|besieged)\b|\bD[-−+]\d", RegexOptions.IgnoreCase)]
    private static partial Regex Offensive();
}
