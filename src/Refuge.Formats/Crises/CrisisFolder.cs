using Refuge.Cycle;
using Refuge.Formats.Workbooks;
using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>Reads a crisis folder: every row in every version, and everything that is wrong with it.</summary>
public static class CrisisFolder
{
    /// <summary>What no crisis can do without.</summary>
    internal static readonly string[] RequiredFiles =
        ["crisis.yml", CrisisTables.Sources.File, CrisisTables.Places.File];

    /// <summary>Reads the folder, with the files of one of its scenarios laid over it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="scenario">The scenario's name, a folder below <c>scenarios</c>. Null for the folder as it
    /// stands.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What was read, and every problem found. The crisis is null when one of them is fatal.</returns>
    public static CrisisReading Read(DirectoryInfo folder, string? scenario, CancellationToken cancellation) =>
        Read(folder, scenario, null, cancellation);

    /// <summary>The same, telling how many of the files are read.</summary>
    internal static CrisisReading Read(
        DirectoryInfo folder, string? scenario, IProgress<(int Done, int Of)>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var problems = new ProblemList();
        if (folder.Exists)
        {
            return Read(
                new WorkbookTables(new FilesOnDisk(folder, problems, cancellation), problems, cancellation), problems,
                scenario, null, progress,
                cancellation).Reading;
        }

        problems.Add(
            Severity.Fatal, new(folder.Name), "This is not a folder.",
            "Name a folder that holds crisis.yml, sources.csv and places.csv.");
        return new(null, problems.InOrder(), []);
    }

    /// <summary>
    /// Reads the files of a folder that are held in memory, with those of one of its scenarios laid over them.
    /// </summary>
    /// <param name="name">The name of the folder.</param>
    /// <param name="files">The bytes of each file, by its name relative to the folder, with slashes.</param>
    /// <param name="scenario">The scenario's name. Null for the folder as it stands.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What was read, and every problem found. The crisis is null when one of them is fatal.</returns>
    public static CrisisReading Read(
        string name, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string? scenario,
        CancellationToken cancellation) =>
        Read(new FilesInMemory(name, files), new(), scenario, null, null, cancellation).Reading;

    /// <summary>Reads some rows of a crisis that is kept elsewhere.</summary>
    /// <param name="name">The name of the folder.</param>
    /// <param name="files">The bytes of each file, by its name relative to the folder, with slashes.</param>
    /// <param name="scenario">The scenario's name. Null for the crisis as it stands.</param>
    /// <param name="lastOfWhole">The last known-on day of all rows of the crisis, also of those left out here. Null
    /// when none has one.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What was read, and the days of every row of it.</returns>
    internal static (CrisisReading Reading, IReadOnlyList<FactDays> Days) ReadPart(
        string name, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string? scenario, DateOnly? lastOfWhole,
        CancellationToken cancellation) =>
        Read(new FilesInMemory(name, files), new(), scenario, lastOfWhole, null, cancellation);

    static (CrisisReading Reading, IReadOnlyList<FactDays> Days) Read(
        ICrisisFiles held, ProblemList problems, string? scenario, DateOnly? lastOfWhole,
        IProgress<(int Done, int Of)>? progress, CancellationToken cancellation)
    {
        var files = new FolderFiles(held, scenario, problems, progress);
        foreach (var missing in RequiredFiles.Where(file => !files.Has(file)))
        {
            problems.Add(
                Severity.Fatal, new(missing), "The file is missing, and no crisis can do without it.",
                "Add it to the folder.");
        }

        if (scenario is not null && !files.Scenarios.Contains(scenario, StringComparer.Ordinal))
        {
            problems.Add(
                Severity.Fatal, new($"scenarios/{Quoted.Short(scenario)}"), "The folder has no such scenario.",
                files.Scenarios.Count == 0
                ? "Leave out --scenario."
                : $"Choose one of {string.Join(", ", files.Scenarios)}.");
        }

        if (problems.StopsTheWork) return (new(null, problems.InOrder(), files.Scenarios), []);

        var (crisis, days) = Read(files, held.Name, lastOfWhole, problems, cancellation);
        files.NameStrangers();
        files.NameFoldersInTheWay();
        return (new(problems.StopsTheWork ? null : crisis, problems.InOrder(), files.Scenarios), days);
    }

    static (Crisis? Crisis, IReadOnlyList<FactDays> Days) Read(
        FolderFiles files, string folderName, DateOnly? lastOfWhole, ProblemList problems,
        CancellationToken cancellation)
    {
        if (files.Inspect("crisis.yml", cancellation) is not { } yaml
            || new CrisisYaml(folderName, problems).Read(yaml) is not { } identity)
        {
            return (null, []);
        }

        var sources = SourceTable.Read(files, problems, cancellation);
        var tables = new TableReader(files, new(sources, problems), problems, cancellation);
        var index = new FolderIndex { HouseholdSize = identity.HouseholdSize };

        var places = ReadPlaces(tables, index, problems);
        if (places.Count == 0)
        {
            problems.Add(
                Severity.Fatal, new(CrisisTables.Places.File), "The file holds no place that can be read.",
                "Add at least one place with id, name and kind.");
            return (null, []);
        }

        var routes = tables.Read(
            CrisisTables.Routes, row => PlaceTables.Route(row, index),
            route => route.BridgeKind is not null || route.LorriesPerDay is not null);
        foreach (var route in routes) index.Add(route);
        var series = tables.Read(CrisisTables.Series, row => CountTables.Series(row, index));
        foreach (var counted in series) index.Add(counted);

        var record = new SituationDrafts(places, routes, series, tables, index);
        var rest = new
        {
            Reports = new ReportFiles(files, tables, sources, problems, cancellation).Read(),
            Reviews = tables.Read(CrisisTables.Reviews, MoneyTables.Review).Select(static (draft, row) =>
                draft with { Value = draft.Value with { Row = row } }).ToList(),
            Assumptions = tables.Read(CrisisTables.Assumptions, row => CountTables.Assumption(row, index)),
            Allocations = tables.Read(CrisisTables.Allocations, row => CountTables.Allocation(row, index)),
            Plans = tables.Read(CrisisTables.Plans, row => CountTables.Plan(row, index)),
            Responses = tables.Read(CrisisTables.Responses, row => MoneyTables.Response(row, index)),
            Actions = tables.Read(CrisisTables.Actions, MoneyTables.Action),
            Channels = tables.Read(CrisisTables.Channels, MeansTables.Channel),
            Stocks = tables.Read(CrisisTables.Stocks, row => MeansTables.Stock(row, index)),
            Flows = tables.Read(CrisisTables.Funding, MoneyTables.Flow),
            Rates = tables.Read(CrisisTables.Rates, MoneyTables.Rate),
            Decisions = tables.Read(CrisisTables.Decisions, row => MoneyTables.Decision(row, index)),
            Triggers = files.Inspect(TriggersYaml.File, cancellation) is { } triggers
                ? new TriggersYaml(index, problems).Read(triggers)
                : [],
        };

        foreach (var trigger in rest.Triggers) tables.BecomesKnown(trigger.Known);

        VersionChecks.Check(rest.Triggers, problems);

        // Only now is the folder's last known-on day known, from which rows with undated sources show.
        var last = KnownOnRule.Later(tables.Last, new(lastOfWhole, false));
        var situation = record.Finish(last);
        CountChecks.Check(situation, record.Observations, last, problems);
        ThresholdChecks.Check(identity, index, problems);
        UnusedChecks.Check(identity, rest.Plans.Count, situation.Feedback.Rows.Count, problems);
        var crisis = new Crisis
        {
            Identity = identity,
            Sources = sources,
            Situation = situation,
            Reports = Draft.History(rest.Reports, last),
            Reviews = Draft.History(rest.Reviews, last),
            Assumptions = Draft.History(rest.Assumptions, last),
            Allocations = Draft.History(rest.Allocations, last),
            Plans = Draft.History(rest.Plans, last),
            Responses = Draft.History(rest.Responses, last),
            Actions = Draft.History(rest.Actions, last),
            Channels = Draft.History(rest.Channels, last),
            Stocks = Draft.History(rest.Stocks, last),
            MoneyFlows = Draft.History(rest.Flows, last),
            Rates = Draft.History(rest.Rates, last),
            Decisions = Draft.History(rest.Decisions, last),
            Triggers = Draft.History(rest.Triggers, last),
            ExtraCells = tables.ExtraCells,
            InputHashes = files.Hashes,
            LastKnownOn = last,
        };
        return (crisis, tables.Days);
    }

    static List<Draft<Place>> ReadPlaces(TableReader tables, FolderIndex index, ProblemList problems)
    {
        var places = tables.Read(
            CrisisTables.Places, PlaceTables.Place,
            place => place.Kind == PlaceKind.Site || place.Population is not null);
        // A town of which nobody knows who lives there is a home from which any number may flee: the row that a
        // template wrote to show where places go is none once another place stands beside it.
        if (places.Count > 1) places.RemoveAll(static place => CrisisTemplates.IsFirstPlace(place.Value));
        foreach (var place in places) index.Add(place);
        PlaceTables.CheckAnchors(places, index, problems);
        return places;
    }
}
