namespace Refuge.Displacement;

/// <summary>
/// One count at every place, on every day, in every member: kept to the end of the run, so that needs and money are
/// joint.
/// </summary>
/// <remarks>A place that cannot have a count takes no memory and reads as zero.</remarks>
sealed class MemberMatrix
{
    readonly Dictionary<PlaceId, MemberSeries> series;
    readonly int[] nothing;

    internal MemberMatrix(IEnumerable<PlaceId> places, int days, int members)
    {
        (Days, Members) = (days, members);
        series = places.ToDictionary(place => place, _ => new MemberSeries(days, members));
        nothing = new int[members];
        Places = [.. series.Keys.Order()];
    }

    /// <summary>The last day, counted from the as-of date.</summary>
    public int Days { get; }

    /// <summary>How many members.</summary>
    public int Members { get; }

    /// <summary>The places that can have a count, in the order of their codes.</summary>
    public IReadOnlyList<PlaceId> Places { get; }

    /// <summary>Whether <paramref name="place"/> can have a count.</summary>
    internal bool Has(PlaceId place) => series.ContainsKey(place);

    /// <summary>The count at <paramref name="place"/> on <paramref name="day"/> in each member: [members].</summary>
    public ReadOnlySpan<int> On(PlaceId place, int day) =>
        series.TryGetValue(place, out var found) ? found.On(day) : nothing;

    internal MemberSeries this[PlaceId place] => series[place];
}
