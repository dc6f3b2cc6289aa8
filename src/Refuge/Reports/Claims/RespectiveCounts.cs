using Refuge.Reports.Documents;

namespace Refuge.Reports.Claims;

/// <summary>
/// Parts a claim that counts several places by as many numbers: "Alma and Boro camps host 5,100 and 2,240 people".
/// </summary>
static class RespectiveCounts
{
    /// <summary>Parts the claims of a sentence, in place.</summary>
    internal static void Part(List<DraftClaim> claims, ReadSentence read)
    {
        for (var at = claims.Count - 1; at >= 0; at--)
        {
            if (Parts(claims[at], read) is not { } parts) continue;
            claims.RemoveAt(at);
            claims.InsertRange(at, parts);
        }
    }

    static List<DraftClaim>? Parts(DraftClaim claim, ReadSentence read)
    {
        var numbers = claim.Quantities;
        if (claim.Type.Family is not ("camp" or "population" or "displacement") || numbers.Count < 2
            || !numbers.All(static number => number.Unit is "people" or null)
            || claim.Senses.Count != numbers.Count)
        {
            return null;
        }
        PlaceMention[] places =
            [.. read.Places.Where(place => claim.Where.Start <= place.Start && place.End <= claim.Where.End)];
        if (places.Length != numbers.Count || !claim.Statements.OfType<PeopleStatement>().Any()
            || !(places[^1].End <= numbers[0].Start || numbers[^1].End <= places[0].Start)
            || !IsBareList(read, [.. numbers.Select(static number => new Stretch(number.Start, number.End))])
            || !IsBareList(read, [.. places.Select(static place => new Stretch(place.Start, place.End))]))
        {
            return null;
        }
        return InParts(claim, places);
    }

    /// <summary>A claim for each of its numbers of people, each at a place of its own.</summary>
    /// <param name="claim">The claim. It states how many people there are.</param>
    /// <param name="places">[numbers] Where each number is counted.</param>
    internal static List<DraftClaim> InParts(DraftClaim claim, PlaceMention[] places)
    {
        var stated = claim.Statements.OfType<PeopleStatement>().First();
        return [.. places.Select((place, index) => claim with
        {
            Places = [place],
            Quantities = [claim.Quantities[index] with { Unit = claim.Quantities[index].Unit ?? "people" }],
            Senses = [claim.Senses[index]],
            Statements =
            [
                stated with { Count = StatementReader.Number(claim.Quantities[index]) ?? stated.Count },
                .. claim.Statements.Where(static statement => statement is not PeopleStatement),
            ],
        })];
    }

    /// <summary>Whether only commas, "and" and "or" stand between some stretches.</summary>
    static bool IsBareList(ReadSentence read, List<Stretch> parts)
    {
        for (var at = 1; at < parts.Count; at++)
        {
            foreach (var token in read.Sentence.Tokens)
            {
                if (token.Start >= parts[at - 1].End && token.End <= parts[at].Start
                    && token.Lower is not ("," or "and" or "the"))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
