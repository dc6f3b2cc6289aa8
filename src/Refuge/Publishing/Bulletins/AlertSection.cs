namespace Refuge.Publishing.Bulletins;

/// <summary>What must be acted on today, each alert with its age and its first step.</summary>
static class AlertSection
{
    /// <summary>The section.</summary>
    internal static PageSection Of(Page page) => new(
        "alerts", page.Words["Act today"],
        page.Shown.Alerts.Count == 0
            ? [new Note(Line.Of(page.Words[Nothing(page)]))]
            : [new Items([.. page.Shown.Alerts.Select(row => Told(page, row))])]);

    /// <summary>
    /// What an empty list means: outside the own folder alerts may be held back, and it must not read as if there were
    /// none.
    /// </summary>
    static string Nothing(Page page) => page.Shown.Audience switch
    {
        Audience.Restricted => "No alert is reported. That nobody reported one does not mean that there is none.",
        Audience.Partner => "No alert may be shown to partners. That does not mean that there is none.",
        _ => "Alerts are not shown to the public. That does not mean that there is none.",
    };

    static Item Told(Page page, AlertRow row)
    {
        var what = Page.Sentence(page.Words.Term(row.Kind));
        // "Suspected cholera" needs no "cholera" behind it.
        if (row.Disease is { } disease && !row.Kind.Raw.StartsWith("suspected_", StringComparison.Ordinal))
        {
            what = $"{what}: {page.Quoted(disease)}";
        }

        if (row.Cases is { } cases)
        {
            what = row.AreDeaths ? page.Words.Say("{0} ({1:deaths})", what, page.Exact(cases))
                : $"{what} ({page.Exact(cases)})";
        }

        return new(
            new($"{what}, {page.Name(row.Place)}.", Seen(page, row), row.Evidence)
            {
                From = $"alerts.csv#{Dates.Iso(row.Date)}/{row.Place}/{row.Code}",
            },
            [new(page.Words["First step:"], page.Words.Phrase(row.FirstStep), [])],
            Tone.Urgent);
    }

    /// <summary>When it was seen last, and what that asks for.</summary>
    static string Seen(Page page, AlertRow row)
    {
        // Outside the own folder the day of a report is the end of its week.
        var seen = page.Shown.Audience is Audience.Restricted ? page.Words.Say("Last seen {0}", page.Aged(row.Date))
            : row.Date == page.Shown.AsOf ? page.Words["Last seen within the last seven days"]
            : page.Words.Say("Last seen in the week to {0}", page.Aged(row.Date));
        if (page.Shown.Emptied.Any(left => left.Place == row.Place && left.On >= row.Date))
        {
            return $"{seen}. {page.Words["The site was emptied since: ask where the ill went and who treats them."]}";
        }

        return page.Shown.AsOf.DayNumber - row.Date.DayNumber > TodaySection.FreshDays
            ? $"{seen}. {page.Words["Still open: go and see, or close it."]}"
            : $"{seen}.";
    }
}
