using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>What was found in one sentence, before claims are made of it. Places are in the readable text.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Times">Its times.</param>
/// <param name="Quantities">Its quantities.</param>
/// <param name="Places">Its places.</param>
sealed record ReadSentence(
    Sentence Sentence, IReadOnlyList<TimeExpression> Times, IReadOnlyList<Quantity> Quantities,
    IReadOnlyList<PlaceMention> Places);

/// <summary>A claim while it is being made. Places are in the readable text.</summary>
sealed record DraftClaim(
    ClaimType Type,
    string? Sector,
    Stretch Where,
    IReadOnlyList<PlaceMention> Places,
    ClaimDate? Date,
    IReadOnlyList<Quantity> Quantities,
    IReadOnlyList<string> Actors,
    Attribution Attribution,
    Modality Modality,
    bool Happened)
{
    /// <summary>What it states, one by one.</summary>
    internal IReadOnlyList<Statement> Statements { get; init; } = [];
}

/// <summary>Makes claims of sentences, clause by clause, by the table of <see cref="ClaimRules"/>.</summary>
sealed class ClaimReader(string text, DateOnly? reference, IReadOnlySet<string> wide)
{
    const int DatelineParagraphs = 3;
    const int MostWordsKept = 100_000;

    readonly Attributions attributions = new();
    readonly Dictionary<string, ClaimRules.Marks> known = new(StringComparer.Ordinal);
    readonly List<string> slots = [];
    ClaimRules.Marks[] marks = [];
    readonly ClaimDate? now = reference is null ? null : new(reference, reference);
    readonly ClaimDate? untilNow = reference is null ? null : new(null, reference);
    PlaceMention? lastPlace;
    PlaceMention? lastTown;
    readonly CampContext camps = new(wide);
    (int Paragraph, TimeExpression? Duration) frame = (-1, null);

    /// <summary>The claims of one sentence, in order.</summary>
    internal List<DraftClaim> Read(ReadSentence read)
    {
        var claims = new List<DraftClaim>();
        var tokens = read.Sentence.Tokens;
        var attribution = attributions.Of(text, read.Sentence);
        if (read.Times.FirstOrDefault(
            static time => time.Type == TimeType.Duration && time.First is not null) is { } duration)
        {
            frame = (read.Sentence.Paragraph, duration);
        }
        if (frame.Paragraph != read.Sentence.Paragraph) frame = (-1, null);
        camps.Note(tokens);
        Mark(tokens);
        Distances(read, attribution, claims);
        var described = WithoutDistances(read, claims);
        foreach (var clause in Clauses.Of(tokens)) OfClause(described, clause, attribution, claims);
        camps.Follow(read, claims, place => !IsAdjective(place) && !IsTarget(read, place));
        // A country is too wide to be where the next sentence plays.
        if (read.Places.FirstOrDefault(
            place => !IsAdjective(place) && !IsTarget(read, place) && !wide.Contains(place.Id ?? "")
            && !claims.Exists(
                claim =>
                    claim.Type is { Family: "place", Kind: "distance" } && claim.Where.End == place.End)) is { } named)
        {
            lastPlace = named;
            // A river of the folder is a place without a point.
            if (!Facilities.IsOne(named.Quote) && (named.Id is null || named.Latitude is not null)) lastTown = named;
        }

        return claims;
    }

    /// <summary>
    /// "British" is no place, though it leads to one, nor is "Iraqi". "The refinery at Alma" holds the first word of
    /// its name.
    /// </summary>
    bool IsAdjective(PlaceMention place)
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

    void OfClause(ReadSentence read, Stretch clause, Attribution attribution, List<DraftClaim> claims)
    {
        var tokens = read.Sentence.Tokens.AsSpan();
        var triggered = UInt128.Zero;
        for (var at = clause.Start; at < clause.End; at++) triggered |= marks[at].Rules;
        slots.Clear();
        for (; triggered != UInt128.Zero; triggered &= triggered - UInt128.One)
        {
            var rule = ClaimRules.All[(int)UInt128.TrailingZeroCount(triggered)];
            if (slots.Contains(rule.Slot)) continue;
            var trigger = ClaimRules.Find(rule.Groups[0], tokens, marks, clause.Start, clause.End);
            if (trigger < 0 || !Meets(rule, tokens, clause, trigger)) continue;
            slots.Add(rule.Slot);
            claims.Add(Draft(read, clause, rule, trigger, attribution));
        }
    }

    /// <summary>Notes what each token may begin; a word is looked up once in a report.</summary>
    void Mark(Token[] tokens)
    {
        if (marks.Length < tokens.Length) marks = new ClaimRules.Marks[tokens.Length];
        for (var at = 0; at < tokens.Length; at++)
        {
            var word = tokens[at].Lower;
            if (!known.TryGetValue(word, out var marked))
            {
                marked = ClaimRules.MarksOf(word);
                if (known.Count < MostWordsKept) known.Add(word, marked);
            }

            marks[at] = marked;
        }
    }

    /// <summary>
    /// The sentence without "40 miles (65 km) to the south of Mosul": such words pin a place, and nothing happened at
    /// their far end.
    /// </summary>
    static ReadSentence WithoutDistances(ReadSentence read, List<DraftClaim> claims)
    {
        if (claims.Count == 0) return read;
        var apart = claims.Where(static claim => claim.Type is { Family: "place", Kind: "distance" })
            .Select(static claim => claim.Where).ToList();
        return apart.Count == 0 ? read : read with
        {
            Quantities = [
                .. read.Quantities.Where(
                    quantity =>
                        !apart.Exists(distance => distance.Start <= quantity.Start && quantity.End <= distance.End))],
            Places = [
                .. read.Places.Where(
                    place => !apart.Exists(distance => distance.Start <= place.Start && place.End <= distance.End))],
        };
    }

    bool Meets(ClaimRules.Rule rule, ReadOnlySpan<Token> tokens, Stretch clause, int trigger)
    {
        for (var group = 1; group < rule.Groups.Length; group++)
        {
            if (ClaimRules.Find(rule.Groups[group], tokens, marks, clause.Start, clause.End) < 0) return false;
        }

        if (rule.Excluded is { } excluded && ClaimRules.Find(excluded, tokens, marks, clause.Start, clause.End) >= 0)
        {
            return false;
        }
        if (rule.Agent == "any") return true;
        // "was seized in July", with nobody named: taken from those who held it.
        var agent = Stances.Agent(tokens, clause, trigger);
        return agent == rule.Agent
            || (
                agent == "any" && rule.Agent == "state" && trigger > clause.Start
                && tokens[trigger - 1].Lower is "was" or "were" or "been");
    }

    DraftClaim Draft(ReadSentence read, Stretch clause, ClaimRules.Rule rule, int trigger, Attribution attribution)
    {
        var tokens = read.Sentence.Tokens.AsSpan();
        var where = new Stretch(tokens[clause.Start].Start, tokens[clause.End - 1].End);
        var modality = Stances.Modality(tokens, clause);
        // "Their fight to regain Alma" is an aim; "managed to recapture" is done.
        if (modality == Modality.Asserted && rule.Type is { Family: "territory", Kind: "retaken" }
            && Stances.IsAim(tokens, trigger))
        {
            modality = Modality.Planned;
        }
        var type = rule.Type is { Family: "territory", Kind: "retaken" } && modality == Modality.Planned
            ? new ClaimType("operation", "planned")
            : rule.Type;
        // Devices that have yet to be cleared lie there.
        var happened = type.Kind is "failed" or "not_begun"
            ? false
            : type.Family is "hazard" && Stances.IsPending(tokens, clause) || !Stances.IsNegated(tokens, clause);
        var quantities =
            read.Quantities.Where(quantity => where.Start <= quantity.Start && quantity.End <= where.End).ToArray();
        var actors = Stances.Actors(text, tokens, clause);
        var isInSite = camps.IsSpokenOf && type.Family is "camp" or "displacement" or "population";
        var said =
            new StatementReader.Said(type, modality, happened, quantities, actors, Deadline(read, where), isInSite);
        return new(
            type,
            rule.Sector,
            where,
            PlacesOf(read, where, clause, type),
            DateOf(
                read, where, clause,
                type.Family is "territory" or "casualties" or "attack" && modality == Modality.Asserted),
            quantities,
            actors,
            attribution,
            modality,
            happened)
        {
            Statements = StatementReader.Of(said, tokens[clause.Start..clause.End], tokens),
        };
    }

    /// <summary>
    /// "By the end of the year": the last day of the nearest time to come that stands behind "by", "before" or "until".
    /// </summary>
    DateOnly? Deadline(ReadSentence read, Stretch where)
    {
        DateOnly? found = null;
        var nearest = int.MaxValue;
        foreach (var time in read.Times)
        {
            if (!(time.Last > reference)) continue;
            var before = Array.FindLastIndex(read.Sentence.Tokens, token => token.End <= time.Start);
            while (before >= 0 && read.Sentence.Tokens[before].Lower is "the" or "this") before--;
            var distance = Math.Min(Math.Abs(time.Start - where.Start), Math.Abs(time.End - where.End));
            if (before < 0 || read.Sentence.Tokens[before].Lower is not ("by" or "before" or "until" or "in")
                || distance >= nearest)
            {
                continue;
            }
            (found, nearest) = (time.Last, distance);
        }

        return found;
    }

    /// <summary>
    /// The places named in the clause; else, where the claim needs one, the place last named, or the camp spoken of.
    /// </summary>
    PlaceMention[] PlacesOf(ReadSentence read, Stretch where, Stretch clause, ClaimType type)
    {
        var sentence = read.Places.Where(
            place => !IsAdjective(place)
            && !(type.Family is "hazard" or "damage" or "recovery" && IsTarget(read, place))).ToList();
        // A country says nothing beside the town in it.
        if (sentence.Exists(place => !wide.Contains(place.Id ?? "")))
        {
            sentence.RemoveAll(place => wide.Contains(place.Id ?? ""));
        }
        var named = sentence.Where(place => where.Start <= place.Start && place.End <= where.End).ToArray();
        if (type.Family is "camp" && camps.IsSpokenOf && camps.Of(read, clause, named) is { } camp) return [camp];
        if (named.Length > 0 || type.Family is "casualties" or "provenance" or "funding") return named;
        if (camps.IsSpokenOf && type is { Family: "displacement" } or { Family: "population", Kind: "present" }
            && camps.Of(read, clause, []) is { } there)
        {
            return [there];
        }
        if (sentence.Count > 0) return [sentence[0]];
        // A bridge stands where the text says, and nowhere else: the town last named need not lie on the river.
        if (type is { Family: "infrastructure" or "attack" } or { Family: "damage", Kind: "bridge" }) return [];
        return Meant(read) is { } meant ? [meant] : [];
    }

    /// <summary>
    /// The place that a sentence without a name speaks of: the one last named; the town last named where it says "the
    /// town".
    /// </summary>
    PlaceMention? Meant(ReadSentence read)
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

    ClaimDate? DateOf(ReadSentence read, Stretch where, Stretch clause, bool isAct)
    {
        var dated = read.Times.Where(static time => time.First is not null || time.Last is not null).ToList();
        // The dateline says when the report was written, not when things happened.
        if (reference is not null && read.Sentence.Paragraph <= DatelineParagraphs)
        {
            dated.RemoveAll(
                time => time.First == reference && time.Last == reference && time.Value.Length == 10
                && time.Quote.AsSpan().IndexOfAnyInRange('0', '9') >= 0);
        }
        var inside = dated.FirstOrDefault(time => where.Start <= time.Start && time.End <= where.End);
        if (inside is not null) return Between(inside, read.Sentence.Tokens);
        if (dated.Count == 1 && read.Sentence.Tokens.Length < 30) return Between(dated[0], read.Sentence.Tokens);
        var isPast = isAct || Stances.IsPast(read.Sentence.Tokens, clause) || !HasVerb(read.Sentence.Tokens, clause);
        if (frame.Duration is { } duration && isPast) return new(duration.First, duration.Last);
        return isPast ? untilNow : now;
    }

    static bool HasVerb(Token[] tokens, Stretch clause) =>
        Array.FindIndex(tokens, clause.Start, clause.Length, static token => Clauses.IsVerb(token)) >= 0;

    /// <summary>"since April" runs to the day of the report, "until Saturday" from no known day.</summary>
    ClaimDate Between(TimeExpression time, Token[] tokens)
    {
        var before = Array.FindLastIndex(tokens, token => token.End <= time.Start);
        return before < 0 ? new(time.First, time.Last) : tokens[before].Lower switch
        {
            "since" => new(time.First, reference),
            "until" or "till" or "by" or "before" => new(null, time.Last),
            "after" => new(time.Last, reference),
            _ => new(time.First, time.Last),
        };
    }

    /// <summary>"located 40 miles (65 kilometers) south of Mosul", "about 60 kilometers from Mosul".</summary>
    void Distances(ReadSentence read, Attribution attribution, List<DraftClaim> claims)
    {
        var tokens = read.Sentence.Tokens;
        foreach (var quantity in read.Quantities)
        {
            if (Units.Kilometres(quantity.Unit) is null
                || (quantity.Unit is "foot" or "m" or "yard" && quantity.Value < 1000))
            {
                continue;
            }
            if (claims.Count > 0 && quantity.Start < claims[^1].Where.End) continue;
            var next = Array.FindIndex(tokens, token => token.Start >= quantity.End);
            var to =
                read.Places.FirstOrDefault(place => place.Start >= quantity.End && place.Start - quantity.End < 70);
            if (next < 0 || to is null || !IsDistance(tokens, next, to.Start)) continue;
            var first = Array.FindIndex(tokens, token => token.Start >= quantity.Start);
            var from = first > 0 && tokens[first - 1].Lower is "located" or "situated" or "lies" or "some"
                ? first - 1
                : first;
            var where = new Stretch(tokens[from].Start, to.End);
            var inside = read.Quantities.Where(
                other => where.Start <= other.Start && other.End <= where.End
                && Units.Kilometres(other.Unit) is not null).ToArray();
            var origin =
                read.Places.LastOrDefault(place => place.End <= where.Start && !IsAdjective(place)) ?? Meant(read);
            var places = origin is null || origin.Id == to.Id ? (PlaceMention[])[to] : [origin, to];
            claims.Add(
                new(
                    new("place", "distance"), "context", where, places, now, inside, [], attribution, Modality.Asserted,
                    true));
        }
    }

    static bool IsDistance(Token[] tokens, int next, int end)
    {
        for (var at = next; at < tokens.Length && tokens[at].Start < end; at++)
        {
            if (tokens[at].Lower is "from" or "of" or "away" or "outside") return true;
            if (tokens[at].IsWord && Clauses.IsVerb(tokens[at])) return false;
        }

        return false;
    }
}
