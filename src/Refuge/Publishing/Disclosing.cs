using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Reports.Claims;

namespace Refuge.Publishing;

/// <summary>Passes the findings through the tier of an audience, table by table.</summary>
sealed class Disclosing
{
    readonly Findings findings;
    readonly Tier tier;
    readonly Dictionary<Evidence, Reference> references = new(ReferenceEqualityComparer.Instance);

    Disclosing(Findings findings, Tier tier) => (this.findings, this.tier) = (findings, tier);

    /// <summary>What <paramref name="audience"/> may see of <paramref name="findings"/>.</summary>
    internal static Disclosure To(Audience audience, Findings findings) => new Disclosing(findings, new(findings, audience)).Disclose();

    Disclosure Disclose()
    {
        var forecast = new ForecastRows(findings, tier);
        return new()
        {
            Audience = tier.Audience,
            Title = findings.Title,
            CrisisId = findings.CrisisId,
            Currency = findings.Currency,
            AsOf = findings.Situation.AsOf,
            Run = findings.Run,
            Rules = findings.Forecast.Rules.Name,
            IsDecided = findings.Decisions.Any(decision => decision.Value.Run == findings.Run.Identity),
            Forecast = forecast,
            AlongAxes = [.. forecast.AlongAxes()],
            PeopleEvidence = PeopleEvidence(forecast),
            PassingDays = [.. forecast.PassingDays()],
            Drivers = tier.SeesMilitaryAction ? findings.Forecast.Drivers : [],
            Facts = [.. findings.Situation.Facts.Where(tier.Shows).Select(fact => new FactRow(fact, References(fact.Evidence), References(fact.Unreviewed)))],
            Claims = [.. findings.Situation.Claims.Where(tier.Shows).Select(claim => new ClaimRow(claim, tier.ShowsWords(claim), ReliabilityOf(claim.Report)))],
            Contradictions = tier.SeesPlaces ? [.. findings.Situation.Contradictions.Select(Shown)] : [],
            Alerts = tier.SeesPlaces ? [.. findings.Needs.Alerts.Select(Shown)] : [],
            Today = tier.SeesPlaces ? [.. findings.Needs.Today.Where(tier.Shows).Select(Shown)] : [],
            Later = tier.SeesPlaces ? findings.Needs.Forecast.Where(tier.Shows).Select(Shown) : [],
            Totals = tier.SeesPlaces && findings.Needs.Totals is { } totals ? [.. totals.Over(place => tier.SeesEverything || !tier.IsClosed(place))] : [],
            Districts = tier.SeesPlaces ? [] : [.. Districts()],
            Funding = [.. Funding()],
            Axes = tier.SeesPlaces ? [.. findings.Funding.Axes.Select(Shown)] : [],
            Triggers = tier.SeesPlaces ? [.. findings.Triggers.Where(tier.Shows).Select(Shown)] : [],
            Differences = tier.SeesPlaces ? [.. findings.Differences.Where(row => row.Place is null || tier.ShowsForecastOf(row.Place))] : [],
            Money = [.. findings.Funding.Money.Select(money => new MoneyRow(money.Flow, References(money.Evidence)))],
            Places = Places(),
            Uncounted = tier.SeesPlaces ? [.. findings.Forecast.Uncounted.Where(place => tier.FindPlace(place) is not null)] : [],
            Ways = tier.SeesMilitaryAction ? [.. findings.Situation.Routes.Select(route => route.Value)] : [],
            ListedItems = tier.SeesPlaces ? [.. findings.Needs.ListedItems.Where(item => !tier.Betrays(item))] : [],
            SeesMilitaryAction = tier.SeesMilitaryAction,
        };
    }

    /// <summary>Of a place what was counted there and who may flee to it; of a district that of its places; of all places that of all.</summary>
    Dictionary<string, IReadOnlyList<Reference>> PeopleEvidence(ForecastRows forecast)
    {
        var people = new ForecastEvidence(findings.Situation, new(findings.Situation), findings.Assumptions);
        return forecast.Named.ToDictionary(
            group => group.Name,
            group => References(group.Places?.SelectMany(place => people.DisplacedAt(place, findings.Forecast)) ?? people.DisplacedAnywhere));
    }

    AlertRow Shown(Alert alert) => new(alert, tier.Printed(alert.Date), References(alert.Evidence));

    NeedRow Shown(Need need) => new(need, References(need.Evidence));

    AxisRow Shown(AxisVerdict axis) => new(
        tier.SeesMilitaryAction ? axis : axis with { LateFrom = null, ChanceLate = null }, References(axis.Evidence));

    TriggerRow Shown(TriggerReading reading) => new(
        reading, [.. reading.Cases.Where(each => each.Place is null || tier.ShowsForecastOf(each.Place))], References(reading.Trigger.Evidence));

    ContradictionRow Shown(Contradiction contradiction)
    {
        var shown = tier.Shows(contradiction.A) && tier.Shows(contradiction.B) && tier.ShowsWords(contradiction.Detail);
        return new(
            Shown(contradiction.A), Shown(contradiction.B), contradiction.Kind, contradiction.Verdict,
            shown ? contradiction.Detail : Reference.Restricted.Citation);
    }

    IEnumerable<FundingRow> Funding() => tier.Audience switch
    {
        Audience.Restricted => findings.Funding.Lines.Select(Dated),
        Audience.Partner => PartnerFunding.Rows(findings.Funding, findings.Situation.AsOf, tier.IsClosed, References),
        _ => BySector(),
    };

    FundingRow Dated(FundingLine line) => new(
        line, line.Action, line.Place.Code, Dates.Iso(line.NeededBy), Dates.Iso(line.ReleaseBy), line.ChanceLateIfReleasedToday, "",
        References(line.Evidence), Until(line.ReleaseBy));

    /// <summary>To the public the sums by sector alone, rounded, without a place or a day.</summary>
    IEnumerable<FundingRow> BySector()
    {
        var sectors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var need in findings.Needs.Today.Concat(findings.Needs.Forecast)) sectors.TryAdd(need.Indicator, need.Sector);

        return findings.Funding.Lines
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
                    NeededIfNothingStands = null,
                    Unit = "",
                    Cost = priced.Count == 0 ? null : new((decimal)sum, line.Cost!.Currency),
                    CostIsLowerBound = sector.Any(part => part.Cost is null || part.CostIsLowerBound),
                    NeededBy = null,
                    ReleaseBy = null,
                    LeadDays = null,
                    LearnedLater = sector.Any(part => part.LearnedLater),
                };
                return new FundingRow(carrier, sector.Key, Measures.Everywhere, "", "", null, "", References(sector.SelectMany(part => part.Evidence)), 0);
            });
    }

    IEnumerable<DistrictNeed> Districts() => findings.Needs.Today
        .Where(need => need.Phase != Stabilised && !tier.IsClosed(need.Place) && need.Caseload != Caseload.BeyondReach)
        .GroupBy(need => (District: ForecastRows.District(tier.FindPlace(need.Place)), need.Sector, need.Indicator, need.Unit))
        .Where(group => group.Key.District.Length > 0 && group.Any(need => need.Uncovered is not null))
        .OrderBy(group => group.Key.District, StringComparer.Ordinal).ThenBy(group => group.Key.Sector, StringComparer.Ordinal).ThenBy(group => group.Key.Indicator, StringComparer.Ordinal)
        .Select(group =>
        {
            var sum = group.Sum(need => need.Uncovered ?? 0);
            var lower = group.Any(need => need.Uncovered is null || need.GapBound is Bound.AtLeast or Bound.MoreThan);
            return new DistrictNeed(group.Key.District, group.Key.Sector, group.Key.Indicator, group.Key.Unit, sum < SmallCell ? null : Figures.TwoDigits(sum), lower);
        });

    Dictionary<string, PlaceCard> Places() => findings.Situation.Places
        .Where(place => tier.SeesPlaces)
        .ToDictionary(
            place => place.Value.Id.Code,
            place => new PlaceCard(
                place.Value, tier.FindSite(place.Value.Id), Receives(place.Value.Id),
                findings.Situation.FindSite(place.Value.Id) is { } site ? References(site.Evidence) : []),
            StringComparer.Ordinal);

    bool Receives(PlaceId place) => tier.ShowsForecastOf(place) && (tier.IsSite(place) || tier.FindSite(place) is not null);

    IReadOnlyList<Reference> References(IEnumerable<Evidence> evidence) => [.. evidence.Select(Shown).Distinct()];

    /// <summary>The evidence as shown; found once for each object, for a year of needs cites the same few rows.</summary>
    Reference Shown(Evidence evidence)
    {
        if (references.TryGetValue(evidence, out var known)) return known;
        return references[evidence] = Find(evidence);
    }

    Reference Find(Evidence evidence)
    {
        if (!tier.Shows(evidence)) return Reference.Restricted;

        return evidence switch
        {
            RowEvidence row => new(row.Citation, Known(row.Sources), null, null, row.KnownOn),
            QuoteEvidence quote => new(
                quote.Citation, Known(SourcesOf(quote.Report)), tier.ShowsWords(quote.Quote) ? quote.Quote : null, null, null),
            StandardEvidence standard => new(standard.Citation, [], null, standard.Publication, standard.Published),
            _ => Reference.Restricted,
        };
    }

    IReadOnlyList<Source> Known(IEnumerable<SourceId> sources) =>
        [.. sources.Select(source => findings.Sources.GetValueOrDefault(source)).OfType<Source>()];

    IEnumerable<SourceId> SourcesOf(string report) => findings.ReportSources.TryGetValue(report, out var source) ? [source] : [];

    Reliability? ReliabilityOf(string report) =>
        findings.ReportSources.TryGetValue(report, out var source) ? findings.Sources.GetValueOrDefault(source)?.Reliability : null;

    int Until(DateOnly? day) => day is { } known ? known.DayNumber - findings.Situation.AsOf.DayNumber : int.MaxValue;

    const string Stabilised = "stabilised";
    const string OtherSector = "other";
    const double SmallCell = 5;
}
