using System.Globalization;
using System.Text.Json;
using Refuge.Publishing;

namespace Refuge.Web.Pages;

/// <summary>
/// What a script needs to move the map through time: the people of each place, counted and expected. Without script
/// the map stands still, and the same figures are in the charts of the page.
/// </summary>
static class ThroughTime
{
    static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web);

    /// <summary>The slider and its figures; nothing where no place is drawn.</summary>
    internal static Html Of(PublishedMap map, PageWords words)
    {
        if (map.Places.Count == 0 || map.Days.Count < 2) return Html.None;
        var figures = new
        {
            AsOf = Iso(map.AsOf),
            Days = map.Days.Select(Iso),
            Places = map.Places.Select(static place => new
            {
                place.Code,
                place.Name,
                Room = place.Capacity,
                By = place.CountedBy,
                Expected = place.Expected.Select(static spread => new object?[]
                {
                    Iso(spread.Day), Whole(spread.Low), Whole(spread.Median), Whole(spread.High),
                }),
                Counted = place.Counted.Select(static count => new object?[] { Iso(count.Day), Whole(count.People) }),
            }),
        };
        // No text in it ends the element: less-than is escaped.
        var data = Html.Made(JsonSerializer.Serialize(figures, Short));
        return Html.Of(
            $"""
            <section id="through-time" hidden aria-label="{words["The map through time"]}" data-counted="{words["counted"]}" data-expected="{words["expected: middle figure (four in five futures)"]}" data-nobody="{words["nobody counted"]}" data-over="{words["over the room"]}" data-from="{words["from {0} counted on {1}, {2} days before"]}" data-today="{words["from {0} counted on {1}"]}" data-said="{words["by {0}"]}" data-unfounded="{words["no count: from where people are expected to come"]}">
            <p><label for="when">{words["Day on the map"]}</label> <output for="when"></output></p>
            <p class="row"><button type="button" class="second" data-step="-1" aria-label="{words["Earlier"]}">‹</button><input id="when" type="range" min="0" step="1"><button type="button" class="second" data-step="1" aria-label="{words["Later"]}">›</button></p>
            <p class="small">{words["A red ring is as large as the number of people. Dashed: over the room."]}</p>
            <div class="scroll" tabindex="0" role="region" aria-label="{words["People by place on this day"]}"><table><thead><tr><th scope="col">{words["Place"]}</th><th scope="col" class="number">{words["People"]}</th><th scope="col" class="number">{words["Room"]}</th><th scope="col">{words["What it stands on"]}</th></tr></thead><tbody></tbody></table></div>
            </section>
            <script type="application/json" id="moments">{data}</script>
            <script src="{SiteAssets.Map}" defer></script>
            """);
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static double? Whole(double? people) => people is { } number ? Math.Round(number) : null;
}
