namespace Refuge.Storage.Tests.Building;

/// <summary>The clock of the machine, so much later.</summary>
/// <param name="later">How much.</param>
sealed class LaterClock(TimeSpan later) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
}
