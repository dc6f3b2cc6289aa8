namespace Refuge.AcceptanceTests;

public class ProgramTests
{
    [Fact]
    public async Task An_unknown_command_is_a_wrong_usage_and_not_a_crash()
    {
        var outcome = await RefugeProgram.RunAsync("fly-away");

        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }
}
