using System.Diagnostics;
using Refuge.Cycle;
using Refuge.Files;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Files;

/// <summary>Links, pipes, devices and files without end: named at once, never opened.</summary>
public sealed class HostileEntryTests : IDisposable
{
    readonly FolderOnDisk folder = FolderOnDisk.Valley();
    readonly string outside = Directory.CreateTempSubdirectory("refuge-outside-").FullName;

    public HostileEntryTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Such entries are made by other means there.");

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(outside, recursive: true);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_report_that_is_a_link_out_of_the_folder_is_named_and_not_read()
    {
        File.WriteAllText(Path.Combine(outside, "secret.txt"), "40,000 people hide in the wadi.");
        Directory.CreateDirectory(At("reports"));
        File.CreateSymbolicLink(At("reports/r.txt"), Path.Combine(outside, "secret.txt"));
        folder.With("reports/index.csv", "file,source,published\nr.txt,,2031-01-02\n");

        var reading = Read();

        Assert.Contains(
            reading.Problems,
            problem => problem.Where.File == "reports/r.txt"
            && problem.What.Contains("link", StringComparison.Ordinal));
        Assert.Empty(reading.Crisis!.Reports.Rows);
        Assert.DoesNotContain("reports/r.txt", reading.Crisis.InputHashes.Keys);
    }

    [Fact]
    public void Links_that_lead_in_a_circle_or_to_a_folder_are_named_once_each()
    {
        Directory.CreateDirectory(At("reports"));
        Directory.CreateSymbolicLink(At("reports/round"), ".");
        Directory.CreateSymbolicLink(At("reports/again"), ".");
        Directory.CreateSymbolicLink(At("scenarios"), outside);
        File.CreateSymbolicLink(At("self.csv"), At("self.csv"));

        var reading = Read();

        Assert.Equal(
            ["reports/again", "reports/round", "scenarios", "self.csv"],
            reading.Problems.Where(problem => problem.What.Contains("link", StringComparison.Ordinal))
            .Select(problem => problem.Where.File));
        Assert.Empty(reading.Scenarios);
    }

    [Theory, InlineData("control.csv", false), InlineData("places.csv", true), InlineData("crisis.yml", true)]
    public void A_pipe_in_the_place_of_a_table_is_named_and_not_opened(string table, bool stops)
    {
        File.Delete(At(table));
        MakePipe(At(table));

        var reading = Read();

        Assert.Contains(
            reading.Problems,
            problem => problem.Where.File == table && problem.What.Contains("pipe", StringComparison.Ordinal));
        Assert.Equal(stops, reading.Crisis is null);
    }

    [Theory, InlineData("control.csv", 129L << 20), InlineData("reports/r.txt", 65L << 20),
        InlineData("triggers.yml", 2L << 20)]
    public void A_file_that_is_too_long_is_refused_by_its_length_alone(string name, long length)
    {
        Directory.CreateDirectory(At("reports"));
        using (var file = File.Create(At(name))) file.SetLength(length);

        var reading = Read();

        Assert.Contains(
            reading.Problems,
            problem => problem.Where.File == name && problem.What.Contains("bytes long", StringComparison.Ordinal));
        Assert.DoesNotContain(name, reading.Crisis!.InputHashes.Keys);
    }

    [Fact]
    public void A_folder_that_is_too_long_as_a_whole_stops_the_work()
    {
        Directory.CreateDirectory(At("reports"));
        for (var number = 0; number < 9; number++)
        {
            using var file = File.Create(At($"reports/{number}.txt"));
            file.SetLength(60L << 20);
        }

        var reading = Read();

        Assert.Null(reading.Crisis);
        Assert.Contains(
            reading.Problems,
            problem => problem.Severity == Severity.Fatal
            && problem.What.Contains("together", StringComparison.Ordinal));
    }

    [Fact]
    public void Folders_without_bottom_stop_the_work()
    {
        Directory.CreateDirectory(At(string.Join('/', Enumerable.Repeat("d", 40))));

        var reading = Read();

        Assert.Null(reading.Crisis);
        Assert.Contains(reading.Problems, problem => problem.What.Contains("deep", StringComparison.Ordinal));
    }

    [Theory, InlineData("/dev/zero"), InlineData("/dev/stdin"), InlineData(""), InlineData("pipe")]
    public void What_a_user_names_as_a_report_is_refused_where_it_has_no_end(string named)
    {
        var path = named switch
        {
            "" => outside,
            "pipe" => MakePipe(Path.Combine(outside, "pipe.txt")),
            _ => named,
        };
        if (named == "/dev/stdin")
        {
            Assert.SkipWhen(
                Entry.Behind(path).Kind is EntryKind.OrdinaryFile or EntryKind.Absent,
                "Standard input is a file here.");
        }

        var (documents, problems) = ReportDocuments.Read(new(path), null, Cancellation);

        Assert.Empty(documents);
        Assert.Equal(Severity.Fatal, Assert.Single(problems).Severity);
    }

    [Fact]
    public void A_report_behind_a_link_that_the_user_named_is_read()
    {
        File.WriteAllText(Path.Combine(outside, "r.txt"), "Some 400 people fled.");
        File.CreateSymbolicLink(Path.Combine(outside, "link.txt"), Path.Combine(outside, "r.txt"));

        var (documents, _) = ReportDocuments.Read(new(Path.Combine(outside, "link.txt")), null, Cancellation);

        Assert.Equal("Some 400 people fled.", Assert.Single(documents).Report.Text);
    }

    [Fact]
    public void Lines_that_are_no_documents_are_left_out_with_their_number()
    {
        var list = Path.Combine(outside, "list.jsonl");
        File.WriteAllText(list, """
            {"id": "a", "text": "Some 400 people fled.", "published": "2031-01-02"}
            {"id": "b", "text":

            [1]
            {"text": "no id"}
            {"id": {}, "text": "an object"}
            {"id": "c", "text": null}
            {"id": "d", "text": "\ud800"}
            {"id": 7, "text": "A number.", "published": "9999-12-31"}
            """);

        var (documents, problems) = ReportDocuments.Read(new(list), null, Cancellation);

        Assert.Equal(["a", "7"], documents.Select(document => document.Id));
        Assert.Equal([2, 4, 5, 6, 7, 8, 9], problems.Select(problem => problem.Where.Line!.Value));
        Assert.Equal([new(2031, 1, 2), null], documents.Select(document => document.Report.Published));
    }

    [Fact]
    public void A_file_of_broken_lines_is_left_at_the_ten_thousandth()
    {
        var list = Path.Combine(outside, "list.jsonl");
        File.WriteAllText(list, string.Concat(Enumerable.Repeat("{\n", 20_000)));

        var (documents, problems) = ReportDocuments.Read(new(list), null, Cancellation);

        Assert.Empty(documents);
        Assert.Equal(10_000, Assert.Single(problems, problem => problem.Severity == Severity.Fatal).Where.Line);
    }

    string At(string name) => Path.Combine(folder.Place.FullName, name);

    CrisisReading Read() => folder.Read();

    static string MakePipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return path;
    }
}
