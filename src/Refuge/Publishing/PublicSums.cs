using Refuge.Funding;
using Refuge.Needs;

namespace Refuge.Publishing;

/// <summary>What the public sees in place of rows: sums by sector and by district.</summary>
/// <param name="findings">What the stages found.</param>
/// <param name="tier">What the public may see.</param>
/// <param name="references">Evidence as shown.</param>
sealed class PublicSums(Findings findings, Tier tier, ShownReferences references)
{
    const string Stabilised = "stabilised";
    const string OtherSector = "other";

    /// <summary>People or things below which a sum is not printed (folder contract, "Tiers").</summary>
    const double SmallCell = 5;

    /// <summary>To the public the sums by sector alone, rounded, without a place or a day.</summary>
    internal IEnumerable<FundingRow> Money()
    {
        var sectors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var need in findings.Needs.Today.Concat(findings.Needs.Forecast))
        {
            sectors.TryAdd(need.Indicator, need.Sector);
        }

        // Rooms in buildings close a need of places.
        if (sectors.TryGetValue(Supply.Capacity, out var site)) sectors.TryAdd(ResponseCatalogue.RoomInBuilding, site);
        return findings.Funding.Lines
            .Where(line => tier.Shows(line)
                && (line.Together is null ? !tier.IsClosed(line.Place) : !line.Places.Any(tier.IsClosed)))
            .Select(static line => line.QuantityBound is Bound.AtMost
                ? line with { Cost = null, NeededIfNothingStands = line.Quantity, QuantityBound = Bound.Exact } : line)
            .GroupBy(line => sectors.GetValueOrDefault(line.Item, OtherSector), StringComparer.Ordinal)
            .OrderBy(sector => sector.Key, StringComparer.Ordinal)
            .Select(sector =>
            {
                var priced = sector.Where(line => line.Cost is not null).ToList();
                var sum = Figures.TwoDigits((double)priced.Sum(line => line.Cost!.Amount));
                var line = priced.FirstOrDefault() ?? sector.First();
                var carrier = line with
                {
                    Quantity = null,
                    NeededIfNothingStands = priced.Count == 0
                        && sector.All(static part => part.NeededIfNothingStands is not null) ? 0 : null,
                    Unit = "",
                    People = null,
                    Cost = priced.Count == 0 ? null : new((decimal)sum, line.Cost!.Currency),
                    CostIsLowerBound = sector.Any(part => part.Cost is null || part.CostIsLowerBound),
                    NeededBy = null,
                    ReleaseBy = null,
                    LeadDays = null,
                    Means = null,
                    PriceOrigin = null,
                    LearnedLater = sector.Any(part => part.LearnedLater),
                };
                return new FundingRow(
                    carrier, sector.Key, Shown.Everywhere.Raw, "", "", null, "",
                    references.Of(sector.SelectMany(part => part.Evidence)), 0);
            });
    }

    /// <summary>What is short in each district, rounded; a cell below 5 stays empty.</summary>
    internal IEnumerable<DistrictNeed> Needs(Districts districts) => findings.Needs.Today
        .Where(
            need => need.Phase != Stabilised && tier.Shows(need) && !tier.IsClosed(need.Place)
            && need.Caseload != Caseload.BeyondReach)
        .GroupBy(need => (District: Shown.District(districts, need.Place), need.Sector, need.Indicator, need.Unit))
        .Where(
            group => group.Key.District is not null
            && group.Where(need => need.Uncovered is not null).DistinctBy(need => need.Place)
            .Count() >= Districts.Fewest)
        .OrderBy(group => group.Key.District!.Raw, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Sector, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Indicator, StringComparer.Ordinal)
        .Select(group =>
        {
            var sum = group.Sum(need => need.Uncovered ?? 0);
            var lower = group.Any(need => need.Uncovered is null || need.GapBound is Bound.AtLeast or Bound.MoreThan);
            return new DistrictNeed(
                group.Key.District!, Shown.Word(tier, group.Key.Sector), Shown.Word(tier, group.Key.Indicator),
                Shown.Word(tier, group.Key.Unit),
                sum < SmallCell ? null : Figures.TwoDigits(sum), lower);
        });
}
