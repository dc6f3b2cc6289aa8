using System.Text.Json;
using Refuge.Reports.Places;

namespace Refuge.Evaluation.Scoring;

/// <summary>
/// Scores names of a document against their identities in GeoNames (<c>lead_id</c>, <c>geomatch</c>, <c>geonameid</c>),
/// each name with the others of its document.
/// </summary>
static class NameScore
{
    /// <summary>
    /// The share of names put within 161 km of the place labelled, of all and of those whose identity the gazetteer
    /// holds.
    /// </summary>
    /// <remarks>
    /// The set gives identities, not points: a place that the gazetteer does not hold by its number has none to measure
    /// from, and counts as wrong among all.
    /// </remarks>
    public static IReadOnlyList<ReadingMeasure> Of(string file, PlaceNames names, Action<string> note)
    {
        var (count, held, near, same) = (0, 0, 0, 0);
        foreach (var document in ReadingScore.Lines(file).Where(IsPlaced)
            .GroupBy(static line => line.GetProperty("lead_id").ToString(), StringComparer.Ordinal))
        {
            List<JsonElement> lines = [.. document];
            var places =
                PlaceLookup.Of(lines.ConvertAll(static line => line.GetProperty("geomatch").GetString()!), names);
            for (var index = 0; index < lines.Count; index++)
            {
                count++;
                var id = $"geonames:{lines[index].GetProperty("geonameid")}";
                if (names.FindById(id) is not { Latitude: { } latitude, Longitude: { } longitude } label) continue;
                held++;
                if (places[index]?.Id == id) same++;
                if (places[index] is { Latitude: { } lat, Longitude: { } lon }
                    && NamedPlace.Distance(lat, lon, latitude, longitude) <= GeocodingScore.NearKm)
                {
                    near++;
                }
                else
                {
                    note(
                        $"{lines[index].GetProperty("geomatch")}\t{places[index]?.Id ?? "nothing"}\t{places[index]?.Name}\t{label.Id}\t{label.Name}, {label.Country}");
                }
            }
        }

        return
        [
            new("within_161_km", ReadingScore.Of(near, count), count),
            new("within_161_km_of_held", ReadingScore.Of(near, held), held),
            new("same_identity_of_held", ReadingScore.Of(same, held), held),
            new("held", ReadingScore.Of(held, count), count),
        ];
    }

    /// <summary>Whether a line has an identity: some names are of no place.</summary>
    static bool IsPlaced(JsonElement line) =>
        long.TryParse(
            line.GetProperty("geonameid").ToString(), System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number > 0;
}
