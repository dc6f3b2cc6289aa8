using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage.Remarks;

namespace Refuge.Web.Pages.Discussion;

/// <summary>
/// What a remark or a story says that may not stand on a page, whoever wants it there.
/// </summary>
/// <remarks>
/// A place that the public is not told of, a point on the map, a way that people take or where they hide: such a remark
/// is held, and nobody can show it. What looks like the name of a person or like a day to come is told to whoever
/// decides, for whom it may be a place or a day of the week.
/// </remarks>
static class Unsayable
{
    static readonly HashSet<ReleaseConcern> Held = [ReleaseConcern.Coordinate, ReleaseConcern.Way];

    /// <summary>What holds a remark, and what to look at before it is shown.</summary>
    /// <param name="inbox">The crisis as the own team knows it.</param>
    /// <param name="remark">The remark.</param>
    internal static (IReadOnlyList<string> Holds, IReadOnlyList<string> Looks) Of(Cycle.Inbox inbox, Remark remark) =>
        Of(
            inbox, $"{remark.Name}\n{remark.Text}\n{Uri.UnescapeDataString(remark.Source?.AbsoluteUri ?? "")}",
            Audience.Public, $"{remark.Name}\n{remark.Text}");

    /// <summary>What holds a text that is to stand before the readers of a tier, and what to look at before.</summary>
    /// <param name="inbox">The crisis as the own team knows it.</param>
    /// <param name="text">The text.</param>
    /// <param name="tier">Who is to read it.</param>
    internal static (IReadOnlyList<string> Holds, IReadOnlyList<string> Looks) Of(
        Cycle.Inbox inbox, string text, Audience tier) => Of(inbox, text, tier, text);

    static (IReadOnlyList<string> Holds, IReadOnlyList<string> Looks) Of(
        Cycle.Inbox inbox, string words, Audience tier, string said)
    {
        var hidden = CrisisForAudience.Of(inbox.Crisis, tier, inbox.AsOf).HeldBack;
        var names = inbox.Crisis.Situation.Places.Rows.Where(place => hidden.Contains(place.Value.Id))
            .SelectMany(static place => place.Value.Aliases.Append(place.Value.Name).Append(place.Value.NameAr ?? ""))
            .Where(name => name.Length > 2 && words.Contains(name, StringComparison.OrdinalIgnoreCase)).Distinct();
        var warnings = inbox.WarningsOf(said);
        return (
            [.. names, .. warnings.Where(static each => Held.Contains(each.Concern)).Select(static each => each.Words)],
            [.. warnings.Where(static each => !Held.Contains(each.Concern)).Select(static each => each.Words)]);
    }
}
