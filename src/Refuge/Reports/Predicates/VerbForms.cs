using System.Collections.Frozen;

namespace Refuge.Reports.Predicates;

/// <summary>The forms of English verbs and nouns, made from the form a dictionary lists.</summary>
/// <remarks>
/// Where a spelling varies ("travelled", "traveled"), all forms are given: a word too many is met by no text.
/// </remarks>
static class VerbForms
{
    /// <summary>Verbs that change otherwise: base, past, participle.</summary>
    static readonly FrozenDictionary<string, string[]> Irregular = """
        be:is,are,was,were,been,am,'s,'re have:has,had do:does,did,done mean:meant hear:heard know:known,knew lead:led show:shown,showed flee:fled leave:left drive:drove,driven take:took,taken seek:sought find:found come:came go:went,gone lose:lost die:died,dying hit:hit strike:struck,stricken shake:shook,shaken
        bring:brought burst:burst blow:blew,blown fall:fell,fallen hold:held withdraw:withdrew,withdrawn overrun:overran begin:began,begun see:saw,seen give:gave,given send:sent
        build:built make:made break:broke,broken rise:rose,risen grow:grew,grown feel:felt spread:spread cut:cut shut:shut set:set put:put eat:ate,eaten get:got,gotten become:became
        fight:fought shoot:shot beat:beat,beaten flow:flowed slay:slew,slain run:ran sleep:slept spend:spent tear:tore,torn lay:laid lie:lay,lain lying forecast:forecast,forecasted
        swell:swelled,swollen retake:retook,retaken undergo:underwent tell:told steal:stole,stolen bear:bore,borne freeze:froze,frozen sweep:swept feed:fed meet:met stand:stood
        stick:stuck bury:buried wnded:wnded rip:ripped hurt:hurt burn:burnt,burned deal:dealt drown:drowned quit:quit choose:chose,chosen rebuild:rebuilt keep:kept say:said fly:flew,flown cling:clung catch:caught hang:hung,hanged
        dig:dug sink:sank,sunk tread:trod,trodden throw:threw,thrown swing:swung creep:crept pay:paid win:won light:lit draw:drew,drawn swim:swam,swum beset:beset bleed:bled
        strew:strewed,strewn slide:slid speed:sped let:let sell:sold cost:cost forsake:forsook,forsaken trek:trekked,trekking mow:mowed,mown sow:sowed,sown hide:hid,hidden ride:rode,ridden
        sit:sat fit:fit,fitted wring:wrung rend:rent fling:flung waylay:waylaid
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(static entry => entry.Contains(':', StringComparison.Ordinal))
        .ToFrozenDictionary(
            static entry => entry[..entry.IndexOf(':', StringComparison.Ordinal)],
            static entry => entry[(entry.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(','),
            StringComparer.Ordinal);

    static readonly FrozenSet<string> IrregularPasts =
        Irregular.Values.SelectMany(static forms => forms).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a verb's form tells of the past, or a participle.</summary>
    internal static bool IsPast(string form) =>
        form.EndsWith("ed", StringComparison.Ordinal) || IrregularPasts.Contains(form);

    /// <summary>Every form of a verb.</summary>
    internal static IEnumerable<string> OfVerb(string verb)
    {
        yield return verb;
        yield return WithS(verb);
        foreach (var stem in Stems(verb, "ing")) yield return stem + "ing";
        if (Irregular.TryGetValue(verb, out var past))
        {
            foreach (var form in past) yield return form;
            yield break;
        }

        if (verb.EndsWith('e')) yield return verb + "d";
        else if (IsConsonantY(verb)) yield return verb[..^1] + "ied";
        else foreach (var stem in Stems(verb, "ed")) yield return stem + "ed";
    }

    /// <summary>A noun and its plural.</summary>
    internal static IEnumerable<string> OfNoun(string noun)
    {
        yield return noun;
        yield return noun switch
        {
            "child" => "children",
            "woman" => "women",
            "man" => "men",
            "militiaman" => "militiamen",
            "gunman" => "gunmen",
            "fisherman" => "fishermen",
            "person" => "persons",
            "body" => "bodies",
            _ => WithS(noun),
        };
    }

    static string WithS(string word) =>
        IsConsonantY(word) ? word[..^1] + "ies"
        : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z')
            || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal)
            || word == "go" ? word + "es"
        : word + "s";

    static bool IsConsonantY(string word) =>
        word.Length > 2 && word[^1] == 'y' && word[^2] is not ('a' or 'e' or 'o' or 'u');

    /// <summary>What an ending is joined to: without a last "e", and with a last consonant once and twice.</summary>
    static IEnumerable<string> Stems(string verb, string ending)
    {
        if (ending == "ing" && verb.EndsWith("ie", StringComparison.Ordinal)) yield return verb[..^2] + "y";
        else if (verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal)) yield return verb[..^1];
        else yield return verb;
        if (verb.Length > 2 && "bdglmnprt".Contains(verb[^1], StringComparison.Ordinal)
            && "aeiou".Contains(verb[^2], StringComparison.Ordinal))
        {
            yield return verb + verb[^1];
        }
    }
}
