using System.Globalization;

namespace Refuge.Reports.Places;

/// <summary>A place that a report names, as a row of a folder.</summary>
/// <param name="Id">An identity of its own.</param>
/// <param name="Place">The place.</param>
/// <param name="Spellings">The other spellings that the report uses.</param>
/// <param name="Near">The identity of the place it lies near. Null when its own point is known, or nothing is.</param>
sealed record ReportedPlace(string Id, NamedPlace Place, IReadOnlyList<string> Spellings, string? Near);

/// <summary>The places that a report names: what a crisis folder begins with.</summary>
static class NamedInReport
{
    /// <summary>Letters of an identity at most.</summary>
    const int LongestIdentity = 40;

    /// <summary>
    /// The towns and villages that a reading names, in the order of mention; countries and provinces are too wide to be
    /// places of a crisis.
    /// </summary>
    /// <param name="reading">The reading.</param>
    /// <param name="gazetteer">The names it was read with.</param>
    /// <remarks>
    /// A place in a country of which the report names nothing else is left out: such a name is more often a namesake
    /// far away.
    /// </remarks>
    /// <returns>Each place with an identity of its own and the spellings that the report uses.</returns>
    public static IReadOnlyList<ReportedPlace> Of(
        Reading reading, PlaceNames gazetteer)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(gazetteer);
        var named = reading.Places
            .Select(mention => (Mention: mention, Place: FindPlace(mention.Reference, gazetteer)))
            .Where(static pair => pair.Place is not null)
            .Select(static pair => (pair.Mention, Place: pair.Place!))
            .ToList();
        var mentions = named.ToLookup(static pair => pair.Place.Country, static pair => pair.Place.Id);
        var places = named
            .Where(
                static pair =>
                    pair.Place.Kind is not (NamedPlaceKind.Country or NamedPlaceKind.Province or NamedPlaceKind.Region))
            .Where(pair => pair.Place.Country is null || mentions[pair.Place.Country].Skip(1).Any())
            .GroupBy(static pair => pair.Place.Id, StringComparer.Ordinal);

        List<ReportedPlace> found = [];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var first = place.First().Place;
            var spellings =
                place.Where(pair => pair.Mention.Reference is ExactPlace).Select(static pair => pair.Mention.Quote)
                .Where(spelling => spelling != first.Name).Distinct(StringComparer.Ordinal).ToList();
            found.Add(new(Free(Identity(first.Name), taken), first, spellings, null));
        }

        var country = named.Select(static pair => pair.Place.Country).OfType<string>()
            .GroupBy(static each => each, StringComparer.Ordinal)
            .OrderByDescending(static each => each.Count()).FirstOrDefault()?.Key;
        found.AddRange(
            from name in Unknown(reading)
            select new ReportedPlace(Free(Identity(name), taken), Settlement(name, country), [], null));
        foreach (var (site, spellings) in Sites(reading))
        {
            var near = found.Find(place => place.Place.Id == site.Near?.Id)?.Id;
            found.Add(
                new(Free(Identity(site.Name), taken), Settlement(site.Name, country) with { IsSite = true }, spellings,
                    near));
        }

        return found;
    }

    /// <summary>Sites that bear a name of their own and where a claim counts people or says how they live.</summary>
    static IEnumerable<(NamedSite Site, IReadOnlyList<string> Spellings)> Sites(Reading reading)
    {
        var told = reading.Claims
            .Where(
                static claim => claim.Type.Family is "camp" or "population" or "displacement" or "health"
                && claim.Type.Kind is not "departure")
            .SelectMany(static claim => claim.Places.Take(1))
            .Select(static mention => mention.Reference).OfType<NamedSite>().Select(static site => site.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return reading.Places
            .Where(mention => mention.Reference is NamedSite site && told.Contains(site.Name))
            .GroupBy(static mention => ((NamedSite)mention.Reference).Name, StringComparer.OrdinalIgnoreCase)
            .Select(static group => (
                (NamedSite)(group.FirstOrDefault(static mention => mention.Reference is NamedSite { Near: not null })
                    ?? group.First()).Reference,
                (IReadOnlyList<string>)[.. group.Select(static mention => mention.Quote)
                    .Where(quote => !quote.Equals(group.Key, StringComparison.OrdinalIgnoreCase))
                    .Distinct(StringComparer.OrdinalIgnoreCase)]));
    }

    /// <summary>
    /// Names that no gazetteer knows and on which a claim about people or a camp rests: a camp near such a town is
    /// counted and supplied whether or not anybody knows where on the map it lies.
    /// </summary>
    static IEnumerable<string> Unknown(Reading reading) => reading.Claims
        .Where(static claim => claim.Places.Count > 0 && claim.Type.Family is "camp" or "population" or "displacement")
        .Select(static claim => claim.Places[0])
        .Select(static mention => mention.Reference switch
        {
            NearPlace { Anchor: UnresolvedPlace, What: NearbyThing.Camp } near => near.AnchorName,
            UnresolvedPlace => mention.Quote,
            _ => null,
        })
        .OfType<string>().Where(static name => !Facilities.IsNoSettlement(name) && !LandWords.IsProvince(name))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    static NamedPlace Settlement(string name, string? country) =>
        new($"report:{name}", name, [], LandWords.IsDistrict(name) ? NamedPlaceKind.District : NamedPlaceKind.Settlement,
            country, null, 0, null, null);

    static NamedPlace? FindPlace(PlaceReference reference, PlaceNames gazetteer) => reference switch
    {
        ExactPlace exact => gazetteer.FindById(exact.Id),
        NearPlace near => FindPlace(near.Anchor, gazetteer),
        _ => null,
    };

    /// <summary>A name as an identity: lower-case letters and digits, the Arabic article dropped.</summary>
    internal static string Identity(string name)
    {
        var folded = PlaceKey.Plain(name);
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var identity = string.Join('_', words.Length > 1 && words[0] is "al" or "el" ? words[1..] : words);
        return identity.Length == 0 ? "place" : identity[..Math.Min(identity.Length, LongestIdentity)];
    }

    static string Free(string identity, HashSet<string> taken)
    {
        var free = identity;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{identity}_{number}");
        }
        return free;
    }
}
