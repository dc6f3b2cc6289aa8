using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>Where a name begins and ends, when what found it saw a word too many or too few.</summary>
sealed class NameBounds(PlaceNames names)
{
    readonly TaggedNames within = new(names);

    static readonly FrozenSet<string> Leads = Units.Words("at in near from to of into around across outside inside the");

    /// <summary>
    /// "At the Alma stadium", "Oil City of Boro": a name without the words that lead to it, or say what kind of place
    /// it is.
    /// </summary>
    internal PlaceReader.Named WithoutLead(string text, Token[] tokens, PlaceReader.Named named)
    {
        var first = named.First;
        while (first < named.Next - 1 && IsLead(tokens, first)) first++;
        if (BehindKind(tokens, first, named.Next) is { } name
            && names.Find(text.AsSpan()[tokens[first].Start..tokens[named.Next - 1].End]).Count == 0)
        {
            first = name;
        }
        return first == named.First ? named : new(first, named.Next, within.Find(text, tokens, first, named.Next));
    }

    /// <summary>Where a name begins behind a kind of place and "of". Null where there is no such.</summary>
    static int? BehindKind(Token[] tokens, int first, int next)
    {
        for (var at = first + 1; at < next - 1; at++)
        {
            if (tokens[at].Is("of") && PlaceReader.KindsBefore.Contains(tokens[at - 1].Lower)) return at + 1;
        }

        return null;
    }

    /// <summary>"The Alma stadium", "Alma district" where the folder knows a place of that name beside the town.</summary>
    internal PlaceReader.Named WithKind(string text, Token[] tokens, PlaceReader.Named named)
    {
        var next = named.Next;
        while (next < tokens.Length && tokens[next] is { IsWord: true, Capital: false }
            && (SitesOfTheirOwn.IsKind(tokens[next].Lower) || PlaceReader.KindsAfter.Contains(tokens[next].Lower)))
        {
            next++;
        }

        for (; next > named.Next; next--)
        {
            var whole = names.Find(text.AsSpan()[tokens[named.First].Start..tokens[next - 1].End]);
            if (whole is [{ IsOfFolder: true }, ..]) return new(named.First, next, whole);
        }

        return named;
    }

    /// <summary>
    /// Whether a word leads to a name and is none of it: one that a sentence begins with, or a small one. "The Cade"
    /// within a sentence is a name, whose key has no article.
    /// </summary>
    internal static bool IsLead(Token[] tokens, int at) =>
        Leads.Contains(tokens[at].Lower) && !(tokens[at].Is("the") && tokens[at].Capital && at > 0);

    /// <summary>
    /// A name of which the tagger saw only the beginning: the rest of it belongs to it ("New" of New York City).
    /// </summary>
    internal PlaceReader.Named Completed(string text, Token[] tokens, PlaceReader.Named named, int end)
    {
        for (var next = Math.Min(end, named.First + PlaceReader.LongestName); next > named.Next; next--)
        {
            if (!tokens[next - 1].IsWord || !tokens[next - 1].Capital
                || !PlaceReader.IsOneName(tokens, named.First, next - named.First))
            {
                continue;
            }
            if (names.Find(text.AsSpan()[tokens[named.First].Start..tokens[next - 1].End]) is { Count: > 0 } whole)
            {
                return new(named.First, next, whole);
            }
        }

        return named;
    }
}
