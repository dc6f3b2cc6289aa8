using System.Text;

namespace Refuge.Reports.Documents;

/// <summary>Gathers the readable letters of a marked-up text and remembers where each was received.</summary>
sealed class CleanTextBuilder(string received)
{
    readonly StringBuilder text = new(received.Length);
    readonly List<CleanText.Run> runs = [];
    readonly List<Stretch> furniture = [];

    internal int Length => text.Length;

    internal DateOnly? Dated { get; set; }

    readonly List<(int Start, DateOnly Day)> redated = [];

    /// <summary>From here on the text counts from another day: a message forwarded within a message.</summary>
    internal void Redate(DateOnly day) => redated.Add((text.Length, day));

    internal bool EndsWithSpace => text.Length == 0 || char.IsWhiteSpace(text[^1]);

    /// <summary>Takes the letters received at the given stretch as they are.</summary>
    internal void Keep(int start, int end)
    {
        if (start >= end) return;
        if (runs.Count > 0 && runs[^1] is { IsPlain: true } last && last.Received + last.ReceivedLength == start)
        {
            runs[^1] = last with
            {
                CleanLength = last.CleanLength + end - start,
                ReceivedLength = last.ReceivedLength + end - start,
            };
        }
        else
        {
            runs.Add(new(text.Length, end - start, start, end - start));
        }

        text.Append(received, start, end - start);
    }

    /// <summary>Lets <paramref name="letters"/> stand for the whole stretch received.</summary>
    internal void Replace(int start, int end, string letters)
    {
        if (letters.Length == 0) return;
        runs.Add(new(text.Length, letters.Length, start, end - start));
        text.Append(letters);
    }

    /// <summary>Ends the paragraph, once.</summary>
    internal void BreakParagraph(int start, int end)
    {
        if (text.Length == 0 || (text.Length >= 2 && text[^1] == '\n' && text[^2] == '\n')) return;
        Replace(start, end, text[^1] == '\n' ? "\n" : "\n\n");
    }

    /// <summary>Marks the letters since <paramref name="start"/> as furniture of the page.</summary>
    internal void MarkFurniture(int start)
    {
        if (start < text.Length) furniture.Add(new(start, text.Length));
    }

    internal CleanText Build() =>
        new(received, text.ToString(), runs.Count == 0 ? [new(0, 0, 0, 0)] : [.. runs], furniture, Dated)
        {
            Redated = [.. redated],
        };
}
