using System.Collections.Frozen;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>The words by which sites of displaced people with a name of their own are told.</summary>
static class SiteWords
{
    internal static readonly FrozenSet<string> Camps = Units.Words("camp settlement site");

    internal static readonly FrozenSet<string> SeveralCamps = Units.Words("camps settlements sites schools");

    internal static readonly FrozenSet<string> Centres = Units.Words("centre center");

    internal static readonly FrozenSet<string> Buildings = Units.Words(
        "school college university stadium gymnasium hall compound mosque madrasa monastery seminary ground grounds");

    /// <summary>Words between the name and the word for the site.</summary>
    internal static readonly FrozenSet<string> Kinds = Units.Words("""
        refugee refugees idp idps displacement displaced transit reception accommodation gathering collective evacuation community temporary emergency informal makeshift spontaneous relief resettlement
        relocation planned holding way primary secondary high middle elementary basic girls boys girls' boys' public state junior senior technical church sports town village
        mixed tented host
        """);

    /// <summary>Words that make a centre one where people stay, and no centre of health or trade.</summary>
    internal static readonly FrozenSet<string> OfStay = Units.Words("""
        transit reception accommodation gathering collective evacuation displacement relief resettlement relocation holding idp refugee temporary emergency community way
        """);

    /// <summary>Words with a capital that name no site: who owns it, who lives there, which of several it is.</summary>
    internal static readonly FrozenSet<string> NoNames = Units.Words("""
        the a an in at on of from to by for with and or but while when after before since during some about only over near inside outside around all both many most other another
        this that these those its their our his her no not as is are was were there here it they we one two three four five six seven eight nine ten several each every
        meanwhile however also new nearby overcrowded main base training summer boot web heritage construction un unhcr iom unicef wfp msf ngo red cross crescent government
        catholic protestant anglican orthodox methodist muslim christian islamic jewish rohingya yazidi tutsi hutu kurdish arab local central official formal largest biggest
        january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
        population number residents people situation fire attack profile outbreak meanwhile arrivals
        district province county state regional international humanitarian field closed former last first second third next
        """);

    internal static readonly FrozenSet<string> Connectors = Units.Words("al el de la du of - ' da do dos del al- el-");

    /// <summary>Words without which a school is a school.</summary>
    internal static readonly FrozenSet<string> OfPeople = Units.Words("""
        shelter sheltering sheltered shelters displaced displacement families family people persons individuals households host hosts hosted hosting housing housed staying living
        sleeping sleep slept taken took moved arrived arrivals latrine latrines toilet toilets idp idps refugees evacuees evacuated crowded overcrowded residents
        """);

    /// <summary>Words by which "Camp Alma" is a base of soldiers.</summary>
    internal static readonly FrozenSet<string> OfSoldiers =
        Units.Words("base troops soldiers marines army military rocket rockets garrison nato coalition");
}
