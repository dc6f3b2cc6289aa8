namespace Refuge.Formats.Crises;

/// <summary>
/// The HXL hashtag of each column of the contract, and the column that a hashtag means (HXL standard 1.1, hashtag
/// dictionary).
/// </summary>
/// <remarks>A column for which the dictionary has no word is tagged <c>#meta</c> with the column's name.</remarks>
static class HxlTags
{
    /// <summary>The core hashtags of HXL 1.1: a table whose tags are all among them passes validation.</summary>
    internal static IReadOnlySet<string> Core { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "#access", "#activity", "#adm1", "#adm2", "#adm3", "#adm4", "#adm5", "#affected", "#beneficiary", "#capacity",
        "#cause", "#channel", "#contact", "#country", "#crisis", "#currency", "#date", "#delivery", "#description",
        "#event", "#frequency", "#geo", "#group", "#impact", "#indicator", "#inneed", "#item", "#loc", "#meta",
        "#modality", "#need", "#operations", "#org", "#output", "#population", "#reached", "#region", "#respondee",
        "#sector", "#service", "#severity", "#status", "#subsector", "#targeted", "#value",
    };

    /// <summary>Tags of columns that mean the same in every table.</summary>
    static readonly Dictionary<string, string> Shared = new(StringComparer.Ordinal)
    {
        ["place"] = "#loc+code",
        ["name"] = "#loc+name",
        ["aliases"] = "#loc+name+alt",
        ["name_ar"] = "#loc+name+i_ar",
        ["lat"] = "#geo+lat",
        ["lon"] = "#geo+lon",
        ["country"] = "#country+code",
        ["admin1"] = "#adm1+name",
        ["admin2"] = "#adm2+name",
        ["pcode"] = "#loc+pcode",
        ["population"] = "#population",
        ["population_low"] = "#population+min",
        ["population_high"] = "#population+max",
        ["population_date"] = "#date+population",
        ["date"] = "#date",
        ["from"] = "#date+start",
        ["to"] = "#date+end",
        ["date_from"] = "#date+start",
        ["date_to"] = "#date+end",
        ["opens"] = "#date+opens",
        ["closes"] = "#date+closes",
        ["published"] = "#date+published",
        ["reported"] = "#date+reported",
        ["announced"] = "#date+announced",
        ["made_on"] = "#date+made",
        ["week"] = "#date+week",
        ["as_of"] = "#date+asof",
        ["value"] = "#value",
        ["low"] = "#value+min",
        ["high"] = "#value+max",
        ["best"] = "#value+best",
        ["central"] = "#value+central",
        ["quantity"] = "#value+quantity",
        ["amount"] = "#value+amount",
        ["unit_cost"] = "#value+cost",
        ["currency"] = "#currency+code",
        ["series"] = "#indicator+code",
        ["item"] = "#item+code",
        ["unit"] = "#item+unit",
        ["cases"] = "#affected+cases",
        ["condition"] = "#cause+condition",
        ["group"] = "#group",
        ["capacity_people"] = "#capacity+people",
        ["capacity_value"] = "#capacity+value",
        ["capacity_unit"] = "#capacity+unit",
        ["organisation"] = "#org+name",
        ["publisher"] = "#org+publisher",
        ["donor"] = "#org+name+funder",
        ["recipient"] = "#org+name+impl",
        ["sector"] = "#sector",
        ["cluster"] = "#sector+cluster",
        ["activity"] = "#activity",
        ["appeal"] = "#activity+appeal+name",
        ["service"] = "#service",
        ["status"] = "#status",
        ["reason"] = "#description+reason",
        ["deaths_low"] = "#affected+killed+min",
        ["deaths_best"] = "#affected+killed",
        ["deaths_high"] = "#affected+killed+max",
        ["indicator"] = "#indicator+code",
        ["measure"] = "#indicator+name",
        ["alert"] = "#event+type",
        ["people_p10"] = "#affected+p10",
        ["people_p50"] = "#affected+p50",
        ["people_p90"] = "#affected+p90",
        ["need_p10"] = "#need+p10",
        ["need_p50"] = "#need+p50",
        ["need_p90"] = "#need+p90",
        ["have"] = "#capacity+have",
        ["coming_p50"] = "#capacity+coming",
        ["cost"] = "#value+cost",
        ["mean"] = "#value+mean",
    };

    /// <summary>Tags of columns that mean something else in one table.</summary>
    static readonly Dictionary<(string File, string Column), string> Own = new()
    {
        [("places.csv", "id")] = "#loc+code",
        [("places.csv", "kind")] = "#loc+type",
        [("sites.csv", "kind")] = "#loc+type",
        [("routes.csv", "from")] = "#loc+code+start",
        [("routes.csv", "to")] = "#loc+code+end",
        [("series.csv", "id")] = "#indicator+code",
        [("series.csv", "title")] = "#indicator+name",
        [("series.csv", "population")] = "#meta+population",
        [("events.csv", "kind")] = "#event+type",
    };

    /// <summary>The tag of a column.</summary>
    internal static string Of(string file, string column) =>
        Own.TryGetValue((file, column), out var own) ? own
        : column.StartsWith('p') && column.Skip(1).All(char.IsAsciiDigit) ? $"#value+{column}"
        : Shared.TryGetValue(column, out var shared) ? shared
        : $"#meta+{column}";

    /// <summary>The column of a table that a tag means; null when it means none.</summary>
    internal static string? FindColumn(TableSchema schema, string tag)
    {
        var wanted = Normal(tag);
        return schema.Columns.Concat(TableSchema.Everywhere)
            .FirstOrDefault(column => Normal(Of(schema.File, column)) == wanted);
    }

    /// <summary>
    /// A tag without spaces and in small letters, its attributes in order: their order means nothing.
    /// </summary>
    static string Normal(string tag)
    {
        var parts = tag.ToLowerInvariant().Split('+', StringSplitOptions.TrimEntries);
        return $"{parts[0]}+{string.Join('+', parts.Skip(1).Order(StringComparer.Ordinal))}";
    }
}
