using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>An action ready to be counted and priced against a need.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Item">What it adds.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Unit">The unit it is bought in.</param>
/// <param name="Covers">How much of the need one unit covers. Null when the units cannot be compared: then it is
/// planned in the unit of the need.</param>
/// <param name="LastsDays">For how many days one unit lasts. Null when it stands.</param>
/// <param name="UnitCost">The price of one unit. Null when none is known.</param>
/// <param name="Lead">Days from decision to standing, where they were stated as one. Null when the chain of steps
/// applies.</param>
/// <param name="Requires">Identities of actions that must be finished before.</param>
/// <param name="Includes">Items that come with it, so that they are not asked for again.</param>
/// <param name="Chain">The graph of steps that tells how long it takes, where no days were stated.</param>
/// <param name="PriceOrigin">Where and when the price was paid. Null when none is known.</param>
/// <param name="Evidence">What price and lead time rest on.</param>
/// <param name="LearnedLater">Whether any of it was published after the as-of date.</param>
sealed record ResponseOption(
    string Id,
    string Item,
    ActionKind Kind,
    string Unit,
    double? Covers,
    double? LastsDays,
    Money? UnitCost,
    LeadTime? Lead,
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> Includes,
    string Chain,
    PriceOrigin? PriceOrigin,
    IReadOnlyList<Evidence> Evidence,
    bool LearnedLater)
{
    /// <summary>Units that one lorry brings. Null when nobody said.</summary>
    internal double? PerLorry { get; init; }
}

/// <summary>The actions of the folder, and where it has none for an item, those that ship with Refuge.</summary>
sealed class ResponseCatalogue
{
    readonly Dictionary<string, ResponseOption> byItem = new(StringComparer.Ordinal);
    readonly Dictionary<string, ResponseOption> byId = new(StringComparer.Ordinal);

    /// <summary>Gathers the actions that may be used.</summary>
    /// <param name="basis">What needs are worked out from: days, household and the cut-off for reference
    /// knowledge.</param>
    /// <param name="actions">The actions of the folder, as known.</param>
    internal ResponseCatalogue(NeedsBasis basis, IReadOnlyList<Recorded<PricedAction>> actions)
    {
        var units = basis.Yardstick.Measured.Where(static line => line.HasAmount)
            .GroupBy(static line => line.Item)
                .ToDictionary(
                    static lines => lines.Key, static lines => lines.First().AmountUnit, StringComparer.Ordinal);
        var shipped = ReferenceTable.Read("reference-actions.csv").Select(row => Shipped(row, basis))
            .GroupBy(static option => option.Item, StringComparer.Ordinal)
            .Select(static options => options.FirstOrDefault(static option => option.UnitCost is not null)
                ?? options.First())
            .ToDictionary(static option => option.Item, StringComparer.Ordinal);
        var own = actions
            .OrderBy(static row => row.Value.UnitCost is null)
                .ThenBy(static row => row.Value.Id, StringComparer.Ordinal)
            .Where(row => basis.ReferenceAsOf is not { } day || row.KnownOn <= day)
            .Select(row => Own(
                row, units.GetValueOrDefault(row.Value.Item), shipped.GetValueOrDefault(row.Value.Item), basis));
        foreach (var option in own.Concat(shipped.Values))
        {
            byItem.TryAdd(option.Item, option);
            byId.TryAdd(option.Id, option);
        }
    }

    /// <summary>Every action, by its identity.</summary>
    internal IEnumerable<ResponseOption> Options =>
        byId.Values.OrderBy(static option => option.Id, StringComparer.Ordinal);

    /// <summary>The action that adds <paramref name="item"/>, or null when nobody knows one.</summary>
    internal ResponseOption? FindFor(string item) => byItem.GetValueOrDefault(item);

    /// <summary>
    /// The action that adds <paramref name="item"/> where people stay in a building: room for them is made in its
    /// rooms, whatever plots cost.
    /// </summary>
    internal ResponseOption? FindInBuilding(string item) => FindFor(item is Supply.Capacity ? RoomInBuilding : item);

    /// <summary>Room where people stay in a building: it closes a need of <see cref="Supply.Capacity"/>.</summary>
    internal const string RoomInBuilding = "room_in_building";

    /// <summary>
    /// The actions that must be finished before <paramref name="option"/>, each once, in order; null for one that is
    /// not in the folder.
    /// </summary>
    internal IReadOnlyList<ResponseOption?> RequiredBy(ResponseOption option)
    {
        List<ResponseOption?> required = [];
        HashSet<string> seen = [option.Id];
        var open = new Queue<string>(option.Requires);
        while (open.TryDequeue(out var id))
        {
            if (!seen.Add(id)) continue;
            var found = byId.GetValueOrDefault(id);
            required.Add(found);
            foreach (var next in found?.Requires ?? []) open.Enqueue(next);
        }

        return required;
    }

    /// <summary>
    /// An action of the folder. What the reader stated wins; a price that he left open is the shipped one, where that
    /// is for the same unit.
    /// </summary>
    static ResponseOption Own(
        Recorded<PricedAction> row, string? needUnit, ResponseOption? shipped, NeedsBasis basis)
    {
        var action = row.Value;
        var (covers, lasts) = Coverage(action, needUnit, basis.Household);
        var lead = (action.LeadLow, action.LeadBest, action.LeadHigh) is ({ } low, { } best, { } high)
            ? LeadTime.TryThrough(low, best, high)
            : null;
        var price = action is { UnitCost: >= 0 and { } cost, Currency: { Length: > 0 } currency }
            ? new Money(cost, currency)
            : null;
        var borrowed = price is null && shipped?.UnitCost is not null && shipped.Unit == action.Unit ? shipped : null;
        return new(
            action.Id, action.Item, action.Kind, action.Unit, covers, lasts ?? borrowed?.LastsDays,
            price ?? borrowed?.UnitCost, lead, action.Requires, [], shipped?.Chain ?? ChainOf(action.Kind),
            price is null ? borrowed?.PriceOrigin : new(null, action.PriceYear, null, null, IsJudgement: false),
            [.. row.Evidence, .. borrowed?.Evidence ?? []],
            LearnedLater: !(row.KnownOn <= basis.AsOf) || borrowed?.LearnedLater is true)
        {
            PerLorry = action.PerLorry,
        };
    }

    /// <summary>The graph that stands for a thing nobody described: goods, a building, a daily service, cash.</summary>
    static string ChainOf(ActionKind kind) => kind switch
    {
        ActionKind.Goods => "winter_kit",
        ActionKind.Works => "latrine",
        ActionKind.Service => "water_trucking",
        _ => "cash",
    };

    /// <summary>How much of the need a unit covers and for how long, from the words of the unit.</summary>
    static (double? Covers, double? LastsDays) Coverage(PricedAction action, string? needUnit, double household) =>
        (action.Item, action.Unit) switch
        {
            (_, var unit) when unit == needUnit || $"{unit}s" == needUnit => (1, null),
            ("capacity", "person" or "people" or "place" or "places") => (1, null),
            ("capacity",
                "household" or "households" or "family" or "families" or "plot" or "plots" or "tent" or "tents") =>
                (household, null),
            ("food_energy", "person-month" or "person-months") => (Supply.RationEnergy, 30),
            ("water_quantity", "m3") => (1, 1),
            ("winter_kit" or "core_relief_kit", "household" or "households" or "family" or "families" or "kit") =>
                (1, null),
            (_, var unit) when unit == action.Item => (1, null),
            _ => (null, null),
        };

    /// <summary>A shipped action. A price published too late to be used is left out, the action stays.</summary>
    static ResponseOption Shipped(ReferenceRow row, NeedsBasis basis)
    {
        var (isGap, isJudgement) = (row["verification"] is "gap", row["verification"] is "judgement");
        var published = row.Date("published");
        var isUsable = basis.ReferenceAsOf is not { } day || isGap || isJudgement || published <= day;
        var price = isUsable && row.Number("unit_cost") is { } cost ? new Money((decimal)cost, row["currency"]) : null;
        var where = row["country"].Length > 0 ? $", {row["country"]} {row["price_year"]}" : "";
        return new(
            row["id"], row["item"], Enum.Parse<ActionKind>(row["kind"], ignoreCase: true), row["unit"],
            row["covers"] is "household" ? basis.Household : row.Number("covers"), row.Number("lasts_days"), price,
            null,
            row["requires"].Split(';', StringSplitOptions.RemoveEmptyEntries),
            row["includes"].Split(';', StringSplitOptions.RemoveEmptyEntries),
            row["chain"],
            price is null ? null : new(
                row["country"], (int?)row.Number("price_year"), (decimal?)row.Number("price_low"),
                (decimal?)row.Number("price_high"), isJudgement)
            {
                Codes = row["country_codes"].Split(';', StringSplitOptions.RemoveEmptyEntries),
            },
            isUsable ? [new StandardEvidence(row["code"], row["publication"] + where, published)] : [],
            isUsable && !isGap && !isJudgement && !(published <= basis.AsOf));
    }
}
