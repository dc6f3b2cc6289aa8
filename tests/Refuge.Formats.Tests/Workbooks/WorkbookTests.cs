using Refuge.Formats.Tests.Building;
using Refuge.Formats.Workbooks;

namespace Refuge.Formats.Tests.Workbooks;

/// <summary>Sheets of a workbook are tables of a folder, and what the program writes it reads again.</summary>
public class WorkbookTests
{
    static string[] Line(string text) => text.Split(',');

    static byte[] Book() => new FieldWorkbook()
        .With("places", false, "", Line("id,name,kind,lat,lon,source"), Line("alma,Alma,town,35,43,S1"),
            Line("camp,Camp,site,35,43,S2"))
        .With("Series", false, "", Line("id,what,of,area,source"), Line("camps,stock,present,camp,S2"))
        .With("observations", false, "", Line("date,place,series,value,source"), Line("day:47533,camp,camps,900,S2"))
        .ToBytes();

    [Fact]
    public void A_workbook_with_a_sheet_for_each_table_is_read_as_the_tables_would_be()
    {
        using var folder = FolderOnDisk.Valley().Without("places.csv").With("crisis.xlsx", Book());

        var reading = folder.Read();

        Assert.DoesNotContain(reading.Problems, problem => problem.Where.File != "sources.csv");
        Assert.Equal(["alma", "camp"], reading.Crisis!.Situation.Places.Rows.Select(row => row.Value.Id.Code));
        var count = Assert.Single(reading.Crisis.Situation.Observations.Rows).Value;
        Assert.Equal((new DateOnly(2030, 2, 19), 900), (count.Date, count.Value!.Value.Value));
    }

    [Fact]
    public void A_workbook_of_the_name_of_a_table_is_that_table()
    {
        var book = new FieldWorkbook()
            .With("Sheet1", false, "", Line("place,date,item,quantity,source"), Line("camp,day:47533,toilet,12,S2"))
                .ToBytes();
        using var folder = FolderOnDisk.Valley().With("facilities.xlsx", book);

        Assert.Equal(12, Assert.Single(folder.Read().Crisis!.Situation.Facilities.Rows).Value.Quantity!.Value.Value);
    }

    [Fact]
    public void A_table_that_stands_twice_is_read_once_and_told()
    {
        using var folder = FolderOnDisk.Valley().With("crisis.xlsx", Book());

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "places.csv");

        Assert.Equal(Severity.RowLeftOut, problem.Severity);
        Assert.Contains("crisis.xlsx", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_is_none_is_told_and_the_rest_loads()
    {
        using var folder = FolderOnDisk.Valley().With("crisis.xlsx", "PK\u0003\u0004 no zip");

        var reading = folder.Read();

        Assert.NotNull(reading.Crisis);
        Assert.Contains(reading.Problems, problem =>
            problem.Where.File == "crisis.xlsx" && problem.Severity == Severity.RowLeftOut);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var bytes = new MemoryStream();
        WorkbookWriter.Write(
            bytes,
            [
                new("one", [[WrittenCell.Of("name"), WrittenCell.Of("count")],
                    [WrittenCell.Of("=cmd|' /C calc'!A0 <&>"), WrittenCell.Of(12.5)]]),
                new("sums", [[WrittenCell.Of("sum")], [WrittenCell.Sum("SUM(one!B2:B2)", 12.5)]]),
            ]);

        using var workbook = Workbook.Open(new MemoryStream(bytes.ToArray()), TestContext.Current.CancellationToken);

        Assert.Equal(["one", "sums"], workbook.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(
            ["name|count", "=cmd|' /C calc'!A0 <&>|12.5"],
            workbook.Rows(workbook.Sheets[0]).Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))));
        Assert.Equal("12.5", workbook.Rows(workbook.Sheets[1]).Last().Cells[0].Text);
    }
}
