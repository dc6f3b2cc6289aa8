using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;
using Refuge.Situations;

namespace Refuge.Tests.Situations;

/// <summary>
/// Reports and claims about an invented valley: a camp without a point on any map, near the town of Alma.
/// </summary>
static class ClaimBuilder
{
    public static readonly DateOnly Day = new(2030, 1, 10);
    public static readonly PlaceId Camp = new("camp");

    /// <summary>What the reader claims of a report that says how many toilets the camp near Alma has.</summary>
    /// <param name="number">How many; printed in digits.</param>
    /// <param name="report">The file of the report.</param>
    /// <param name="review">What people made of the claim.</param>
    /// <param name="verb">What the people of the camp do with the toilets: reports that tell of them in other
    /// words.</param>
    public static Claim Toilets(
        double number, string report = "reports/a.md", ReviewState review = ReviewState.Unreviewed,
        string verb = "share") =>
        Read(
            FormattableString.Invariant(
                $"There is a camp near Alma. People in the camp {verb} {number} toilets."),
            report, review).Single(claim => claim.Statements.OfType<FacilityStatement>().Any());

    /// <summary>
    /// A claim about the camp near Alma, whose text gives no point. It states nothing that a table has.
    /// </summary>
    public static Claim Claim(
        string family, string kind, string words, string report = "reports/a.md",
        ReviewState review = ReviewState.Unreviewed)
    {
        var mention = new PlaceMention(
            0, 4, "camp", new NearPlace(new ExactPlace("alma", "Alma", null, null, false), "Alma", NearbyThing.Camp));
        return new(
            $"{family}.{kind}", report, new(family, kind), null, new(report, 0, words.Length, words), words, [mention],
            null, [], [],
            new(AttributionKind.Unattributed, null), Modality.Asserted, true, 0, review, null);
    }

    /// <summary>The claims that the reader finds in a report about the valley, each with the same review.</summary>
    public static IReadOnlyList<Claim> Read(
        string text, string report = "reports/a.md", ReviewState review = ReviewState.Accepted)
    {
        var names = new PlaceNames(
            [new NamedPlace(
                "alma", "Alma", [], NamedPlaceKind.Settlement, null, null, 0, 40, 20) { IsOfFolder = true }]);
        var reading = ReportReader.Read(new(report, "hash", text, ReportFormat.Text, new("A"), Day, "en", null), names);
        return [.. reading.Claims.Select(claim => claim with { Review = review })];
    }

    /// <summary>
    /// The report <c>reports/a.md</c> of the source A, published by Alpha (B), and <c>reports/b.md</c> of B, published
    /// by Beta.
    /// </summary>
    public static ReportedClaims ReportedClaims(IReadOnlyList<Claim> claims, Reliability other = Reliability.C) => new(
        claims, [],
        [Report("reports/a.md", "A"), Report("reports/b.md", "B")],
        new Dictionary<SourceId, Source>
        {
            [new("A")] = new(new("A"), "A", "Alpha", Day, null, Reliability.B, null),
            [new("B")] = new(new("B"), "B", "Beta", Day, null, other, null),
        });

    /// <summary>The valley, with what stands in the camp.</summary>
    public static SituationRecord Valley(params (double Toilets, string Source)[] rows) => new()
    {
        Places = new(
            [Row(Place("alma", "Alma", PlaceKind.Town, null), "places.csv"),
            Row(Place("camp", "The camp", PlaceKind.Site, "alma"), "places.csv")]),
        Facilities = new(
            rows.Select(
                row =>
                    Row(
                        new Facility(Camp, Day, "toilet", new Stated(row.Toilets), null), "facilities.csv",
            row.Source))),
    };

    public static Recorded<T> Row<T>(T value, string file, string source = "A", DateOnly? knownOn = null)
        where T : class, IVersioned<T> =>
        new(value, knownOn ?? Day, null, [new RowEvidence(file, value.Key, knownOn ?? Day, [new(source)])]);

    public static Place Place(string id, string name, PlaceKind kind, string? near) => new(
        new(id), name, [], null, kind, null, near is null ? null : new(near), null, null, null, null, null, null, null,
        null, null, null, null);

    static Recorded<Report> Report(string file, string source) =>
        Row(new Report(file, "", "", ReportFormat.Markdown, new(source), Day, "en", null), "reports/index.csv", source);
}
