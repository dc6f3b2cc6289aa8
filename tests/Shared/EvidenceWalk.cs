using System.Text.Json;
using System.Xml.Linq;

namespace Refuge.Tests.Shared;

/// <summary>
/// Walks a bulletin and asks of every number on it where it comes from. A number of the world must lead to rows and
/// quotes of the crisis folder or to published standards: a table that the program wrote itself is a station on the way
/// and never the end of it.
/// </summary>
sealed class EvidenceWalk
{
    /// <summary>The columns whose cells, joined by strokes, name a row of a table.</summary>
    static readonly Dictionary<string, string[]> Keys = new()
    {
        ["alerts.csv"] = ["date", "place", "alert"],
        ["needs.csv"] = ["date", "place", "caseload", "indicator", "phase"],
        ["funding.csv"] = ["action", "place", "scenario"],
        ["forecast.csv"] = ["place", "measure"],
    };

    readonly IReadOnlyDictionary<string, string> files;
    readonly Func<string, bool> isOfFolder;
    readonly XElement page;
    readonly Dictionary<string, ILookup<string, Dictionary<string, string>>> rows = [];
    readonly Dictionary<string, string> listed;

    EvidenceWalk(IReadOnlyDictionary<string, string> files, Func<string, bool> isOfFolder)
    {
        (this.files, this.isOfFolder, page) = (files, isOfFolder, Body(files["bulletin.html"]));
        listed = page.Descendants("li")
            .Where(static item => item.Attribute("id") is not null && item.Element("code") is not null)
            .ToDictionary(static item => item.Attribute("id")!.Value, static item => item.Element("code")!.Value);
    }

    /// <summary>A walk through a publication.</summary>
    /// <param name="files">The text of each file by its name.</param>
    /// <param name="isOfFolder">Whether a citation names a row or a quote of the crisis folder.</param>
    internal static EvidenceWalk Through(IReadOnlyDictionary<string, string> files, Func<string, bool> isOfFolder) =>
        new(files, isOfFolder);

    /// <summary>The texts that hold a digit.</summary>
    internal IEnumerable<XText> Numbers =>
        page.DescendantNodes().OfType<XText>().Where(static text => text.Value.Any(char.IsDigit));

    /// <summary>Those that lead nowhere, with where they claim to come from.</summary>
    internal IEnumerable<string> Lost =>
        Numbers.Where(text => !IsFounded(text))
            .Select(static text => $"{text.Value} ← {Origin(text)?.Where ?? "nothing"}");

    /// <summary>Rows of needs and of the plan that speak of people without naming who counted them.</summary>
    internal IEnumerable<string> WithoutPeople =>
        from table in (string[])["needs.csv", "funding.csv"]
        where files.ContainsKey(table)
        from row in RowsOf(table).SelectMany(static rows => rows)
        where row.GetValueOrDefault("people_p50", row.GetValueOrDefault("quantity", "")) is { Length: > 0 }
        where row.ContainsKey("evidence") && row["evidence"].Length > 0 && !Citations(row).Any(CountsPeople)
        select $"{table}: {string.Join(',', row.Values.Take(5))} ← {row["evidence"]}";

    /// <summary>The readable part of a bulletin.</summary>
    internal static XElement Body(string html) =>
        XElement.Parse(
            html[html.IndexOf("<body", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)]);

    /// <summary>
    /// A footnote's number leads by its link, everything else by the nearest element that says where it is from.
    /// </summary>
    static (string Where, string? RestsOn)? Origin(XText text)
    {
        if (text.Parent!.Name.LocalName == "a" && text.Parent.Attribute("href") is { } link)
        {
            return (link.Value.TrimStart('#'), null);
        }
        var from = text.Ancestors().FirstOrDefault(static element => element.Attribute("data-from") is not null);
        return from is null ? null : (from.Attribute("data-from")!.Value, from.Attribute("data-rests-on")?.Value);
    }

    bool IsFounded(XText text)
    {
        if (Origin(text) is not { } origin) return false;
        if (listed.TryGetValue(origin.Where, out var citation)) return IsEvidence(citation);
        if (origin.RestsOn is { } list)
        {
            return list.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } ids && ids.All(IsListed);
        }
        if (origin.Where == "run.json") return RunIsNamed();

        var parts = origin.Where.Split('#', 2);
        if (!files.ContainsKey(parts[0])) return false;
        if (parts.Length == 1) return true;
        return parts[0] != "forecast.csv"
            && RowsOf(parts[0])[parts[1]]
            .Any(row => Citations(row).ToList() is { Count: > 0 } cited && cited.TrueForAll(IsEvidence));
    }

    bool IsListed(string id) => listed.TryGetValue(id, out var citation) && IsEvidence(citation);

    /// <summary>The day, the seed, the sizes: what a run says of itself.</summary>
    bool RunIsNamed() => JsonDocument.Parse(files["run.json"]).RootElement.GetProperty("run").GetString()!.Length == 16;

    bool IsEvidence(string citation) => citation == Restricted
        ? !files["run.json"].Contains("\"audience\": \"restricted\"", StringComparison.Ordinal)
        : citation.StartsWith("standard:", StringComparison.Ordinal) || isOfFolder(citation);

    static bool CountsPeople(string citation) => citation == Restricted
        || citation.StartsWith("observations.csv#", StringComparison.Ordinal)
        || citation.StartsWith("places.csv#", StringComparison.Ordinal)
        || citation.StartsWith("assumptions.csv#", StringComparison.Ordinal)
        || citation.StartsWith("health.csv#", StringComparison.Ordinal)
        || citation.StartsWith("reports/", StringComparison.Ordinal);

    static string[] Citations(Dictionary<string, string> row) =>
        row.GetValueOrDefault("evidence", "")
            .Split(" | ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    ILookup<string, Dictionary<string, string>> RowsOf(string table)
    {
        if (rows.TryGetValue(table, out var found)) return found;
        return rows[table] =
            CsvText.Rows(files[table]).ToLookup(row => string.Join('/', Keys[table].Select(column => row[column])));
    }

    const string Restricted = "restricted";
}

/// <summary>A crisis folder, in which citations are looked up.</summary>
/// <param name="folder">Where it lies.</param>
sealed class CitedFolder(string folder)
{
    readonly Dictionary<string, List<HashSet<string>>> tables = [];

    /// <summary>
    /// Whether a citation names a row of a table, whose key stands in the cells of one row, or words of a report.
    /// </summary>
    internal bool Holds(string citation)
    {
        if (citation.StartsWith("reports/", StringComparison.Ordinal))
        {
            return IsReport(citation[..citation.LastIndexOf(':')]);
        }

        var parts = citation.Split('#', 2);
        if (parts.Length < 2 || !File.Exists(Path.Combine(folder, parts[0]))) return false;
        if (!parts[0].EndsWith(".csv", StringComparison.Ordinal)) return true;

        var key = parts[1].Split(" (")[0].Split('@')[0].Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part is not (LeftOut or EveryRow)).Select(Bare).ToList();
        return RowsOf(parts[0]).Exists(row => key.TrueForAll(row.Contains));
    }

    /// <summary>A report by its file; outside the own folder by the number of its source.</summary>
    bool IsReport(string name) => File.Exists(Path.Combine(folder, name))
        || CsvText.Rows(File.ReadAllText(Path.Combine(folder, "reports/index.csv")))
            .Exists(row => $"reports/{row["source"]}" == name);

    /// <summary>What stands for a piece of an address that outside the own folder is left out.</summary>
    const string LeftOut = "…";

    /// <summary>What stands for many rows of one table.</summary>
    const string EveryRow = "*";

    List<HashSet<string>> RowsOf(string table)
    {
        if (tables.TryGetValue(table, out var known)) return known;
        return tables[table] = [
            .. CsvText.Rows(File.ReadAllText(Path.Combine(folder, table)))
            .Select(static row => row.Values.Select(Bare).ToHashSet(StringComparer.Ordinal))];
    }

    /// <summary>
    /// Keys write words of the contract in one piece; a place that stands for a whole is left empty, or <c>all</c>.
    /// </summary>
    static string Bare(string cell) =>
        cell.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() is { Length: > 0 } word ? word : "ALL";
}
