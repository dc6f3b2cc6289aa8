namespace Refuge.Flee.Engines;

/// <summary>Groups that are under way today, until their day has been drawn.</summary>
sealed class FleeMovers
{
    FleeMover[] items = new FleeMover[64];
    FleeAtom[] atoms = new FleeAtom[256];
    int atomCount;

    /// <summary>How many groups there are.</summary>
    internal int Length { get; private set; }

    /// <summary>[groups] All of them, in the order in which they were added.</summary>
    internal Span<FleeMover> Items => items.AsSpan(0, Length);

    /// <summary>How the people of a group divide over moments and over what they moved lately.</summary>
    internal ReadOnlySpan<FleeAtom> Atoms(in FleeMover mover) => atoms.AsSpan(mover.FirstAtom, mover.Atoms);

    /// <summary>Adds a group.</summary>
    /// <param name="mover">What its people are.</param>
    /// <param name="divided">How they divide.</param>
    internal void Add(in FleeMover mover, ReadOnlySpan<FleeAtom> divided)
    {
        if (Length == items.Length) Array.Resize(ref items, Length * 2);
        while (atomCount + divided.Length > atoms.Length) Array.Resize(ref atoms, atoms.Length * 2);
        divided.CopyTo(atoms.AsSpan(atomCount));
        items[Length++] = mover with { FirstAtom = atomCount, Atoms = divided.Length };
        atomCount += divided.Length;
    }

    /// <summary>Forgets all.</summary>
    internal void Clear() => (Length, atomCount) = (0, 0);
}

/// <summary>People who go through the rest of the day together.</summary>
/// <param name="Day">What can become of them today.</param>
/// <param name="Hour">The hour of the morning in which they set out.</param>
/// <param name="Hazard">Their hazard class.</param>
/// <param name="Identity">The identity that their draws are addressed by.</param>
/// <param name="Part">Which decision of that identity it is today.</param>
record struct FleeMover(FleeMixture Day, int Hour, int Hazard, ulong Identity, ulong Part)
{
    /// <summary>How many of them have not been drawn yet.</summary>
    internal int Left { get; set; }

    /// <summary>Where the first and the last of these stand among all the displaced.</summary>
    internal (double First, double Last) Ranks { get; set; }

    /// <summary>The first of their atoms.</summary>
    internal int FirstAtom { get; init; }

    /// <summary>How many atoms they have.</summary>
    internal int Atoms { get; init; }
}

/// <summary>A part of a group that comes at one moment and has moved as much lately.</summary>
/// <param name="Row">The moment, by its number in <see cref="FleeMixture"/>.</param>
/// <param name="Law">The law of their day, by its number in <see cref="FleeJourneys"/>.</param>
/// <param name="Weight">How many are expected.</param>
/// <param name="Recent">What one of them moved lately, in days' journeys: the mean.</param>
readonly record struct FleeAtom(int Row, int Law, float Weight, float Recent);
