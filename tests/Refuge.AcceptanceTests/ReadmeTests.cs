using System.Text.RegularExpressions;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>What the README tells a newcomer to type works, and what it links to is there.</summary>
public partial class ReadmeTests
{
    const string FromCheckout = "dotnet run -c Release --project src/Refuge.Cli -- ";

    static string Readme => File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    public static TheoryData<string> Commands =>
        [.. Blocks().Matches(Readme)
            .SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    public static TheoryData<string> Links =>
        [.. Targets().Matches(Readme).Select(link => link.Groups["target"].Value).Distinct()];

    [Theory, MemberData(nameof(Commands))]
    public async Task Every_command_does_what_it_says(string command)
    {
        if (command == "./test") return;
        Assert.StartsWith(FromCheckout, command, StringComparison.Ordinal);
        using var folder = new CrisisCopy("small-valley");
        string[] arguments = [.. command[FromCheckout.Length..].Split(' ')];
        if (arguments[0] is "plan" or "sweep") arguments = [.. arguments, "--out", folder.Out("out")];
        // A folder that the reader makes is made beside the copy, and filled before a command reads it.
        if (arguments.Contains("my-crisis"))
        {
            arguments = [.. arguments.Select(word => word == "my-crisis" ? folder.Out("my-crisis") : word)];
            if (arguments[0] != "init")
            {
                await RefugeProgram.RunHereAsync("init", folder.Out("my-crisis"), "--template", "border");
            }
        }

        var outcome = await RefugeProgram.RunAsync(arguments);

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.NotEqual("", outcome.Output);
        if (arguments[0] == "plan") Assert.True(File.Exists(Path.Combine(folder.Out("out"), "bulletin.html")));
    }

    [Theory, MemberData(nameof(Links))]
    public void Every_link_leads_somewhere(string target) =>
        Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), $"{target} is not there.");

    [GeneratedRegex(@"```sh\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)")]
    private static partial Regex Targets();
}
