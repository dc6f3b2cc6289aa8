using System.Collections.Frozen;
using System.Diagnostics;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Claims;

/// <summary>Which words make which claim: a table that an analyst can read and mend.</summary>
/// <remarks>
/// A line is <c>type | sector | agent | words</c>. Words in one group are alternatives, groups joined by <c>+</c> must
/// all be met in one clause, groups after <c>!</c> must not; <c>*</c> ends a stem, <c>_</c> joins words of a phrase,
/// <c>#</c> stands for a number. Agent <c>state</c> or <c>armed</c> asks who acts. Lines above win over lines below
/// where both claim one span for one family.
/// </remarks>
static class ClaimRules
{
    const string Table = """
        territory.retaken | conflict | state | retak* retook recaptur* liberat* reclaim* regain* full_control took_control take_control taken_control seiz* captur* freed secured re-took wrested drove_islamic drove_isis drove_the drove_out held_the_whole holds_the_whole ! fighters_were militants_were trapped hostage* captive* miner* passenger* prisoner* detainee* suspects weapon* arms drug* ! failed_to unable_to passage release ceasefire truce
        territory.retaken | conflict | any | retaken recapture recaptured reclaimed liberated retook ! failed_to the_lead the_title
        territory.lost | conflict | armed | seiz* captur* overran overrun took_control take_control taken_control occup* conquer* fell_to fall_to fallen_to taken_over took_over under_the_control_of under_control_of ! weapon* vehicle*
        territory.lost | conflict | any | fell_to lost_control withdrew_from retreated_from pulled_out_of ! income profit profits earnings sales revenue shares number rate pace figure total count council election elections party vote per_cent percent % degrees price prices
        territory.contested | conflict | any | resist* pockets_of resistance holdout* contested hold_out + militant* fighters insurgent* rebel* isis is isil daesh outskirts town city pocket* gunmen resistance ! alliance resistance_forces resistance_fighters resistance_group resistance_movement
        territory.presence | conflict | any | in_the_town_center in_the_town_centre in_the_city_center in_the_city_centre are_inside entered_the stationed deployed_in positioned_in remains_in_control still_control* holds_the control_of_the_town they're_in + troops army soldiers forces they fighters militants they're isis town city ! convoy convoys aid supplies lorries trucks journalists
        attack.failed | logistics/access | any | failed_to fail_to unsuccessful* foiled thwarted repelled repulsed attempt_failed attack_failed failed_attempt failed_attack + attack* blow destroy* bomb* explo* target* assault* bridge boat storm* raid* suicide
        infrastructure.bridge | logistics/access | any | pontoon bridge bridges + dropped laid built build erect* install* cross* stands standing open* intact set_up assembled in_use only_way across_the way_across ! failed_to remnants rubble is_down are_down was_down still_down is_out still_out is_gone unusable impassable collapsed washed swept blown
        damage.bridge | logistics/access | any | bridge bridges + destroy* damag* blown blew_up collapsed bombed ! failed_to fail_to
        hazard.explosive | mine action | any | explosive* mine mines landmine* booby* ied ieds ordnance uxo unexploded bomb_disposal booby-trap* + clear* discover* detonat* defus* remov* contaminat* plant* found remain* device* rigged laced demin* still litter* riddled left_behind hidden booby* unexploded ! failed_to boat car_bomb suicide
        damage.airfield | logistics/access | any | runway* airfield airbase airstrip airport + clean* clear* damag* crater* destroy* unusable repair* contaminat* blocked debris ! completed complete reopen*
        hazard.environmental | health | any | smoke fumes burning_oil oil_fires oil_wells oil_fire sulphur sulfur toxic chemical oil_tankers black_sky black_skies blaze + burn* set_fire sky air fill* flood* darken* smoke breath* skies plume* fire* hang* chok*
        damage.electricity | early recovery | any | electric* power_line* power_lines pylon* cables electricity_grid power_station transformer* + torn cut destroy* damag* down broken collapsed whip* fallen out
        recovery.services | early recovery | any | services electricity water_supply power schools hospital* clinic* markets public_services + restart* restor* resum* reopen* repair* rehabilitat* return_of reconnect* bring_back bringing_back not_working cut_off collapsed no_longer down suspended interrupted halted shut out_of_service ! torn power_lines
        damage.buildings | shelter | any | building* house* home* street* neighbourhood* neighborhood* town hospital* school* mosque* church* infrastructure shop* village* district + destroy* decimat* damag* rubble ruin* flatten* levelled leveled levelling leveling burn* raz* collaps* gutted wreck* shattered ! burns failed_to
        operation.not_begun | conflict | any | offensive operation assault battle campaign + yet_to not_yet has_not_begun not_begun not_started has_not_started hasn't_begun hasn't_started still_to_begin
        operation.planned | conflict | any | will_liberate will_retake plan_to_retake plans_to_retake staging_ground staging_area launchpad springboard launch_pad plan_to_launch prepar* gear* last_target next_target vow* to_be_liberated aim_to eying eyeing planned_offensive will_launch will_recapture target_date + army troops forces offensive operation* mosul assault battle liberat* retake city soldiers militias military coalition staging ! talks negotiat* solution
        operation.ongoing | conflict | any | operation* offensive campaign + underway under_way main_target ongoing continu* target_of launched began begun started
        operation.advance | conflict | any | advanc* push* press* made_progress significant_advances pushed_forward move_forward moving_forward moved_forward closing_in close_in reached_the gain_ground gained_ground inch* surged + army troops soldiers forces they fighters military coalition peshmerga militias police convoy front
        access.siege | protection | any | siege* besieg* encircl* choke-hold chokehold choke blockad* no_way_out + city town area around tighten* supplies people civilians residents army forces
        conflict.fighting | conflict | any | clash* fighting firefight* gunfight* battles fierce_fighting sporadic shelling shelled mortar* airstrike* air_strike* bombard* gun_battle* + continu* erupt* between broke_out sporadic heavy fierce intens* hit struck killed kill* until ongoing rage* report* target* in_the conduct* carried
        casualties.killed | casualties | any | killed kill kills killing died dead death deaths slain bodies corpses executed beheaded massacr* shot_dead drowned ! failed_to the_dead_sea killed_the_engine
        casualties.injured | casualties | any | injur* wounded wound wounds hurt_in maimed
        protection.violation | protection | any | human_shield* shields hostage* execut* torture* abduct* kidnap* rape* forced_recruit* child_soldier* detained_civilians arbitrar* used_civilians using_civilians screening_abuse forcibly recruit*_children
        population.trapped | protection/population | any | trapped trap besieged in_the_clutches clutches unable_to_leave cannot_leave cannot_flee can't_leave unable_to_flee stranded inside_the_city under_isis_control under_the_control + people civilians residents families population children # inhabitants ! escap* evacuat* freed rescu* saved booby
        displacement.return | displacement | any | return* went_home gone_home go_home going_home come_back came_back + families people residents displaced home homes idps villagers returnees households inhabitants ! services army soldiers troops
        displacement.arrival | displacement | any | arriv* reached reach fled_to taken_refuge took_refuge taking_refuge sought_refuge seeking_shelter received hosting hosted hosts sheltering sheltered settled crossed_into flee_to fleeing_to + people families civilians residents displaced refugees idps camp camps site persons women children individuals newcomers ! army troops soldiers
        displacement.departure | displacement | any | fle* flood_out flood* left leave leaving evacuat* escap* stream_out streaming pour_out poured driven_out forced_out forced_from uproot* exodus + people families civilians residents homes villages households inhabitants villagers population children men women persons ! rain* river damaged troops_left soldiers_left militants_fled fighters_fled soldiers_fled troops_fled air_force
        displacement.departure | displacement | any | fled flee fleeing + # ! bonds
        displacement.ongoing | displacement | any | displac* + people families civilians residents persons homes households # individuals mass internally continu* iraqis children ! mass_displacement could may might would expected warn* unmanageable happens tonnes tons tonne ton litres liters gallons cubic
        camp.sanitation | WASH | any | toilet* latrine* sanitation defecat* sewage sewer*
        camp.water | WASH | any | water well wells thirst* tap taps borehole boreholes handpump handpumps standpipe standpipes + clean safe unsafe dirty contaminat* drink* thirsty sick no lack* shortage* litre* liter* truck* scarce undrinkable bad polluted unclean only short drawn from # ! floodwater waters flood_water water_level water_levels danger_level as_well well_as well_within well_below well_above well_known ! dam reservoir soup flour dough bake simmer stir
        camp.water | WASH | any | thirsty thirst
        camp.food | food security | any | beans lentils pulses diet rations meal meals bread food hungry hunger starv* malnutrition malnourish* + twice a_day # lack* short* distribut* receiv* day eat only deliver* no scarce per_day beans lentils ration* need* diet
        camp.health | health | any | dehydrat* listless diarrh* cholera measles sick ill illness disease* outbreak scabies fever infection* infect* malnourished medical clinic_is ill_with + babies children people everyone everybody infants cases patients baby water camp infant women residents families adults displaced elderly they toddlers # many
        camp.hygiene | WASH | any | shower* wash* soap hygiene bathe* bathing bathroom* + children last no without people can't cannot women don't lack* remember never place weeks days nowhere facilities washing
        camp.exposure | shelter | any | heat hot_desert suffocating scorching sandstorm* sand_sticks dust cold freezing winds sun sand temperatures rain + thick suffocat* blast* tent* degrees camp field hot children sticks searing cold no_shade exposed open night desert shade families ! skies road roads passable impassable
        camp.overcrowding | CCCM | any | overcrowd* over-crowd* full_to_capacity beyond_capacity over_capacity crammed packed_into already_full are_full is_full + camp* site* tent* shelter* facilities school* centre* center* families people ! cats dogs kittens puppies animals pets horses
        camp.capacity | CCCM | any | capacity plots room_for space_for places_for + camp* site* people families tents # households persons ! campsite hotel theatre stadium theater twice_its times_its above_its over_its beyond_its exceeding_its
        camp.shelter | shelter | any | tent tents makeshift shelters tarpaulin* plastic_sheet* unfinished_buildings + set_up camp barren pitched families field displaced land sleep* live living middle rows erected share people housed
        camp.population | CCCM | any | camp camps site population settlement + hold* hous* host* home_to shelter* population_of people families # + # ! missing attack* fighters rebels killed wounded
        funding.allocated | funding | any | allocat* earmark* set_aside approved + $ usd million dollars us$ billion fund* money
        funding.requested | funding | any | appeal* request* require* sought seek* ask* calls_for called_for needs need + $ usd million dollars us$ billion
        funding.received | funding | any | received funded contributed donat* pledged disburs* paid raised + $ usd million dollars us$ billion
        funding.received | funding | any | funded + per_cent percent %
        funding.received | funding | any | received contributed pledged paid raised + per_cent percent % + appeal* funds funding required requirement* requested plan budget
        funding.need | funding | any | money funds funding resources + needs_to need* released release must urgent* immediately lack* gap shortfall short required before
        needs.assessment | coordination | any | need needs humanitarian_situation situation conditions + evident dire urgent* acute critical desperate painfully immense growing grow enormous severe worsening deteriorat* catastroph*
        risk.escalation | protection | any | unleash* mass_displacement mass_exodus unmanageable escalat* crisis_reaches humanitarian_catastrophe could_be_displaced may_flee could_flee might_flee expected_to_flee could_displace may_be_displaced expected_to_be_displaced fear* warn* + foreign fighters crisis displacement displaced people happens flee offensive civilians battle mass exodus levels million attack* worst humanitarian
        protection.concern | protection | any | concern* worr* fears afraid + civilian* population residents people families children women
        assessment.actor_strength | restricted | any | weaken* demoral* lack_of_foreign weaker crumbling low_morale collapsing losing_ground strength_of on_the_run short_of_fighters + isis is isil daesh fighters militants group enemy insurgents ranks they army forces troops
        assessment.composition | restricted | any | foreign_fighters mix_of foreigners locals_and composed_of made_up_of + fighters attackers militants isis is isil locals most mix
        weapons.found | restricted | any | weapons arms ammunition rockets mortars arsenal cache explosives_factory rifles grenades + found discover* display collection seized made_in stockpile* cache* recovered uncovered captured
        population.present | protection/population | any | remain* still_live still_living live_in stay* inhabit* home_to reside* population_of still_in + civilians people residents families population inhabitants thousands # children ! committed militants clutches
        place.attribute | context | any | key_oil_town oil_town largest biggest second-largest third_largest strategic* hub_for capital_of major_city key_town second_largest main_city + town city airbase base airfield refinery area iraq's syria's country's country district oil
        provenance.observer | provenance | any | we_were_here last_here we_visited our_team our_correspondent witnessed_by_our we_saw we_are_hustled were_last_here a_reporter_who
        """;

    /// <summary>A word of a rule: whole, stem or phrase.</summary>
    internal readonly record struct Cue(string[] Words, bool IsStem)
    {
        /// <summary>Whether it is met by every word that begins as it does.</summary>
        internal bool IsLoneStem => IsStem && Words.Length == 1;
    }

    /// <summary>Words of a rule of which one must, or must not, be met.</summary>
    /// <param name="Number">Its number among the groups of all rules.</param>
    /// <param name="Cues">The words.</param>
    /// <param name="CountsNumbers">Whether any number will do.</param>
    internal sealed record Group(int Number, Cue[] Cues, bool CountsNumbers);

    /// <summary>One line of the table.</summary>
    /// <param name="Order">Its place in the table.</param>
    /// <param name="Type">The type of its claims.</param>
    /// <param name="Sector">Their sector.</param>
    /// <param name="Agent">Who must act.</param>
    /// <param name="Groups">The groups that must be met; the first one triggers the rule.</param>
    /// <param name="Excluded">The group that must not be met. Null when there is none.</param>
    /// <param name="Slot">Claims of one slot exclude one another in one clause: the first rule wins.</param>
    internal sealed record Rule(
        int Order, ClaimType Type, string? Sector, string Agent, Group[] Groups, Group? Excluded, string Slot);

    /// <summary>What a word may begin: the rules it triggers, and the groups of which it may be a cue.</summary>
    internal sealed class Marks(UInt128 rules, UInt128[] groups)
    {
        readonly UInt128[] groups = groups;

        /// <summary>One bit for each rule, by its order.</summary>
        internal UInt128 Rules { get; } = rules;

        /// <summary>Whether the word may begin a cue of <paramref name="group"/>.</summary>
        internal bool Has(Group group) =>
            (groups[group.Number / Bits] >> (group.Number % Bits) & UInt128.One) != UInt128.Zero;

        /// <summary>What this or the other may begin.</summary>
        internal Marks With(Marks other) =>
            new(Rules | other.Rules, [.. groups.Zip(other.groups, static (one, another) => one | another)]);
    }

    /// <summary>No word of the rules is shorter as a stem that triggers one.</summary>
    const int ShortestStem = 3;

    /// <summary>Bits in a word of <see cref="Marks"/>; there are never more rules.</summary>
    const int Bits = 128;

    /// <summary>Every rule.</summary>
    internal static IReadOnlyList<Rule> All { get; } = Parse();

    static readonly int GroupCount = All.Sum(static rule => rule.Groups.Length + (rule.Excluded is null ? 0 : 1));

    static readonly Marks Nothing = new(UInt128.Zero, new UInt128[(GroupCount / Bits) + 1]);

    /// <summary>What the words begin that must be met whole.</summary>
    static readonly FrozenDictionary<string, Marks> OfWords = Begun(static cue => !cue.IsLoneStem);

    /// <summary>What the lone stems begin.</summary>
    static readonly FrozenDictionary<string, Marks> OfStems = Begun(static cue => cue.IsLoneStem);

    static readonly int LongestStem = OfStems.Keys.Select(static stem => stem.Length).Max();

    static readonly int FewestLetters = OfStems.Keys.Select(static stem => stem.Length).Min();

    /// <summary>The first letters of the lone stems: most words begin with none of them.</summary>
    static readonly FrozenSet<string> Openings =
        OfStems.Keys.Select(static stem => stem[..FewestLetters]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What <paramref name="word"/> may begin.</summary>
    internal static Marks MarksOf(string word)
    {
        var marks = OfWords.GetValueOrDefault(word, Nothing);
        if (word.Length < FewestLetters
            || !Openings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.AsSpan(0, FewestLetters)))
        {
            return marks;
        }

        var stems = OfStems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(LongestStem, word.Length); length >= FewestLetters; length--)
        {
            if (stems.TryGetValue(word.AsSpan(0, length), out var begun)) marks = marks.With(begun);
        }

        return marks;
    }

    /// <summary>What some of the cues begin, by their first words.</summary>
    static FrozenDictionary<string, Marks> Begun(Func<Cue, bool> which)
    {
        var begun = new Dictionary<string, Marks>(StringComparer.Ordinal);
        foreach (var rule in All)
        {
            foreach (var group in rule.Excluded is { } excluded ? rule.Groups.Append(excluded) : rule.Groups)
            {
                foreach (var cue in group.Cues.Where(which)) Add(begun, rule, group, cue);
            }
        }

        return begun.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static void Add(Dictionary<string, Marks> begun, Rule rule, Group group, Cue cue)
    {
        var triggers = ReferenceEquals(group, rule.Groups[0])
            && !(cue.IsLoneStem && cue.Words[0].Length < ShortestStem);
        var groups = new UInt128[(GroupCount / Bits) + 1];
        groups[group.Number / Bits] = UInt128.One << (group.Number % Bits);
        var marks = new Marks(triggers ? UInt128.One << rule.Order : UInt128.Zero, groups);
        begun[cue.Words[0]] = begun.GetValueOrDefault(cue.Words[0], Nothing).With(marks);
    }

    /// <summary>
    /// Where one of a group's cues stands among the tokens from <paramref name="first"/> to <paramref name="end"/>; −1
    /// when none does.
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="marks">[tokens] What each token may begin.</param>
    /// <param name="first">The first token.</param>
    /// <param name="end">The token after the last.</param>
    internal static int Find(Group group, ReadOnlySpan<Token> tokens, ReadOnlySpan<Marks> marks, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (marks[at].Has(group) && Stands(group, tokens, at, end)) return at;
            if (group.CountsNumbers
                && (tokens[at].IsNumber || (tokens[at].IsWord && NumberReader.At(tokens, at) is not null)))
            {
                return at;
            }
        }

        return -1;
    }

    static bool Stands(Group group, ReadOnlySpan<Token> tokens, int at, int end)
    {
        foreach (var cue in group.Cues)
        {
            if (IsAt(cue, tokens, at, end)) return true;
        }

        return false;
    }

    static bool IsAt(Cue cue, ReadOnlySpan<Token> tokens, int at, int end)
    {
        // A phrase may be written with hyphens between its words.
        var position = at;
        for (var index = 0; index < cue.Words.Length; index++, position++)
        {
            if (index > 0 && position < end && tokens[position].Is("-")) position++;
            if (position >= end) return false;
            var word = tokens[position].Lower;
            var isStem = cue.IsStem && index == cue.Words.Length - 1;
            if (isStem
                ? !word.StartsWith(cue.Words[index], StringComparison.Ordinal)
                : !string.Equals(word, cue.Words[index], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    static Rule[] Parse()
    {
        var (rules, groups) = (new List<Rule>(), 0);
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cells = line.Split(" | ");
            var type = cells[0].Split('.');
            var parts = cells[3].Split(" ! ");
            rules.Add(new(
                rules.Count,
                new(type[0], type[1]),
                cells[1],
                cells[2],
                [.. parts[0].Split(" + ").Select(words => Of(groups++, Cues(words)))],
                parts.Length == 1 ? null : Of(groups++, [.. parts.Skip(1).SelectMany(Cues)]),
                SlotOf(new(type[0], type[1]))));
        }

        return rules.Count <= Bits
            ? [.. rules]
            : throw new UnreachableException(FormattableString.Invariant($"A mark has room for {Bits} rules."));
    }

    static Group Of(int number, Cue[] cues) =>
        new(
            number, [.. cues.Where(static cue => cue.Words is not ["#"] && cue.Words[0].Length > 0)],
            cues.Any(static cue => cue.Words is ["#"]));

    /// <summary>Claims of one slot exclude one another in one clause.</summary>
    static string SlotOf(ClaimType type) => type switch
    {
        { Family: "camp", Kind: "sanitation" or "water" or "hygiene" } => "camp.wash",
        { Family: "camp" } => $"camp.{type.Kind}",
        { Family: "territory" or "operation" } => "territory",
        { Family: "displacement" or "population" } => "displacement",
        { Family: "damage", Kind: "bridge" } or { Family: "infrastructure" } or { Family: "attack" } => "bridge",
        { Family: "assessment" } => "assessment",
        { Family: "funding" or "needs" } => "funding",
        _ => type.ToString(),
    };

    static Cue[] Cues(string group) =>
    [
        .. group.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                static word =>
                    new Cue([.. word.TrimEnd('*').Split('_', '-').SelectMany(Apostrophe)], word.EndsWith('*'))),
    ];

    static string[] Apostrophe(string word) =>
        word.EndsWith("'re", StringComparison.Ordinal) || word.EndsWith("'s", StringComparison.Ordinal)
            ? [
                word[..word.IndexOf('\'', StringComparison.Ordinal)],
                word[word.IndexOf('\'', StringComparison.Ordinal)..]]
            : [word];
}
