using Refuge.Situations;

namespace Refuge.Displacement.Trends;

/// <summary>What a count is a count of: a series, at one place or over its whole area.</summary>
/// <param name="Series">The series.</param>
/// <param name="Place">The place. Null for the whole area of the series (<c>*</c>).</param>
sealed record CountKey(SeriesId Series, PlaceId? Place) : IComparable<CountKey>
{
    /// <summary>Ordered by series, then by place; the whole area first.</summary>
    public int CompareTo(CountKey? other)
    {
        if (other is null) return 1;
        var bySeries = string.CompareOrdinal(Series.Code, other.Series.Code);
        return bySeries != 0 ? bySeries : string.CompareOrdinal(Place?.Code, other.Place?.Code);
    }
}
