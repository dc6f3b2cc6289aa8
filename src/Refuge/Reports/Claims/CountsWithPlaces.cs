using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Gives each number of an enumeration the place that stands behind it: "26,000 in Vonaria, 17,000 in Alma camp and
/// 7,000 in Quillia" counts in three places, whichever of them is a camp.
/// </summary>
static class CountsWithPlaces
{
    /// <summary>How many words may stand between a number and "in".</summary>
    const int Words = 3;

    /// <summary>Settles the claims of a sentence that gives two numbers or more a place each.</summary>
    internal static void Settle(List<DraftClaim> claims, ReadSentence read)
    {
        var places = Of(read);
        if (places.Values.Select(static place => place.Start).Distinct().Count() < 2) return;
        var isBesideCamp = places.Values.Any(CampContext.IsSite);
        for (var at = claims.Count - 1; at >= 0; at--)
        {
            if (claims[at].Type.Family is not ("camp" or "population" or "displacement")) continue;
            PlaceMention[] own =
            [
                .. claims[at].Quantities.Where(number => places.ContainsKey(number.Start))
                    .Select(number => places[number.Start]),
            ];
            if (own.Length == 0 || own.Length < claims[at].Quantities.Count) continue;
            if (own.Length == 1)
            {
                if (!claims[at].Places.Take(1).Contains(own[0])) claims[at] = At(claims[at], own[0], isBesideCamp);
            }
            else if (claims[at].Senses.Count == own.Length && claims[at].Statements.OfType<PeopleStatement>().Any()
                && claims[at].Quantities.All(static number => number.Unit is "people" or null))
            {
                var parts = RespectiveCounts.InParts(claims[at], own);
                claims.RemoveAt(at);
                claims.InsertRange(at, parts.Zip(own, (part, place) => At(part, place, isBesideCamp)));
            }
        }
    }

    static DraftClaim At(DraftClaim claim, PlaceMention place, bool isBesideCamp)
    {
        if (claim.Type is not { Family: "camp", Kind: "population" } || CampContext.IsSite(place) || !isBesideCamp)
        {
            return claim with { Places = [place] };
        }

        // Those who are counted beside the people of a camp, but not in it, are displaced too; "in camps, 900 in Alma
        // and 700 in Boro" counts those of camps.
        var type = new ClaimType("displacement", "ongoing");
        return claim with
        {
            Type = type,
            Sector = Sectors.Of(type),
            Places = [place],
            Statements =
            [
                .. claim.Statements.Select(static stated => stated is PeopleStatement people
                    ? people with { IsInSite = false, IsDisplaced = true }
                    : stated),
            ],
        };
    }

    /// <summary>The place behind each number of people, by where the number begins.</summary>
    static Dictionary<int, PlaceMention> Of(ReadSentence read)
    {
        var (tokens, found) = (read.Sentence.Tokens, new Dictionary<int, PlaceMention>());
        foreach (var number in read.Quantities)
        {
            if (number.Unit is not ("people" or "household" or "family" or null)) continue;
            var at = tokens.FirstFrom(number.End);
            for (var left = Words; at > 0 && at < tokens.Length && left > 0 && IsBetween(tokens[at]); left--) at++;

            if (at < 0 || at + 1 >= tokens.Length || !(tokens[at].Lower is "in" or "at")) continue;
            at += tokens[at + 1].Is("the") && at + 2 < tokens.Length ? 2 : 1;
            var place = read.Places.FirstOrDefault(
                place => place.Start <= tokens[at].Start && tokens[at].End <= place.End);
            if (place is null) continue;
            // "In Vonaria's Alma camp": the country only says where the camp is.
            var next = tokens.FirstFrom(place.End);
            if (next < 0 || !(tokens[next].Lower is "'s" or "’s")) found.TryAdd(number.Start, place);
        }

        return found;
    }

    static bool IsBetween(in Token token) =>
        token is { IsWord: true, Capital: false } && !(token.Lower is "in" or "at");
}
