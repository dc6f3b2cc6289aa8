namespace Refuge;

/// <summary>Places that something is stated of together: it is never parted among them.</summary>
sealed record PlaceGroup
{
    PlaceGroup(IReadOnlyList<PlaceId> places, string code) => (Places, Code) = (places, code);

    /// <summary>Every place of the crisis.</summary>
    internal static PlaceGroup Everywhere { get; } = new([], "*");

    /// <summary>Some places, at least two.</summary>
    internal static PlaceGroup Of(IEnumerable<PlaceId> places)
    {
        IReadOnlyList<PlaceId> ordered = [.. places.Distinct().Order()];
        return new(ordered, string.Join(';', ordered));
    }

    /// <summary>The places, in the order of their codes. Empty when all are meant.</summary>
    internal IReadOnlyList<PlaceId> Places { get; }

    /// <summary>The cell that names them: <c>*</c>, or their codes with semicolons between.</summary>
    internal string Code { get; }

    /// <summary>Whether a place is one of them.</summary>
    internal bool Holds(PlaceId place) => Places.Count == 0 || Places.Contains(place);

    /// <summary>Groups of the same places are the same.</summary>
    public bool Equals(PlaceGroup? other) => other is not null && Code == other.Code;

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
