using System.Diagnostics;

namespace Refuge.AcceptanceTests.Hostile;

/// <summary>
/// Generated hostile inputs over all commands: folders, reports, mails, lists of documents, folders of Flee, arguments,
/// cancellation at any moment. Whatever comes, a command ends by itself with 0, 1 or 2 and in sentences, writes nowhere
/// but to its output, and loses nothing.
/// </summary>
public class HostileInputTests
{
    /// <summary>To catch what hangs; a command takes a fraction of a second on a quiet machine.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    const int Short = 300;
    const int Batches = 6;

    public static TheoryData<int> Batch => [.. Enumerable.Range(0, Batches)];

    [Theory, MemberData(nameof(Batch))]
    public async Task Hostile_inputs_end_in_sentences_and_lose_nothing(int batch) =>
        AssertNone(
            await WrongAsync(
                Enumerable.Range(batch * Short / Batches, Short / Batches).Select(static number => (long)number)));

    [Fact, Trait("Length", "long")]
    public async Task Three_thousand_hostile_inputs_end_in_sentences_and_lose_nothing()
    {
        var outcomes = new List<HostileOutcome>();

        var wrong = await WrongAsync(Enumerable.Range(10_000, 3_000).Select(static number => (long)number), outcomes);

        var slowest = outcomes.MaxBy(static outcome => outcome.Took)!;
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant(
                $"{outcomes.Count} inputs: {outcomes.Count(static outcome => outcome.Code == 0)} ended with 0, ")
            + FormattableString.Invariant($"{outcomes.Count(static outcome => outcome.Code == 1)} with 1, ")
            + FormattableString.Invariant($"{outcomes.Count(static outcome => outcome.Code == 2)} with 2; slowest ")
            + FormattableString.Invariant($"{slowest.Took.TotalSeconds:0.0} s ({slowest}); most memory ")
            + FormattableString.Invariant($"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        AssertNone(wrong);
    }

    static void AssertNone(IReadOnlyList<string> wrong) =>
        Assert.True(wrong.Count == 0, $"{wrong.Count} inputs\n{string.Join('\n', wrong)}");

    static async Task<IReadOnlyList<string>> WrongAsync(IEnumerable<long> seeds, List<HostileOutcome>? outcomes = null)
    {
        var wrong = new List<string>();
        foreach (var seed in seeds)
        {
            var outcome = await HostileInput.RunAsync(seed, Patience, TestContext.Current.CancellationToken);
            outcomes?.Add(outcome);
            if (outcome.Wrong.Count > 0) wrong.Add(outcome.ToString());
        }

        return wrong;
    }
}
