using System.Runtime.InteropServices;

namespace Refuge.Cli;

/// <summary>
/// Hears Ctrl-C and the request to end, asks the command to stop, and ends the program when it does not in time: within
/// a second, and the service within half a minute, for others may wait for what it has begun.
/// </summary>
/// <remarks>
/// The first signal cancels; the command then clears away what is half done and ends by itself. Where a long
/// computation does not look up in time, the program ends as it stands: files are only ever half written below a hidden
/// name, and while they are written the request is looked at between any two blocks. A second signal changes nothing.
/// </remarks>
#pragma warning disable CA1001, CA2000 // Never given back: a late signal would kill the process.
sealed class StopSignals
{
    /// <summary>
    /// How long a command has to end by itself: with the end of the process it stays within a second.
    /// </summary>
    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(600);

    /// <summary>
    /// How long the service has: to answer who has asked, and to hand blocks that it has begun on or end them.
    /// </summary>
    static readonly TimeSpan ServiceGrace = TimeSpan.FromSeconds(30);

    /// <summary>How long the last words may take: whoever should read them may have stopped reading.</summary>
    static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(100);

    readonly CancellationTokenSource asked = new();
    readonly PosixSignalRegistration[] registrations;
    int signals;

    readonly TimeSpan grace;

    /// <summary>Hears from now on.</summary>
    /// <param name="arguments">The command line.</param>
    internal StopSignals(string[] arguments)
    {
        grace = arguments is ["serve", ..] ? ServiceGrace : Grace;
        registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];
    }

    /// <summary>Cancelled at the first signal.</summary>
    internal CancellationToken Asked => asked.Token;

    /// <summary>
    /// Runs on a thread of its own (.NET, PosixSignalRegistration), so that waiting here holds up nothing.
    /// </summary>
    void Hear(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref signals) > 1) return;
        var cancelling = new Thread(asked.Cancel) { IsBackground = true };
        cancelling.Start();
        Thread.Sleep(grace);
        EndNow();
    }

    static void EndNow()
    {
        var saying = new Thread(SayStopped) { IsBackground = true };
        saying.Start();
        saying.Join(LastWords);
#pragma warning disable RS0030 // Main cannot return: it is inside a computation that does not look up.
        Environment.Exit(ExitCode.InputStopsTheWork);
#pragma warning restore RS0030
    }

    static void SayStopped()
    {
        using var errors = Console.OpenStandardError();
        // A bar of progress hides the cursor.
        errors.Write(
            Console.IsErrorRedirected || Console.IsOutputRedirected ? "Stopped.\n"u8 : "\u001b[?25h\nStopped.\n"u8);
    }
}
