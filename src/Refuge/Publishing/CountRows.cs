using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>Turns the last counts of people into what an audience may see of them.</summary>
/// <param name="situation">The picture as known.</param>
/// <param name="tier">For whom.</param>
/// <param name="references">Evidence as the audience sees it.</param>
sealed class CountRows(Situation situation, Tier tier, Func<IEnumerable<Evidence>, IReadOnlyList<Reference>> references)
{
    readonly LatestCounts counts = new(situation, new(situation));

    /// <summary>The last count of each series that counts the whole crisis, in the order of their codes.</summary>
    internal IEnumerable<CountRow> OfWholeCrisis() =>
        from series in situation.Series.OrderBy(static row => row.Value.Id.Code, StringComparer.Ordinal)
        where series.Value.Area.Count == 0
        let last = counts.Of(series.Value.Id, null)
        where last is not null && tier.Shows(last.Series, null, last.Evidence)
        select Of(last, null);

    /// <summary>The last count of the displaced people at each site, in the order of the places.</summary>
    internal IEnumerable<CountRow> AtSites()
    {
        if (!tier.SeesPlaces) yield break;
        foreach (var site in situation.Sites.OrderBy(static site => site.Value.Place))
        {
            var place = site.Value.Place;
            if (counts.DisplacedAt(place) is not { } last || !tier.ShowsForecastOf(place)) continue;
            if (tier.Shows(last.Series, place, last.Evidence) && Shown.Place(tier, place)
                is { } name)
            {
                yield return Of(last, name);
            }
        }
    }

    /// <summary>
    /// The last count of the displaced people at each place that is no site: towns and districts, where a crisis is
    /// counted by district and nobody added them up. For the own folder alone: a town may be a place that people leave.
    /// </summary>
    internal IEnumerable<CountRow> AtOtherPlaces()
    {
        if (!tier.SeesEverything) yield break;
        var sites = situation.Sites.Select(static site => site.Value.Place).ToHashSet();
        foreach (var place in situation.Places.Select(static place => place.Value.Id).Order())
        {
            if (sites.Contains(place) || counts.DisplacedAt(place) is not { } last) continue;
            if (Shown.Place(tier, place) is { } name) yield return Of(last, name);
        }
    }

    /// <summary>
    /// Sites that people have left: closed by the as-of date, or counted empty after people had been there. The newest
    /// first.
    /// </summary>
    internal IEnumerable<EmptiedRow> Emptied() => situation.Sites.Select(Emptied).OfType<EmptiedRow>()
        .OrderByDescending(static row => row.On).ThenBy(static row => row.Place.Raw, StringComparer.Ordinal);

    EmptiedRow? Emptied(Recorded<Site> site)
    {
        var place = site.Value.Place;
        if (!tier.SeesPlaces || !tier.ShowsForecastOf(place) || Shown.Place(tier, place) is not { } name) return null;
        if (counts.DisplacedAt(place) is not { } last || !tier.Shows(last.Series, place, last.Evidence)) return null;

        var isEmpty = last.People is { Value: 0, Bound: Bound.Exact or Bound.About };
        var closed = site.Value.Closes <= situation.AsOf && (isEmpty || last.Day <= site.Value.Closes)
            ? site.Value.Closes : null;
        if (!isEmpty && closed is null) return null;

        var before = isEmpty ? Before(last).FindLast(static count => count.People.Value > 0) : last;
        var rows = last.Evidence.Concat(closed is null ? [] : site.Evidence).Distinct();
        return before is null ? null : new(
            name, closed, isEmpty ? last.Day : null, Printed(before.People), before.Day, references(rows),
            isEmpty ? references(last.Evidence) : references(site.Evidence));
    }

    CountRow Of(LatestCount last, Shown? place)
    {
        var (series, before, evidence) = (last.Series.Value, Before(last), references(last.Evidence));
        return new(
            Shown.Code(tier, series.Id.Code), Shown.Title(series), Publisher(tier, series, evidence), series.What,
            series.Of, series.Population, place, last.Day, last.AgeDays, Printed(last.People), Earlier(last, before),
            [.. before.Append(last).Select(count => new CountPoint(count.Day, Printed(count.People).Value))],
            evidence)
        {
            Range = last.IsRange ? (Printed(new(last.Low)).Value, Printed(new(last.High)).Value) : null,
        };
    }

    /// <summary>Who counts; outside the own folder whoever published the count.</summary>
    internal static Shown? Publisher(Tier tier, Series series, IReadOnlyList<Reference> evidence) =>
        Shown.OfOwnFolder(tier, series.Publisher) ?? evidence
            .SelectMany(static reference => reference.Sources).Select(static source => source.Publisher)
            .FirstOrDefault(static publisher => publisher is not null);

    /// <summary>
    /// Earlier counts of the same series and place that may be shown, oldest first, none from before it was redefined.
    /// </summary>
    List<LatestCount> Before(LatestCount last)
    {
        List<LatestCount> before =
        [
            .. situation.Observations
                .Where(row => row.Value.Series == last.Row.Value.Series && row.Value.Place == last.Row.Value.Place
                    && tier.Shows(last.Series, row.Value.Place, row.Evidence))
                .Select(row => LatestCount.From(last.Series, row, situation.AsOf))
                .OfType<LatestCount>()
                .Where(count => count.Day <= last.Day)
                .OrderBy(static count => count.Day),
        ];
        before.RemoveAll(count => count.Day == last.Day);
        if (last.Row.Value.IsBreak) return [];
        var redefined = before.FindLastIndex(static count => count.Row.Value.IsBreak);
        return redefined < 0 ? before : before[redefined..];
    }

    /// <summary>
    /// Of those at least half a week old on the as-of date, the one whose age is nearest to a week, where the last
    /// count is newer. Null where there is none.
    /// </summary>
    EarlierCount? Earlier(LatestCount last, List<LatestCount> before)
    {
        var then = before.Where(count => count.AgeDays > Week / 2)
            .MinBy(static count => Math.Abs(count.AgeDays - Week));
        return then is null || last.AgeDays >= Week || last.IsRange || then.IsRange
            ? null
            : new(then.Day, Printed(then.People));
    }

    /// <summary>To the public two significant figures.</summary>
    Stated Printed(Stated people) =>
        tier.SeesPlaces ? people : people with { Value = Figures.TwoDigits(people.Value) };

    const int Week = 7;
}
