namespace Refuge.Needs;

/// <summary>What stands and comes at the places of a total.</summary>
/// <param name="supply">What stands and comes, place by place.</param>
/// <param name="line">The standard that the total is measured against.</param>
/// <param name="date">The day of the total.</param>
sealed class TotalSupply(Supply supply, Indicator line, DateOnly date)
{
    double? have, coming;
    DateOnly? oldest;
    int unknown;

    /// <summary>Whether anybody stated what stands at any place.</summary>
    internal bool IsAnyKnown => have is not null;

    /// <summary>
    /// The places in the parts that share one supply: those of which somebody states together what stands, and each
    /// other place by itself.
    /// </summary>
    internal IEnumerable<Bucket<T>> Buckets<T>(List<T> places, Func<T, PlaceId> placeOf)
    {
        var open = places;
        foreach (var group in supply.TogetherOf(line.Item))
        {
            var held = open.FindAll(place => group.Holds(placeOf(place)));
            if (held.Count == 0) continue;

            open = open.FindAll(place => !group.Holds(placeOf(place)));
            yield return new(group, held);
        }

        foreach (var place in open) yield return new(null, [place]);
    }

    /// <summary>Counts a part in; what stands and comes there, or null when nobody stated what stands.</summary>
    internal double? Add<T>(Bucket<T> bucket, Func<T, PlaceId> placeOf, Func<T, bool> isKnown)
    {
        var places = bucket.Members.ConvertAll(place => placeOf(place));
        var stands = bucket.Group is { } group
            ? supply.Of(group, line.Item, line.AmountUnit, places)
            : supply.Of(places[0], line.Item, line.AmountUnit);
        unknown += stands.IsKnown ? bucket.Members.Count(place => !isKnown(place)) : places.Count;
        if (stands.Coming(date) is { } comes) coming = (coming ?? 0) + comes;
        if (stands.Have(date) is not { } standing) return null;

        have = (have ?? 0) + standing.Value;
        if (oldest is null || stands.HaveOn < oldest) oldest = stands.HaveOn ?? oldest;
        return standing.Value + (stands.Coming(date) ?? 0);
    }

    /// <summary>The row of the total.</summary>
    internal NeedTotal Total(
        IGrouping<(string Sector, string Item, string Phase), Indicator> group, Band? need, double? uncovered)
    {
        // What is brought to no place that anybody names closes a part of what is missing somewhere.
        var anywhere = supply.ToNoPlace(line.Item, line.AmountUnit, date);
        return new(
            date, group.Key.Sector, group.Key.Item, line.Evidence, group.Key.Phase, line.AmountUnit,
            need?.Select(Tidy), Tidied(have), Tidied(anywhere is null ? coming : (coming ?? 0) + anywhere),
            Tidied(uncovered is { } open ? Math.Max(0, open - (anywhere ?? 0)) : null), unknown)
        {
            HaveOn = oldest,
        };
    }

    /// <summary>
    /// Without the last binary digits that adding leaves behind, far below any unit that is counted.
    /// </summary>
    static double Tidy(double amount) => Math.Round(amount, 9);

    static double? Tidied(double? amount) => amount is { } known ? Tidy(known) : null;
}

/// <summary>Places that share one supply in a total.</summary>
/// <param name="Group">The places of which what stands is stated together. Null for one place by itself.</param>
/// <param name="Members">Those of them that need the thing.</param>
sealed record Bucket<T>(PlaceGroup? Group, List<T> Members);
