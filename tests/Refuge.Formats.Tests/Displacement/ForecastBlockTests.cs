using System.Buffers;
using CsCheck;
using Refuge.Displacement.Blocks;

namespace Refuge.Formats.Tests.Displacement;

public class ForecastBlockTests
{
    [Theory]
    [InlineData("small-valley", 7)]
    [InlineData("small-valley", 64)]
    [InlineData("mosul-2016", 7)]
    [InlineData("mosul-2016", 64)]
    public void Blocks_that_arrive_in_any_order_from_other_machines_merge_to_the_bytes_of_one_run(
        string example, int members)
    {
        var job = ExampleModel.Of(example).JobOf("crisis", new(40, 500, 3));
        // Each block is run from its own copy of the folder, as on another machine, and travels as bytes.
        var model = ExampleModel.Of(example);
        var travelled = job.Split(members).Select(part => Bytes(model, part)).OrderBy(static bytes => bytes[^1]);

        var merged = Merged(job, travelled);

        var whole = ExampleModel.Of(example).Run(job, threads: 16, progress: null, Cancellation);
        SameBlock.Assert(whole, merged);
    }

    [Fact]
    public void A_block_has_the_same_bytes_on_one_thread_and_on_several()
    {
        var model = ExampleModel.Of("mosul-2016");
        var job = model.JobOf("crisis", new(20, 100, 3)) with { Range = new(11, 67) };

        Assert.Equal(model.RunToBytes(job, 1, Cancellation), model.RunToBytes(job, 5, Cancellation));
    }

    [Fact]
    public void A_member_that_is_missing_or_stands_in_two_blocks_is_refused()
    {
        var model = ExampleModel.Of("small-valley");
        var job = model.JobOf("crisis", new(5, 30, 3));
        var parts = job.Split(10).Select(part => Bytes(model, part)).ToList();

        Assert.Throws<ArgumentException>(() => Merged(job, [parts[0], parts[2]]));
        Assert.Throws<ArgumentException>(() => Merged(job, [parts[0], parts[0], parts[1]]));
        Assert.Throws<ArgumentException>(() => Merged(job with { Range = new(0, 20) }, parts[1..]));
        Assert.Throws<ArgumentException>(
            () => model.ForecastOf(model.Run(job with { Range = new(10, 20) }, 1, null, Cancellation)));
    }

    [Fact]
    public void Blocks_of_another_seed_crisis_or_day_of_the_offensive_are_refused()
    {
        var model = ExampleModel.Of("small-valley");
        var job = model.JobOf("crisis", new(5, 20, 3));
        var first = Bytes(model, job with { Range = new(0, 10) });
        var second = job with { Range = new(10, 10) };

        Assert.Throws<ArgumentException>(
            () => Merged(job, [first, Bytes(model, second with { Crisis = "other" })]));
        Assert.Throws<ArgumentException>(
            () => Merged(job, [first, Bytes(model, second with { Size = new(5, 20, 4) })]));
        Assert.Throws<ArgumentException>(() => Bytes(model, second with { OffensiveBegins = new(2021, 6, 1) }));
    }

    [Fact]
    public void A_block_that_was_damaged_or_written_by_another_version_is_refused()
    {
        var model = ExampleModel.Of("small-valley");
        var job = model.JobOf("crisis", new(10, 8, 3));
        var bytes = Bytes(model, job);
        byte[] Changed(int at) => [.. bytes[..at], (byte)(bytes[at] ^ 1), .. bytes[(at + 1)..]];
        string Refused(byte[] block) => Assert.Throws<InvalidDataException>(() => Merged(job, [block])).Message;

        Assert.Contains("damaged", Refused(Changed(bytes.Length / 2)), StringComparison.Ordinal);
        Assert.Contains("damaged", Refused(bytes[..^1]), StringComparison.Ordinal);
        Assert.Contains("format", Refused(Changed(4)), StringComparison.Ordinal);
        Assert.Contains("no block", Refused([1, 2, 3]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_takes_less_than_a_quarter_of_the_memory_of_its_counts()
    {
        var model = ExampleModel.Of("mosul-2016");
        var job = model.JobOf("crisis", new(90, 20, 3));

        var counts = model.Run(job, 1, null, Cancellation).Series
            .Sum(series => (long)sizeof(int) * (series.Days + 1) * series.Members);

        Assert.InRange(Bytes(model, job).Length, 1, counts / 4);
    }

    /// <summary>However a count changes: not at all, in small steps, and by as much as there is.</summary>
    [Fact]
    public void Members_are_read_back_as_they_were_written() =>
        (from days in Gen.Int[1, 9]
         from width in Gen.Int[1, 12]
         from counts in Gen.OneOf(Gen.Const(0), Gen.Int[0, 3], Gen.Int[0, int.MaxValue]).Array[days * width]
         select (Counts: counts, Width: width)).Sample(member =>
        {
            var bytes = new ArrayBufferWriter<byte>();
            CountsFormat.Write(member.Counts, member.Width, bytes);

            var rest = bytes.WrittenSpan;
            var read = new int[member.Counts.Length];
            Array.Fill(read, 7);
            CountsFormat.Read(ref rest, read, member.Width);

            Assert.Equal(member.Counts, read);
            Assert.True(rest.IsEmpty);
        });

    static byte[] Bytes(ForecastModel model, ForecastJob job) => model.RunToBytes(job, threads: 1, Cancellation);

    static ForecastBlock Merged(ForecastJob job, IEnumerable<byte[]> blocks)
    {
        var merging = new BlockMerging(job);
        foreach (var block in blocks) merging.Add(block);
        return merging.Whole();
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
