using System.Text.Json;
using System.Xml.Linq;

namespace Refuge.Tests.Shared;

/// <summary>Walks a bulletin and asks of every number on it where it comes from, and whether that place exists.</summary>
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
    readonly XElement page;
    readonly Dictionary<string, HashSet<string>> rows = [];

    EvidenceWalk(IReadOnlyDictionary<string, string> files) => (this.files, page) = (files, Body(files["bulletin.html"]));

    /// <summary>A walk through a publication.</summary>
    /// <param name="files">The text of each file by its name.</param>
    internal static EvidenceWalk Through(IReadOnlyDictionary<string, string> files) => new(files);

    /// <summary>The texts that hold a digit.</summary>
    internal IEnumerable<XText> Numbers => page.DescendantNodes().OfType<XText>().Where(static text => text.Value.Any(char.IsDigit));

    /// <summary>Those that lead nowhere, with where they claim to come from.</summary>
    internal IEnumerable<string> Lost
    {
        get
        {
            var ids = page.Descendants("li").Attributes("id").Select(static id => id.Value).ToHashSet(StringComparer.Ordinal);
            return Numbers.Where(text => Origin(text) is not { } origin || !(ids.Contains(origin) || Holds(origin))).Select(static text => $"{text.Value} ← {Origin(text) ?? "nothing"}");
        }
    }

    /// <summary>The readable part of a bulletin.</summary>
    internal static XElement Body(string html) => XElement.Parse(html[html.IndexOf("<body", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)]);

    /// <summary>A footnote's number leads by its link, everything else by the nearest element that says where it is from.</summary>
    static string? Origin(XText text) =>
        text.Parent!.Name.LocalName == "a" && text.Parent.Attribute("href") is { } link
            ? link.Value.TrimStart('#')
            : text.Ancestors().Select(static element => element.Attribute("data-from")?.Value).FirstOrDefault(static from => from is not null);

    bool Holds(string origin)
    {
        if (origin == "run.json") return JsonDocument.Parse(files["run.json"]).RootElement.GetProperty("run").GetString()!.Length == 16;

        var parts = origin.Split('#', 2);
        return files.ContainsKey(parts[0]) && (parts.Length == 1 || RowsOf(parts[0]).Contains(parts[1]));
    }

    HashSet<string> RowsOf(string table)
    {
        if (rows.TryGetValue(table, out var keys)) return keys;
        return rows[table] = [.. CsvText.Rows(files[table]).Select(row => string.Join('/', Keys[table].Select(column => row[column])))];
    }
}
