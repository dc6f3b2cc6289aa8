namespace Refuge.Displacement.Flee;

/// <summary>Groups that are under way today, until their day has been drawn.</summary>
sealed class FleeMovers
{
    FleeMover[] items = new FleeMover[64];

    /// <summary>How many groups there are.</summary>
    internal int Length { get; private set; }

    /// <summary>[groups] All of them, in the order in which they were added.</summary>
    internal Span<FleeMover> Items => items.AsSpan(0, Length);

    /// <summary>Adds a group.</summary>
    internal void Add(in FleeMover mover)
    {
        if (Length == items.Length) Array.Resize(ref items, Length * 2);
        items[Length++] = mover;
    }

    /// <summary>Forgets all.</summary>
    internal void Clear() => Length = 0;
}

/// <summary>People who go through the rest of the day together.</summary>
/// <param name="Journey">Their journey, by its number in <see cref="FleeJourneys"/>.</param>
/// <param name="Hour">The hour of the morning in which they set out.</param>
/// <param name="Hazard">Their hazard class.</param>
/// <param name="Recent">What they moved lately, in days' journeys.</param>
/// <param name="Identity">The identity that their draws are addressed by.</param>
/// <param name="Part">Which decision of that identity it is today.</param>
record struct FleeMover(int Journey, int Hour, int Hazard, double Recent, ulong Identity, ulong Part)
{
    /// <summary>How many of them have not been drawn yet.</summary>
    internal int Left { get; set; }

    /// <summary>Where the first and the last of these stand among all the displaced.</summary>
    internal (double First, double Last) Ranks { get; set; }
}
