using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>
/// What a series will count, as its own definition counts it: never another series, never the model's own account.
/// </summary>
/// <param name="Series">The series, as known.</param>
/// <param name="Place">The place whose count it is. Null when it is the count of the whole area.</param>
/// <param name="Last">The last count known: what the forecast continues. Null for a flow, which begins anew every
/// day.</param>
/// <param name="Count">Works out the count, [days][members]: large, so made when it is asked for.</param>
sealed record SeriesForecast(
    Recorded<Series> Series, PlaceId? Place, Recorded<Observation>? Last, Func<MemberSeries> Count);
