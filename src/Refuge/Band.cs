namespace Refuge;

/// <summary>Three quantiles of the members: how far a number may reach.</summary>
/// <param name="Low">The 10 % quantile.</param>
/// <param name="Median">The median.</param>
/// <param name="High">The 90 % quantile.</param>
readonly record struct Band(double Low, double Median, double High)
{
    /// <summary>A number without spread.</summary>
    public static Band Of(double value) => new(value, value, value);

    /// <summary>
    /// The band after a monotone function: quantiles of the result, because quantiles are members' values.
    /// </summary>
    public Band Select(Func<double, double> monotone)
    {
        ArgumentNullException.ThrowIfNull(monotone);
        return new(monotone(Low), monotone(Median), monotone(High));
    }
}
