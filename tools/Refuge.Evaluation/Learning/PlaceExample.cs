namespace Refuge.Evaluation.Learning;

/// <summary>A text with the stretches that name places in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Places">Where places are named: start and end.</param>
sealed record PlaceExample(string Text, IReadOnlyList<(int Start, int End)> Places);
