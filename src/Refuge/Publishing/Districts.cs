namespace Refuge.Publishing;

/// <summary>The districts that the public sees: each stands for two places or more.</summary>
/// <remarks>
/// A district with one site of its own counts as that site (folder contract, "Tiers"), so it is not shown by itself. It
/// joins the other such districts of its province; where even those hold one place alone, that place is in no figure,
/// since the sum over all would else tell it.
/// </remarks>
sealed class Districts
{
    readonly Dictionary<PlaceId, string> names = [];

    /// <summary>Parts the places that receive people, as far as the tier shows any of them, into districts.</summary>
    /// <param name="tier">For whom.</param>
    /// <param name="receiving">Places of which a forecast exists.</param>
    internal Districts(Tier tier, IEnumerable<PlaceId> receiving)
    {
        var shown = receiving.Where(tier.ShowsForecastOf).Select(tier.FindPlace).OfType<Situations.Place>().ToList();
        var alone = new List<Situations.Place>();
        foreach (var district in shown.GroupBy(place => place.Admin2 ?? "", StringComparer.Ordinal))
        {
            if (district.Key.Length > 0 && Stands(tier, district)) Name(district, district.Key);
            else alone.AddRange(district);
        }

        foreach (var province in alone.GroupBy(place => place.Admin1 ?? "", StringComparer.Ordinal)
            .Where(province => Stands(tier, province)))
        {
            Name(province, province.Key.Length == 0 ? Elsewhere : $"{province.Key}{Rest}");
        }
    }

    /// <summary>Places that are in some figure.</summary>
    internal IEnumerable<PlaceId> Places => names.Keys.Order();

    /// <summary>The district that stands for a place, or for all of several places. Null where none does.</summary>
    internal string? Of(PlaceId place) =>
        PlaceGroup.MembersOf(place).Select(names.GetValueOrDefault).Distinct().ToList() is [var district] ? district
            : null;

    /// <summary>
    /// Whether the places may stand as one: several, and not with one site among them, which their sum would all but
    /// tell.
    /// </summary>
    static bool Stands(Tier tier, IEnumerable<Situations.Place> places)
    {
        var sites = places.Select(place => tier.IsSite(place.Id)).ToList();
        return sites.Count >= Fewest && sites.Count(isSite => isSite) != 1;
    }

    void Name(IEnumerable<Situations.Place> places, string name)
    {
        foreach (var place in places) names[place.Id] = name;
    }

    /// <summary>The fewest places that a district may stand for.</summary>
    internal const int Fewest = 2;

    /// <summary>What follows the name of a province that stands for its districts of one place each.</summary>
    const string Rest = " (other districts)";

    /// <summary>What places are called whose province nobody stated.</summary>
    const string Elsewhere = "elsewhere";
}
