using System.Globalization;
using System.Text;

namespace Refuge.Tests.Reports;

/// <summary>What reading costs, counted in bytes: clocks differ from machine to machine.</summary>
public class ReadingCostTests
{
    static string Story(int paragraphs)
    {
        var text = new StringBuilder();
        for (var index = 0; index < paragraphs; index++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"At least {index + 100} families fled Alma on Thursday, officials said. Two toilets serve more "
                + $"than {index + 500} people in a camp near Boro.\n\n");
        }

        return text.ToString();
    }

    static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEmpty(A.Reading(text).Claims);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Memory_grows_with_the_text_and_not_faster()
    {
        Allocated(Story(10));

        var (one, eight) = (Allocated(Story(1_000)), Allocated(Story(8_000)));

        Assert.InRange(eight, 6 * one, 9 * one);
    }

    [Fact]
    public void A_claim_asked_for_twice_is_the_same_claim()
    {
        var claims = A.Reading(Story(20)).Claims;

        Assert.Equal(
            claims.Select(static claim => (claim.Id, claim.Quote, claim.QuoteText, claim.SameAs, claim.Passage)),
            claims.Select(static claim => (claim.Id, claim.Quote, claim.QuoteText, claim.SameAs, claim.Passage)));
    }
}
