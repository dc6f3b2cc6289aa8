using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>
/// How long a count of what stands holds of what does not last: a tank that lorries fill, a trench latrine.
/// </summary>
/// <remarks>
/// <para>
/// Until its last day what was counted stands. A count whose last day has passed says nothing of today: nobody knows
/// then what stands. A count that still holds says that afterwards nothing stands, unless somebody pays for more: a
/// plan that left it unknown would let the water stop.
/// </para>
/// <para>
/// Both lengths are judgement; a folder states its own as assumptions <c>trucked_days</c> and <c>latrine_days</c>.
/// Water is commonly hired by the month. A trench is dug for weeks to months; how fast it fills depends on its depth
/// and on how many use it, which rows do not tell.
/// </para>
/// </remarks>
/// <param name="TruckedDays">Days after its count that water brought by lorries goes on. At least zero.</param>
/// <param name="LatrineDays">Days after its count that a trench or emergency latrine serves. At least zero.</param>
sealed record SupplyDecay(int TruckedDays = 30, int LatrineDays = 90)
{
    /// <summary>That of a folder; judgement where it is silent.</summary>
    internal static SupplyDecay Of(IReadOnlyList<Recorded<Assumption>> assumptions)
    {
        var usual = new SupplyDecay();
        return new(Best("trucked_days") ?? usual.TruckedDays, Best("latrine_days") ?? usual.LatrineDays);

        int? Best(string what) => (int?)assumptions.LastOrDefault(row => row.Value.What == what)?.Value.Best;
    }

    /// <summary>The last day of which a count speaks. Null where what was counted lasts.</summary>
    internal DateOnly? LastDayOf(Facility counted) => counted.Item switch
    {
        "water_quantity" when ConditionWords.SaysTrucked(counted.Condition) => counted.Date.AddDays(TruckedDays),
        "toilet" when ConditionWords.SaysFillsSoon(counted.Condition) => counted.Date.AddDays(LatrineDays),
        _ => null,
    };

    /// <summary>Whether a count says nothing of a day any more.</summary>
    internal bool IsPast(Facility counted, DateOnly day) => LastDayOf(counted) < day;
}
