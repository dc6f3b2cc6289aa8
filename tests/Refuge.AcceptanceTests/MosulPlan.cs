[assembly: AssemblyFixture(typeof(Refuge.AcceptanceTests.MosulPlanOnce))]

namespace Refuge.AcceptanceTests;

/// <summary>The plan of the Mosul case as of 28 August 2016, for tests that read it.</summary>
/// <param name="once">Makes it for whoever asks first.</param>
public sealed class MosulPlan(MosulPlanOnce once) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await once.MadeAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal List<Dictionary<string, string>> Read(string audience, string table) =>
        Table.Read(Path.Combine(once.Out(audience), table)).Rows;

    internal string Text(string audience, string file) => File.ReadAllText(Path.Combine(once.Out(audience), file));

    internal IEnumerable<string> Files(string audience) =>
        Directory.EnumerateFiles(once.Out(audience)).Select(file => Path.GetFileName(file));
}

/// <summary>Makes the plan once for all classes, when the first of them needs it. Nobody writes into it.</summary>
public sealed class MosulPlanOnce : IDisposable
{
    readonly CrisisCopy copy = new("mosul-2016");
    readonly Lazy<Task> made;

    public MosulPlanOnce() => made = new(MakeAsync);

    public void Dispose() => copy.Dispose();

    internal Task MadeAsync() => made.Value;

    internal string Out(string audience) => copy.Out(audience);

    async Task MakeAsync()
    {
        foreach (var audience in (string[])["restricted", "partner"])
        {
            var outcome = await RefugeProgram.RunHereAsync(
                "plan", copy.Path, "--as-of", "2016-08-28", "--days", "120", "--members", "100", "--audience", audience,
                "--out", copy.Out(audience));
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
        }
    }
}
