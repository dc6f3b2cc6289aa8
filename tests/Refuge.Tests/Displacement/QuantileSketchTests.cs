using CsCheck;
using Refuge.Displacement;

namespace Refuge.Tests.Displacement;

public class QuantileSketchTests
{
    [Fact]
    public void Quantiles_of_many_members_are_off_by_half_a_percent_of_rank_at_most() =>
        Gen.Int[-5, 1_000_000].Array[4_001, 9_000].Sample(
            values =>
            {
                var sketch = new QuantileSketch();
                foreach (var block in values.Chunk(QuantileSketch.Block))
                {
                    sketch.Add(block.Order().ToArray(), QuantileSketch.Step);
                }

                var quantiles = sketch.At(Quantiles.Printed);

                foreach (var (level, value) in Quantiles.Printed.Zip(quantiles))
                {
                    var (below, upTo) = (values.Count(other => other < value), values.Count(other => other <= value));
                    Assert.True(below <= (level + 0.005) * values.Length && upTo >= (level - 0.005) * values.Length);
                }
            },
            iter: 20);

    [Fact]
    public void Quantiles_of_few_members_are_exact()
    {
        int[] values = [.. Enumerable.Range(0, 500).Select(value => value * 37 % 500).Order()];
        var sketch = new QuantileSketch();
        sketch.Add(values, 1);

        Assert.Equal(Quantiles.Of(values).Values, sketch.At(Quantiles.Printed));
    }
}
