using System.Buffers;
using System.Collections.Frozen;

namespace Refuge.Reports.Events;

/// <summary>
/// Words that speak for a kind of conflict event, after the definitions of the ACLED codebook (2019) and common usage.
/// </summary>
/// <remarks>
/// A cue is the beginning of a word, or of several; a space at its end makes it whole; <c>&amp;</c> asks for both sides
/// anywhere in the text, as the codebook does where an event is told by who acts and what is done: rebels that capture,
/// police that fire on a protest.
/// </remarks>
static class EventCues
{
    static readonly (string Label, string[][] Cues)[] Table = Parse("""
        AIR_STRIKE: airstrike, air strike, air raid, airraid, aerial, warplane, fighter jet, jets , drone strike, drone attack, air force, helicopter & fired, helicopter & attack, bombing raid, sortie, pounded, bombarded & plane, barrel bomb, unmanned, strike & coalition, airpower
        ART_MISS_ATTACK: artillery, missile, rocket, mortar, shelling, shelled, shells , shell , barrage, howitzer, katyusha, ballistic, tank fire, cross-border fire, heavy weapons & fired, bombardment, projectile
        SUIC_BOMB: suicide, blew himself, blew herself, blew themselves, blew up himself, bomber detonated, bomber & vest, explosive vest, explosive belt, explosives-laden, martyrdom, rammed & explosive, car bomb & bomber
        REM_EXPLOS: roadside bomb, landmine, land mine, mine explo, ied , ieds , improvised explosive, remote-controlled, remote controlled, bomb exploded, bomb blast, bomb went off, car bomb, planted, booby, magnetic bomb, sticky bomb, unexploded, explosive device & detonated, explosive device & exploded, stepped on, explosion & vehicle, motorcycle bomb, parcel bomb
        GRENADE: grenade, hurled & explosive, lobbed, rpg , hand-grenade
        CHEM_WEAP: chemical, chlorine, sarin, poison, toxic gas, nerve agent, mustard gas, gas attack, phosphorus, suffocat, inhal
        DISR_WEAP: seized & weapon, seized & explosive, seized & ammunition, found & explosive, found & bomb, found & weapon, recovered & arms, recovered & weapon, recovered & bomb, discovered & bomb, discovered & explosive, cache, depot, defuse, defusing, bomb disposal, bomb squad, dismantl, confiscat, neutrali, safely detonated, controlled explosion, foiled, intercepted & weapon, destroyed & ied, demin, ordnance, safely removed, rendered safe, suspicious & device
        ARREST: arrest, detained, detention, custody, apprehend, rounded up, nabbed, captured & suspect, imprison, jailed, took into custody, raid & suspects
        ARMED_CLASH: clash, gunfight, firefight, gun battle, gunbattle, exchange of fire, exchanged fire, exchange of gunfire, fierce fighting, heavy fighting, fighting between, battle, ambush, skirmish, shootout, shoot-out, repelled, repulsed, attacked & checkpoint, attacked & army, attacked & soldiers, attacked & convoy, encounter with, militants killed, soldiers killed, troops killed, rebels killed, killed & militants, killed & soldiers, offensive, engaged
        ATTACK: shot dead, gunned down, opened fire & civilians, stabb, beheaded, executed, drive-by, assassin, murder, massacre, hacked, slaughter, unidentified gunmen, unknown gunmen, gunmen & killed, killed & civilians, killed & villagers, tortur, slit, raid & village, ethnic killing, lynch & soldiers
        ABDUCT_DISSAP: abduct, kidnap, hostage, disappear, taken captive, missing person, ransom, whereabouts, seized & people, freed & captors, captors, held captive
        SEX_VIOL: rape, raped, rapes , raping, sexual, sex slave, molest, gang-rape, gang rape, indecent, harass & women
        MOB_VIOL: mob , mobs , lynch, vigilante, villagers & beat, communal, angry crowd, angry residents, beaten to death, beat & thief, tribal & clash, sectarian, rival groups, groups & stones, youths & attacked, supporters & clashed, fight between, brawl, ransacked & crowd, beat up
        VIOL_DEMONSTR: riot, rioter, molotov, petrol bomb, firebomb, hurled stones, threw stones, pelted, stone-throwing, stone pelting, tear gas, torched, clashed with police, clashes with police, violent protest, violent demonstration, turned violent, burning tyres, burning tires, barricade, set fire & protest, vandal & protest, burned & protesters, smashed, blocked & tyres, unrest, protesters & threw, protesters & attacked, protesters & stormed
        PEACE_PROTEST: protest, rally, rallied, rallies, march, demonstrat, peaceful, sit-in, vigil, hunger strike, gathered & demand, activists, picket, slogans, placards, took to the streets, on strike, strike & workers, students & demand, human chain, marched, solidarity, demanding
        PROTEST_WITH_INTER: dispersed, disperse, unsanctioned, unauthorised, unauthorized, protesters & detained, protesters & arrested, demonstrators & arrested, activists & detained, rally & detained, police & blocked, water cannon, broke up, broken up, protest & prevented, picket & detained, protest & police & tear gas
        FORCE_AGAINST_PROTEST: fired on protesters, fired at protesters, live ammunition, live fire, live rounds, live bullets, rubber bullets, protesters & killed, protesters & shot, demonstrators & killed, demonstrators & shot, protester & died, protester & killed, security forces & protesters & killed, opened fire & protest, crackdown, baton, beat protesters, police & injured & protesters
        PROPERTY_DISTRUCT: looted, looting, loot , ransack, vandal, burned houses, burnt houses, torched houses, set ablaze, set on fire, houses & burn, houses & demolish, demolish, bulldoz, destroyed property, damage to property, damaged & property, crops, arson, desecrat, statue, homes & destroyed, uproot, stole , stolen, robbed, robbery
        MAN_MADE_DISASTER: accident, crash, collapsed, derail, fire broke out, blaze, gas leak, gas explosion, capsiz, factory, plane crash, collision, collided, sank, sinking, spill, building collapse, bus & killed & plunged, train & passengers, mine & collapse, short circuit, electrocut, drowned, stampede, warehouse, ferry, boat & sank, shipwreck, dam & collapse, overturned
        NATURAL_DISASTER: flood, earthquake, covid, coronavirus, virus, pandemic, epidemic, storm, cyclone, hurricane, tornado, landslide, mudslide, avalanche, drought, wildfire, forest fire, volcan, erupt, tsunami, typhoon, outbreak, infected, infections, cases & reported, quake, rainfall, heavy rain, monsoon, richter, magnitude, heatwave, locust, ebola, cholera, epicent, disease, tested positive, vaccin
        DIPLO: diplomat, embassy, ambassador, expel, consulate, envoy, foreign minister, foreign ministry, bilateral, summon, visited & president, visit & minister, talks with & counterpart, relations, sanctions, summit, met with, resolution, delegation, united nations & vote, statement & condemn, recognis, recogniz, secretary of state
        AGREEMENT: agreement, agreed, ceasefire, cease-fire, truce, peace talks, peace deal, deal , accord, negotiat, signed, treaty, memorandum, reconciliation, prisoner exchange, prisoner swap, armistice, pact, settlement of, roadmap, mediat, exchange of prisoners, release & prisoners & deal
        ORG_CRIME: smuggl, traffick, drug, cartel, gang , gangs , cocaine, heroin, mafia, criminal, fraud, launder, narcotic, methamphetamine, cannabis, marijuana, hashish, contraband, counterfeit, illegal & trade, extort, bribe, corruption, counterfeit, ring , poach, piracy, pirates, illicit, organised crime, organized crime, robbers
        HQ_ESTABLISHED: military base, army base, base & established, observation post, observation point, new base, outpost, headquarters, set up & base, set up & camp, set up & post, set up & checkpoint, military post, new checkpoint, new position, fortif, establish, building & base, construct & base, garrison, training camp, military point
        CHANGE_TO_GROUP_ACT: deploy, reinforcement, redeploy, convoy, convoys & enter, mobilis, mobiliz, massing, sent troops, additional troops, stationed, joined, defect, moved troops, dispatched, recruit, merge, merged, split, new group, alliance, formed, regroup, relocat, build-up, buildup, military exercise, drill, patrol, troop movement, appointed, commander & replaced, reorgani, entered & vehicles
        GOV_REGAINS_TERIT: regain, recaptur, retook, retake, retaken, reclaim, liberat, took back, wrest, restored control, government & captured, army & captured, army & seized, troops & captured, forces & captured, forces & took control, army & took control, troops & took control, cleared of, army & advanc, government troops & control, military & secured, recover & territory, army & control & village, from isis, from militants, from rebels, from the taliban
        NON_STATE_ACTOR_OVERTAKES_TER: rebels & captured, rebels & seized, rebels & took control, rebels & control, militants & captured, militants & seized, militants & took control, fighters & captured, fighters & seized, fighters & took control, insurgents & captured, insurgents & seized, taliban & captured, taliban & seized, taliban & control, isis & captured, isis & seized, isis & took, islamic state & captured, islamic state & seized, al-shabaab & captured, al-shabaab & seized, boko haram & captured, boko haram & seized, houthi & captured, houthi & seized, overran, overrun, fell to, falls to, captured & district, stormed & base, from government, from the government, militia & captured, militia & seized, gained control
        NON_VIOL_TERRIT_TRANSFER: withdrew, withdraw, withdrawn, withdrawal, handed over, hand over, without resistance, without a fight, without fighting, pulled out, pull out, pullout, vacat, cede, ceded, handover, abandon, evacuated & base, evacuated & position, surrender, left & positions, retreat, took over & after, transferred control, redeployed from, leaving & control
        ATTRIB: claimed responsibility, claims responsibility, claim of responsibility, responsibility for, blame, accus, un experts, behind the attack, took credit, attribut, evidence & attack, denied involvement, denies, denied, linked to, perpetrat, according to investigat, inquiry, commission found, no group has, suspected of being behind
        """);

    /// <summary>The kinds of event that have cues, in the order of the table.</summary>
    internal static IReadOnlyList<string> Labels { get; } = [.. Table.Select(static row => row.Label)];

    /// <summary>[cues] For each cue, the place of its kind in <see cref="Labels"/>.</summary>
    internal static IReadOnlyList<int> Kinds { get; } =
        [.. Table.SelectMany(static (row, kind) => row.Cues.Select(_ => kind))];

    /// <summary>No part of a cue is shorter, the space before its first word included.</summary>
    const int Opening = 4;

    /// <summary>The parts of all cues, each once.</summary>
    static readonly string[] Parts =
        [.. Table.SelectMany(static row => row.Cues).SelectMany(static cue => cue).Distinct(StringComparer.Ordinal)];

    /// <summary>[cues][parts] For each cue its parts, by their places in <see cref="Parts"/>.</summary>
    static readonly int[][] PartsOfCues =
    [
        .. Table.SelectMany(static row => row.Cues)
            .Select(static cue => Array.ConvertAll(cue, static part => Array.IndexOf(Parts, part))),
    ];

    /// <summary>The parts by the letters they begin with: most words of a text begin none.</summary>
    static readonly FrozenDictionary<string, int[]> Begun = Enumerable.Range(0, Parts.Length)
        .GroupBy(static part => Parts[part][..Opening], StringComparer.Ordinal)
        .ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The cues that a text has, by their place in <see cref="Kinds"/>, in order.</summary>
    internal static List<int> In(string text)
    {
        var (found, met) = (new List<int>(), Met(text));
        for (var cue = 0; cue < PartsOfCues.Length; cue++)
        {
            if (Has(met, PartsOfCues[cue])) found.Add(cue);
        }

        return found;
    }

    static bool Has(bool[] met, int[] parts)
    {
        foreach (var part in parts)
        {
            if (!met[part]) return false;
        }

        return true;
    }

    /// <summary>[parts] Which parts of cues a text has. Time grows with its words.</summary>
    static bool[] Met(string text)
    {
        // Words alone, in lower case and parted by spaces: a part begins with the space before a word.
        var room = ArrayPool<char>.Shared.Rent(text.Length + 2);
        var words = room.AsSpan(0, text.Length + 2);
        Write(text, words);
        var (met, begun) = (new bool[Parts.Length], Begun.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var at = 0; at + Opening <= words.Length; at++)
        {
            if (words[at] != ' ' || !begun.TryGetValue(words.Slice(at, Opening), out var parts)) continue;
            foreach (var part in parts) met[part] |= words[at..].StartsWith(Parts[part], StringComparison.Ordinal);
        }

        ArrayPool<char>.Shared.Return(room);
        return met;
    }

    /// <summary>Writes the words of a text, a space before the first and behind the last.</summary>
    static void Write(string text, Span<char> words)
    {
        words[0] = words[^1] = ' ';
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            words[index + 1] = char.IsLetterOrDigit(letter) || letter == '-' ? char.ToLowerInvariant(letter) : ' ';
        }
    }

    static (string Label, string[][] Cues)[] Parse(string table) =>
    [
        .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(": ", 2))
            .Select(
                static parts =>
                    (parts[0].Trim(),
                        parts[1].Split(", ")
                        .Select(static cue => cue.Split(" & ").Select(static part => $" {part.TrimStart()}").ToArray())
                        .ToArray())),
    ];
}
