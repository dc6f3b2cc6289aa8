using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Workbooks;

/// <summary>A workbook with a sheet for each table, as somebody typed it and a spreadsheet saved it.</summary>
public class WorkbookFolderTests
{
    static string[] Line(string text) => text.Split(',');

    static FolderOnDisk Folder(string day) => FolderOnDisk.Valley().With(
        "crisis.xlsx", new FieldWorkbook()
            .With("series", false, "", Line("id,what,of,area,source"), Line("camps,stock,present,camp,S2"))
            .With(
                "observations", false, "", Line("date,from,place,series,value,source,bound"),
                Line($"{day},,camp,camps,900,S2"), Line($"{day},,boro,camps,30000,S2,about"))
            .ToBytes());

    [Fact]
    public void Blank_cells_at_the_end_of_a_row_of_a_sheet_are_no_fault()
    {
        using var folder = Folder("2030-02-19");

        Assert.DoesNotContain(
            folder.Read().Problems, problem => problem.What.Contains("The row ends after", StringComparison.Ordinal));
    }

    [Fact]
    public void Days_that_lost_their_format_are_read_and_told_once_and_no_count_is_taken_for_a_day()
    {
        using var folder = Folder("47533");

        var reading = folder.Read();

        var counts = reading.Crisis!.Situation.Observations.Rows.Select(row => row.Value).ToList();
        Assert.All(counts, count => Assert.Equal(new(2030, 2, 19), count.Date));
        Assert.Equal([900d, 30_000d], counts.Select(count => count.Value!.Value.Value).Order());
        var told = Assert.Single(reading.Problems, problem => problem.Where.File == "crisis.xlsx");
        Assert.Equal(Severity.Note, told.Severity);
        Assert.Contains("47533 in date of observations as 2030-02-19", told.What, StringComparison.Ordinal);
    }
}
