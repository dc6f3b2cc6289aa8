using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Events;

/// <summary>
/// Who acts and what is done, word by word: the actors and actions by which the ACLED codebook (2019) tells kinds of
/// event apart.
/// </summary>
/// <remarks>
/// "Rebels captured" and "troops recaptured" share few letters with other texts that say the same, but they share their
/// roles.
/// </remarks>
static class EventRoles
{
    const int LongestStem = 12;
    const int ShortestStem = 3;

    static readonly FrozenDictionary<string, string> Stems = Table("""
        state: army soldier troop military police officer policeman policemen security force forces government regime authorit brigade battalion gendarme guard ministry command commando paramilitar coalition navy marine squad agent constable patrol cop infantry
        rebel: rebel militant insurgent terrorist extremist jihad taliban isis daesh isil shabaab haram houthi separatist guerrilla fighter gunmen gunman militia faction opposition pkk ypg hts qaeda naxal maoist militiam bandit assailant attacker armed insurrect mujahid warlord
        people: civilian villager resident people woman women child children girl boy men man student worker teacher farmer family families local passenger person persons victim journalist shepherd herder merchant driver trader priest nun employee
        crowd: mob crowd youth group tribe tribal supporter fans villagers neighbour mobs angry rival clan ethnic sect herdsmen
        protest: protest demonstrat rally rallies rallied march picket activist sit-in vigil strike striker rioter riot unrest dissident
        criminal: gang cartel smuggl traffick dealer drug robber thief thieves poach mafia cocaine heroin fraud narcot crime criminal illegal illicit laundering
        envoy: ambassador embassy diplomat minister president envoy foreign consul summit delegation bilateral secretary chancellor premier sanction
        take: captur seiz overr overran took take taken control enter storm advanc occup conquer gain fell
        retake: recaptur retook retak regain liberat reclaim clear restor wrest
        leave: withdr pull evacuat surrender hand abandon vacat retreat leav cede quit exit
        move: deploy redeploy reinforc convoy mobili station send sent arriv transfer dispatch relocat join recruit merg mass massing exercise drill
        build: establish set-up build built construct base outpost headquart checkpoint fortif post camp erect install
        clash: clash battle fight fought firefight gunfight gunbattle skirmish ambush encounter offensive exchang repel repuls engag
        kill: kill dead death died slain slay murder execut assassin behead stab massacr fatal lynch hack
        hurt: injur wound hurt casualt hospital beat beaten
        shoot: shot shoot fire fired firing gunfire bullet opened ammunition sniper
        bomb: bomb explo blast deton ied mine device landmine
        heavy: artillery mortar rocket missile shell howitzer barrage bombard
        air: airstrike air aircraft warplane jet drone helicopter plane aerial raid airforce
        suicide: suicide vest belt himself herself
        throw: threw throw hurl pelt lob grenade molotov stone rock brick bottle
        burn: burn burnt torch set ablaze arson blaze flame tyre tire
        wreck: destroy damag demolish loot vandal ransack smash property house home shop vehicle building store crop church mosque
        find: found find discover recover seizure cache defus dismantl confiscat dispos neutral weapon arms rifle munition search uncover explosives
        hold: arrest detain custody apprehend jail charg suspect imprison nab captive police
        steal: abduct kidnap hostage disappear ransom missing captor
        disperse: dispers teargas gas water cannon baton rubber block prevent crackdown barricade
        demand: demand call slogan placard peaceful against gather banner chant street
        abuse: rape sexual molest harass assault
        talk: agree agreement ceasefire truce talk deal accord negotiat treaty sign pact peace mediat
        blame: claim responsib blam accus denied deny behind alleg attribut
        poison: chemical chlorine sarin toxic poison nerve
        nature: flood earthquake storm cyclone hurricane virus covid coronavirus pandemic drought landslide infect case rain quake typhoon disease volcan
        mishap: accident crash collaps derail collision capsiz sank leak factory train bus ferry collide truck flight plunge
        """);

    /// <summary>The roles of a sentence, in the order of its words, without repeats side by side.</summary>
    internal static List<string> In(Token[] tokens)
    {
        var roles = new List<string>();
        foreach (var token in tokens)
        {
            if (token.IsWord && Of(token.Lower) is { } role && !(roles.Count > 0 && roles[^1] == role)) roles.Add(role);
        }

        return roles;
    }

    /// <summary>The role of a word by the longest stem that it begins with. Null when it has none.</summary>
    static string? Of(string word)
    {
        var stems = Stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(LongestStem, word.Length); length >= ShortestStem; length--)
        {
            // A stem of three or four letters is a word of its own, or its plural: "air", "gang" are not "airport",
            // "ganglion".
            if (stems.TryGetValue(word.AsSpan(0, length), out var role) && (length > 4 || word.Length <= length + 2))
            {
                return role;
            }
        }

        return null;
    }

    static FrozenDictionary<string, string> Table(string text)
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(": ", 2);
            foreach (var stem in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                stems.TryAdd(stem, parts[0].Trim());
            }
        }

        return stems.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
