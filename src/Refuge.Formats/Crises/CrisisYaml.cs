using Refuge.Cycle;
using Refuge.Files;
using YamlDotNet.RepresentationModel;

namespace Refuge.Formats.Crises;

/// <summary>Reads <c>crisis.yml</c>.</summary>
sealed class CrisisYaml(string folderName, ProblemList problems)
{
    const string File = "crisis.yml";

    /// <summary>Keys of the contract, in its order.</summary>
    internal static readonly IReadOnlyList<string> Keys =
        ["id", "title", "first_day", "currency", "household_size", "standard_set", "languages", "movement_rules",
            "thresholds"];

    /// <summary>
    /// People in a household where the crisis does not say (UNHCR Emergency Handbook, site planning: an average
    /// household of five).
    /// </summary>
    const double UsualHousehold = 5;

    /// <summary>Reads the file; null when it stops the work, which the problems say.</summary>
    internal CrisisIdentity? Read(InputFile file) =>
        new YamlText(File, Severity.Fatal, problems).Read(file, $"id: {folderName}") is { } root
            ? Identity(root)
            : null;

    CrisisIdentity? Identity(YamlMappingNode root)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in root.Children)
        {
            var name = (key as YamlScalarNode)?.Value?.Trim() ?? "";
            if (Keys.Contains(name, StringComparer.Ordinal))
            {
                values[name] = value;
            }
            else
            {
                var near = NearestWords.Of(name, Keys);
                problems.Add(
                    Severity.Note, Where(key, name), "The key is not one of the contract and was not read.",
                    near is null ? "Nothing needs to be done." : $"Rename it to {near} if that was meant.", sort: name);
            }
        }

        var id = Text(values, "id");
        if (id is null)
        {
            LeftOut(
                root, "id", $"The crisis has no id; the folder's name {Quoted.Of(folderName)} was taken.",
                "Add a line such as \"id: mosul-2016\".");
            id = folderName;
        }

        if (!PlainName.Fits(id))
        {
            return Stop(
                values.TryGetValue("id", out var named) ? (int)named.Start.Line : null,
                $"The id {Quoted.Of(id)} cannot be the name of a folder, and outputs go to a folder of that name.",
                FormattableString.Invariant(
                    $"Use letters, digits, hyphens and underscores, at most {PlainName.LongestName}."));
        }

        if (Text(values, "first_day") is not { } day || PartialDate.Find(day) is not { } firstDay)
        {
            return Stop(
                values.TryGetValue("first_day", out var node) ? (int)node.Start.Line : null,
                "The crisis has no first day that can be read.", "Add a line such as \"first_day: 2016-08-28\".");
        }

        return new(
            id, Text(values, "title") ?? id, firstDay.First, Currency(values, root), Household(values, root),
            Text(values, "standard_set") ?? "sphere-2018", Languages(values),
            Text(values, "movement_rules") ?? "refuge", Thresholds(values));
    }

    string Currency(Dictionary<string, YamlNode> values, YamlNode root)
    {
        var text = Text(values, "currency");
        if (text is { Length: 3 } && text.All(char.IsAsciiLetter)) return text.ToUpperInvariant();
        LeftOut(
            values.GetValueOrDefault("currency") ?? root, "currency", "The crisis has no currency; USD was taken.",
            "Write its ISO 4217 code, such as USD.");
        return "USD";
    }

    double Household(Dictionary<string, YamlNode> values, YamlNode root)
    {
        if (Text(values, "household_size") is { } text && Numerals.FindNumber(text) is >= 1 and <= 50 and var size)
        {
            return size;
        }
        LeftOut(
            values.GetValueOrDefault("household_size") ?? root, "household_size",
            FormattableString.Invariant(
                $"The crisis has no household size that can be read; {UsualHousehold} people were taken."),
            "Write a number from 1 to 50.");
        return UsualHousehold;
    }

    static string[] Languages(Dictionary<string, YamlNode> values) => values.GetValueOrDefault("languages") switch
    {
        YamlSequenceNode list =>
            [.. list.OfType<YamlScalarNode>().Select(each => each.Value ?? "").Where(each => each.Length > 0)],
        YamlScalarNode { Value.Length: > 0 } one =>
            one.Value.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries),
        _ => ["en"],
    };

    /// <summary>Thresholds: a bare number means the whole crisis; a mapping may name place, series and count.</summary>
    List<CountThreshold> Thresholds(Dictionary<string, YamlNode> values)
    {
        var thresholds = new List<CountThreshold>();
        var stated = values.GetValueOrDefault("thresholds");
        if (stated is not (null or YamlSequenceNode or YamlScalarNode { Value: null or "" }))
        {
            LeftOut(
                stated, "thresholds", "The thresholds are no list; they were left out.",
                "Write them in brackets with commas between: [10000, {place: debaga, count: 30000}].");
        }

        foreach (var node in stated as YamlSequenceNode ?? [])
        {
            var (place, series, count) = node switch
            {
                YamlScalarNode scalar => (null, null, scalar.Value),
                YamlMappingNode mapping => (Entry(mapping, "place"), Entry(mapping, "series"), Entry(mapping, "count")),
                _ => (null, null, null),
            };
            if (count is not null && Numerals.FindNumber(count) is > 0 and var number)
            {
                thresholds.Add(new(place is null or "*" ? null : new(place), series, number));
            }
            else
            {
                LeftOut(
                    node, "thresholds", "A threshold has no count above zero; it was left out.",
                    "Write {place: debaga, count: 30000}, or a bare number for the whole crisis.");
            }
        }

        return thresholds;
    }

    static string? Entry(YamlMappingNode mapping, string key) =>
        mapping.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: { } name } && name == key).Value
            is YamlScalarNode { Value.Length: > 0 } scalar
            ? scalar.Value
            : null;

    static string? Text(Dictionary<string, YamlNode> values, string key) =>
        values.GetValueOrDefault(key) is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    void LeftOut(YamlNode node, string key, string what, string remedy) =>
        problems.Add(Severity.RowLeftOut, Where(node, key), what, remedy);

    static Location Where(YamlNode node, string key) => new(File, (int)node.Start.Line, Quoted.Short(key));

    CrisisIdentity? Stop(int? line, string what, string remedy)
    {
        problems.Add(Severity.Fatal, new(File, line), what, remedy);
        return null;
    }
}
