using Spectre.Console;

namespace Refuge.Cli;

/// <summary>A progress bar on a terminal and nowhere else.</summary>
static class MemberProgress
{
    /// <summary>Does <paramref name="work"/>, showing how many of <paramref name="most"/> are done.</summary>
    /// <param name="output">Where the command writes: the bar is shown when somebody watches that.</param>
    /// <param name="what">What is counted, such as members.</param>
    /// <param name="most">How many there are.</param>
    /// <param name="work">The work; it is given nobody to tell where nobody watches.</param>
    internal static T Watch<T>(TextWriter output, string what, int most, Func<IProgress<int>?, T> work) =>
        Terminal.IsWatched(output) && most > 0
            ? Bar(output).Start(context => work(new Done(context.AddTask(what, maxValue: most))))
            : work(null);

    /// <summary>The same for work that finds out itself how much there is.</summary>
    internal static T Watch<T>(TextWriter output, string what, Func<IProgress<(int Done, int Of)>?, T> work) =>
        Terminal.IsWatched(output)
            ? Bar(output)
                .Start(context => work(new DoneOf(context.AddTask(Markup.Escape(Screen.Fit(what, Screen.Width / 4))))))
            : work(null);

    /// <summary>The same for work that waits.</summary>
    internal static Task WatchAsync(TextWriter output, string what, int most, Func<IProgress<int>?, Task> work) =>
        Terminal.IsWatched(output) && most > 0
            ? Bar(output).StartAsync(context => work(new Done(context.AddTask(what, maxValue: most))))
            : work(null);

    static Progress Bar(TextWriter output) => Terminal.Over(output).Progress().AutoClear(true)
        .Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    /// <summary>Work is done on any thread and out of order: the bar only ever grows.</summary>
    sealed class Done(ProgressTask bar) : IProgress<int>
    {
        public void Report(int value)
        {
            lock (bar) bar.Value = Math.Max(bar.Value, value);
        }
    }

    sealed class DoneOf(ProgressTask bar) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value)
        {
            lock (bar)
            {
                bar.MaxValue = Math.Max(value.Of, 1);
                bar.Value = Math.Max(bar.Value, value.Done);
            }
        }
    }
}
