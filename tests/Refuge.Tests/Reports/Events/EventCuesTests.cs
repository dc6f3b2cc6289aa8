using Refuge.Reports.Events;

namespace Refuge.Tests.Reports.Events;

public class EventCuesTests
{
    [Fact]
    public void A_cue_begins_where_a_word_does()
    {
        var inWord =
            EventCues.In("Grapes and drapes were sold.").Select(static cue => EventCues.Labels[EventCues.Kinds[cue]]);
        var ofItsOwn =
            EventCues.In("He was tried for rape.").Select(static cue => EventCues.Labels[EventCues.Kinds[cue]]);

        Assert.DoesNotContain("SEX_VIOL", inWord);
        Assert.Contains("SEX_VIOL", ofItsOwn);
    }

    [Fact]
    public void A_cue_of_two_parts_is_met_by_both_in_any_order()
    {
        var both = Labels("The village was captured, it is said, by the army.");

        Assert.Contains("GOV_REGAINS_TERIT", both);
        Assert.DoesNotContain("GOV_REGAINS_TERIT", Labels("The village was captured, it is said."));
        Assert.DoesNotContain("GOV_REGAINS_TERIT", Labels("The army, it is said, rested."));

        static IEnumerable<string> Labels(string text) =>
            EventCues.In(text).Select(static cue => EventCues.Labels[EventCues.Kinds[cue]]);
    }
}
