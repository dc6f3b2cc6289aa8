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
        var whole = ForecastBlockFormat.Write(Run(example, job, threads: 16));
        // Each block is run from its own copy of the folder, as on another machine, and travels as bytes.
        var model = ExampleModel.Of(example);
        var travelled = job.Split(members)
            .Select(part => ForecastBlockFormat.Write(model.Run(part, 1, null, TestContext.Current.CancellationToken)))
            .ToList();
        var merged = ForecastBlock.Merge(travelled.OrderBy(static bytes => bytes[^1]).Select(ForecastBlockFormat.Read));

        Assert.Equal(whole, ForecastBlockFormat.Write(merged));
    }

    [Fact]
    public void Blocks_merge_in_any_number_of_steps()
    {
        var job = ExampleModel.Of("small-valley").JobOf("crisis", new(20, 30, 3));
        var parts = job.Split(7).Select(part => Run("small-valley", part, threads: 1)).ToList();

        var atOnce = ForecastBlock.Merge(parts);
        var inSteps =
            ForecastBlock.Merge([ForecastBlock.Merge([parts[2], parts[1]]), ForecastBlock.Merge(parts[3..]), parts[0]]);

        Assert.Equal(ForecastBlockFormat.Write(atOnce), ForecastBlockFormat.Write(inSteps));
    }

    [Fact]
    public void A_member_that_is_missing_or_stands_in_two_blocks_is_refused()
    {
        var job = ExampleModel.Of("small-valley").JobOf("crisis", new(5, 30, 3));
        var parts = job.Split(10).Select(part => Run("small-valley", part, threads: 1)).ToList();

        Assert.Throws<ArgumentException>(() => ForecastBlock.Merge([parts[0], parts[2]]));
        Assert.Throws<ArgumentException>(() => ForecastBlock.Merge([parts[0], parts[0], parts[1]]));
        Assert.Throws<ArgumentException>(() => ExampleModel.Of("small-valley").ForecastOf(parts[1..]));
    }

    [Fact]
    public void Blocks_of_another_seed_crisis_or_day_of_the_offensive_are_refused()
    {
        var model = ExampleModel.Of("small-valley");
        var job = model.JobOf("crisis", new(5, 20, 3));
        var first = Run("small-valley", job with { Range = new(0, 10) }, threads: 1);
        var second = job with { Range = new(10, 10) };

        Assert.Throws<ArgumentException>(
            () => ForecastBlock.Merge([first, Run("small-valley", second with { Crisis = "other" }, threads: 1)]));
        Assert.Throws<ArgumentException>(
            () => ForecastBlock.Merge([first, Run("small-valley", second with { Size = new(5, 20, 4) }, threads: 1)]));
        Assert.Throws<ArgumentException>(
            () =>
                model.Run(
                    second with { OffensiveBegins = new(2021, 6, 1) }, 1, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_block_that_was_damaged_or_written_by_another_version_is_refused()
    {
        var bytes = ForecastBlockFormat.Write(
            Run("small-valley", ExampleModel.Of("small-valley").JobOf("crisis", new(10, 8, 3)), threads: 1));
        byte[] Changed(int at) => [.. bytes[..at], (byte)(bytes[at] ^ 1), .. bytes[(at + 1)..]];

        Assert.Contains(
            "damaged",
            Assert.Throws<InvalidDataException>(() => ForecastBlockFormat.Read(Changed(bytes.Length / 2))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "damaged", Assert.Throws<InvalidDataException>(() => ForecastBlockFormat.Read(bytes[..^1])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "format", Assert.Throws<InvalidDataException>(() => ForecastBlockFormat.Read(Changed(4))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "no block", Assert.Throws<InvalidDataException>(() => ForecastBlockFormat.Read([1, 2, 3])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_takes_less_than_a_quarter_of_the_memory_of_its_counts()
    {
        var block = Run("mosul-2016", ExampleModel.Of("mosul-2016").JobOf("crisis", new(90, 20, 3)), threads: 1);

        var counts = block.Series().Sum(series => (long)sizeof(int) * (series.Days + 1) * series.Members);

        Assert.InRange(ForecastBlockFormat.Write(block).Length, 1, counts / 4);
    }

    static ForecastBlock Run(string example, ForecastJob job, int threads) =>
        ExampleModel.Of(example).Run(job, threads, progress: null, TestContext.Current.CancellationToken);
}
