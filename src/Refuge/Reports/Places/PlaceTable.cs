namespace Refuge.Reports.Places;

/// <summary>
/// A numbered list of places. A long one may keep them packed, and make a place when it is asked for.
/// </summary>
abstract class PlaceTable
{
    /// <summary>How many places there are.</summary>
    internal abstract int Count { get; }

    /// <summary>The place of a row, counted from zero; the same instance each time.</summary>
    internal abstract NamedPlace this[int row] { get; }

    /// <summary>The place with an identity. Null when there is none.</summary>
    internal abstract NamedPlace? FindById(string id);

    /// <summary>Hands over the name and the aliases of every place, row by row, and makes no place.</summary>
    /// <param name="visit">Takes a row and one of its names.</param>
    internal abstract void VisitNames(NameVisit visit);

    /// <summary>The same for the places of one country.</summary>
    /// <param name="country">The country, as ISO 3166-1 alpha-2.</param>
    /// <param name="visit">Takes a row and one of its names.</param>
    internal abstract void VisitNamesOf(string country, NameVisit visit);

    /// <summary>The places of a crisis folder and those of some countries, in the order of rows.</summary>
    /// <param name="countries">The countries, as ISO 3166-1 alpha-2.</param>
    internal abstract IEnumerable<NamedPlace> OfFolderOrOf(IReadOnlySet<string> countries);

    /// <summary>Takes one name of a row.</summary>
    /// <param name="row">The row, counted from zero.</param>
    /// <param name="name">The name, good until the call returns.</param>
    internal delegate void NameVisit(int row, ReadOnlySpan<char> name);
}

/// <summary>Places that are all at hand.</summary>
/// <param name="places">The places, in the order of rows.</param>
sealed class ListedPlaces(IEnumerable<NamedPlace> places) : PlaceTable
{
    readonly NamedPlace[] rows = [.. places];
    Dictionary<string, NamedPlace>? byId;

    internal override int Count => rows.Length;

    internal override NamedPlace this[int row] => rows[row];

    internal override NamedPlace? FindById(string id) => (byId ??= ById()).GetValueOrDefault(id);

    internal override void VisitNames(NameVisit visit)
    {
        for (var row = 0; row < rows.Length; row++) VisitNames(row, visit);
    }

    internal override void VisitNamesOf(string country, NameVisit visit)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Country == country) VisitNames(row, visit);
        }
    }

    void VisitNames(int row, NameVisit visit)
    {
        visit(row, rows[row].Name);
        foreach (var alias in rows[row].Aliases) visit(row, alias);
    }

    internal override IEnumerable<NamedPlace> OfFolderOrOf(IReadOnlySet<string> countries) =>
        rows.Where(place => place.IsOfFolder || countries.Contains(place.Country ?? ""));

    Dictionary<string, NamedPlace> ById()
    {
        var index = new Dictionary<string, NamedPlace>(rows.Length, StringComparer.Ordinal);
        foreach (var place in rows) index.TryAdd(place.Id, place);
        return index;
    }
}
