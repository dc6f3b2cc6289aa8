namespace Refuge.Publishing;

/// <summary>The tables of a crisis folder from which facts come.</summary>
enum FactTable
{
    /// <summary>A table that nobody listed: nothing of it leaves the own folder.</summary>
    Unlisted,
    Actions, Allocations, Assumptions, Channels, Closures, Control, Decisions, Events, Facilities, Feedback, Funding,
    Hazards,
    Health, Observations,
    Places, Plans, Rates, Responses, Reviews, Routes, Series, Services, Sites, Stocks, Triggers,
}

/// <summary>Finds the table of a file.</summary>
static class FactTables
{
    /// <summary>The table that a file holds, in the folder or in a scenario laid over it.</summary>
    internal static FactTable Of(string file)
    {
        var name = file.StartsWith("scenarios/", StringComparison.Ordinal) ? file[(file.LastIndexOf('/') + 1)..] : file;
        return ByFile.GetValueOrDefault(name);
    }

    /// <summary>The file that holds the table, as the folder contract names it.</summary>
    internal static string File(FactTable table) => table switch
    {
        FactTable.Unlisted => "a table",
        FactTable.Triggers => "triggers.yml",
        _ => $"{Words.Of(table)}.csv",
    };

    static readonly Dictionary<string, FactTable> ByFile =
        Enum.GetValues<FactTable>().Skip(1).ToDictionary(File, StringComparer.Ordinal);
}
