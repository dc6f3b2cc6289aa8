namespace Refuge;

/// <summary>A number in the sense in which it was stated: "two", "more than 1,000", "about 60".</summary>
/// <param name="Value">The number itself, in the unit of whatever states it.</param>
/// <param name="Bound">How the words around it bound the truth.</param>
readonly record struct Stated(double Value, Bound Bound = Bound.Exact)
{
    /// <summary>The least that the words allow. "About" is taken as ten percent either way.</summary>
    public double Low => Bound switch
    {
        Bound.AtMost => double.NegativeInfinity,
        Bound.About => Value * (1 - AboutShare),
        _ => Value,
    };

    /// <summary>The most that the words allow; infinite when they set no upper limit.</summary>
    public double High => Bound switch
    {
        Bound.AtLeast or Bound.MoreThan => double.PositiveInfinity,
        Bound.About => Value * (1 + AboutShare),
        _ => Value,
    };

    /// <summary>How far "about" and "around" reach, as a part of the value (the folder contract: ± 10 %).</summary>
    public const double AboutShare = 0.10;
}

/// <summary>How the words around a number bound the truth.</summary>
public enum Bound
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>The number or more: "at least", "no fewer than".</summary>
    AtLeast,

    /// <summary>More than the number: "over", "more than".</summary>
    MoreThan,

    /// <summary>The number or less: "up to", "as many as", "at most".</summary>
    AtMost,

    /// <summary>Near the number: "about", "around", "some".</summary>
    About,
}
