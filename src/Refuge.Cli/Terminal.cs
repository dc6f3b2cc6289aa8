using System.Text;
using Refuge.Files;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Refuge.Cli;

/// <summary>The terminal with the program's own styles; text that came from outside is shown, never obeyed.</summary>
static class Terminal
{
    /// <summary>Whether somebody watches what is written to <paramref name="output"/>.</summary>
    internal static bool IsWatched(TextWriter output) =>
        output is VisibleWriter { Raw: var raw } && ReferenceEquals(raw, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>A console over a writer: with styles on a terminal, plain text elsewhere.</summary>
    internal static IAnsiConsole Over(TextWriter output)
    {
        var isWatched = IsWatched(output);
        var console = AnsiConsole.Create(new()
        {
            Out = new Output(isWatched ? ((VisibleWriter)output).Raw : output, isWatched),
            Ansi = isWatched ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isWatched ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isWatched ? InteractionSupport.Detect : InteractionSupport.No,
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        console.Pipeline.Attach(new ShowHidden());
        return console;
    }

    sealed class Output(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        /// <summary>Lines of a terminal that does not say how many it has (VT100).</summary>
        const int UsualHeight = 24;

        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : Screen.Width;

        public int Height => isTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : UsualHeight;

        public void SetEncoding(Encoding encoding)
        {
            // The encoding of a terminal is its own.
        }
    }

    /// <summary>
    /// The last step before the terminal: all text of a page passes <see cref="VisibleText"/>, the program's own
    /// control codes do not.
    /// </summary>
    sealed class ShowHidden : IRenderHook
    {
        public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
            renderables.Select(IRenderable (page) => new Shown(page));
    }

    sealed class Shown(IRenderable page) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => page.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => page.Render(options, maxWidth)
            .Select(static segment => segment.IsControlCode || segment.IsLineBreak
                ? segment
                : new Segment(VisibleText.Of(segment.Text), segment.Style));
    }
}
