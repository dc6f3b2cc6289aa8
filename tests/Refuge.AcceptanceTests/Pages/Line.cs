using System.Net;
using System.Net.Sockets;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>
/// The line between a browser and the service, on this machine: it can be cut, so that nothing answers.
/// </summary>
sealed class Line : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource ending = new();
    readonly Uri service;
    readonly List<TcpClient> open = [];
    readonly Lock gate = new();
    readonly Task listening;
    volatile bool isCut;

    Line(Uri service)
    {
        this.service = service;
        listener.Start();
        listening = ListenAsync();
    }

    /// <summary>Lays a line to a service.</summary>
    internal static Line To(Uri service) => new(service);

    /// <summary>Where the browser finds the service.</summary>
    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Cuts the line: what is under way is lost, and what comes is not answered.</summary>
    internal void Cut()
    {
        isCut = true;
        HangUp();
    }

    /// <summary>Joins the line again.</summary>
    internal void Join()
    {
        HangUp();
        isCut = false;
    }

    void HangUp()
    {
        lock (gate)
        {
            foreach (var each in open) each.Dispose();
            open.Clear();
        }
    }

    async Task ListenAsync()
    {
        try
        {
            while (true) await TakeAsync(await listener.AcceptTcpClientAsync(ending.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // The line is taken away.
        }
    }

    async Task TakeAsync(TcpClient caller)
    {
        var called = Opened(new());
        Opened(caller);
        if (isCut)
        {
            HangUp();
            return;
        }

        await called.ConnectAsync(service.Host, service.Port, ending.Token);
        _ = PassAsync(caller, called);
        _ = PassAsync(called, caller);
    }

    TcpClient Opened(TcpClient end)
    {
        lock (gate) open.Add(end);
        return end;
    }

    /// <summary>Hands on what one side says, until either hangs up.</summary>
    async Task PassAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, ending.Token) is > 0 and var count)
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), ending.Token);
            }
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException
            or OperationCanceledException or InvalidOperationException)
        {
            // Cut, or hung up.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        listener.Dispose();
        HangUp();
        await listening;
        ending.Dispose();
    }
}
