using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Documents;

/// <summary>Parts a page into passages: its furniture, and the stories that were stitched together on it.</summary>
/// <remarks>
/// A seam is a dateline with an agency, or the paragraph where the spelling of a place changes for good and a narrator
/// begins to speak. Between the last old spelling and the first new one the seam lies where an actor's long name gives
/// way to the short one.
/// </remarks>
static class PassageReader
{
    static readonly FrozenSet<string> Agencies = Units.Words(
        "reuters ap afp upi dpa xinhua irin tass interfax anadolu aljazeera efe pti ani kyodo rudaw bbc cnn unhcr "
        + "ocha iom un");

    static readonly FrozenSet<string> FirstPerson = Units.Words("we our us i my me");

    const int EarliestSeam = 2;
    const int LongestAgency = 12;

    /// <summary>The passages of a page, in order; together they cover its story and its furniture.</summary>
    internal static List<Passage> Read(
        CleanText clean, Layout layout, IReadOnlyList<PlaceMention> places, string source)
    {
        var story = layout.Story;
        var passages = new List<Passage>();
        if (story.Count > 0)
        {
            var cuts = Cuts(clean.Text, story, places);
            for (var index = 0; index < cuts.Count; index++)
            {
                var last = index + 1 < cuts.Count ? cuts[index + 1].Sentence : story.Count;
                var stretch = new Stretch(story[cuts[index].Sentence].Start, story[last - 1].End);
                var origin = cuts[index].Agency
                    ?? (cuts.Count == 1 ? source : FormattableString.Invariant($"{source}#{index + 1}"));
                passages.Add(
                    new(
                        stretch.Start, stretch.End, origin,
                        cuts[index].Agency is null && Narrates(story, cuts[index].Sentence, last)
                        ? Voice.Reporter
                        : Voice.Agency));
            }
        }

        foreach (var stretch in layout.Furniture)
        {
            passages.Add(new(stretch.Start, stretch.End, source, Voice.Furniture));
        }
        return [.. passages.OrderBy(static passage => passage.Start)];
    }

    static List<(int Sentence, string? Agency)> Cuts(
        string text, IReadOnlyList<Sentence> story, IReadOnlyList<PlaceMention> places)
    {
        var cuts = new List<(int Sentence, string? Agency)> { (0, null) };
        for (var index = 0; index < story.Count; index++)
        {
            if (Dateline(text, story[index]) is not { } agency) continue;
            if (index == cuts[^1].Sentence || (cuts.Count == 1 && cuts[0].Agency is null && index < 4))
            {
                cuts[^1] = (cuts[^1].Sentence, agency);
            }
            else if (cuts[^1].Agency != agency)
            {
                cuts.Add((index, agency));
            }
        }

        if (cuts.Count == 1 && Seam(story, places) is { } seam) cuts.Add((seam, null));
        return cuts;
    }

    /// <summary>The agency of a dateline, such as "MOSUL, Iraq (Reuters) -" or "BAGHDAD, Aug 28 (AFP) --".</summary>
    static string? Dateline(string text, Sentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var at = 0; at + 3 < tokens.Length && at < LongestAgency; at++)
        {
            if (tokens[at].Is("(") && tokens[at + 1].IsWord && Agencies.Contains(tokens[at + 1].Lower)
                && tokens[at + 2].Is(")") && tokens[at + 3].Lower is "-" or "–" or "—" or "_" or ":")
            {
                return text[tokens[at + 1].Start..tokens[at + 1].End];
            }
        }

        return null;
    }

    static int? Seam(IReadOnlyList<Sentence> story, IReadOnlyList<PlaceMention> places)
    {
        if (Respelling(places) is not { } change) return null;
        int? seam = null;
        var shortened = Shortening(story, change);
        for (var index = EarliestSeam; index < story.Count; index++)
        {
            var opens = story[index].Paragraph != story[index - 1].Paragraph;
            if (!opens || story[index].Start <= change.LastOld || story[index].Start > change.FirstNew) continue;
            if (shortened is { } first && story[index].Start > first) break;
            seam = index;
        }

        return seam is { } found && Narrates(story, found, story.Count) && !Narrates(story, 0, found) ? found : null;
    }

    /// <summary>
    /// Where an actor of a long name, "Islamic State (ISIS …)", is first called by the short one alone.
    /// </summary>
    static int? Shortening(IReadOnlyList<Sentence> story, (int LastOld, int FirstNew) change)
    {
        foreach (var sentence in story)
        {
            if (sentence.Start <= change.LastOld || sentence.Start > change.FirstNew) continue;
            foreach (var token in sentence.Tokens)
            {
                if (token.Lower is "isis" or "isil" or "daesh") return sentence.Start;
            }
        }

        return null;
    }

    /// <summary>
    /// The stretch in which the spelling of one place changes for good: after its last old and before its first new
    /// form.
    /// </summary>
    static (int LastOld, int FirstNew)? Respelling(IReadOnlyList<PlaceMention> places)
    {
        foreach (var place in places.Where(static place => place.Quote.Length > 3)
            .GroupBy(static place => PlaceKey.Of(place.Quote), StringComparer.Ordinal))
        {
            var mentions = place.Select(static mention => (Spelling: Spelling(mention.Quote), mention.Start)).ToList();
            var last = mentions[^1].Spelling;
            var firstNew = mentions.Count;
            while (firstNew > 0 && mentions[firstNew - 1].Spelling == last) firstNew--;
            if (firstNew == 0 || mentions.Count - firstNew < 2) continue;
            var old = mentions[firstNew - 1].Spelling;
            if (mentions.Take(firstNew).Count(mention => mention.Spelling == old) >= 2)
            {
                return (mentions[firstNew - 1].Start, mentions[firstNew].Start);
            }
        }

        return null;
    }

    static string Spelling(string name)
    {
        var upper = name.ToUpperInvariant();
        return upper.StartsWith("AL-", StringComparison.Ordinal) || upper.StartsWith("AL ", StringComparison.Ordinal)
            ? upper[3..]
            : upper;
    }

    /// <summary>Whether a narrator speaks outside quotation marks.</summary>
    static bool Narrates(IReadOnlyList<Sentence> story, int first, int end)
    {
        var count = 0;
        for (var index = first; index < end; index++)
        {
            var quoted = false;
            foreach (var token in story[index].Tokens)
            {
                if (token.Lower is "“" or "\"")
                {
                    quoted = !quoted;
                }
                else if (token.Lower is "”")
                {
                    quoted = false;
                }
                else if (!quoted && FirstPerson.Contains(token.Lower)
                    && !(token.Length > 1 && char.IsUpper(token.Lower[0])))
                {
                    count++;
                }
            }
        }

        return count >= 2;
    }
}
