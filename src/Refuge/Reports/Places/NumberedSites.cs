using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>Sites of one name that their numbers tell apart: "Alma 1" and "Alma 2", "Boro Site A".</summary>
/// <param name="sites">The sites found so far by the keys of their names.</param>
sealed class NumberedSites(IReadOnlyDictionary<string, string> sites)
{
    /// <summary>
    /// "Population Alma 2: 3,105": a site that is named with its number elsewhere, where no name was found.
    /// </summary>
    internal void Add(string text, Token[] tokens, List<PlaceReader.Named> named)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            if (!IsNumber(tokens[at]) || !tokens[at - 1].Capital) continue;
            if (!sites.TryGetValue(PlaceKey.Of(text[tokens[at - 1].Start..tokens[at].End]), out var site)
                || named.Exists(name => name.First < at + 1 && at - 1 < name.Next))
            {
                continue;
            }
            var first = at - 1;
            var next = named.FindIndex(name => name.First > first);
            named.Insert(next < 0 ? named.Count : next, new(first, at + 1, []) { Site = site, IsOwn = true });
        }
    }

    /// <summary>
    /// "Alma 2", where the report tells of Alma 1 camp: what sort of site both are. Null where it does not.
    /// </summary>
    internal string? Sister(string name)
    {
        var key = PlaceKey.Of(name);
        foreach (var (known, whole) in sites)
        {
            if (known.Length - key.Length is 2 or 3 && known.StartsWith(key, StringComparison.Ordinal)
                && char.IsAsciiDigit(known[^1]) && SitesOfTheirOwn.IsCamp(whole))
            {
                return whole[(whole.LastIndexOf(' ') + 1)..];
            }
        }

        return null;
    }

    /// <summary>"Alma Site B", "Boro Camp 2": which of several sites of the name.</summary>
    internal static bool IsNumbered(Token[] tokens, int head) =>
        head + 1 < tokens.Length && SitesOfTheirOwn.IsCamp(tokens[head].Lower)
            && (tokens[head + 1] is { IsWord: true, Capital: true, Length: 1 } || (tokens[head].Capital
                && IsNumber(tokens[head + 1])
                && (head + 2 >= tokens.Length || !tokens[head + 2].IsWord || !Units.IsPerson(tokens[head + 2].Lower))));

    /// <summary>
    /// "Camp 12", "Site 3", "Camp 4 Extension": a site whose whole name is its number. Empty where a number only follows
    /// the word.
    /// </summary>
    internal static Stretch OfNumberAlone(Token[] tokens, int head)
    {
        if (!tokens[head].Capital || !SitesOfTheirOwn.IsCamp(tokens[head].Lower) || head + 1 >= tokens.Length
            || !IsNumber(tokens[head + 1]))
        {
            return default;
        }
        if (head + 2 >= tokens.Length) return new(head, head + 2);

        // "Camp 4 km from Alma", "Site 20 people", "Camp 3.5".
        var next = tokens[head + 2];
        if (next.IsWord && (Units.IsPerson(next.Lower) || Lengths.Contains(next.Lower))
            || (head + 3 < tokens.Length && tokens[head + 3].IsNumber && next.Start == tokens[head + 1].End))
        {
            return default;
        }
        return new(head, next.Lower is "extension" ? head + 3 : head + 2);
    }

    static readonly FrozenSet<string> Lengths = Units.Words(
        "km kilometres kilometers miles metres meters m days weeks months hours percent families households "
        + "latrines toilets wells boreholes taps tents");

    /// <summary>"Site: Alma 1", at the head of a form: the name behind the label. Empty for any other line.</summary>
    internal static Stretch OfLabel(Token[] tokens)
    {
        const int Longest = 6;
        if (tokens.Length is < 3 or > Longest || !SitesOfTheirOwn.IsCamp(tokens[0].Lower) || !tokens[1].Is(":"))
        {
            return default;
        }
        for (var at = 2; at < tokens.Length; at++)
        {
            if (!(tokens[at] is { IsWord: true, Capital: true } || (at > 2 && IsNumber(tokens[at])))) return default;
            if (SitesOfTheirOwn.IsCamp(tokens[at].Lower)) return default;
        }

        return new(2, tokens.Length);
    }

    internal static bool IsNumber(in Token token) => token is { IsNumber: true, Length: <= 2 };
}
