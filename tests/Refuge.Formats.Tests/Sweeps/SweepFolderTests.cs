using Refuge.Displacement;
using Refuge.Displacement.Sweeps;
using Refuge.Formats.Sweeps;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Sweeps;

public sealed class SweepFolderTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly RuleSweep sweep = SweepRequestTests.Valley();
    readonly SweepDesign design;

    public SweepFolderTests() =>
        design =
            SweepDesign.OfHypercube([sweep.Parameters.Find("leave_share")!, sweep.Parameters.Find("softening")!], 3, 1);

    public void Dispose() => folder.Dispose();

    string Out => Path.Combine(folder.Place.FullName, "sweep");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_come_back_as_they_were_written()
    {
        var rows = await FillAsync(Out, 0, 1, 2);

        var read = await (await OpenAsync(Out)).ComposeAsync(Cancellation);

        Assert.Equal(rows, read);
        Assert.Contains(rows[0], row => row.P90 is null);
    }

    [Fact]
    public async Task A_sweep_that_was_broken_off_has_the_bytes_of_one_that_was_not()
    {
        var (broken, whole) = (Out, $"{Out} whole");
        await FillAsync(broken, 2, 0);
        await File.WriteAllTextAsync(
            Path.Combine(broken, "parts", ".point-000001.parquet.unfinished"), "half a part", Cancellation);

        Assert.Equal([1], (await OpenAsync(broken)).Missing);
        await FillAsync(broken, 1);
        await FillAsync(whole, 0, 1, 2);
        await (await OpenAsync(broken)).ComposeAsync(Cancellation);
        await (await OpenAsync(whole)).ComposeAsync(Cancellation);

        Assert.Equal(Files(whole), Files(broken));
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(whole, SweepFolder.Table), Cancellation),
            await File.ReadAllBytesAsync(Path.Combine(broken, SweepFolder.Table), Cancellation));
    }

    [Fact]
    public async Task Other_inputs_and_settings_are_refused_by_name()
    {
        await FillAsync(Out, 0);
        var record = Record();

        Assert.Contains(
            "it differs in members. Name another folder", await RefusedAsync(record with { Size = new(30, 6, 1) }),
            StringComparison.Ordinal);
        Assert.Contains(
            "inputs_sha256",
            await RefusedAsync(record with { InputHashes = new Dictionary<string, string> { ["places.csv"] = "00" } }),
            StringComparison.Ordinal);
        Assert.Contains("build", await RefusedAsync(record with { Build = "another" }), StringComparison.Ordinal);
        Assert.Contains(
            "points_sha256",
            await RefusedAsync(record with { Design = SweepDesign.OfHypercube(design.Parameters, 3, 2) }),
            StringComparison.Ordinal);
        Assert.Equal([1, 2], (await OpenAsync(Out)).Missing);
    }

    [Fact]
    public async Task Somebody_elses_folder_is_left_alone()
    {
        Directory.CreateDirectory(Out);
        await File.WriteAllTextAsync(Path.Combine(Out, "letter.txt"), "mine", Cancellation);

        var refusal = await Assert.ThrowsAsync<IOException>(() => OpenAsync(Out));

        Assert.Contains("not a sweep", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["letter.txt"], Files(Out));
    }

    [Fact]
    public async Task A_part_that_is_no_part_stops_the_work_and_leaves_the_table_before()
    {
        await FillAsync(Out, 0, 1, 2);
        await (await OpenAsync(Out)).ComposeAsync(Cancellation);
        var before = await File.ReadAllBytesAsync(Path.Combine(Out, SweepFolder.Table), Cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(Out, "parts", "point-000001.parquet"), "no part at all", Cancellation);

        await Assert.ThrowsAnyAsync<IOException>(async () => await (await OpenAsync(Out)).ComposeAsync(Cancellation));

        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Out, SweepFolder.Table), Cancellation));
    }

    async Task<string> RefusedAsync(SweepRecord record) =>
        (await Assert.ThrowsAsync<IOException>(() => SweepFolder.OpenAsync(Out, record, Cancellation))).Message;

    async Task<List<IReadOnlyList<SweepRow>>> FillAsync(string to, params int[] points)
    {
        var opened = await OpenAsync(to);
        var rows = new List<IReadOnlyList<SweepRow>>();
        foreach (var point in points)
        {
            rows.Add(sweep.Run(design, point, 1, Cancellation));
            await opened.KeepAsync(point, rows[^1], Cancellation);
        }

        return rows;
    }

    Task<SweepFolder> OpenAsync(string path) => SweepFolder.OpenAsync(path, Record(), Cancellation);

    SweepRecord Record() =>
        new(
            "valley", new(2021, 4, 18), new EnsembleSize(30, 5, 1), null, design, "latin_hypercube",
            new Dictionary<string, string>(), "1", "build");

    static IEnumerable<string> Files(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal);
}
