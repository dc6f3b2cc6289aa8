using System.Globalization;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Reports;

/// <summary>Applies what analysts made of claims, so that it survives a re-read by a newer reader.</summary>
static class Reviewing
{
    /// <summary>The claims with their reviews applied, in the order of the reviews' days and rows.</summary>
    /// <param name="report">The report that the claims come from.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="reviews">Reviews of any reports; those of other reports are passed over.</param>
    /// <remarks>
    /// A claim is found again by the report's hash and its words: first where they stood, else wherever the words stand
    /// now; else all claims within the reviewed words, else the claim that covers most of the reviewed stretch. A
    /// review that finds nothing changes nothing.
    /// </remarks>
    public static IReadOnlyList<Claim> Apply(Report report, IReadOnlyList<Claim> claims, IReadOnlyList<Review> reviews)
    {
        Claim[] reviewed = [.. claims];
        foreach (var review in reviews.Where(review => review.ReportHash == report.Hash)
            .OrderBy(static review => review.Date ?? DateOnly.MinValue).ThenBy(static review => review.Row))
        {
            foreach (var index in Meant(report, reviewed, review))
            {
                reviewed[index] = Applied(reviewed[index], review, reviewed);
            }
        }

        return reviewed;
    }

    static List<int> Meant(Report report, Claim[] claims, Review review)
    {
        var there = Indices(
            claims,
            claim => claim.Quote.Start == review.Start && claim.Quote.End == review.End
            && claim.Quote.Quote == review.Quote);
        if (there.Count > 0) return there;
        var words = Indices(claims, claim => claim.Quote.Quote == review.Quote);
        if (words.Count > 0) return words;

        // What is released is these words and no others: claims that stand on a part of them, never those that reach
        // beyond.
        if (review.Action == ReviewAction.Release)
        {
            return Indices(
                claims,
                claim => claim.Quote.Start >= review.Start && claim.Quote.End <= review.End
                && review.Quote.Contains(claim.Quote.Quote, StringComparison.Ordinal));
        }

        // Who accepts a sentence accepts everything it says.
        if (review.Action is ReviewAction.Accept or ReviewAction.Reject && Stands(report.Text, review))
        {
            var inside = Indices(claims, claim => claim.Quote.Start >= review.Start && claim.Quote.End <= review.End);
            if (inside.Count > 0) return inside;
        }

        var covering = Indices(
            claims,
            claim =>
                Shared(claim, review) * 2 > Math.Max(review.End - review.Start, claim.Quote.End - claim.Quote.Start));
        return covering.Count == 0 ? [] : [covering.MaxBy(index => Shared(claims[index], review))];
    }

    static bool Stands(string text, Review review) =>
        review.End <= text.Length && text.AsSpan(review.Start, review.End - review.Start).SequenceEqual(review.Quote);

    static List<int> Indices(Claim[] claims, Func<Claim, bool> condition) =>
        [.. Enumerable.Range(0, claims.Length).Where(index => condition(claims[index]))];

    static int Shared(Claim claim, Review review) =>
        Math.Min(claim.Quote.End, review.End) - Math.Max(claim.Quote.Start, review.Start);

    static Claim Applied(Claim claim, Review review, Claim[] all) => review.Action switch
    {
        ReviewAction.Accept => claim with { Review = ReviewState.Accepted },
        ReviewAction.Reject => claim with { Review = ReviewState.Rejected },
        ReviewAction.Release => claim with { ReleasedTo = Words.Find<Release>(review.Value ?? "") },
        ReviewAction.Merge =>
            review.Field is { } into && all.Any(other => other.Id == into && other.Id != claim.Id)
                ? claim with { SameAs = into }
                : claim,
        _ when review.Field is "type" or "modality" or "polarity" or "quantity" or "unit" =>
            StatementReader.Again(Edited(claim, review.Field, review.Value ?? "")) with
            {
                Review = ReviewState.Accepted,
            },
        _ => Edited(claim, review.Field, review.Value ?? "") with { Review = ReviewState.Accepted },
    };

    static Claim Edited(Claim claim, string? field, string value) => field switch
    {
        "type" when value.Split('.') is [{ Length: > 0 } family, { Length: > 0 } kind] =>
            claim with { Type = new(family, kind) },
        "sector" => claim with { Sector = value.Length == 0 ? null : value },
        "modality" when Enum.TryParse<Modality>(value, ignoreCase: true, out var modality) =>
            claim with { Modality = modality },
        "polarity" => claim with { Happened = value != "-" },
        "date_from" => claim with { Date = new(Day(value), claim.Date?.Last) },
        "date_to" => claim with { Date = new(claim.Date?.First, Day(value)) },
        "place" when claim.Places.Count == 0 =>
            claim with
            {
                Places = [
                    new(
                        claim.Quote.Start, claim.Quote.End, claim.Quote.Quote,
                        new ExactPlace(value, value, null, null, false))],
            },
        "place" =>
            claim with
            {
                Places = [
                    claim.Places[0] with { Reference = new ExactPlace(value, value, null, null, false) },
                    .. claim.Places.Skip(1)],
            },
        "quantity" when claim.Quantities.Count > 0
            && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            claim with
            {
                Quantities = [
                    claim.Quantities[0] with { Value = number, Low = number, High = number, Bound = Bound.Exact },
                    .. claim.Quantities.Skip(1)],
            },
        "unit" when claim.Quantities.Count > 0 =>
            claim with { Quantities = [claim.Quantities[0] with { Unit = value }, .. claim.Quantities.Skip(1)] },
        _ => claim,
    };

    static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
