using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Tells whether a clause is what somebody is made, told or allowed to do: "told residents to leave", "does not force
/// anyone to return".
/// </summary>
static class Causatives
{
    /// <summary>Verbs after which the act is done.</summary>
    static readonly FrozenSet<string> Forcing = Units.Words("""
        force forces forced forcing compel compelled oblige obliged allow allowed allows permit permitted enable enabled help helped let
        """);

    /// <summary>Verbs after which the act is only wanted.</summary>
    static readonly FrozenSet<string> Commanding = Units.Words("""
        tell tells told order orders ordered urge urges urged ask asks asked advise advised advises encourage encouraged warn warned call called instruct instructed want wants wanted
        """);

    /// <summary>The object between the two verbs has so many words at most.</summary>
    const int LongestObject = 4;

    /// <summary>The clause whose object acts in an infinitive. Null where the infinitive stands by itself.</summary>
    internal static int? Verb(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index)
    {
        if (index == 0 || !clauses[index].HasVerb || tags[clauses[index].Group] is not WordTag.To
            || clauses[index].Group - clauses[index].Start > LongestObject || !clauses[index - 1].HasVerb)
        {
            return null;
        }
        var verb = tokens[clauses[index - 1].Head].Lower;
        return Forcing.Contains(verb) || Commanding.Contains(verb) ? index - 1 : null;
    }

    /// <summary>Whether the act is only wanted of those who are told.</summary>
    internal static bool IsCommand(string verb) => Commanding.Contains(verb);
}
