using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>Passes the findings through the tier of an audience, table by table.</summary>
sealed class DisclosureBuilder
{
    readonly Findings findings;
    readonly Tier tier;
    readonly ShownReferences references;
    readonly Dictionary<IReadOnlyList<Evidence>, (IReadOnlyList<Reference> All, IReadOnlyList<Reference> People)>
        citedByNeeds = new(ReferenceEqualityComparer.Instance);

    DisclosureBuilder(Findings findings, Tier tier) =>
        (this.findings, this.tier, references) = (findings, tier, new(findings, tier));

    /// <summary>What <paramref name="audience"/> may see of <paramref name="findings"/>.</summary>
    internal static Disclosure To(Audience audience, Findings findings)
    {
        var tier = new Tier(findings, audience);
        var shown = new DisclosureBuilder(findings, tier).Disclose();
        var identity = audience == Audience.Restricted
            ? findings.Run.Identity
            : RunIdentity.Of(Tables.DisclosedTables.Of(shown));
        return shown with
        {
            Identity = identity,
            IsDecided = IsDecided(findings, audience, identity),
            Signed = PlanLines.Signed(shown, findings.Decisions, identity, tier),
        };
    }

    /// <summary>
    /// Whether a decision that was not taken back cites this run, under the identity that any audience sees (folder
    /// contract, "Tiers").
    /// </summary>
    static bool IsDecided(Findings findings, Audience audience, string identity)
    {
        if (findings.Decisions.Count == 0) return false;
        return Cites(identity) || Cites(findings.Run.Identity)
            || OtherAudiences.Where(other => other != audience)
                .Any(
                    other =>
                        Cites(
                            RunIdentity.Of(
                                Tables.DisclosedTables.Of(
                                    new DisclosureBuilder(findings, new(findings, other)).Disclose()))));

        bool Cites(string run) => findings.Decisions.Any(
            decision => decision.Value.Run == run && decision.Value.Decided != DecisionOutcome.Withdrawn);
    }

    static readonly Audience[] OtherAudiences = [Audience.Partner, Audience.Public];

    Disclosure Disclose()
    {
        var districts = new Districts(tier, ForecastRows.Known(findings.Forecast));
        var forecast = new ForecastRows(findings, tier, districts);
        var counts = new CountRows(findings.Situation, tier, References);
        var supplies = new SupplyRows(tier, References);
        return new()
        {
            Audience = tier.Audience,
            Title = Shown.Title(findings),
            Currency = Shown.Currency(findings.Currency),
            AsOf = findings.Situation.AsOf,
            Run = new(findings.Run.Version, findings.Run.Size, findings.Run.Scenario is not null),
            Inputs = tier.SeesEverything
                ? new(
                    findings.CrisisId, findings.Run.Scenario, findings.Run.InputHashes, findings.Run.Parents,
                    findings.Run.Command)
                : null,
            Reference = tier.SeesEverything ? findings.Run.Reference : [.. ReferenceShown()],
            Rules = findings.Forecast.Rules.Name,
            Forecast = forecast,
            Counts = [.. counts.OfWholeCrisis()],
            SiteCounts = [.. counts.AtSites()],
            OtherCounts = [.. counts.AtOtherPlaces()],
            Emptied = [.. counts.Emptied()],
            Access = new AccessRows(findings.Situation, tier, References).Sheet(),
            Household = findings.Household,
            Groups = [.. supplies.Groups(findings.Needs)],
            LongerStays = [.. supplies.LongerStays(findings.Needs)],
            Overdue = [.. supplies.Overdue(findings.Needs)],
            AtNoPlace = supplies.AtNoPlace(findings.Needs),
            AlongAxes = [.. forecast.AlongAxes()],
            ArrivingAtSites = [.. forecast.ArrivingAtSites()],
            PeopleEvidence = PeopleEvidence(forecast),
            PassingDays = [.. forecast.PassingDays()],
            Drivers = tier.SeesMilitaryAction ? findings.Forecast.Drivers : [],
            WeekOneByCounts = tier.SeesMilitaryAction && findings.Forecast.FollowedNow is { Days: >= Week } followed
                ? Quantiles.Of(followed.On(Week)).At(0.5)
                : null,
            Facts = [.. findings.Situation.Facts.Where(tier.Shows).Select(RowOf)],
            Claims = [.. findings.Situation.Claims.Where(tier.Shows).Select(RowOf)],
            Contradictions = tier.SeesPlaces
                ? [.. findings.Situation.Contradictions.Where(IsListed).Select(RowOf)]
                : [],
            Alerts = [.. findings.Needs.Alerts.Where(tier.Shows).Select(RowOf)],
            Today = tier.SeesPlaces ? [.. findings.Needs.Today.Where(tier.Shows).Select(RowOf)] : [],
            Later = tier.SeesPlaces ? findings.Needs.Forecast.Where(tier.Shows).Select(RowOf) : [],
            Totals = tier.SeesPlaces && findings.Needs.Totals is { } totals
                ? [.. totals.Over(IsTotalled).Select(RowOf)]
                : [],
            Moves = tier.SeesPlaces && findings.Needs.Totals is { } moving ? [.. moving.Moves(IsTotalled)] : [],
            Ledger = tier.SeesPlaces && findings.Needs.Ledger is { } ledger
                ? [.. ledger.Over(IsTotalled).Select(RowOf)]
                : [],
            Districts = tier.SeesPlaces ? [] : [.. new PublicSums(findings, tier, references).Needs(districts)],
            Funding = [.. new PlanRows(findings, tier, references, IsTotalled).All()],
            Budget = new BudgetSheets(tier, References).Of(
                findings.Funding.Budget, findings.Funding.ScenarioLines is not null),
            Axes = tier.SeesPlaces
                ? [.. findings.Funding.Axes.Where(axis => tier.ShowsEverySiteAlong(axis.Axis)).Select(RowOf)]
                : [],
            Triggers = tier.SeesPlaces
                ? [.. findings.Triggers.Where(tier.Shows).Select(new TriggerRows(tier, References).Of)]
                : [],
            Differences = tier.SeesPlaces ? [.. findings.Differences.Where(IsListed).Select(RowOf)] : [],
            Money = [.. findings.Funding.Money.Where(tier.Shows).Select(RowOf)],
            Places = Places(),
            Uncounted = tier.SeesPlaces
                ? [
                    .. findings.Forecast.Uncounted.Where(place => tier.FindPlace(place) is { } known
                        && !IsCountedWithin(known))
                    .Select(place => Shown.Place(tier, place)).OfType<Shown>()]
                : [],
            Unreached = tier.SeesPlaces
                ? [
                    .. findings.Forecast.Unreached.Where(tier.ShowsForecastOf)
                        .Select(place => Shown.Place(tier, place)).OfType<Shown>()]
                : [],
            IsTotalUnknown = findings.Forecast.IsTotalUnknown,
            WithoutWay = tier.SeesMilitaryAction
                ? [.. findings.Forecast.WithoutWay.Select(place => Shown.Place(tier, place)).OfType<Shown>()]
                : [],
            Ways = tier.SeesMilitaryAction
                ? [.. findings.Situation.Routes.Select(route => Way(route.Value)).OfType<WayLine>()]
                : [],
            ListedItems = [.. findings.Needs.ListedItems.Select(item => Shown.OfOwnFolder(tier, item)).OfType<Shown>()],
            SeesMilitaryAction = tier.SeesMilitaryAction,
            HoldsMilitaryAction = tier.SeesMilitaryAction
                && (findings.Situation.Controls.Count > 0 || findings.Situation.ConflictEvents.Count > 0),
            ExpectsOffensive = tier.SeesMilitaryAction && findings.Funding.ScenarioLines is not null,
        };
    }

    /// <summary>
    /// Of a place what was counted there and who may flee to it; of a district that of its places; of all places that
    /// of all.
    /// </summary>
    Dictionary<Shown, IReadOnlyList<Reference>> PeopleEvidence(ForecastRows forecast)
    {
        var people = new ForecastEvidence(findings.Situation, new(findings.Situation), findings.Assumptions);
        return forecast.Named().ToDictionary(
            group => group.Name,
            group =>
                References(
                    group.Places?.SelectMany(place => people.DisplacedAt(place, findings.Forecast))
                    ?? people.DisplacedAnywhere));
    }

    /// <summary>
    /// What the rows shown rest on: a standard for cholera that no row shown cites would tell of an alert that is held
    /// back.
    /// </summary>
    IEnumerable<StandardEvidence> ReferenceShown()
    {
        if (!tier.SeesPlaces) return [];
        var needs = findings.Needs.Today.Concat(findings.Needs.Forecast).Where(tier.Shows).ToList();
        var lines = findings.Funding.Lines.Concat(findings.Funding.ScenarioLines ?? []).Where(tier.Shows);
        return needs.Select(need => need.Standard)
            .Concat(findings.Needs.Alerts.Where(tier.Shows).Select(alert => alert.Standard).OfType<StandardEvidence>())
            .Concat(
                needs.SelectMany(need => need.Evidence).Concat(lines.SelectMany(line => line.Evidence))
                .OfType<StandardEvidence>())
            .DistinctBy(standard => standard.Code)
            .OrderBy(standard => standard.Code, StringComparer.Ordinal);
    }

    AlertRow RowOf(Alert alert) => new(
        tier.Printed(alert.Date), Shown.Places(tier, alert.Place, alert.Together) ?? Shown.Restricted,
        Shown.Alert(tier, alert), Shown.Word(tier, alert.Kind), Shown.Disease(tier, alert),
        alert.Standard is { } standard ? Shown.Standard(standard) : null,
        Shown.Word(tier, FirstSteps.Of(alert.Kind, alert.Cases?.Value, alert.PeriodDays)),
        Shown.Word(tier, alert.Sector), alert.Cases, alert.PeriodDays,
        alert.PerTenThousandAndDay, alert.LearnedLater, References(alert.Evidence))
    {
        AreDeaths = alert.AreDeaths,
    };

    /// <summary>A place that the tier let through: where it may not be named, no row of it comes here.</summary>
    Shown Place(PlaceId place) => Shown.Place(tier, place) ?? Shown.Restricted;

    NeedRow RowOf(Need need) => new(
        new()
        {
            Date = need.Date,
            Place = Place(need.Place),
            Caseload = need.Caseload,
            Sector = Shown.Word(tier, need.Sector),
            Indicator = Shown.Word(tier, need.Indicator),
            Standard = Shown.Standard(need.Standard),
            Edition = Shown.Edition(need.Standard),
            Phase = Shown.Word(tier, need.Phase),
            People = need.People,
            Amount = need.Amount,
            AmountBound = need.AmountBound,
            Have = need.Have,
            HaveOn = need.HaveOn,
            Coming = need.Coming,
            Gap = need.Gap,
            GapBound = need.GapBound,
            Uncovered = need.Uncovered,
            Unit = Shown.Word(tier, need.Unit),
            Responsible = Shown.Released(
                tier, need.Responsible,
                need.Evidence.OfType<RowEvidence>().Where(row => FactTables.Of(row.File) == FactTable.Responses)),
            Condition = Shown.State(tier, need.Condition),
            LearnedLater = need.LearnedLater,
        },
        CitedBy(need).All)
    {
        PeopleEvidence = need.People is null ? [] : CitedBy(need).People,
    };

    /// <summary>
    /// What a need cites, and of that what says how many people there are; found once for all days, which share one
    /// list of evidence.
    /// </summary>
    (IReadOnlyList<Reference> All, IReadOnlyList<Reference> People) CitedBy(Need need)
    {
        if (citedByNeeds.TryGetValue(need.Evidence, out var known)) return known;
        return citedByNeeds[need.Evidence] =
            (References(need.Evidence), References(need.Evidence.Where(CountsPeople)));
    }

    const int Week = 7;

    /// <summary>Whether a piece of evidence says how many people there are.</summary>
    static bool CountsPeople(Evidence evidence) => evidence is QuoteEvidence
        || FactTables.Of((evidence as RowEvidence)?.File ?? (evidence as TableEvidence)?.File ?? "")
            is FactTable.Observations or FactTable.Places or FactTable.Assumptions;

    /// <summary>Whether a part of a city has no number of its own because its residents stand with the city.</summary>
    bool IsCountedWithin(Situations.Place part) => part.Kind == PlaceKind.District && part.Admin2 is { } district
        && findings.Situation.Places.Any(row => row.Value is { Kind: PlaceKind.City or PlaceKind.Town } city
            && city.Admin2 == district && (city.Population ?? city.PopulationLow ?? city.PopulationHigh) is not null);

    /// <summary>
    /// Whether a place is in the totals of needs: no held, besieged or contested one, and none that is held back.
    /// </summary>
    bool IsTotalled(PlaceId place) => tier.SeesEverything || (!tier.IsClosed(place) && !tier.IsHeldBack(place));

    TotalRow RowOf(NeedTotal total) => new(
        total.Date, Shown.Word(tier, total.Sector), Shown.Word(tier, total.Indicator), Shown.Standard(total.Standard),
        Shown.Word(tier, total.Phase),
        Shown.Word(tier, total.Unit), total.Need, total.Have, total.Coming, total.Uncovered, total.PlacesUnknown)
    {
        HaveOn = total.HaveOn,
    };

    LedgerCells RowOf(LedgerRow row) => new(
        row.Date, row.Axis is { } axis ? Shown.Direction(tier, axis) : null,
        row.IsTotal ? Shown.Everywhere : row.Place is { } place ? Place(place) : null, row.Kind, row.Standing, row.Free,
        row.UnderWay, row.UnderWayFrom, row.Planned, row.PeopleInSites, row.Short, row.IsAbroad,
        Shown.Word(tier, row.Unit), References(row.Evidence));

    AxisRow RowOf(AxisTimeliness axis) => new(
        Shown.Direction(tier, axis.Axis), axis.Timeliness, axis.PlacesNeeded, axis.PlacesStanding,
        axis.NeededBeforeWorks,
        tier.SeesMilitaryAction ? axis.LateFrom : null,
        tier.SeesMilitaryAction ? Chance.For(tier, axis.ChanceLate) : null, axis.BreakEvenDays,
        References(axis.Evidence));

    MoneyRow RowOf(MoneyStanding money) => new(
        money.Flow.Date, Shown.Title(money.Flow), money.Flow.State, money.Flow.Amount,
        Shown.Currency(money.Flow.Currency), References(money.Evidence));

    FactRow RowOf(Fact fact) => new(
        fact.Place is null ? null : Place(fact.Place), Shown.Word(tier, fact.Part), Shown.Aspect(tier, fact.Aspect),
        Shown.Value(tier, fact.Value, fact.Evidence),
        fact.ValidFrom, fact.ValidTo, fact.KnownOn, References(fact.Evidence), References(fact.Unreviewed));

    ClaimRow RowOf(Claim claim)
    {
        var places = claim.Places.Select(mention => mention.Id).OfType<string>().Distinct().ToList();
        var pinned = claim.Places.FirstOrDefault(mention => mention.Id is not null);
        var point = pinned is { Latitude: { } latitude, Longitude: { } longitude }
            && (tier.SeesEverything || tier.Names(new(pinned.Id!)))
            ? MapPoint.Of(tier, new(latitude, longitude, null))
            : null;
        return new(
            Shown.Claim(claim), Shown.Report(tier, claim.Report), claim.Quote.Start, claim.Quote.End,
            Shown.Released(tier, claim.Quote.Quote, claim),
            Shown.Released(tier, claim.Type.ToString(), claim) ?? Shown.Restricted,
            [.. places.Select(
                place =>
                    tier.SeesEverything
                        ? Shown.OfOwnFolder(tier, place)
                        : Shown.Place(tier, new(place))).OfType<Shown>()],
            point, claim.Date?.First, claim.Date?.Last,
            [.. claim.Quantities.Select(
                each =>
                    new QuantityRow(
                        each.Value, each.Low, each.High, Shown.Released(tier, each.Unit, claim), each.Bound))],
            claim.Attribution.Kind, claim.Modality, claim.Happened, tier.SourceOf(claim.Report)?.Reliability,
            claim.Review, Shown.Released(tier, claim.SameAs, claim));
    }

    /// <summary>
    /// Whether a contradiction is listed: not where either side is bound to a class above the audience's.
    /// </summary>
    bool IsListed(Contradiction contradiction) => !tier.Binds([contradiction.A, contradiction.B]);

    /// <summary>Its sides as addresses, and what they differ in; the words are of the own folder.</summary>
    ContradictionRow RowOf(Contradiction contradiction) => new(
        references.Of(contradiction.A), references.Of(contradiction.B), Shown.Code(tier, contradiction.Kind),
        contradiction.Verdict,
        Shown.OfOwnFolder(tier, contradiction.Detail) ?? Shown.Restricted);

    bool IsListed(ScenarioDifference row) =>
        row.Place is null ? tier.ShowsMeasureOfAll(Measure.DisplacedNow) : tier.ShowsForecastOf(row.Place);

    DifferenceRow RowOf(ScenarioDifference row) =>
        new(row.Place is null ? null : Place(row.Place), row.Day, row.MeanWithout, row.Mean, row.StandardError);

    WayLine? Way(Route way) =>
        MapPoint.Of(tier, tier.FindPlace(way.From)?.Position) is { } from
            && MapPoint.Of(tier, tier.FindPlace(way.To)?.Position) is { } to ? new(from, to, way.Mode) : null;

    Dictionary<Shown, PlaceCard> Places() => findings.Situation.Places
        .Select(place => Card(place.Value))
        .OfType<PlaceCard>()
        .ToDictionary(card => card.Code);

    /// <summary>What may be said of a place; null where it may not be named.</summary>
    PlaceCard? Card(Situations.Place place)
    {
        if (Shown.Place(tier, place.Id) is not { } code || Shown.Name(tier, place) is not { } name) return null;
        var site = findings.Situation.FindSite(place.Id);
        return new(
            code, name, Shown.ArabicName(tier, place), place.Kind, MapPoint.Of(tier, place.Position),
            Shown.Place(tier, place.Near), place.NearKm?.Value,
            site is not null, site?.Value.Capacity?.Count, site?.Value.CapacityIsComputed ?? false, Receives(place.Id),
            site?.Value.Kind, place.Axis is { } axis ? Shown.Direction(tier, axis) : null,
            site is null ? [] : References(site.Evidence))
        {
            IsAbroad = place.Country is { } country && Home is { } home && country != home,
            IsClosed = site?.Value.Closes < findings.Situation.AsOf,
        };
    }

    /// <summary>The country in which most sites stand, whose sites the plan is for. Null when none is stated.</summary>
    string? Home => PlacesLedger.HomeOf(findings.Situation);

    bool Receives(PlaceId place) =>
        tier.ShowsForecastOf(place) && (tier.IsSite(place) || tier.FindSite(place) is not null);

    IReadOnlyList<Reference> References(IEnumerable<Evidence> evidence) => references.Of(evidence);
}
