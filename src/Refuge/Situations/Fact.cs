namespace Refuge.Situations;

/// <summary>One thing known about the world on a day: one row of <c>situation.csv</c>.</summary>
/// <param name="Place">The place. Null when the fact is about a route or the whole crisis.</param>
/// <param name="Part">The part of the place, or the route. Null when all of it.</param>
/// <param name="Aspect">What of it, such as <c>control</c>, <c>hazard:explosive</c>, <c>service:all</c>,
/// <c>facility:toilet</c>.</param>
/// <param name="Value">What it is, in the words of the folder contract.</param>
/// <param name="ValidFrom">The first day. Null when unknown.</param>
/// <param name="ValidTo">The last day, where it is known to have ended. Null otherwise.</param>
/// <param name="KnownOn">The day at whose end it was known.</param>
/// <param name="Evidence">What it rests on. Never empty.</param>
/// <param name="Unreviewed">Claims that nobody accepted and that stand beside it. They move nothing.</param>
sealed record Fact(
    PlaceId? Place,
    string? Part,
    string Aspect,
    string Value,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    DateOnly? KnownOn,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<Evidence> Unreviewed);
