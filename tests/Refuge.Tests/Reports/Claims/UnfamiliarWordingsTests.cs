namespace Refuge.Tests.Reports.Claims;

/// <summary>
/// What the guide's kinds of claims are told with beside the common verbs, and what the same words tell in sport, trade
/// and on a stage.
/// </summary>
public class UnfamiliarWordingsTests
{
    [Theory]
    [InlineData("Soldiers wrested Alma back from the insurgents on Friday.", "territory.retaken")]
    [InlineData("The militants were dislodged from Alma by a counter-offensive.", "territory.retaken")]
    [InlineData("Government troops hoisted the flag over the town hall of Alma.", "territory.retaken")]
    [InlineData("Insurgents marched into Alma unopposed on Tuesday.", "territory.lost")]
    [InlineData("By Friday the town had fallen under rebel control.", "territory.lost")]
    [InlineData("The rebels are entrenched along the northern bank of the river.", "territory.presence")]
    [InlineData("Rebels inched closer to the provincial capital at the weekend.", "operation.advance")]
    [InlineData("Troops are combing the forest for members of the group.", "operation.ongoing")]
    [InlineData("Rival militias traded fire across the river for most of Thursday.", "conflict.fighting")]
    [InlineData("Two herder clans came to blows over a well near Alma.", "conflict.fighting")]
    [InlineData("Street-to-street combat has engulfed the old quarter of Alma.", "conflict.fighting")]
    [InlineData("A car packed with explosives blew up outside the police station.", "attack.strike")]
    [InlineData("Two suicide bombers blew themselves up at the gate of the camp.", "attack.strike")]
    [InlineData("Armed men on motorbikes swooped on the village of Alma before dawn.", "attack.raid")]
    [InlineData("Militiamen put the village to the torch on Wednesday.", "attack.raid")]
    [InlineData("The convoy was waylaid by bandits near Alma.", "attack.raid")]
    [InlineData("From 11 April the camp came under direct assault by the militia.", "attack.raid")]
    public void Who_holds_and_who_attacks_is_told_with_many_verbs(string text, string type) => Told(text, type);

    [Theory]
    [InlineData("The town has been ringed by fighters since June.", "access.siege")]
    [InlineData("The only road into the valley is buried under rocks.", "access.closed")]
    [InlineData("The ferry to Alma is not running.", "access.closed")]
    [InlineData("Aid workers were turned back at a checkpoint outside Alma.", "access.restricted")]
    [InlineData("The agencies have pulled their staff out of Alma.", "access.restricted")]
    [InlineData("An aid convoy suspended its mission in Alma on Monday.", "access.restricted")]
    [InlineData("Traffic is flowing again on the road to Boro.", "access.reopened")]
    [InlineData("People must stay indoors from dusk to dawn, the governor ordered.", "access.curfew")]
    [InlineData("Some 4,000 people are sleeping rough along the railway line.", "population.present")]
    [InlineData("More than 900 people have holed up in the cathedral.", "population.present")]
    [InlineData("Some 12,000 civilians are caught between the front lines.", "population.trapped")]
    [InlineData("A storm forced approximately 14,000 people from their homes.", "displacement.departure")]
    [InlineData("The village has emptied since the raid.", "displacement.departure")]
    [InlineData("Four hundred households were turfed out of the settlement on Monday.", "displacement.departure")]
    [InlineData("Around 300 exhausted families made it to Alma on foot.", "displacement.arrival")]
    [InlineData("At least 100 South Sudanese arrived daily.", "displacement.arrival")]
    [InlineData("Some 1,200 refugees turned up at the transit centre on Sunday.", "displacement.arrival")]
    [InlineData("About 2,300 villagers have made their way back to Alma.", "displacement.return")]
    [InlineData("The quake left some 15,000 people without a roof.", "displacement.ongoing")]
    [InlineData("Fishermen and their families were moved to higher ground.", "displacement.evacuation")]
    public void Ways_and_people_on_them_are_told_with_many_verbs(string text, string type) => Told(text, type);

    [Theory]
    [InlineData("The reception centre is bursting at the seams.", "camp.overcrowding")]
    [InlineData("Two hundred people share a single latrine.", "camp.sanitation")]
    [InlineData("The toilets are overflowing.", "camp.sanitation")]
    [InlineData("The fields around the village are strewn with unexploded shells.", "hazard.explosive")]
    [InlineData("A farmer trod on a landmine on Monday.", "hazard.explosive")]
    [InlineData("The rains have failed for a fourth season running.", "hazard.environmental")]
    [InlineData("A forest fire is threatening two villages.", "hazard.environmental")]
    [InlineData("The village was reduced to cinders.", "damage.buildings")]
    [InlineData("The city has been without power since Tuesday.", "damage.electricity")]
    [InlineData("Only two of the nine health posts still function.", "damage.services")]
    [InlineData("Taps have run dry in the city.", "damage.services")]
    [InlineData("The lights are back on in most of the city.", "recovery.services")]
    [InlineData("Gunmen put eleven men to death in the square.", "casualties.killed")]
    [InlineData("The bodies of 21 migrants washed up on the beach.", "casualties.killed")]
    [InlineData("Armed men dragged off 12 girls from the dormitory.", "protection.violation")]
    [InlineData("Families are marrying off young daughters to survive.", "protection.concern")]
    [InlineData("Japan put up $4 million for the drought response.", "funding.received")]
    [InlineData("The programme faces a shortfall of $12 million.", "funding.need")]
    [InlineData("Families go without medicine.", "needs.assessment")]
    [InlineData("Half the population is going hungry.", "needs.people_in_need")]
    [InlineData("A field hospital has been rigged up in the stadium.", "response.delivered")]
    [InlineData("Charities are dishing up soup to the stranded.", "response.delivered")]
    [InlineData("Measles is tearing through the settlements.", "health.disease")]
    [InlineData("The country is sliding into war.", "risk.escalation")]
    public void Harm_want_and_help_are_told_with_many_verbs(string text, string type) => Told(text, type);

    [Theory]
    [InlineData("The champions won back the title with a late goal.")]
    [InlineData("Net income for the quarter fell to $20.6 million.")]
    [InlineData("Inflation is inching closer to the target of the central bank.")]
    [InlineData("The two candidates traded barbs in a debate on Tuesday.")]
    [InlineData("The minister came under fire for his remarks.")]
    [InlineData("The author set upon a new theme.")]
    [InlineData("The noose is tightening around my neck.")]
    [InlineData("She was turned away from the nightclub for wearing trainers.")]
    [InlineData("The team is stuck at the bottom of the table.")]
    [InlineData("Investors fled the bond market on Monday.")]
    [InlineData("We make it very clear from the first day.")]
    [InlineData("The wedding took place in the presence of the parents.")]
    [InlineData("Orders are pouring in from abroad.")]
    [InlineData("Visitors poured into the museum on its opening day.")]
    [InlineData("The judge cleared the courtroom.")]
    [InlineData("A storm of protest wrecked the reform.")]
    [InlineData("The kitchen brought in a new chief executive officer.")]
    [InlineData("Protests turned violent.")]
    [InlineData("The comedian slayed the audience.")]
    [InlineData("The soup threatens to boil over.")]
    [InlineData("The painting fetched $12 million at auction.")]
    [InlineData("A high-stakes fight.")]
    public void The_same_words_of_sport_trade_and_stage_claim_nothing(string text) =>
        Assert.Empty(A.Reading(text).Claims);

    [Theory]
    [InlineData("The village has no road to Boro.", "access.closed")]
    [InlineData("Farmers have no seed left to plant.", "needs.assessment")]
    [InlineData("There is a lack of funds to assist the new arrivals.", "funding.need")]
    public void What_is_told_by_a_denial_is_there(string text, string type)
    {
        Assert.Contains(A.Reading(text).Claims, claim => claim.Type.ToString() == type && claim.Happened);
    }

    static void Told(string text, string type) =>
        Assert.Contains(A.Reading(text).Claims, claim => claim.Type.ToString() == type);
}
