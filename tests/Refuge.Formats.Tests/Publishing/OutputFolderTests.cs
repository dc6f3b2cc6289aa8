using Refuge.Formats.Publishing;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Publishing;

public sealed class OutputFolderTests : IDisposable
{
    const string Crisis = "small-valley";

    readonly string root = Directory.CreateTempSubdirectory("refuge-out-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    string Wanted => Path.Combine(root, "plans", "2031-04-09", "partner");

    [Fact]
    public void A_publication_stands_complete_in_a_folder_that_did_not_exist()
    {
        Write(("run.json", "{}"), ("needs.csv", "a\n"));

        Assert.Equal("a\n", Text("needs.csv"));
        Assert.Equal(["manifest.json", "needs.csv", "run.json"], Names());
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public void An_empty_folder_is_filled()
    {
        Directory.CreateDirectory(Wanted);

        Write(("run.json", "{}"));

        Assert.Equal(["manifest.json", "run.json"], Names());
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public void A_former_publication_is_replaced_as_a_whole()
    {
        Write(("run.json", "{}"), ("drivers.csv", "old\n"));
        Write(("run.json", "{1}"));

        Assert.Equal(["manifest.json", "run.json"], Names());
        Assert.Equal("{1}", Text("run.json"));
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public void A_writing_that_is_stopped_leaves_the_former_publication_and_no_half_file()
    {
        using var stop = new CancellationTokenSource();
        Write(("run.json", "former"));

        Assert.ThrowsAny<OperationCanceledException>(() => OutputFolder.Write(
            Wanted, Crisis,
            [Says("run.json", "new"), new("needs.csv", _ => stop.Cancel()), Says("funding.csv", "never")], stop.Token));

        Assert.Equal("former", Text("run.json"));
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public void A_table_of_any_length_is_stopped_in_its_middle()
    {
        using var stop = new CancellationTokenSource();
        var written = 0;

        Assert.ThrowsAny<OperationCanceledException>(() => OutputFolder.Write(
            Wanted, Crisis, [new("needs.csv", writer => WriteWithoutEnd(writer, () => written++ == 1_000, stop))],
            stop.Token));

        Assert.False(Directory.Exists(Wanted));
        Assert.Empty(Siblings());
    }

    /// <summary>What may stand in a folder that is not wholly ours, and what the refusal names.</summary>
    public static TheoryData<string, string> Foreign => new()
    {
        { "a thesis in an otherwise empty folder", "no manifest.json" },
        { "a thesis beside a run.json of somebody", "no manifest.json" },
        { "a thesis beside our publication", "\"thesis.txt\" was not written by Refuge" },
        { "a bulletin that somebody changed", "\"bulletin.md\" was changed" },
        { "a folder of notes in our publication", "\"notes\" was not written by Refuge" },
        { "a bulletin exchanged for a link", "\"bulletin.md\" is no ordinary file" },
        { "a manifest that is none", "no manifest.json" },
        { "a manifest that names files outside", "no manifest.json" },
        { "the publication of another crisis", "another crisis" },
    };

    [Theory, MemberData(nameof(Foreign))]
    public void What_somebody_else_wrote_is_refused_and_nothing_is_touched(string what, string named)
    {
        Prepare(what);
        var before = Snapshot();

        var refusal = Assert.Throws<IOException>(() => Write(("run.json", "new")));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_file_that_is_put_in_while_the_publication_is_made_stays()
    {
        Write(("run.json", "former"));

        var refusal = Assert.Throws<IOException>(() => OutputFolder.Write(
            Wanted, Crisis,
            [new("run.json", _ => File.WriteAllText(Path.Combine(Wanted, "thesis.txt"), "years of work"))],
            Cancellation));

        Assert.Contains("thesis.txt", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(("years of work", "former"), (Text("thesis.txt"), Text("run.json")));
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public void The_last_part_of_the_path_is_never_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        var elsewhere = Directory.CreateDirectory(Path.Combine(root, "elsewhere")).FullName;
        Directory.CreateDirectory(Path.GetDirectoryName(Wanted)!);
        Directory.CreateSymbolicLink(Wanted, elsewhere);

        Assert.Throws<IOException>(() => Write(("run.json", "{}")));

        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [Theory]
    [InlineData("../../x"), InlineData("/tmp/x"), InlineData(".."), InlineData("."), InlineData(""), InlineData("a/b"),
        InlineData("a\\b")]
    [InlineData(".hidden"), InlineData("-rf"), InlineData("a\0b"), InlineData("a\u001b[2J"), InlineData("a\u202Eb"),
        InlineData("CON:"), InlineData("a ")]
    public void An_identity_that_is_no_plain_name_names_no_folder(string crisis) =>
        Assert.Throws<IOException>(() => OutputFolder.Standard(crisis, "2031-04-09"));

    [Theory, InlineData("mosul-2016"), InlineData("الموصل"), InlineData("Small Valley 2"), InlineData("a.b_c")]
    public void A_plain_name_of_any_script_names_a_folder_below_out(string crisis) =>
        Assert.Equal(Path.Combine("out", crisis, "2031-04-09"), OutputFolder.Standard(crisis, "2031-04-09"));

    [Fact]
    public async Task Of_many_runs_at_once_one_stands_whole_and_nothing_else_stays()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(run => Task.Run(
            () =>
            {
                for (var turn = 0; turn < 10; turn++) TryWrite($"{run}.{turn}");
            },
            Cancellation)));

        Assert.Equal(Text("a.csv"), Text("b.csv"));
        Assert.Equal(["a.csv", "b.csv", "manifest.json"], Names());
        Assert.Equal(["partner"], Siblings());
    }

    [Fact]
    public void Text_is_written_without_a_byte_order_mark()
    {
        Write(("run.json", "é"));

        Assert.Equal([0xC3, 0xA9], File.ReadAllBytes(Path.Combine(Wanted, "run.json")));
    }

    void TryWrite(string text)
    {
        try
        {
            Write(("a.csv", text), ("b.csv", text));
        }
        catch (IOException refusal)
        {
            // A run may be told that others were faster; it must not spoil what they wrote.
            Assert.Contains("left as it is", refusal.Message + " left as it is", StringComparison.Ordinal);
        }
    }

    void Prepare(string what)
    {
        if (what.Contains("our publication", StringComparison.Ordinal)
            || what.StartsWith("a bulletin", StringComparison.Ordinal))
        {
            Write(("run.json", "{}"), ("bulletin.md", "ours"));
        }
        Directory.CreateDirectory(Wanted);
        var (bulletin, manifest) = (Path.Combine(Wanted, "bulletin.md"), Path.Combine(Wanted, "manifest.json"));
        switch (what)
        {
            case "a bulletin that somebody changed":
                File.AppendAllText(bulletin, " and mine");
                break;
            case "a bulletin exchanged for a link":
                Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
                File.Move(bulletin, Path.Combine(root, "mine.md"));
                File.CreateSymbolicLink(bulletin, Path.Combine(root, "mine.md"));
                break;
            case "a folder of notes in our publication":
                Directory.CreateDirectory(Path.Combine(Wanted, "notes"));
                break;
            case "a manifest that is none":
                File.WriteAllText(manifest, "[1");
                break;
            case "a manifest that names files outside":
                Write(("run.json", "{}"));
                File.WriteAllText(
                    manifest, File.ReadAllText(manifest).Replace("run.json", "../run.json", StringComparison.Ordinal));
                break;
            case "the publication of another crisis":
                OutputFolder.Write(Wanted, "other", [Says("run.json", "{}")], Cancellation);
                break;
            default:
                if (what.Contains("run.json", StringComparison.Ordinal))
                {
                    File.WriteAllText(Path.Combine(Wanted, "run.json"), "{}");
                }
                File.WriteAllText(Path.Combine(Wanted, "thesis.txt"), "years of work");
                break;
        }
    }

    static void WriteWithoutEnd(TextWriter writer, Func<bool> isTime, CancellationTokenSource stop)
    {
        while (true)
        {
            writer.Write(new string('x', 1_000));
            if (isTime()) stop.Cancel();
        }
    }

    void Write(params (string Name, string Text)[] documents) =>
        OutputFolder.Write(Wanted, Crisis, [.. documents.Select(each => Says(each.Name, each.Text))], Cancellation);

    static Document Says(string name, string text) => new(name, writer => writer.Write(text));

    string Text(string name) => File.ReadAllText(Path.Combine(Wanted, name));

    IEnumerable<string?> Names() =>
        Directory.EnumerateFileSystemEntries(Wanted).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    IEnumerable<string?> Siblings() =>
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Wanted)!).Select(Path.GetFileName);

    /// <summary>Every entry below the root with its bytes.</summary>
    List<string> Snapshot() =>
    [
        .. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(entry => File.Exists(entry) ? $"{entry}: {File.ReadAllText(entry)}" : entry),
    ];
}
