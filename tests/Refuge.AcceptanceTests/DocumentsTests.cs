using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>What the documentation shows is what the program makes today, and is light enough for slow lines.</summary>
public class DocumentsTests
{
    /// <summary>A page of the documentation is read over slow lines: a picture of it has at most 100 kB.</summary>
    const int PictureBytes = 100_000;

    static string Docs => Path.Combine(Repository.Root, "docs");

    [Fact]
    public async Task The_bulletin_to_look_at_is_the_one_that_the_command_writes()
    {
        using var folder = new CrisisCopy("small-valley");
        var outcome = await RefugeProgram.RunHereAsync("plan", folder.Path, "--out", folder.Out("out"));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);

        // Stale: run tools/pictures, which makes the pictures with it.
        Snapshot.MatchFile(
            await File.ReadAllTextAsync(
                Path.Combine(folder.Out("out"), "bulletin.md"), TestContext.Current.CancellationToken),
            Path.Combine(Docs, "bulletin-example.md"));
    }

    [Fact]
    public void Every_picture_is_light_and_stands_in_a_document()
    {
        var documents = Directory.GetFiles(Docs, "*.md").Append(Path.Combine(Repository.Root, "README.md"))
            .Select(File.ReadAllText).ToList();
        var pictures = Directory.GetFiles(Path.Combine(Docs, "pictures"));

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture =>
        {
            Assert.InRange(new FileInfo(picture).Length, 1, PictureBytes);
            Assert.Contains(
                documents, text => text.Contains($"pictures/{Path.GetFileName(picture)})", StringComparison.Ordinal));
        });
    }
}
