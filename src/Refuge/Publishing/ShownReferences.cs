namespace Refuge.Publishing;

/// <summary>Turns what a figure rests on into what an audience may see of it: address, source and words.</summary>
/// <param name="findings">What the stages found.</param>
/// <param name="tier">What the audience may see.</param>
sealed class ShownReferences(Findings findings, Tier tier)
{
    const string SourcesFile = "sources.csv";

    readonly Dictionary<Evidence, Reference> references = new(ReferenceEqualityComparer.Instance);

    /// <summary>All of some evidence as shown, each once.</summary>
    internal IReadOnlyList<Reference> Of(IEnumerable<Evidence> evidence) => [.. evidence.Select(Of).Distinct()];

    /// <summary>
    /// The evidence as shown; found once for each object, for a year of needs cites the same few rows.
    /// </summary>
    internal Reference Of(Evidence evidence)
    {
        if (references.TryGetValue(evidence, out var known)) return known;
        return references[evidence] = Find(evidence);
    }

    Reference Find(Evidence evidence)
    {
        if (!tier.Shows(evidence)) return Reference.Restricted;

        var address = Shown.Address(tier, evidence);
        return evidence switch
        {
            RowEvidence row => new(address, Known(row.Sources), null, null, row.KnownOn),
            TableEvidence table => new(
                address, Known(table.Rows.SelectMany(static row => row.Sources).Distinct()), null, null, null),
            QuoteEvidence quote => new(address, Known(SourcesOf(quote.Report)), Words(quote), null, null)
            {
                Passage = Shown.OfOwnFolder(tier, quote.Report) is { } report
                    ? new(report, quote.Start, quote.End)
                    : null,
            },
            StandardEvidence standard => new(address, [], null, Shown.Edition(standard), standard.Published),
            _ => Reference.Restricted,
        };
    }

    /// <summary>The words of a quote, where the claims that stand on them are all released.</summary>
    Shown? Words(QuoteEvidence quote)
    {
        if (tier.SeesEverything) return Shown.OfOwnFolder(tier, quote.Quote);
        var claims = findings.Situation.Claims.Where(claim => claim.Quote == quote).ToList();
        return claims.Count > 0 && claims.TrueForAll(tier.IsReleased)
            ? Shown.Released(tier, quote.Quote, claims[0])
            : null;
    }

    List<SourceRow> Known(IEnumerable<SourceId> sources) =>
        [.. sources.Select(source => findings.Sources.GetValueOrDefault(source)).OfType<Source>().Where(tier.Shows)
            .Select(Shows)];

    SourceRow Shows(Source source)
    {
        // What the row of a source says of itself is told by that row alone, so it stands as its own evidence here.
        RowEvidence[] row = [new(SourcesFile, source.Id.Code, null, [source.Id], source.Sensitivity)];
        return new(
            Shown.SourceNumber(tier, source.Id), Shown.Released(tier, source.Title, row), Shown.Publisher(source),
            source.Published, source.Reliability,
            Shown.Released(tier, source.Url, row));
    }

    IEnumerable<SourceId> SourcesOf(string report) =>
        findings.ReportSources.TryGetValue(report, out var source) ? [source] : [];
}
