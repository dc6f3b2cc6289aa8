using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>Tells which names of a report are places at which its claims, or its later sentences, may play.</summary>
/// <param name="map">The places of the report: which are wide, and in which countries it plays.</param>
sealed class ScenePlaces(StoryMap map)
{
    readonly IReadOnlySet<string> wide = map.Wide;

    /// <summary>Two provinces told of together are a list; so many towns are.</summary>
    const int ManyTowns = 3;

    /// <summary>
    /// Whether a place stands in a list: "Alma (Region 1) and Boro (Region 2)", "Cade (47), Dora (12) and Esna (5)".
    /// What is summed up behind it is of none of them alone.
    /// </summary>
    internal bool IsOneOfSeveral(ReadSentence read, PlaceMention place)
    {
        var index = 0;
        while (index < read.Places.Count && read.Places[index].Start != place.Start) index++;
        var (first, last) = (index, index);
        while (first > 0 && AreListed(read, first - 1)) first--;
        while (last + 1 < read.Places.Count && AreListed(read, last)) last++;
        var length = last - first + 1;
        return length >= ManyTowns || (length > 1 && IsUnit(place));
    }

    /// <summary>Whether a place and the next are of one kind and stand in one list.</summary>
    bool AreListed(ReadSentence read, int index) =>
        IsUnit(read.Places[index]) == IsUnit(read.Places[index + 1])
            && PlaceLists.AreBeside(read.Sentence.Tokens, read.Places[index].End, read.Places[index + 1].Start);

    /// <summary>Whether a mention is of a province or region, or of a part of a country.</summary>
    internal bool IsUnit(PlaceMention place) =>
        place.Id is { } id && wide.Contains(id) && !Facilities.IsNoSettlement(place.Quote)
            && (!map.IsCountry(id) || place.Reference is ExactPlace { IsPart: true });

    /// <summary>Whether a name is a place and no people, target, dateline or giver of money.</summary>
    internal bool IsPlace(ReadSentence read, PlaceMention place) =>
        !IsAdjective(place) && !PlaceHints.IsTarget(read, place) && !Datelines.Holds(read.Sentence.Tokens, place)
            && !PlaceRoles.IsOfMoney(read.Sentence.Tokens, place)
            && !PlaceRoles.IsOfPeople(read.Sentence.Tokens, place);

    /// <summary>Whether somebody only spoke at a place, or it only tells how far off another lies.</summary>
    internal bool IsOutside(ReadSentence read, PlaceMention place) =>
        PlaceRoles.IsOfSpeaker(read.Sentence.Tokens, place) || PlaceRoles.IsSideOf(read.Sentence.Tokens, place)
            || PlaceRoles.IsCompared(read.Sentence.Tokens, place)
            || PlaceRoles.IsFarReference(read.Sentence.Tokens, place, wide.Contains(place.Id ?? ""));

    /// <summary>
    /// Whether later sentences may play at a place: it lies in a country of the story, and people did not only go there
    /// or speak there.
    /// </summary>
    internal bool IsScene(ReadSentence read, PlaceMention place) =>
        IsPlace(read, place) && map.IsInStory(place.Id)
            && !((map.IsCountry(place.Id) || map.IsCapital(place.Id))
                && ActingStates.IsActor(read.Sentence.Tokens, place))
            && !(map.IsCapital(place.Id) && ActingStates.IsPower(read.Sentence.Tokens, place))
            && !IsOutside(read, place) && !MereReferences.IsForetold(read.Sentence.Tokens, place)
            && !PlaceRoles.IsDestination(read.Sentence.Tokens, place, read.Places);

    /// <summary>
    /// "British" is no place, though it leads to one, nor is "Iraqi". "The refinery at Alma" holds the first word of
    /// its name.
    /// </summary>
    internal bool IsAdjective(PlaceMention place)
    {
        if (place.Quote is "Arab" or "Arabs") return true;
        if (place.Name is not { } name || place.Quote.Length <= 3
            || string.Equals(name, place.Quote, StringComparison.Ordinal))
        {
            return false;
        }
        if (wide.Contains(place.Id ?? "") && PlaceRoles.IsDemonym(place.Quote, name)) return true;
        Span<char> key = stackalloc char[PlaceKey.LongestKey];
        Span<char> quoted = stackalloc char[PlaceKey.LongestKey];
        // Sebha and Sabha are one town; what a country's people are called keeps two letters of its name.
        var beginning = quoted[..Math.Min(map.IsCountry(place.Id) ? 2 : 1, PlaceKey.Of(place.Quote, quoted))];
        var space = name.AsSpan().IndexOf(' ');
        return !key[..PlaceKey.Of(name, key)].StartsWith(beginning, StringComparison.Ordinal) &&
            !place.Quote.AsSpan()
                .Contains(space < 0 ? name : name.AsSpan(0, space), StringComparison.OrdinalIgnoreCase);
    }
}
