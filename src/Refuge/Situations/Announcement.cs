namespace Refuge.Situations;

/// <summary>Something that is announced and has not happened by the as-of date, such as an offensive.</summary>
/// <param name="Kind">What: a word of <c>events.csv</c>, such as <c>offensive_start</c>.</param>
/// <param name="Last">The last day by which it is announced.</param>
sealed record Announcement(string Kind, DateOnly Last);
