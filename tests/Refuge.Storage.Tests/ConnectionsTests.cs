using Npgsql;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>How many connections of a server one process takes.</summary>
public class ConnectionsTests(PostgresServer server)
{
    [Theory, InlineData(null, 24), InlineData(3, 3)]
    public async Task A_crowd_of_readers_shares_a_bounded_number_of_connections(int? named, int most)
    {
        var words = new NpgsqlConnectionStringBuilder(await server.NewStoreAsync(Cancellation));
        if (named is { } number) words.MaxPoolSize = number;
        var database = CrisisDatabase.OfPostgres(words.ToString(), TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => database.ListAsync(Cancellation))));

        // Those that were opened stay open for minutes: who asks now sees the most there were.
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(words.ToString()) { Pooling = false });
        await using var asked = source.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        Assert.InRange((long)(await asked.ExecuteScalarAsync(Cancellation))!, 2, most);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
