using System.Globalization;
using Refuge.Reports.Claims;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Predicates;
using static Refuge.Reports.Places.SiteWords;

namespace Refuge.Reports.Places;

/// <summary>
/// Finds the sites of displaced people that bear a name of their own: "Alma camp", "Boro transit site", "the Cade
/// primary school", "a camp called Dora". No gazetteer holds them, and everything told of them stands at them.
/// </summary>
/// <remarks>
/// A camp whose name is that of a known town lies near the town and is told by it, as before; a school or a hall of a
/// known town is one of many there and is a site by itself.
/// </remarks>
sealed class SitesOfTheirOwn(PlaceNames names)
{
    /// <summary>A name has so many words at most.</summary>
    const int Longest = 4;

    readonly Dictionary<string, string> sites = new(StringComparer.Ordinal);
    readonly HashSet<string> bare = new(StringComparer.Ordinal);

    /// <summary>The names of the sites found so far without the words for a site, folded.</summary>
    internal IEnumerable<string> Bare => bare;

    /// <summary>The names of a sentence with the sites in it; a site holds the words that stood for its name.</summary>
    internal List<PlaceReader.Named> Add(string text, Token[] tokens, List<PlaceReader.Named> named)
    {
        var found = named;
        var isOfPeople = Array.Exists(tokens, static token => OfPeople.Contains(token.Lower) || IsCount(token))
            || IsRow(text, tokens);
        if (NumberedSites.OfLabel(tokens) is { Length: > 0 } labelled)
        {
            return Put(
                text, tokens, found, labelled, labelled.End,
                $"{Name(text, tokens, labelled)} {tokens[0].Lower}");
        }
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsWord) continue;
            if (SeveralCamps.Contains(tokens[at].Lower))
            {
                found = AddSeveral(text, tokens, at, found);
            }
            else if (IsHead(tokens, at, isOfPeople))
            {
                var first = Beginning(tokens, at, out var last);
                if (first >= 0 && last >= first && NumberedSites.IsNumbered(tokens, at))
                {
                    var whole = new Stretch(first, at + 2);
                    found = Put(text, tokens, found, whole, whole.End, Name(text, tokens, whole));
                }
                else if (first >= 0 && last >= first)
                {
                    found = Put(text, tokens, found, new(first, at + 1), last + 1);
                }
                else if (first < 0 && NumberedSites.OfNumberAlone(tokens, at) is { Length: > 0 } alone)
                {
                    found = Put(text, tokens, found, alone, alone.End, Name(text, tokens, alone));
                }
                else if (Called(tokens, at) is { Length: > 0 } called)
                {
                    found = Put(text, tokens, found, called, called.End, Name(text, tokens, called));
                }
                else if (Apposed(text, tokens, at) is { Length: > 0 } apposed)
                {
                    found = Put(text, tokens, found, apposed, apposed.End, Name(text, tokens, apposed));
                }
            }
        }

        return found;
    }

    /// <summary>A number that is no year and no day of a month.</summary>
    static bool IsCount(Token token) => token is { IsNumber: true, Length: > 2 and not 4 };

    static bool IsRow(string text, Token[] tokens) =>
        tokens.Length > 0
            && text.AsSpan(tokens[0].Start, tokens[^1].End - tokens[0].Start).ContainsAny('\t', '|');

    /// <summary>A site that is named again, in full or without the word for a site, is the same site.</summary>
    internal void Again(string text, IReadOnlyList<Sentence> story, List<List<PlaceReader.Named>> named)
    {
        if (sites.Count == 0) return;
        var numbered = new NumberedSites(sites);
        for (var index = 0; index < story.Count; index++)
        {
            var tokens = story[index].Tokens;
            numbered.Add(text, tokens, named[index]);
            for (var at = 0; at < named[index].Count; at++)
            {
                var name = named[index][at];
                if (name.Site is not null) continue;
                // "Alma 2" is the camp of that number, whatever town bears the name.
                if (name.Next < tokens.Length && NumberedSites.IsNumber(tokens[name.Next]) && sites.TryGetValue(
                    PlaceKey.Of(text[tokens[name.First].Start..tokens[name.Next].End]), out var known))
                {
                    named[index][at] = name with { Next = name.Next + 1, Site = known, IsOwn = true, Candidates = [] };
                    continue;
                }
                if (name.Next < tokens.Length && NumberedSites.IsNumber(tokens[name.Next])
                    && numbered.Sister(text[tokens[name.First].Start..tokens[name.Next - 1].End]) is { } kind)
                {
                    var sister = $"{text[tokens[name.First].Start..tokens[name.Next].End]} {kind}";
                    named[index][at] = name with { Next = name.Next + 1, Site = sister, IsOwn = true, Candidates = [] };
                    continue;
                }
                var key = PlaceKey.Of(text[tokens[name.First].Start..tokens[name.Next - 1].End]);
                // "Alma town" is where people live, beside the camp of that name.
                if (name.Next < tokens.Length && PlaceReader.KindsAfter.Contains(tokens[name.Next].Lower)) continue;
                if (sites.TryGetValue(key, out var site)) named[index][at] = name with { Site = site };
            }
        }
    }

    /// <summary>What a name means as a site. Null where the words name none, or one that a known place tells.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">The place that its words mean. Null where they mean none.</param>
    /// <param name="exact">The same as a reference.</param>
    internal static NamedSite? Reference(PlaceReader.Named name, NamedPlace? place, ExactPlace? exact)
    {
        if (name.Site is not { } site || place is { IsSite: true }) return null;
        // A name that is only spelt like that of a town is the site's own.
        if (place is null || !(place.IsOfFolder || (name.Candidates.Count > 0 && Spells(place, WithoutKind(site)))))
        {
            return new(site, null);
        }
        return name.IsOwn || !IsCamp(site) ? new(site, exact) : null;
    }

    static bool Spells(NamedPlace place, string words) =>
        IsAlike(place.Name, words) || place.Aliases.Any(alias => IsAlike(alias, words));

    static bool IsAlike(string one, string other) => CultureInfo.InvariantCulture.CompareInfo.Compare(
        one, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;

    /// <summary>Whether a name ends right before a word for a site, but for what kind of site it is.</summary>
    internal static bool IsBefore(Token[] tokens, int head, int end)
    {
        var last = head - 1;
        while (last >= 0 && Kinds.Contains(tokens[last].Lower) && !tokens[last].Capital) last--;
        while (last >= 0 && tokens[last].End > end && Kinds.Contains(tokens[last].Lower)) last--;
        return last >= 0 && tokens[last].End == end;
    }

    internal static bool IsCamp(string site) => Camps.Contains(site[(site.LastIndexOf(' ') + 1)..].ToLowerInvariant());

    /// <summary>
    /// The tokens of a sentence in which the name of a site tells nothing: nobody hopes in "Camp Hope".
    /// </summary>
    internal static Token[] Muted(Token[] tokens, IReadOnlyList<PlaceMention> places)
    {
        Token[]? muted = null;
        foreach (var place in places)
        {
            if (place.Reference is not (NamedSite or ExactPlace { IsSite: true })) continue;
            for (var at = 0; at < tokens.Length; at++)
            {
                if (tokens[at].Start < place.Start || tokens[at].End > place.End || !tokens[at].Capital
                    || !tokens[at].IsWord || IsKind(tokens[at].Lower))
                {
                    continue;
                }
                muted ??= [.. tokens];
                muted[at] = tokens[at] with { Lower = NameWords.Marked(tokens[at].Lower) };
            }
        }

        return muted ?? tokens;
    }

    /// <summary>Whether a word is one for a site, or says what kind of site it is.</summary>
    internal static bool IsKind(string word) =>
        Kinds.Contains(word) || Camps.Contains(word) || SeveralCamps.Contains(word) || Buildings.Contains(word)
            || Centres.Contains(word);

    /// <summary>"Alma primary school" without the words for the kind of site.</summary>
    internal static string WithoutKind(string site)
    {
        var words = site.Split(' ');
        var end = words.Length;
        while (end > 1 && IsKind(words[end - 1].ToLowerInvariant())) end--;
        return string.Join(' ', words[..end]);
    }

    /// <summary>Whether a word is one for a site that may bear a name.</summary>
    static bool IsHead(Token[] tokens, int at, bool isOfPeople) =>
        Camps.Contains(tokens[at].Lower)
            || Centres.Contains(tokens[at].Lower) && at > 0 && OfStay.Contains(tokens[at - 1].Lower)
            || Buildings.Contains(tokens[at].Lower) && isOfPeople;

    /// <summary>The first word of the name before a word for a site, and its last; −1 where none is.</summary>
    static int Beginning(Token[] tokens, int head, out int last)
    {
        last = head - 1;
        while (last >= 0 && (Kinds.Contains(tokens[last].Lower) || tokens[last].Lower is "'" or "’" or "'s"
            || Camps.Contains(tokens[last].Lower) && !tokens[last].Capital))
        {
            last--;
        }
        if (head + 1 < tokens.Length && tokens[head + 1].Is("of") && Buildings.Contains(tokens[head].Lower)) return -1;
        var first = last + 1;
        while (first > 0 && last - first + 1 < Longest && IsOfName(tokens, first - 1, first > last)) first--;
        while (first <= last && !Begins(tokens[first]) && !IsProper(tokens, first, head)) first++;
        var isName = false;
        for (var at = first; at <= last; at++)
        {
            isName |= IsProper(tokens, at, head) || (tokens[at].IsWord && tokens[at].Capital && tokens[at].Length > 2
                && !NoNames.Contains(tokens[at].Lower) && (!Kinds.Contains(tokens[at].Lower)
                    // "Village 8 settlement".
                    || at < last && NumberedSites.IsNumber(tokens[at + 1])));
        }
        return isName ? first : -1;
    }

    /// <summary>"The Central Primary School": a name all of whose words have a capital.</summary>
    static bool IsProper(Token[] tokens, int at, int head) =>
        at > 0 && at < head - 1 && tokens[at].Capital && tokens[head].Capital && tokens[at + 1].Capital
            && tokens[at].Lower is "central" or "main" or "international" or "regional" or "state" or "catholic"
                or "methodist" or "anglican" or "islamic" or "new" or "first" or "second";

    static bool Begins(in Token token) =>
        token is { IsWord: true, Capital: true, Length: > 1 } && !NoNames.Contains(token.Lower);

    static bool IsOfName(Token[] tokens, int at, bool isLast) =>
        tokens[at].IsWord && tokens[at].Capital
            || (isLast ? tokens[at].IsNumber && tokens[at].Length <= 2 && at > 0 && tokens[at - 1].Capital
                : Connectors.Contains(tokens[at].Lower) && at > 0 && tokens[at - 1].Capital);

    /// <summary>"A camp called Alma", "the site known as Boro", "Camp Cade" where no soldiers are spoken of.</summary>
    static Stretch Called(Token[] tokens, int head)
    {
        var first = head + 1;
        if (first < tokens.Length && tokens[first].Lower is "called" or "named")
        {
            first++;
        }
        else if (first + 1 < tokens.Length && tokens[first].Is("known") && tokens[first + 1].Is("as"))
        {
            first += 2;
        }
        else if (!(tokens[head].Is("camp") && tokens[head].Capital
            && Array.Exists(tokens, static token => OfPeople.Contains(token.Lower))
            && !Array.Exists(tokens, static token => OfSoldiers.Contains(token.Lower))))
        {
            return default;
        }
        var end = first;
        while (end < tokens.Length && end - first < Longest && tokens[end] is { IsWord: true, Capital: true })
        {
            end++;
        }
        return end == first ? default : first == head + 1 ? new(head, end) : new(first, end);
    }

    /// <summary>"At Alma, a new site opened", "Boro, a makeshift camp": a name that no known place bears.</summary>
    Stretch Apposed(string text, Token[] tokens, int head)
    {
        var article = head - 1;
        while (article > 0 && head - article < Longest && tokens[article] is { IsWord: true, Capital: false }
            && tokens[article].Lower is not ("a" or "an"))
        {
            article--;
        }
        if (article < 2 || tokens[article].Lower is not ("a" or "an") || !tokens[article - 1].Is(",")) return default;
        var end = article - 1;
        var first = end;
        while (first > 0 && end - first < Longest && tokens[first - 1] is { IsWord: true, Capital: true }
            && Begins(tokens[first - 1]))
        {
            first--;
        }
        var name = new Stretch(first, end);
        return name.Length > 0 && names.Find(Name(text, tokens, name)).Count == 0 ? name : default;
    }

    static string Name(string text, Token[] tokens, Stretch site) =>
        text[tokens[site.Start].Start..tokens[site.End - 1].End];

    /// <summary>"Alma, Boro and Cade camps": each is one.</summary>
    List<PlaceReader.Named> AddSeveral(string text, Token[] tokens, int head, List<PlaceReader.Named> named)
    {
        var end = head;
        while (end > 0 && Kinds.Contains(tokens[end - 1].Lower)) end--;
        var kind = tokens[head].Lower[..^1];
        var isFirst = true;
        while (end > 0)
        {
            var first = end;
            if (first > 1 && NumberedSites.IsNumber(tokens[first - 1]) && tokens[first - 2].Capital) first--;
            while (first > 0 && end - first < Longest && tokens[first - 1] is { IsWord: true, Capital: true }
                && !NoNames.Contains(tokens[first - 1].Lower))
            {
                first--;
            }
            if (first == end) return named;
            if (!isFirst || (first > 0 && tokens[first - 1].Lower is "and" or ","))
            {
                var site = new Stretch(first, end);
                named = Put(text, tokens, named, site, end, $"{Name(text, tokens, site)} {kind}");
            }
            if (first == 0 || tokens[first - 1].Lower is not ("and" or ",")) return named;
            (isFirst, end) = (false, first - 1);
            if (end > 0 && tokens[end - 1].Is(",")) end--;
        }

        return named;
    }

    /// <summary>Puts a site in the place of what was found of its name.</summary>
    List<PlaceReader.Named> Put(
        string text, Token[] tokens, List<PlaceReader.Named> named, Stretch site, int endOfName, string? given = null)
    {
        var whole = given ?? Name(text, tokens, site);
        var isCamp = given is not null || Camps.Contains(tokens[site.End - 1].Lower);
        var within = named.FindAll(name => name.First < site.End && site.Start < name.Next);
        // "Blocks C and D of Alma camp": the letter of a block is no part of the name.
        if (within.Exists(
            name => name.First < site.Start && tokens[name.First].Length > 1 || name.Next > site.End))
        {
            return named;
        }
        var ofSite = names.Find(whole);
        if (ofSite.Count == 0)
        {
            var bareName = text[tokens[site.Start].Start..tokens[endOfName - 1].End];
            var known = within.Find(static name => name.Candidates.Count > 0).Candidates ?? names.Find(bareName);
            // A people's name, or a camp that a known town tells apart.
            if (known.Count > 0 && IsOfLand(known)) return named;
            // "Alma Hill settlement" is not Alma.
            var isPart = within.Exists(
                name => name.Candidates.Count > 0 && (name.First > site.Start || name.Next < endOfName))
                && names.Find(bareName).Count == 0;
            if (known.Count > 0 && isCamp && !isPart && known.Any(static place => !place.IsSite))
            {
                sites.TryAdd(PlaceKey.Of(bareName), whole);
                return within.Count > 0
                    ? named.ConvertAll(name => name.Candidates.Count > 0 && within.Contains(name)
                        ? name with { Site = whole }
                        : name)
                    : With(named, within, new(site.Start, endOfName, known) { Site = whole });
            }
            sites.TryAdd(PlaceKey.Of(whole), whole);
            // "Alma school" makes no school of Alma.
            if (known.Count == 0 && (isCamp || Centres.Contains(tokens[site.End - 1].Lower)))
            {
                sites.TryAdd(PlaceKey.Of(bareName), whole);
                if (bareName.Length > 3) bare.Add(PlaceKey.Of(bareName));
                whole = sites[PlaceKey.Of(bareName)];
            }
            else
            {
                whole = sites[PlaceKey.Of(whole)];
            }
            return With(
                named, within, new(site.Start, site.End, isPart ? [] : known) { Site = whole, IsOwn = true });
        }
        return With(named, within, new(site.Start, site.End, ofSite));
    }

    static List<PlaceReader.Named> With(
        List<PlaceReader.Named> named, List<PlaceReader.Named> within, PlaceReader.Named site) =>
        [.. named.Except(within).Append(site).OrderBy(static name => name.First)];

    /// <summary>"The Iraqi camp": a country or a province, and no town.</summary>
    static bool IsOfLand(IReadOnlyList<NamedPlace> places) =>
        places.All(static place => place.Kind is NamedPlaceKind.Country or NamedPlaceKind.Region);
}
