namespace Refuge.Displacement.Model;

/// <summary>
/// The quantiles of every parameter that members draw. Complete by construction: none can be missing when a member
/// runs.
/// </summary>
sealed class ParameterSet
{
    readonly Dictionary<Parameter, PriorQuantiles> quantiles;

    ParameterSet(Dictionary<Parameter, PriorQuantiles> quantiles) => this.quantiles = quantiles;

    /// <summary>The default of every parameter.</summary>
    internal static ParameterSet Default { get; } =
        new(Parameters.Drawn.ToDictionary(parameter => parameter, parameter => parameter.Default));

    /// <summary>The quantiles of a parameter.</summary>
    internal PriorQuantiles this[Parameter parameter] => quantiles[parameter];

    /// <summary>The same set with other quantiles of one parameter.</summary>
    /// <exception cref="ArgumentException">They are not in rising order, or lie outside the range of the
    /// parameter.</exception>
    internal ParameterSet With(Parameter parameter, double low, double best, double high)
    {
        if (!(parameter.Least <= low && low <= best && best <= high && high <= parameter.Most))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{low}, {best}, {high} are not quantiles of {parameter}, ")
                + FormattableString.Invariant($"which lies from {parameter.Least} to {parameter.Most}."),
                nameof(low));
        }

        return new(new(quantiles) { [parameter] = new(low, best, high, parameter.Unit) });
    }
}

/// <summary>Three quantiles of something unknown.</summary>
/// <param name="Low">The 10 % quantile.</param>
/// <param name="Best">The median.</param>
/// <param name="High">The 90 % quantile.</param>
/// <param name="Unit">The unit.</param>
sealed record PriorQuantiles(double Low, double Best, double High, string Unit);
