using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

public class ClaimsTests
{
    [Theory]
    [InlineData(")")]
    [InlineData("( )")]
    [InlineData("said (IOM)")]
    [InlineData("according to")]
    [InlineData("\"")]
    public void Marks_without_a_sentence_claim_nothing(string text) => Assert.Empty(A.Reading(text).Claims);

    [Fact]
    public void A_bridge_that_attackers_failed_to_destroy_is_no_damage()
    {
        var reading = A.Reading(
            "Soldiers dropped a pontoon bridge near Alma that militants tried but failed to blow up with a boat "
            + "packed with explosives.");

        Assert.Contains(reading.Claims, static claim => claim.Type.ToString() == "attack.failed" && !claim.Happened);
        Assert.DoesNotContain(reading.Claims, static claim => claim.Type.ToString() == "damage.bridge");
    }

    [Fact]
    public void Retaken_on_Thursday_and_full_control_on_Saturday_follow_one_another()
    {
        var reading = A.Reading(
            "Alma was reclaimed from the militants on Thursday. Army troops on Saturday took full control of Alma.");

        var link = Assert.Single(reading.Contradictions);
        Assert.Equal(Verdict.ResolvedBySequence, link.Verdict);
    }

    [Fact]
    public void Sixty_five_kilometres_and_about_sixty_are_compatible()
    {
        var reading =
            A.Reading("Alma is located 40 miles (65 kilometers) south of Boro. Alma is about 60 kilometers from Boro.");

        Assert.Equal(Verdict.Compatible, Assert.Single(reading.Contradictions).Verdict);
    }

    [Fact]
    public void A_wrong_conversion_is_noticed()
    {
        var reading = A.Reading("Alma is located 40 miles (95 kilometers) south of Boro.");

        Assert.Contains(reading.Contradictions, static link => link is { Kind: "conversion", Verdict: Verdict.Hard });
    }

    [Fact]
    public void Money_allocated_and_money_to_be_released_are_different_states()
    {
        var reading =
            A.Reading("Around $284 million was allocated last month. But money needs to be released immediately.");

        Assert.Equal(Verdict.DifferentStates, Assert.Single(reading.Contradictions).Verdict);
    }

    [Fact]
    public void A_place_that_the_text_does_not_pin_stays_near_the_last_one()
    {
        var reading = A.Reading("Soldiers hold Alma. Not far away, people have fled to a makeshift camp of tents.");

        var place = reading.Claims.First(static claim => claim.Type.Family == "displacement").Places[0];
        Assert.Null(place.Id);
        Assert.StartsWith("near Alma", place.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_crowd_mentioned_twice_is_counted_once()
    {
        var reading = A.Reading("At least 300 people fled Alma. The 300 people left Alma at night.");

        Assert.Equal(["c1"], reading.Claims.Select(static claim => claim.SameAs).OfType<string>());
    }

    [Fact]
    public void The_word_of_a_named_official_is_his()
    {
        var reading = A.Reading("Security forces recaptured the mill of Alma, said Col. Omar Haddad, a spokesman.");

        Assert.Equal(new Attribution(AttributionKind.NamedOfficial, "Col. Omar Haddad"), reading.Claims[0].Attribution);
    }

    [Theory]
    [InlineData("One thought on “Alma”")]
    [InlineData("Pingback: 300 people fled Alma » SITE.TV")]
    [InlineData("You are commenting using your account. 300 people fled. Log Out /  Change )")]
    public void Furniture_of_a_page_claims_nothing(string line)
    {
        var reading = A.Reading($"The council met.\n\n{line}\n");

        Assert.Empty(reading.Claims);
        Assert.Single(reading.Notices);
    }

    [Fact]
    public void A_pingback_names_the_copy() =>
        Assert.Equal("SITE.TV", A.Reading("It rained.\n\nPingback: Alma » SITE.TV\n").Notices[0].Target);

    [Fact]
    public void A_review_survives_words_that_moved()
    {
        var before = A.Reading("At least 300 people fled Alma.");
        var review = new Review(
            "h1", before.Claims[0].Quote.Start, before.Claims[0].Quote.End, before.Claims[0].Quote.Quote,
            ReviewAction.Accept, null, null, "analyst", A.Sunday);
        var after = A.Reading("Boro is quiet. At least 300 people fled Alma.");

        var reviewed = Reviewing.Apply(after.Report, after.Claims, [review]);

        Assert.Equal(ReviewState.Accepted, reviewed.Single(static claim => claim.Quantities.Count > 0).Review);
    }

    [Fact]
    public void Of_two_reviews_of_one_day_the_one_further_down_counts()
    {
        var reading = A.Reading("At least 300 people fled Alma.");
        var words = reading.Claims[0].Quote;
        Review Said(ReviewAction action, int row) =>
            new("h1", words.Start, words.End, words.Quote, action, null, null, "analyst", A.Sunday) { Row = row };

        var reviewed = Reviewing.Apply(
            reading.Report, reading.Claims, [Said(ReviewAction.Accept, 3), Said(ReviewAction.Reject, 2)]);

        Assert.Equal(ReviewState.Accepted, reviewed[0].Review);
    }

    [Fact]
    public void Copies_share_an_origin_and_other_stories_do_not()
    {
        const string Story =
            "At least 300 people fled Alma on Thursday after shelling hit the mill, and many of them reached Boro "
            + "before nightfall with what they could carry.";
        var (one, copy) = (
            A.Reading(Story),
            A.Reading(
                $"REPOST\n\n{Story}") with
            { Report = A.Report($"REPOST\n\n{Story}") with { File = "copy.txt" } });
        var other = A.Reading(
            "The council of Boro met to talk about the price of bread and the state of the road to the mill before "
            + "winter.") with
        {
            Report = A.Report(
                "The council of Boro met to talk about bread and roads before the winter came to the valley.") with
            {
                File = "other.txt",
            },
        };

        Assert.Equal(["story.txt", "story.txt", "other.txt"], Copies.Origins([one, copy, other]));
    }

    [Theory]
    [InlineData("Rovers beat United 3-1 on Saturday, and 40,000 fans left the stadium happy after a late goal.")]
    [InlineData("Shares fell 2.3 percent on Monday as investors fled to bonds; the index closed at 4,200 points.")]
    [InlineData("Rain will reach the coast on Tuesday, with gusts of up to 80 km/h and 20 mm of rain in two hours.")]
    [InlineData("Whisk four eggs with 200 g of sugar, fold in the flour, and leave the dough for two hours.")]
    [InlineData("The museum moved 300 paintings to a new wing, and 12,000 visitors came in the first week.")]
    [InlineData("The striker returned to training after three weeks; the coach said 25 players would travel.")]
    [InlineData("House prices rose by 4 percent last year, and 1,200 homes were sold in the city.")]
    [InlineData("The orchestra returns to the city hall on Friday with a programme of two symphonies.")]
    [InlineData(
        "Cut three carrots, fry them for ten minutes, add 500 ml of water and let the soup rest while you bake 12 "
        + "rolls.")]
    [InlineData("La selección ganó 3-1 ante 45.000 espectadores y viaja el martes con 23 jugadores.")]
    [InlineData("Le marché a clôturé en hausse de 2,4 % à 7.412 points, et 300 entreprises publient leurs résultats.")]
    [InlineData("A chuva chega na terça-feira, com 30 mm em duas horas e ventos de 60 km/h.")]
    [InlineData("The forward moved past three defenders and scored twice before 30,000 supporters.")]
    [InlineData("The bank emptied its trading floor for an hour after an alarm; shares rose 1.2 percent to 48.10.")]
    [InlineData("The new ferry displaces 12,000 tonnes, carries 200 cars and needs 40 minutes for the crossing.")]
    [InlineData("The winger fled down the left and set up the third goal of the night.")]
    [InlineData("Shares fled to safety as the bank's results missed forecasts by 40 per cent.")]
    [InlineData("The pianist returned to the stage after 300 listeners had taken their seats.")]
    [InlineData("The library received 4,000 books from the estate of a collector.")]
    [InlineData("Visitors flooded the museum on its first day, and 1,200 tickets were sold.")]
    [InlineData("The band will set out on a tour of 30 cities in May.")]
    [InlineData("Flood Street Dairy won the prize for the best cheese in the county.")]
    [InlineData("The Camp Hill choir welcomed 60 new singers at its spring concert.")]
    [InlineData("Battle Abbey opens its gates to 5,000 visitors on Sunday.")]
    [InlineData("Toll Bar School beat Mount Pleasant by three goals to one.")]
    [InlineData("Heat the oil, crush the garlic and leave it to stand for ten minutes.")]
    [InlineData("The company was hit by a wave of orders and took on 200 workers.")]
    [InlineData("A storm of applause greeted the 90 dancers at the end of the evening.")]
    [InlineData("The minister fought back tears as she left office.")]
    [InlineData("Prices of houses fell in 2008 and recovered within six years.")]
    [InlineData("The goalkeeper was held up at the airport hotel by the club's own schedule.")]
    [InlineData("The new phone has a capacity of 256 gigabytes and a battery that lasts two days.")]
    [InlineData("The farm delivered 2,000 eggs to the hotel on Tuesday.")]
    [InlineData("The bookshop on Siege Lane closes at five.")]
    [InlineData("The film tells of a village parted from the world by its own pride.")]
    [InlineData("She escaped from the jury with a warning and a smile.")]
    [InlineData("Ten thousand runners crossed the finish line on Sunday.")]
    [InlineData("The choir arrived at the hall at noon and left at six.")]
    [InlineData("The Evacuation, a play in two acts, opens on Friday.")]
    [InlineData("Traders evacuated 12.5 million dollars from the fund, which closed at 93.75 on Friday.")]
    public void Sport_markets_weather_and_recipes_displace_nobody(string text)
    {
        var reading = A.Reading(text);

        Assert.Empty(reading.Displacements);
        Assert.DoesNotContain(
            reading.Claims, static claim => claim.Type.Family is "displacement" or "camp" or "population");
    }
}
