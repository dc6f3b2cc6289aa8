using System.Text.Json;
using Refuge.Publishing;

namespace Refuge.Formats.Exporting;

/// <summary>
/// Places as features of a map (RFC 7946, WGS 84): what is known of each, who is expected, what is short. To the public
/// districts without a point.
/// </summary>
static class GeoJson
{
    /// <summary>Days ahead of which the number of people is given, beside the as-of date.</summary>
    const int Ahead = 28;

    /// <summary>The collection of features, of what the audience may see.</summary>
    internal static byte[] Of(Disclosure shown)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("as_of", Day(shown.AsOf));
            json.WriteString("audience", Words.Of(shown.Audience));
            json.WriteString("note", "Draft, computed, not decided. Routes are not verified as safe.");
            json.WriteStartArray("features");
            foreach (var place in shown.Places.Values.OrderBy(place => place.Code.Raw, StringComparer.Ordinal))
            {
                Place(json, shown, place);
            }

            foreach (var district in shown.Districts.GroupBy(need => need.District)) District(json, district);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    static void Place(Utf8JsonWriter json, Disclosure shown, PlaceCard place)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", place.Code.Raw);
        Point(json, place.Point);
        json.WriteStartObject("properties");
        json.WriteString("name", place.Name.ToString());
        if (place.ArabicName is { } arabic) json.WriteString("name_ar", arabic.ToString());
        json.WriteString("kind", Words.Of(place.Kind));
        if (place.Point is { } point) json.WriteNumber("within_km", point.RadiusKm);
        if (place.Capacity is { } capacity) json.WriteNumber("capacity", capacity);
        if (place.IsReceiving)
        {
            People(json, shown, place, "present", shown.AsOf);
            People(
                json, shown, place, FormattableString.Invariant($"present_in_{Ahead}_days"), shown.AsOf.AddDays(Ahead));
        }

        foreach (var need in shown.Today.Where(row => row.Need.Place == place.Code && row.Need.Uncovered is > 0))
        {
            var (indicator, phase) = (need.Need.Indicator.Raw, need.Need.Phase.Raw);
            json.WriteNumber($"short_{indicator}_{phase}", need.Need.Uncovered!.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Point(Utf8JsonWriter json, MapPoint? point)
    {
        if (point is not { } known)
        {
            json.WriteNull("geometry");
            return;
        }

        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(known.Longitude);
        json.WriteNumberValue(known.Latitude);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void People(Utf8JsonWriter json, Disclosure shown, PlaceCard place, string name, DateOnly day)
    {
        if (shown.Series(place.Code, Measure.Present).FirstOrDefault(row => row.Date == day) is not { } row) return;
        if (row.Median is { } median) json.WriteNumber($"{name}_p50", median);
        if (row.Low is { } low) json.WriteNumber($"{name}_p10", low);
        if (row.High is { } high) json.WriteNumber($"{name}_p90", high);
    }

    static void District(Utf8JsonWriter json, IGrouping<Shown, DistrictNeed> district)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNull("geometry");
        json.WriteStartObject("properties");
        json.WriteString("district", district.Key.ToString());
        foreach (var need in district.Where(static need => need.Uncovered is not null))
        {
            json.WriteNumber($"short_{need.Indicator.Raw}", need.Uncovered!.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
