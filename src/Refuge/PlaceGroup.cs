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
        return new(ordered, string.Join(Separator, ordered));
    }

    /// <summary>
    /// The identity that stands for several places; of one place its own. No single place can have such an identity:
    /// the folder contract parts the places of a list by it.
    /// </summary>
    /// <param name="places">The places, at least one, in any order.</param>
    internal static PlaceId IdentityOf(IEnumerable<PlaceId> places) =>
        new(string.Join(Separator, places.Distinct().Order()));

    /// <summary>
    /// The places that an identity stands for, in the order of their codes; a single place stands for itself.
    /// </summary>
    internal static IReadOnlyList<PlaceId> MembersOf(PlaceId place) =>
        IsGroup(place) ? [.. place.Code.Split(Separator).Select(static code => new PlaceId(code))] : [place];

    /// <summary>Whether an identity stands for more than one place.</summary>
    internal static bool IsGroup(PlaceId place) => place.Code.Contains(Separator, StringComparison.Ordinal);

    const char Separator = ';';

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
