using Refuge.Reports.Language;

namespace Refuge.Reports.Documents;

/// <summary>The story of a page apart from its furniture, with the notices found on the way.</summary>
/// <param name="Story">The sentences of the story.</param>
/// <param name="Sentences">All sentences of the page, in order.</param>
/// <param name="Furniture">Stretches that belong to the page.</param>
/// <param name="Notices">Lines about the page.</param>
sealed record Layout(
    IReadOnlyList<Sentence> Story, IReadOnlyList<Sentence> Sentences, IReadOnlyList<Stretch> Furniture,
    IReadOnlyList<Notice> Notices)
{
    const int LongestLine = 400;

    /// <summary>Tells the story of <paramref name="clean"/> from its furniture, line by line.</summary>
    internal static Layout Of(CleanText clean)
    {
        var (furniture, notices) = Lines(clean);
        var sentences = Language.Sentences.Of(clean.Text);
        var story = new List<Sentence>(sentences.Count);
        var next = 0;
        foreach (var sentence in sentences)
        {
            while (next < furniture.Count && furniture[next].End <= sentence.Start) next++;
            if (next >= furniture.Count || !furniture[next].Overlaps(sentence.Where)) story.Add(sentence);
        }

        return new(story, sentences, furniture, notices);
    }

    static (List<Stretch> Furniture, List<Notice> Notices) Lines(CleanText clean)
    {
        var (furniture, notices) = (new List<Stretch>(), new List<Notice>());
        var marked = 0;
        var isComments = false;
        for (var start = 0; start < clean.Text.Length;)
        {
            var end = clean.Text.IndexOf('\n', start);
            if (end < 0) end = clean.Text.Length;
            var line = clean.Text[start..Math.Min(end, start + LongestLine)].Trim();
            if (line.Length > 0)
            {
                while (marked < clean.Furniture.Count && clean.Furniture[marked].End <= start) marked++;
                var byMarkup = marked < clean.Furniture.Count && clean.Furniture[marked].Overlaps(new(start, end));
                isComments |= PageLines.IsCommentArea(line)
                    || PageLines.OpensComments(line, clean.Text.AsSpan(Math.Min(end + 1, clean.Text.Length)));
                var notice = PageLines.Notice(line);
                if (notice is { } kind && end - start < LongestLine)
                {
                    notices.Add(new(start, end, kind, kind == NoticeKind.Copy ? PageLines.Target(line) : null));
                }
                if (isComments || byMarkup || (end - start < LongestLine && PageLines.IsFurniture(line, notice)))
                {
                    Extend(furniture, start, end);
                }
            }

            start = end + 1;
        }

        return (furniture, notices);
    }

    static void Extend(List<Stretch> furniture, int start, int end)
    {
        if (furniture.Count > 0 && start - furniture[^1].End <= 3) furniture[^1] = furniture[^1] with { End = end };
        else furniture.Add(new(start, end));
    }
}
