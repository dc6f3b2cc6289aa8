using System.Text;
using Microsoft.EntityFrameworkCore;
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
        // What becomes known on which day is asked of the index: the day of the report stands in it.
        await using var context = kept.Database!.Open();
        Assert.Equal(new(2031, 2, 3), (await context.Crises.SingleAsync(Cancellation)).LastKnownOn);
        var day = new DateOnly(2031, 2, 3);
        Assert.Equal(1, await context.FactDays.CountAsync(each => each.KnownOn == day, Cancellation));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
