namespace Refuge.Publishing.Bulletins;

/// <summary>What is unsure, what does not agree, and whom to ask: one statement for each cause, however many
/// places.</summary>
static class UnsureSection
{
    /// <summary>The section.</summary>
    internal static PageSection Of(Page page)
    {
        List<Line> lines =
        [
            .. Offensive(page), .. Sides(page), .. PastOperations(page), .. Disagreements(page), .. Stale(page),
                .. People(page),
                .. page.Shown.AtNoPlace?.IsWithoutSites is false ? RoomSection.Nowhere(page) : [],
                .. RoomSection.Unknown(page),
                .. ReachSections.Silent(page),
            .. Overdue(page), .. Standing(page), .. Prices(page),
            .. Words(page),
        ];
        List<Block> blocks = lines.Count == 0
            ? [new Note(Line.Of(page.Words[Nothing(page)]))]
            : [Items.Of(lines)];
        if (MeasureFirst.Of(page) is { Count: > 0 } first)
        {
            blocks.InsertRange(
                0,
                [new Note(Line.Strong(page.Words["Ask or count first, by how much the answer could change the plan:"])),
                    Items.Of(first)]);
        }

        if (Told(page).Count > MostContradictions)
        {
            blocks.Add(
                new Fold(
                    page.Words.Say("All {0} disagreements", Told(page).Count),
                    [Items.Of(Told(page).Select(row => Disagreement(page, row)))]));
        }

        return new("unknown", page.Words["What is unsure, and whom to ask"], blocks);
    }

    /// <summary>Why the new people of the sides are not those of all together.</summary>
    static IEnumerable<Line> Sides(Page page) => page.Shown.AlongAxes.Count == 0 ? [] :
    [
        Line.Of(page.Words["New people by side do not add up to all together: each has a middle figure of its own, and "
            + "some places lie on no side."]),
    ];

    /// <summary>
    /// What others bring that should stand by now: whether it does is asked before anything is bought.
    /// </summary>
    static IEnumerable<Line> Overdue(Page page) => page.Shown.Overdue.Take(MostOverdue).Select(row => new Line(
        page.Words.Say(
            "Overdue: {0}, due {1}.",
            Brought(page, row),
            page.Ago(row.Due)),
        row.Place is { } place
            ? page.Words.Say(
                "Nobody said that it was delivered: {0}. Ask whoever brings it; the plan counts on it in part.",
                page.Name(place))
            : page.Words["Nobody said that it was delivered. Ask whoever brings it; the plan counts on it in part."],
        row.Evidence));

    /// <summary>How much of what: "16,000 people" says nothing until the ration is named.</summary>
    static string Brought(Page page, OverdueRow row)
    {
        var item = page.Words.Term(row.Item);
        if (row.Quantity is not { } quantity) return item;
        if (row.Unit is not { } unit) return page.Words.Say("{0} ({1})", Figures.Exact(quantity), item);

        var amount = page.Words.Counted(Figures.Exact(quantity), unit);
        return amount.Contains(item, StringComparison.OrdinalIgnoreCase)
            ? amount
            : page.Words.Say("{0} ({1})", amount, item);
    }

    const int MostOverdue = 5;

    /// <summary>What an empty list means: what is not known is itself held back from the public.</summary>
    static string Nothing(Page page) => page.Shown.Audience == Audience.Public
        ? "What is not known is not shown to the public."
        : "Nothing that these figures need.";

    /// <summary>The day of an offensive to come, as the members drew it; in the own folder alone.</summary>
    static IEnumerable<Line> Offensive(Page page)
    {
        if (!page.Shown.ExpectsOffensive) yield break;
        if (page.Shown.Drivers.FirstOrDefault(static row => row.Id == OffensiveDay) is not { } day) yield break;
        yield return new(
            page.Words["Day of the offensive:"],
            page.Words.Say(
                "one in ten by {0}, half by {1}, nine in ten by {2}.", On(page, day.Low), On(page, day.Median),
                    On(page, day.High)), [])
        {
            From = "drivers.csv",
        };
    }

    /// <summary>
    /// The share that leaves a city, where past operations say it, with their names; in the own folder alone.
    /// </summary>
    /// <remarks>Nobody asks it where no fighting is told of, nor of a place that was taken or is calm.</remarks>
    static IEnumerable<Line> PastOperations(Page page)
    {
        if (!page.Shown.HoldsMilitaryAction) yield break;
        var quiet = page.Shown.Facts.Where(static fact => fact is { Place: not null, ValidTo: null }
            && fact.Aspect.Raw == "control").ToLookup(
                static fact => fact.Place!.Raw, static fact => fact.Value.Raw, StringComparer.Ordinal);
        foreach (var share in page.Shown.Drivers.Where(row => row.Cases.Count > 0
            && !(quiet.Contains(row.Place!.Code) && quiet[row.Place.Code].All(IsQuiet))))
        {
            yield return new(
                page.Words.Say("Who leaves {0} if it is fought over:", page.NameOf(share.Place!.Code)),
                page.Words.Say(
                    "{0} to {1} of 100, middle {2}, as in {3:past operations} that had ended: {4}.",
                    Hundred(share.PriorLow), Hundred(share.PriorHigh), Hundred(share.PriorMedian), share.Cases.Count,
                    string.Join(", ", share.Cases)), [])
            {
                From = "drivers.csv",
            };
        }
    }

    static bool IsQuiet(string control) => control.StartsWith("taken", StringComparison.Ordinal)
        || control.StartsWith("calm", StringComparison.Ordinal);

    static string Hundred(double share) => Figures.Print(Math.Round(100 * share));

    static string On(Page page, double days) =>
        page.Words.Day(page.Shown.AsOf.AddDays((int)Math.Round(Math.Min(days, FarAhead))));

    /// <summary>Disagreements whose words may be shown, one by one; the others in one statement.</summary>
    static IEnumerable<Line> Disagreements(Page page)
    {
        foreach (var row in Told(page).Take(MostContradictions)) yield return Disagreement(page, row);

        var silent = page.Shown.Contradictions.Except(Told(page)).ToList();
        if (silent.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    "Statements that do not agree: {0}. What they say is in the restricted folder.", silent.Count),
                [.. silent.SelectMany(static row => new[] { row.A, row.B }).Distinct()]);
        }
    }

    static List<ContradictionRow> Told(Page page) =>
        [.. page.Shown.Contradictions.Where(static row => row.Detail != Shown.Restricted)];

    static Line Disagreement(Page page, ContradictionRow row) => new(
        page.Words.Say("Does not agree, {0}:", page.Words.Term(row.Kind)),
        $"{page.Quoted(row.Detail)} ({page.Words.Term(Tables.Word.Of(row.Verdict))})", [row.A, row.B]);

    /// <summary>Old counts: whoever made them can make a new one.</summary>
    static IEnumerable<Line> Stale(Page page)
    {
        var left = page.Shown.Emptied.Select(static row => row.Place).ToHashSet();
        var old = page.Shown.SiteCounts.Where(count => count.AgeDays > StaleDays && !left.Contains(count.Place!))
            .OrderByDescending(static count => count.AgeDays).ToList();
        if (old.Count == 0) yield break;

        var whom = old.Select(static count => count.Publisher).OfType<Shown>().Distinct().Select(page.Quoted).ToList();
        var where =
            page.Listed(
                [.. old.Select(count => page.Words.Say("{0} ({1})", page.Name(count.Place!), page.Age(count.Day)))]);
        var evidence = old.SelectMany(static count => count.Evidence).Distinct().ToList();
        yield return Line.Of(
            whom.Count == 0
                ? page.Words.Say("Counts older than a month: {0}. Ask for new ones.", where)
                : page.Words.Say("Counts older than a month: {0}. Ask {1} for new ones.", where, page.Listed(whom)),
            evidence);
    }

    static IEnumerable<Line> People(Page page)
    {
        var gaps = new GapList(page.Shown);
        if (gaps.Uncounted.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    "Nobody said how many people are in need at: {0}.",
                    page.Listed([.. gaps.Uncounted.Select(page.Name)])));
        }

        if (page.Shown.Unreached.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    "By which way people come to {0}: counts go on there by their trend, and nobody is sent there.",
                    page.Listed([.. page.Shown.Unreached.Select(page.Name)])));
        }

        if (page.Shown.Uncounted.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    IsCountedWhole(page)
                        ? "Nobody said how many people live in: {0}. Their number would bound how many more can flee; "
                            + "the forecast goes on from the count and knows no bound."
                        : "Nobody said how many people live in: {0}. Nobody is forecast to leave there.",
                    page.Listed([.. page.Shown.Uncounted.Select(page.Name)])));
        }
    }

    /// <summary>Whether a count of the whole crisis goes on, whoever leaves where.</summary>
    static bool IsCountedWhole(Page page) => TodaySection.Main(page.Shown) is not null;

    static IEnumerable<Line> Standing(Page page)
    {
        var places = new GapList(page.Shown).Unmeasured.Select(group => page.Name(group.Place)).Distinct().ToList();
        if (places.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say(
                    "Nobody said what stands, in part or at all, at: {0}. Ask whoever runs them.",
                    page.Listed(places)));
        }

        var axes = page.Shown.Axes.Where(static row => row.Timeliness == Funding.Timeliness.NotKnown)
            .Select(row => page.Words.Term(row.Axis)).ToList();
        if (axes.Count > 0)
        {
            yield return Line.Of(page.Words.Say("Whether a decision today is late towards: {0}.",
            page.Listed(axes)));
        }
    }

    static IEnumerable<Line> Prices(Page page)
    {
        var lines = page.Shown.Funding.Where(static row => row.Place != Shown.Everywhere && row.Line.Quantity
            is not null).ToList();
        var unpriced = lines.Where(static row => row.Line.Cost is null).Select(row => page.Words.Term(row.Action))
            .Distinct().ToList();
        if (unpriced.Count > 0)
        {
            yield return Line.Of(
                page.Words.Say("No price is published for: {0}. Ask who bought it here last.", page.Listed(unpriced)));
        }

        var slow = lines.Where(static row => row.Line.LeadDays is null).Select(row => page.Words.Term(row.Action))
            .Distinct().ToList();
        if (slow.Count > 0) yield return Line.Of(page.Words.Say("How long it takes: {0}.", page.Listed(slow)));
    }

    static IEnumerable<Line> Words(Page page)
    {
        var (shown, words) = (page.Shown, page.Words);
        var uncountable = shown.Forecast.UnknownThresholds()
            .Select(threshold => threshold.Series is { } series
                ? words.Say("{0} of {1}", Figures.Print(threshold.Count), series)
                : words.Say("{0} displaced in all", Figures.Print(threshold.Count)))
            .ToList();
        if (uncountable.Count > 0)
        {
            yield return Line.Of(
                words.Say(
                    "When a threshold is passed: {0}. No count of it is known by then.",
                        page.Listed(uncountable)));
        }

        var unreviewed = shown.Audience != Audience.Restricted
            ? 0
            : shown.Claims.Count(row => row.Review == Reports.Claims.ReviewState.Unreviewed);
        if (unreviewed > 0)
        {
            yield return Line.Of(
                words.Say(
                    "Whether claims of reports are right that nobody has reviewed: {0}. They move no figure.",
                    Figures.Exact(unreviewed)));
        }

        if (shown.ListedItems.Count > 0)
        {
            yield return Line.Of(
                words.Say(
                    "How to measure: {0}. The standard set does not know them.",
                    page.Listed([.. shown.ListedItems.Select(words.Term)])));
        }
    }

    /// <summary>The assumption that members draw the day from.</summary>
    const string OffensiveDay = "offensive_day";

    /// <summary>A century: a day beyond it is never.</summary>
    const double FarAhead = 36_500;

    /// <summary>Counts older than this are told one by one (judgement: a monthly report).</summary>
    const int StaleDays = 30;

    const int MostContradictions = 3;
}
