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
        Of(inbox, WholeOf(remark), Audience.Public, $"{remark.Name}\n{remark.Text}");

    /// <summary>
    /// The remarks that name no place which the public is not told of. What was shown is looked at each time: a place
    /// may have been held back since somebody decided.
    /// </summary>
    /// <param name="inbox">The crisis as the own team knows it.</param>
    /// <param name="remarks">The remarks.</param>
    internal static IReadOnlyList<Remark> Sayable(Cycle.Inbox inbox, IReadOnlyList<Remark> remarks)
    {
        if (remarks.Count == 0) return remarks;
        var hidden = HiddenNames(inbox, Audience.Public);
        return [.. remarks.Where(remark => PlaceNamesIn.Of(WholeOf(remark), hidden).Count == 0)];
    }

    /// <summary>All that a remark says, its address too.</summary>
    static string WholeOf(Remark remark) =>
        $"{remark.Name}\n{remark.Text}\n{Uri.UnescapeDataString(remark.Source?.AbsoluteUri ?? "")}";

    static List<string> HiddenNames(Cycle.Inbox inbox, Audience tier)
    {
        var hidden = CrisisForAudience.Of(inbox.Crisis, tier, inbox.AsOf).HeldBack;
        return
        [
            .. inbox.Crisis.Situation.Places.Rows.Where(place => hidden.Contains(place.Value.Id)).SelectMany(
                static place => place.Value.Aliases.Append(place.Value.Name).Append(place.Value.NameAr ?? "")),
        ];
    }

    /// <summary>What holds a text that is to stand before the readers of a tier, and what to look at before.</summary>
    /// <param name="inbox">The crisis as the own team knows it.</param>
    /// <param name="text">The text.</param>
    /// <param name="tier">Who is to read it.</param>
    internal static (IReadOnlyList<string> Holds, IReadOnlyList<string> Looks) Of(
        Cycle.Inbox inbox, string text, Audience tier) => Of(inbox, text, tier, text);

    static (IReadOnlyList<string> Holds, IReadOnlyList<string> Looks) Of(
        Cycle.Inbox inbox, string words, Audience tier, string said)
    {
        var names = PlaceNamesIn.Of(words, HiddenNames(inbox, tier));
        var warnings = inbox.WarningsOf(said);
        return (
            [.. names, .. warnings.Where(static each => Held.Contains(each.Concern)).Select(static each => each.Words)],
            [.. warnings.Where(static each => !Held.Contains(each.Concern)).Select(static each => each.Words)]);
    }
}
