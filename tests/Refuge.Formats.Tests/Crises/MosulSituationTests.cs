using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Situations;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Crises;

/// <summary>The picture of 28 August 2016, as the example of Mosul holds it.</summary>
public class MosulSituationTests
{
    static readonly DateOnly AsOf = new(2016, 8, 28);

    [Theory]
    [InlineData("qayyarah", "centre", "control", "taken", "2016-08-25", null)]
    [InlineData("qayyarah", "outskirts", "control", "contested", "2016-08-25", "2016-08-27")]
    [InlineData("qayyarah", null, "control", "taken", "2016-08-27", null)]
    [InlineData("qayyarah", null, "hazard:explosive", "being_cleared", "2016-08-25", null)]
    [InlineData("qwest", null, "hazard:explosive", "confirmed", "2016-07-31", null)]
    public void What_the_report_says_stands_as_a_fact(
        string place, string? part, string aspect, string value, string from, string? to)
    {
        var fact = Assert.Single(
            Situation().Facts,
            fact => fact.Place?.Code == place && fact.Part == part && fact.Aspect == aspect && fact.Value == value);

        Assert.Equal((from, to), (Day(fact.ValidFrom), Day(fact.ValidTo)));
        Assert.Contains(fact.Evidence, evidence => evidence is RowEvidence { Sources: [{ Code: "S900" }, ..] });

        // The report tells of clashes in the outskirts and not, in as many words, who held them.
        Assert.Equal(part != "outskirts", fact.Evidence.Any(static evidence => evidence is QuoteEvidence));
    }

    [Fact]
    public void Services_are_down_in_Qayyarah() =>
        Assert.Contains(
            Situation().Facts,
            fact => fact is { Place.Code: "qayyarah", Aspect: "service:all" }
            && fact.Value.StartsWith("down", StringComparison.Ordinal));

    [Fact]
    public void The_pontoon_over_the_Tigris_stands_and_is_attached_to_no_route()
    {
        var situation = Situation();

        var pontoon = Assert.Single(situation.Facts, fact => fact.Aspect == "facility:pontoon_bridge");
        Assert.Contains("the attack on it failed", pontoon.Value, StringComparison.Ordinal);
        Assert.Null(situation.FindPlace(pontoon.Place!)!.Value.Position);
        Assert.DoesNotContain(
            situation.Routes,
            route => route.Value.From == pontoon.Place || route.Value.To == pontoon.Place
            || route.Value.BridgeKind == BridgeKind.Pontoon);
    }

    [Fact]
    public void Two_toilets_stand_in_the_camp_that_no_map_shows()
    {
        var situation = Situation();

        Assert.Equal(new Stated(2), situation.FindFacility(new("camp_near_qayyarah"), "toilet")!.Value.Quantity);
        Assert.Null(situation.FindPlace(new("camp_near_qayyarah"))!.Value.Position);
    }

    [Fact]
    public void Nothing_is_known_of_what_was_published_later()
    {
        var situation = Situation();

        Assert.All(situation.Facts, fact => Assert.True(fact.KnownOn <= AsOf));
        Assert.DoesNotContain(situation.Places, place => place.Value.Id.Code == "qayyarah_airstrip");
    }

    /// <summary>The picture with the report read, and what the analyst decided about its claims.</summary>
    static Situation Situation()
    {
        var crisis = CrisisFolder.Read(
            new(Path.Combine(Repository.Root, "examples/mosul-2016")), null,
            TestContext.Current.CancellationToken).Crisis!;
        return SituationBuilder.AsOf(
            crisis.Situation, ForecastCycle.Read(
                crisis, crisis.Reports.AsOf(AsOf), AsOf, new Extractions(ShippedReader.Knowledge)), AsOf);
    }

    static string? Day(DateOnly? day) => day is { } known ? FormattableString.Invariant($"{known:yyyy-MM-dd}") : null;
}
