using System.CommandLine;
using Refuge.Files;
using Refuge.Formats.Importing;

namespace Refuge.Cli;

/// <summary>
/// <c>refuge import hxl|dtm|fts|xlsx FILE… --into FOLDER --map FILE</c>: rows from the files of other programs.
/// </summary>
static class ImportCommand
{
    const int MostNotes = 60;

    internal static Command Create() => new("import", "Rows or a crisis folder from the files of another program.")
    {
        ImportFleeCommand.Create(),
        Of(
            ImportKind.Hxl, "hxl",
            "Tables with HXL hashtags, in any encoding: counts, places, activities, money; and what export wrote."),
        Of(ImportKind.Dtm, "dtm", "Site lists and rounds of IOM's displacement tracking matrix, as CSV or .xlsx."),
        Of(ImportKind.Fts, "fts", "Flows and requirements of OCHA's financial tracking service, as CSV or .xlsx."),
        Of(ImportKind.Xlsx, "xlsx", "Workbooks and tables of any other making; --map says what their columns are."),
    };

    static Command Of(ImportKind kind, string name, string description)
    {
        var files = PathInputs.ExistingFiles("file", "The files.");
        var into =
            PathInputs.FolderOption("--into", "The crisis folder that rows are added to. No row of it is changed.");
        into.Required = true;
        var map = PathInputs.FileOption(
            "--map",
            "How columns are used. A file that is not there is written, to be corrected, and nothing is imported.");
        var published = ValueOptions.Day(
            "--published", "The day on which the files were published. Default: the last day that they speak of.");
        var command = new Command(name, description) { files, into, map, published };
        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            kind, arguments.GetRequiredValue(files), arguments.GetRequiredValue(into)!, arguments.GetValue(map),
            arguments.GetValue(published), arguments.InvocationConfiguration, cancellation)));
        return command;
    }

    static int Run(
        ImportKind kind, IReadOnlyList<FileInfo> files, DirectoryInfo folder, FileInfo? map, DateOnly? published,
        InvocationConfiguration streams, CancellationToken cancellation)
    {
        if (Entry.Behind(folder.FullName).Kind != EntryKind.Folder)
        {
            streams.Error.WriteLine($"There is no folder \"{folder}\". Make one with refuge init {folder}.");
            return ExitCode.InputStopsTheWork;
        }

        var request = new ImportRequest(
            kind, files, folder, new Dictionary<string, ImportMap>(StringComparer.Ordinal), published);
        if (map is not null && Entry.At(map.FullName).Kind == EntryKind.Absent)
        {
            return Propose(request, map, streams, cancellation);
        }

        if (map is not null)
        {
            var (maps, problems) = FolderImport.ReadMap(map, cancellation);
            foreach (var problem in problems) streams.Error.WriteLine(problem);
            if (problems.Count > 0) return ExitCode.InputStopsTheWork;
            request = request with { Maps = maps, MapFile = map.ToString() };
        }

        var outcome = MemberProgress.Watch(
            streams.Output, "Rows",
            progress => FolderImport.Run(
                request, done => progress?.Report((done, Math.Max(done * 2, 1))), cancellation));
        Tell(outcome, folder, streams);
        return outcome.Tables.Any(static table => table.Added + table.There > 0)
            ? ExitCode.Good
            : ExitCode.InputStopsTheWork;
    }

    static int Propose(
        ImportRequest request, FileInfo map, InvocationConfiguration streams, CancellationToken cancellation)
    {
        var (bytes, problems) = FolderImport.Propose(request, cancellation);
        foreach (var problem in problems) streams.Error.WriteLine(problem);
        var path = OutputPlace.Checked(map.ToString());
        FolderImport.WriteMap(
            Path.Combine(OutputPlace.Checked(Path.GetDirectoryName(path)!), Path.GetFileName(path)), bytes,
                cancellation);
        streams.Output.WriteLine(
            $"{map} says how the columns would be used. Correct its column use, and import again with --map {map}.");
        return ExitCode.Good;
    }

    static void Tell(ImportOutcome outcome, DirectoryInfo folder, InvocationConfiguration streams)
    {
        foreach (var note in outcome.Notes.Take(MostNotes)) ProblemReport.Wrap($". {note}", streams.Output);
        foreach (var cause in Formats.Crises.Checks.ProblemCauses.Of(outcome.Problems))
        {
            var more = cause.Others.Count > 0
                ? FormattableString.Invariant($" The same in {cause.Others.Count:#,0} more ")
                + (cause.Others.Count == 1 ? "place." : "places.")
                : "";
            ProblemReport.Wrap(
                $"{(cause.First.Severity == Severity.Note ? '.' : '-')} {cause.First}{more}", streams.Output);
        }

        foreach (var (file, added, there, differs) in outcome.Tables)
        {
            var before = there > 0 ? FormattableString.Invariant($"; {there:#,0} stood there") : "";
            var others = differs > 0
                ? FormattableString.Invariant($"; {differs:#,0} left out, for a row that stands there says otherwise")
                : "";
            ProblemReport.Wrap(
                FormattableString.Invariant(
                    $"+ {file}: {added:#,0} {(added == 1 ? "row" : "rows")} added{before}{others}."),
                streams.Output);
        }

        if (outcome.Tables.Count > 0) streams.Output.WriteLine($"Next: refuge check {folder}");
        else streams.Output.WriteLine("No row was taken over; the folder is as it was.");
    }
}
