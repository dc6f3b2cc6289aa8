namespace Refuge.Web.Pages;

/// <summary>
/// What a script needs to make the drawing of the map one that can be moved and zoomed, for whoever asks for it: words,
/// and the addresses of a library that is loaded then alone. Of the crisis it is told nothing that the drawing does not
/// show.
/// </summary>
static class MovingMap
{
    /// <summary>The words and addresses; nothing is drawn by them alone.</summary>
    internal static Html Of(Visit visit)
    {
        var words = visit.Words;
        return Html.Of(
            $"""

            <template id="map-words" data-library="{SiteAssets.MapLibrary}" data-worker="{SiteAssets.MapWorker}" data-tiles="{SiteAssets.StreetReader}"{Html.When(visit.HasStreets, $" data-streets=\"{StreetMap.Address}\"")} data-open="{words["Move and zoom the map"]}" data-close="{words["Back to the drawing"]}" data-nearer="{words["Nearer"]}" data-farther="{words["Farther"]}" data-whole="{words["All of it"]}" data-title="{words["Map"]}" data-fault="{words["The map could not be opened. The drawing shows the same."]}"></template>
            <script type="module" src="{SiteAssets.MovingMap}"></script>
            """);
    }
}
