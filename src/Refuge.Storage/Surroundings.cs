using System.Collections.Concurrent;
using Refuge.Formats.Crises;

namespace Refuge.Storage;

/// <summary>
/// Keeps what rows of a crisis may refer to between one row that is added and the next, so that it is read from the
/// database once and not for each.
/// </summary>
/// <remarks>It is used under the lock of the crisis alone, and only as long as nobody else has added a fact.</remarks>
sealed class Surroundings
{
    /// <summary>Of so many crises at most: they may be large.</summary>
    const int MostKept = 8;

    readonly ConcurrentDictionary<string, Surrounding> kept = new(StringComparer.Ordinal);

    /// <summary>What is kept of a crisis. Null when it has changed since, or nothing is kept.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="lastFact">The highest number of a fact of the crisis.</param>
    /// <param name="redactions">How many redactions there are.</param>
    internal Surrounding? Find(string crisis, long lastFact, int redactions) =>
        kept.TryGetValue(crisis, out var found) && found.LastFact == lastFact && found.Redactions == redactions
            ? found
            : null;

    /// <summary>Lets go of a crisis.</summary>
    internal void Forget(string crisis) => kept.TryRemove(crisis, out _);

    /// <summary>Keeps what holds once the transaction that added rows has been committed.</summary>
    internal void Keep(string crisis, Surrounding surrounding)
    {
        foreach (var other in kept.Keys.Where(each => each != crisis).Skip(MostKept - 1)) kept.TryRemove(other, out _);
        kept[crisis] = surrounding;
    }
}

/// <summary>What rows of a crisis may refer to.</summary>
/// <param name="LastFact">The highest number of a fact of the crisis when it was read.</param>
/// <param name="Redactions">How many redactions there were then.</param>
/// <param name="Content">Settings and the tables that others refer to; other tables without rows.</param>
/// <param name="Problems">The problems of the content. Null where it has not been read for them yet.</param>
sealed record Surrounding(long LastFact, int Redactions, CrisisContent Content, IReadOnlyList<Problem>? Problems)
{
    /// <summary>What holds after rows were added.</summary>
    /// <param name="lastFact">The highest number of a fact now.</param>
    /// <param name="added">What came of adding them; it has a content.</param>
    internal Surrounding After(long lastFact, RowAddition added)
    {
        var content = FactReader.WithReferredRows(added.Content!) with { Files = Content.Files };
        var reading = added.Readings.FirstOrDefault(static each => each.Scenario is null);
        // Problems of rows that are not at hand go with the rows; the others are known without reading again.
        return new(lastFact, Redactions, content, reading is null ? Problems :
        [
            .. reading.Reading.Problems.Where(static problem => FactReader.IsReferredTo(problem.Where.File)),
            .. reading.Before.Where(static problem => !FactReader.IsReferredTo(problem.Where.File)),
        ]);
    }
}
