namespace Refuge.Flee.Engines;

/// <summary>Groups that are under way today, until their day has been drawn.</summary>
sealed class FleeMovers
{
    FleeMover[] items = new FleeMover[64];
    int[] groupOf = new int[64]; // [laws] The last group of each law, counted from 1.

    /// <summary>How many groups there are.</summary>
    internal int Length { get; private set; }

    /// <summary>[groups] All of them, in the order in which they were added.</summary>
    internal Span<FleeMover> Items => items.AsSpan(0, Length);

    /// <summary>Adds people, to a group that sets out alike if there is one.</summary>
    /// <param name="mover">What they are; if they join others, the identity of those counts.</param>
    /// <param name="count">How many.</param>
    /// <param name="recent">What they moved lately.</param>
    internal void Add(in FleeMover mover, int count, double recent)
    {
        if (mover.Law >= groupOf.Length) Array.Resize(ref groupOf, Math.Max(mover.Law + 1, groupOf.Length * 2));
        ref var known = ref groupOf[mover.Law];
        if (known > 0 && items[known - 1].Hour == mover.Hour && items[known - 1].Hazard == mover.Hazard)
        {
            ref var group = ref items[known - 1];
            group.Left += count;
            if (recent != group.Recent) group.Recent += (double)count / group.Left * (recent - group.Recent);
            return;
        }

        if (Length == items.Length) Array.Resize(ref items, Length * 2);
        items[Length++] = mover with { Left = count, Recent = recent };
        known = Length;
    }

    /// <summary>Forgets all.</summary>
    internal void Clear()
    {
        foreach (ref readonly var mover in Items) groupOf[mover.Law] = 0;
        Length = 0;
    }
}

/// <summary>People who go through the rest of the day together.</summary>
/// <param name="Journey">Their journey, by its number in <see cref="FleeJourneys"/>.</param>
/// <param name="Law">The law of their day, by its number there.</param>
/// <param name="Hour">The hour of the morning in which they set out.</param>
/// <param name="Hazard">Their hazard class.</param>
/// <param name="Identity">The identity that their draws are addressed by.</param>
/// <param name="Part">Which decision of that identity it is today.</param>
record struct FleeMover(int Journey, int Law, int Hour, int Hazard, ulong Identity, ulong Part)
{
    /// <summary>How many of them have not been drawn yet.</summary>
    internal int Left { get; set; }

    /// <summary>What they moved lately, in days' journeys: the mean.</summary>
    internal double Recent { get; set; }

    /// <summary>Where the first and the last of these stand among all the displaced.</summary>
    internal (double First, double Last) Ranks { get; set; }
}
