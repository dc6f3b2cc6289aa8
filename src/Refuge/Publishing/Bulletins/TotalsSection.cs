using Refuge.Needs;

namespace Refuge.Publishing.Bulletins;

/// <summary>What all places together need, week by week, in the units that are bought.</summary>
static class TotalsSection
{
    /// <summary>The section.</summary>
    internal static PageSection Of(Page page)
    {
        var title = page.Words["What all places together need"];
        if (!page.Shown.SeesPlaces)
        {
            return new("gaps", page.Words["Missing, by district"],
            DistrictSection.Blocks(page));
        }

        var rows = page.Shown.Totals.Where(IsBought).ToList();
        var days = Days(rows);
        if (days.Count == 0)
        {
            return new("totals", title,
                [new Note(Line.Of(page.Words["No need follows from what may be shown here."]))]);
        }

        var things = rows.GroupBy(static row => row.Indicator)
            .Select(thing => (Order: Array.IndexOf(Bought, thing.Key.Raw), Rows: Emergency(thing)))
            .OrderBy(static thing => thing.Order).ToList();
        List<Block> blocks = [Table(page, things.ConvertAll(static thing => thing.Rows), days)];
        if (Winter(page, rows) is { } winter) blocks.Insert(0, new Note(winter));
        if (TotalsMoves.Of(page) is { } moves) blocks.Add(new Note(moves));
        blocks.Add(new Note(Line.Of(Explanation(page, rows))));
        if (TodaySection.Composition(page) is { } groups) blocks.Add(new Note(groups));
        return new("totals", title, blocks);
    }

    /// <summary>
    /// Things that are bought, in this order. Tents, floor and ground come with a place; wells stand for taps.
    /// </summary>
    static readonly string[] Bought =
    [
        "capacity", "toilet", "water_quantity", "tap", "washing", "food_energy", "core_relief_kit", "winter_kit",
        "health_facility", "school", "waste",
    ];

    static bool IsBought(TotalRow row) => row.Need is not null && Bought.Contains(row.Indicator.Raw);

    /// <summary>Of a thing the rows of the emergency standard, or of the only one there is.</summary>
    static List<TotalRow> Emergency(IEnumerable<TotalRow> rows)
    {
        var all = rows.ToList();
        var emergency = all.Where(static row => row.Phase.Raw != "stabilised").ToList();
        return emergency.Count > 0 ? emergency : all;
    }

    /// <summary>Today, and four, eight and twelve weeks on; of a shorter run its last day.</summary>
    static List<DateOnly> Days(List<TotalRow> rows)
    {
        var days = rows.Select(static row => row.Date).Distinct().Order().ToList();
        return days.Count == 0
            ? []
            : [.. Ahead.Select(ahead => days.Last(day => day.DayNumber - days[0].DayNumber <= ahead)).Distinct()];
    }

    static Grid Table(Page page, List<List<TotalRow>> things, List<DateOnly> days) => new(
        page.Words["Needed: middle figure, by emergency standards"],
        [
            Column.Words(page.Words["What"]),
            .. days.Select(day =>
                Column.Number(day == page.Shown.AsOf ? page.Words["today"] : page.Words.ShortDay(day))),
            Column.Number(page.Words["Stands"]),
        ],
        [
            .. things.Select(rows => new GridRow(
                [
                    Name(page, rows[0]),
                    .. days.Select(day => Amount(rows[0], rows.Find(row => row.Date == day)?.Need?.Median)),
                    Stands(page, rows),
                ], []) { From = "needs_total.csv" }),
        ])
    {
        Class = "totals",
    };

    /// <summary>What it is called when it is bought.</summary>
    static string Name(Page page, TotalRow row) => row.Indicator.Raw switch
    {
        "capacity" => page.Words["places in sites (people)"],
        "food_energy" => page.Words["rations a month (people)"],
        "core_relief_kit" => page.Words["relief kits (for five people)"],
        "winter_kit" => page.Words["winter kits (households)"],
        "water_quantity" => page.Words["water, m³ a day"],
        _ => page.Words.Term(row.Unit),
    };

    static string Amount(TotalRow thing, double? amount) => amount is { } known
        ? Figures.Print(thing.Indicator.Raw == "food_energy" ? known * PeoplePerMegakilocalorie : known)
        : "–";

    /// <summary>
    /// Whether something is paid for or handed out while nobody said of any place what stands there.
    /// </summary>
    static bool IsBroughtUncounted(List<TotalRow> rows) => rows[0] is { Have: null, Coming: > 0 };

    /// <summary>
    /// What stands today as far as anybody said, or that nobody did; the room of each site has its age beside it.
    /// </summary>
    static string Stands(Page page, List<TotalRow> rows) => rows[0] is not { Have: { } have }
        ? IsBroughtUncounted(rows) ? page.Words.Say("{0} brought", Amount(rows[0], rows[0].Coming))
        : page.Words["nobody said"]
        : rows[0].HaveOn is { } day && day < page.Shown.AsOf && rows[0].Indicator.Raw is not Supply.Capacity
        ? page.Words.Say("{0} ({1})", Amount(rows[0], have), page.Age(day))
        : Amount(rows[0], have);

    /// <summary>How many winter kits at the most, by when: an order that must not wait for the cold.</summary>
    static Line? Winter(Page page, List<TotalRow> rows)
    {
        var kits = rows.Where(static row => row.Indicator.Raw == "winter_kit" && row.Need!.Value.Median > 0).ToList();
        if (kits.Count == 0) return null;
        var most = kits.MaxBy(static row => row.Need!.Value.Median)!;
        var known = most.Have is { } have ? page.Words.Say("Known to be there: {0}.", Figures.Print(have))
            : page.Words["Nobody said how many are there."];
        return new(
            page.Words.Say("Winter: {0:kits} by {1}.", Figures.Print(most.Need!.Value.Median),
                page.Words.Day(most.Date)),
            $"{page.Words.Say("The first are needed from {0} on.", page.Words.Day(kits[0].Date))} {known}", [])
        {
            From = "needs_total.csv",
        };
    }

    static string Explanation(Page page, List<TotalRow> rows)
    {
        var unknown = rows.Select(static row => row.PlacesUnknown).DefaultIfEmpty(0).Max();
        var text = page.Words["A place in a site comes with its tent and ground; an open well replaces two taps."];
        if (rows.GroupBy(static row => row.Indicator).Any(static thing => IsBroughtUncounted(Emergency(thing))))
        {
            text = $"{text} {page.Words["Brought: paid for or handed out, while nobody counted what stands."]}";
        }

        if (page.Shown.LongerStays is { Count: > 0 } longer)
        {
            text = $"{text} {page.Words.Say(
                "The plan follows the standards of a longer stay at {0}: most people have been there for half a year.",
                page.Listed([.. longer.Select(page.Name)]))}";
        }

        return unknown == 0
            ? text
            : $"{text} {page.Words.Say("At up to {0:places} people or what stands are not known: the totals miss them.", unknown)}";
    }

    static readonly int[] Ahead = [0, 28, 56, 84];

    /// <summary>People whom a million kilocalories feed for a day.</summary>
    const double PeoplePerMegakilocalorie = 1 / Supply.RationEnergy;
}
