using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>On whose word a claim rests.</summary>
public class SpeakersTests
{
    [Theory]
    [InlineData("Some 900 people fled Alma, Awa Sanou, who works for the Boro Youth Group, told a paper.", "Awa Sanou")]
    [InlineData(
        "Families have reached Boro, 65 km (40 miles) away, said Omar Haddad, head of a camp, in May.", "Omar Haddad")]
    [InlineData(
        "Awa Sanou, programme officer for WHO in Boro said it was now a matter of treatment and feeding families "
        + "who fled Alma.", "Awa Sanou")]
    [InlineData("The Alma Observatory for Rights, a monitoring group, said soldiers shelled Boro.", "Alma Observatory")]
    [InlineData(
        "On the same day, the Ministry of Rights in Sana’a issued a statement reporting that 11 people were killed "
        + "in Alma.", "Ministry of Rights")]
    [InlineData("Some 13,000 people were displaced in Alma, according to field reports.", "field reports")]
    [InlineData("Phones in Alma were cut off and 40 people were killed, reports say.", "reports")]
    [InlineData("The organizations said their convoy was stopped in Alma.", "The organizations")]
    [InlineData("New arrivals in Alma report that soldiers are shelling Boro.", "New arrivals")]
    [InlineData("The shelter cluster identified 6,000 displaced families in Alma.", "shelter cluster")]
    [InlineData("The general said 40 people were killed in Alma.", "general")]
    [InlineData(
        "A rapid assessment conducted by health cluster partners indicates that 900 people are sheltering in Alma.",
        "health cluster partners")]
    [InlineData(
        "Rear Admiral Awa Sanou, commander of the Naval Forces in Boro, said 40 people were killed in Alma.",
        "Awa Sanou")]
    public void Who_speaks_is_found_where_the_sentence_names_them(string text, string speaker)
    {
        var claims = A.Reading(text).Claims;

        Assert.NotEmpty(claims);
        Assert.Contains(
            claims, claim => claim.Attribution.Source?.Contains(speaker, StringComparison.Ordinal) is true);
    }

    [Fact]
    public void A_quotation_is_by_whom_its_end_names() => Assert.All(
        A.Reading(
            "Omar Haddad fled on Monday. \n\n“We slept in the bush after 300 houses in Alma were burnt. Soldiers "
            + "shelled Boro,” Awa Sanou said.")
            .Claims.Where(static claim => claim.Type.Family is "damage" or "attack"),
        static claim => Assert.Equal("Awa Sanou", claim.Attribution.Source));

    [Fact]
    public void A_warning_told_beside_an_event_is_not_its_source() => Assert.Null(
        Assert.Single(
            A.Reading("Rebels shelled Alma on Friday, while the United Nations warned of the peril of war.").Claims,
            static claim => claim.Type.Family is "attack").Attribution.Source);

    [Fact]
    public void What_others_say_within_her_words_rests_on_hers() => Assert.All(
        A.Reading(
            "The officer, Awa Sanou, told a paper that 900 people have arrived in Alma and many people say they "
            + "fled Boro.")
            .Claims,
        static claim => Assert.Contains("Awa Sanou", claim.Attribution.Source, StringComparison.Ordinal));

    [Theory]
    [InlineData("Some 2,500 refugees who fled Alma are in Boro.", 2_500)]
    [InlineData("At least 535 men, women and children were killed in Alma.", 535)]
    public void The_number_of_those_of_whom_a_clause_tells_is_its_own(string text, double people) =>
        Assert.Contains(
            A.Reading(text).Claims,
            claim => claim.Type.Family is "displacement" or "casualties"
            && claim.Quantities.Any(each => each.Value == people));

    [Theory]
    [InlineData("At least 272 individuals (8%) are living in camps in Alma.", nameof(CountSense.PartOf))]
    [InlineData("About 88% of them are staying with relatives in Alma.", nameof(CountSense.PartOf))]
    [InlineData("About 27,000 people have fled to Alma.", nameof(CountSense.Cumulative))]
    [InlineData("Some 4,854 people have fled to Alma over the past three days.", nameof(CountSense.New))]
    [InlineData("Around 40,000 people are still displaced in Alma.", nameof(CountSense.Stock))]
    [InlineData("Alma camp was built to host a maximum of 50,000 refugees.", nameof(CountSense.Capacity))]
    [InlineData("Hundreds more are still arriving in Alma.", nameof(CountSense.New))]
    [InlineData("Some 800 are staying in Alma.", nameof(CountSense.Stock))]
    public void Words_beside_a_number_give_its_sense(string text, string sense) =>
        Assert.Equal(sense, A.Reading(text).Claims[0].Sense.ToString());

    [Fact]
    public void What_a_body_counted_is_broken_down_on_its_word()
    {
        var claims = A.Reading(
            "Some 1,361 children were identified by UNICEF in Alma. Of these 858 children are staying with families "
            + "in Boro.").Claims;

        Assert.True(claims.Count > 1);
        Assert.All(
            claims, static claim => Assert.StartsWith("UNICEF", claim.Attribution.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_smaller_than_what_was_feared_at_most_is_no_part_of_it()
    {
        var claims = A.Reading(
            "As many as 890 people were killed in Alma. The team verified that at least 535 people were killed in "
            + "Alma.").Claims;

        Assert.Equal(CountSense.Cumulative, claims[^1].Sense);
    }

    [Fact]
    public void A_number_that_is_affected_counts_people_without_the_word() =>
        Assert.Contains(
            A.Reading("Floods hit Alma. Some 33,113 have been affected in Boro.").Claims,
            static claim => claim.Sense is CountSense.Affected && claim.Quantities[0].Value == 33_113);

    [Fact]
    public void A_surname_alone_is_the_person_named_in_full_before() =>
        Assert.Contains(
            "Sanou",
            A.Reading("UNHCR spokesman Adrian Sanou said a camp is full. Sanou said some 30,000 people have fled Alma.")
                .Claims[^1].Attribution.Source, StringComparison.Ordinal);
}
