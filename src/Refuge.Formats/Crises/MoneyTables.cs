using Refuge.Formats.Crises.Checks;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Reports;

namespace Refuge.Formats.Crises;

/// <summary>
/// What is brought, bought, paid and decided: responses, actions, funding, rates, decisions, reviews.
/// </summary>
static class MoneyTables
{
    internal static Response? Response(TableRow row, FolderIndex index)
    {
        var (id, status) = (row.NeedIdentity("id"), row.NeedChoice<ResponseStatus>("status"));
        row.TryNeed("item", out var item);
        if (item is not null) ItemNames.Check(row, item);
        var (from, to) = FactTables.Span(row, "from", "to");
        var (place, together) = row.Own("place") is null
            ? ((PlaceId?)null, (PlaceGroup?)null)
            : index.NeedPlaces(row, "place");
        if (row.IsLeftOut) return null;
        return new(
            id, row.Text("organisation"), row.Text("sector"), row.Text("activity"), together is null ? place : null,
            item!, row.Number("quantity"), row.Text("unit"), status, from, to, row.Text("funded_by"))
        {
            Together = together,
        };
    }

    internal static PricedAction? Action(TableRow row)
    {
        var (id, kind) = (row.NeedIdentity("id"), row.NeedChoice<ActionKind>("kind"));
        row.TryNeed("item", out var item);
        row.TryNeed("unit", out var unit);
        var (low, best, high) = (row.Number("lead_low"), row.Number("lead_best"), row.Number("lead_high"));
        if (low > best || best > high || low > high)
        {
            row.LeaveOutCell(
                "lead_best", "The lead times are not in rising order; all three were left out.", "Put them in order.");
            (low, best, high) = (null, null, null);
        }

        var (cost, currency) = (row.Amount("unit_cost"), Currency(row));
        if (cost is not null && currency is null)
        {
            row.LeaveOutCell(
                "currency", "The price has no currency; it was left out.", "Write the currency as its ISO 4217 code.");
            cost = null;
        }

        if (cost > HighestPrice)
        {
            row.LeaveOutCell(
                "unit_cost", "The price is beyond that of anything one unit of which is bought; it was left out.",
                FormattableString.Invariant($"Write the price of one unit, at most {HighestPrice:#,0}."));
            cost = null;
        }

        if (row.IsLeftOut) return null;
        return new(
            id, item!, kind, unit!, cost, currency, (int?)row.Count("price_year", 2_200), low, best, high,
            row.List("requires"))
        {
            PerLorry = row.Number("per_lorry") is > 0 and var load ? load : null,
        };
    }

    internal static MoneyFlow? Flow(TableRow row)
    {
        var (date, state) = (row.NeedDate("date"), row.NeedChoice<MoneyState>("kind"));
        row.TryNeed("appeal", out var appeal);
        var amount = row.StatedNumber("amount");
        if (row.TryNeed("amount", out _) && amount is null)
        {
            row.LeaveOut("amount", "The amount is not known.", "Write it in whole units of the currency.");
        }
        var currency = Currency(row);
        if (row.TryNeed("currency", out _) && currency is null)
        {
            row.LeaveOut("currency", "The currency is not known.", "Write its ISO 4217 code.");
        }
        if (row.IsLeftOut) return null;
        return new(
            date, appeal!, state, amount!.Value, currency!, row.Text("donor"), row.Text("recipient"),
            row.Text("cluster"), row.Text("boundary"));
    }

    internal static ExchangeRate? Rate(TableRow row)
    {
        var date = row.NeedDate("date");
        var (currency, perUsd) = (Currency(row), row.Amount("per_usd"));
        if (currency is null) row.LeaveOut("currency", "The currency is not known.", "Write its ISO 4217 code.");
        if (!(perUsd >= LowestRate && perUsd <= HighestRate))
        {
            row.LeaveOut(
                "per_usd", FormattableString.Invariant($"The rate is not between {LowestRate} and {HighestRate:#,0}."),
                "Write how many units one dollar bought.");
        }

        return row.IsLeftOut ? null : new(date, currency!, perUsd!.Value);
    }

    internal static Decision? Decision(TableRow row, FolderIndex index)
    {
        var (date, outcome) = (row.NeedDate("date"), row.NeedChoice<DecisionOutcome>("decided"));
        row.TryNeed("run", out var run);
        row.TryNeed("action", out var action);
        if (row.IsLeftOut) return null;
        return new(
            date, run!, action!, index.FindPlace(row, "place"), row.Number("quantity"), row.Amount("amount"), outcome,
            row.Text("role"), row.Text("reason"), row.Text("dissent"), row.Text("line"));
    }

    internal static Review? Review(TableRow row)
    {
        var action = row.NeedChoice<ReviewAction>("action");
        row.TryNeed("report_hash", out var hash);
        row.TryNeed("quote", out var quote);
        var (start, end) = (row.Count("start", int.MaxValue), row.Count("end", int.MaxValue));
        if (!(start < end))
        {
            row.LeaveOut(
                "end", "The words do not end after they start.",
                "Give start and end in UTF-16 units, the end exclusive.");
        }
        if (row.IsLeftOut) return null;
        return new(
            hash!.ToLowerInvariant(), (int)start!, (int)end!, quote!, action, row.Text("field"), row.Text("value"),
            row.Text("role"), row.Date("date")?.Last);
    }

    /// <summary>
    /// Bounds that keep every cost of a plan within what a sum of money can hold, and far beyond any price and rate
    /// there is (judgement).
    /// </summary>
    const decimal HighestPrice = 1_000_000_000, LowestRate = 0.01m, HighestRate = 10_000_000;

    internal static string? Currency(TableRow row)
    {
        if (row.Own("currency") is not { } text) return null;
        if (text.Length == 3 && text.All(char.IsAsciiLetter)) return text.ToUpperInvariant();
        row.LeaveOutCell(
            "currency", $"{Quoted.Of(text)} is not a currency code.", "Write the ISO 4217 code, such as USD.");
        return null;
    }
}
