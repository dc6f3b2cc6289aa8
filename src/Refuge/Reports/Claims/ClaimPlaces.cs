using Refuge.Reports.Documents;
using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>Tells where the claims of a report play, and remembers the place that later sentences speak of.</summary>
/// <param name="wide">Identities of countries, provinces and regions: too wide beside a town.</param>
sealed class ClaimPlaces(IReadOnlySet<string> wide)
{
    readonly CampContext camps = new(wide);
    PlaceMention? lastPlace;
    PlaceMention? lastTown;
    PlaceMention? ofParagraph;
    PlaceMention? first;
    PlaceMention? focus;
    readonly Dictionary<string, int> mentioned = new(StringComparer.Ordinal);
    int paragraph = -1;

    /// <summary>Whether the text speaks of a camp.</summary>
    internal bool IsInCamp => camps.IsSpokenOf;

    /// <summary>Notes a sentence before its claims are made.</summary>
    internal void Begin(ReadSentence read)
    {
        camps.Note(read.Sentence.Tokens);
        if (paragraph == read.Sentence.Paragraph) return;
        (paragraph, ofParagraph) = (read.Sentence.Paragraph, null);
    }

    /// <summary>Follows where the report plays, after the claims of a sentence are made.</summary>
    internal void Follow(ReadSentence read, List<DraftClaim> claims)
    {
        camps.Follow(read, claims, place => IsPlace(read, place));
        foreach (var place in read.Places)
        {
            if (place.Id is not { } id || wide.Contains(id) || place.Latitude is null || !IsPlace(read, place))
            {
                continue;
            }
            var count = mentioned[id] = mentioned.GetValueOrDefault(id) + 1;
            if (focus?.Id is not { } known || count > mentioned[known]) focus = place;
        }

        ofParagraph ??= read.Places.FirstOrDefault(place => IsPlace(read, place) && place.Latitude is not null);
        first ??= ofParagraph;
        // A country is too wide to be where the next sentence plays.
        if (read.Places.FirstOrDefault(
            place => IsPlace(read, place) && !wide.Contains(place.Id ?? "") && !claims.Exists(
            claim => claim.Type is { Family: "place", Kind: "distance" }
            && claim.Where.End == place.End)) is not { } named)
        {
            return;
        }

        lastPlace = named;
        // A river of the folder is a place without a point.
        if (!Facilities.IsOne(named.Quote) && (named.Id is null || named.Latitude is not null)) lastTown = named;
    }

    bool IsPlace(ReadSentence read, PlaceMention place) =>
        !IsAdjective(place) && !IsTarget(read, place) && !IsDateline(read, place);

    /// <summary>
    /// "British" is no place, though it leads to one, nor is "Iraqi". "The refinery at Alma" holds the first word of
    /// its name.
    /// </summary>
    internal bool IsAdjective(PlaceMention place)
    {
        if (place.Name is not { } name || place.Quote.Length <= 3
            || string.Equals(name, place.Quote, StringComparison.Ordinal))
        {
            return false;
        }
        if (wide.Contains(place.Id ?? "") && IsDemonym(place.Quote, name)) return true;
        Span<char> key = stackalloc char[PlaceKey.LongestKey];
        Span<char> quoted = stackalloc char[PlaceKey.LongestKey];
        var beginning = quoted[..Math.Min(2, PlaceKey.Of(place.Quote, quoted))];
        var space = name.AsSpan().IndexOf(' ');
        return !key[..PlaceKey.Of(name, key)].StartsWith(beginning, StringComparison.Ordinal) &&
            !place.Quote.AsSpan()
                .Contains(space < 0 ? name : name.AsSpan(0, space), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"Iraqi" of Iraq, "Syrian" of Syria, "Afghan" of Afghanistan.</summary>
    static bool IsDemonym(string quote, string name) =>
        name.Length > 3 && quote.StartsWith(name[..3], StringComparison.Ordinal)
            && (
                quote.EndsWith('i') || quote.EndsWith("an", StringComparison.Ordinal)
                || quote.EndsWith("ese", StringComparison.Ordinal) || quote.EndsWith("ish", StringComparison.Ordinal));

    /// <summary>
    /// The places named in the clause; else, where the claim needs one, the place last named, or the camp spoken of.
    /// </summary>
    internal PlaceMention[] Of(ReadSentence read, Stretch where, Stretch clause, ClaimType type)
    {
        var sentence = read.Places.Where(
            place => !IsAdjective(place) && !IsDateline(read, place)
            && !(type.Family is "hazard" or "damage" or "recovery" && IsTarget(read, place))).ToList();
        // A country says nothing beside the town in it.
        if (sentence.Exists(place => !wide.Contains(place.Id ?? "")))
        {
            sentence.RemoveAll(place => wide.Contains(place.Id ?? ""));
        }
        var named = sentence.Where(place => where.Start <= place.Start && place.End <= where.End).ToArray();
        if (type.Family is "camp" && camps.IsSpokenOf && camps.Of(read, clause, named) is { } camp) return [camp];
        if (named.Length > 0 || type.Family is "provenance" or "funding") return named;
        if (camps.IsSpokenOf && type is { Family: "displacement" } or { Family: "population", Kind: "present" }
            && camps.Of(read, clause, []) is { } there)
        {
            return [there];
        }
        if (sentence.Count > 0) return [sentence[0]];
        // A bridge stands where the text says, and nowhere else: the town last named need not lie on the river.
        if (type is { Family: "infrastructure" } or { Family: "attack", Kind: "failed" } or
            {
                Family: "damage",
                Kind: "bridge",
            })
        {
            return [];
        }
        if (ofParagraph is not null && !wide.Contains(ofParagraph.Id ?? "")) return [ofParagraph];
        var meant = Meant(read);
        // What no gazetteer shows is no ground for later sentences where the report has one.
        if (meant is { Latitude: null, Id: null } && focus is not null) meant = focus;
        return meant is not null ? [meant] : first is not null ? [first] : [];
    }

    /// <summary>
    /// The place that a sentence without a name speaks of: the one last named; the town last named where it says "the
    /// town".
    /// </summary>
    internal PlaceMention? Meant(ReadSentence read)
    {
        var tokens = read.Sentence.Tokens;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (tokens[at].Lower is "town" or "city" or "village" && tokens[at - 1].Is("the"))
            {
                return lastTown ?? lastPlace;
            }
        }

        return lastPlace;
    }

    /// <summary>"operations against Mosul": where an operation is aimed, not where mines lie or pylons fell.</summary>
    static bool IsTarget(ReadSentence read, PlaceMention place)
    {
        var before = Array.FindLastIndex(read.Sentence.Tokens, token => token.End <= place.Start);
        return before >= 0 && read.Sentence.Tokens[before].Lower is "against";
    }

    /// <summary>"BEIRUT —", "Goma, 5 March (Reuters) -": where a story was written is not where it plays.</summary>
    static bool IsDateline(ReadSentence read, PlaceMention place)
    {
        var tokens = read.Sentence.Tokens;
        if (tokens.Length == 0 || place.Start != tokens[0].Start) return false;
        var at = Array.FindIndex(tokens, token => token.Start >= place.End);
        if (at < 0) return false;
        const int LongestDateline = 14;
        for (var mark = at; mark < Math.Min(tokens.Length, at + LongestDateline); mark++)
        {
            if (tokens[mark].Lower is "—" or "–" || (tokens[mark].Is("-") && tokens[mark].Start > tokens[mark - 1].End))
            {
                return true;
            }
            if (tokens[mark].IsWord && !tokens[mark].Capital) return false;
        }

        return false;
    }
}
