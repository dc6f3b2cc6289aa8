namespace Refuge.AcceptanceTests;

public class RepeatableTests
{
    [Theory]
    [InlineData("small-valley", "restricted")]
    [InlineData("small-valley", "partner")]
    [InlineData("mosul-2016", "restricted")]
    public async Task One_thread_and_two_write_the_same_bytes(string example, string audience)
    {
        using var copy = new CrisisCopy(example);

        var one = await PlanAsync(copy, audience, threads: 1);
        var two = await PlanAsync(copy, audience, threads: 2);

        Assert.Equal(one.Keys, two.Keys);
        Assert.All(one, file => Assert.Equal(file.Value, two[file.Key]));
    }

    [Fact]
    public async Task A_smaller_processor_changes_no_byte()
    {
        using var copy = new CrisisCopy("small-valley");

        var usual = await PlanAsync(copy, "restricted", threads: 2);
        var other = await PlanAsync(copy, "restricted", threads: 2, ("DOTNET_EnableAVX", "0"));

        Assert.Equal(usual.Keys, other.Keys);
        Assert.All(usual, file => Assert.Equal(file.Value, other[file.Key]));
    }

    static async Task<SortedDictionary<string, string>> PlanAsync(
        CrisisCopy copy, string audience, int threads, params (string Name, string Value)[] environment)
    {
        var folder = copy.Out("out");
        var outcome = await RefugeProgram.RunInAsync(
            environment, "plan", copy.Path, "--days", "120", "--members", "64", "--audience", audience, "--threads",
            $"{threads}", "--out", folder);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return new(Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText));
    }
}
