using System.Collections.Frozen;
using Refuge.Needs;

namespace Refuge.Formats.Crises.Checks;

/// <summary>What somebody may have meant by an item that no standard knows: <c>latrine</c> is a toilet.</summary>
/// <remarks>
/// The words are those of cluster reports and of catalogues of relief items. An item is never renamed: it is kept as
/// written and listed, with the code that would have it measured.
/// </remarks>
static class ItemNames
{
    /// <summary>
    /// Names in the field, and the codes that standards know them by. A name that may be several lists them.
    /// </summary>
    static readonly FrozenDictionary<string, string[]> Known =
        new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            ["latrine"] = ["toilet"],
            ["pit_latrine"] = ["toilet"],
            ["emergency_latrine"] = ["toilet"],
            ["vip_latrine"] = ["toilet"],
            ["wc"] = ["toilet"],
            ["restroom"] = ["toilet"],
            ["tube_well"] = ["water_point"],
            ["deep_tube_well"] = ["water_point"],
            ["borehole"] = ["water_point"],
            ["hand_pump"] = ["water_point"],
            ["well"] = ["water_point"],
            ["pump"] = ["water_point"],
            ["tapstand"] = ["tap"],
            ["tap_stand"] = ["tap"],
            ["water_tap"] = ["tap"],
            ["faucet"] = ["tap"],
            ["water"] = ["water_quantity", "water_point", "water_quality"],
            ["water_supply"] = ["water_quantity", "water_point"],
            ["water_trucking"] = ["water_quantity"],
            ["drinking_water"] = ["water_quantity", "water_quality"],
            ["shower"] = ["washing"],
            ["bathing"] = ["washing"],
            ["bathing_place"] = ["washing"],
            ["bathroom"] = ["washing"],
            ["wash_room"] = ["washing"],
            ["tarpaulin"] = ["shelter"],
            ["tarp"] = ["shelter"],
            ["plastic_sheet"] = ["shelter"],
            ["plastic_sheeting"] = ["shelter"],
            ["shelter_kit"] = ["shelter"],
            ["family_tent"] = ["tent"],
            ["plot"] = ["capacity"],
            ["bed"] = ["capacity"],
            ["place"] = ["capacity"],
            ["nfi_kit"] = ["core_relief_kit"],
            ["nfi"] = ["core_relief_kit"],
            ["household_kit"] = ["core_relief_kit"],
            ["dignity_kit"] = ["core_relief_kit"],
            ["blanket"] = ["winter_kit", "core_relief_kit"],
            ["winterisation_kit"] = ["winter_kit"],
            ["winterization_kit"] = ["winter_kit"],
            ["food"] = ["food_energy"],
            ["ration"] = ["food_energy"],
            ["food_ration"] = ["food_energy"],
            ["food_parcel"] = ["food_energy"],
            ["clinic"] = ["health_facility"],
            ["health_post"] = ["health_facility"],
            ["health_centre"] = ["health_facility"],
            ["health_center"] = ["health_facility"],
            ["hospital"] = ["health_facility"],
            ["classroom"] = ["school"],
            ["learning_centre"] = ["school"],
            ["learning_center"] = ["school"],
            ["land"] = ["site_area"],
            ["area"] = ["site_area"],
            ["bin"] = ["waste"],
            ["rubbish_bin"] = ["waste"],
            ["waste_bin"] = ["waste"],
            ["chlorine"] = ["free_chlorine"],
            ["laundry_place"] = ["laundry"],
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Items of every shipped set, those of which a set only quotes a figure among them.</summary>
    static readonly string[] Codes =
    [
        .. StandardSet.ShippedIds.SelectMany(static id => StandardSet.Find(id)!.Indicators)
            .Select(static line => line.Item)
            .Where(static item => item.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Notes an item that no standard measures, with the code it may have been meant to be.</summary>
    internal static void Check(TableRow row, string item)
    {
        if (Codes.Contains(item, StringComparer.Ordinal)) return;
        var meant = Meant(item);
        row.Note(
            "item",
            $"{Quoted.Of(item)} is no item that a standard knows; it is kept, and measured against nothing.",
            meant.Count == 0
                ? "Use a code of the list in docs/your-crisis.md where one fits."
                : $"Write {string.Join(" or ", meant)} if that was meant.",
            $"item#{item}");
    }

    /// <summary>Whether amounts of the item are measured, as cubic metres are, and not counted one by one.</summary>
    internal static bool IsMeasured(string? item) =>
        item is not null && StandardSet.Default.Measured.Any(
            line => line.Item == item && line.Formula is Formula.PerPerson or Formula.Energy or Formula.State);

    /// <summary>
    /// Whether the words are those of the list or a code in another spelling, and not merely near one.
    /// </summary>
    internal static bool IsCertain(string item)
    {
        var name = item.Trim().Replace(' ', '_').Replace('-', '_');
        return Forms(name).Any(static form => Known.ContainsKey(form) || IsCode(form));
    }

    /// <summary>Whether a standard knows the item by this code.</summary>
    internal static bool IsCode(string form) =>
        Codes.Any(code => code.Equals(form, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name, and what it may be the plural of.</summary>
    static string[] Forms(string name) =>
    [
        name, name.TrimEnd('s', 'S'), name.EndsWith("es", StringComparison.OrdinalIgnoreCase) ? name[..^2] : name,
    ];

    /// <summary>The codes that may have been meant. None where nothing is near.</summary>
    internal static IReadOnlyList<string> Meant(string item)
    {
        var name = item.Trim().Replace(' ', '_').Replace('-', '_');
        foreach (var form in Forms(name))
        {
            if (Codes.FirstOrDefault(
                code => code.Equals(form, StringComparison.OrdinalIgnoreCase)) is { } same)
            {
                return [same];
            }

            if (Known.TryGetValue(form, out var codes)) return codes;
        }

        return NearestWords.Of(name, Codes) is { } near ? [near] : [];
    }
}
