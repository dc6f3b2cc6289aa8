using System.Globalization;
using Refuge.Formats.Crises;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;
using ListedClaims = System.Collections.Generic.IReadOnlyList<(
    Refuge.Reports.Report Report, System.Collections.Generic.IReadOnlyList<Refuge.Reports.Claims.Claim> Claims,
    System.Collections.Generic.IReadOnlyList<Refuge.Reports.Claims.Claim> Listed)>;

namespace Refuge.Cli;

/// <summary>How claims are listed.</summary>
enum ReviewForm
{
    /// <summary>For people.</summary>
    List,

    /// <summary>As rows that may be copied into reviews.csv.</summary>
    Rows,
}

/// <summary>Claims of reports as an analyst reads them, or as rows for <c>reviews.csv</c>.</summary>
static class ReviewList
{
    const int LongestQuote = 300;

    /// <summary>
    /// For each claim its identity, what it states, its numbers, its place and how likely it was read rightly; the
    /// quote stands below.
    /// </summary>
    internal static void Write(ListedClaims claims, DirectoryInfo folder, TextWriter output)
    {
        foreach (var (report, _, listed) in claims.Where(static each => each.Listed.Count > 0))
        {
            output.WriteLine(report.File);
            foreach (var claim in listed)
            {
                var chance = ClaimChances.Of(claim).ToString("0.00", CultureInfo.InvariantCulture);
                string?[] parts =
                [
                    $"{claim.Type}", Numbers(claim), Place(claim), $"chance {chance}",
                    claim.Review == ReviewState.Unreviewed ? null : Words.Of(claim.Review),
                ];
                ProblemReport.Wrap(
                    $"{claim.Id}: {string.Join("; ", parts.Where(static part => part?.Length > 0))}", output);
                var quote = string.Join(
                    ' ', claim.QuoteText.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
                ProblemReport.Wrap($"    \"{Quoted.Short(quote, LongestQuote)}\"", output);
            }

            output.WriteLine();
        }

        TellHowMany(claims, folder, output);
        if (claims.FirstOrDefault(static each => each.Listed.Count > 0).Listed is [var first, ..])
        {
            ProblemReport.Wrap(
                $"Accept one: refuge review {folder} --accept {first.Id}. The chance is that of a claim to be right as "
                + "it was read. As rows for reviews.csv: --as rows.", output);
        }
    }

    /// <summary>The claims as rows ready for <c>reviews.csv</c>, with their identity, type and place behind.</summary>
    internal static void WriteRows(ListedClaims claims, DateOnly day, TextWriter output)
    {
        output.WriteLine($"{string.Join(',', ReviewsFile.Columns)},id,type,place");
        foreach (var (report, _, listed) in claims)
        {
            foreach (var claim in listed)
            {
                var place = claim.Places is not [var first, ..] ? ""
                    : IsElsewhere(first) ? Place(first) : first.Id ?? first.Reason ?? "";
                output.WriteLine(
                    $"{ReviewsFile.Row(PendingReviews.Of(report, claim, ReviewAction.Accept, null, day))},{claim.Id},"
                    + $"{claim.Type},{ReviewsFile.Cell(place)}");
            }
        }
    }

    /// <summary>How many claims of how many are listed, and how the rest is seen.</summary>
    internal static void TellHowMany(ListedClaims claims, DirectoryInfo folder, TextWriter output)
    {
        var listed = claims.Sum(static each => each.Listed.Count);
        var all = claims.Sum(static each => each.Claims.Count);
        ProblemReport.Wrap(
            FormattableString.Invariant($"{listed:#,0} of {all:#,0} claims are listed.") + (listed == all ? ""
                : " The rest were reviewed, repeat the words of one that is listed, or state nothing that a table of "
                + $"the folder holds; refuge review {folder} --all lists them too."), output);
    }

    static string Numbers(Claim claim) => string.Join(
        ", ", claim.Quantities.Select(static quantity => quantity.Quote).Distinct(StringComparer.Ordinal).Take(3));

    static string Place(Claim claim) => claim.Places.Count == 0 ? "no place named"
        : string.Join(", ", claim.Places.Take(3).Select(Place).Distinct(StringComparer.Ordinal));

    static string Place(PlaceMention place) => place.Reference switch
    {
        ExactPlace exact when IsElsewhere(place) => exact.IsCountry || exact.IsLand
            ? exact.Name : $"{exact.Name} (not a place of this crisis)",
        ExactPlace exact => exact.Name,
        NamedSite site => $"{Quoted.Short(site.Name)} (not a place of this crisis)",
        _ => $"{Quoted.Short(place.Quote)} ({place.Reason})",
    };

    /// <summary>Whether the gazetteer knows a place and the folder does not.</summary>
    static bool IsElsewhere(PlaceMention place) =>
        place.Id?.StartsWith("geonames:", StringComparison.Ordinal) == true;
}
