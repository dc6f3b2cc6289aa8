namespace Refuge.Cycle;

/// <summary>The six stages in order.</summary>
public static class ForecastCycle
{
}
