using Refuge.Reports.Language;
using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>
/// Remembers of what places a report has told, and which of them a sentence without a name speaks of.
/// </summary>
/// <param name="map">The places of the report: which are wide, and in which countries it plays.</param>
/// <param name="scene">At which of them later sentences may play.</param>
/// <param name="camps">The camps of which it tells.</param>
sealed class CarriedPlaces(StoryMap map, ScenePlaces scene, CampContext camps)
{
    /// <summary>A town named so often is what a report has been about so far.</summary>
    const int OftenTold = 3;

    readonly IReadOnlySet<string> wide = map.Wide;
    PlaceMention? lastCountry;
    PlaceMention? lastPlace;
    PlaceMention? lastTown;
    PlaceMention? lastUnit;
    PlaceMention? ofParagraph;
    PlaceMention? unitOfParagraph;
    PlaceMention? first;
    PlaceMention? focus;
    PlaceMention? section;
    PlaceMention? landOfStory;
    readonly Dictionary<string, int> mentioned = new(StringComparer.Ordinal);
    readonly Dictionary<int, PlaceMention[]> listed = [];
    bool isPinned;
    int paragraph = -1;
    int elsewhere = -1;
    int begun;

    /// <summary>The place named last at which later sentences may play. Null where there is none.</summary>
    internal PlaceMention? LastPlace => lastPlace;

    /// <summary>The province or region named last. Null where there is none.</summary>
    internal PlaceMention? LastUnit => lastUnit;

    /// <summary>The country named last. Null where there is none.</summary>
    internal PlaceMention? LastCountry => lastCountry;

    /// <summary>The country in which the report plays here. Null where it names none.</summary>
    internal PlaceMention? Land => map.IsCountry(section?.Id) ? section : landOfStory ?? map.Home;

    /// <summary>The place of the heading above. Null where there is none.</summary>
    internal PlaceMention? Section => section;

    /// <summary>Whether the paragraph has named no place yet.</summary>
    internal bool IsParagraphOpen => ofParagraph is null;

    /// <summary>Notes a sentence before its claims are made.</summary>
    internal void Begin(ReadSentence read)
    {
        // "• Authorities have opened 32 shelters": a bullet begins anew, though it stands in the same line.
        var isBullet = read.Sentence.Tokens is [{ Lower: "•" or "▪" or "●" or "·" or "◦" }, ..];
        if (paragraph == read.Sentence.Paragraph && !isBullet) return;
        (paragraph, begun, ofParagraph, unitOfParagraph) =
            (read.Sentence.Paragraph, read.Sentence.Start, null, null);
    }

    /// <summary>Follows where the report plays, after the claims of a sentence are made.</summary>
    internal void Follow(ReadSentence read, List<DraftClaim> claims)
    {
        if ((Sections.Begins(read) ?? Sections.Unmapped(read)) is { } begun && !scene.IsAdjective(begun))
        {
            if (Datelines.Letterhead(read, begun, map) is (true, var land))
            {
                if (land is not null) (lastCountry, landOfStory) = (land, land);
                return;
            }
            (section, lastPlace, lastTown, focus) = (begun, null, null, null);
            var isTown = !wide.Contains(begun.Id ?? "");
            if (isTown) (lastPlace, lastTown) = (begun, begun);
            camps.Turn(isTown ? begun : null);
            mentioned.Clear();
            if (map.IsCountry(begun.Id)) lastCountry = begun;
            return;
        }

        // "In Alma, which no map shows, it is harder": what follows plays there.
        if (read.Places.Count == 0 && read.Sentence.Ended && PlaceHints.BeginsElsewhere(read.Sentence.Tokens, []))
        {
            (lastPlace, lastTown, elsewhere) = (null, null, paragraph);
            camps.Turn(null);
        }
        camps.Follow(read, claims, place => scene.IsPlace(read, place));
        foreach (var place in read.Places)
        {
            if (place.Id is not { } id || wide.Contains(id) || place.Latitude is null
                || !scene.IsPlace(read, place) || scene.IsOutside(read, place))
            {
                continue;
            }
            var count = mentioned[id] = mentioned.GetValueOrDefault(id) + 1;
            if (focus?.Id is not { } known || count > mentioned[known]) focus = place;
        }

        lastCountry = read.Places.LastOrDefault(
            place => map.IsCountry(place.Id) && !ActingStates.IsActor(read.Sentence.Tokens, place)) ?? lastCountry;
        if (read.Places.LastOrDefault(place => wide.Contains(place.Id ?? "") && scene.IsScene(read, place)) is { } last)
        {
            // "In Alma, Boro and Cade provinces": later sums are of none of them alone.
            var isUnit = scene.IsUnit(last) && !scene.IsOneOfSeveral(read, last);
            unitOfParagraph = isUnit ? last : null;
        }
        // A country named behind it does not take a region back.
        lastUnit = read.Places.LastOrDefault(
            place => scene.IsUnit(place) && scene.IsScene(read, place) && !scene.IsOneOfSeveral(read, place))
            ?? lastUnit;
        ofParagraph ??= read.Places.FirstOrDefault(
            place => scene.IsScene(read, place) && place.Latitude is not null && !scene.IsOneOfSeveral(read, place));
        first ??= ofParagraph;
        if (ofParagraph is not null && map.IsCountry(ofParagraph.Id)) landOfStory = ofParagraph;
        // A country is too wide to be where the next sentence plays.
        if (read.Places.FirstOrDefault(
            place => scene.IsScene(read, place) && !wide.Contains(place.Id ?? "") && !PlaceHints.IsLandform(place)
            && !claims.Exists(
            claim => claim.Type is { Family: "place", Kind: "distance" }
            && claim.Where.End == place.End) && !PlaceHints.IsOnlyPlanned(claims, place)) is not { } there)
        {
            return;
        }

        var list = PlaceLists.Of(
            read, there,
            place => scene.IsScene(read, place) && !(scene.IsUnit(place) && map.Holds(place.Id, there.Id)));
        // "Alma (47), Boro (12), Cade (13)": later sums are of none of them alone.
        if (list.Length == 1 && scene.IsOneOfSeveral(read, there)) return;
        lastPlace = there;
        var before = read.Sentence.Tokens.LastUntil(there.Start);
        isPinned = before >= 0 && read.Sentence.Tokens[before].Lower is "in" or "at" or "near" or "around" or "outside";
        if (list.Length > 1) listed[there.Start] = list;
        // A river of the folder is a place without a point.
        if (!Facilities.IsOne(there.Quote) && (there.Id is null || there.Latitude is not null)) lastTown = there;
    }

    /// <summary>The places that are told of beside one, in one list: "in Alma, Boro and Cade".</summary>
    internal PlaceMention[] ListOf(PlaceMention place) => listed.GetValueOrDefault(place.Start) ?? [place];

    /// <summary>
    /// Where a sentence without a name plays: the place of its paragraph, the one meant, the one told of most.
    /// </summary>
    internal PlaceMention? Of(ReadSentence read)
    {
        if (ofParagraph is not null && !wide.Contains(ofParagraph.Id ?? "")) return ofParagraph;
        if (elsewhere == paragraph) return Land;
        var meant = Meant(read);
        // A paragraph that begins with another country plays there, and not in the town of the paragraph before.
        if (ofParagraph is { Id: { } land } && meant?.Id is { } town && !map.Holds(land, town))
        {
            return unitOfParagraph ?? ofParagraph;
        }
        if (unitOfParagraph is not null && (meant is null || (meant.Start < begun && !PlaceHints.NamesTown(read))))
        {
            return unitOfParagraph;
        }
        // What no gazetteer shows is no ground for later sentences where the report has one.
        if (meant is { Latitude: null, Id: null, Reference: not NamedSite } && focus is not null
            && (meant.Start < begun || !isPinned))
        {
            meant = focus;
        }
        if (meant is not null && IsOfBefore(meant, read))
        {
            return LandOf(meant)
                ?? (map.Home is null && IsOfOneTown(meant) && mentioned[meant.Id!] > 1 ? meant : null);
        }
        return meant ?? section ?? landOfStory ?? first ?? map.Home;
    }

    /// <summary>
    /// Whether a place was named in a paragraph before this one, and neither by the heading above nor by "the town".
    /// </summary>
    /// <remarks>
    /// Of 147 claims of 64 public texts that showed a town or province carried over from another paragraph, 106 stood
    /// at the wrong one (decision 0136). A town of which the report keeps telling is another matter.
    /// </remarks>
    bool IsOfBefore(PlaceMention meant, ReadSentence read) =>
        meant.Start < begun && meant.Start != section?.Start && !PlaceHints.NamesTown(read)
            && meant.Reference is not NamedSite
            && !(meant.Id is { } id && (id == map.MainTown || (IsOfOneTown(meant) && mentioned[id] >= OftenTold)))
            // "Earthquake, Namche district", which no map shows: a report that names nothing else is of it.
            && !(meant.Id is null && mentioned.Count == 0 && map.Home is null);

    /// <summary>
    /// The country in which a place lies that another paragraph named, where the report names that country.
    /// </summary>
    PlaceMention? LandOf(PlaceMention town) =>
        new[] { section, landOfStory, lastCountry, map.Home }.FirstOrDefault(
            land => land is not null && map.IsCountry(land.Id) && map.Holds(land.Id, town.Id));

    /// <summary>
    /// Whether most of what a report has told so far is of one town: what it sums up is then of that town.
    /// </summary>
    internal bool IsOfOneTown(PlaceMention town) =>
        town.Id is { } id && mentioned.GetValueOrDefault(id) * 2 > mentioned.Values.Sum();

    /// <summary>Holds a province or country for what the rest of the paragraph tells without a place.</summary>
    internal void Hold(PlaceMention around) => unitOfParagraph ??= around;

    /// <summary>The province that holds a town, where the report names one; else the country of the report.</summary>
    internal PlaceMention? AroundOf(PlaceMention town) =>
        lastUnit is not null && town.Id is not null && map.Holds(lastUnit.Id, town.Id) ? lastUnit
            : map.IsCountry(section?.Id) ? section : map.Home;

    /// <summary>
    /// The place that a sentence without a name speaks of: the one last named; the town last named where it says "the
    /// town".
    /// </summary>
    internal PlaceMention? Meant(ReadSentence read) => PlaceHints.NamesTown(read) ? lastTown ?? lastPlace : lastPlace;
}
