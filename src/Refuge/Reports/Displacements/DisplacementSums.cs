using Refuge.Reports.Language;
using Refuge.Reports.Times;

namespace Refuge.Reports.Displacements;

/// <summary>
/// Adds up the parts of a figure that a sentence tells place by place: "300 people displaced in Alma and 200 in Boro".
/// </summary>
/// <remarks>
/// Parts are added only when they take turns with as many different places, all of one unit and one term. A total told
/// beside its parts breaks the turns, so nothing is counted twice.
/// </remarks>
static class DisplacementSums
{
    /// <summary>
    /// The sum of the parts among <paramref name="figures"/>, quoted from the first part to the last. Null when the
    /// sentence tells no such parts.
    /// </summary>
    internal static DisplacementFigure? Of(
        string text, ReadOnlySpan<Token> tokens, IReadOnlyList<DisplacementFigure> figures)
    {
        foreach (var group in figures.GroupBy(static figure => (figure.Unit, figure.Term)))
        {
            if (group.Count() < 2) continue;
            var parts = group.OrderBy(static figure => figure.Start).ToList();
            if (!TakeTurns(tokens, parts)) continue;
            var (start, end) = (parts[0].Start, parts[^1].End);
            return new(
                start, end, text[start..end], parts.Sum(static part => part.Quantity), group.Key.Unit, group.Key.Term)
            {
                IsSum = true,
            };
        }

        return null;
    }

    static bool TakeTurns(ReadOnlySpan<Token> tokens, List<DisplacementFigure> parts)
    {
        var places = new List<(int Start, string Name)>();
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (IsPlace(tokens, at)) places.Add((tokens[at].Start, tokens[at + 1].Lower));
        }

        if (places.Count != parts.Count
            || places.Select(static place => place.Name).Distinct(StringComparer.Ordinal).Count() != places.Count)
        {
            return false;
        }
        var placeFirst = places[0].Start < parts[0].Start;
        for (var index = 0; index < parts.Count; index++)
        {
            if (placeFirst != places[index].Start < parts[index].Start) return false;
            if (index > 0
                && (
                    placeFirst
                    ? places[index].Start < parts[index - 1].Start
                    : parts[index].Start < places[index - 1].Start))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"in Alma": but not "in May".</summary>
    static bool IsPlace(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Lower is "in" or "en" or "em" or "across" && tokens[at + 1] is { IsWord: true, Capital: true }
            && Calendar.Month(tokens[at + 1]) is null && Calendar.Weekday(tokens[at + 1]) is null;
}
