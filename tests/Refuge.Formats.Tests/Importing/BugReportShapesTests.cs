using System.Text;
using Refuge.Formats.Importing;

namespace Refuge.Formats.Tests.Importing;

/// <summary>
/// Shapes over which other programs stumbled, as told in public bug reports on HXL, Kobo, ODK and spreadsheets: each is
/// taken with the right value, or refused with a remedy. The files are our own.
/// </summary>
public class BugReportShapesTests
{
    [Fact]
    public void Hashtags_in_capitals_and_with_spaces_below_a_line_that_names_the_separator()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(
            "sep=;\nGouvernorat;Camp;Personnes;Jour\n#ADM1 + Name;#loc +name;# affected+ind;#DATE\n"
            + "Nord;Alma;1 250;02/10/2023\nNord;Boro;980;30/09/2023\n")).ToArray();
        using var folder = new Imported().From(ImportKind.Hxl, "tagged.csv", bytes);

        Assert.Equal(
            ["2023-10-02 alma 1250", "2023-09-30 boro 980"],
            folder.Rows("observations.csv", "date", "place", "value"));
    }

    [Fact]
    public void Questions_of_a_form_below_their_groups_with_the_time_of_sending()
    {
        using var folder = new Imported().From(ImportKind.Xlsx, "form.csv", """
            start,end,today,group_site/site_name,group_count/nb_individus,group_count/nb_menages,_submission_time,_uuid
            2023-10-02T08:11:00.000+03:00,2023-10-02T08:31:00.000+03:00,2023-10-02,Alma camp,412,80,2023-10-02T09:00:11,a-1
            2023-10-02T09:11:00.000+03:00,2023-10-02T09:31:00.000+03:00,2023-10-03,Boro camp,96,20,2023-10-03T09:00:11,a-2
            """);

        Assert.Equal(
            ["2023-10-02 alma_camp 412", "2023-10-03 boro_camp 96"],
            folder.Rows("observations.csv", "date", "place", "value"));
    }

    [Fact]
    public void A_code_that_a_spreadsheet_made_a_power_of_ten_is_told_and_not_kept()
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "codes_2023-10-01.csv",
            "P-code,Site name,Individuals\n1.01E+11,Alma,160\n010203040506,Boro,90\n");

        Assert.Equal([" alma", "010203040506 boro"], folder.Rows("places.csv", "pcode", "id"));
        Assert.Contains("\"1.01E+11\" is no code", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_for_each_round_is_refused_with_a_remedy()
    {
        using var folder = new Imported().From(
            ImportKind.Dtm, "rounds.csv", "Site name,Round 1,Round 2\nAlma,120,160\nBoro,80,90\n");

        Assert.Empty(folder.Outcome.Tables);
        Assert.Contains("--map", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_behind_narrow_spaces_and_a_decimal_comma_that_adds_nothing()
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "sites_2023-10-01.csv",
            "Site name;Individuals\nAlma;1\u202F250,00\nBoro;12\u00A0345\nKarn;2.500,00\n");

        Assert.Equal(
            ["alma 1250", "boro 12345", "karn 2500"], folder.Rows("observations.csv", "place", "value"));
    }

    [Fact]
    public void Fewer_than_nobody_is_no_count()
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "sites_2023-10-01.csv", "Site name,Individuals\nAlma,-15\nBoro,90\n");

        Assert.Equal(["boro 90"], folder.Rows("observations.csv", "place", "value"));
        Assert.Contains("\"-15\" is not a number that can be read", folder.Told, StringComparison.Ordinal);
    }

    [Theory, InlineData("\r"), InlineData("\r\n"), InlineData("\n")]
    public void Lines_may_end_as_any_program_ends_them(string end)
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "sites_2023-10-01.csv", $"Site name,Individuals{end}Alma,160{end}Boro,90{end}");

        Assert.Equal(["alma 160", "boro 90"], folder.Rows("observations.csv", "place", "value"));
    }

    [Fact]
    public void Two_columns_of_one_name_give_one_count_and_the_other_is_told()
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "sites_2023-10-01.csv", "Site name,Individuals,Individuals\nAlma,160,200\n");

        Assert.Equal(["alma 160"], folder.Rows("observations.csv", "place", "value"));
        Assert.Contains("not understood and left out: \"Individuals\"", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_with_an_hour_is_that_day_and_a_serial_day_too()
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "sites.csv",
            "Site name,Date,Individuals\nAlma,2023-10-02 00:00:00,160\nBoro,45199,90\nKarn,45199.5,70\n");

        Assert.Equal(
            ["2023-10-02 alma 160", "2023-09-30 boro 90", "2023-09-30 karn 70"],
            folder.Rows("observations.csv", "date", "place", "value"));
    }

    [Fact]
    public void Rows_that_count_women_and_men_apart_are_not_everybody()
    {
        using var folder = new Imported().From(
            ImportKind.Hxl, "apart_2023-10-01.csv",
            "Site,Women,Men,All\n#loc+name,#affected+f,#affected+m,#affected+ind\nAlma,90,70,160\n");

        Assert.Equal(["alma 160"], folder.Rows("observations.csv", "place", "value"));
        Assert.Contains("\"Women\", \"Men\"", folder.Told, StringComparison.Ordinal);
    }
}
