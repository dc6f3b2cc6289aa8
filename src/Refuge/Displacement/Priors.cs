namespace Refuge.Displacement;

/// <summary>The priors of a run: the folder's assumptions where it states them, the rules' fallbacks where it does not.</summary>
sealed class Priors
{
    readonly Dictionary<(string What, string? Subject), NamedPrior> byKey = [];
    readonly Dictionary<string, NamedPrior> fallbacks = new(StringComparer.Ordinal);
    readonly List<NamedPrior> all = [];

    internal Priors(IEnumerable<Recorded<Assumption>> assumptions, MovementRules rules)
    {
        foreach (var (row, knownOn) in assumptions.Select(recorded => (recorded.Value, recorded.KnownOn)).OrderBy(pair => pair.Value.Id, StringComparer.Ordinal))
        {
            // The first by identity speaks for its subject: a second is a problem that check names.
            if (byKey.ContainsKey((row.What, row.Subject))) continue;
            byKey.Add((row.What, row.Subject), Add(row.Id, new(row.Low, row.Best, row.High, row.Unit), knownOn));
        }

        foreach (var (what, fallback) in rules.Fallbacks) fallbacks.Add(what, Add($"rule:{what}", fallback, null));
    }

    /// <summary>Every prior, each at its <see cref="NamedPrior.Number"/>.</summary>
    internal IReadOnlyList<NamedPrior> All => all;

    /// <summary>The folder's prior of <paramref name="what"/> for one place, or null.</summary>
    internal NamedPrior? Find(string what, PlaceId subject) => byKey.GetValueOrDefault((what, subject.Code));

    /// <summary>The folder's prior of <paramref name="what"/> for everything, or null.</summary>
    internal NamedPrior? FindGeneral(string what) => byKey.GetValueOrDefault((what, null));

    /// <summary>The prior of <paramref name="what"/> that holds for <paramref name="subject"/>: its own, the folder's general one, or the rules' fallback.</summary>
    internal NamedPrior For(string what, PlaceId? subject = null) =>
        (subject is null ? null : Find(what, subject)) ?? FindGeneral(what) ?? fallbacks[what];

    NamedPrior Add(string id, PriorQuantiles quantiles, DateOnly? knownOn)
    {
        var (low, best, high, unit) = quantiles;
        var prior = new NamedPrior(all.Count, id, unit, Prior.For(low, best, high, unit), StableHash.Of(id), knownOn);
        all.Add(prior);
        return prior;
    }
}

/// <summary>A prior with its name.</summary>
/// <param name="Number">Its place among all priors of the run.</param>
/// <param name="Id">The assumption, or <c>rule:</c> and what it is of.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Prior">Its quantiles and curve.</param>
/// <param name="Hash">The stable hash of its identity, by which draws are addressed.</param>
/// <param name="KnownOn">The day it was written. Null for a fallback of the rules.</param>
sealed record NamedPrior(int Number, string Id, string Unit, Prior Prior, ulong Hash, DateOnly? KnownOn);
