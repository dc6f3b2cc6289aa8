namespace Refuge.Evaluation.Learning;

/// <summary>How much an event classifier leans on each sort of feature, and how strongly it is held back.</summary>
/// <param name="Words">The share of words and pairs of words.</param>
/// <param name="Grams">The share of letter n-grams.</param>
/// <param name="Cues">The share of cues.</param>
/// <param name="Roles">The share of roles.</param>
/// <param name="Trust">How far a cue speaks for its kind before anything was learnt.</param>
/// <param name="Ridge">How strongly weights are held back.</param>
readonly record struct EventSettings(double Words, double Grams, double Cues, double Roles, double Trust, double Ridge)
{
    /// <summary>Words and pairs of words alone, for the floor.</summary>
    internal static EventSettings WordsAlone => new(1, 0, 0, 0, 0, .3);

    /// <summary>What is chosen among. First the ones to take when nothing is better.</summary>
    internal static IReadOnlyList<EventSettings> All { get; } =
    [
        .. from roles in (double[])[1, 0, 2] from cues in (double[])[1, 2] from trust in (double[])[
            .25, .5, .12] from ridge in (double[])[.5, 1, .25]
           select new EventSettings(1, 2, cues, roles, trust, ridge),
    ];
}
