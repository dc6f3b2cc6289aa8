namespace Refuge.Needs;

/// <summary>One line of a published standard: what a group of people needs of one thing in one phase.</summary>
sealed record Indicator
{
    /// <summary>Its code in the shipped table, such as <c>SAN01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// What it measures, as folders write it, such as <c>toilet</c>. Empty for a line that is only quoted.
    /// </summary>
    public required string Item { get; init; }

    /// <summary>The sector, such as <c>WASH</c>.</summary>
    public required string Sector { get; init; }

    /// <summary>The phase: <c>emergency</c>, <c>stabilised</c>, <c>any</c> or the table's own word.</summary>
    public required string Phase { get; init; }

    /// <summary>How the value binds: <c>&lt;=</c>, <c>&gt;=</c>, <c>range</c> and so on, as published.</summary>
    public required string Operator { get; init; }

    /// <summary>The figure, in <see cref="Unit"/>. Null when none was published or it is no number.</summary>
    public double? Value { get; init; }

    /// <summary>The upper end, where a range was published. Null otherwise.</summary>
    public double? High { get; init; }

    /// <summary>The unit of the figure, such as <c>persons/toilet</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>How an amount follows from people.</summary>
    public required Formula Formula { get; init; }

    /// <summary>By what the product is divided to arrive at <see cref="AmountUnit"/>; 1 when by nothing.</summary>
    public double Divisor { get; init; } = 1;

    /// <summary>
    /// The unit of the amount, such as <c>toilets</c>. Empty for a state and for a line that is only quoted.
    /// </summary>
    public required string AmountUnit { get; init; }

    /// <summary>The groups of people it applies to. Empty for a line that is only quoted.</summary>
    public required IReadOnlyList<Caseload> Caseloads { get; init; }

    /// <summary>The season in which it applies. Null when in all.</summary>
    public Season? Season { get; init; }

    /// <summary>
    /// Whether only people who live at a place for weeks need it: who is screened or passes through does not.
    /// </summary>
    public bool IsForResidents { get; init; }

    /// <summary>How far the figure was verified.</summary>
    public required Verification Verification { get; init; }

    /// <summary>Publisher and edition.</summary>
    public required string Publication { get; init; }

    /// <summary>The last day of the edition's date. Null when undated.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Page or section. Empty when not known.</summary>
    public required string Page { get; init; }

    /// <summary>Where it was read. Empty when not recorded.</summary>
    public required string Url { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What to know about it, such as who publishes another figure. Empty when nothing.</summary>
    public required string Note { get; init; }

    /// <summary>It as evidence; an unconfirmed figure says so in the name of its publication.</summary>
    public StandardEvidence Evidence => new(
        PublishedCode,
        Verification is Verification.Unconfirmed ? $"{Publication} (unconfirmed)" : Publication, Published);

    /// <summary>The code of the line in the shipped table, also of a figure of one place.</summary>
    internal string PublishedCode => OnlyAt is null ? Code : LocalStandards.Split(Code).Code;

    /// <summary>The one place that is measured by it. Null for all others, as of every published line.</summary>
    internal string? OnlyAt { get; init; }

    /// <summary>What a figure of this crisis rests on. Empty of a published one.</summary>
    internal IReadOnlyList<Evidence> SetBy { get; init; } = [];

    /// <summary>The line and, of a figure of this crisis, the rows that set it.</summary>
    internal IEnumerable<Evidence> Grounds => SetBy.Prepend(Evidence);

    /// <summary>
    /// Whether it was published after <paramref name="asOf"/>, or on a day nobody knows. A definition of ours never is.
    /// </summary>
    public bool IsLearnedAfter(DateOnly asOf) => Verification is not Verification.Definition && !(Published <= asOf);

    /// <summary>What <paramref name="people"/> need, in <see cref="AmountUnit"/>.</summary>
    /// <remarks>Facilities and kits round up, flows and areas do not. Never falls when people rise.</remarks>
    /// <param name="people">People, zero or more.</param>
    /// <param name="household">People in a household, above zero.</param>
    /// <param name="extraPerPerson">What the season adds, in <see cref="Unit"/>; zero for all but food energy.</param>
    /// <exception cref="InvalidOperationException">It has no amount: a state, or a line that is only
    /// quoted.</exception>
    public double AmountFor(double people, double household, double extraPerPerson = 0)
    {
        var value = Value ?? throw new InvalidOperationException($"{Code} has no published figure.");
        return Formula switch
        {
            Formula.PeoplePerFacility => RoundUp(people / value),
            Formula.FacilitiesPerPerson => RoundUp(people * value / Divisor),
            Formula.PerHousehold => RoundUp(RoundUp(people / household) * value / Divisor),
            Formula.PerPerson or Formula.Energy => people * (value + extraPerPerson) / Divisor,
            _ => throw new InvalidOperationException($"{Code} states a condition, not an amount."),
        };
    }

    /// <summary>Whether a group of people needs it.</summary>
    /// <param name="caseload">Which people.</param>
    /// <param name="isPassingThrough">Whether they stay for hours or days.</param>
    internal bool IsFor(Caseload caseload, bool isPassingThrough) =>
        Caseloads.Contains(caseload) && !(isPassingThrough && IsForResidents);

    /// <summary>Whether an amount follows from people.</summary>
    public bool HasAmount => Value is not null && Formula is not (Formula.State or Formula.Listed);

    /// <summary>Up to the next whole facility, forgiving the last digit of a quotient such as 48 × 3.5 ÷ 24.</summary>
    static double RoundUp(double facilities) => Math.Ceiling(facilities - 1e-9);
}

/// <summary>How an amount follows from people.</summary>
public enum Formula
{
    /// <summary>Quoted for the reader; nothing is computed from it.</summary>
    Listed,

    /// <summary>People divided by the figure, rounded up: toilets.</summary>
    PeoplePerFacility,

    /// <summary>People times the figure, divided, rounded up: tents of a known area.</summary>
    FacilitiesPerPerson,

    /// <summary>People times the figure, divided: litres, square metres.</summary>
    PerPerson,

    /// <summary>As <see cref="PerPerson"/>, with the cold-season addition of FOO04.</summary>
    Energy,

    /// <summary>Households, rounded up, times the figure: kits.</summary>
    PerHousehold,

    /// <summary>A condition that is met, failing or unknown: water quality.</summary>
    State,
}

/// <summary>A season in which a standard applies.</summary>
public enum Season
{
    /// <summary>Months that need no heating.</summary>
    Warm,

    /// <summary>Months that need heating.</summary>
    Cold,
}

/// <summary>How far a figure was verified.</summary>
public enum Verification
{
    /// <summary>Seen in the named publication.</summary>
    Seen,

    /// <summary>Seen quoted in another publication.</summary>
    Quoted,

    /// <summary>Recalled, not yet checked: shown as unconfirmed.</summary>
    Unconfirmed,

    /// <summary>No published figure was found: it has no value.</summary>
    Gap,

    /// <summary>A definition of ours, not a published standard.</summary>
    Definition,
}
