namespace Refuge.Displacement.Sweeps;

/// <summary>The points of a sweep: at each, every parameter has one value in all members.</summary>
sealed record SweepDesign
{
    /// <summary>The points that somebody listed.</summary>
    /// <param name="parameters">The parameters, each once.</param>
    /// <param name="points">[points][parameters] The value of each, in its unit.</param>
    /// <exception cref="ArgumentException">There is no point or no parameter, a parameter stands twice, a point has
    /// another number of values, or a value cannot be taken.</exception>
    public SweepDesign(IReadOnlyList<RuleParameter> parameters, IReadOnlyList<IReadOnlyList<double>> points)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(points);
        if (parameters.Count == 0 || points.Count == 0)
        {
            throw new ArgumentException("A sweep has at least one parameter and one point.", nameof(points));
        }
        if (parameters.DistinctBy(parameter => parameter.Name).Count() < parameters.Count)
        {
            throw new ArgumentException("A parameter stands twice.", nameof(parameters));
        }
        if (points.Any(
            point => point.Count != parameters.Count
            || !point.Zip(parameters).All(pair => pair.Second.Takes(pair.First))))
        {
            throw new ArgumentException(
                "A point has one value for each parameter, and only values that it takes.", nameof(points));
        }

        (Parameters, Points) = ([.. parameters], [.. points.Select(point => point.ToArray())]);
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<RuleParameter> Parameters { get; }

    /// <summary>[points][parameters] The value of each, in its unit.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Points { get; }

    /// <summary>Points that cover each parameter from its low to its high evenly, along its own curve.</summary>
    /// <param name="parameters">The parameters, each once.</param>
    /// <param name="points">How many points, at least 1.</param>
    /// <param name="seed">The same seed gives the same points.</param>
    /// <exception cref="ArgumentException">There is no parameter, or one stands twice.</exception>
    public static SweepDesign OfHypercube(IReadOnlyList<RuleParameter> parameters, int points, long seed) => new(
        parameters,
        [.. LatinHypercube.Levels([.. parameters.Select(parameter => parameter.Name)], points, seed)
        .Select(levels => levels.Zip(parameters, (level, parameter) => parameter.At(level)).ToArray())]);
}
