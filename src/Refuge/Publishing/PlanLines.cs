using System.Globalization;
using Refuge.Funding;
using Refuge.Publishing.Bulletins;

namespace Refuge.Publishing;

/// <summary>The lines of the plan that a person may sign, and which of them somebody did.</summary>
static class PlanLines
{
    /// <summary>
    /// Every line in the order of its last day, with what a decision cites as its <c>line</c>: action, place and
    /// scenario, and of several lots the number after the first. Who signs one lot has not signed the other.
    /// </summary>
    internal static IEnumerable<(string Key, PlanRow Row)> Of(Disclosure shown)
    {
        var lots = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in shown.Funding.Where(DecisionSection.IsOrdered).OrderBy(static row => row.Order))
        {
            var line = $"{row.Action}/{row.Place}/{row.Scenario}";
            var lot = lots[line] = lots.GetValueOrDefault(line) + 1;
            yield return (lot == 1 ? line : string.Create(CultureInfo.InvariantCulture, $"{line}/{lot}"), row);
        }
    }

    /// <summary>The lines of which the newest decision that cites them is a yes.</summary>
    /// <param name="shown">What the audience sees.</param>
    /// <param name="decisions">What was decided, as known.</param>
    /// <param name="run">The identity of the run in the tier of the audience.</param>
    internal static IReadOnlyList<SignedLine> Signed(
        Disclosure shown, IReadOnlyList<Recorded<Decision>> decisions, string run)
    {
        var citing = decisions.Select(static row => row.Value).Where(decision => decision.Run == run).ToList();
        if (!shown.SeesPlaces || citing.Count == 0) return [];

        var lines = Of(shown).ToList();
        return
        [
            .. from line in lines
               let newest = citing.Where(decision => Cites(decision, line)).MaxBy(static decision => decision.Date)
               where newest?.Decided is DecisionOutcome.Yes
               select new SignedLine(newest.Date, line.Row),
        ];

        // A row that cites no line speaks of the only one of its action and place.
        bool Cites(Decision decision, (string Key, PlanRow Row) line) => decision.Line is { } cited
            ? cited == line.Key
            : decision.Action == line.Row.Action.Raw
                && (decision.Place is null || decision.Place.Code == line.Row.Place.Raw)
                && lines.Count(other => other.Row.Action == line.Row.Action && other.Row.Place == line.Row.Place) == 1;
    }
}

/// <summary>A line of the plan that somebody with the right to decide has signed.</summary>
/// <param name="On">The day of the decision.</param>
/// <param name="Row">The line.</param>
sealed record SignedLine(DateOnly On, PlanRow Row);
