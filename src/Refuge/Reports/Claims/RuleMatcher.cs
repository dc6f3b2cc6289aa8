using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>
/// Finds which rules of <see cref="ClaimRules"/> the words of a clause meet, and on which word each rests.
/// </summary>
sealed class RuleMatcher
{
    const int MostWordsKept = 100_000;

    readonly Dictionary<string, ClaimRules.Marks> known = new(StringComparer.Ordinal);
    readonly List<string> slots = [];
    readonly List<(ClaimRules.Rule Rule, int Trigger)> met = [];
    ClaimRules.Marks[] marks = [];

    /// <summary>The sector of the first rule that a token may begin. Null when it begins none.</summary>
    internal string? SectorAt(int at) => marks[at].Rules == UInt128.Zero
        ? null
        : ClaimRules.All[(int)UInt128.TrailingZeroCount(marks[at].Rules)].Sector;

    /// <summary>
    /// The rules that a clause meets, one for each slot, with the token on which each rests; until the next call.
    /// </summary>
    internal List<(ClaimRules.Rule Rule, int Trigger)> Met(
        ReadSentence read, Token[] tokens, WordTag[] tags, Stretch clause)
    {
        met.Clear();
        var triggered = UInt128.Zero;
        for (var at = clause.Start; at < clause.End; at++) triggered |= marks[at].Rules;
        slots.Clear();
        for (; triggered != UInt128.Zero; triggered &= triggered - UInt128.One)
        {
            var rule = ClaimRules.All[(int)UInt128.TrailingZeroCount(triggered)];
            if (IsOfSectorOnly(rule.Type)) continue;
            if (slots.Contains(rule.Slot)) continue;
            var trigger = ClaimRules.Find(rule.Groups[0], tokens, marks, clause.Start, clause.End);
            if (trigger < 0 || !Meets(rule, tokens, clause, trigger)) continue;
            // A list of needs names water and food, and says nothing of them.
            if (rule.Type is { Family: "camp", Kind: "water" or "food" or "health" }
                && ClauseShapes.IsBareList(tokens, tags, clause))
            {
                continue;
            }
            // "14 cases, and no deaths" tells of the cases.
            if (rule.Type.Family == "casualties" && ClauseArguments.IsAddedAsNone(tokens, clause.Start, trigger))
            {
                continue;
            }
            if (rule.Type.Family == "funding" && BareSums.CountsPeople(read, tokens, clause)) continue;
            if (rule.Type.Family == "territory" && Captures.IsNone(read, tags, trigger)) continue;
            slots.Add(rule.Slot);
            met.Add((rule, trigger));
        }

        return met;
    }

    /// <summary>
    /// Whether the words of a type say only what sector a sentence is of: what predicates do not find of it, such words
    /// met in one clause find wrongly as often as not (decision 0136).
    /// </summary>
    static bool IsOfSectorOnly(ClaimType type) =>
        type.Family is "needs" || (type.Family is "hazard" && type.Kind is "environmental");

    /// <summary>Notes what each token may begin; a word is looked up once in a report.</summary>
    internal void Mark(Token[] tokens)
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
}
