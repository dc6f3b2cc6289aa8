using Spectre.Console;

namespace Refuge.Cli;

/// <summary>A progress bar over members or points, on a terminal and nowhere else.</summary>
static class MemberProgress
{
    /// <summary>Does <paramref name="work"/>, showing how many of <paramref name="members"/> are done.</summary>
    internal static T Watch<T>(int members, Func<IProgress<int>?, T> work) => AnsiConsole.Profile.Out.IsTerminal
        ? Bar().Start(context => work(new Done(context.AddTask("Members", maxValue: members))))
        : work(null);

    /// <summary>Does <paramref name="work"/>, showing how many of <paramref name="points"/> are done.</summary>
    internal static Task WatchPointsAsync(int points, Func<IProgress<int>?, Task> work) => AnsiConsole.Profile.Out.IsTerminal && points > 0
        ? Bar().StartAsync(context => work(new Done(context.AddTask("Points", maxValue: points))))
        : work(null);

    static Progress Bar() => AnsiConsole.Progress().AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    /// <summary>Members finish on any thread and out of order: the bar only ever grows.</summary>
    sealed class Done(ProgressTask bar) : IProgress<int>
    {
        public void Report(int value)
        {
            lock (bar) bar.Value = Math.Max(bar.Value, value);
        }
    }
}
