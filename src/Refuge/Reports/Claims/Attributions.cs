using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>Finds on whose word a sentence rests, and remembers the speaker for "he said".</summary>
sealed class Attributions
{
    static readonly FrozenSet<string> Speech = Units.Words(
        "said says told added announced reported stated warned confirmed explained claimed insisted noted repeats "
        + "testified recalled declared estimates estimated");

    static readonly FrozenSet<string> Officials = Units.Words("""
        officials official authorities authority army military police government ministry un u.n. unhcr ocha iom unicef wfp who agency agencies spokesman spokeswoman spokesperson commander commanders
        governor minister source sources command nations organisation organization ngo ngos officer officers soldiers troops msf icrc committee department directorate
        """);

    static readonly FrozenSet<string> Residents = Units.Words(
        "residents resident villagers villager witnesses witness refugees refugee displaced survivors families "
        + "locals woman man mother father people everyone children");

    static readonly FrozenSet<string> Titles = Units.Words(
        "gen col maj capt lt sgt brig general colonel major captain mr mrs ms dr president minister governor "
        + "spokesman spokeswoman commander mayor secretary director coordinator sheikh ambassador");

    static readonly Attribution Nobody = new(AttributionKind.Unattributed, null);

    string? speaker;

    /// <summary>The attribution of a sentence's clauses.</summary>
    internal Attribution Of(string text, Sentence sentence)
    {
        var tokens = sentence.Tokens.AsSpan();
        if (Named(text, tokens) is { } introduced && !HasSpeech(tokens)) speaker = introduced;
        for (var at = 0; at < tokens.Length; at++)
        {
            var according = tokens[at].Is("according") && at + 1 < tokens.Length && tokens[at + 1].Is("to");
            if (!according && !Speech.Contains(tokens[at].Lower)) continue;
            if (tokens[at].Lower is "estimated" or "reported"
                && (at == 0 || tokens[at - 1].Lower is "an" or "were" or "was" or "been" or "the" or "are" or "is"))
            {
                continue;
            }
            return Speaker(text, tokens, at, according);
        }

        return IsConcern(tokens) ? new(AttributionKind.Ambiguous, speaker) : Nobody;
    }

    Attribution Speaker(string text, ReadOnlySpan<Token> tokens, int at, bool according)
    {
        var after = according ? at + 2 : at + 1;
        if (Named(text, tokens) is { } named)
        {
            speaker = named;
            return new(AttributionKind.NamedOfficial, named);
        }

        if (!according && at > 0 && tokens[at - 1].Lower is "he" or "she")
        {
            return speaker is null ? new(AttributionKind.Ambiguous, null) : new(AttributionKind.NamedOfficial, speaker);
        }
        if (!according && at > 0 && tokens[at - 1].Lower is "they" or "we") return new(AttributionKind.Ambiguous, null);
        for (var near = Math.Max(0, at - 7); near < Math.Min(tokens.Length, after + 8); near++)
        {
            if (near == at) continue;
            if (Residents.Contains(tokens[near].Lower) && Math.Abs(near - at) <= 3)
            {
                return new(AttributionKind.Resident, tokens[near].Lower);
            }
            if (Officials.Contains(tokens[near].Lower))
            {
                return new(AttributionKind.UnnamedOfficial, Phrase(text, tokens, near));
            }
        }

        var subject = at > 0 ? at - 1 : after;
        if (subject < tokens.Length && tokens[subject].IsWord && tokens[subject].Capital && speaker is not null
            && speaker.Contains(text[tokens[subject].Start..tokens[subject].End], StringComparison.OrdinalIgnoreCase))
        {
            return new(AttributionKind.NamedOfficial, speaker);
        }

        if (subject > 0 && subject < tokens.Length && tokens[subject].Capital && tokens[subject - 1].Capital)
        {
            return new(AttributionKind.NamedOfficial, text[tokens[subject - 1].Start..tokens[subject].End]);
        }
        return new(AttributionKind.Ambiguous, null);
    }

    static string Phrase(string text, ReadOnlySpan<Token> tokens, int at)
    {
        var start = at;
        while (start > 0 && tokens[start - 1].IsWord && tokens[start - 1].Capital
            && tokens[start].Start - tokens[start - 1].End <= 1 && at - start < 4)
        {
            start--;
        }
        return text[tokens[start].Start..tokens[at].End];
    }

    static bool HasSpeech(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (Speech.Contains(token.Lower)) return true;
        }

        return false;
    }

    /// <summary>A title with the name that follows it, and the office after the comma.</summary>
    static string? Named(string text, ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (!Titles.Contains(tokens[at].Lower) || !tokens[at].Capital
                && tokens[at].Lower
                is not (
                    "spokesman" or "spokeswoman" or "commander" or "mayor" or "governor" or "director" or "coordinator"))
            {
                continue;
            }
            var name = tokens[at + 1].Is(".") ? at + 2 : at + 1;
            if (name >= tokens.Length || !tokens[name].Capital) continue;
            var end = name;
            while (end < tokens.Length && end - name < 5
                && (tokens[end].Capital || tokens[end].Lower is "al" or "-" or "bin" or "abu")
                && tokens[end].Lower is not ",")
            {
                end++;
            }
            return text[tokens[at].Start..tokens[end - 1].End];
        }

        return null;
    }

    /// <summary>"Al-Jobouri's biggest concern": whose words follow is left open.</summary>
    static bool IsConcern(ReadOnlySpan<Token> tokens)
    {
        for (var at = 1; at + 1 < Math.Min(tokens.Length, 12); at++)
        {
            if (!tokens[at].Is("'s") && !tokens[at].Is("'")) continue;
            for (var noun = at + 1; noun < Math.Min(tokens.Length, at + 4); noun++)
            {
                if (tokens[noun].Lower is "concern" or "worry" or "fear" or "view" or "priority" or "concerns")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
