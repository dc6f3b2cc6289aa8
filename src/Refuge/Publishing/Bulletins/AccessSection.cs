using Refuge.Situations;

namespace Refuge.Publishing.Bulletins;

/// <summary>Which ways are closed, what carries them, who comes through the crossings, where danger is.</summary>
static class AccessSection
{
    /// <summary>The section. Null where nothing of it is known, or may be shown.</summary>
    internal static PageSection? Of(Page page)
    {
        var access = page.Shown.Access;
        List<Line> closed = [.. access.Closed.Select(row => Closed(page, row))];
        List<Line> dangers = [.. Dangers(page, access.Dangers)];
        List<Line> lines =
        [
            .. closed.Take(MostLines), .. Bridges(page, access.Bridges),
            .. access.Reported.Take(MostReported).Select(row => Reported(page, row)),
            .. access.Crossings.Take(MostLines).Select(row => Crossing(page, row)), .. dangers.Take(MostLines),
        ];
        if (lines.Count == 0 && page.Shown.Audience is not Audience.Partner) return null;

        List<Block> blocks = [new Note(Line.Of(Others(page, access)))];
        if (lines.Count > 0) blocks.Insert(0, Items.Of(lines));
        List<Line> more =
        [
            .. closed.Skip(MostLines), .. access.Crossings.Skip(MostLines).Select(row => Crossing(page, row)),
            .. dangers.Skip(MostLines), .. access.Reported.Skip(MostReported).Select(row => Reported(page, row)),
        ];
        if (more.Count > 0)
        {
            blocks.Add(new Fold(page.Words.Say("Further on access: {0}", more.Count), [Items.Of(more)]));
        }

        return new("access", page.Words["Access: ways, crossings, dangers"], blocks);
    }

    /// <summary>What nothing is said of: that no row closes a way does not make it safe.</summary>
    static string Others(Page page, AccessSheet access) => access switch
    {
        { ShowsWays: false } =>
            page.Words["Which ways are open, and most dangers such as mines, are not shown here. Ask whoever sent this "
                + "page before anybody travels."],
        { OpenWays: > 0 and var open } => page.Words.Say(
            "Of {0:other ways} nobody said that they are closed. That does not make them safe.", open),
        _ => page.Words["Nobody named a way that is open. Ask before anybody travels."],
    };

    static Line Closed(Page page, ClosedRow row)
    {
        var words = page.Words;
        var what = (row.Way, row.Kind) switch
        {
            ({ } way, ClosureKind.Border) => words.Say(
                "the border between {0} and {1}", page.Quoted(way.From), page.Quoted(way.To)),
            ({ } way, _) => words.Say("the way from {0} to {1}", page.Name(way.From), page.Name(way.To)),
            _ => words.Say("all ways into and out of {0}", page.Name(row.Place!)),
        };
        var reason = row.Reason is { } why ? $" {Page.Sentence(page.Quoted(why)).TrimEnd('.')}." : "";
        if (row.To < page.Shown.AsOf)
        {
            return new(
                words.Say("Open again: {0}.", what),
                words.Say("Closed from {0} to {1}.", words.Day(row.From), words.Day(row.To.Value))
                + $"{reason} {page.Said(row.Evidence)}", row.Evidence);
        }

        var whom = row.AppliesTo switch
        {
            ClosedTo.Aid => words["For aid convoys."],
            ClosedTo.People => words["For people on the move."],
            _ => words["For everybody."],
        };
        var until = row.To is { } end ? $" {words.Say("Until {0}.", words.Day(end))}" : "";
        return new(
            words.Say("Closed: {0}.", what),
            words.Say("Since {0}.", words.Day(row.From)) + $"{until} {whom}{reason} {page.Said(row.Evidence)}",
            row.Evidence);
    }

    /// <summary>What carries ways across water, closed ones first.</summary>
    static IEnumerable<Line> Bridges(Page page, IReadOnlyList<BridgeRow> bridges)
    {
        if (bridges.Count == 0) yield break;
        var told = bridges.OrderBy(static row => !row.IsClosed).Select(row => Bridge(page, row)).Distinct().ToList();
        yield return new(
            page.Words["Bridges and ferries:"], $"{page.Listed(told)}.",
            [.. bridges.SelectMany(static row => row.Evidence).Distinct()]);
    }

    static string Bridge(Page page, BridgeRow row)
    {
        var words = page.Words;
        var kind = words[row.Kind switch
        {
            BridgeKind.Pontoon => "pontoon bridge",
            BridgeKind.Ferry => "ferry",
            _ => "bridge",
        }];
        var state = row.IsClosed ? words["closed"]
            : row.LorriesPerDay is { } lorries ? words.Say("{0} lorries a day", Figures.Exact(lorries))
            : words["not said to be closed"];
        return words.Say("{0} to {1} ({2}, {3})", page.Name(row.Way.From), page.Name(row.Way.To), kind, state);
    }

    static Line Crossing(Page page, CrossingRow row)
    {
        var words = page.Words;
        var pace = row.Pace;
        var isOut = row.Of == Counted.Departures;
        List<string> parts = [];
        if (pace.LastDay is { } day)
        {
            parts.Add(words.Say(
                isOut ? "{0} left on {1}." : "{0} came on {1}.", Figures.Exact(day), words.Day(pace.To)));
        }

        if (pace.LastDay is null || pace.Days > 1)
        {
            parts.Add(words.Say(
                isOut ? "{0} left in the {1:days} to {2}: about {3} a day."
                    : "{0} came in the {1:days} to {2}: about {3} a day.",
                Figures.Exact(pace.People), pace.Days, words.Day(pace.To), Figures.Print(pace.PerDay)));
        }

        if (pace.Before is { } before)
        {
            parts.Add(words.Say("In the {0:days} before: {1}.", pace.BeforeDays, Figures.Exact(before)));
        }

        if (row.Total is { } total)
        {
            parts.Add(row.Since is { } since
                ? words.Say("{0} in all since {1}.", Page.Sentence(page.Exact(total)), words.Day(since))
                : words.Say("{0} in all.", Page.Sentence(page.Exact(total))));
        }

        if (row.IsClosed) parts.Add(words["Closed today."]);
        if (pace.To < page.Shown.AsOf.AddDays(-1)) parts.Add(words["No newer count."]);
        parts.Add(row.Publisher is { } publisher
            ? words.Say("By {0}, {1}.", page.Quoted(publisher), page.Age(pace.To))
            : page.Said(row.Evidence));
        return new($"{page.Name(row.Place)}:", string.Join(" ", parts), row.Evidence);
    }

    /// <summary>Dangers, those of one place or way in one statement.</summary>
    static IEnumerable<Line> Dangers(Page page, IReadOnlyList<DangerRow> dangers) =>
        dangers.GroupBy(static row => (row.Place, row.Way)).Select(at =>
        {
            var rows = at.ToList();
            var kinds = string.Join(page.Words["; "], rows.Select(row => Danger(page, row)).Distinct());
            List<Reference> evidence = [.. rows.SelectMany(static row => row.Evidence).Distinct()];
            return new Line(
                at.Key.Way is { } way
                    ? page.Words.Say("Danger on the way from {0} to {1}:", page.Name(way.From), page.Name(way.To))
                    : page.Words.Say("Danger at {0}:", page.Name(at.Key.Place!)),
                $"{kinds}. {page.Said(evidence)}", evidence);
        });

    static string Danger(Page page, DangerRow row)
    {
        var words = page.Words;
        var kind = words[row.Kind switch
        {
            HazardKind.Explosive => "mines or unexploded ordnance",
            HazardKind.Smoke => "smoke",
            HazardKind.Fire => "fire",
            HazardKind.Chemical => "toxic substances",
            HazardKind.Flood => "flood water",
            _ when row.Way is not null => "landslides or what may fall",
            _ => "buildings that may fall",
        }];
        var status = row.Status switch
        {
            HazardStatus.Suspected => words["suspected"],
            HazardStatus.Confirmed => words["confirmed"],
            HazardStatus.BeingCleared => words["being cleared"],
            HazardStatus.NotSurveyed => words["nobody has looked"],
            _ => null,
        };
        var part = row.Part switch
        {
            PlacePart.Centre => words["centre"],
            PlacePart.Outskirts => words["outskirts"],
            _ => null,
        };
        var told = string.Join(words[", "], new[] { status, part }.OfType<string>());
        return told.Length == 0 ? kind : $"{kind} ({told})";
    }

    static Line Reported(Page page, ReportedWay row) => new(
        page.Words["Reported:"],
        $"“{page.Quoted(row.Quote)}”{(row.Day is { } day ? $", {page.Words.Day(day)}" : "")}. "
        + page.Said(row.Evidence), row.Evidence);

    const int MostLines = 4;
    const int MostReported = 2;
}
