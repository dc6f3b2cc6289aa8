using Refuge.Displacement.Blocks;

namespace Refuge.Formats.Tests.Displacement;

/// <summary>Whether two blocks hold the same members.</summary>
static class SameBlock
{
    /// <summary>Fails unless every count and everything drawn is the same in both.</summary>
    internal static void Assert(ForecastBlock expected, ForecastBlock actual)
    {
        Xunit.Assert.Equal(expected.Job, actual.Job);
        Xunit.Assert.True(expected.Layout.IsAs(actual.Layout));
        Xunit.Assert.Equal(expected.OffensiveDay, actual.OffensiveDay);
        Xunit.Assert.Equal(expected.Drawn, actual.Drawn);
        foreach (var (one, other) in expected.Series.Zip(actual.Series))
        {
            for (var day = 0; day <= expected.Job.Size.Days; day++)
            {
                Xunit.Assert.True(one.On(day).SequenceEqual(other.On(day)));
            }
        }
    }
}
