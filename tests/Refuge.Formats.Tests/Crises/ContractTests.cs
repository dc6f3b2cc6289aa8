using System.Text.RegularExpressions;
using Refuge.Formats.Crises;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Reports;
using Refuge.Situations;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Crises;

/// <summary>Holds the tables of docs/contract.md against the code.</summary>
public partial class ContractTests
{
    static readonly IReadOnlyDictionary<string, string> Contract = ReadContract();

    public static TheoryData<string> EveryTable => [.. CrisisTables.All.Select(table => table.File)];

    [Theory, MemberData(nameof(EveryTable))]
    public void A_table_has_the_columns_of_the_contract(string file) =>
        Assert.Equal(ColumnsOf(Contract[file]), CrisisTables.All.Single(table => table.File == file).Columns);

    [Fact]
    public void Every_table_of_the_contract_is_read() =>
        Assert.Equal(
            Contract.Keys.Where(file => file.EndsWith(".csv", StringComparison.Ordinal)).Order(),
            CrisisTables.All.Select(table => table.File).Order());

    [Fact]
    public void The_crisis_file_has_the_keys_of_the_contract() =>
        Assert.Equal(ColumnsOf(Contract["crisis.yml"]), CrisisYaml.Keys);

    [Fact]
    public void The_columns_that_every_table_may_carry_are_those_of_the_contract() =>
        Assert.Contains(
            $"may carry `{string.Join("`, `", TableSchema.Everywhere)}`", File.ReadAllText(ContractFile),
            StringComparison.Ordinal);

    [Fact]
    public void The_words_of_a_column_are_those_of_the_contract()
    {
        Assert.Multiple(
            () => SameWords<PlaceKind>("places.csv", "kind"),
            () => SameWords<LengthBasis>("routes.csv", "km_basis"),
            () => SameWords<RouteMode>("routes.csv", "mode"),
            () => SameWords<BridgeKind>("routes.csv", "bridge_kind"),
            () => SameWords<SiteKind>("sites.csv", "kind"),
            () => SameWords<Bound>("facilities.csv", "bound"),
            () => SameWords<ResponseStatus>("responses.csv", "status"),
            () => SameWords<PlacePart>("control.csv", "part"),
            () => SameWords<ControlStatus>("control.csv", "status"),
            () => SameWords<HazardKind>("hazards.csv", "kind"),
            () => SameWords<HazardStatus>("hazards.csv", "status"),
            () => SameWords<ServiceKind>("services.csv", "service"),
            () => SameWords<ServiceStatus>("services.csv", "status"),
            () => SameWords<HealthCondition>("health.csv", "condition"),
            () => SameWords<PopulationGroup>("health.csv", "group"),
            () => SameWords<ClosureKind>("closures.csv", "kind"),
            () => SameWords<ClosedTo>("closures.csv", "applies_to"),
            () => SameWords<CountKind>("series.csv", "what"),
            () => SameWords<Counted>("series.csv", "of"),
            () => SameWords<CountedPopulation>("series.csv", "population"),
            () => SameWords<ActionKind>("actions.csv", "kind"),
            () => SameWords<ChannelKind>("channels.csv", "kind"),
            () => SameWords<MoneyState>("funding.csv", "kind"),
            () => SameWords<ReviewAction>("reviews.csv", "action"),
            () => SameWords<DecisionOutcome>("decisions.csv", "decided"));
    }

    static string ContractFile => Path.Combine(Repository.Root, "docs/contract.md");

    static void SameWords<T>(string file, string column)
        where T : struct, Enum
    {
        var words = Regex.Match(Contract[file], $@"\b{column} \((?<words>[^)`]*)\)").Groups["words"].Value;
        Assert.Equal(words.Split(", ").Order(), Words.All<T>().Order());
    }

    /// <summary>
    /// The columns a row of the contract lists: what stands in brackets, and sentences behind, belong to their meaning.
    /// </summary>
    static string[] ColumnsOf(string cell) =>
        Brackets().Replace(cell, "").Split(". ")[0].Split(':')[0].Split(';')[0]
            .Split(',', StringSplitOptions.TrimEntries);

    static Dictionary<string, string> ReadContract() => File.ReadLines(ContractFile)
        .Select(line => TableLine().Match(line))
        .Where(
            match => match.Success && match.Groups["file"].Value is var file
            && (
                file == "crisis.yml"
                || (file.EndsWith(".csv", StringComparison.Ordinal) && !file.Contains('*', StringComparison.Ordinal))))
        .ToDictionary(match => match.Groups["file"].Value, match => match.Groups["columns"].Value);

    [GeneratedRegex(@"^\| (`reports/` \+ )?`(?<file>[^`]+)` \| (?<columns>.*) \|$")]
    private static partial Regex TableLine();

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Brackets();
}
