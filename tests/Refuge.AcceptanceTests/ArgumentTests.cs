using System.CommandLine;
using Refuge.Cli;

namespace Refuge.AcceptanceTests;

/// <summary>What the program makes of arguments before it runs anything.</summary>
public class ArgumentTests
{
    /// <summary>What somebody may write behind an option, down to nothing at all.</summary>
    static readonly string[] Values =
    [
        "=", "", "= ", "=\0", "=x", "=-1", "=9999-12-31", "=/nowhere", "=1e999", "=\u202E",
    ];

    public static TheoryData<string, string> Options
    {
        get
        {
            var options = new TheoryData<string, string>();
            foreach (var (path, command) in Commands(RefugeCommands.Commands(), ""))
            {
                foreach (var option in command.Options) options.Add(path, option.Name);
            }

            return options;
        }
    }

    [Theory, MemberData(nameof(Options))]
    public void Whatever_stands_behind_an_option_is_right_or_wrong_usage_and_never_a_fault(
        string command, string option)
    {
        foreach (var value in Values)
        {
            foreach (var other in (string[][])[[], ["."], [".", "."], [".", "--list=x", "--release=c1", "--from=x"]])
            {
                string[] arguments =
                    [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. other, option + value];

                var errors = RefugeCommands.Commands().Parse(arguments).Errors;

                Assert.DoesNotContain(errors, static error => string.IsNullOrWhiteSpace(error.Message));
            }
        }
    }

    [Fact]
    public async Task A_list_of_points_without_a_name_is_wrong_usage()
    {
        var outcome = await RefugeProgram.RunAsync("sweep", "examples/small-valley", "--list=");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--list", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_without_a_tier_is_wrong_usage()
    {
        var outcome = await RefugeProgram.RunAsync("review", "examples/small-valley", "--release", "c1");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Say to whom with --to partner or --to public.", outcome.Errors, StringComparison.Ordinal);
    }

    static IEnumerable<(string Path, Command Command)> Commands(Command command, string path) =>
        command.Subcommands
            .SelectMany(child => Commands(child, $"{path} {child.Name}".Trim()))
            .Prepend((path, command));
}
