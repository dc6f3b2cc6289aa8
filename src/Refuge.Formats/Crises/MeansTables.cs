using Refuge.Funding;

namespace Refuge.Formats.Crises;

/// <summary>
/// What exists here to help with: money that can be asked for, goods in stock, contracts that can be called on.
/// </summary>
static class MeansTables
{
    internal static MoneyChannel? Channel(TableRow row)
    {
        var (id, kind) = (row.NeedIdentity("id"), row.NeedChoice<ChannelKind>("kind"));
        var (from, to) = FactTables.Span(row, "from", "to");
        var (balance, currency) = (row.Amount("balance"), MoneyTables.Currency(row));
        if (balance is not null && currency is null)
        {
            row.LeaveOutCell(
                "currency", "The balance has no currency; it was left out.",
                "Write the currency as its ISO 4217 code.");
            balance = null;
        }

        if (row.IsLeftOut) return null;
        return new(
            id, kind, row.Text("organisation"), balance, currency, row.Date("as_of")?.Last, from, to,
            row.List("covers"), row.Text("contact_role"));
    }

    internal static HeldStock? Stock(TableRow row, FolderIndex index)
    {
        var (id, modality) = (row.NeedIdentity("id"), row.NeedChoice<Procurement>("modality"));
        row.TryNeed("item", out var item);
        if (!row.IsLeftOut && modality is Procurement.Tender)
        {
            row.LeaveOut(
                "modality", "An open tender is nothing that exists already.", "Write stock or framework.");
        }

        var place = row.Own("place") is "*" ? null : index.FindPlace(row, "place");
        var (quantity, free) = (row.Number("quantity"), row.Number("free"));
        if (free > quantity)
        {
            row.LeaveOutCell("free", "More is free than there is; it was left out.", "Correct one of the two.");
            free = null;
        }

        if (row.IsLeftOut) return null;
        return new(
            id, item!, place, quantity, row.Text("unit"), free, row.Date("as_of")?.Last, modality,
            row.Number("rate_per_day"), row.Text("owner"));
    }
}
