using System.Runtime.InteropServices;

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
    readonly Dictionary<int, List<int>> reportsWith; // By run that two reports or more have.
    readonly Dictionary<int, int> frequency = []; // How many sentences have a word.
    readonly List<(int Report, SentencePrints.Print Sentence)> sentences = []; // In the order of asking.
    readonly Dictionary<(int Word, bool IsQuotation), List<Posting>> sentencesWith = [];
    readonly HashSet<int> found = []; // Reports found for the one that is asked for.
    readonly int[] common; // [reports] How many runs of the one that is asked for each has.

    /// <param name="prints">The reports, in their order.</param>
    /// <param name="leastRuns">The share of the runs of the shorter that makes a candidate.</param>
    internal CopyCandidates(IReadOnlyList<Copies.Print> prints, double leastRuns)
    {
        (this.prints, this.leastRuns, common) = (prints, leastRuns, new int[prints.Count]);
        reportsWith = Repeated(prints).ToDictionary(static run => run, static _ => new List<int>());
        foreach (var word in prints.SelectMany(static print => print.Sentences).SelectMany(static each => each.Words))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(frequency, word, out _)++;
        }
    }

    /// <summary>
    /// The runs that two reports or more have. All runs are sorted in one list: a set of them takes several times the
    /// memory.
    /// </summary>
    static HashSet<int> Repeated(IReadOnlyList<Copies.Print> prints)
    {
        var runs = new int[prints.Sum(static print => print.Runs.Length)];
        var count = 0;
        foreach (var print in prints)
        {
            print.Runs.CopyTo(runs, count);
            count += print.Runs.Length;
        }

        Array.Sort(runs);
        var repeated = new HashSet<int>();
        for (var at = 1; at < runs.Length; at++)
        {
            if (runs[at] == runs[at - 1]) repeated.Add(runs[at]);
        }

        return repeated;
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
            if (!reportsWith.TryGetValue(run, out var reports)) continue;
            foreach (var report in reports)
            {
                if (common[report]++ == 0) met.Add(report);
            }

            reports.Add(index);
        }

        foreach (var report in met)
        {
            var shorter = Math.Min(prints[report].Runs.Length, prints[index].Runs.Length);
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
        for (var at = 0; at < taken; at++)
        {
            // A word of one sentence alone leads to no other.
            if (rarest[at] >> 32 == 1) continue;
            var word = ((int)(rarest[at] & int.MaxValue), sentence.IsQuotation);
            if (!sentencesWith.TryGetValue(word, out var others)) sentencesWith.Add(word, others = []);
            var own = new Posting(sentences.Count, (short)rarest.Length, (short)(rarest.Length - at));
            foreach (var other in others)
            {
                if (own.MostInCommon(other) < own.FewestInCommon(other, sentence.Least)) continue;
                var (report, print) = sentences[other.Sentence];
                if (report != index && !found.Contains(report) && SentencePrints.AreAlike(sentence, print))
                {
                    found.Add(report);
                }
            }

            others.Add(own);
        }

        sentences.Add((index, sentence));
    }

    /// <summary>A sentence that has a word.</summary>
    /// <param name="Sentence">Its place in the list of sentences.</param>
    /// <param name="Words">How many words it has.</param>
    /// <param name="Left">How many of them are left from that word on, in the order of all words.</param>
    readonly record struct Posting(int Sentence, short Words, short Left)
    {
        /// <summary>
        /// How many words two sentences may have in common of which this is the first (positional filter of Xiao, Wang,
        /// Lin and Yu 2008). Where they have one before it, they were compared there.
        /// </summary>
        internal int MostInCommon(Posting other) => Math.Min(Left, other.Left);

        /// <summary>How many they must have in common to be alike to a share.</summary>
        internal int FewestInCommon(Posting other, double share) =>
            (int)Math.Ceiling((share / (1 + share) * (Words + other.Words)) - Slack);
    }
}
