using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>Holds claims against rows, so that a row and a claim that say the same count once.</summary>
/// <remarks>
/// A claim moves a figure only when an analyst accepted it, when a row that cites its report says the same, or when two
/// independent origins of reliability A to C agree. Otherwise it stands beside the figure.
/// </remarks>
sealed class Reconciliation(ReportedClaims testimony)
{
    readonly Dictionary<object, List<Evidence>> beside = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<(string Report, string Id)> accepted = [];
    readonly List<Contradiction> contradictions = [];

    /// <summary>Where a claim and a row do not say the same.</summary>
    internal IReadOnlyList<Contradiction> Contradictions => contradictions;

    /// <summary>The claims, those that a row or a second origin accepts marked so.</summary>
    internal IReadOnlyList<Claim> Claims() =>
        [.. testimony.Claims.Where(claim => testimony.FindReport(claim) is not null)
            .Select(
                claim => claim.Review == ReviewState.Unreviewed && accepted.Contains((claim.Report, claim.Id))
                ? claim with { Review = ReviewState.Accepted }
                : claim)];

    /// <summary>Accepted claims before others, then in the order of their reports and words.</summary>
    sealed class AcceptedFirst<T> : IComparer<Claimed<T>>
        where T : class, IVersioned<T>
    {
        internal static AcceptedFirst<T> Instance { get; } = new();

        public int Compare(Claimed<T>? left, Claimed<T>? right)
        {
            var (first, second) = (left!.Claim, right!.Claim);
            var order = (first.Review != ReviewState.Accepted).CompareTo(second.Review != ReviewState.Accepted);
            if (order == 0) order = string.CompareOrdinal(first.Report, second.Report);
            return order != 0 ? order : first.Quote.Start.CompareTo(second.Quote.Start);
        }
    }

    /// <summary>The claims that stand beside a row and move nothing.</summary>
    internal IReadOnlyList<Evidence> Beside(object row) =>
        beside.TryGetValue(row, out var quotes) ? [.. quotes.Distinct()] : [];

    /// <summary>Merges the claims into the rows of their table.</summary>
    /// <param name="rows">The rows, in the order of their keys.</param>
    /// <param name="claimed">The claims in the words of the table.</param>
    /// <param name="placeOf">The place of a row.</param>
    /// <param name="dayOf">The day of a row; null for a row without one.</param>
    /// <param name="likeness">How a row and a claim at one place stand to each other.</param>
    internal Reconciled<T> Merge<T>(
        IReadOnlyList<Recorded<T>> rows, IEnumerable<Claimed<T>> claimed, Func<T, PlaceId?> placeOf,
        Func<T, DateOnly?> dayOf, Func<T, T, Likeness> likeness)
        where T : class, IVersioned<T>
    {
        var inOrder = InOrder(claimed);
        if (inOrder.Count == 0) return new(rows, []);
        var merged = new RowsByKey<T>(rows, placeOf);
        var waiting = new List<Claimed<T>>();
        foreach (var claim in inOrder)
        {
            if (TryAcceptByRow(merged, claim, likeness)) continue;
            if (TryStandBeside(merged, claim, dayOf, likeness)) continue;
            if (claim.Claim.Review == ReviewState.Accepted && claim.IsPlaced) merged.Add(AsRow(claim, [claim.Claim]));
            else waiting.Add(claim);
        }

        var alone = Corroborate(merged, waiting, placeOf, likeness);
        return new([.. merged.All.OrderBy(row => row.Value.Key, StringComparer.Ordinal)], alone);
    }

    /// <summary>The claims in the order in which they are held against rows; most come in it already.</summary>
    static List<Claimed<T>> InOrder<T>(IEnumerable<Claimed<T>> claimed)
        where T : class, IVersioned<T>
    {
        var (order, claims) = (AcceptedFirst<T>.Instance, claimed.ToList());
        for (var at = 1; at < claims.Count; at++)
        {
            if (order.Compare(claims[at - 1], claims[at]) > 0) return [.. claims.Order(order)];
        }

        return claims;
    }

    /// <summary>
    /// Lets claims that count change the rows they are about, instead of standing as rows of their own.
    /// </summary>
    internal Reconciled<T> Revise<T>(
        IReadOnlyList<Recorded<T>> rows, IEnumerable<Claimed<T>> claimed, Func<T, PlaceId?> placeOf,
        Func<T, T, Likeness> likeness)
        where T : class, IVersioned<T>
    {
        var merged = Merge(rows, claimed, placeOf, static row => null, likeness);
        var revised = merged.Rows
            .GroupBy(row => row.Value.Key, StringComparer.Ordinal)
            .Select(
                versions =>
                    versions.Aggregate(
                        static (row, later) =>
                            later with
                            {
                                Evidence = [.. row.Evidence.Union(later.Evidence)],
                                KnownOn = row.KnownOn ?? later.KnownOn,
                            }));
        return merged with { Rows = [.. revised] };
    }

    /// <summary>
    /// What accepted claims announce for a day to come, of each kind the one announced last; nothing of what has begun
    /// since.
    /// </summary>
    internal IReadOnlyList<Recorded<Announcement>> Announcements(
        DateOnly asOf, IReadOnlyList<Recorded<ConflictEvent>> happenings) =>
    [
        .. ClaimedRows.Announced(testimony)
            .Where(said => said.Claim.Review == ReviewState.Accepted && said.Said.Last > asOf)
            .Select(
                said =>
                    (said.Claim, said.Said.Kind, Last: said.Said.Last.GetValueOrDefault(),
                        Known: testimony.FindReport(said.Claim)?.KnownOn))
            .Where(
                said =>
                    !happenings.Any(
                        row => row.Value.Kind == said.Kind && row.Value.Date <= asOf && row.Value.Date >= said.Known))
            .GroupBy(
                static said => said.Kind,
                static said =>
                    new Recorded<Announcement>(new(said.Kind, said.Last), said.Known, null, [said.Claim.Quote]),
                        StringComparer.Ordinal)
            .OrderBy(static kind => kind.Key, StringComparer.Ordinal)
            .Select(static kind => kind.MaxBy(static row => row.KnownOn)!),
    ];

    /// <summary>
    /// A row that cites the report and says the same is the acceptance. Where the text pins no place, one such row
    /// alone may say where.
    /// </summary>
    bool TryAcceptByRow<T>(RowsByKey<T> rows, Claimed<T> claim, Func<T, T, Likeness> likeness)
        where T : class, IVersioned<T>
    {
        if (testimony.FindReport(claim.Claim)?.Value.Source is not { } source) return false;

        var same = new List<int>();
        foreach (var index in claim.IsPlaced ? rows.At(rows.PlaceOf(claim.Row)) : rows.Citing(source))
        {
            if (rows.Cites(index, source) && likeness(rows[index].Value, claim.Row) == Likeness.Same) same.Add(index);
        }
        if (same.Count == 0
            || (!claim.IsPlaced && same.Select(index => rows.PlaceOf(rows[index].Value)).Distinct().Skip(1).Any()))
        {
            return false;
        }

        foreach (var index in same) rows[index] = WithQuote(rows[index], claim.Claim);
        accepted.Add((claim.Claim.Report, claim.Claim.Id));
        return true;
    }

    /// <summary>
    /// A row of the same day that does not cite the report: an accepted claim that agrees adds to it, any other stands
    /// beside.
    /// </summary>
    bool TryStandBeside<T>(RowsByKey<T> rows, Claimed<T> claim, Func<T, DateOnly?> dayOf, Func<T, T, Likeness> likeness)
        where T : class, IVersioned<T>
    {
        if (!claim.IsPlaced) return false;
        foreach (var index in rows.At(rows.PlaceOf(claim.Row)))
        {
            var row = rows[index];
            if (dayOf(row.Value) is { } day && day != dayOf(claim.Row)) continue;

            var standing = likeness(row.Value, claim.Row);
            if (standing == Likeness.Unrelated) continue;
            if (standing == Likeness.Same && claim.Claim.Review == ReviewState.Accepted)
            {
                rows[index] = WithQuote(row, claim.Claim);
                return true;
            }

            if (!beside.TryGetValue(row.Value, out var quotes)) beside.Add(row.Value, quotes = []);
            quotes.Add(claim.Claim.Quote);
            if (standing == Likeness.Different)
            {
                contradictions.Add(new(
                    row.Evidence[0], claim.Claim.Quote, "figure", Verdict.Hard,
                    $"The row {row.Evidence[0]} and the words \"{claim.Claim.QuoteText}\" do not say the same; the "
                    + "row stands."));
            }

            return true;
        }

        return false;
    }

    /// <summary>
    /// Lets claims of two independent, fairly reliable origins that agree become a row; the others stay unreviewed.
    /// </summary>
    List<UncorroboratedClaim<T>> Corroborate<T>(
        RowsByKey<T> rows, List<Claimed<T>> waiting, Func<T, PlaceId?> placeOf, Func<T, T, Likeness> likeness)
        where T : class, IVersioned<T>
    {
        var alone = new List<UncorroboratedClaim<T>>();
        var taken = new HashSet<Claimed<T>>(ReferenceEqualityComparer.Instance);
        var byPlace = waiting.Where(claim => claim.IsPlaced).ToLookup(claim => placeOf(claim.Row));
        foreach (var claim in waiting)
        {
            if (!taken.Add(claim)) continue;
            List<Claim> together = [claim.Claim];
            foreach (var other in claim.IsPlaced ? byPlace[placeOf(claim.Row)] : [])
            {
                if (taken.Contains(other) || likeness(claim.Row, other.Row) != Likeness.Same) continue;
                taken.Add(other);
                together.Add(other.Claim);
            }

            if (AreTwoOrigins(together))
            {
                rows.Add(AsRow(claim, together));
                foreach (var each in together) accepted.Add((each.Report, each.Id));
            }
            else
            {
                alone.Add(
                    new(
                        AsRow(claim, together), claim.IsPlaced,
                        together.Exists(each => each.Review == ReviewState.Accepted)));
            }
        }

        return alone;
    }

    bool AreTwoOrigins(List<Claim> claims)
    {
        var reliable = claims.Where(testimony.IsFairlyReliable).ToList();
        return reliable.Any(left => reliable.Any(right => testimony.AreIndependent(left, right)));
    }

    Recorded<T> AsRow<T>(Claimed<T> claim, IEnumerable<Claim> together)
        where T : class, IVersioned<T> =>
        new(claim.Row, testimony.FindReport(claim.Claim)?.KnownOn, null, [.. together.Select(each => each.Quote)]);

    static Recorded<T> WithQuote<T>(Recorded<T> row, Claim claim)
        where T : class, IVersioned<T> =>
        row.Evidence.Contains(claim.Quote) ? row : row with { Evidence = [.. row.Evidence, claim.Quote] };
}

/// <summary>A table after claims were held against it.</summary>
/// <param name="Rows">The rows, with those that accepted claims make; in the order of their keys.</param>
/// <param name="Alone">What claims say that no row says and that moves nothing, in the words of the table.</param>
sealed record Reconciled<T>(IReadOnlyList<Recorded<T>> Rows, IReadOnlyList<UncorroboratedClaim<T>> Alone)
    where T : class, IVersioned<T>;

/// <summary>What a claim says that became no row: nobody accepted it, or its text pins no place.</summary>
/// <param name="Row">What it says.</param>
/// <param name="IsPlaced">Whether the place in the row is known.</param>
/// <param name="IsAccepted">Whether an analyst accepted it.</param>
sealed record UncorroboratedClaim<T>(Recorded<T> Row, bool IsPlaced, bool IsAccepted)
    where T : class, IVersioned<T>;
