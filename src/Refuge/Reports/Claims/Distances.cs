using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>
/// Finds how far apart places are said to lie: "located 40 miles (65 kilometers) south of Mosul", "about 60 kilometers
/// from Mosul".
/// </summary>
static class Distances
{
    /// <summary>So many letters lie at most between a distance and the place from which it counts.</summary>
    const int Reach = 70;

    /// <summary>A distance in a sentence.</summary>
    /// <param name="Where">Its words.</param>
    /// <param name="First">Its first token.</param>
    /// <param name="To">The place from which it counts.</param>
    /// <param name="Inside">Its lengths.</param>
    internal readonly record struct Found(Stretch Where, int First, PlaceMention To, Quantity[] Inside);

    /// <summary>The distances of a sentence, in order.</summary>
    internal static List<Found> Of(ReadSentence read)
    {
        var found = new List<Found>();
        var tokens = read.Sentence.Tokens;
        foreach (var quantity in read.Quantities)
        {
            if (Units.Kilometres(quantity.Unit) is null
                || (quantity.Unit is "foot" or "m" or "yard" && quantity.Value < 1000))
            {
                continue;
            }
            if (found.Count > 0 && quantity.Start < found[^1].Where.End) continue;
            var next = tokens.FirstFrom(quantity.End);
            var to = read.Places.FirstOrDefault(
                place => place.Start >= quantity.End && place.Start - quantity.End < Reach);
            if (next < 0 || to is null || !IsDistance(tokens, next, to.Start)) continue;
            var first = tokens.FirstFrom(quantity.Start);
            var from = first > 0 && tokens[first - 1].Lower is "located" or "situated" or "lies" or "some"
                ? first - 1
                : first;
            var where = new Stretch(tokens[from].Start, to.End);
            var inside = read.Quantities.Where(
                other => where.Start <= other.Start && other.End <= where.End
                && Units.Kilometres(other.Unit) is not null).ToArray();
            found.Add(new(where, from, to, inside));
        }

        return found;
    }

    /// <summary>
    /// The sentence without its distances: such words pin a place, and nothing happened at their far end.
    /// </summary>
    internal static ReadSentence Without(ReadSentence read, List<Found> distances) =>
        distances.Count == 0 ? read : read with
        {
            Quantities = [
                .. read.Quantities.Where(
                    quantity => !distances.Exists(each => Holds(each, quantity.Start, quantity.End)))],
            Places = [
                .. read.Places.Where(place => !distances.Exists(each => Holds(each, place.Start, place.End)))],
        };

    /// <summary>
    /// Whether a distance is what its clause tells, or tells where a place lies that no map shows. "Alma, 8 km from
    /// Boro" beside other news repeats the map, and a quake "8 km from Alma" is no place.
    /// </summary>
    internal static bool IsTold(Token[] tokens, DraftClaim claim)
    {
        if (claim.Places is [{ Latitude: null, Reference: UnresolvedPlace or NamedSite }, _, ..]) return true;
        var first = tokens.FirstFrom(claim.Where.Start);
        var isTold = false;
        for (var at = Math.Max(0, first - Before); at <= first; at++)
        {
            if (tokens[at].Lower
                is "located" or "situated" or "lies" or "lie" or "sits" or "stands" or "stand" or "lying")
            {
                return true;
            }
            // "They are in the centre and about 60 km from Alma".
            isTold |= tokens[at].Lower is "is" or "are" or "'re" or "’re"
                && (at >= first - 2 || tokens[first - 1].Is("and") || tokens[Math.Max(0, first - 2)].Is("and"));
        }

        return isTold;
    }

    /// <summary>So many words lie at most between "lies" and its distance.</summary>
    const int Before = 10;

    static bool Speech(in Token token) => token.Lower is "said" or "says" or "told";

    static bool Holds(in Found distance, int start, int end) =>
        distance.Where.Start <= start && end <= distance.Where.End;

    static bool IsDistance(Token[] tokens, int next, int end)
    {
        for (var at = next; at < tokens.Length && tokens[at].Start < end; at++)
        {
            if (tokens[at].Lower is "from" or "of" or "outside") return true;
            if (tokens[at].Is(",") || Speech(tokens[at]) || tokens[at].IsWord && Clauses.IsVerb(tokens[at]))
            {
                return false;
            }
        }

        return false;
    }
}
