using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Refuge.Funding;

namespace Refuge.Publishing;

/// <summary>
/// A text that an audience may read. There is none without a ground: whoever makes one asks the tier.
/// </summary>
/// <remarks>
/// What a tier shows is listed (folder contract, "Tiers"); this is the list. A disclosure holds numbers, days, words of
/// the contract and texts of this type, and documents are made of disclosures alone: a sentence that somebody typed has
/// no way into them but <see cref="Released(Tier, string, IEnumerable{Evidence})"/>.
/// </remarks>
sealed partial record Shown
{
    Shown(string text) => Raw = text;

    /// <summary>The text as it is: for tables, whose readers get back what was put in.</summary>
    internal string Raw { get; }

    /// <summary>
    /// The text for the eyes: letters that steer a screen or turn the reading direction are written out.
    /// </summary>
    public override string ToString() => Legible.Of(Raw);

    /// <summary>Evidence of a class above the audience's.</summary>
    internal static Shown Restricted { get; } = new("restricted");

    /// <summary>All places together.</summary>
    internal static Shown Everywhere { get; } = new("*");

    /// <summary>
    /// A word of Refuge or of the folder contract; null where the text is none and the tier is not the own folder's.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal static Shown? Word(Tier tier, string? text) =>
        text is null ? null : text.Length == 0 || tier.SeesEverything || OwnWords.Contains(text) ? new(text) : Other;

    /// <summary>
    /// The state of what stands: a word of Refuge; of other words whether they say that it does not serve.
    /// </summary>
    internal static Shown? State(Tier tier, string? condition) => condition switch
    {
        null => null,
        _ when tier.SeesEverything || OwnWords.Contains(condition) => new(condition),
        _ => Situations.ConditionWords.Read(condition) is Situations.FacilityCondition.Unsound ? new("failing") : null,
    };

    /// <summary>
    /// In which role something was signed: a role that Refuge knows, or one that its row releases. Null of any other.
    /// </summary>
    internal static Shown? Role(Tier tier, string? role, IEnumerable<Evidence> rows) =>
        role is not null && OwnWords.Contains(role) ? new(role) : Released(tier, role, rows);

    /// <summary>A standard shipped with Refuge: code, publisher and edition.</summary>
    internal static Shown Standard(StandardEvidence standard) => new($"{standard.Code} ({standard.Publication})");

    /// <summary>Publisher and edition of a standard shipped with Refuge.</summary>
    internal static Shown Edition(StandardEvidence standard) => new(standard.Publication);

    /// <summary>An appeal of the past that ships with Refuge.</summary>
    internal static Shown Pace(Funding.AppealPace pace) => new(pace.Appeal);

    /// <summary>The identity of a claim within its report, which Refuge counts.</summary>
    internal static Shown Claim(Reports.Claims.Claim claim) => new(claim.Id);

    /// <summary>
    /// A code that a table is joined by, such as a series or an action: letters, digits and strokes, no sentence.
    /// </summary>
    [return: NotNullIfNotNull(nameof(code))]
    internal static Shown? Code(Tier tier, string? code) =>
        code is null ? null : tier.SeesEverything || IsCode().IsMatch(code) ? new(code) : Other;

    /// <summary>A country by its code of two or three capital letters (ISO 3166).</summary>
    internal static Shown Country(Tier tier, string country) =>
        tier.SeesEverything || IsCountry().IsMatch(country) ? new(country) : Other;

    /// <summary>A currency: three letters (ISO 4217).</summary>
    internal static Shown Currency(string currency) => IsCurrency().IsMatch(currency) ? new(currency) : Other;

    /// <summary>The identity of a place that the tier allows to be named; null of any other.</summary>
    internal static Shown? Place(Tier tier, PlaceId? place) =>
        place is not null && tier.Names(place) ? new(place.Code) : null;

    /// <summary>The places that something is stated of together, where each may be named; null otherwise.</summary>
    internal static Shown? Places(Tier tier, PlaceId place, PlaceGroup? together) =>
        together is null ? Place(tier, place) : tier.NamesAll(place, together) ? new(together.Code) : null;

    /// <summary>The kind of an alert, and behind a colon the disease where that may be read.</summary>
    internal static Shown Alert(Tier tier, Needs.Alert alert) =>
        new(Disease(tier, alert) is { } disease ? $"{alert.Kind}:{disease.Raw}" : alert.Kind);

    /// <summary>
    /// The disease of an alert: a name that Refuge knows, or one that its rows release. Null of any other.
    /// </summary>
    internal static Shown? Disease(Tier tier, Needs.Alert alert) => alert.Disease is { } name
        ? OwnWords.Contains(name) ? new(name) : Released(tier, name, alert.Evidence)
        : null;

    /// <summary>The name of a place that the tier allows to be named; null of any other.</summary>
    internal static Shown? Name(Tier tier, Situations.Place place) => tier.Names(place.Id) ? new(place.Name) : null;

    /// <summary>
    /// The Arabic name of a place that the tier allows to be named; null of any other, and where none is known.
    /// </summary>
    internal static Shown? ArabicName(Tier tier, Situations.Place place) =>
        tier.Names(place.Id) && place.NameAr is { } name ? new(name) : null;

    /// <summary>
    /// The district that stands for its places, as <see cref="Districts"/> allows it; null where it would stand for one
    /// place.
    /// </summary>
    internal static Shown? District(Districts districts, PlaceId place) =>
        districts.Of(place) is { } name ? new(name) : null;

    /// <summary>
    /// A direction of flight: by its name where that is a word of the compass, else by a number, for the name is
    /// somebody's words.
    /// </summary>
    internal static Shown Direction(Tier tier, string axis) => new(tier.Direction(axis));

    /// <summary>
    /// A title that the folder contract shows without release: of the crisis, of an appeal, a publisher.
    /// </summary>
    internal static Shown Title(Findings findings) => new(findings.Title);

    /// <inheritdoc cref="Title(Findings)"/>
    internal static Shown Title(Situations.Series series) => new(series.Title);

    /// <inheritdoc cref="Title(Findings)"/>
    internal static Shown Title(MoneyFlow flow) => new(flow.Appeal);

    /// <inheritdoc cref="Title(Findings)"/>
    internal static Shown? Publisher(Source source) => source.Publisher is { } name ? new(name) : null;

    /// <summary>
    /// A text that the rows it stands in release by their own <c>sensitivity</c>; null where one of them does not.
    /// </summary>
    /// <param name="tier">For whom.</param>
    /// <param name="text">The text. Null where the cell is empty.</param>
    /// <param name="rows">The rows it stands in. Without any nothing is released.</param>
    internal static Shown? Released(Tier tier, string? text, IEnumerable<Evidence> rows) =>
        text is not null && (tier.SeesEverything || tier.IsReleasedBy(rows)) ? new(text) : null;

    /// <summary>A text that only the own folder sees.</summary>
    internal static Shown? OfOwnFolder(Tier tier, string? text) =>
        text is not null && tier.SeesEverything ? new(text) : null;

    /// <summary>
    /// Words of a claim, or of what it says, that a review released to this audience; null of any other.
    /// </summary>
    internal static Shown? Released(Tier tier, string? text, Reports.Claims.Claim claim) =>
        text is not null && tier.IsReleased(claim) ? new(text) : null;

    /// <summary>
    /// The number of the report's source, and where in it the words stand. In the own folder the report's file.
    /// </summary>
    internal static Shown Report(Tier tier, string file) =>
        new(
            tier.SeesEverything
            ? file
            : tier.SourceOf(file) is { } source && IsSerial().IsMatch(source.Id.Code)
            ? $"reports/{source.Id.Code}"
            : "reports/…");

    /// <summary>
    /// The identity of a source where it is a number of a list, such as <c>S12</c>; null where it is words.
    /// </summary>
    internal static Shown? SourceNumber(Tier tier, SourceId source) =>
        tier.SeesEverything || IsSerial().IsMatch(source.Code) ? new(source.Code) : null;

    /// <summary>
    /// Where a piece of evidence stands. Outside the own folder made of table, places, days, codes and numbers; what is
    /// none reads <c>…</c>.
    /// </summary>
    internal static Shown Address(Tier tier, Evidence evidence) => evidence switch
    {
        _ when tier.SeesEverything => new(evidence.Citation),
        StandardEvidence standard => new(standard.Citation),
        QuoteEvidence quote =>
            new(FormattableString.Invariant($"{Report(tier, quote.Report)}:{quote.Start}-{quote.End}")),
        RowEvidence row => new(Address(tier, row)),
        TableEvidence table => new($"{FactTables.File(FactTables.Of(table.File))}#*"),
        _ => Restricted,
    };

    static string Address(Tier tier, RowEvidence row)
    {
        var table = FactTables.Of(row.File);
        var key = row.Key.Split('/').Select(part => Piece(tier, table, part));
        var sources = row.Sources.Select(source => SourceNumber(tier, source)?.Raw ?? Left).Distinct();
        var known = row.KnownOn is { } day && day <= tier.AsOf ? $"@{Dates.Iso(day)}" : "";
        return $"{FactTables.File(table)}#{string.Join('/', key)}{known}{(row.Sources.Count == 0 ? "" : $" ({string.Join(';', sources)})")}";
    }

    static string Piece(Tier tier, FactTable table, string part)
    {
        if (part.Length == 0) return "";
        if (DateOnly.TryParseExact(
            part, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None, out var day))
        {
            return day <= tier.AsOf ? part : Left;
        }
        if (tier.Names(new(part)) || OwnWords.Contains(part) || IsSerial().IsMatch(part)) return part;
        return table is FactTable.Series or FactTable.Actions or FactTable.Observations or FactTable.Triggers
            && IsCode().IsMatch(part) ? part : Left;
    }

    /// <summary>A value of the situation with whatever is neither number nor word of the contract left out.</summary>
    /// <param name="tier">For whom.</param>
    /// <param name="value">The value: parts with semicolons between.</param>
    /// <param name="rows">The rows it stands in, which may release it whole.</param>
    internal static Shown Value(Tier tier, string value, IReadOnlyList<Evidence> rows)
    {
        if (Released(tier, value, rows) is { } whole) return whole;
        var parts = value.Split("; ").Where(part => part.Split(' ').All(IsWordOrNumber)).ToList();
        return new(parts.Count == 0 ? "stated" : string.Join("; ", parts));
    }

    static bool IsWordOrNumber(string token) => IsNumber().IsMatch(token) || OwnWords.Contains(token.TrimEnd(':'));

    /// <summary>What a fact is about: its kind, then the item, the group or the series.</summary>
    internal static Shown Aspect(Tier tier, string aspect)
    {
        if (tier.SeesEverything) return new(aspect);
        var parts = aspect.Split(':');
        return new(
            string.Join(
                ':',
                parts.Select(
                    (part, index) => OwnWords.Contains(part)
                    || (index == 1 && parts[0] == "count" && IsCode().IsMatch(part)) ? part : Other.Raw)));
    }

    /// <summary>What stands for a word that is none of ours.</summary>
    static Shown Other { get; } = new("other");

    /// <summary>What stands for a piece of an address that is left out.</summary>
    const string Left = "…";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsCode();

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsCurrency();

    [GeneratedRegex("^[A-Z]{2,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsCountry();

    /// <summary>
    /// Up to three letters and up to six digits: the number of a list, in which no name and no sentence fits.
    /// </summary>
    [GeneratedRegex("^[A-Za-z]{0,3}-?[0-9]{1,6}[a-z]?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsSerial();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?(\.\.[0-9]+(\.[0-9]+)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsNumber();
}
