using Refuge.Funding;
using Refuge.Publishing;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>
/// The reports of a crisis as an analyst goes through them: what each claims, what contradicts it, which are copies of
/// one story, and what a review would change. For the own folder alone.
/// </summary>
sealed class Inbox
{
    readonly Crisis crisis;
    readonly IReadOnlyList<Recorded<Report>> known;
    readonly IReadOnlyList<Reading> readings;
    readonly Picture now;

    Inbox(Crisis crisis, DateOnly asOf, IReadOnlyList<Recorded<Report>> known, IReadOnlyList<Reading> readings)
    {
        (this.crisis, this.known, this.readings, AsOf) = (crisis, known, readings, asOf);
        now = Seen(crisis);
        var origins = Copies.Origins(readings);
        Reports =
        [
            .. known.Zip(readings, origins)
                .Select(each => new InboxReport(
                    each.First.Value, each.First.KnownOn, each.Third,
                    [
                        .. now.Claims.Where(
                            claim => claim.Report == each.First.Value.File && claim.Statements.Count > 0)
                            .OrderBy(ClaimChances.Of).ThenBy(static claim => claim.Quote.Start)
                            .ThenBy(static claim => claim.Quote.End)
                            .DistinctBy(static claim => (claim.Quote.Start, claim.Quote.End)),
                    ],
                    each.Second.Unread))
                .OrderByDescending(static report => report.KnownOn)
                .ThenBy(static report => report.Report.File, StringComparer.Ordinal),
        ];
    }

    /// <summary>The inbox of a crisis.</summary>
    /// <param name="crisis">The crisis, in all versions of its rows.</param>
    /// <param name="asOf">The day at whose end one looks.</param>
    /// <param name="extractions">What was found in reports before; what is read is added.</param>
    public static Inbox Of(Crisis crisis, DateOnly asOf, Extractions extractions)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(extractions);
        var known = crisis.Reports.AsOf(asOf);
        return new(crisis, asOf, known, ForecastCycle.Readings(crisis, known, asOf, extractions));
    }

    /// <summary>The crisis.</summary>
    public Crisis Crisis => crisis;

    /// <summary>The day at whose end one looks.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The reports, the newest first.</summary>
    public IReadOnlyList<InboxReport> Reports { get; }

    /// <summary>The picture as it stands.</summary>
    public Situation Situation => now.Situation;

    /// <summary>A report by its file, such as <c>reports/2016-08-28-qayyarah.md</c>. Null when it is not
    /// known.</summary>
    public InboxReport? Find(string file) => Reports.FirstOrDefault(report => report.Report.File == file);

    /// <summary>What does not agree with a claim.</summary>
    public IReadOnlyList<Contradiction> AgainstOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return [.. now.Situation.Contradictions.Where(
            pair => pair.A.Citation == claim.Quote.Citation || pair.B.Citation == claim.Quote.Citation)];
    }

    /// <summary>What in words looks like a person, a point, a way or a day to come.</summary>
    public IReadOnlyList<ReleaseWarning> WarningsOf(string words) => ReleaseWarnings.Of(words, now.Situation);

    /// <summary>What reviews would change in the picture, before anybody keeps them.</summary>
    /// <param name="claim">The claim that they are about.</param>
    /// <param name="reviews">The reviews.</param>
    public ReviewEffect EffectOf(Claim claim, IReadOnlyList<Review> reviews)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(reviews);
        var rows = reviews.Select((review, index) => new Recorded<Review>(
            review with { Row = int.MaxValue - reviews.Count + index }, AsOf, null,
            [new RowEvidence("reviews.csv", review.Key, AsOf, [])]));
        var then = Seen(crisis with { Reviews = new(crisis.Reviews.Rows.Concat(rows)) });
        var (before, after) = (now.Lines(), then.Lines());
        var told = before.Select(static line => line.Words).ToHashSet();
        var kept = after.Select(static line => line.Words).ToHashSet();
        return new(
            [.. after.Where(line => !told.Contains(line.Words)).Select(static line => line.Words)],
            [.. before.Where(line => !kept.Contains(line.Words)).Select(static line => line.Words)],
            [
                .. after.Where(line => told.Contains(line.Words) && line.Evidence.Contains(claim.Quote)
                    && !before.Any(old => old.Words == line.Words && old.Evidence.Contains(claim.Quote)))
                    .Select(static line => line.Words),
            ]);
    }

    Picture Seen(Crisis with)
    {
        var testimony = ForecastCycle.Reviewed(with, known, AsOf, readings);
        var situation = SituationBuilder.AsOf(with.Situation, testimony, AsOf);
        var money = StatedMoney.With(
            with.MoneyFlows.AsOf(AsOf), situation.Claims, claim => testimony.FindReport(claim)?.KnownOn);
        return new(situation, testimony.Claims, money);
    }

    /// <summary>The picture on a day, and what figures rest on besides.</summary>
    sealed record Picture(
        Situation Situation, IReadOnlyList<Claim> Claims, IReadOnlyList<Recorded<MoneyFlow>> Money)
    {
        const string Waiting = "unreviewed: ";

        /// <summary>What counts: claims that nobody reviewed stand beside it and are left out.</summary>
        internal List<(PictureLine Words, IReadOnlyList<Evidence> Evidence)> Lines() =>
        [
            .. Situation.Facts.Where(static fact => !fact.Value.StartsWith(Waiting, StringComparison.Ordinal))
                .Select(static fact => (
                    new PictureLine(fact.Place, fact.Part, fact.Aspect, fact.Value, fact.ValidFrom), fact.Evidence)),
            .. Money.Select(static row => (
                new PictureLine(
                    null, row.Value.Currency, $"money:{Words.Of(row.Value.State)}", FactWords.Of(row.Value.Amount),
                    row.Value.Date), row.Evidence)),
        ];
    }
}

/// <summary>A report in the inbox.</summary>
/// <param name="Report">The report.</param>
/// <param name="KnownOn">The day on which it became known.</param>
/// <param name="Origin">The origin of its story: equal for copies of one story.</param>
/// <param name="Claims">What it claims that a table has a place for, the least certain first.</param>
/// <param name="Unread">Sentences that speak of a sector and of which no claim was made.</param>
sealed record InboxReport(
    Report Report, DateOnly? KnownOn, string Origin, IReadOnlyList<Claim> Claims, IReadOnlyList<UnreadSentence> Unread)
{
    /// <summary>The claims that nobody has looked at.</summary>
    public IEnumerable<Claim> Waiting => Claims.Where(static claim => claim.Review == ReviewState.Unreviewed);

    /// <summary>How likely it is that a claim says what its text says, 0 to 1.</summary>
    public static double ChanceOf(Claim claim) => ClaimChances.Of(claim);
}

/// <summary>One line of the picture: what is said of which place.</summary>
/// <param name="Place">The place. Null when it is of none, or of one that nobody knows.</param>
/// <param name="Part">The part of the place, the way, or of money the currency. Null when all of it.</param>
/// <param name="Aspect">What of it, such as <c>facility:toilet</c> or <c>money:requested</c>.</param>
/// <param name="Value">What it is, in words of the folder contract.</param>
/// <param name="From">The first day. Null when unknown.</param>
sealed record PictureLine(PlaceId? Place, string? Part, string Aspect, string Value, DateOnly? From);

/// <summary>What a review would change.</summary>
/// <param name="Added">Lines that would come.</param>
/// <param name="Removed">Lines that would go.</param>
/// <param name="Confirmed">Lines that stay and would rest on the claim too.</param>
sealed record ReviewEffect(
    IReadOnlyList<PictureLine> Added, IReadOnlyList<PictureLine> Removed, IReadOnlyList<PictureLine> Confirmed)
{
    /// <summary>Whether nothing would change.</summary>
    public bool IsNothing => Added.Count == 0 && Removed.Count == 0 && Confirmed.Count == 0;
}
