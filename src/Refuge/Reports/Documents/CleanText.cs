using Refuge.Reports.Claims;
using Refuge.Reports.Times;

namespace Refuge.Reports.Documents;

/// <summary>
/// The readable part of a report, with a way back from each of its characters to the text as received.
/// </summary>
/// <remarks>
/// Made of runs. In a plain run both texts agree letter by letter; in any other (an entity, a tag that became a
/// paragraph break) every cleaned letter stands for the whole stretch received. Memory grows with the runs, not with
/// the letters.
/// </remarks>
sealed class CleanText
{
    readonly Run[] runs;

    internal CleanText(string received, string text, Run[] runs, IReadOnlyList<Stretch> furniture, DateOnly? dated)
    {
        (Received, Text, this.runs, Furniture, Dated) = (received, text, runs, furniture, dated);
    }

    /// <summary>The decoded text as received.</summary>
    public string Received { get; }

    /// <summary>The readable text, without markup.</summary>
    public string Text { get; }

    /// <summary>Whether the readable text is the text as received, letter by letter.</summary>
    internal bool IsAsReceived => ReferenceEquals(Received, Text);

    /// <summary>Stretches of the readable text that the markup itself calls navigation, form or footer.</summary>
    internal IReadOnlyList<Stretch> Furniture { get; }

    /// <summary>
    /// The day that the markup or the message header gives as the day of publication. Null when it gives none.
    /// </summary>
    public DateOnly? Dated { get; }

    /// <summary>
    /// Where the readable text begins to count from another day than its own, in order: messages forwarded within a
    /// message.
    /// </summary>
    internal IReadOnlyList<(int Start, DateOnly Day)> Redated { get; init; } = [];

    /// <summary>The readable text of <paramref name="report"/>.</summary>
    public static CleanText Of(Report report) => report.Format switch
    {
        ReportFormat.Html => HtmlCleaning.Clean(report.Text),
        ReportFormat.Markdown => MarkdownCleaning.Clean(report.Text),
        ReportFormat.Email => EmailCleaning.Clean(report.Text),
        _ => Plain(report.Text),
    };

    /// <summary>
    /// Where the readable letters from <paramref name="start"/> to <paramref name="end"/> stand in the text as
    /// received.
    /// </summary>
    internal Stretch Locate(int start, int end)
    {
        if (start >= end) return new(0, 0);
        var (first, last) = (RunAt(start), RunAt(end - 1));
        return new(
            first.IsPlain ? first.Received + (start - first.Clean) : first.Received,
            last.IsPlain ? last.Received + (end - last.Clean) : last.Received + last.ReceivedLength);
    }

    /// <summary>A place found in the readable text, as it stands in the text as received.</summary>
    internal PlaceMention AsReceived(PlaceMention place)
    {
        if (IsAsReceived) return place;
        var (start, end) = Locate(place.Start, place.End);
        return place with { Start = start, End = end, Quote = Received[start..end] };
    }

    /// <summary>A quantity found in the readable text, as it stands in the text as received.</summary>
    internal Quantity AsReceived(Quantity quantity)
    {
        if (IsAsReceived) return quantity;
        var (start, end) = Locate(quantity.Start, quantity.End);
        return quantity with { Start = start, End = end, Quote = Received[start..end] };
    }

    /// <summary>A time found in the readable text, as it stands in the text as received.</summary>
    internal TimeExpression AsReceived(TimeExpression time)
    {
        if (IsAsReceived) return time;
        var (start, end) = Locate(time.Start, time.End);
        return time with { Start = start, End = end, Quote = Received[start..end] };
    }

    /// <summary>A figure found in the readable text, as it stands in the text as received.</summary>
    internal DisplacementFigure AsReceived(DisplacementFigure figure)
    {
        if (IsAsReceived) return figure;
        var (start, end) = Locate(figure.Start, figure.End);
        return figure with
        {
            Start = start,
            End = end,
            Quote = Received[start..end],
            Place = figure.Place is { } place ? AsReceived(place) : null,
        };
    }

    /// <summary>The text itself, taken as it is.</summary>
    internal static CleanText Plain(string received) =>
        new(received, received, [new(0, received.Length, 0, received.Length)], [], null);

    Run RunAt(int position)
    {
        var (low, high) = (0, runs.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (runs[middle].Clean <= position) low = middle;
            else high = middle - 1;
        }

        return runs[low];
    }

    /// <summary>A stretch of the readable text and the stretch received that it stands for.</summary>
    internal readonly record struct Run(int Clean, int CleanLength, int Received, int ReceivedLength)
    {
        internal bool IsPlain => CleanLength == ReceivedLength;
    }
}

/// <summary>A stretch of a text, from its first letter to the one after its last.</summary>
readonly record struct Stretch(int Start, int End)
{
    internal int Length => End - Start;

    internal bool Overlaps(Stretch other) => Start < other.End && other.Start < End;

    internal bool Contains(Stretch other) => Start <= other.Start && other.End <= End;
}
