using Refuge.Cycle;

namespace Refuge.Storage;

/// <summary>
/// Crises as they were last read, so that a page or a question about another day does not read every row again.
/// </summary>
/// <remarks>
/// A crisis of 100,000 rows takes three seconds to read and check, and half a second to say what of it was known on a
/// day (benchmarks/results, as-of). What is kept holds as long as nobody has added, received or redacted anything. Safe
/// to use from several threads.
/// </remarks>
sealed class KeptCrises
{
    /// <summary>So many rows of all crises together are kept, about a kilobyte each; one crisis always.</summary>
    const int MostRows = 200_000;

    readonly Lock guard = new();

    /// <summary>The crises, the one asked for last at the end.</summary>
    readonly List<KeptCrisis> kept = [];

    /// <summary>Lets readers of one crisis in one after the other: the second finds what the first has read.</summary>
    internal Turns Turns { get; } = new();

    /// <summary>A crisis as it was read. Null when it has changed since, or is not kept.</summary>
    internal CrisisReading? Find(string crisis, CrisisVersion version)
    {
        lock (guard)
        {
            var at = kept.FindIndex(each => each.Crisis == crisis && each.Version == version);
            if (at < 0) return null;
            var found = kept[at];
            kept.RemoveAt(at);
            kept.Add(found);
            return found.Reading;
        }
    }

    /// <summary>
    /// Keeps a crisis in the place of its older version, and lets go of others as far as room is needed.
    /// </summary>
    internal void Keep(KeptCrisis crisis)
    {
        lock (guard)
        {
            kept.RemoveAll(each => each.Crisis == crisis.Crisis);
            kept.Add(crisis);
            while (kept.Count > 1 && kept.Sum(static each => (long)each.Rows) > MostRows) kept.RemoveAt(0);
        }
    }

    /// <summary>Lets go of every crisis: words that were taken out of one may stand in another.</summary>
    internal void Forget()
    {
        lock (guard) kept.Clear();
    }
}

/// <summary>A crisis as it was read.</summary>
/// <param name="Crisis">Its identity.</param>
/// <param name="Version">What it was read from.</param>
/// <param name="Reading">What was read, every row of it, without a scenario.</param>
/// <param name="Rows">How many rows it has.</param>
sealed record KeptCrisis(string Crisis, CrisisVersion Version, CrisisReading Reading, int Rows);

/// <summary>What changes whenever something is added to a crisis or taken out of a database.</summary>
/// <param name="LastFact">The highest number of a fact of the crisis.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Redactions">How many redactions there are in the whole database.</param>
readonly record struct CrisisVersion(long LastFact, int Files, int Redactions);
