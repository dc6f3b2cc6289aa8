namespace Refuge.Displacement;

/// <summary>The priors of a run: the folder's assumptions where it states them, the rules' fallbacks where it does not.</summary>
sealed class Priors
{
    readonly Dictionary<(string What, string? Subject), NamedPrior> byKey = [];
    readonly MovementRules rules;

    internal Priors(IEnumerable<Recorded<Assumption>> assumptions, MovementRules rules)
    {
        this.rules = rules;
        foreach (var (row, knownOn) in assumptions.Select(recorded => (recorded.Value, recorded.KnownOn)).OrderBy(pair => pair.Value.Id, StringComparer.Ordinal))
        {
            // The first by identity speaks for its subject: a second is a problem that check names.
            byKey.TryAdd((row.What, row.Subject), new(row.Id, row.Unit, Prior.For(row.Low, row.Best, row.High, row.Unit), StableHash.Of(row.Id), knownOn));
        }
    }

    /// <summary>The folder's prior of <paramref name="what"/> for one place, or null.</summary>
    internal NamedPrior? Find(string what, PlaceId subject) => byKey.GetValueOrDefault((what, subject.Code));

    /// <summary>The folder's prior of <paramref name="what"/> for everything, or null.</summary>
    internal NamedPrior? FindGeneral(string what) => byKey.GetValueOrDefault((what, null));

    /// <summary>The prior of <paramref name="what"/> that holds for <paramref name="subject"/>: its own, the folder's general one, or the rules' fallback.</summary>
    internal NamedPrior For(string what, PlaceId? subject = null)
    {
        if (subject is not null && Find(what, subject) is { } own) return own;
        if (FindGeneral(what) is { } general) return general;

        var fallback = rules.Fallbacks[what];
        var id = $"rule:{what}";
        return new(id, fallback.Unit, Prior.For(fallback.Low, fallback.Best, fallback.High, fallback.Unit), StableHash.Of(id), null);
    }
}

/// <summary>A prior with its name.</summary>
/// <param name="Id">The assumption, or <c>rule:</c> and what it is of.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Prior">Its quantiles and curve.</param>
/// <param name="Hash">The stable hash of its identity, by which draws are addressed.</param>
/// <param name="KnownOn">The day it was written. Null for a fallback of the rules.</param>
sealed record NamedPrior(string Id, string Unit, Prior Prior, ulong Hash, DateOnly? KnownOn);
