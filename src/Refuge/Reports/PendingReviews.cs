using Refuge.Reports.Claims;

namespace Refuge.Reports;

/// <summary>Claims that nobody has looked at, each with the review that would accept it.</summary>
static class PendingReviews
{
    /// <summary>
    /// The claims of a report that wait for a review, the least certain first. Claims of the same words are reviewed
    /// together.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="claims">Its claims, after the reviews that there are.</param>
    /// <remarks>A claim that states nothing for any table moves no figure and is not asked for.</remarks>
    public static IReadOnlyList<Claim> Of(Report report, IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(claims);
        return
        [
            .. claims
                .Where(
                    claim => claim.Report == report.File && claim.Review == ReviewState.Unreviewed
                    && claim.Statements.Count > 0)
                .OrderBy(ClaimChances.Of).ThenBy(static claim => claim.Quote.Start).ThenBy(
                    static claim => claim.Quote.End)
                .DistinctBy(static claim => (claim.Quote.Start, claim.Quote.End)),
        ];
    }

    /// <summary>What an analyst made of a claim, as a review.</summary>
    /// <param name="report">The report of the claim.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="action">What is done with it: accept, reject or release.</param>
    /// <param name="tier">For a release, the tier: <c>partner</c> or <c>public</c>. Null otherwise.</param>
    /// <param name="day">The day of the review.</param>
    public static Review Of(Report report, Claim claim, ReviewAction action, string? tier, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(claim);
        return new(
            report.Hash, claim.Quote.Start, claim.Quote.End, claim.Quote.Quote, action, null, tier, "analyst", day);
    }
}
