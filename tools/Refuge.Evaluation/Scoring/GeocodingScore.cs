using System.Text.Json;
using Refuge.Evaluation.Learning;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Evaluation.Scoring;

/// <summary>Scores where the places of labelled texts were put.</summary>
static class GeocodingScore
{
    /// <summary>Within this distance a place counts as found (DeLozier and others, 2015: 100 miles).</summary>
    internal const double NearKm = 161;

    /// <summary>
    /// The share of labels with a point that is found and lies within 161 km of it; no text is read by weights that
    /// learnt from it.
    /// </summary>
    public static IReadOnlyList<ReadingMeasure> Of(
        string file, IReadOnlyList<string> beside, int folds, PlaceNames names, Action<string> note)
    {
        var unseen = new PlaceFolds(file, beside, folds, names);
        var (count, near, found, index) = (0, 0, 0, 0);
        foreach (var line in ReadingScore.Lines(file))
        {
            var text = line.GetProperty("text").GetString()!;
            var places = ReportReader.Read(ReportFile.OfText("", text, null), names, unseen.For(index++)).Places;
            foreach (var label in ReadingScore.Labels(line, "toponyms", text)
                .Where(static label => label.Item.GetProperty("lat").ValueKind == JsonValueKind.Number))
            {
                count++;
                var (match, kilometres) = Nearest(places, label.Start, label.End, label.Item);
                if (!double.IsPositiveInfinity(kilometres)) found++;
                if (kilometres <= NearKm)
                {
                    near++;
                }
                else
                {
                    note(
                        FormattableString.Invariant(
                            $"{text[label.Start..label.End]}\t{match?.Id ?? (match is null ? "nothing" : "unresolved")}\t{match?.Name}\t{kilometres:0} km\t{ReadingScore.Around(text, label.Start, label.End)}"));
                }
            }
        }

        return
        [
            new("within_161_km", ReadingScore.Of(near, count), count),
            new("within_161_km_of_found", ReadingScore.Of(near, found), found),
            new("found", ReadingScore.Of(found, count), count),
            new(
                "read_by_shipped_weights", ReadingScore.Of(unseen.Own.Count - unseen.Learnt, unseen.Own.Count),
                unseen.Own.Count),
        ];
    }

    static (PlaceMention? Match, double Kilometres) Nearest(
        IReadOnlyList<PlaceMention> places, int start, int end, JsonElement label)
    {
        var match = places.FirstOrDefault(place => place.Start < end && start < place.End);
        return (match, match is { Latitude: { } latitude, Longitude: { } longitude }
            ? NamedPlace.Distance(
                latitude, longitude, label.GetProperty("lat").GetDouble(), label.GetProperty("lon").GetDouble())
            : double.PositiveInfinity);
    }
}
