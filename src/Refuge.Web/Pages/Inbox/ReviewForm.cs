using System.Globalization;
using Microsoft.AspNetCore.Http;
using Refuge.Cycle;
using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Web.Pages.Inbox;

/// <summary>What somebody made of a claim, as the form says it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Action">What the button says.</param>
/// <param name="Reviews">What follows: one review for each cell that an edit sets. Empty where the form says
/// nothing.</param>
sealed record ReviewForm(Claim Claim, string Action, IReadOnlyList<Review> Reviews)
{
    /// <summary>Shows what an edit would change, and keeps nothing.</summary>
    internal const string Try = "try";

    /// <summary>Shows what a merge would change, and keeps nothing.</summary>
    internal const string TryMerge = "try-merge";

    /// <summary>Whether it is shown and not kept.</summary>
    internal bool IsTried => Action is Try or TryMerge;

    /// <summary>The claim that a merge goes into. Null where it is none.</summary>
    internal string? Into => Reviews.FirstOrDefault(static review => review.Action == ReviewAction.Merge)?.Field;

    /// <summary>The fields that an edit may set, in the words of the folder contract.</summary>
    internal static readonly string[] Fields =
        ["place", "date_from", "date_to", "quantity", "unit", "type", "modality", "polarity"];

    /// <summary>Reads the form. Null where it names no claim of the report.</summary>
    internal static ReviewForm? Read(IFormCollection form, InboxReport report, Cycle.Inbox inbox)
    {
        var day = inbox.AsOf;
        var (id, action) = (form["claim"].ToString(), form["action"].ToString());
        if (report.Claims.FirstOrDefault(claim => claim.Id == id) is not { } claim) return null;
        Review Made(ReviewAction what, string? tier) => PendingReviews.Of(report.Report, claim, what, tier, day);
        return new(claim, action, action switch
        {
            "accept" => [Made(ReviewAction.Accept, null)],
            "reject" => [Made(ReviewAction.Reject, null)],
            "release" when form["tier"].ToString() is "partner" or "public" =>
                [Made(ReviewAction.Release, form["tier"].ToString())],
            // Who says the same again adds nothing: the figure rests on the claim that it goes into.
            "merge" or TryMerge when OthersOf(claim, report, inbox).Any(other => other.Key == form["into"].ToString()) =>
            [
                Made(ReviewAction.Merge, null) with { Field = form["into"].ToString() },
                Made(ReviewAction.Reject, null),
            ],
            "edit" or Try =>
            [
                .. Fields.Where(
                    field => form.ContainsKey(field) && form[field].ToString().Trim() != ValueOf(claim, field))
                    .Select(field => Made(ReviewAction.Edit, null) with
                    {
                        Field = field,
                        Value = form[field].ToString().Trim(),
                    }),
            ],
            _ => [],
        });
    }

    /// <summary>
    /// The claims that a claim can be merged into, those of its report first, the likest before the others; of other
    /// reports those that say the same kind of thing of the same place. None that was merged into it, or rejected.
    /// </summary>
    internal static IReadOnlyList<OtherClaim> OthersOf(Claim claim, InboxReport report, Cycle.Inbox inbox)
    {
        var places = claim.Places.Select(static place => place.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        bool IsAt(Claim other) => other.Places.Any(place => place.Id is { } id && places.Contains(id));
        return
        [
            .. report.Claims.Where(other => other.Id != claim.Id
                    && !(other.Review == ReviewState.Rejected && other.SameAs == claim.Id))
                .OrderByDescending(other => other.Type == claim.Type).ThenByDescending(IsAt)
                .ThenBy(static other => other.Quote.Start)
                .Select(other => new OtherClaim(report, other, other.Id)),
            .. inbox.Reports.Where(other => other != report)
                .SelectMany(static other => other.Claims, static (other, each) => (Report: other, Claim: each))
                .Where(other => other.Claim.Type == claim.Type && other.Claim.Review != ReviewState.Rejected
                    && IsAt(other.Claim))
                .Take(MostElsewhere)
                .Select(static other => new OtherClaim(
                    other.Report, other.Claim, $"{other.Report.Report.Hash}/{other.Claim.Id}")),
        ];
    }

    /// <summary>Nobody looks through more claims of other reports in one list. A judgement.</summary>
    const int MostElsewhere = 20;

    /// <summary>What a field of a claim says now, as the form has it.</summary>
    internal static string ValueOf(Claim claim, string field) => field switch
    {
        "place" => claim.Places.Count == 0 ? "" : claim.Places[0].Id ?? "",
        "date_from" => Day(claim.Date?.First),
        "date_to" => Day(claim.Date?.Last),
        "quantity" => claim.Quantities.Count == 0
            ? ""
            : (claim.Quantities[0].Value ?? claim.Quantities[0].Low)?.ToString(CultureInfo.InvariantCulture) ?? "",
        "unit" => claim.Quantities.Count == 0 ? "" : claim.Quantities[0].Unit ?? "",
        "type" => claim.Type.ToString(),
        "modality" => Words.Of(claim.Modality),
        "polarity" => claim.Happened ? "+" : "-",
        _ => "",
    };

    /// <summary>The rows of <c>reviews.csv</c>.</summary>
    internal IReadOnlyList<StatedRow> Rows() =>
    [
        .. Reviews.Select(review => new StatedRow("reviews.csv", Cells(review)
            .Where(static cell => cell.Value is { Length: > 0 })
            .ToDictionary(static cell => cell.Column, static cell => cell.Value!, StringComparer.Ordinal))),
    ];

    static (string Column, string? Value)[] Cells(Review review) =>
    [
        ("report_hash", review.ReportHash), ("start", review.Start.ToString(CultureInfo.InvariantCulture)),
        ("end", review.End.ToString(CultureInfo.InvariantCulture)), ("quote", review.Quote),
        ("action", Words.Of(review.Action)), ("field", review.Field), ("value", review.Value), ("role", review.Role),
        ("date", Day(review.Date)),
    ];

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A claim that another one can be merged into.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Key">What the review names it by: its identity, before which the hash of another report stands.</param>
sealed record OtherClaim(InboxReport Report, Claim Claim, string Key);
