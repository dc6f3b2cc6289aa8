using Refuge.Reports.Claims;

namespace Refuge.Reports.Displacements;

/// <summary>
/// Gives each figure of displaced people the sense, day and place of the claim that states it; what a claim denies is
/// no figure.
/// </summary>
static class FigureSenses
{
    /// <summary>The figures, in their order. Time grows with the figures and the claims.</summary>
    internal static List<DisplacementFigure> Of(List<DisplacementFigure> figures, List<DraftClaim> drafts)
    {
        var stated = new Dictionary<int, (DraftClaim Claim, CountSense? Sense)>();
        foreach (var draft in drafts)
        {
            for (var index = 0; index < draft.Quantities.Count; index++)
            {
                var start = draft.Quantities[index].Start;
                if (stated.TryGetValue(start, out var known) && (IsOfPeople(known.Claim) || !IsOfPeople(draft)))
                {
                    continue;
                }
                stated[start] = (draft, index < draft.Senses.Count ? draft.Senses[index] : null);
            }
        }

        var kept = new List<DisplacementFigure>(figures.Count);
        foreach (var figure in figures)
        {
            if (!stated.TryGetValue(figure.Start, out var by))
            {
                kept.Add(figure);
            }
            else if (IsFigure(by.Claim))
            {
                kept.Add(
                    figure with
                    {
                        Sense = by.Sense,
                        Date = by.Claim.Date,
                        Place = by.Claim.Places.Count > 0 ? by.Claim.Places[0] : null,
                    });
            }
        }

        return kept;
    }

    static bool IsOfPeople(DraftClaim claim) => claim.Type.Family is "displacement" or "population";

    static bool IsFigure(DraftClaim claim) =>
        claim.Happened && claim.Modality != Modality.Denied
            && claim.Type.Family is not ("casualties" or "attack" or "response" or "access");
}
