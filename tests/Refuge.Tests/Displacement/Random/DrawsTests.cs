using Refuge.Displacement.Random;

namespace Refuge.Tests.Displacement.Random;

public class DrawsTests
{
    [Fact]
    public void The_same_address_gives_the_same_numbers()
    {
        var first = new Draws(7, 3).On(736_000, Purpose.Leave, 42);
        var again = new Draws(7, 3).On(736_000, Purpose.Leave, 42);

        for (var word = 0; word < 20; word++) Assert.Equal(first.NextUInt64(), again.NextUInt64());
    }

    [Fact]
    public void The_numbers_of_an_address_are_the_words_of_its_blocks_in_order()
    {
        var stream = new Draws(7, 3).On(736_000, Purpose.Leave, 42, 5);
        for (var block = 0UL; block < 6; block++)
        {
            var (a, b, c, d) = Philox.Block((3UL << 32) | block, (736_000UL << 32) | (uint)Purpose.Leave, 42, 5, 7, 0);

            ulong[] words = [stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64()];
            Assert.Equal([a, b, c, d], words);
        }
    }

    [Fact]
    public void A_change_in_any_part_of_the_address_gives_other_numbers()
    {
        DrawStream[] streams =
        [
            new Draws(7, 3).On(736_000, Purpose.Leave, 42),
            new Draws(8, 3).On(736_000, Purpose.Leave, 42),
            new Draws(7, 4).On(736_000, Purpose.Leave, 42),
            new Draws(7, 3).On(736_001, Purpose.Leave, 42),
            new Draws(7, 3).On(736_000, Purpose.Spawn, 42),
            new Draws(7, 3).On(736_000, Purpose.Leave, 43),
            new Draws(7, 3).On(736_000, Purpose.Leave, 42, 1),
            new Draws(7, 3).Once(Purpose.Leave, 42),
        ];

        var words = new HashSet<ulong>();
        for (var stream = 0; stream < streams.Length; stream++)
        {
            for (var word = 0; word < 50; word++) words.Add(streams[stream].NextUInt64());
        }

        Assert.Equal(streams.Length * 50, words.Count);
    }

    [Fact]
    public void Numbers_between_0_and_1_are_even_in_the_mean_and_in_the_spread()
    {
        const int Count = 200_000;
        var stream = new Draws(1, 0).On(1, Purpose.Leave, 1);

        var (sum, squares) = (0.0, 0.0);
        for (var draw = 0; draw < Count; draw++)
        {
            var value = stream.NextDouble();
            Assert.InRange(value, 0, 0.9999999999999999);
            sum += value;
            squares += value * value;
        }

        Assert.Equal(0.5, sum / Count, 0.003);
        Assert.Equal(1 / 3.0, squares / Count, 0.003);
    }

    [Fact]
    public void Whole_numbers_below_an_end_are_equally_likely()
    {
        var stream = new Draws(1, 0).On(1, Purpose.Leave, 2);
        var counts = new int[7];

        for (var draw = 0; draw < 70_000; draw++) counts[stream.NextBelow(7)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }
}
