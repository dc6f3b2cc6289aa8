using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Predicates;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>
/// Makes claims of sentences: by predicates and arguments, and beside them by the words of <see cref="ClaimRules"/>.
/// </summary>
sealed class ClaimReader(string text, StoryMap map)
{
    readonly Speakers speakers = new();
    readonly RuleMatcher rules = new();
    readonly PredicateReader predicates = new(PredicateTable.Default);
    readonly NameWords names = new(PredicateTable.Default);
    readonly ClaimPlaces places = new(map);
    readonly ClaimTimes times = new();
    readonly Senses senses = new();
    readonly TableRecords records = new();
    readonly BareSums sums = new();
    readonly List<(int Start, int End, string Sector)> unread = [];
    WordTag[] tagged = [];
    string? illness;

    /// <summary>A sentence with what its words are, its clauses, and on whose word each rests.</summary>
    sealed record Parsed(ReadSentence Read, WordTag[] Tags, List<VerbClause> Clauses, Attribution[] Speakers)
    {
        internal Token[] Tokens => Read.Sentence.Tokens;

        /// <summary>The clause of a token.</summary>
        internal int ClauseAt(int token)
        {
            var at = Clauses.Count - 1;
            while (at > 0 && Clauses[at].Start > token) at--;
            return at;
        }
    }

    /// <summary>
    /// The sentences read so far that speak of a sector and of which no claim was made, in the readable text.
    /// </summary>
    internal IReadOnlyList<(int Start, int End, string Sector)> Unread => unread;

    /// <summary>The sector of the first word of the tables that a sentence holds. Null when it holds none.</summary>
    string? Sector(Token[] tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (predicates.TypeOfNoun(tokens[at].Lower) is { } type && Sectors.Of(type) is { } named) return named;
            if (rules.SectorAt(at) is { } ruled) return ruled;
        }

        return null;
    }

    /// <summary>The claims of one sentence, in order.</summary>
    /// <param name="read">The sentence.</param>
    /// <param name="following">The sentences behind it.</param>
    internal List<DraftClaim> Read(ReadSentence read, IEnumerable<ReadSentence> following)
    {
        var claims = new List<DraftClaim>();
        var tokens = read.Sentence.Tokens;
        illness = HealthStatements.IllnessIn(tokens) ?? illness;
        if (tagged.Length < tokens.Length) tagged = new WordTag[tokens.Length];
        WordTagger.Shipped.Tag(tokens, tagged);
        Settling.Settle(PredicateTable.Default, tokens, tagged.AsSpan(0, tokens.Length));
        if (SitesOfTheirOwn.Muted(names.Without(tokens, tagged), read.Places) is var told && told != tokens)
        {
            (tokens, read) = (told, read with { Sentence = read.Sentence with { Tokens = told } });
        }
        read = read with { Quantities = sums.Priced(read) };
        var clauses = VerbClauses.Of(tokens, tagged.AsSpan(0, tokens.Length));
        var parsed = new Parsed(
            read, tagged, clauses, speakers.Of(text, read.Sentence, tagged, clauses, read.Places, following));
        times.Begin(read);
        places.Begin(read);
        rules.Mark(tokens);
        parsed = parsed with { Read = Distances(parsed, claims) };
        if (records.Read(text, read, times.Now) is { } rows) return rows.ConvertAll(row => Placed(parsed, row));
        var scraps = new HashSet<DraftClaim>(ReferenceEqualityComparer.Instance);
        foreach (var found in predicates.Read(tokens, tagged, clauses, !read.Sentence.Ended))
        {
            claims.Add(OfPredicate(parsed, found));
            if (PassingClaims.IsOne(read, tagged, clauses, found, claims[^1]))
            {
                scraps.Add(claims[^1]);
            }
            if (Included(parsed, claims[^1], found) is { } part) claims.Add(part);
            if (InSite(parsed, claims[^1], found) is { } there) claims.Add(there);
        }
        if (claims.Count == 0 && predicates.NamesEvent(tokens)) times.Note(read);
        var ofPredicates = claims.Count;
        if (!BareTitles.IsOne(parsed.Read, parsed.Clauses))
        {
            foreach (var clause in Clauses.Of(tokens)) OfWords(parsed, clause, claims);
        }
        if (claims.Count == 0) return Followed(read, tokens, claims);
        SiteCounts.WithoutMoved(claims, ofPredicates, tokens);
        ClaimMerging.Merge(claims, ofPredicates, places.IsInCamp);
        ClaimMerging.WithoutRepeats(claims);
        claims.RemoveAll(scraps.Contains);
        // "The team that we visited", in another's words, is no visit of those who write.
        claims.RemoveAll(
            static claim => claim.Type.Family is "provenance"
                && claim.Attribution.Kind is not AttributionKind.Unattributed);
        // "To support an IDP camp in Alma": how many are in it nobody says.
        claims.RemoveAll(
            static claim => claim is { Type: { Family: "camp", Kind: "population" }, Quantities.Count: 0 });
        claims.RemoveAll(claim => ClaimMerging.IsOfTeam(claim, tokens));
        claims.RemoveAll(claim => ClaimMerging.IsOnlyBurning(claim, claims, tokens));
        // "The situation is worsening" is one claim.
        claims.RemoveAll(
            claim => claim is { Type.Family: "needs", Quantities.Count: 0 }
                && claims.Exists(other => other.Type.Family is "risk" && other.Where == claim.Where));
        FreedPeople.Settle(claims, tokens);
        OutOfUse.Settle(claims, tokens);
        claims.RemoveAll(ClaimMerging.IsOfMoney);
        RespectiveCounts.Part(claims, read);
        CountsWithPlaces.Settle(claims, read);
        claims.RemoveAll(claim => ClaimMerging.IsHistory(claim, read.Reference));
        ThoseWho.Join(claims, tokens, tagged);
        Causes.TakeBack(claims, tokens, tagged);
        if (read.Places.Count == 0 && Backdrops.IsDefinition(tokens, tagged)) claims.Clear();
        Followed(read, tokens, claims);
        claims.RemoveAll(claim => claim.Type is { Family: "place", Kind: "distance" }
            && !Claims.Distances.IsTold(tokens, claim));
        return claims;
    }

    /// <summary>The claims of a sentence; what the next ones follow from is noted.</summary>
    List<DraftClaim> Followed(ReadSentence read, Token[] tokens, List<DraftClaim> claims)
    {
        if (claims.Count == 0 && read.Sentence.Ended && Sector(tokens) is { } sector)
        {
            unread.Add(new(tokens[0].Start, tokens[^1].End, sector));
        }
        places.Follow(read, claims);
        return claims;
    }

    DraftClaim OfPredicate(Parsed parsed, Found found)
    {
        var (modality, happened) = ClauseStances.Of(parsed.Tokens, parsed.Tags, parsed.Clauses, found);
        if (found.Type.Family is "hazard" && found.Type.Kind == "explosive"
            && Stances.IsPending(parsed.Tokens, found.Clause))
        {
            happened = false;
        }
        if (modality is Modality.Asserted && found.Type.Family is "displacement" or "response"
            && (Asides.IsOfPlan(parsed.Tokens, parsed.Tags, parsed.Clauses, found.Of)
                || Backdrops.IsHoped(parsed.Tokens, parsed.Tags, parsed.Clauses, found.Of)))
        {
            modality = Modality.Planned;
        }
        // "To protect civilians after clashes": what is behind "after" has happened, whatever is called for.
        if (found.IsNoun && modality is Modality.Planned && found.Type.Family is "conflict" or "attack" or "hazard"
            && found.Trigger > 0
                && parsed.Tokens[found.Trigger - 1].Lower is "after" or "following" or "amid" or "since")
        {
            modality = Modality.Asserted;
        }
        var clause = parsed.Clauses[found.Of];
        (var refined, modality, happened) = found is { IsNoun: true, Type.Family: "camp" }
            ? (found.Type, modality, happened)
            : TypeRefining.Of(parsed.Tokens, parsed.Tags, clause, found.Type, modality, happened);
        if (refined.Family is "response" && ClauseShapes.IsNeeded(parsed.Tokens, found.Clause))
        {
            (refined, modality) = (new("needs", "assessment"), Modality.Asserted);
        }
        if (refined.Kind is "security" && ClauseShapes.IsSafetyOf(parsed.Tokens, found.Clause))
        {
            refined = new("protection", "concern");
        }
        var (isPast, isPerfect) = ClauseTenses.Of(parsed.Tokens, parsed.Tags, clause, refined);
        var type = TypeRefining.IfPlanned(refined, modality);
        return Draft(
            parsed, found.Clause, type, Sectors.Of(type), modality, happened, parsed.Speakers[found.Of],
            isPast && modality is Modality.Asserted or Modality.Alleged or Modality.Denied, isPerfect, found.Trigger);
    }

    /// <summary>"12,000 have arrived since January, including 900 last week": the part has days of its own.</summary>
    DraftClaim? Included(Parsed parsed, DraftClaim whole, Found found)
    {
        if (whole.Quantities.Count < 2) return null;
        var tokens = parsed.Tokens;
        foreach (var part in whole.Quantities.Skip(1))
        {
            var at = tokens.FirstFrom(part.Start);
            if (at < 2 || !(tokens[at - 1].Is("including") || tokens[at - 2].Is("including"))
                || !parsed.Read.Times.Any(
                    time => time.First is not null && time.Start >= part.End && time.End <= whole.Where.End))
            {
                continue;
            }
            return Draft(
                parsed, new(at, Math.Max(at + 1, found.Clause.End)), whole.Type, whole.Sector, whole.Modality,
                whole.Happened, whole.Attribution, true, false, at);
        }

        return null;
    }

    /// <summary>A row of a table that names no place tells of the site that the report is about.</summary>
    DraftClaim Placed(Parsed parsed, DraftClaim row) =>
        row.Places.Count > 0 || row.Type.Family is not ("camp" or "displacement") || TableRecords.IsTotal(parsed.Tokens)
            ? row
            : row with
            {
                // "Out: 240" tells of the site as "In: 1,870" does.
                Places = places.Of(
                    parsed.Read, row.Where, new(0, parsed.Tokens.Length),
                    row.Type.Family is "displacement" ? new("displacement", "arrival") : row.Type),
            };

    /// <summary>
    /// "The stadium took in 430 people", "2,400 have settled at Alma camp": who was taken in at a site that has a name
    /// is counted there, as in a camp. Who arrived on a day or in ten days tells how many came, and not how many there
    /// are.
    /// </summary>
    DraftClaim? InSite(Parsed parsed, DraftClaim claim, Found found) =>
        claim is { Type: { Family: "displacement", Kind: "arrival" }, Happened: true, Modality: Modality.Asserted }
            && claim.Places is [{ Reference: NamedSite or ExactPlace { IsSite: true } }, ..]
            && claim.Quantities is [{ Unit: "people" or null, Value: >= ClaimMerging.FewestInCamp }, ..]
            && SiteCounts.AreThere(parsed.Tokens, parsed.Clauses[found.Of].Head, found.Clause)
            && !parsed.Read.Times.Any(
                time => time.Type == TimeType.Duration && claim.Where.Start <= time.Start
                    && time.End <= claim.Where.End)
            ? Draft(
                parsed, found.Clause, new("camp", "population"), Sectors.Of(new("camp", "population")), claim.Modality,
                true, claim.Attribution, true, false, found.Trigger)
            : null;

    /// <summary>Claims of a clause by the table of words.</summary>
    void OfWords(Parsed parsed, Stretch clause, List<DraftClaim> claims)
    {
        foreach (var (rule, trigger) in rules.Met(parsed.Read, parsed.Tokens, parsed.Tags, clause))
        {
            if (rule.Type.Family is "territory" && Stances.IsAimedAt(parsed.Tokens, trigger)) continue;
            if (rule.Type.Kind is "services" && ServiceFailures.IsOfAnother(parsed.Tokens, clause, trigger)) continue;
            var claim = OfRule(parsed, clause, rule, trigger);
            var (of, isNoun) = (parsed.ClauseAt(trigger), VerbClauses.IsNoun(parsed.Tags[trigger]));
            if (UntoldActs.IsOne(
                parsed.Tokens, parsed.Tags, parsed.Clauses[of], new(claim.Type, clause, trigger, of, isNoun), claim))
            {
                continue;
            }
            if (claim.Quantities.Count == 0 && Questions.IsAsked(parsed.Tokens, clause.Start, trigger)) continue;
            if (!Backdrops.IsOne(parsed.Tokens, parsed.Tags, claim.Type, clause, trigger, claim.Quantities.Count > 0))
            {
                claims.Add(claim);
            }
        }
    }

    DraftClaim OfRule(Parsed parsed, Stretch clause, ClaimRules.Rule rule, int trigger)
    {
        var tokens = parsed.Tokens.AsSpan();
        var modality = Stances.Modality(tokens, clause);
        // "Their fight to regain Alma" is an aim; "managed to recapture" is done.
        if (modality == Modality.Asserted && rule.Type is { Family: "territory", Kind: "retaken" }
            && Stances.IsAim(tokens, trigger))
        {
            modality = Modality.Planned;
        }

        var type = TypeRefining.IfPlanned(ServiceFailures.TypeOf(rule.Type, tokens, clause), modality);
        // Devices that have yet to be cleared lie there.
        var happened = type.Kind is not "not_begun" && !(type.Kind is "failed" && tokens[trigger].Lower is "failed" or "fail")
            && (type.Kind is "failed" || (type is { Family: "damage", Kind: "services" } && type != rule.Type)
                || (type.Family is "hazard" && Stances.IsPending(tokens, clause)) || !(type.Family is "camp" or "needs"
                    ? Stances.IsNegatedThing(tokens, clause, trigger)
                    : Stances.IsNegated(tokens, clause, trigger)));
        // "A lack of funds" is the need itself.
        if (type.Kind is "need" && Stances.HasLack(tokens, clause)) happened = true;
        (modality, happened) = OfGovernors(parsed, type, clause, trigger, modality, happened);
        // "An expected capacity of 80,000" fears nothing.
        if (rule.Type.Kind is "capacity" && modality == Modality.Feared) modality = Modality.Asserted;
        var isAct = type.Family is "territory" or "casualties" or "attack" && modality == Modality.Asserted;
        var isPast = isAct || Stances.IsPast(tokens, clause) || !ClauseShapes.HasVerb(parsed.Tokens, clause);
        return Draft(
            parsed, clause, type, rule.Sector, modality, happened, parsed.Speakers[parsed.ClauseAt(trigger)], isPast,
            false, trigger);
    }

    /// <summary>
    /// What the verbs say in whose object the clause stands: "denied that the bridge had collapsed" holds for claims of
    /// either table.
    /// </summary>
    static (Modality Modality, bool Happened) OfGovernors(
        Parsed parsed, ClaimType type, Stretch clause, int trigger, Modality modality, bool happened)
    {
        var of = parsed.ClauseAt(trigger);
        var found = new Found(type, clause, trigger, of, VerbClauses.IsNoun(parsed.Tags[trigger]));
        var (governed, isTrue) = ClauseStances.Of(parsed.Tokens, parsed.Tags, parsed.Clauses, found);
        if (governed == Modality.Denied || modality == Modality.Denied) return (Modality.Denied, false);
        if (modality == Modality.Asserted && governed is Modality.Alleged or Modality.Feared or Modality.Opinion)
        {
            modality = governed;
        }
        // What a camp lacks is told by a denial, and is there.
        return type.Kind is "trapped" && parsed.Tokens[trigger].Lower is "unable" or "cannot" or "can't"
            ? (modality, true)
            : (modality, happened && (isTrue || type.Family is "camp" or "needs" or "recovery" or "funding"));
    }

    DraftClaim Draft(
        Parsed parsed, Stretch clause, ClaimType type, string? sector, Modality modality, bool happened,
        Attribution attribution, bool isPast, bool isPerfect, int trigger)
    {
        var read = parsed.Read;
        ReadOnlySpan<Token> tokens = parsed.Tokens;
        if (type is { Family: "camp", Kind: "population" } && ClauseShapes.IsRoom(tokens, clause))
        {
            type = new("camp", "capacity");
        }
        var where = ClauseShapes.WithWholeNumbers(read, new(tokens[clause.Start].Start, tokens[clause.End - 1].End));
        var words = read.Sentence.Tokens;
        Quantity[] told = [.. read.Quantities.Where(
                quantity =>
                    where.Start <= quantity.Start && quantity.End <= where.End && ClauseShapes.IsPlausible(quantity)
                        && !ClauseShapes.IsAge(text, quantity) && !ClauseShapes.IsYear(words, quantity)
                        && !ClauseShapes.IsOfChildren(words, quantity) && !ClauseShapes.IsLabelOrDay(words, quantity)
                        && !(type.Family is not ("population" or "access" or "place") && ClauseShapes.IsOfTown(words, quantity))
                        // "Village 8 hosts 9,600 people": the number of a site is a name.
                        && !read.Places.Any(place => place.Reference is NamedSite
                            && place.Start <= quantity.Start && quantity.Start < place.End))];
        if (type.Family is "displacement" or "population" or "camp" or "casualties" or "hazard" or "health"
            && told.Any(static quantity => quantity.Unit is "people" or "households"))
        {
            told = [.. told.Where(static quantity => !ClauseShapes.IsMoney(quantity))];
        }
        var actors = Stances.Actors(text, tokens, clause);
        var here = places.Of(read, where, clause, type);
        // Who stays at a site is counted there, whatever the verb.
        if (type is { Family: "population", Kind: "present" } or { Family: "displacement", Kind: "ongoing" }
            && here is [var first, ..] && CampContext.TellsOf(parsed.Tokens, where, clause, first))
        {
            (type, sector) = (new("camp", "population"), Sectors.Of(new("camp", "population")));
        }
        // "To move 2,000 people from Alma": they leave it.
        if (type is { Family: "displacement", Kind: "arrival" } && here.Length > 0
            && PlaceRoles.IsMoved(tokens[Math.Max(0, trigger)].Lower)
            && Array.TrueForAll(here, place => PlaceRoles.IsOrigin(parsed.Tokens, place)))
        {
            type = new("displacement", "departure");
        }
        // Those expected where no sentence says are at no site told of before.
        if (type.Family is "displacement" && modality is Modality.Planned or Modality.Feared && told.Length > 0
            && here.All(place => place.End < words[0].Start))
        {
            here = [];
        }
        var quantities = CountedKinds.Of(type, tokens, Changes.Latest(words, told));
        var isInSite = places.IsInCamp && type.Family is "camp" or "displacement" or "population";
        var said = new StatementReader.Said(
            type, modality, happened, quantities, actors, times.Deadline(read, where), isInSite)
        {
            Illness = illness,
        };
        var counted = senses.Of(
            said, tokens[Senses.PartOf(tokens, clause.Start)..clause.End], isPerfect, !isPast,
            read.Times.Any(
                time => time.First is not null && where.Start <= time.Start && time.End <= where.End
                && !text.AsSpan(time.Start, time.End - time.Start)
                    .Equals("now", StringComparison.OrdinalIgnoreCase)));
        return new(
            type, sector, where, here,
            times.Of(read, where, type, isPast, isPerfect, tokens[Math.Max(0, trigger)].Start),
            quantities, actors, attribution, modality, happened)
        {
            Statements = StatementReader.Of(
                said with { Senses = counted }, tokens[clause.Start..clause.End], tokens),
            Senses = counted,
        };
    }

    /// <summary>"located 40 miles (65 kilometers) south of Mosul": how far apart two places lie.</summary>
    ReadSentence Distances(Parsed parsed, List<DraftClaim> claims)
    {
        var read = parsed.Read;
        var distances = Claims.Distances.Of(read);
        foreach (var distance in distances)
        {
            var origin = read.Places.LastOrDefault(
                place => place.End <= distance.Where.Start && !places.IsAdjective(place)) ?? places.Meant(read);
            var between = origin is null || origin.Id == distance.To.Id
                ? (PlaceMention[])[distance.To]
                : [origin, distance.To];
            claims.Add(
                new(
                    new("place", "distance"), "context", distance.Where, between, times.Now, distance.Inside, [],
                    parsed.Speakers[parsed.ClauseAt(distance.First)], Modality.Asserted, true));
        }

        return Claims.Distances.Without(read, distances);
    }
}
