using System.Reflection;
using System.Text.RegularExpressions;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>The glossary leads from the field's word to the type that carries it.</summary>
public partial class GlossaryTests
{
    static readonly Type[] Types = [
        .. typeof(Refuge.Cycle.ForecastCycle).Assembly.GetTypes(),
        .. typeof(Refuge.Formats.Crises.CrisisFolder).Assembly.GetTypes(),
        .. Assembly.Load("Refuge.Optimisation").GetTypes()];

    static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs/glossary.md"))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2)
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries)),
    ];

    /// <summary>
    /// Names of types in the description of the architecture; projects, namespaces and files are not types.
    /// </summary>
    public static TheoryData<string> EveryTypeOfTheArchitecture =>
        [.. Code().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md")))
            .Select(static name => name.Groups[1].Value)
            .Where(static name => char.IsUpper(name[0]) && !name.StartsWith("Refuge", StringComparison.Ordinal))
            .Except(Folders).Distinct()];

    /// <summary>Folders of a stage that the description names.</summary>
    static readonly string[] Folders =
    [
        "Model", "Trends", "Blocks", "Random", "Hindcasts", "Scoring", "Sweeps",
    ];

    public static TheoryData<string> EveryType =>
        [.. Rows.SelectMany(static row => Code().Matches(row[3])).Select(static name => name.Groups[1].Value)
            .Where(static name => char.IsUpper(name[0])).Distinct()];

    [Theory, MemberData(nameof(EveryType))]
    public void What_the_glossary_names_exists(string name)
    {
        var parts = name.Split('<')[0].Split('.');

        Assert.Contains(Types, type =>
            Ends(type, parts)
            || (
                parts.Length > 1 && Ends(type, parts[..^1])
                && type.GetMember(
                    parts[^1],
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
                    | BindingFlags.Instance).Length > 0));
    }

    /// <summary>What the tables of what is never printed name as the place where it is decided.</summary>
    public static TheoryData<string> EveryRuleOfDoingNoHarm =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "docs/do-no-harm.md"))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(static line => Code().Matches(line)).Select(static name => name.Groups[1].Value.Split('(')[0])
            .Where(static name => char.IsUpper(name[0]) && !name.EndsWith("Tests", StringComparison.Ordinal))
            .Distinct()];

    [Theory, MemberData(nameof(EveryRuleOfDoingNoHarm))]
    public void What_doing_no_harm_names_exists(string name) => What_the_glossary_names_exists(name);

    [Theory, MemberData(nameof(EveryTypeOfTheArchitecture))]
    public void What_the_architecture_names_exists(string name) => What_the_glossary_names_exists(name);

    [Fact]
    public void Words_stand_in_the_order_of_the_alphabet() =>
        Assert.Equal(
            Rows.Select(static row => row[1]).Order(StringComparer.OrdinalIgnoreCase),
            Rows.Select(static row => row[1]));

    static bool Ends(Type type, string[] parts) =>
        $".{type.FullName?.Split('`')[0].Replace('+', '.')}".EndsWith(
            "." + string.Join('.', parts), StringComparison.Ordinal);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
