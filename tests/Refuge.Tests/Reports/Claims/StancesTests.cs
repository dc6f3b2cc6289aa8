using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>What a sentence names, denies or only seems to tell.</summary>
public class StancesTests
{
    [Theory]
    [InlineData("4,300 people reached the school grounds at Toll Bridge on Saturday.", "displacement.arrival")]
    [InlineData("About 4,300 people reached the toll bridge near Alma on Saturday.", "displacement.arrival")]
    [InlineData("Some 600 families are camping beside Dead Sea Road in Alma.", "population.present")]
    [InlineData("The Camp Fire Scouts handed out 300 blankets in Alma.", "response.delivered")]
    [InlineData("Families moved into the halls of Flood Street School in Alma.", "displacement.arrival")]
    [InlineData("About 900 people are sheltering at Battle Creek school.", "camp.population")]
    [InlineData("Sarah Battle said 300 families arrived in Alma on Friday.", "displacement.arrival")]
    [InlineData("Mr. Slaughter said that 40 families had left Alma.", "displacement.departure")]
    [InlineData("The convoy reached Strike Hill on Sunday with food for 500 people.", "response.delivered")]
    [InlineData("Two hundred people crossed into Alma over the Bay of Death.", "displacement.arrival")]
    public void A_word_within_a_name_tells_nothing(string text, string type) =>
        Assert.Equal([type], A.Reading(text).Claims.Select(static claim => claim.Type.ToString()));

    [Theory]
    [InlineData("Cyclone Dora flooded Alma on Sunday.", "hazard.environmental")]
    [InlineData("The Thomas Fire destroyed 300 houses in Alma.", "damage.buildings")]
    [InlineData("About 900 people are living in Camp Alma.", "camp.population")]
    public void What_a_name_calls_itself_still_tells(string text, string type) =>
        Assert.Contains(A.Reading(text).Claims, claim => claim.Type.ToString() == type);

    [Fact]
    public void What_a_sentence_adds_that_there_was_none_of_is_not_what_it_tells()
    {
        var claim = Assert.Single(A.Reading(
            "Nurses in Alma reported 14 cases of acute watery diarrhoea since Friday, and no deaths.").Claims);

        Assert.Equal("health.disease", claim.Type.ToString());
        var health = Assert.Single(claim.Statements.OfType<HealthStatement>());
        Assert.Equal((HealthCondition.Diarrhoea, 14), (health.Condition, health.Cases!.Value.Value));
    }

    [Fact]
    public void What_there_was_none_of_is_told_where_the_sentence_is_about_it()
    {
        var claim = Assert.Single(A.Reading("No deaths were reported in Alma on Sunday.").Claims);

        Assert.Equal(("casualties.killed", false), (claim.Type.ToString(), claim.Happened));
    }

    [Theory]
    [InlineData("The ministry denied that the dam at Alma had burst.", "hazard.environmental")]
    [InlineData("The ministry denied reports that the bridge at Alma had been destroyed.", "damage.bridge")]
    [InlineData("Officials denied the bridge near Alma had collapsed.", "damage.bridge")]
    [InlineData("Reports that the bridge at Alma had collapsed were denied by the ministry.", "damage.bridge")]
    [InlineData("There is no truth to reports that the bridge at Alma has been destroyed.", "damage.bridge")]
    [InlineData("It is not true that rebels captured Alma.", "territory.lost")]
    [InlineData("The police denied that rebels had captured the town of Alma.", "territory.lost")]
    [InlineData("The agency denied that 3,000 people were trapped in Alma.", "population.trapped")]
    [InlineData("Camp managers denied that water was short in the Alma camp.", "camp.water")]
    [InlineData("The mayor denied that the town of Alma was under siege.", "access.siege")]
    [InlineData("The ministry rejected claims that power lines had been cut in Boro.", "damage.electricity")]
    [InlineData("The army denied an attack on the hospital in Alma.", "attack.raid")]
    [InlineData("Rebels said they had captured Alma, a claim the army denied.", "territory.lost")]
    [InlineData("The army denied that it had retaken Alma or that it had bombed the hospital.", "attack.strike")]
    [InlineData("Contrary to reports that Alma had fallen to the rebels, the shops are open.", "territory.lost")]
    public void A_denial_reaches_every_kind_of_claim(string text, string type)
    {
        var claims = A.Reading(text).Claims;

        Assert.Contains(claims, claim => claim.Type.ToString() == type);
        Assert.All(
            claims.Where(claim => claim.Type.ToString() == type),
            static claim => Assert.True(claim is { Modality: Modality.Denied, Happened: false }, claim.QuoteText));
    }

    [Theory]
    [InlineData("The mayor denied that the dam had burst and said that 300 families had fled Alma.")]
    [InlineData("Contrary to reports that Alma had fallen to the rebels, 300 families returned to Alma.")]
    public void A_denial_stops_where_its_object_ends(string text) => Assert.Contains(
        A.Reading(text).Claims,
        static claim => claim is { Type.Family: "displacement", Modality: Modality.Asserted, Happened: true });

    [Fact]
    public void Nobody_trapped_is_nobody() =>
        Assert.All(
            A.Reading("No one has been trapped in the building in Alma.").Claims,
            static claim => Assert.False(claim.Happened));

    [Theory]
    [InlineData("The road from Alma to Boro has been cut off by floodwater.", "access.closed")]
    [InlineData("The road to Alma was cut off on Monday.", "access.closed")]
    [InlineData("Three villages near Alma were cut off by landslides.", "access.closed")]
    [InlineData("Rebels cut off the town of Alma.", "access.siege")]
    [InlineData("Rebels besieged the town of Alma.", "access.siege")]
    public void A_road_is_closed_and_a_town_besieged(string text, string type) => Assert.Equal(
        [type],
        A.Reading(text).Claims.Where(static claim => claim.Type.Family == "access")
            .Select(static claim => claim.Type.ToString()));

    [Theory]
    [InlineData("Residents flood out from every street as the soldiers move in.", "displacement.departure")]
    [InlineData("Thousands of people flooded into Alma on Sunday.", "displacement.arrival")]
    [InlineData("Families flooded back to Alma after the truce.", "displacement.return")]
    [InlineData("Water flooded 300 houses in Alma.", "hazard.environmental")]
    public void People_flood_a_street_and_water_a_house(string text, string type)
    {
        var claims = A.Reading(text).Claims;

        Assert.Contains(claims, claim => claim.Type.ToString() == type);
        Assert.All(claims, claim => Assert.Equal(type.Split('.')[0], claim.Type.Family));
    }

    [Theory]
    [InlineData("A camp for 2,500 people is to be built near Alma.")]
    [InlineData("The agency plans a camp for 2,500 people at Boro, which will open in October.")]
    [InlineData("A new site near Boro will be able to host 2,500 people.")]
    [InlineData("Authorities plan to build a camp with room for 2,500 people outside Alma.")]
    public void A_camp_to_be_built_is_one_claim_of_its_room(string text)
    {
        var claim = Assert.Single(
            A.Reading(text).Claims, static claim => claim.Quantities.Any(static quantity => quantity.Value == 2_500));

        Assert.Equal(("camp.capacity", Modality.Planned), (claim.Type.ToString(), claim.Modality));
    }

    [Theory]
    [InlineData("He met officials and refugees in Alma before heading to Boro for further talks.", "displacement")]
    [InlineData("Omar Haddad works for the Alma Refugee Council, which runs the clinic in Boro.", "displacement")]
    [InlineData("The adviser of Save the Children spoke in Alma.", "other")]
    [InlineData("Officials warned of the risk in the mountains surrounding the town of Alma.", "access")]
    [InlineData("On Friday, the truce brokered for Alma collapsed.", "damage")]
    [InlineData("Destruction of forests near Alma has increased.", "damage")]
    [InlineData("Aircraft have been in Alma since May to support the president in the war.", "response")]
    [InlineData("The people of Alma received blankets, sleeping mats and water.", "population")]
    [InlineData("They formed an alliance with resistance forces near Alma.", "territory")]
    [InlineData("Many new arrivals report having been robbed in Alma.", "displacement")]
    [InlineData("The talks near Alma aim to find a solution with the army.", "operation")]
    [InlineData("Smoke in the street of Alma, 3 May. REUTERS/Awa Sanou", "hazard")]
    [InlineData("A cold front will reach Alma in the afternoon.", "camp")]
    public void A_word_in_another_sense_tells_no_claim(string text, string family) =>
        Assert.DoesNotContain(A.Reading(text).Claims, claim => claim.Type.Family == family);

    [Fact]
    public void An_army_of_rebels_takes_a_town_from_the_state() =>
        Assert.DoesNotContain(
            A.Reading("The Rapid Support Forces took control of Alma last week.").Claims,
            static claim => claim.Type.ToString() == "territory.retaken");

    [Theory]
    [InlineData("Soldiers pulled a child alive from under the rubble of his house in Alma.", "other.rescue")]
    [InlineData("Activists accused the army of heavy shelling in Alma.", "attack.strike")]
    public void A_rescue_is_no_damage_and_an_accusation_no_fact(string text, string type)
    {
        var claim = Assert.Single(A.Reading(text).Claims);

        Assert.Equal(type, claim.Type.ToString());
        if (type is "attack.strike") Assert.Equal(Modality.Alleged, claim.Modality);
    }
}
