using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Refuge.Storage.Tests.Building;

/// <summary>
/// The network between a machine and the database: while it is cut nothing passes and nobody is told, as when a cable
/// is pulled. What was under way arrives when it is mended.
/// </summary>
sealed class Gateway : IAsyncDisposable
{
    readonly UnixDomainSocketEndPoint server;
    readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly CancellationTokenSource end = new();
    volatile TaskCompletionSource open = Opened();

    /// <summary>A way to a server of PostgreSQL.</summary>
    /// <param name="socket">The file of the server's socket.</param>
    internal Gateway(string socket)
    {
        server = new(socket);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _ = AcceptAsync();
    }

    /// <summary>How to reach a database by this way.</summary>
    /// <param name="connection">How to reach it without.</param>
    internal string To(string connection) => new NpgsqlConnectionStringBuilder(connection)
    {
        Host = IPAddress.Loopback.ToString(),
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port,
    }.ToString();

    /// <summary>From now on nothing passes.</summary>
    internal void Cut() => open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It passes again.</summary>
    internal void Mend() => open.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Mend();
        await end.CancelAsync();
        listener.Dispose();
        end.Dispose();
    }

    static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    async Task AcceptAsync()
    {
        while (!end.IsCancellationRequested)
        {
            if (await Quietly(() => listener.AcceptAsync(end.Token).AsTask()) is { } client) _ = CarryAsync(client);
        }
    }

    async Task CarryAsync(Socket client)
    {
        using var near = client;
        using var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await open.Task;
        await Quietly(async () =>
        {
            await far.ConnectAsync(server, end.Token);
            return far;
        });
        await Task.WhenAny(PassAsync(near, far), PassAsync(far, near));
    }

    async Task PassAsync(Socket from, Socket to)
    {
        var bytes = new byte[64 * 1024];
        while (await Quietly(async () => (object)await from.ReceiveAsync(bytes, end.Token)) is int and > 0 and var read)
        {
            await open.Task;
            var part = bytes.AsMemory(0, read);
            if (await Quietly(async () => (object)await to.SendAsync(part, end.Token)) is null) return;
        }
    }

    /// <summary>What comes of it. Null where one of the two sides has gone: that is what a network is for.</summary>
    static async Task<T?> Quietly<T>(Func<Task<T>> work)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return null;
        }
    }
}
