namespace Refuge.Reports;

/// <summary>
/// Finds which earlier reports may be copies of a report without comparing each with each: thousands of reports of one
/// crisis are few pairs that share anything.
/// </summary>
/// <remarks>
/// Nothing is missed. Runs that both have are counted by an index of runs. Two sentences that are alike to a share t
/// have one of the first words of each in common, when the words of all are put in one order and |x| − ⌈t|x|⌉ + 1 of
/// them are taken (Chaudhuri, Ganti and Kaushik 2006, prefix filter); the rarest words are put first, so that few
/// sentences meet.
/// </remarks>
sealed class CopyCandidates
{
    /// <summary>Keeps a product of a share and a number from becoming just above a whole number.</summary>
    const double Slack = 1e-9;

    readonly IReadOnlyList<Copies.Print> prints;
    readonly double leastRuns;
    readonly HashSet<int> repeated = []; // Runs of two reports or more.
    readonly Dictionary<int, List<int>> reportsWith = []; // By run.
    readonly Dictionary<int, int> frequency = []; // How many sentences have a word.
    readonly List<(int Report, SentencePrints.Print Sentence)> sentences = []; // In the order of asking.
    readonly Dictionary<int, List<int>> sentencesWith = []; // By word: places in the list of sentences.
    readonly HashSet<int> found = []; // Reports found for the one that is asked for.
    readonly int[] common; // [reports] How many runs of the one that is asked for each has.

    /// <param name="prints">The reports, in their order.</param>
    /// <param name="leastRuns">The share of the runs of the shorter that makes a candidate.</param>
    internal CopyCandidates(IReadOnlyList<Copies.Print> prints, double leastRuns)
    {
        (this.prints, this.leastRuns, common) = (prints, leastRuns, new int[prints.Count]);
        var seen = new HashSet<int>();
        foreach (var print in prints)
        {
            foreach (var run in print.Runs)
            {
                if (!seen.Add(run)) repeated.Add(run);
            }

            foreach (var word in print.Sentences.SelectMany(static sentence => sentence.Words))
            {
                frequency[word] = frequency.GetValueOrDefault(word) + 1;
            }
        }
    }

    /// <summary>
    /// The reports before one that may be its copies, in their order. Reports are asked for one after the other, from
    /// the first on.
    /// </summary>
    internal IReadOnlyCollection<int> Before(int index)
    {
        found.Clear();
        AddByRuns(index);
        foreach (var sentence in prints[index].Sentences) AddBySentence(index, sentence);
        int[] inOrder = [.. found];
        Array.Sort(inOrder);
        return inOrder;
    }

    void AddByRuns(int index)
    {
        var met = new List<int>();
        foreach (var run in prints[index].Runs)
        {
            if (!repeated.Contains(run)) continue;
            if (!reportsWith.TryGetValue(run, out var reports)) reportsWith.Add(run, reports = []);
            foreach (var report in reports)
            {
                if (common[report]++ == 0) met.Add(report);
            }

            reports.Add(index);
        }

        foreach (var report in met)
        {
            var shorter = Math.Min(prints[report].Runs.Count, prints[index].Runs.Count);
            if (common[report] >= (leastRuns * shorter) - Slack) found.Add(report);
            common[report] = 0;
        }
    }

    void AddBySentence(int index, in SentencePrints.Print sentence)
    {
        // One number holds how many sentences have a word, and the word (which is not negative).
        var rarest = Array.ConvertAll(sentence.Words, word => ((long)frequency[word] << 32) | (uint)word);
        Array.Sort(rarest);
        var taken = rarest.Length - (int)Math.Ceiling((sentence.Least * rarest.Length) - Slack) + 1;
        foreach (var ranked in rarest.AsSpan(0, taken))
        {
            var word = (int)(ranked & int.MaxValue);
            if (!sentencesWith.TryGetValue(word, out var others)) sentencesWith.Add(word, others = []);
            foreach (var other in others)
            {
                var (report, print) = sentences[other];
                if (report != index && !found.Contains(report) && SentencePrints.AreAlike(sentence, print))
                {
                    found.Add(report);
                }
            }

            others.Add(sentences.Count);
        }

        sentences.Add((index, sentence));
    }
}
