using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>Words that point to a place named before: "where" and "there".</summary>
static class PointingWords
{
    /// <summary>How many words back a place is looked for.</summary>
    const int Reach = 10;

    /// <summary>
    /// "Alma, where 3,000 remain", "Boro, 60 km to the west, where": the place right before the clause that begins with
    /// "where", or before what stands between commas there without a verb.
    /// </summary>
    internal static PlaceMention? WhereOf(Token[] tokens, Stretch clause, List<PlaceMention> places)
    {
        var at = tokens[clause.Start].Is("where") ? clause.Start : clause.Start - 1;
        if (at < 1 || !tokens[at].Is("where")) return null;
        if (tokens[at - 1].Is(",")) at--;
        if (places.Find(place => at > 0 && place.End == tokens[at - 1].End) is { } beside)
        {
            // "In Alma, Vonaria, where": the country only says which Alma.
            return beside.Reference is ExactPlace { IsCountry: true }
                ? places.FindLast(
                    place => place.End < beside.Start && beside.Start - place.End <= ", ".Length
                        && place.Reference is not ExactPlace { IsCountry: true }) ?? beside
                : beside;
        }

        for (var before = at - 1; before > 0 && at - before <= Reach && !Clauses.IsVerb(tokens[before]); before--)
        {
            if (!tokens[before].Is(",")) continue;
            var end = tokens[before - 1].End;
            return places.Find(place => place.End == end);
        }

        return null;
    }

    /// <summary>
    /// "Towards Kabel, where a camp": a name that no map shows, right before the clause that begins with "where".
    /// </summary>
    internal static bool IsWhereOfUnknown(Token[] tokens, Stretch clause, IReadOnlyList<PlaceMention> places)
    {
        var at = tokens[clause.Start].Is("where") ? clause.Start : clause.Start - 1;
        if (at < 2 || !tokens[at].Is("where")) return false;
        var name = tokens[at - 1].Is(",") ? at - 2 : at - 1;
        return tokens[name] is { IsWord: true, Capital: true } && name > 0
            && !places.Any(place => place.Start < tokens[at].Start && place.End >= tokens[name].Start);
    }

    /// <summary>"The camp there", "people trapped there": at the place named last, and not "there are".</summary>
    internal static bool SaysThere(Token[] tokens, Stretch clause)
    {
        // "The camp there, opened in 2019, | can hold 1,500": its subject stands before the clause.
        var first = clause.Start;
        while (first > 0 && clause.Start - first < Reach && !(tokens[first - 1].Lower is ";" or "." or ":")) first--;
        for (var at = first + 1; at < clause.End; at++)
        {
            if (!tokens[at].Is("there")) continue;
            if (at < clause.Start && !Sites.Contains(tokens[at - 1].Lower)) continue;
            var next = at + 1 < tokens.Length ? tokens[at + 1].Lower : "";
            var before = tokens[at - 1].Lower;
            if (before is "is" or "are" or "was" or "were" or "that" or "and" or "but" or "as" or "said" or ","
                || (next is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "will" or "may" or "could"
                    or "'s" or "would" or "seems" or "appears" or "remain" or "remains" && !Sited.Contains(before)))
            {
                continue;
            }
            return true;
        }

        return false;
    }

    static readonly FrozenSet<string> Sites = Units.Words("camp site school hospital clinic centre center shelter");

    static readonly FrozenSet<string> Sited = Units.Words("""
        camp site school hospital clinic centre center shelter people those families residents trapped situation living population
        """);
}
