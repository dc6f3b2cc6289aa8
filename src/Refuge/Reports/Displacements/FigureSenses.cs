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
            // "3.21 people": a misprint of some other number, and nobody knows which.
            if (!figure.IsSum && figure.Quantity != Math.Floor(figure.Quantity)) continue;
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

        kept.AddRange(OfClaims(figures, drafts));
        return kept;
    }

    /// <summary>
    /// Numbers of displaced that a claim states and no figure told: cells of a table, "3,700 were registered".
    /// </summary>
    static IEnumerable<DisplacementFigure> OfClaims(List<DisplacementFigure> figures, List<DraftClaim> drafts)
    {
        var told = figures.Select(static figure => figure.Start).ToHashSet();
        foreach (var draft in drafts)
        {
            if (draft.Type is not { Family: "displacement", Kind: "departure" or "ongoing" or "evacuation" }
                || !IsFigure(draft) || draft.Modality != Modality.Asserted
                || figures.Exists(figure => draft.Where.Start <= figure.Start && figure.Start < draft.Where.End))
            {
                continue;
            }
            for (var index = 0; index < draft.Quantities.Count; index++)
            {
                var number = draft.Quantities[index];
                if (number.Unit is not ("people" or "household" or "family") || number.Value is not { } value
                    || index >= draft.Senses.Count || draft.Senses[index] is not { } sense || !told.Add(number.Start))
                {
                    continue;
                }
                yield return new(
                    number.Start, number.End, number.Quote, value,
                    number.Unit is "people" ? DisplacementUnit.People : DisplacementUnit.Households,
                    draft.Type.Kind is "evacuation" ? "Evacuated" : "Displaced")
                {
                    Sense = sense,
                    Date = draft.Date,
                    Place = draft.Places.Count > 0 ? draft.Places[0] : null,
                };
            }
        }
    }

    static bool IsOfPeople(DraftClaim claim) => claim.Type.Family is "displacement" or "population";

    static bool IsFigure(DraftClaim claim) =>
        claim.Happened && claim.Modality != Modality.Denied
            && claim.Type.Family is not ("casualties" or "attack" or "response" or "access");
}
