namespace Refuge;

/// <summary>The identity of a place, stable across versions of a situation: the P-code where one exists.</summary>
/// <remarks>
/// A shared word, not a part of <c>Situations</c>: reports resolve names to it before any situation exists.
/// </remarks>
public sealed record PlaceId : IComparable<PlaceId>
{
    /// <summary>The place with the code <paramref name="code"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is empty.</exception>
    public PlaceId(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
    }

    /// <summary>The code, such as <c>qayyarah</c> or <c>IQ-G15-Q100</c>.</summary>
    public string Code { get; }

    /// <summary>Orders places by code, letter by letter, the same under every culture.</summary>
    public int CompareTo(PlaceId? other) => string.CompareOrdinal(Code, other?.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;

    /// <summary>Whether <paramref name="left"/> comes first.</summary>
    public static bool operator <(PlaceId left, PlaceId right) => Compare(left, right) < 0;

    /// <summary>Whether <paramref name="left"/> comes last.</summary>
    public static bool operator >(PlaceId left, PlaceId right) => Compare(left, right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come last.</summary>
    public static bool operator <=(PlaceId left, PlaceId right) => Compare(left, right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come first.</summary>
    public static bool operator >=(PlaceId left, PlaceId right) => Compare(left, right) >= 0;

    static int Compare(PlaceId left, PlaceId right) => string.CompareOrdinal(left?.Code, right?.Code);
}
