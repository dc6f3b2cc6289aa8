using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Displacement.Random;
using Refuge.Formats.Reports;
using Refuge.Situations;
using Refuge.Storage.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Storage.Tests;

/// <summary>
/// What should never have been entered is taken out: the words are nowhere any more, and the log verifies as before.
/// </summary>
public class RedactionTests(PostgresServer server)
{
    const string Name = "Alya Nesterova";

    public static TheoryData<KeptIn> Databases => [KeptIn.Sqlite, KeptIn.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_name_in_a_row_is_taken_out_and_the_log_verifies_before_and_after(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var outcome = await kept.Store.AppendAsync(
            [Water("2030-01-01", Name), Water("2030-01-02", "")], "analyst", Cancellation);
        var database = kept.Database!;
        var row = (await database.Rows.ListAsync("small-valley", "services.csv", -1, 100, Cancellation))
            .Single(each => each.Cells.GetValueOrDefault("source_note") == Name).Row;
        var head = (await database.Audit.VerifyAsync(null, Cancellation)).Head;
        var version = await database.VersionAsync("small-valley", Cancellation);
        var told = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;

        var refused = await database.Redactions.RedactRowAsync(
            "small-valley", "services.csv", row, Cells(("place", "nowhere")), "wrong", "account:7", Cancellation);
        var done = await database.Redactions.RedactRowAsync(
            "small-valley", "services.csv", row, Cells(("source_note", "")), "names a person", "account:7",
            Cancellation);
        var absent = await database.Redactions.RedactRowAsync(
            "small-valley", "services.csv", 9_999, Cells(("source_note", "")), "none", "account:7", Cancellation);

        Assert.Equal(2, outcome.Kept);
        Assert.NotEmpty(refused!);
        Assert.Empty(done!);
        Assert.Null(absent);
        Assert.NotEqual(version, await database.VersionAsync("small-valley", Cancellation));
        var left = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        Assert.NotEqual(told.InputHashes["services.csv"], left.InputHashes["services.csv"]);
        var (_, files) = (await database.ReadFilesAsync("small-valley", Cancellation))!.Value;
        Assert.All(files.Values, bytes => Assert.DoesNotContain(
            Name, Encoding.UTF8.GetString(bytes.Span), StringComparison.Ordinal));
        var verdict = await database.Audit.VerifyAsync(head, Cancellation);
        Assert.Empty(verdict.Faults);
        var line = (await database.Audit.ListAsync(null, 1, Cancellation))[0].Entry;
        Assert.Equal(("rows.redact", "account:7"), (line.Action, line.Actor));
        Assert.DoesNotContain(Name, line.Details, StringComparison.Ordinal);
        Assert.Equal(1, (await kept.Store.AppendAsync([Water("2030-01-03", "")], "analyst", Cancellation)).Kept);
        Assert.Empty((await database.Audit.VerifyAsync(head, Cancellation)).Faults);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_words_of_a_report_are_taken_out_and_what_was_read_in_it_with_them(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var report = new ReceivedReport(
            "story.txt", Kept.Bytes($"Velmo, 8 January 2030 - {Name} and 600 people fled on Monday."),
            new Dictionary<string, string> { ["published"] = "2030-01-08" });
        await kept.Store.ReceiveAsync(report, "reporter", Cancellation);
        var crisis = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        var extractions = new Extractions(ShippedReader.Knowledge);
        Kept.Plan(crisis, crisis.LastKnownOn!.Value, Publishing.Audience.Restricted, extractions);
        await kept.Store.KeepExtractionsAsync(extractions.TakeAdded(), Cancellation);
        var database = kept.Database!;

        Assert.True(await database.Redactions.RedactReportAsync(
            "small-valley", "story.txt", "names a person", "account:7", Cancellation));
        Assert.False(await database.Redactions.RedactReportAsync(
            "small-valley", "story.txt", "again", "account:7", Cancellation));

        Assert.Empty((await database.Audit.VerifyAsync(null, Cancellation)).Faults);
        await using var context = database.Open();
        Assert.DoesNotContain(
            await context.Blobs.Select(blob => blob.Bytes).ToListAsync(Cancellation),
            bytes => Encoding.UTF8.GetString(bytes).Contains(Name, StringComparison.Ordinal));
        Assert.DoesNotContain(
            await context.Extractions.Select(each => each.Bytes).ToListAsync(Cancellation),
            bytes => Encoding.UTF8.GetString(bytes).Contains(Name, StringComparison.Ordinal));
        var after = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        Assert.Contains(after.Reports.Rows, each => each.Value.File == "reports/story.txt");
    }

    [Fact]
    public async Task Nothing_of_it_lies_in_the_file_or_its_log_any_more()
    {
        var place = Directory.CreateTempSubdirectory("refuge-redacted-");
        var database = await Kept.EmptyAsync(KeptIn.Sqlite, place, server);
        var (store, _) = await database.ImportAsync(
            new(Path.Combine(Repository.Root, "examples", "small-valley")), "analyst", Cancellation);
        await store!.AppendAsync([Water("2030-01-01", Name), Water("2030-01-02", "")], "analyst", Cancellation);
        await store.ReceiveAsync(
            new("story.txt", Kept.Bytes($"{Name} and 600 people fled on Monday."),
                new Dictionary<string, string> { ["published"] = "2030-01-08" }),
            "reporter", Cancellation);
        Assert.Contains(Name, WordsIn(place), StringComparison.Ordinal);
        var row = (await database.Rows.ListAsync("small-valley", "services.csv", -1, 100, Cancellation))
            .Single(each => each.Cells.GetValueOrDefault("source_note") == Name).Row;

        await database.Redactions.RedactRowAsync(
            "small-valley", "services.csv", row, Cells(("source_note", "")), "names a person", "account:7",
            Cancellation);
        await database.Redactions.RedactReportAsync(
            "small-valley", "story.txt", "names a person", "account:7", Cancellation);

        Assert.DoesNotContain(Name, WordsIn(place), StringComparison.Ordinal);
    }

    static string WordsIn(DirectoryInfo place) => string.Join(
        '\n', place.GetFiles().Select(static file =>
        {
            using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(stream, Encoding.Latin1);
            return text.ReadToEnd();
        }));

    [Theory, MemberData(nameof(Databases))]
    public async Task Another_crisis_that_was_sent_the_same_report_keeps_nothing_that_was_made_of_it(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var database = kept.Database!;
        var (other, _) = await database.ImportAsync(
            new(Path.Combine(Repository.Root, "examples", "mosul-2016")), "analyst", Cancellation);
        var report = new ReceivedReport(
            "story.txt", Kept.Bytes($"{Name} and 600 people fled on Monday."),
            new Dictionary<string, string> { ["published"] = "2016-08-28" });
        foreach (var store in (ICrisisStore[])[kept.Store, other!])
        {
            await store.ReceiveAsync(report, "reporter", Cancellation);
        }

        using var queue = new JobsInProcess(
            new JobWork(database, JobNode.Publish, 1), database, NullLogger<JobsInProcess>.Instance);
        var job = await new JobDesk(database, queue, TimeProvider.System).AskAsync(
            new ReadOrder("mosul-2016", "reader"), "analyst", Cancellation);
        var version = await database.VersionAsync("mosul-2016", Cancellation);

        await database.Redactions.RedactReportAsync(
            "small-valley", "story.txt", "names a person", "account:7", Cancellation);

        Assert.Null(await database.Jobs.FindAsync(job!.Id, Cancellation));
        Assert.NotEqual(version, await database.VersionAsync("mosul-2016", Cancellation));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_tombstone_that_nobody_told_of_and_a_row_that_is_not_its_tombstone_are_found_out(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        await kept.Store.AppendAsync([Water("2030-01-01", Name)], "analyst", Cancellation);
        var database = kept.Database!;
        await using var context = database.Open();
        var fact = await context.Facts.AsNoTracking()
            .SingleAsync(each => each.Cells.Contains(Name), Cancellation);

        // No tombstone says so: the database refuses, also its own program.
        await Assert.ThrowsAnyAsync<Exception>(() => context.Facts.Where(each => each.Id == fact.Id)
            .ExecuteUpdateAsync(each => each.SetProperty(one => one.Cells, "{}"), Cancellation));
        context.Redactions.Add(new()
        {
            Number = 1,
            Crisis = "small-valley",
            File = fact.File,
            Row = fact.Row,
            Original = new('0', 64),
            Tombstone = "{}",
            Reason = "",
            At = DateTime.UnixEpoch,
        });
        await context.SaveChangesAsync(Cancellation);
        Assert.Single((await database.Audit.VerifyAsync(null, Cancellation)).Faults, each =>
            each.Contains("redactions", StringComparison.Ordinal));
        await context.Facts.Where(each => each.Id == fact.Id)
            .ExecuteUpdateAsync(each => each.SetProperty(one => one.Cells, "{}"), Cancellation);

        Assert.Contains((await database.Audit.VerifyAsync(null, Cancellation)).Faults, each =>
            each.Contains("services.csv", StringComparison.Ordinal));
    }

    /// <summary>
    /// A crisis that was read answers other days without being read again: as one that is read anew for each of them,
    /// also after somebody added, corrected or took something out.
    /// </summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task A_crisis_that_was_read_tells_any_day_as_one_read_anew_between_rows_and_redactions(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var database = kept.Database!;
        // The same draws in each run.
        var drawn = new Draws(5, 0).Once(Purpose.LeadTime, 0);
        for (var turn = 0; turn < 12; turn++)
        {
            switch (turn % 3)
            {
                case 0:
                    await kept.Store.AppendAsync(
                        [Water($"2021-0{drawn.NextBelow(4) + 4}-1{drawn.NextBelow(9)}", $"note {turn}")], "analyst",
                        Cancellation);
                    break;
                case 1:
                    await kept.Store.ReceiveAsync(
                        new(
                            $"r{turn}.txt", Kept.Bytes($"{turn * 100} people fled from Velmo."),
                            new Dictionary<string, string> { ["published"] = $"2021-05-0{drawn.NextBelow(8) + 1}" }),
                        "reporter", Cancellation);
                    break;
                default:
                    var rows = await database.Rows.ListAsync("small-valley", "services.csv", -1, 100, Cancellation);
                    await database.Redactions.RedactRowAsync(
                        "small-valley", "services.csv", rows[drawn.NextBelow(rows.Count)].Row, Cells(("source_note", "")),
                        "names a person", "account:7", Cancellation);
                    await database.Redactions.RedactReportAsync(
                        "small-valley", $"r{turn - 1}.txt", "names a person", "account:7", Cancellation);
                    break;
            }

            for (var asked = 0; asked < 3; asked++)
            {
                var day = new DateOnly(2021, 3, 1).AddDays(drawn.NextBelow(160));
                var here = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
                var anew = (await (await kept.AgainAsync()).LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;

                Assert.Equal(Picture(anew, day), Picture(here, day));
            }
        }
    }

    static IEnumerable<string> Picture(Crisis crisis, DateOnly day)
    {
        var told = new ReportedClaims([], [], crisis.Reports.AsOf(day), crisis.Sources);
        var situation = SituationBuilder.AsOf(crisis.Situation, told, day);
        return
        [
            .. crisis.InputHashes.OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => $"{file.Key} {file.Value}"),
            .. told.Reports.Select(report => report.Value.File),
            .. situation.Facts.Select(fact => $"{fact} {string.Join(' ', fact.Evidence)}"),
            .. situation.Contradictions.Select(each => $"{each}"),
        ];
    }

    static StatedRow Water(string day, string note) => Kept.Row(
        "services.csv",
        [
            ("place", "velmo"), ("date", day), ("service", "water"), ("status", "down"),
            .. note.Length > 0 ? [("source_note", note)] : Array.Empty<(string, string)>(),
        ]);

    static Dictionary<string, string> Cells(params IReadOnlyList<(string Column, string Cell)> cells) =>
        cells.ToDictionary(cell => cell.Column, cell => cell.Cell);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
