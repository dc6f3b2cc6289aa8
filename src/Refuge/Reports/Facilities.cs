namespace Refuge.Reports;

/// <summary>Tells a town from the airbase or refinery that bears its name: those are in no gazetteer, and not where the town is.</summary>
static class Facilities
{
    /// <summary>The mention, left unresolved when the words after it make it a facility.</summary>
    internal static PlaceMention Around(Token[] tokens, int next, PlaceMention place)
    {
        if (place.Id is null) return place;
        var facility = next < tokens.Length && tokens[next].Lower is "oil" or "air" or "military" && next + 1 < tokens.Length ? tokens[next + 1].Lower
            : next < tokens.Length ? tokens[next].Lower : "";
        var isOil = place.Quote.EndsWith(" oil", StringComparison.OrdinalIgnoreCase) && facility is "refinery";
        return facility is "airbase" or "airfield" or "airport" or "refinery" or "base" || isOil
            ? place with { Id = null, Name = null, Latitude = null, Longitude = null, Reason = $"{facility} at or near {place.Name}; no gazetteer shows it" }
            : place;
    }
}
