using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>Flows and requirements of money into <c>funding.csv</c>.</summary>
/// <remarks>
/// A sum of flows counts a dollar once where only flows that come in from outside are taken (FTS, "Flow boundary"):
/// what stays inside a plan or leaves it is counted and not taken over. The words of FTS for the state of a flow:
/// pledge, commitment, paid contribution.
/// </remarks>
sealed class MoneyImport(SheetImport sheet)
{
    readonly ImportContext context = sheet.Context;
    int inside;

    /// <summary>Adds every row.</summary>
    internal void Run()
    {
        foreach (var row in sheet.Rows())
        {
            if (sheet.Cell(row, ColumnUse.Direction) is { } direction
                && !direction.StartsWith("in", StringComparison.OrdinalIgnoreCase) | direction.StartsWith(
                    "internal", StringComparison.OrdinalIgnoreCase))
            {
                inside++;
                continue;
            }

            var appeal = sheet.Cell(row, ColumnUse.Appeal) ?? sheet.Setting(ImportSettings.Appeal) ?? "not in a plan";
            var day = sheet.Day(row, ColumnUse.Date) ?? sheet.Day(row, ColumnUse.From) ?? (
                sheet.Map.Has(ColumnUse.Date) ? null : sheet.LastDay);
            if (day is not { } dated)
            {
                if (sheet.Cell(row, ColumnUse.Date) is null)
                {
                    sheet.Tell(row, sheet.Map.Find(ColumnUse.Date), "The row has no day.",
                        "Fill it, or state the day of the file in the map.");
                }
                continue;
            }

            var hasRequested = sheet.Number(row, ColumnUse.Requested) is { } asked
                && Add(row, dated, appeal, "requested", asked.Value, "USD");
            if (Received(row) is var (amount, currency))
            {
                Add(row, dated, appeal, StatusOf(row), amount, currency);
            }
            else if (!hasRequested && sheet.Cell(row, ColumnUse.AmountUsd) is null
                && sheet.Cell(row, ColumnUse.Amount) is null)
            {
                context.Empty(sheet.Sheet.Name);
            }
        }

        if (inside > 0)
        {
            context.Notes.Add(
                FormattableString.Invariant(
                    $"{sheet.Sheet.Name}: {ImportContext.Counted(inside, "flow")} that stays inside the plan or ")
                + "leaves it, not taken "
                + "over: a sum would count them twice.");
        }
    }

    /// <summary>The sum in dollars where the table has it, else in its own currency.</summary>
    (double Amount, string Currency)? Received(SheetRow row)
    {
        if (sheet.Number(row, ColumnUse.AmountUsd) is { } dollars) return (dollars.Value, "USD");
        if (sheet.Number(row, ColumnUse.Amount) is not { } amount) return null;
        var currency = sheet.Cell(row, ColumnUse.Currency)?.ToUpperInvariant();
        if (currency is { Length: 3 } && currency.All(char.IsAsciiLetter)) return (amount.Value, currency);
        sheet.Tell(row, sheet.Map.Find(ColumnUse.Currency), "The sum has no currency.", "Write its ISO 4217 code.");
        return null;
    }

    string StatusOf(SheetRow row) => sheet.Cell(row, ColumnUse.Status)?.ToLowerInvariant() switch
    {
        null => "paid",
        var word when word.Contains("pledge", StringComparison.Ordinal) => "pledged",
        var word when word.Contains("commit", StringComparison.Ordinal) => "committed",
        var word when word.Contains("alloc", StringComparison.Ordinal) => "allocated",
        var word when word.Contains("paid", StringComparison.Ordinal) || word.Contains(
            "received", StringComparison.Ordinal) || word.Contains("disburs", StringComparison.Ordinal) => "paid",
        _ => "pledged",
    };

    bool Add(SheetRow row, DateOnly day, string appeal, string kind, double amount, string currency)
    {
        var boundary = sheet.Cell(row, ColumnUse.Boundary)?.ToLowerInvariant() switch
        {
            "shared" => "shared",
            "single" => "single",
            _ => null,
        };
        context.Add(
            CrisisTables.Funding, RowSubject.Repeated, ("date", ImportContext.Text((DateOnly?)day)),
                ("appeal", appeal), ("kind", kind), ("amount", ImportContext.Text(amount)), ("currency", currency),
            ("donor", sheet.Cell(row, ColumnUse.Donor)), ("recipient", sheet.Cell(row, ColumnUse.Recipient)),
                ("cluster", sheet.Cell(row, ColumnUse.Sector)), ("boundary", boundary));
        return true;
    }
}
