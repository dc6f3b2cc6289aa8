using System.Text;
using Refuge.Cycle;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>What a store makes of a report that it receives, beside what it is given with it.</summary>
public class ReceivingTests(PostgresServer server)
{
    [Theory, InlineData(KeptIn.Sqlite), InlineData(KeptIn.Postgres)]
    public async Task A_report_is_read_before_it_is_kept_and_one_that_no_crisis_can_read_is_refused(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var text = Encoding.UTF8.GetBytes("The camp at Dalen is full.");
        var index = new Dictionary<string, string> { ["published"] = "2031-02-03" };

        var taken = await kept.Store.ReceiveAsync(new("late.md", text, index), "analyst", Cancellation);
        var refused = await kept.Store.ReceiveAsync(new("late.zip", text, index), "analyst", Cancellation);

        Assert.True(taken.Kept == 1, string.Join('\n', taken.Problems));
        Assert.Equal(0, refused.Kept);
        Assert.NotEmpty(refused.Problems);
        var crisis = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        Assert.Equal(new(2031, 2, 3), crisis.LastKnownOn);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
