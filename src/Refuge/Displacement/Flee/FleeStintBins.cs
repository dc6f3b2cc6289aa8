namespace Refuge.Displacement.Flee;

/// <summary>Bins of what people moved lately, with edges where it decides whether they go on from a town.</summary>
/// <remarks>
/// Who comes to a town after <c>km</c> today goes on when what they moved lately is below <c>1 − km / (a day's journey)</c>. People at a
/// place have an edge for each link they may come along tomorrow, and for two in a row; people on the way have one for
/// the day on which they come to the end of their link. Twice and four times each edge are edges too: who rests a day halves what they
/// moved lately, and must not be mixed with those who then fall on the other side. Eighths of a day's journey below one and quarters above stand between.
/// </remarks>
sealed class FleeStintBins
{
    const int Below = 8;
    const int Above = 4;
    const int MostEdges = 31;

    readonly FleeCourse course;
    readonly double[][] atPlace; // [places][edges]
    readonly double[][] onTheWay; // [links × (first, later)][edges] On the day of arrival.

    internal FleeStintBins(FleeCourse course)
    {
        this.course = course;
        var settings = course.Scenario.Settings;
        Most = settings.AvoidShortStints ? MostEdges + 1 : 1;
        (atPlace, onTheWay) = ([], []);
        if (!settings.AvoidShortStints) return;

        var map = course.Map;
        IEnumerable<double> Within(double km, int link, bool isFirst) => course.SpeedOn(link, isFirst) > map.LinkKm[link] ? [km + map.LinkKm[link]] : [];
        atPlace = [.. Enumerable.Range(0, course.Places).Select(place => Edges([
            .. map.Leaving[place].SelectMany(link => Within(0, link, false)),
            .. map.Leaving[place].SelectMany(link => Within(0, link, false).SelectMany(km => map.Leaving[map.LinkTo[link]].SelectMany(next => Within(km, next, false))))]))];
        onTheWay = [.. Enumerable.Range(0, map.Links.Length * 2).Select(index => Edges([RestKm(index / 2, index % 2 == 1)]))];
    }

    /// <summary>The most bins that people alike in all else fall into.</summary>
    internal int Most { get; }

    /// <summary>The bin of people at a place.</summary>
    internal int AtPlace(int place, double recent) => Most == 1 ? 0 : Find(atPlace[place], recent);

    /// <summary>The bin of people on the way.</summary>
    internal int OnTheWay(int path, bool isFirst, int daysToGo, double recent)
    {
        if (Most == 1) return 0;
        var link = course.Map.PathLink[path];
        // Each day before the last they move a whole day's journey.
        for (var day = 1; day < daysToGo; day++) recent = (recent + (course.SpeedOn(link, isFirst) / course.Scenario.Settings.MaxMoveSpeed)) / 2;
        return Find(onTheWay[(link * 2) + (isFirst ? 1 : 0)], recent);
    }

    double RestKm(int link, bool isFirst)
    {
        var (km, speed) = (course.Map.LinkKm[link], course.SpeedOn(link, isFirst));
        return km - (Math.Floor(km / speed) * speed);
    }

    double[] Edges(IEnumerable<double> stops)
    {
        var day = course.Scenario.Settings.MaxMoveSpeed;
        double[] thresholds = [.. stops.Select(km => 1 - (km / day)).Where(edge => edge > 0)];
        // The rule's own thresholds before their multiples: a place with many links has room for no more.
        return [.. Enumerable.Range(1, Below).Select(k => (double)k / Below).Concat(Enumerable.Range(1, Above).Select(k => 1 + ((double)k / Above)))
            .Concat(thresholds).Concat(thresholds.Select(edge => 2 * edge)).Concat(thresholds.Select(edge => 4 * edge)).Distinct().Take(MostEdges).Order()];
    }

    static int Find(double[] edges, double recent)
    {
        var bin = 0;
        while (bin < edges.Length && edges[bin] <= recent) bin++;
        return bin;
    }
}
