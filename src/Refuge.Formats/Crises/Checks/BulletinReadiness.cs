namespace Refuge.Formats.Crises.Checks;

/// <summary>What the page that readers get has and lacks.</summary>
sealed partial class FolderReadiness
{
    PurposeReadiness Bulletin()
    {
        var (there, missing) = (new List<string>(), new List<string>());
        var identity = crisis.Identity;
        if (identity.Title == identity.Id)
        {
            missing.Add(
            "A title (crisis.yml): the page is headed by the folder's name.");
        }
        else
        {
            there.Add($"The title {Quoted.Of(identity.Title)}.");
        }

        var dated = crisis.Sources.Values.Count(source => source.Published is not null);
        if (dated > 0) there.Add($"{Number(dated, "dated source")}.");
        if (crisis.Sources.Count == 0)
        {
            missing.Add("Sources (sources.csv): no figure can say who stated it.");
        }
        else if (dated < crisis.Sources.Count)
        {
            missing.Add(
            $"The day of {Number(crisis.Sources.Count - dated, "source")} (published): what they state shows only on "
            + "the last day.");
        }

        if (crisis.Reports.Rows.Count > 0)
        {
            there.Add(
            $"{Number(crisis.Reports.Rows.Count, "report")} to read; refuge review lists what nobody has looked at.");
        }

        if (situation.FindPlace(new(CrisisTemplates.FirstPlace)) is not null)
        {
            missing.Add(
                $"A place of yours in place of {CrisisTemplates.FirstPlace}, which the template wrote: delete its "
                + "row.");
        }

        var shown = situation.Sites.Select(site => site.Value.Place).Concat(sites).ToHashSet();
        var hidden = situation.Observations.Select(row => row.Value.Place).OfType<PlaceId>().Distinct()
            .Where(place => !shown.Contains(place)).ToList();
        if (hidden.Count > 0)
        {
            missing.Add(
                $"A row of kind host in sites.csv for {Names(hidden)}, if people arrive there: partners see counts of "
                + "sites and host places, and of no other.");
        }

        var nowhere = situation.Places.Where(place => place.Value.Position is null && place.Value.Near is null
                && place.Value.Id.Code != CrisisTemplates.FirstPlace)
            .Select(place => place.Value.Id).ToList();
        if (nowhere.Count > 0) missing.Add($"Coordinates of {Names(nowhere)}: it is on no map.");
        var districtless = situation.Sites.Where(site => situation.FindPlace(site.Value.Place)?.Value.Admin2 is null)
            .Select(site => site.Value.Place).ToList();
        if (districtless.Count > 0)
        {
            missing.Add(
            $"The district (admin2) of {Names(districtless)}: it is in no total that the public sees.");
        }

        var unheld = residentsWithoutControl().ToList();
        if (situation.Controls.Count > 0 && unheld.Count > 0)
        {
            missing.Add(
            $"Who holds {Names(unheld)} (control.csv): whether partners may see its departures is not known, so they "
            + "do not.");
        }

        return new(FolderPurpose.Bulletin, there, missing);

        IEnumerable<PlaceId> residentsWithoutControl() => situation.Places
            .Where(place => place.Value.Population is not null && states[place.Value.Id].Control is null)
            .Select(place => place.Value.Id);
    }
}
