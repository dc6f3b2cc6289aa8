using System.Text;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Crises;

/// <summary>
/// What is particular to a crisis that is kept as a folder; what every store does is tested beside the databases.
/// </summary>
public class FolderStoreTests
{
    [Fact]
    public async Task Rows_are_added_behind_what_stands_in_the_file_and_nothing_there_is_touched()
    {
        const string Control = "place;date;status;mine\r\nalma;2030-01-05;held;\"a;b\"\r\nboro;someday;held;";
        using var folder = FolderOnDisk.Valley().With("control.csv", Control);
        using var store = Store(folder);

        var outcome = await store.AppendAsync(
            [Row("control.csv", ("place", "boro"), ("date", "2030-01-07"), ("status", "calm"))], "analyst",
            Cancellation);

        Assert.Equal(1, outcome.Kept);
        Assert.Equal($"{Control}\nboro;2030-01-07;calm;\n", TextOf(folder, "control.csv"));
        var known = Assert.Single(
            (await store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.Situation.Controls.Rows,
            row => row.Value.Place.Code == "boro");
        Assert.Equal(new(2030, 1, 7), known.Value.Date);
    }

    [Fact]
    public async Task Rows_of_two_tables_are_both_kept_when_the_machine_stops_between_their_files()
    {
        using var folder = FolderOnDisk.Valley();
        var change = new FolderChange(folder.Place);
        change.Make(
        [
            ("control.csv", "place,date,status\nboro,2030-01-07,calm\n"u8.ToArray()),
            ("services.csv", "place,date,service,status\nalma,2030-01-07,water,down\n"u8.ToArray()),
        ]);
        File.Move(
            Path.Combine(folder.Place.FullName, ".change", "control.csv"),
            Path.Combine(folder.Place.FullName, "control.csv"), overwrite: true);

        using var store = Store(folder);
        var situation = (await store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.Situation;

        Assert.Single(situation.Controls.Rows);
        Assert.Single(situation.Services.Rows);
        Assert.False(Directory.Exists(Path.Combine(folder.Place.FullName, ".change")));
    }

    [Fact]
    public async Task A_change_that_was_never_made_leaves_nothing_when_the_folder_is_read()
    {
        using var folder = FolderOnDisk.Valley();
        var unfinished = Directory.CreateDirectory(Path.Combine(folder.Place.FullName, ".change.half"));
        await File.WriteAllTextAsync(
            Path.Combine(unfinished.FullName, "services.csv"),
            "place,date,service,status\nalma,2030-01-07,water,down\n", Cancellation);
        using var store = Store(folder);

        var reading = await store.LoadAsync(CrisisView.Whole, Cancellation);

        Assert.Empty(reading.Crisis!.Situation.Services.Rows);
        Assert.DoesNotContain(
            reading.Problems, problem => problem.ToString().Contains(".change", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_from_elsewhere_moves_nothing_from_behind_a_link()
    {
        using var folder = FolderOnDisk.Valley();
        using var outside = FolderOnDisk.Valley();
        var theirs = Path.Combine(outside.Place.FullName, "secret.csv");
        await File.WriteAllTextAsync(theirs, "kept", Cancellation);
        Directory.CreateSymbolicLink(Path.Combine(folder.Place.FullName, ".change"), outside.Place.FullName);
        using var store = Store(folder);

        await store.LoadAsync(CrisisView.Whole, Cancellation);

        Assert.True(File.Exists(theirs));
        Assert.False(File.Exists(Path.Combine(folder.Place.FullName, "secret.csv")));
    }

    [Fact]
    public async Task A_table_that_does_not_stand_there_yet_is_made_with_the_columns_of_the_contract()
    {
        using var folder = FolderOnDisk.Valley();
        using var store = Store(folder);

        await store.AppendAsync(
            [Row("services.csv", ("place", "alma"), ("date", "2030-01-07"), ("service", "water"), ("status", "down"))],
            "analyst", Cancellation);

        Assert.Equal(
            "place,date,service,status,damage,source,reported,announced,sensitivity\nalma,2030-01-07,water,down,,,,,\n",
            TextOf(folder, "services.csv"));
    }

    [Theory]
    [InlineData("place,date,status\nalma,2030-01-05,held\n")]
    [InlineData("alma,2030-01-05,held\n")]
    public async Task A_row_that_the_file_has_no_column_for_is_refused_and_the_file_stays(string control)
    {
        using var folder = FolderOnDisk.Valley().With("control.csv", control);
        using var store = Store(folder);

        var outcome = await store.AppendAsync(
            [Row("control.csv", ("place", "boro"), ("date", "2030-01-07"), ("status", "calm"), ("holder", "nobody"))],
            "analyst", Cancellation);

        Assert.Equal(0, outcome.Kept);
        Assert.NotEmpty(outcome.Problems);
        Assert.Equal(control, TextOf(folder, "control.csv"));
    }

    [Theory]
    [InlineData("../story.txt")]
    [InlineData("a/b.txt")]
    [InlineData(".story.txt")]
    [InlineData("story.exe")]
    [InlineData("")]
    public async Task A_report_under_a_name_that_leads_elsewhere_is_refused(string name)
    {
        using var folder = FolderOnDisk.Valley();
        using var store = Store(folder);

        var outcome = await store.ReceiveAsync(
            new(
                name, Encoding.UTF8.GetBytes("Words."), new Dictionary<string, string>
                {
                    ["published"] = "2030-01-05",
                }), "analyst", Cancellation);

        Assert.Equal(0, outcome.Kept);
        Assert.Single(outcome.Problems);
        Assert.Empty(await store.ListReportsAsync(Cancellation));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static string TextOf(FolderOnDisk folder, string file) =>
        File.ReadAllText(Path.Combine(folder.Place.FullName, file));

    static FolderStore Store(FolderOnDisk folder) =>
        new(folder.Place, new(Path.Combine(folder.Place.FullName, ".runs")));

    static StatedRow Row(string file, params (string Column, string Value)[] cells) =>
        new(file, cells.ToDictionary(cell => cell.Column, cell => cell.Value));
}
