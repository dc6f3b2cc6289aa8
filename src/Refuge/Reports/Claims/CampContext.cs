using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>Remembers whether a report is speaking of a camp, and near which place that camp lies.</summary>
/// <remarks>
/// A camp that is "not far away" lies near the place where the report plays: the town last named on ground that people
/// can reach. A town in which people are trapped, or that an operation is still aimed at, is not where those who fled
/// have put up their tents.
/// </remarks>
/// <param name="wide">Identities of countries, provinces and regions: too wide to lie near.</param>
sealed class CampContext(IReadOnlySet<string> wide)
{
    static readonly WordList Several = new("camps sites");
    static readonly WordList Single = new("camp site");
    static readonly WordList Any = new(
        "camp camps site sites settlement* centre* center* compound* school schools hall halls stadium gymnasium "
        + "college university mosque church churches ground grounds");
    static readonly WordList SiteWords = new("site sites settlement settlements centre centres center centers");
    static readonly WordList OfDisplaced =
        new("makeshift informal spontaneous displacement idp transit collective reception evacuation");

    readonly HashSet<string> beyondReach = new(StringComparer.Ordinal);
    readonly List<PlaceMention> scenes = [];
    readonly List<PlaceMention> sites = [];
    PlaceMention? camp;
    PlaceMention? before;
    bool isCamp;
    bool leaves;
    int paragraph;
    int ofSite = int.MinValue / 2;

    /// <summary>
    /// Whether the text speaks of a camp: since the word was met, and in the paragraph that names another site and the
    /// one behind it.
    /// </summary>
    internal bool IsSpokenOf => isCamp || paragraph - ofSite <= 1;

    /// <summary>
    /// Notes a sentence that begins to speak of a camp, or of something else. One that speaks of both speaks of the
    /// camp to its end.
    /// </summary>
    internal void Note(ReadSentence read)
    {
        var tokens = read.Sentence.Tokens;
        before = camp;
        if (leaves) isCamp = false;
        (leaves, paragraph) = (false, read.Sentence.Paragraph);
        for (var at = 0; at < tokens.Length; at++)
        {
            var token = tokens[at];
            // "Camp Alma" is the name of a base.
            if (token.Is("camp") && token.Capital && at + 1 < tokens.Length && tokens[at + 1].Capital) continue;
            if (token.Lower is "camp" or "camps" or "tent" or "tents" || IsSite(tokens, at))
            {
                if (!IsSpokenOf) camp = null;
                isCamp = true;
            }
            else if (token.Lower is "offensive" or "appeal" or "airbase" or "refinery")
            {
                leaves = true;
            }
        }

        if (read.Places.Any(IsSite) || (sites.Count > 0 && Again(tokens, new(0, tokens.Length)) is not null))
        {
            ofSite = paragraph;
        }
    }

    /// <summary>
    /// Turns to another place, under its heading or in a paragraph that begins there: camps told of before lie
    /// elsewhere.
    /// </summary>
    /// <param name="place">The place. Null where no map shows it, or it is too wide to lie near.</param>
    internal void Turn(PlaceMention? place)
    {
        camp = null;
        scenes.Clear();
        if (place is not null) scenes.Add(place);
    }

    /// <summary>Whether a mention is of a site itself: of the folder's, or with a name of its own.</summary>
    internal static bool IsSite(PlaceMention place) => place.Reference is ExactPlace { IsSite: true } or NamedSite;

    /// <summary>
    /// Whether a clause tells of a site: it names it, stands right behind its name ("Alma camp, where 31,200 remain"),
    /// or behind "At Alma camp," at the head of the sentence.
    /// </summary>
    internal static bool TellsOf(Token[] tokens, Stretch where, Stretch clause, PlaceMention site)
    {
        const int Apart = 10, Head = 2;
        if (!(IsSite(site) || site.Reference is NearPlace { What: NearbyThing.Camp })) return false;
        if (where.Contains(new(site.Start, site.End)) || IsNamed(tokens, clause)) return true;
        if (site.End > where.Start) return false;
        var before = tokens.LastUntil(site.Start);
        return where.Start - site.End < Apart || (before is >= 0 and < Head && tokens[before].Lower is "at" or "in");
    }

    /// <summary>The sites among some places, those first where nobody only came from.</summary>
    internal static PlaceMention[] SitesOf(ReadSentence read, IEnumerable<PlaceMention> places) =>
        [.. places.Where(IsSite).OrderBy(place => IsOrigin(read.Sentence.Tokens, place))];

    /// <summary>
    /// The site that "the camp" or "the school" means: the one named last of that kind, else the one named last.
    /// </summary>
    PlaceMention? Again(Token[] tokens, Stretch clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (!Any.IsIn(tokens.AsSpan(at, 1))) continue;
            if (sites.FindLast(site => IsOfKind(site, tokens[at].Lower)) is { } meant) return meant;
        }

        return null;
    }

    static bool IsOfKind(PlaceMention site, string kind)
    {
        var name = site.Reference is NamedSite named ? named.Name : site.Name ?? site.Quote;
        return name[(name.LastIndexOf(' ') + 1)..].Equals(kind, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// "Makeshift site", "informal settlement", "school compound": a site of displaced people without the word camp.
    /// </summary>
    static bool IsSite(Token[] tokens, int at) =>
        at > 0
            && (SiteWords.IsIn(tokens.AsSpan(at, 1)) && OfDisplaced.IsIn(tokens.AsSpan(at - 1, 1))
                || tokens[at].Lower is "compound" or "compounds" && tokens[at - 1].Lower is "school" or "church");

    /// <summary>Follows where the report plays, after the claims of a sentence are known.</summary>
    /// <param name="read">The sentence.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="isPlace">Whether a mention names a place, and not a people or the aim of an operation.</param>
    internal void Follow(ReadSentence read, List<DraftClaim> claims, Func<PlaceMention, bool> isPlace)
    {
        foreach (var claim in claims)
        {
            if (claim.Type is { Family: "population", Kind: "trapped" })
            {
                beyondReach.UnionWith(claim.Places.Select(static place => place.Id).OfType<string>());
            }
        }

        // A site to be opened is not yet the camp that the text speaks of.
        if (camp is not null && camp != before
            && claims.Exists(claim => claim.Places.Any(place => place.Start == camp.Start))
            && claims.All(claim => IsPlanned(claim) || !claim.Places.Any(place => place.Start == camp.Start)))
        {
            camp = before;
        }
        foreach (var site in SitesOf(read, read.Places).Reverse())
        {
            sites.Add(site);
            camp = site;
        }

        foreach (var place in read.Places)
        {
            if (!isPlace(place) || Town(place) is not { } town) continue;
            if (claims.Exists(claim => IsElsewhere(claim) && claim.Places.Any(other => other.Start == place.Start)))
            {
                continue;
            }
            if (claims.Exists(
                claim => claim.Type is { Family: "place", Kind: "distance" } && claim.Where.End == place.End))
            {
                continue;
            }
            scenes.RemoveAll(earlier => earlier.Reference == town);
            scenes.Add(place with { Reference = town });
            return;
        }
    }

    /// <summary>Claims about a place where the report does not play.</summary>
    static bool IsElsewhere(DraftClaim claim) =>
        claim.Type
            is { Family: "population", Kind: "trapped" } or
            {
                Family: "access",
                Kind: "siege",
            } or { Family: "territory", Kind: "lost" } or
            {
                Family: "operation",
                Kind: "planned" or "not_begun"
            } or { Family: "risk" or "protection" }
            || IsPlanned(claim);

    /// <summary>Whether a claim tells of a site, of people or of aid that are to come.</summary>
    internal static bool IsPlanned(DraftClaim claim) =>
        claim is { Modality: Modality.Planned, Type.Family: "camp" or "displacement" or "response" };

    /// <summary>
    /// The town of a mention, be it named itself or by something that bears its name. Null for what is no town that can
    /// be reached.
    /// </summary>
    PlaceReference? Town(PlaceMention place)
    {
        var town = place.Reference is NearPlace near ? near.Anchor : place.Reference;
        if (place.Reference is NamedSite) return place.Reference;
        if (town is not ExactPlace exact) return Facilities.IsNoSettlement(place.Quote) ? null : town;
        if (wide.Contains(exact.Id) || beyondReach.Contains(exact.Id)) return null;
        // A river of the folder is a place without a point; an airbase of the folder is no town.
        return place.Reference is ExactPlace
            && (Facilities.IsOne(place.Quote) || (exact.Latitude is null && !exact.IsSite)) ? null : town;
    }

    /// <summary>The camp that a clause is about. Null when the text has named no place so far.</summary>
    /// <param name="read">The sentence.</param>
    /// <param name="clause">The clause, as a stretch of its tokens.</param>
    /// <param name="named">The places named in the clause.</param>
    internal PlaceMention? Of(ReadSentence read, Stretch clause, PlaceMention[] named)
    {
        if (SitesOf(read, named) is [var site, ..]) return camp = site;
        var tokens = read.Sentence.Tokens;
        // "Boro has 300 latrines", told beside a camp that lies elsewhere: Boro has them.
        if (named is [var owner, ..] && IsOwner(tokens, owner)
            && !(camp?.Reference is NearPlace beside && beside.Anchor == Town(owner)))
        {
            return owner;
        }
        if (named.Length == 0
            && (Again(tokens, clause) ?? SitesOf(read, read.Places).FirstOrDefault()
                ?? Again(tokens, new(0, tokens.Length))) is { } again)
        {
            return camp = again;
        }
        // "In Alma, camps are full" tells of several camps in a town; the town is what the text pins.
        if (AreMany(tokens, clause) && !AreOthers(tokens, clause)) return null;
        var besides = Governed(tokens, clause, [.. named.Where(place => !IsOrigin(tokens, place))])
            ?? named.FirstOrDefault(place => !IsOrigin(tokens, place) && Town(place) is not null)
            ?? Governed(tokens, new(0, clause.Start), [.. read.Places]);
        // "The clinic in Alma saw 14 cases", told beside a camp near Boro: the town itself.
        if (besides is not null && camp?.Reference is NearPlace known && known.Anchor != Town(besides)
            && !Any.IsIn(tokens.AsSpan(clause.Start, clause.Length)) && Array.IndexOf(named, besides) >= 0
            && besides.Reference is ExactPlace)
        {
            return besides;
        }
        if (besides is not null)
        {
            camp = IsCampItself(besides) ? besides : besides with { Reference = NearTo(besides, NearbyThing.Camp) };
        }
        var scene = scenes.FindLast(place => Town(place) is not null)
            ?? read.Places.FirstOrDefault(place => !IsOrigin(tokens, place) && Town(place) is not null);
        camp ??= scene is null
            ? null
            : IsSite(scene) || IsCampItself(scene)
            ? scene
            : scene with { Reference = NearTo(scene, NearbyThing.Camp) };
        return camp?.Reference is NearPlace near && AreOthers(tokens, clause)
            ? camp with { Reference = near with { What = NearbyThing.OtherCamps } }
            : camp;
    }

    /// <summary>Whether a place stands before "has" with nothing before it that makes it where something lies.</summary>
    static bool IsOwner(Token[] tokens, PlaceMention place)
    {
        var first = tokens.FirstFrom(place.Start);
        var next = tokens.FirstFrom(place.End);
        return next > 0 && tokens[next].Lower is "has" or "have" or "had" or "lacks"
            && (first <= 0 || tokens[first - 1].Lower is "." or ";" or "," or "and" or "but" or "while" or "-" or "–"
                or "•");
    }

    /// <summary>
    /// The camp of a clause that says beside which name its site lies: "in a school compound at Alma". Null where it
    /// says so of none.
    /// </summary>
    internal PlaceMention? Beside(ReadSentence read, Stretch clause, PlaceMention[] named) =>
        Governed(read.Sentence.Tokens, clause, named) is { } place
            && !AreMany(read.Sentence.Tokens, clause)
            ? camp = IsCampItself(place) || IsSite(place)
                ? place
                : place with { Reference = NearTo(place, NearbyThing.Camp) }
            : null;

    /// <summary>The camp at a place to which the words of a clause point: "the camp there".</summary>
    internal PlaceMention At(PlaceMention place) =>
        camp = IsCampItself(place) || IsSite(place)
            ? place
            : place with { Reference = NearTo(place, NearbyThing.Camp) };

    /// <summary>"Alma camp", where a gazetteer has it: the camp itself, and not the town it lies near.</summary>
    static bool IsCampItself(PlaceMention place) =>
        place.Reference is NamedSite
            || place.Reference is ExactPlace && place.Quote.EndsWith(" camp", StringComparison.OrdinalIgnoreCase);

    NearPlace NearTo(PlaceMention place, NearbyThing what)
    {
        var town = Town(place) ?? place.Reference;
        return new(town, town is ExactPlace exact ? exact.Name : place.Quote, what);
    }

    /// <summary>
    /// The place that stands nearest behind the word for the site, after "near", "at", "in", "outside" or "of". Null
    /// where none does.
    /// </summary>
    /// <remarks>A village is one though no map shows it; a report plays at towns that are on the map.</remarks>
    PlaceMention? Governed(Token[] tokens, Stretch clause, PlaceMention[] candidates)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (!Any.IsIn(tokens.AsSpan(at, 1))) continue;
            foreach (var place in candidates)
            {
                if (Town(place) is null && place.Reference is not ExactPlace { IsInhabited: true }) continue;
                var before = tokens.LastUntil(place.Start);
                while (before > at && tokens[before].Lower is "the" or "town" or "village" or "city") before--;
                if (before > at && tokens[before].Lower is "near" or "at" or "in" or "outside" or "of") return place;
                // "At Alma IDP camp": the name stands before the word.
                if (SitesOfTheirOwn.IsBefore(tokens, at, place.End)) return place;
            }
        }

        return null;
    }

    /// <summary>"People from Alma" came from there; their camp lies elsewhere.</summary>
    static bool IsOrigin(Token[] tokens, PlaceMention place)
    {
        var before = tokens.LastUntil(place.Start);
        if (before > 0 && tokens[before].Is("the")) before--;
        return before >= 0 && tokens[before].Lower is "from" or "fled" or "leaving" or "against"
            || PlaceRoles.IsOrigin(tokens, place);
    }

    /// <summary>Whether a clause speaks of a camp itself.</summary>
    internal static bool IsNamed(Token[] tokens, Stretch clause)
    {
        var words = tokens.AsSpan(clause.Start, clause.Length);
        return Single.IsIn(words) || Several.IsIn(words);
    }

    static bool AreMany(Token[] tokens, Stretch clause)
    {
        var words = tokens.AsSpan(clause.Start, clause.Length);
        return Several.IsIn(words) && !Single.IsIn(words);
    }

    /// <summary>"Other nearby camps": camps beside the one described.</summary>
    static bool AreOthers(Token[] tokens, Stretch clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tokens[at].Lower is not ("camps" or "sites")) continue;
            for (var before = at - 1; before >= Math.Max(clause.Start, at - 4); before--)
            {
                if (tokens[before].Lower is "other" or "others") return true;
            }
        }

        return false;
    }
}
