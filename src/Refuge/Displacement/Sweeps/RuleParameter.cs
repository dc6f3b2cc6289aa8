using Refuge.Displacement.Model;

namespace Refuge.Displacement.Sweeps;

/// <summary>
/// Something of the rules that a sweep can hold at one value: what members draw from a prior, or a number of
/// <see cref="MovementRules"/>.
/// </summary>
abstract record RuleParameter
{
    private protected RuleParameter(string name, string unit, double low, double high) =>
        (Name, Unit, Low, High) = (name, unit, low, high);

    /// <summary>
    /// Its name: the identity of the assumption, or <c>rule:</c> and what it is of, as in <c>drivers.csv</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>Its unit.</summary>
    public string Unit { get; }

    /// <summary>Where a sweep over it begins, in <see cref="Unit"/>.</summary>
    public double Low { get; private protected init; }

    /// <summary>Where a sweep over it ends, in <see cref="Unit"/>.</summary>
    public double High { get; private protected init; }

    /// <summary>The least value that it can have, in <see cref="Unit"/>.</summary>
    public abstract double Least { get; }

    /// <summary>The greatest value that it can have, in <see cref="Unit"/>; infinite where nothing bounds it.</summary>
    public abstract double Most { get; }

    /// <summary>Whether it takes whole numbers only.</summary>
    public virtual bool IsWhole => false;

    /// <summary>What the folder or the rules call the quantity, such as <c>leave_share</c>.</summary>
    internal abstract string What { get; }

    /// <summary>
    /// The value at a level between <see cref="Low"/> (0) and <see cref="High"/> (1), in <see cref="Unit"/>.
    /// </summary>
    /// <param name="level">From 0 to 1.</param>
    public abstract double At(double level);

    /// <summary>The same parameter, swept over another stretch.</summary>
    /// <param name="low">Where it begins, in <see cref="Unit"/>.</param>
    /// <param name="high">Where it ends, in <see cref="Unit"/>.</param>
    /// <exception cref="ArgumentException">An end is not a value it can have, or they are not in rising
    /// order.</exception>
    public RuleParameter Between(double low, double high)
    {
        if (!Takes(low) || !Takes(high) || low > high)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{Name} cannot be swept from {low} to {high}."), nameof(low));
        }
        return this with { Low = low, High = high };
    }

    /// <summary>Whether it can have a value.</summary>
    /// <param name="value">The value, in <see cref="Unit"/>.</param>
    public bool Takes(double value) =>
        double.IsFinite(value) && value >= Least && value <= Most && (!IsWhole || value == Math.Floor(value));

    /// <summary>What members draw from and move by when this one has a value in every member.</summary>
    internal abstract RuleSettings Hold(RuleSettings settings, double value);
}

/// <summary>What members draw from, and move by.</summary>
/// <param name="Assumptions">The priors of the folder.</param>
/// <param name="Rules">The rules, with their own priors.</param>
readonly record struct RuleSettings(IReadOnlyList<Recorded<Assumption>> Assumptions, MovementRules Rules);

/// <summary>
/// What members draw from a prior. A sweep follows the prior's own curve: equal steps of level are equally likely.
/// </summary>
sealed record DrawnParameter : RuleParameter
{
    readonly NamedPrior prior;

    /// <summary>The parameter that a prior is of, from its 10 % to its 90 % quantile.</summary>
    internal DrawnParameter(NamedPrior prior)
        : base(prior.Id, prior.Unit, prior.Prior.Low, prior.Prior.High) => this.prior = prior;

    /// <inheritdoc/>
    public override double Least => prior.What.Least;

    /// <inheritdoc/>
    public override double Most => prior.What.Most;

    /// <inheritdoc/>
    internal override string What => prior.What.Name;

    /// <inheritdoc/>
    public override double At(double level)
    {
        var (below, above) = (prior.Prior.LevelOf(Low), prior.Prior.LevelOf(High));
        // The ends are met exactly, whatever the search for their levels leaves over.
        return level <= 0 || below >= above
            ? Low
            : level >= 1 ? High : Math.Clamp(prior.Prior.At(below + (level * (above - below))), Low, High);
    }

    /// <inheritdoc/>
    internal override RuleSettings Hold(RuleSettings settings, double value)
    {
        var (assumptions, rules) = settings;
        if (prior is { IsDefault: true, What: Parameter parameter })
        {
            return new(assumptions, rules with { Parameters = rules.Parameters.With(parameter, value, value, value) });
        }

        return new(
            [.. assumptions.Select(
                row => row.Value.Id == prior.Id
                ? row with { Value = row.Value with { Low = value, Best = value, High = value } }
                : row)],
            rules);
    }
}

/// <summary>
/// A number of <see cref="MovementRules"/>. A sweep goes over it evenly, since no source says which part of its range
/// is likelier.
/// </summary>
sealed record NumberOfRules(
    string What, string Unit, double Least, double Most, Func<MovementRules, double, MovementRules> With)
    : RuleParameter($"{RuleParameters.OfTheRules}{What}", Unit, Least, Most)
{
    /// <inheritdoc/>
    public override double Least { get; } = Least;

    /// <inheritdoc/>
    public override double Most { get; } = Most;

    /// <inheritdoc/>
    public override bool IsWhole => Unit == "days";

    /// <inheritdoc/>
    internal override string What { get; } = What;

    /// <inheritdoc/>
    public override double At(double level)
    {
        var value = Low + (level * (High - Low));
        return IsWhole ? Math.Floor(value + 0.5) : value;
    }

    /// <inheritdoc/>
    internal override RuleSettings Hold(RuleSettings settings, double value) =>
        settings with { Rules = With(settings.Rules, value) };
}
