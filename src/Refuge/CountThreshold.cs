namespace Refuge;

/// <summary>A count whose passing day matters.</summary>
/// <param name="Place">The place. Null when the whole crisis is meant (<c>*</c>).</param>
/// <param name="Series">The identity of the series. Null when the model's own account is meant.</param>
/// <param name="Count">The count.</param>
public sealed record CountThreshold(PlaceId? Place, string? Series, double Count);
