namespace Refuge.Evaluation.Scoring;

/// <summary>Hits, false alarms and misses, and the measures made of them.</summary>
/// <param name="Hits">Found and labelled.</param>
/// <param name="Found">Found at all.</param>
/// <param name="Labelled">Labelled at all.</param>
readonly record struct Tally(int Hits, int Found, int Labelled)
{
    /// <summary>The share of what was found that is labelled.</summary>
    public double Precision => Found == 0 ? 0 : (double)Hits / Found;

    /// <summary>The share of what is labelled that was found.</summary>
    public double Recall => Labelled == 0 ? 0 : (double)Hits / Labelled;

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Hits == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Both tallies together.</summary>
    public static Tally operator +(Tally left, Tally right) =>
        new(left.Hits + right.Hits, left.Found + right.Found, left.Labelled + right.Labelled);

    /// <inheritdoc cref="op_Addition"/>
    public static Tally Add(Tally left, Tally right) => left + right;
}
