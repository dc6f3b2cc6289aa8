namespace Refuge;

/// <summary>A distance along the ground, in kilometres. Never negative, never NaN.</summary>
public readonly record struct Kilometres
{
    /// <summary>A distance of <paramref name="value"/> kilometres.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative, infinite or not a
    /// number.</exception>
    public Kilometres(double value)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A distance is zero or more.");
        }
        Value = value;
    }

    /// <summary>The number of kilometres.</summary>
    public double Value { get; }
}
