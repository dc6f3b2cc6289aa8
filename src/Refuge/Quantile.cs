namespace Refuge;

/// <summary>A value that is not exceeded with the given chance.</summary>
/// <param name="Level">The chance, 0 to 1: 0.5 is the median.</param>
/// <param name="Value">The value, in the unit of what is forecast.</param>
public readonly record struct Quantile(double Level, double Value);
