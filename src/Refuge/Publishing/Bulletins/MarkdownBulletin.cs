using System.Globalization;

namespace Refuge.Publishing.Bulletins;

/// <summary><c>bulletin.md</c>: the bulletin for chat, mail and machines without pictures.</summary>
static class MarkdownBulletin
{
    /// <summary>The file.</summary>
    internal static Document Of(Disclosure shown, Wording words) => new("bulletin.md", writer =>
    {
        foreach (var line in Lines(new(shown, words, new(words))))
        {
            writer.Write(line);
            writer.Write('\n');
        }
    });

    static IEnumerable<string> Lines(Page page) =>
        Opening(page).Concat(Alerts(page)).Concat(Gaps(page)).Concat(Arrivals(page)).Concat(Scenario(page)).Concat(Decisions(page)).Concat(Triggers(page)).Concat(Closing(page));

    static IEnumerable<string> Opening(Page page)
    {
        var words = page.Words;
        yield return $"# {Plain(page.Shown.Title)}";
        yield return "";
        yield return $"**{words[Tables.Word.Of(page.Shown.Audience)]} · {OpeningSection.Stamp(page)}**";
        yield return "";
        yield return words.Say("As known on {0}. Run {1}.", words.Day(page.Shown.AsOf), page.Shown.Run.Identity) + " " + words["Routes are not verified as safe."];
        if (!words.IsChecked) yield return $"\n**{words["Translation not checked."]}**";
        yield return "";
    }

    static IEnumerable<string> Alerts(Page page)
    {
        if (page.Shown.Audience == Audience.Public) yield break;
        yield return $"## {page.Words["Act today"]}";
        yield return "";
        foreach (var row in page.Shown.Alerts)
        {
            var what = NeedSections.Sentence(page.Words.Term(row.Alert.Kind));
            yield return $"- **{what}** — {Plain(page.Name(row.Alert.Place.Code))}, {page.Words.Day(row.Date)}{Page.Dagger(row.Alert.LearnedLater)}. {Plain(page.Words[row.Alert.FirstStep])}{Cite(page, row.Evidence)}";
        }

        yield return "";
    }

    static IEnumerable<string> Gaps(Page page)
    {
        var words = page.Words;
        var gaps = new GapList(page.Shown);
        if (page.Shown.Today.Count == 0) yield break;

        yield return $"## {words["Missing today"]}";
        yield return "";
        yield return Row(words["Place"], words["What"], words["Phase"], words["Need"], words["Have"], words["Gap"], words["Standard"]);
        yield return "|---|---|---|---:|---:|---:|---|";
        foreach (var row in gaps.Known.SelectMany(group => group.Rows))
        {
            var need = row.Need;
            yield return Row(
                page.Name(need.Place.Code), $"{words.Term(need.Indicator)} ({words.Term(need.Unit)})", words.Term(need.Phase),
                need.Amount is { } amount ? words.Bounded(amount.Median, need.AmountBound) : words["not known"],
                NeedSections.Have(page, need) ?? words["not known"],
                need.Gap is { } gap ? words.Bounded(gap.Median, need.GapBound) : words["not known"],
                Tables.DisclosedTables.Standard(need.Standard) + Page.Dagger(need.LearnedLater) + Cite(page, row.Evidence));
        }

        yield return "";
        foreach (var group in gaps.Unmeasured)
        {
            var items = group.Rows.Select(row => $"{words.Bounded(row.Need.Amount!.Value.Median, row.Need.AmountBound)} {NeedSections.Item(page, row.Need)}");
            yield return $"- {Plain(page.Name(group.Place.Code))}, {words["Needed by emergency standards where nobody said what stands"]}: {Plain(string.Join(", ", items))}";
        }

        if (gaps.Uncounted.Count > 0)
        {
            yield return $"- {words["Nobody has said how many people need anything at:"]} {Plain(string.Join(", ", gaps.Uncounted.Select(place => page.Name(place.Code))))}.";
        }

        yield return "";
    }

    static IEnumerable<string> Arrivals(Page page)
    {
        var words = page.Words;
        yield return $"## {words["Expected arrivals"]}";
        yield return "";
        foreach (var row in OpeningSection.Horizons(page.Shown.Series(Measures.Everywhere, Measures.DisplacedNow)))
        {
            yield return $"- {words.Day(row.Date)}: {Page.Spread(row.Low, row.Median, row.High)}";
        }

        foreach (var row in page.Overflows())
        {
            var day = row.Median is { } known ? page.Week(known) : words["not in half of the futures"];
            yield return $"- {words["First sites to overflow"]}: {Plain(page.Name(row.Place))}, {day} ({words.Chance(row.ChanceWithin)})";
        }

        yield return "";
    }

    static IEnumerable<string> Decisions(Page page)
    {
        var words = page.Words;
        yield return $"## {words["What to decide, and by when"]}";
        yield return "";
        foreach (var scenario in page.Shown.Funding.GroupBy(row => row.Table))
        {
            if (scenario.Key.Length > 0 || page.Shown.Audience == Audience.Partner)
            {
                yield return $"### {DecisionSections.Caption(page, scenario.Key)}";
                yield return "";
            }

            yield return Row(words["Release money by"], words["What"], words["Where"], words["How much"], words["Cost"]);
            yield return "|---|---|---|---:|---:|";
            foreach (var row in scenario.OrderBy(row => row.Order))
            {
                yield return Row(
                    DecisionSections.ReleaseBy(page, row), words.Term(row.Action) + Cite(page, row.Evidence), page.Name(row.Place),
                    DecisionSections.Quantity(page, row.Line), DecisionSections.Cost(page, row.Line));
            }

            yield return "";
        }

        foreach (var axis in page.Shown.Axes)
        {
            var verdict = axis.Verdict;
            var standing = verdict.PlacesStanding is { } places ? Figures.Print(places) : words["not known"];
            yield return $"- {words.Say("Towards the {0}", words.Term(verdict.Axis))}: **{words[Verdict(verdict.Timeliness)]}** — "
                + $"{words.Say("Places needed at the peak: {0}.", Page.Spread(verdict.PlacesNeeded.Low, verdict.PlacesNeeded.Median, verdict.PlacesNeeded.High))} "
                + $"{words.Say("Places known to stand: {0}.", standing)}{Cite(page, axis.Evidence)}";
        }

        foreach (var money in page.Shown.Money)
        {
            yield return $"- {Plain(money.Flow.Appeal)}, {words.Term(Tables.Word.Of(money.Flow.State))}: "
                + $"{words.Bounded(money.Flow.Amount.Value, money.Flow.Amount.Bound)} {money.Flow.Currency}, {words.Day(money.Flow.Date)}{Cite(page, money.Evidence)}";
        }

        yield return "";
    }

    static IEnumerable<string> Scenario(Page page)
    {
        if (page.Shown.Differences.Count == 0) yield break;
        yield return $"## {page.Words["What the scenario changes"]}";
        yield return "";
        yield return Plain(ScenarioSection.Explanation(page));
        yield return "";
        foreach (var line in ScenarioSection.Lines(page)) yield return $"- {Plain(line)}";
        yield return "";
    }

    static IEnumerable<string> Triggers(Page page)
    {
        if (page.Shown.Triggers.Count == 0) yield break;
        yield return $"## {page.Words["Agreed beforehand"]}";
        yield return "";
        foreach (var row in page.Shown.Triggers)
        {
            yield return $"- **{Plain(row.Reading.Trigger.Value.Title)}** — {Plain(TriggerSection.State(page, row.Reading))}{Cite(page, row.Evidence)}";
            foreach (var line in TriggerSection.Conditions(page, row).Concat(TriggerSection.Terms(page, row.Reading))) yield return $"  - {Plain(line)}";
        }

        yield return "";
    }

    static IEnumerable<string> Closing(Page page)
    {
        yield return $"## {page.Words["What is not known"]}";
        yield return "";
        foreach (var item in ClosingSections.Gather(page)) yield return $"- {Plain(item)}";
        yield return "";
        yield return $"## {page.Words["Evidence"]}";
        yield return "";
        foreach (var reference in page.Notes.All)
        {
            yield return $"[^{Number(page, reference)}]: `{reference.Citation}`{(reference.Quote is { } quote ? $" “{Plain(quote)}”" : "")}";
        }
    }

    static string Verdict(Funding.Timeliness timeliness) => timeliness switch
    {
        Funding.Timeliness.Late => "LATE",
        Funding.Timeliness.NotLate => "NOT LATE",
        _ => "NOT KNOWN",
    };

    static string Cite(Page page, IReadOnlyList<Reference> references) => string.Concat(references.Select(reference => $"[^{Number(page, reference)}]"));

    static string Number(Page page, Reference reference) => page.Notes.Number(reference).ToString(CultureInfo.InvariantCulture);

    static string Row(params string[] cells) => $"| {string.Join(" | ", cells.Select(Plain))} |";

    /// <summary>Text from outside on one line and without marks that Markdown or HTML would read.</summary>
    static string Plain(string text) => text
        .ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
