namespace Refuge.Reports;

/// <summary>Words that speak for a kind of conflict event, from the definitions of the ACLED codebook (2019) and common usage.</summary>
static class EventCues
{
    static readonly (string Label, string[] Stems)[] Table = Parse("""
        AIR_STRIKE: airstrike, air strike, air raid, warplane, jets , fighter jet, drone strike, bombed by, bombardment, air force, helicopters fired, coalition strike, sorties, pounded
        ART_MISS_ATTACK: artillery, missile, rocket, mortar, shelling, shelled, shells, barrage, fired rockets, howitzer, katyusha
        SUIC_BOMB: suicide, blew himself, blew themselves, blew herself, bomber detonated, explosive vest, explosive belt, martyrdom
        REM_EXPLOS: roadside bomb, landmine, land mine, ied , improvised explosive, mine explo, remote-controlled, bomb exploded, bomb blast, car bomb, planted, went off, detonated
        GRENADE: grenade
        CHEM_WEAP: chemical, chlorine, sarin, poison, toxic gas, nerve agent, mustard gas
        DISR_WEAP: discovered, seized weapons, cache, weapons depot, defused, defuse, ammunition, recovered, confiscated, dismantle, found weapons, arms depot, bomb disposal, neutralized, foiled
        ARREST: arrest, detained, detention, custody, apprehended, rounded up
        ARMED_CLASH: clash, gunfight, firefight, gun battle, exchange of fire, fierce fighting, battles between, killed in fighting, ambush, attacked positions, attacked military, shootout, repelled, gunmen and
        ATTACK: attacked, gunmen, shot dead, opened fire, stabb, drive-by, shooting attack, killed by, assassin, gun attack
        ABDUCT_DISSAP: abduct, kidnap, hostage, disappear, taken captive, missing persons
        SEX_VIOL: rape, raped, sexual, sex slave, molest, assaulted women, gang-rape
        MOB_VIOL: mob , lynch, vigilante, villagers beat, communal violence, looters, angry crowd, beaten to death, sectarian clashes, cow 
        VIOL_DEMONSTR: riot, rioters, molotov, hurled stones, threw stones, set fire, tear gas, torched, clashed with police, violent protest, burning tires, barricades, vandal, petrol bombs
        PEACE_PROTEST: protest, rally, rallied, march, demonstration, demonstrators, peaceful, sit-in, vigil, strike by, gathered to, hunger strike, activists
        PROTEST_WITH_INTER: unsanctioned, unauthorized rally, dispersed, detained during, protesters detained, police dispers, blocked protesters, arrested protesters, protest was broken
        FORCE_AGAINST_PROTEST: fired on protesters, live ammunition, protesters killed, protesters died, baton, shot protesters, killed protesters, opened fire on protest, crackdown, beat protesters, live bullets
        PROPERTY_DISTRUCT: looted, looting, properties, burned houses, set ablaze, demolish, destroyed property, destroying, ransack, vandalised, burnt, bulldozed, farms
        MAN_MADE_DISASTER: accident, crash, collapsed, derail, fire broke out, blaze, gas leak, capsiz, ammonium, explosion at a, factory, plane crash, collision, sank, oil spill, building collapse, bus , train
        NATURAL_DISASTER: flood, earthquake, covid, virus, pandemic, storm, cyclone, hurricane, landslide, drought, wildfire, volcano, tsunami, typhoon, outbreak, infected, infections, cases, quake, rainfall
        DIPLO: diplomat, embassy, ambassador, expel, consulate, recall, foreign minister, bilateral
        AGREEMENT: agreement, ceasefire, truce, peace talks, talks, deal , accord, negotiat, signed, treaty, peace deal, memorandum
        ORG_CRIME: smuggl, trafficking, drug, cartel, gang , cocaine, heroin, mafia, criminal network, fraud, pornography, laundering, steroid, narcotic
        HQ_ESTABLISHED: military base, observation post, new base, outpost, headquarters, set up a new, military post, establish, camp for troops, new military
        CHANGE_TO_GROUP_ACT: deployed, reinforcement, redeploy, convoy, withdrew its troops, mobiliz, massing, sent troops, stationed, joined forces, moved troops, dispatched, deployment, recruit, merge
        GOV_REGAINS_TERIT: regained control, government forces captured, army recaptured, retook, recaptured, liberated, army captured, seized control from, government troops, cleared, army units, troops entered, army has taken
        NON_STATE_ACTOR_OVERTAKES_TER: rebels captured, militants captured, fighters captured, militants seized, rebels seized, overran, gained control, fell to, isis fighters, insurgents took, taliban captured, rebels took control
        NON_VIOL_TERRIT_TRANSFER: withdrew, handed over, without resistance, pulled out, withdrawal, handed authority, ceded, handover, abandoned, evacuated their, surrendered
        ATTRIB: claimed responsibility, responsibility for, blamed, accused of, un experts, behind the attack, took credit, attributed, evidence that, denied involvement
        """);

    /// <summary>The kinds for which a text has cues, with how strongly: 1 for one cue, a little more for several.</summary>
    internal static IEnumerable<(string Cue, float Strength)> In(string text)
    {
        // Lowered once, not for each of two hundred stems.
        var lowered = string.Create(text.Length, text, static (span, source) => source.AsSpan().ToLowerInvariant(span));
        foreach (var (label, stems) in Table)
        {
            var count = stems.Count(stem => lowered.Contains(stem, StringComparison.Ordinal));
            if (count > 0) yield return (label, 1 + MathF.Log(count));
        }
    }

    static (string Label, string[] Stems)[] Parse(string table) =>
    [
        .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(": ", 2))
            .Select(static parts => (parts[0].Trim(), parts[1].Split(", ").Select(static stem => stem.TrimStart()).ToArray())),
    ];
}
