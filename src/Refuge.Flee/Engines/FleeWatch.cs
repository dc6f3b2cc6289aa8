namespace Refuge.Flee.Engines;

/// <summary>
/// Counts the days of members that are done, and stops the work between two of them: a member of a large folder takes
/// seconds, one person after the other minutes, and who waits for it wants to see it move and to be able to stop it.
/// </summary>
/// <param name="progress">Told now and then how many days of members are done. Null: nobody.</param>
/// <param name="cancellation">Stops the work.</param>
sealed class FleeWatch(IProgress<int>? progress, CancellationToken cancellation)
{
    const int Every = 64; // Days between two tellings, and people between two looks whether to stop.

    int done;

    /// <summary>Nobody watches.</summary>
    internal static FleeWatch Nobody { get; } = new(null, CancellationToken.None);

    /// <summary>A day of a member is done.</summary>
    /// <exception cref="OperationCanceledException">It is to stop.</exception>
    internal void DayDone()
    {
        cancellation.ThrowIfCancellationRequested();
        if (progress is null) return;
        var days = Interlocked.Increment(ref done);
        if (days % Every == 0) progress.Report(days);
    }

    /// <summary>Within a day, whose people act one after the other.</summary>
    /// <param name="number">The number of the person.</param>
    /// <exception cref="OperationCanceledException">It is to stop.</exception>
    internal void At(int number)
    {
        if (number % Every == 0) cancellation.ThrowIfCancellationRequested();
    }
}
