namespace Refuge.Displacement;

/// <summary>The days ahead at which runs are compared.</summary>
static class Horizons
{
    static readonly int[] Days = [30, 60, 90];

    /// <summary>30, 60 and 90 days, as far as a run goes; its last day where it is shorter than all of them.</summary>
    internal static int[] Within(int days) =>
        Days.Where(day => day <= days).ToArray() is { Length: > 0 } reached ? reached : [days];
}
