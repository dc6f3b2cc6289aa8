using Refuge.Storage;

namespace Refuge.AcceptanceTests;

/// <summary>What whoever keeps a store takes out of it, and how: by the commands.</summary>
public sealed class StoreCommandsTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-store-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_crisis_is_taken_out_as_a_folder_that_gives_the_same_plan()
    {
        using var original = new CrisisCopy("small-valley");
        await KeepAsync(original.Path);

        var taken = await InStoreAsync("kept", "backup", "--crisis", "small-valley", "--out", At("small-valley"));

        Assert.True(taken.ExitCode == 0, taken.Errors);
        Assert.Equal(await PlanAsync(original.Path, "before"), await PlanAsync(At("small-valley"), "after"));
    }

    [Fact]
    public async Task Where_no_such_crisis_is_kept_those_that_are_are_named_and_nothing_is_written()
    {
        using var original = new CrisisCopy("small-valley");
        await KeepAsync(original.Path);

        var taken = await InStoreAsync("kept", "backup", "--crisis", "valley", "--out", At("valley"));

        Assert.Equal(1, taken.ExitCode);
        Assert.Contains("small-valley", taken.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("valley")));
    }

    [Fact]
    public async Task A_folder_that_is_there_is_not_written_over()
    {
        using var original = new CrisisCopy("small-valley");
        await KeepAsync(original.Path);
        Directory.CreateDirectory(At("taken"));
        await File.WriteAllTextAsync(At("taken/own.txt"), "mine", Cancellation);

        var taken = await InStoreAsync("kept", "backup", "--crisis", "small-valley", "--out", At("taken"));

        Assert.Equal(1, taken.ExitCode);
        Assert.Equal(["own.txt"], Directory.EnumerateFiles(At("taken")).Select(file => Path.GetFileName(file)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullName, ".taken*"));
    }

    [Fact]
    public async Task A_backup_fills_an_empty_store_with_the_same_rows()
    {
        using var original = new CrisisCopy("small-valley");
        await KeepAsync(original.Path);
        Directory.CreateDirectory(At("empty"));

        var written = await InStoreAsync("kept", "backup", "--out", At("all.refuge"));
        var restored = await InStoreAsync("empty", "restore", At("all.refuge"));
        var verified = await InStoreAsync("empty", "audit", "verify");

        Assert.True(restored.ExitCode == 0, restored.Errors);
        Assert.Equal(written.Output, restored.Output);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("all.refuge")));
        }

        Assert.True(verified.ExitCode == 0, verified.Errors);
    }

    async Task KeepAsync(string crisis)
    {
        Directory.CreateDirectory(At("kept"));
        var database = CrisisDatabase.OfSqlite(new(At("kept/refuge.db")), TimeProvider.System);
        await database.MigrateAsync(Cancellation);
        Assert.NotNull((await database.ImportAsync(new(crisis), "analyst", Cancellation)).Store);
    }

    async Task<string> PlanAsync(string crisis, string target)
    {
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", crisis, "--members", "20", "--audience", "partner", "--out", At(target));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return await File.ReadAllTextAsync(At($"{target}/bulletin.html"), Cancellation);
    }

    Task<Outcome> InStoreAsync(string store, params string[] arguments) =>
        RefugeProgram.RunInAsync([("REFUGE_DATA", At(store))], arguments);

    string At(string name) => Path.Combine(folder.FullName, name);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
