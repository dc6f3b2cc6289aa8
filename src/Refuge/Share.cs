namespace Refuge;

/// <summary>A part of a whole, or a chance: from 0 to 1, both included. Never NaN.</summary>
public readonly record struct Share
{
    /// <summary>The part <paramref name="value"/> of a whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is below 0, above 1, or not a
    /// number.</exception>
    public Share(double value)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A share lies between 0 and 1.");
        }
        Value = value;
    }

    /// <summary>The part, from 0 to 1.</summary>
    public double Value { get; }
}
