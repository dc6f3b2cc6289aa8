namespace Refuge.Displacement.Model;

/// <summary>
/// The priors of a run: the folder's assumptions where it states them, else what past operations say of a place, else
/// the rules' defaults.
/// </summary>
sealed class Priors
{
    readonly Dictionary<(AssumedQuantity What, string? Subject), NamedPrior> stated = [];
    readonly Dictionary<Parameter, NamedPrior> defaults = [];
    readonly List<NamedPrior> all = [];

    /// <summary>The priors of a folder.</summary>
    /// <param name="assumptions">What the folder assumes.</param>
    /// <param name="rules">How people move.</param>
    /// <param name="classes">What past operations, and then planners, say of places: the first of a place
    /// speaks.</param>
    internal Priors(
        IEnumerable<Recorded<Assumption>> assumptions, MovementRules rules, IReadOnlyList<ClassPrior>? classes = null)
    {
        foreach (var recorded in assumptions.OrderBy(recorded => recorded.Value.Id, StringComparer.Ordinal))
        {
            // A name that no stage knows is a problem of the folder, which names it; here it is nothing.
            var row = recorded.Value;
            if (Parameters.Find(row.What) is not { } what || what.IsOfNeeds) continue;

            // The first by identity speaks for its subject: a second is a problem that check names.
            if (stated.ContainsKey((what, row.Subject))) continue;
            var quantiles = new PriorQuantiles(row.Low, row.Best, row.High, row.Unit);
            stated.Add((what, row.Subject), Add(row.Id, what, quantiles, recorded.KnownOn));
        }

        foreach (var one in classes ?? [])
        {
            if (FindGeneral(one.What) is not null || Find(one.What, one.Place) is not null) continue;
            var id = $"{(one.Class is null ? "plan" : "class")}:{one.What.Name}:{one.Place.Code}";
            var named = Add(id, one.What, one.Quantiles, null) with { Place = one.Place, Class = one.Class };
            all[named.Number] = named;
            stated.Add((one.What, one.Place.Code), named);
        }

        foreach (var parameter in Parameters.Drawn.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            defaults.Add(parameter, Add($"rule:{parameter.Name}", parameter, rules.Parameters[parameter], null));
        }
    }

    /// <summary>Every prior, each at its <see cref="NamedPrior.Number"/>.</summary>
    internal IReadOnlyList<NamedPrior> All => all;

    /// <summary>The folder's prior of <paramref name="what"/> for one place, or null.</summary>
    internal NamedPrior? Find(AssumedQuantity what, PlaceId subject) => stated.GetValueOrDefault((what, subject.Code));

    /// <summary>The folder's prior of <paramref name="what"/> for everything, or null.</summary>
    internal NamedPrior? FindGeneral(AssumedQuantity what) => stated.GetValueOrDefault((what, null));

    /// <summary>
    /// The prior of <paramref name="what"/> that holds for the whole crisis: the folder's general one, or the rules'
    /// default.
    /// </summary>
    internal NamedPrior For(Parameter what) => FindGeneral(what) ?? defaults[what];

    /// <summary>
    /// The prior of <paramref name="what"/> that holds for one place: its own, the folder's general one, or the rules'
    /// default.
    /// </summary>
    internal NamedPrior For(Parameter what, PlaceId subject) => Find(what, subject) ?? For(what);

    NamedPrior Add(string id, AssumedQuantity what, PriorQuantiles quantiles, DateOnly? knownOn)
    {
        var (low, best, high, unit) = quantiles;
        var prior =
            new NamedPrior(all.Count, id, what, unit, Prior.For(low, best, high, what), StableHash.Of(id), knownOn);
        all.Add(prior);
        return prior;
    }
}

/// <summary>A prior with its name.</summary>
/// <param name="Number">Its place among all priors of the run.</param>
/// <param name="Id">The assumption, or <c>rule:</c> and what it is of.</param>
/// <param name="What">The quantity it is of.</param>
/// <param name="Unit">Its unit, as the folder writes it.</param>
/// <param name="Prior">Its quantiles and curve.</param>
/// <param name="Hash">The stable hash of its identity, by which draws are addressed.</param>
/// <param name="KnownOn">The day it was written. Null for a default of the rules.</param>
sealed record NamedPrior(
    int Number, string Id, AssumedQuantity What, string Unit, Prior Prior, ulong Hash, DateOnly? KnownOn)
{
    /// <summary>The place of which past operations speak. Null where they do not.</summary>
    internal PlaceId? Place { get; init; }

    /// <summary>The past operations it comes from. Null where it comes from none.</summary>
    internal OperationClass? Class { get; init; }

    /// <summary>Whether it is a default of the rules.</summary>
    internal bool IsDefault => KnownOn is null && Id == $"rule:{What.Name}";
}
