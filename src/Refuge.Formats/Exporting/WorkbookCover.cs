using Refuge.Formats.Workbooks;
using Refuge.Publishing;
using Refuge.Publishing.Bulletins;

namespace Refuge.Formats.Exporting;

/// <summary>
/// The first sheet of an exported workbook: which crisis, as known when, for whom, and what stands on every other
/// sheet. A workbook is forwarded without the letter that it came with.
/// </summary>
static class WorkbookCover
{
    /// <summary>
    /// The name of the sheet. No table of a folder is named so: a folder that is read passes it over.
    /// </summary>
    internal const string Name = "about";

    const string OwnTable = "A table of the folder, as known at the end of the day above.";

    static readonly Dictionary<string, string> Holds = new(StringComparer.Ordinal)
    {
        [WorkbookExport.Sums] = "What is short today and what the decisions cost, as formulas over the other sheets.",
        ["plan_alerts"] = "What has to be acted on today, with its first step and its age.",
        ["plan_claims"] =
            "What reports claim: the words, who said them, and the chance that the claim was read rightly.",
        ["plan_contradictions"] = "Statements that do not agree.",
        ["plan_situation"] = "What is known of each place, with the day of each fact.",
        ["plan_forecast"] = "People expected, in members' quantiles; past counts stand among them.",
        ["plan_drivers"] = "What of the forecast comes from which cause.",
        ["plan_needs"] = "Per place, day and standard: people, what is needed, what stands, what is short.",
        ["plan_needs_total"] = "The same for all places together, today and every seventh day.",
        ["plan_places_ledger"] = "Room for people: what stands, what is free, what is being built.",
        ["plan_funding"] = "What to decide: how much, by when, through which channel, at which price.",
        ["plan_budget"] = "What to buy, hold and leave with the sum asked about.",
        ["plan_budget_frontier"] = "What other sums would do.",
    };

    /// <summary>The sheet.</summary>
    /// <param name="shown">What the audience may see.</param>
    /// <param name="tables">The tables of the workbook.</param>
    internal static WrittenSheet Of(Disclosure shown, IReadOnlyList<ExportedTable> tables)
    {
        var page = new Page(shown, Wording.English, new(Wording.English));
        List<IReadOnlyList<WrittenCell>> rows =
        [
            Texts($"{shown.Title}"),
            Texts($"{OpeningSection.Mark(page)}. {OpeningSection.Stamp(page)}."),
            .. OpeningSection.Lines(page).Select(static line => Texts($"{line.Lead}{line.Text}")),
            Texts($"Money is in {shown.Currency} unless a column says otherwise."),
            Texts("An empty cell is not known; it is not 0."),
            Texts(""),
            Texts("sheet", "what it holds", "rows"),
            Texts(WorkbookExport.Sums, Holds[WorkbookExport.Sums]),
        ];
        rows.AddRange(tables.Select(static table => (IReadOnlyList<WrittenCell>)
        [
            WrittenCell.Of(table.Name), WrittenCell.Of(Holds.GetValueOrDefault(table.Name, OwnTable)),
            WrittenCell.Of(table.Rows.Count),
        ]));
        return new(Name, rows);
    }

    static WrittenCell[] Texts(params string[] texts) => [.. texts.Select(WrittenCell.Of)];
}
