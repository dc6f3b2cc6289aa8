using Refuge.Formats.Publishing;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Publishing;

public sealed class OutputFolderTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("refuge-out-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    static Document Says(string name, string text) => new(name, writer => writer.Write(text));

    string Wanted => Path.Combine(root, "plans", "2031-04-09", "partner");

    [Fact]
    public async Task A_publication_stands_complete_in_a_folder_that_did_not_exist()
    {
        await OutputFolder.WriteAsync(Wanted, [Says("run.json", "{}"), Says("needs.csv", "a\n")], TestContext.Current.CancellationToken);

        Assert.Equal("a\n", await File.ReadAllTextAsync(Path.Combine(Wanted, "needs.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public async Task A_former_publication_is_replaced_as_a_whole()
    {
        await OutputFolder.WriteAsync(Wanted, [Says("run.json", "{}"), Says("drivers.csv", "old\n")], TestContext.Current.CancellationToken);
        await OutputFolder.WriteAsync(Wanted, [Says("run.json", "{1}")], TestContext.Current.CancellationToken);

        Assert.Equal(["run.json"], Directory.EnumerateFiles(Wanted).Select(Path.GetFileName));
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public async Task A_writing_that_is_stopped_leaves_the_former_publication_and_no_half_file()
    {
        using var stop = new CancellationTokenSource();
        await OutputFolder.WriteAsync(Wanted, [Says("run.json", "former")], TestContext.Current.CancellationToken);

        var writing = OutputFolder.WriteAsync(
            Wanted, [Says("run.json", "new"), new("needs.csv", _ => stop.Cancel()), Says("funding.csv", "never")], stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        Assert.Equal("former", await File.ReadAllTextAsync(Path.Combine(Wanted, "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_left_alone()
    {
        Directory.CreateDirectory(Wanted);
        await File.WriteAllTextAsync(Path.Combine(Wanted, "thesis.txt"), "years of work", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<IOException>(() => OutputFolder.WriteAsync(Wanted, [Says("run.json", "{}")], TestContext.Current.CancellationToken));

        Assert.True(File.Exists(Path.Combine(Wanted, "thesis.txt")));
    }

    [Fact]
    public async Task Text_is_written_without_a_byte_order_mark()
    {
        await OutputFolder.WriteAsync(Wanted, [Says("run.json", "é")], TestContext.Current.CancellationToken);

        Assert.Equal([0xC3, 0xA9], await File.ReadAllBytesAsync(Path.Combine(Wanted, "run.json"), TestContext.Current.CancellationToken));
    }

    IEnumerable<string?> Siblings() => Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Wanted)!).Select(Path.GetFileName);
}
