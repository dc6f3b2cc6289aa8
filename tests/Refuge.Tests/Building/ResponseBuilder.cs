using Refuge.Funding;
using Refuge.Needs;

namespace Refuge.Tests.Building;

static partial class A
{
    public static Recorded<Response> Response(
        string place, string item, double? quantity, ResponseStatus status, DateOnly? from = null, string id = "r1",
        string? unit = null) => Row(
        new Response(id, "Aid", null, null, new(place), item, quantity, unit, status, from, null, null),
        "responses.csv", id);

    static Recorded<T> Row<T>(T value, string file, string key)
        where T : notnull => new(value, Day, null, [new RowEvidence(file, key, Day, [])]);

    public static Recorded<PricedAction> Action(
        string item, string unit, decimal? cost = 100, double? lead = 20, string id = "a1",
        ActionKind kind = ActionKind.Goods, params string[] requires) => Row(
        new PricedAction(id, item, kind, unit, cost, cost is null ? null : "USD", 2016, lead, lead, lead, requires),
        "actions.csv", id);
}
