namespace Refuge.Storage.Rows;

/// <summary>The day that what somebody enters now is of.</summary>
static class WorkingDay
{
    /// <summary>A crisis of which nothing became known for so long is told of in the past: an exercise, an
    /// example. A judgement.</summary>
    const int LongestSilence = 60;

    /// <summary>Today; of a crisis of the past the last day on which anything became known.</summary>
    /// <param name="lastKnownOn">The last day on which anything of the crisis became known.</param>
    /// <param name="clock">Tells what day it is.</param>
    internal static DateOnly Of(DateOnly lastKnownOn, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return today > lastKnownOn && today.DayNumber - lastKnownOn.DayNumber <= LongestSilence ? today : lastKnownOn;
    }
}
