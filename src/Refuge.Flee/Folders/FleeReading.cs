using Refuge.Flee.Engines;

namespace Refuge.Flee.Folders;

/// <summary>What was read of a Flee folder.</summary>
/// <param name="Scenario">The scenario. Null when a fatal problem stops the work.</param>
/// <param name="Problems">What is wrong with the folder, in the order in which it was found.</param>
public sealed record FleeReading(FleeScenario? Scenario, IReadOnlyList<Problem> Problems)
{
    /// <summary>What Flee's own output prints besides the camps.</summary>
    internal FleePrintedCounts Counts { get; init; } = new([]);
}

/// <summary>Counts as Flee prints them.</summary>
/// <param name="Raw">[days] The "raw UNHCR refugee count", with the fault that its first day adds the total to the
/// camps.</param>
sealed record FleePrintedCounts(IReadOnlyList<int> Raw);

/// <summary>Where a Flee run is read from.</summary>
/// <param name="InputFolder">The folder with the map, the fighting and the closures.</param>
/// <param name="SourceFolder">The folder with the counts.</param>
/// <param name="SettingsFile">The settings; null for <c>simsetting.yml</c> beside the input folder, or Flee's defaults
/// when it is absent.</param>
/// <param name="Days">How many days; null or zero for the length in <c>sim_period.csv</c>.</param>
/// <param name="Faults">What is done about Flee's faults.</param>
public sealed record FleeRequest(
    string InputFolder, string SourceFolder, string? SettingsFile = null, int? Days = null,
    FleeFaults Faults = FleeFaults.Mended);
