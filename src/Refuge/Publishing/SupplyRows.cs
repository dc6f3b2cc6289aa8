using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>What an audience may see of what others bring, and of those who are at no known place.</summary>
/// <param name="tier">For whom.</param>
/// <param name="references">Evidence as the audience sees it.</param>
sealed class SupplyRows(Tier tier, Func<IEnumerable<Evidence>, IReadOnlyList<Reference>> references)
{
    /// <summary>Places where the standards of a longer stay count. Empty to the public.</summary>
    internal IEnumerable<Shown> LongerStays(NeedsAssessment needs) => !tier.SeesPlaces ? []
        : needs.LongerStays.Select(place => Shown.Place(tier, place)).OfType<Shown>();

    /// <summary>Groups with needs of their own, as parts of all.</summary>
    internal IEnumerable<GroupRow> Groups(NeedsAssessment needs) => needs.Composition
        .Where(group => !tier.Binds(group.Evidence))
        .Select(group => new GroupRow(
            Shown.Word(tier, group.Group), group.Low, group.High,
            group.Standard is not { Verification: Verification.Unconfirmed }, references(group.Evidence)));

    /// <summary>What is overdue. Empty to the public; nothing of a place that has no name here.</summary>
    internal IEnumerable<OverdueRow> Overdue(NeedsAssessment needs) => !tier.SeesPlaces ? [] : needs.Overdue
        .Where(row => !tier.Binds(row.Evidence)
            && (row.Value.Place is null || tier.NamesAll(row.Value.Place, row.Value.Together)))
        .Select(row => new OverdueRow(
            Shown.Word(tier, row.Value.Item), row.Value.Quantity,
            row.Value.Unit is { } unit && (tier.SeesEverything || OwnWords.Contains(unit))
                ? Shown.Word(tier, unit) : null,
            row.Value.Place is { } place ? Shown.Places(tier, place, row.Value.Together) : null, row.Value.From!.Value,
            references(row.Evidence)));

    /// <summary>
    /// The country in which a line would be built: that of its places, else that of most sites. Null where none is
    /// stated.
    /// </summary>
    internal static string? CountryOf(Situation situation, FundingLine line)
    {
        var home = PlacesLedger.HomeOf(situation);
        var countries = line.Places.Prepend(line.Place)
            .Select(place => situation.FindPlace(place)?.Value.Country).OfType<string>().ToList();
        return countries.Count == 0 || countries.Exists(country => country == home) ? home : countries[0];
    }

    /// <summary>Those of whom nobody said where they stay. Null where there are none, and to the public.</summary>
    internal HomelessRow? AtNoPlace(NeedsAssessment needs) =>
        tier.SeesPlaces && needs.AtNoPlace is { } people && !tier.Binds(people.Evidence)
            ? new(people.People, people.IsWithoutSites, people.IsInTotals, references(people.Evidence))
            {
                Returned = people.Returned?.People,
                Housed = people.Housed,
            }
            : null;
}
