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
}
