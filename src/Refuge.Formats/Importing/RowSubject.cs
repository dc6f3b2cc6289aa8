namespace Refuge.Formats.Importing;

/// <summary>
/// What tells whether two rows of a table say the same, contradict each other or speak of two things.
/// </summary>
/// <param name="About">
/// The columns that say what a row is about; empty where rows may repeat what they are about.
/// </param>
/// <param name="Stated">
/// The columns that state something of it, in which two rows about the same may contradict each other; null for all but
/// the source and the day it was reported on.
/// </param>
sealed record RowSubject(IReadOnlyList<string> About, IReadOnlyList<string>? Stated)
{
    /// <summary>A row of an identity: that it stands there is enough, whatever it says.</summary>
    internal static RowSubject Id { get; } = new(["id"], []);

    /// <summary>A row that may stand there several times.</summary>
    internal static RowSubject Repeated { get; } = new([], null);

    /// <summary>A count of people.</summary>
    internal static RowSubject Count { get; } = new(["date", "place", "series"], ["value"]);

    /// <summary>How many of an item stand at a place.</summary>
    internal static RowSubject Facility { get; } = new(["place", "date", "item"], ["quantity"]);

    /// <summary>A site of which any row stands already: what it does is not written over.</summary>
    internal static RowSubject Site { get; } = new(["place"], []);

    /// <summary>How many people a site is built for.</summary>
    internal static RowSubject Capacity { get; } = new(["place"], ["capacity_people"]);
}
