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
        Opening(page).Concat(Alerts(page)).Concat(Gaps(page)).Concat(Arrivals(page)).Concat(Scenario(page))
            .Concat(Decisions(page)).Concat(Triggers(page)).Concat(Closing(page));

    static IEnumerable<string> Opening(Page page)
    {
        var words = page.Words;
        yield return $"# {Plain(page.Shown.Title.ToString())}";
        yield return "";
        yield return $"**{words[Tables.Word.Of(page.Shown.Audience)]} · {OpeningSection.Stamp(page)}**";
        yield return "";
        yield return words.Say("As known on {0}. Run {1}.", words.Day(page.Shown.AsOf), page.Shown.Identity) + " "
            + words["Routes are not verified as safe."];
        if (!words.IsChecked) yield return $"\n**{words["Translation not checked."]}**";
        yield return "";
    }

    static IEnumerable<string> Alerts(Page page)
    {
        yield return $"## {page.Words["Act today"]}";
        yield return "";
        if (page.Shown.Alerts.Count == 0) yield return page.Words[NeedSections.NoAlert(page)];
        foreach (var row in page.Shown.Alerts)
        {
            var what = NeedSections.Sentence(page.Words.Term(row.Kind));
            yield return $"- **{what}** — {Plain(page.Name(row.Place))}, "
                + $"{page.Words.Day(row.Date)}{Page.Dagger(row.LearnedLater)}. "
                + $"{Plain(page.Words.Phrase(row.FirstStep))}{Cite(page, row.Evidence)}";
        }

        yield return "";
    }

    static IEnumerable<string> Gaps(Page page)
    {
        var words = page.Words;
        var gaps = new GapList(page.Shown);
        if (page.Shown.Audience == Audience.Public)
        {
            foreach (var line in Districts(page)) yield return line;
            yield break;
        }

        if (page.Shown.Today.Count == 0) yield break;

        yield return $"## {words["Missing today"]}";
        yield return "";
        yield return Row(
            words["Place"], words["What"], words["Phase"], words["Need"], words["Have"], words["Gap"],
            words["Standard"]);
        yield return "|---|---|---|---:|---:|---:|---|";
        foreach (var row in gaps.Known.SelectMany(group => group.Rows))
        {
            var need = row.Need;
            yield return Noted(
                Cite(page, row.Evidence),
                page.Name(need.Place), $"{words.Term(need.Indicator)} ({words.Term(need.Unit)})",
                words.Term(need.Phase),
                need.Amount is { } amount ? words.Bounded(amount.Median, need.AmountBound) : words["not known"],
                NeedSections.Have(page, need) ?? words["not known"],
                need.Gap is { } gap ? words.Bounded(gap.Median, need.GapBound) : words["not known"],
                need.Standard + Page.Dagger(need.LearnedLater));
        }

        yield return "";
        foreach (var group in gaps.Unmeasured)
        {
            var items = group.Rows.Select(
                row =>
                    $"{words.Bounded(row.Need.Amount!.Value.Median, row.Need.AmountBound)} "
                        + $"{NeedSections.Item(page, row.Need)}");
            yield return $"- {Plain(page.Name(group.Place))}, "
                + $"{words["Needed by emergency standards where nobody said what stands"]}: "
                + $"{Plain(string.Join(", ", items))}";
        }

        if (gaps.Uncounted.Count > 0)
        {
            yield return $"- {words["Nobody has said how many people need anything at:"]} "
                + $"{Plain(string.Join(", ", gaps.Uncounted.Select(page.Name)))}.";
        }

        yield return "";
    }

    static IEnumerable<string> Districts(Page page)
    {
        var words = page.Words;
        yield return $"## {words["Missing, by district"]}";
        yield return "";
        yield return words[
            "Not shown to the public: gaps of districts where fewer than two places state one. That does not mean "
            + "that there is none."];
        if (page.Shown.Districts.Count > 0)
        {
            yield return "";
            yield return Row(words["District"], words["Sector"], words["What"], words["Nobody brings"]);
            yield return "|---|---|---|---:|";
        }

        foreach (var row in page.Shown.Districts)
        {
            var sum = row.Uncovered is { } uncovered
                ? words.Bounded(uncovered, row.IsLowerBound ? Bound.AtLeast : Bound.Exact)
                : words["fewer than 5"];
            yield return Row(
                row.District.ToString(), words.Term(row.Sector),
                $"{words.Term(row.Indicator)} ({words.Term(row.Unit)})", sum);
        }

        yield return "";
    }

    static IEnumerable<string> Arrivals(Page page)
    {
        var words = page.Words;
        yield return $"## {words["Expected arrivals"]}";
        yield return "";
        if (page.Expected().Count == 0) yield return $"- {words[Page.NothingExpected]}";
        foreach (var row in OpeningSection.Horizons(page.Expected()))
        {
            yield return $"- {OpeningSection.Days(page, row)}, {words.Day(row.Date)}: {page.Count(row.Median)} "
                + $"({page.Count(row.Low)}–{page.Count(row.High)})";
        }

        foreach (var row in page.Overflows())
        {
            var day = row.Median is { } known ? page.Week(known) : words["not in half of the futures"];
            yield return $"- {words["First sites to overflow"]}: {Plain(page.Name(row.Place))}, {day} "
                + $"({page.Chance(row.ChanceWithin)})";
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
            if (!scenario.Key.IsEmpty || page.Shown.Audience == Audience.Partner)
            {
                yield return $"### {DecisionSections.Caption(page, scenario.Key)}";
                yield return "";
            }

            if (page.Shown.Audience == Audience.Public)
            {
                yield return Row(words["Sector"], words["Cost"]);
                yield return "|---|---:|";
                foreach (var row in scenario)
                {
                    yield return Row(words.Term(row.Action), DecisionSections.Cost(page, row.Line));
                }
                yield return "";
                continue;
            }

            yield return Row(
                words["Release money by"], words["What"], words["Where"], words["How much"], words["Cost"]);
            yield return "|---|---|---|---:|---:|";
            foreach (var row in scenario.OrderBy(row => row.Order))
            {
                yield return Noted(
                    Cite(page, row.Evidence),
                    DecisionSections.ReleaseBy(page, row), words.Term(row.Action), page.Name(row.Place),
                    DecisionSections.Quantity(page, row.Line), DecisionSections.Cost(page, row.Line));
            }

            yield return "";
        }

        foreach (var axis in page.Shown.Axes)
        {
            var standing = axis.PlacesStanding is { } places ? Figures.Print(places) : words["not known"];
            yield return $"- {words.Say("Towards the {0}", words.Term(axis.Axis))}: "
                + $"**{words[Verdict(axis.Timeliness)]}** — "
                + $"{words.Say("Places needed at the peak: {0}.", Page.Spread(axis.PlacesNeeded.Low, axis.PlacesNeeded.Median, axis.PlacesNeeded.High))} "
                + $"{words.Say("Places known to stand: {0}.", standing)}{Cite(page, axis.Evidence)}";
        }

        foreach (var money in page.Shown.Money)
        {
            yield return $"- {Plain(money.Appeal.ToString())}, {words.Term(Tables.Word.Of(money.State))}: "
                + $"{words.Bounded(money.Amount.Value, money.Amount.Bound)} {money.Currency}, "
                    + $"{words.Day(money.Date)}{Cite(page, money.Evidence)}";
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
            yield return $"- **{Plain(row.Title.ToString())}** — "
                + $"{Plain(TriggerSection.State(page, row))}{Cite(page, row.Evidence)}";
            foreach (var line in TriggerSection.Conditions(page, row).Concat(TriggerSection.Terms(page, row.Terms)))
            {
                yield return $"  - {Plain(line)}";
            }
        }

        yield return "";
    }

    static IEnumerable<string> Closing(Page page)
    {
        yield return $"## {page.Words["What is not known"]}";
        yield return "";
        var unknown = ClosingSections.Gather(page).ToList();
        if (unknown.Count == 0) yield return page.Words[ClosingSections.Nothing(page)];
        foreach (var item in unknown) yield return $"- {Plain(item)}";
        yield return "";
        yield return $"## {page.Words["Evidence"]}";
        yield return "";
        foreach (var reference in page.Notes.All)
        {
            yield return $"[^{Number(page, reference)}]: "
                + $"{Plain(reference.Citation.ToString())}{(reference.Quote is { } quote ? $" “{Plain(quote.ToString())}”" : "")}";
        }
    }

    static string Verdict(Funding.Timeliness timeliness) => timeliness switch
    {
        Funding.Timeliness.Late => "LATE",
        Funding.Timeliness.NotLate => "NOT LATE",
        _ => "NOT KNOWN",
    };

    static string Cite(Page page, IReadOnlyList<Reference> references) =>
        string.Concat(references.Select(reference => $"[^{Number(page, reference)}]"));

    static string Number(Page page, Reference reference) =>
        page.Notes.Number(reference).ToString(CultureInfo.InvariantCulture);

    static string Row(params string[] cells) => Noted("", cells);

    /// <summary>
    /// A row of a table whose last cell is followed by the marks of its evidence, which Refuge writes itself.
    /// </summary>
    static string Noted(string marks, params string[] cells) => $"| {string.Join(" | ", cells.Select(Plain))}{marks} |";

    static string Plain(string text) => MarkdownText.Of(text);
}
