using Refuge.Reports.Claims;

namespace Refuge.Funding;

/// <summary>Money that an accepted claim states and no row does, in the state in which the report says it.</summary>
static class StatedMoney
{
    /// <summary>
    /// The rows, and for each accepted claim that states another sum or another state a row of its own.
    /// </summary>
    /// <param name="money">Money in its states, as known.</param>
    /// <param name="claims">What reports claim, after review.</param>
    /// <param name="knownOn">The day on which the report of a claim became known.</param>
    internal static IReadOnlyList<Recorded<MoneyFlow>> With(
        IReadOnlyList<Recorded<MoneyFlow>> money, IReadOnlyList<Claim> claims, Func<Claim, DateOnly?> knownOn)
    {
        List<Recorded<MoneyFlow>> all = [.. money];
        foreach (var claim in claims.Where(
            static claim => claim is { Review: ReviewState.Accepted, Modality: Modality.Asserted }))
        {
            foreach (var said in claim.Statements.OfType<MoneyStatement>())
            {
                if (DayOf(claim, knownOn(claim)) is not { } day || all.Exists(row => Says(row.Value, said)))
                {
                    continue;
                }
                all.Add(
                    new(
                        new(day, Unnamed, StateOf(said.Stage), said.Amount, said.Currency, null, null, null, null),
                        knownOn(claim), null, [claim.Quote]));
            }
        }

        return all.Count == money.Count ? money : [.. all.OrderBy(static row => row.Value.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The day of the sum: the last that the claim is about, and never one after its report. "150 million for the next
    /// six months" is asked for today.
    /// </summary>
    static DateOnly? DayOf(Claim claim, DateOnly? known) =>
        claim.Date?.Last is { } last && !(last > known) ? last : known;

    static bool Says(MoneyFlow row, MoneyStatement said) =>
        row.State == StateOf(said.Stage) && row.Currency == said.Currency && row.Amount.Low <= said.Amount.High
            && said.Amount.Low <= row.Amount.High;

    static MoneyState StateOf(MoneyStage stage) => stage switch
    {
        MoneyStage.Requested => MoneyState.Requested,
        MoneyStage.Allocated => MoneyState.Allocated,
        MoneyStage.Pledged => MoneyState.Pledged,
        MoneyStage.Committed => MoneyState.Committed,
        _ => MoneyState.Paid,
    };

    /// <summary>The appeal of a sum whose report does not name it.</summary>
    const string Unnamed = "appeal not named";
}
