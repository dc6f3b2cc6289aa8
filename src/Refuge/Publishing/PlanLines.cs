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
    /// <param name="tier">The tier of the audience: who signed is told where it may be read.</param>
    internal static IReadOnlyList<SignedLine> Signed(
        Disclosure shown, IReadOnlyList<Recorded<Decision>> decisions, string run, Tier tier)
    {
        var citing = decisions.Where(row => row.Value.Run == run).ToList();
        if (!shown.SeesPlaces || citing.Count == 0) return [];

        var lines = Of(shown).ToList();
        return
        [
            .. from line in lines
               let newest = citing.Where(decision => Cites(decision.Value, line))
                   .MaxBy(static decision => decision.Value.Date)
               where newest?.Value.Decided is DecisionOutcome.Yes
               select Request(newest, line.Row),
        ];

        SignedLine Request(Recorded<Decision> decision, PlanRow row) => new(decision.Value.Date, row)
        {
            By = Shown.Role(tier, decision.Value.Role, decision.Evidence),
            HasRole = decision.Value.Role is not null,
            Quantity = decision.Value.Quantity,
            Amount = decision.Value.Amount,
            Lead = shown.Today
                .Where(need => need.Need.Place == row.Place && need.Need.Indicator == row.Line.Item)
                .Select(static need => need.Need.Responsible).FirstOrDefault(static lead => lead is not null),
        };

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
sealed record SignedLine(DateOnly On, PlanRow Row)
{
    /// <summary>The role of whoever signed. Null where nobody wrote it, or it may not be read here.</summary>
    internal Shown? By { get; init; }

    /// <summary>Whether somebody wrote in which role it was signed.</summary>
    internal bool HasRole { get; init; }

    /// <summary>Who brings the thing there already, so whom a fund would pay. Null where nobody is named.</summary>
    internal Shown? Lead { get; init; }

    /// <summary>How much was signed, in the unit of the line. Null where the line's own quantity was.</summary>
    internal double? Quantity { get; init; }

    /// <summary>The sum that was signed. Null where none was written.</summary>
    internal decimal? Amount { get; init; }
}
