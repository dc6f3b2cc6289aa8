using System.Collections;
using System.Globalization;
using Refuge.Reports.Documents;

namespace Refuge.Reports.Claims;

/// <summary>
/// The claims of a report. Each is made when it is asked for, of the little that is kept of it, so that a long report
/// does not stand in memory many times.
/// </summary>
/// <param name="clean">The readable text, with the way back to the text as received.</param>
/// <param name="report">The report's file.</param>
/// <param name="drafts">What was found, with places in the readable text.</param>
/// <param name="passages">[claims] The passage each stands in.</param>
/// <param name="firsts">[claims] The claim that says the same first; −1 where it is the first itself.</param>
sealed class ClaimList(CleanText clean, string report, List<DraftClaim> drafts, int[] passages, int[] firsts)
    : IReadOnlyList<Claim>
{
    /// <inheritdoc/>
    public int Count => drafts.Count;

    /// <inheritdoc/>
    public Claim this[int index]
    {
        get
        {
            var draft = drafts[index];
            var (start, end) = clean.Locate(draft.Where.Start, draft.Where.End);
            var quote = clean.Received[start..end];
            return new(
                Identity(index),
                report,
                draft.Type,
                draft.Sector,
                new(report, start, end, quote),
                clean.IsAsReceived ? quote : clean.Text[draft.Where.Start..draft.Where.End],
                clean.IsAsReceived ? draft.Places : [.. draft.Places.Select(clean.AsReceived)],
                draft.Date,
                clean.IsAsReceived ? draft.Quantities : [.. draft.Quantities.Select(clean.AsReceived)],
                draft.Actors,
                draft.Attribution,
                draft.Modality,
                draft.Happened,
                passages[index],
                ReviewState.Unreviewed,
                firsts[index] < 0 ? null : Identity(firsts[index]))
            {
                Statements = draft.Statements,
                Sense = draft.Senses.FirstOrDefault(static sense => sense is not (null or CountSense.SameCrowd))
                    ?? draft.Senses.FirstOrDefault(static sense => sense is not null),
            };
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Claim> GetEnumerator()
    {
        for (var index = 0; index < drafts.Count; index++) yield return this[index];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static string Identity(int index) => string.Create(CultureInfo.InvariantCulture, $"c{index + 1}");
}
