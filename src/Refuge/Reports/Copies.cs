using Refuge.Reports.Documents;
using Refuge.Reports.Events;
using Refuge.Reports.Language;

namespace Refuge.Reports;

/// <summary>
/// Finds which of several reports tell one story over again, so that ten pages of three origins count as three.
/// </summary>
/// <remarks>
/// Two reports are copies when half of the six-word runs of the shorter stand in the longer (Broder 1997, containment),
/// or a fifth of them where both carry one agency or share two long quotations. Rewritten copies keep no runs: they are
/// copies too when they share one long quotation, or a third of the sentences of the shorter, by the words of each
/// (<see cref="SentencePrints"/>).
/// </remarks>
static class Copies
{
    const int RunLength = 6;
    const double CopyShare = .5;
    const double KinShare = .2;
    const int LongQuotation = 40;
    const int MostRuns = 200_000;

    /// <summary>
    /// For each reading the origin of its story: equal for copies of one story, the first of them giving its name.
    /// </summary>
    public static IReadOnlyList<string> Origins(IReadOnlyList<Reading> readings)
    {
        // One report is nobody's copy.
        if (readings.Count == 1) return [Own(readings[0])];
        return Origins([.. readings.Select(Fingerprint)]);
    }

    /// <summary>The same for readings that were let go, by what is kept of each.</summary>
    internal static IReadOnlyList<string> Origins(IReadOnlyList<Print> prints)
    {
        var firsts = Firsts(prints);
        var origins = new string[prints.Count];
        for (var index = 0; index < prints.Count; index++)
        {
            origins[index] = firsts[index] is { } first ? origins[first] : prints[index].Own;
        }

        return origins;
    }

    static string Own(Reading reading) => reading.Report.Source?.Code ?? reading.Report.File;

    /// <summary>[reports] The first report before each that tells its story. Null where none does.</summary>
    internal static int?[] Firsts(IReadOnlyList<Print> prints)
    {
        var candidates = new CopyCandidates(prints, KinShare);
        var firsts = new int?[prints.Count];
        for (var index = 0; index < prints.Count; index++)
        {
            foreach (var earlier in candidates.Before(index))
            {
                if (!AreCopies(prints[earlier], prints[index])) continue;
                firsts[index] = earlier;
                break;
            }
        }

        return firsts;
    }

    internal static bool AreCopies(Print one, Print other)
    {
        var (small, large) = one.Runs.Length < other.Runs.Length ? (one, other) : (other, one);
        if (small.Runs.Length == 0) return false;
        if (SentencePrints.AreOneStory(one.Sentences, other.Sentences)) return true;
        var share = (double)InBoth(small.Runs, large.Runs) / small.Runs.Length;
        if (share >= CopyShare) return true;
        var isKin = (one.Agency is not null && one.Agency == other.Agency)
            || small.Quotations.Count(large.Quotations.Contains) >= 2;
        return isKin && share >= KinShare;
    }

    /// <summary>How many numbers two lists in ascending order have in common.</summary>
    static int InBoth(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var (common, at, beside) = (0, 0, 0);
        while (at < one.Length && beside < other.Length)
        {
            var (first, second) = (one[at], other[beside]);
            if (first == second) common++;
            if (first <= second) at++;
            if (second <= first) beside++;
        }

        return common;
    }

    internal static Print Fingerprint(Reading reading)
    {
        var clean = CleanText.Of(reading.Report);
        var story = Layout.Of(clean).Story;
        var (runs, quotations) = (Runs(story), new HashSet<string>(StringComparer.Ordinal));
        foreach (var sentence in story) AddQuotation(clean.Text, sentence, quotations);

        var agency = reading.Passages.FirstOrDefault(
            static passage => passage.Voice == Voice.Agency
            && !passage.Origin.Contains('#', StringComparison.Ordinal))?.Origin;
        return new(
            Own(reading), runs, quotations, agency == reading.Report.File ? null : agency, SentencePrints.Of(story));
    }

    /// <summary>The hashes of the runs of words of a story, marks left out, in ascending order.</summary>
    static int[] Runs(IReadOnlyList<Sentence> story)
    {
        var words = new List<uint>();
        foreach (var sentence in story)
        {
            foreach (var token in sentence.Tokens)
            {
                if (token.Kind != TokenKind.Mark) words.Add(HashedFeatures.Begin(0, token.Lower));
            }
        }

        var runs = new HashSet<int>(Math.Min(words.Count, MostRuns));
        for (var at = 0; at + RunLength <= words.Count && runs.Count < MostRuns; at++)
        {
            var hash = HashedFeatures.Begin(0);
            for (var word = at; word < at + RunLength; word++) hash = HashedFeatures.With(hash, words[word]);
            runs.Add(HashedFeatures.Slot(hash, 1 << 30));
        }

        // Kept for every report until all are read: a list takes a quarter of the memory of a set.
        int[] sorted = [.. runs];
        Array.Sort(sorted);
        return sorted;
    }

    static void AddQuotation(string text, Sentence sentence, HashSet<string> quotations)
    {
        var open = Array.FindIndex(sentence.Tokens, static token => token.Lower is "“" or "\"");
        var close = Array.FindLastIndex(sentence.Tokens, static token => token.Lower is "”" or "\"");
        if (open < 0 || close <= open) return;
        var words = text[sentence.Tokens[open].End..sentence.Tokens[close].Start];
        if (words.Length >= LongQuotation) quotations.Add(words);
    }

    /// <summary>What reports are compared by.</summary>
    /// <param name="Own">Its origin where it is nobody's copy.</param>
    /// <param name="Runs">The hashes of its runs of words, in ascending order.</param>
    /// <param name="Quotations">Its long quotations.</param>
    /// <param name="Agency">The agency that it carries. Null where it is its own.</param>
    /// <param name="Sentences">Its sentences and quotations.</param>
    internal sealed record Print(
        string Own, int[] Runs, HashSet<string> Quotations, string? Agency, List<SentencePrints.Print> Sentences);
}
