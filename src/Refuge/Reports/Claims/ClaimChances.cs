namespace Refuge.Reports.Claims;

/// <summary>
/// How likely it is that a claim says what its text says, so that review begins with the doubtful ones.
/// </summary>
/// <remarks>
/// A logistic regression (Cox 1958) on what a claim shows of itself. The weights were learnt, and rounded, from 522
/// claims read in 29 labelled texts (decision 0062); left out text by text, claims given .54, .67, .73, .81 and .91 on
/// the mean were right in .61, .72, .68, .80 and .89 of the cases. They say nothing of whether the source is right.
/// </remarks>
static class ClaimChances
{
    /// <summary>Quotes of fewer words are often scraps of a table or a list.</summary>
    const int ShortQuote = 4;

    /// <summary>The chance, 0 to 1.</summary>
    internal static double Of(Claim claim)
    {
        var sum = OfFamily(claim.Type.Family)
            + (claim.Quantities.Any(static quantity => IsOfPeople(quantity.Unit)) ? 1.1 : 0)
            + (claim.Places.Any(static place => place.Latitude is not null) ? .8 : 0)
            + (claim.Modality != Modality.Asserted || !claim.Happened ? .4 : 0)
            - (claim.QuoteText.AsSpan().Count(' ') + 1 < ShortQuote ? .4 : 0);
        return 1 / (1 + Math.Exp(-sum));
    }

    static bool IsOfPeople(string? unit) => unit is "people" or "household" or "family" or "death" or "injury";

    static double OfFamily(string family) => family switch
    {
        "casualties" => .7,
        "displacement" => .4,
        "needs" or "protection" or "risk" or "health" => .3,
        "attack" or "conflict" or "operation" => .1,
        "population" or "camp" => -.3,
        "response" => -.5,
        "territory" => -.75,
        _ => 0,
    };
}
