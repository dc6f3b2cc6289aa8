namespace Refuge.AcceptanceTests;

/// <summary>The plan of the Mosul case as of 28 August 2016, made once for all tests that read it.</summary>
public sealed class MosulPlan : IAsyncLifetime, IDisposable
{
    readonly CrisisCopy copy = new("mosul-2016");

    public async ValueTask InitializeAsync()
    {
        foreach (var audience in (string[])["restricted", "partner"])
        {
            var outcome = await RefugeProgram.RunAsync(
                "plan", copy.Path, "--as-of", "2016-08-28", "--days", "120", "--members", "100", "--audience", audience,
                "--out", copy.Out(audience));
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => copy.Dispose();

    internal List<Dictionary<string, string>> Read(string audience, string table) =>
        Table.Read(Path.Combine(copy.Out(audience), table)).Rows;

    internal string Text(string audience, string file) => File.ReadAllText(Path.Combine(copy.Out(audience), file));

    internal IEnumerable<string> Files(string audience) =>
        Directory.EnumerateFiles(copy.Out(audience)).Select(file => Path.GetFileName(file));
}
