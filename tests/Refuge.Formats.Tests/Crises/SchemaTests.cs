using System.Globalization;
using System.Text.Json.Nodes;
using Json.Schema;
using Refuge.Formats.Crises;
using Refuge.Tests.Shared;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Refuge.Formats.Tests.Crises;

/// <summary>The JSON schemas that ship for editors say what the reader does.</summary>
public class SchemaTests
{
    static readonly JsonSchema Crisis = JsonSchema.FromText(Text("crisis.schema.json"));
    static readonly JsonSchema Triggers = JsonSchema.FromText(Text("triggers.schema.json"));

    public static TheoryData<string> Examples => ["mosul-2016", "small-valley"];

    /// <summary>Keys of the schema by where they stand, in the words of the reader.</summary>
    public static TheoryData<string, string> TriggerKeys =>
        new()
        {
            { "", "trigger" },
            { "watch", "watch" },
            { "act_if", "condition" },
            { "persistence", "trigger/persistence" },
            { "decision", "trigger/decision" },
            { "envelope", "trigger/envelope" },
        };

    [Fact]
    public void The_schema_of_the_crisis_has_the_keys_that_are_read() =>
        Assert.Equal(CrisisYaml.Keys, Properties(JsonNode.Parse(Text("crisis.schema.json"))!));

    [Theory, MemberData(nameof(TriggerKeys))]
    public void The_schema_of_triggers_has_the_keys_that_are_read(string parent, string definition)
    {
        var node = JsonNode.Parse(Text("triggers.schema.json"))!["$defs"]!;
        foreach (var (part, depth) in definition.Split('/').Select((part, depth) => (part, depth)))
            node = depth == 0 ? node[part]! : node["properties"]![part]!;

        Assert.Equal(TriggersYaml.Keys[parent], Properties(node));
    }

    [Fact]
    public void The_schema_of_triggers_has_the_counts_that_can_be_watched() =>
        Assert.Equal(
            TriggersYaml.Measures.Keys,
            JsonNode.Parse(Text("triggers.schema.json"))!["$defs"]!["watch"]!["properties"]!["measure"]!["enum"]!
                .AsArray()
                .Select(word => word!.GetValue<string>())
        );

    [Theory, MemberData(nameof(Examples))]
    public void The_examples_keep_to_the_schemas(string example)
    {
        var folder = Path.Combine(Repository.Root, "examples", example);

        Assert.True(Crisis.Evaluate(FromYaml(File.ReadAllText(Path.Combine(folder, "crisis.yml")))).IsValid);
        Assert.True(Triggers.Evaluate(FromYaml(File.ReadAllText(Path.Combine(folder, "triggers.yml")))).IsValid);
    }

    [Theory, MemberData(nameof(TriggerFolderTests.Faults), MemberType = typeof(TriggerFolderTests))]
    public void What_the_reader_leaves_out_the_schema_refuses_unless_it_needs_the_folder(string fault, string column)
    {
        var needsTheFolder =
            column is "place" or "persistence"
            || fault.Contains("displaced_now", StringComparison.Ordinal)
            || fault.Contains("axis: south", StringComparison.Ordinal);

        var isValid = Triggers.Evaluate(FromYaml(TriggerFolderTests.File(fault))).IsValid;

        Assert.Equal(needsTheFolder, isValid);
    }

    static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schemas", name));

    static IEnumerable<string> Properties(JsonNode schema) =>
        schema["properties"]!.AsObject().Select(property => property.Key);

    static System.Text.Json.JsonElement FromYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return System.Text.Json.JsonSerializer.SerializeToElement(ToJson(stream.Documents[0].RootNode));
    }

    static JsonNode? ToJson(YamlNode node) =>
        node switch
        {
            YamlMappingNode mapping => new JsonObject(
                mapping.Children.Select(child =>
                    KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, ToJson(child.Value))
                )
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: { } plain }
                when double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                JsonValue.Create(number),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => null,
        };
}
