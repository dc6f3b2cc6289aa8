using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Formats.Crises.Checks;

/// <summary>What analysts accepted of the reports: an accepted claim moves figures as a row of a table does.</summary>
sealed partial class FolderReadiness
{
    /// <summary>What the reports say of which a claim was reviewed, as known at the end of a day.</summary>
    static ReportedClaims Reviewed(Crisis crisis, DateOnly asOf)
    {
        var reviewed = crisis.Reviews.AsOf(asOf).Select(review => review.Value.ReportHash)
            .ToHashSet(StringComparer.Ordinal);
        var reports = crisis.Reports.AsOf(asOf).Where(report => reviewed.Contains(report.Value.Hash)).ToList();
        return reports.Count == 0
            ? ReportedClaims.None
            : ForecastCycle.Read(crisis, reports, asOf, new Extractions(ShippedReader.Knowledge));
    }

    /// <summary>Lists accepted claims, those that count people before the rest.</summary>
    void Accepted(List<string> there, List<string> missing)
    {
        var accepted = testimony.Claims.Where(claim => claim.Review == ReviewState.Accepted).ToList();
        if (accepted.Count == 0) return;
        var counting = accepted.Where(claim => ClaimedRows.CountOf(claim) is not null)
            .DistinctBy(ClaimedRows.SeriesOf).ToList();
        var counted = situation.Observations.Select(row => row.Value.Series).ToHashSet();
        var heard = counting.Where(IsCounted).ToList();
        var unheard = counting.Except(heard).ToList();
        foreach (var claim in heard.Take(MostNames)) there.Add($"A count of a report, accepted: {Told(claim)}.");
        if (heard.Count > MostNames)
        {
            there.Add(FormattableString.Invariant($"{heard.Count - MostNames:#,0} more accepted counts of reports."));
        }
        foreach (var claim in unheard.Take(MostNames))
        {
            missing.Add(
                $"A place of places.csv for {Told(claim)}: the claim is accepted and counts nobody at any place.");
        }
        var others = accepted.Except(counting).ToList();
        if (others.Count > 0)
        {
            there.Add(
                $"{Number(others.Count, "accepted claim")} of reports that count no people at a place "
                + $"({Names(others.Select(claim => claim.Id))}).");
        }

        bool IsCounted(Claim claim) => counted.Contains(ClaimedRows.SeriesOf(claim));
    }

    static string Told(Claim claim) =>
        $"{claim.Id} of {Quoted.Short(claim.Report)}, "
        + $"\"{Quoted.Short(claim.QuoteText.ReplaceLineEndings(" "), LongestQuote)}\"";

    const int LongestQuote = 80;
}
