namespace Refuge.Flee.Engines;

/// <summary>Bins of what people moved lately, with edges where it decides whether they go on from a town.</summary>
/// <remarks>
/// Who comes to a town after <c>km</c> today goes on when what they moved lately is below <c>1 − km / (a day's
/// journey)</c>. People at a place have an edge for each link they may come along tomorrow, and for two in a row;
/// people on the way have one for the day on which they come to the end of their link. Twice and four times each edge
/// are edges too: who rests a day halves what they moved lately, and must not be mixed with those who then fall on the
/// other side. Eighths of a day's journey below one and quarters above stand between.
/// </remarks>
sealed class FleeStintBins
{
    const int Below = 8;
    const int Above = 4;
    const int MostBins = 32;
    // Nobody who moves no more than a day's journey a day has moved more than one lately; with faults kept it may be
    // somewhat more.
    const int Days = 2;
    const int Parts = 32; // Of a day's journey: from where the right bin is looked for.

    readonly FleeCourse course;
    double[] edges = []; // [tables × bins] In order; unused ones are endless.
    byte[] below = []; // [tables × parts] How many edges do not lie above the beginning of each part.

    internal FleeStintBins(FleeCourse course)
    {
        this.course = course;
        Most = course.Scenario.Settings.AvoidShortStints ? MostBins : 1;
        if (Most == 1) return;

        var map = course.Map;
        for (var place = 0; place < course.Places; place++)
        {
            var leaving = map.Leaving[place];
            Add(
                Edges(
                    [.. leaving.SelectMany(link => Within(0, link)),
                    .. leaving.SelectMany(
                        link => Within(0, link)
                        .SelectMany(km => map.Leaving[map.LinkTo[link]].SelectMany(next => Within(km, next))))]));
        }
    }

    /// <summary>The most bins that people alike in all else fall into.</summary>
    internal int Most { get; }

    /// <summary>How people at a place are told apart: the number of a table for <see cref="Find"/>.</summary>
    internal int AtPlace(int place) => Most == 1 ? 0 : place;

    /// <summary>Adds how people on a link are told apart so many days before they come to its end.</summary>
    /// <param name="link">The link.</param>
    /// <param name="isFirst">Whether it is the first they travel.</param>
    /// <param name="daysToGo">Days until they arrive, at least 1.</param>
    /// <returns>The number of the table.</returns>
    internal int AddOnTheWay(int link, bool isFirst, int daysToGo)
    {
        if (Most == 1) return 0;
        var (km, speed) = (course.Map.LinkKm[link], course.SpeedOn(link, isFirst));
        var onArrival = Edges([km - (Math.Floor(km / speed) * speed)]);
        // Each day before the last they move a whole day's journey, and the mean of it and what they moved lately is
        // what they moved lately then.
        for (var day = 1; day < daysToGo; day++)
        {
            onArrival = [.. onArrival.Select(edge => (2 * edge) - (speed / course.Scenario.Settings.MaxMoveSpeed))];
        }
        return Add(onArrival);
    }

    /// <summary>The bin of people who have moved so much lately.</summary>
    internal int Find(int table, double recent)
    {
        if (Most == 1) return 0;
        var bin = (int)below[(table * Days * Parts) + Math.Min((int)(recent * Parts), (Days * Parts) - 1)];
        while (edges[(table * MostBins) + bin] <= recent) bin++;
        return bin;
    }

    IEnumerable<double> Within(double km, int link) =>
        course.SpeedOn(link, isFirst: false) > course.Map.LinkKm[link] ? [km + course.Map.LinkKm[link]] : [];

    double[] Edges(IEnumerable<double> stops)
    {
        var day = course.Scenario.Settings.MaxMoveSpeed;
        double[] thresholds = [.. stops.Select(km => 1 - (km / day)).Where(edge => edge > 0)];
        // The rule's own thresholds before their multiples: a place with many links has room for no more.
        return [
            .. Enumerable.Range(1, Below).Select(k => (double)k / Below)
            .Concat(Enumerable.Range(1, Above).Select(k => 1 + ((double)k / Above)))
            .Concat(thresholds).Concat(thresholds.Select(edge => 2 * edge)).Concat(thresholds.Select(edge => 4 * edge))
                .Distinct().Take(MostBins - 1).Order()];
    }

    int Add(double[] inOrder)
    {
        edges =
            [.. edges, .. inOrder, .. Enumerable.Repeat(double.PositiveInfinity, MostBins - inOrder.Length)];
        below =
            [
                .. below,
                .. Enumerable.Range(0, Days * Parts)
                    .Select(part => (byte)inOrder.Count(edge => edge <= (double)part / Parts)),
            ];
        return (edges.Length / MostBins) - 1;
    }
}
