using System.Text;
using Refuge.Formats.Importing;
using Refuge.Formats.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Importing;

/// <summary>Files in the shapes that the field publishes, each with the rows that are right for it.</summary>
public class FieldFileTests
{
    const string SiteList = """
        DTM Site Assessment - Round 12,,,,,,,,
        ,,,,,,,,
        State,State PCODE,LGA,Site ID,Site Name,Site Type,Date of assessment,Total IDP population,
        ,,,,,,,HH,IND
        North,NG002,Bama,0012,GSSS Camp,Collective settlement,31/10/2017,860,"4,300"
        North,NG002,Bama,0013,Low cost,Camp,30/10/2017,120,N/A
        North,NG002,Gwoza,0014,Town centre,Host community,28/10/2017,"1,210","6,050"
        North,NG002,Gwoza,0015,Hill,Camp,28/10/2017,-,-
        Grand Total,,,,,,,2190,"10,350"
        """;

    /// <summary>A file of our own making in the shape of a published one.</summary>
    static byte[] Shape(string name) => File.ReadAllBytes(
        Path.Combine(Repository.Root, "tests/Refuge.Formats.Tests/Importing/Files", name));

    [Fact]
    public void A_site_list_of_dtm_with_a_title_two_lines_of_headings_and_a_total()
    {
        using var folder = new Imported().From(ImportKind.Dtm, "dtm_r12.csv", SiteList);

        Assert.Equal(
            ["2017-10-31 gsss_camp dtm_ind 4300", "2017-10-30 low_cost dtm_hh 120",
                "2017-10-28 town_centre dtm_ind 6050"],
            folder.Rows("observations.csv", "date", "place", "series", "value"));
        Assert.Equal(
            ["gsss_camp site 0012 Bama", "low_cost site 0013 Bama", "town_centre town 0014 Gwoza",
                "hill site 0015 Gwoza"],
            folder.Rows("places.csv", "id", "kind", "pcode", "admin2"));
        Assert.Contains("1 row that adds others up", folder.Told, StringComparison.Ordinal);
        Assert.Contains("1 row without a number", folder.Told, StringComparison.Ordinal);
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void The_same_file_twice_adds_nothing_and_a_changed_count_is_told_and_not_taken()
    {
        using var folder = new Imported().From(ImportKind.Dtm, "dtm_r12.csv", SiteList);
        var before = Directory.GetFiles(folder.Folder.FullName, "*.csv").ToDictionary(file => file, File.ReadAllText);

        folder.From(ImportKind.Dtm, "dtm_r12.csv", SiteList);

        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));
        folder.From(ImportKind.Dtm, "dtm_r12.csv", SiteList.Replace("120,N/A", "125,N/A", StringComparison.Ordinal));
        Assert.Contains("another count of dtm_hh at low_cost on 2017-10-30", folder.Told, StringComparison.Ordinal);
        Assert.Equal(before[before.Keys.Single(file => file.EndsWith("observations.csv", StringComparison.Ordinal))],
            File.ReadAllText(Path.Combine(folder.Folder.FullName, "observations.csv")));
    }

    [Fact]
    public void A_table_of_the_dtm_interface_whose_rows_part_a_place_by_reason_is_added_up()
    {
        using var folder = new Imported().From(ImportKind.Hxl, "global-iom-dtm.csv", Shape("global-iom-dtm.csv"));

        Assert.Equal(["kutum 1500", "tina 5000"], folder.Rows("observations.csv", "place", "value"));
        Assert.Equal(["SD02101 district", "SD02102 district"], folder.Rows("places.csv", "pcode", "kind"));
        Assert.Contains("not understood and left out: \"id\", \"operation\", \"roundNumber\", \"numberMales\"",
            folder.Told, StringComparison.Ordinal);
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void Tags_that_break_the_standard_in_a_file_with_semicolons_that_is_not_utf_8()
    {
        // The shape of HXLStandard/libhxl-python, issue 269: attributes that begin with a digit.
        var bytes = Encoding.Latin1.GetBytes(
            "Province;Commune;Site;Nombre de ménages;IDPs 2013-2014;Date\n"
            + "#adm1+name;#adm2+name;#loc+name;#affected+hh;#affected+idps+ind+year+2013+2014;#date\n"
            + "Bururi;Rumonge;Kigwena;210;1.050;31.07.2020\nBururi;Rumonge;Gatété;80;400;30.07.2020\n");
        using var folder = new Imported().From(ImportKind.Hxl, "burundi.csv", bytes);

        Assert.Equal(["2020-07-31 kigwena 1050", "2020-07-30 gatete 400"],
            folder.Rows("observations.csv", "date", "place", "value"));
        Assert.Equal(["Kigwena", "Gatété"], folder.Rows("places.csv", "name"));
        Assert.Contains("Windows-1252", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Flows_of_fts_are_taken_once_by_boundary_with_state_and_currency()
    {
        using var folder = new Imported().From(ImportKind.Fts, "fts_flows.csv", Shape("fts_flows.csv"));

        Assert.Equal(
            ["2017-10-03 paid 2500000 USD Sweden single", "2017-10-09 pledged 400000 USD Japan shared"],
            folder.Rows("funding.csv", "date", "kind", "amount", "currency", "donor", "boundary"));
        Assert.Contains("1 flow that stays inside", folder.Told, StringComparison.Ordinal);
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void Requirements_and_funding_of_fts_are_two_rows_of_an_appeal()
    {
        using var folder = new Imported()
            .From(ImportKind.Fts, "fts_requirements_funding.csv", Shape("fts_requirements_funding.csv"));

        Assert.Equal(
            ["2017-09-01 Rohingya plan requested 434000000 USD", "2017-09-01 Rohingya plan paid 117000000 USD"],
            folder.Rows("funding.csv", "date", "appeal", "kind", "amount", "currency"));
    }

    [Fact]
    public void A_workbook_with_merged_headings_serial_days_errors_and_a_hidden_sheet()
    {
        var workbook = new FieldWorkbook()
            .With(
                "Round 3", isHidden: false, "D1:E1 A1:A2 B1:B2 C1:C2",
                ["Site Name", "Site Code", "Survey date", "Population", ""],
                ["", "", "", "HH", "IND"],
                ["North camp", "0101", "day:43039", "860", "4300"],
                ["South camp", "0102", "day:43038", "#N/A", "950"],
                ["West camp", "0103", "43037", "#N/A", "#N/A"],
                ["TOTAL", "", "", "860", "5250"])
            .With("lists", isHidden: true, "", ["Site Name", "IND"], ["Old camp", "1"])
            .ToBytes();
        using var folder = new Imported().From(ImportKind.Xlsx, "round3.xlsx", workbook);

        Assert.Equal(
            ["2017-10-31 north_camp 4300", "2017-10-30 south_camp 950"],
            folder.Rows("observations.csv", "date", "place", "value"));
        Assert.Equal(["0101", "0102", "0103"], folder.Rows("places.csv", "pcode"));
        Assert.Contains("[lists] is hidden", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Unicode_text_of_a_spreadsheet_with_units_in_the_cells()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(
            "Site\tDate\tDisplaced\nAlma camp\t28 Aug 2016\t4300 IND\nBoro camp\t28 Aug 2016\t120 HH\n")).ToArray();
        using var folder = new Imported().From(ImportKind.Xlsx, "sites.txt", bytes);

        Assert.Equal(
            ["2016-08-28 alma_camp idps_ind 4300", "2016-08-28 boro_camp idps_hh 120"],
            folder.Rows("observations.csv", "date", "place", "series", "value"));
    }

    [Fact]
    public void A_number_with_two_readings_that_nothing_in_the_file_decides_is_told_and_not_taken()
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "sites_2016-08-28.csv", "Site name;Individuals\nAlma;1.600\nBoro;900\n");

        Assert.Equal(["2016-08-28 boro 900"], folder.Rows("observations.csv", "date", "place", "value"));
        Assert.Contains("\"1.600\" may mean 1,600 or 1.6", folder.Told, StringComparison.Ordinal);
        Assert.Contains("2016-08-28 was taken from the name of the file", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Day_and_month_that_may_stand_in_either_order_are_told_and_not_taken()
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "sites.csv", "Site name,Date,Individuals\nAlma,05/06/2016,160\nBoro,05/06/2016,900\n");

        Assert.Empty(folder.Rows("observations.csv", "date"));
        Assert.Contains("either order", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_what_where_with_an_empty_row_before_the_headings()
    {
        using var folder = new Imported().From(ImportKind.Hxl, "3w.csv", """
            ,,,,,,
            Organization,Cluster,Activity,Township,Township pcode,Status,Start date
            #org+name,#sector,#activity,#adm3+name,#adm3+code,#status,#date+start
            Water agency,WASH,Latrines,Sittwe,MMR012001,Ongoing,2020-09-24
            Food agency,Food,Food rations,Sittwe,MMR012001,Completed,2020-09-01
            Third agency,Health,Talks,Sittwe,MMR012001,to be seen,2020-09-01
            """);

        Assert.Equal(
            ["Water agency toilet under_way sittwe", "Food agency food_energy delivered sittwe",
                "Third agency Talks planned sittwe"],
            folder.Rows("responses.csv", "organisation", "item", "status", "place"));
        Assert.Contains("1 of the activities without a state", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_lost_its_zeros_and_a_name_in_another_spelling_find_their_places()
    {
        using var folder = new Imported();
        File.WriteAllText(
            Path.Combine(folder.Folder.FullName, "places.csv"),
            "id,name,kind,pcode\nqayyarah,Qayyarah,town,0042\nhamam,Hammam al-Alil,town,\n");
        folder.From(ImportKind.Xlsx, "list_2016-08-28.csv",
            "P-code,Site name,Individuals\n42,Al Qayyara,100\n,Hamam Alalil,200\n");

        Assert.Equal(["qayyarah 100", "hamam 200"], folder.Rows("observations.csv", "place", "value"));
        Assert.Equal(
            ["Al Qayyara qayyarah 0.8", "Hamam Alalil hamam 0.7"],
            folder.Rows("imports/matches.csv", "provider_name", "place", "confidence"));
    }

    [Theory]
    [InlineData("old.xls", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0 })]
    [InlineData("picture.csv", new byte[] { 0xFF, 0xD8, 0, 0, 0, 0, 0, 0, 0 })]
    public void A_file_that_is_no_table_is_refused_with_a_remedy(string name, byte[] bytes)
    {
        using var folder = new Imported().From(ImportKind.Xlsx, name, bytes);

        Assert.Contains("Save it as CSV in UTF-8, or as .xlsx.", folder.Told, StringComparison.Ordinal);
        Assert.Empty(folder.Outcome.Tables);
    }

    [Fact]
    public void A_broken_workbook_stops_the_import_and_leaves_the_folder_as_it_was()
    {
        using var folder = new Imported();
        var before = Directory.GetFiles(folder.Folder.FullName).Order().ToList();

        Assert.Throws<IOException>(
            () => folder.From(ImportKind.Xlsx, "broken.xlsx", [0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5]));

        Assert.Equal(before, Directory.GetFiles(folder.Folder.FullName).Order());
    }

    [Fact]
    public void An_import_that_is_stopped_leaves_the_folder_as_it_was()
    {
        using var folder = new Imported();
        var rows = Enumerable.Range(0, 3_000)
            .Select(row => FormattableString.Invariant($"S{row},Site {row},2016-08-28,{row}"));
        var file = new FileInfo(Path.Combine(folder.Folder.FullName, "..", "many.csv"));
        File.WriteAllLines(file.FullName, rows.Prepend("Site ID,Site Name,Date,Individuals"));
        var before = Directory.GetFiles(folder.Folder.FullName).Order().Select(path => path + File.ReadAllText(path))
            .ToList();
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => FolderImport.Run(
            new(ImportKind.Dtm, [file], folder.Folder, new Dictionary<string, ImportMap>(), null), _ =>
                stop.Cancel(), stop.Token));

        Assert.Equal(
            before, Directory.GetFiles(folder.Folder.FullName).Order().Select(path => path + File.ReadAllText(path)));
    }

    [Fact]
    public void A_table_whose_headings_nobody_knows_is_read_by_the_map_that_was_proposed_and_corrected()
    {
        const string Kobo = "_id,grp_loc/loc_nm,grp_cnt/n_ppl,end_day\n1,Alma,160,2016-08-28\n";
        using var folder = new Imported();
        folder.From(ImportKind.Xlsx, "kobo.csv", Kobo);
        Assert.Contains("--map", folder.Told, StringComparison.Ordinal);

        var map = folder.Propose(ImportKind.Xlsx, "kobo.csv", Kobo);
        Assert.Contains(",2,grp_loc/loc_nm,", map, StringComparison.Ordinal);
        map = map.Replace("grp_loc/loc_nm,", "grp_loc/loc_nm,place_name", StringComparison.Ordinal)
            .Replace("grp_cnt/n_ppl,", "grp_cnt/n_ppl,individuals", StringComparison.Ordinal)
            .Replace("end_day,", "end_day,date", StringComparison.Ordinal)
            .Replace(",,series,", ",,series,kobo", StringComparison.Ordinal)
            .Replace(",,place_kind,", ",,place_kind,town", StringComparison.Ordinal);
        folder.From(ImportKind.Xlsx, "kobo.csv", Encoding.UTF8.GetBytes(Kobo), map);

        Assert.Equal(
            ["2016-08-28 alma kobo_ind 160"], folder.Rows("observations.csv", "date", "place", "series", "value"));
        Assert.Equal(["alma town"], folder.Rows("places.csv", "id", "kind"));
    }

    [Fact]
    public void Columns_that_a_table_lacks_are_added_behind_its_own_and_its_rows_stay()
    {
        using var folder = new Imported();
        var places = Path.Combine(folder.Folder.FullName, "places.csv");
        File.WriteAllText(places, "id,name,kind\n# an example\nold,\"Old, place\",town\n");
        folder.From(ImportKind.Dtm, "dtm_r12.csv", SiteList);

        var lines = File.ReadAllLines(places);
        Assert.StartsWith("id,name,kind,", lines[0], StringComparison.Ordinal);
        Assert.Equal("# an example", lines[1]);
        Assert.StartsWith("old,\"Old, place\",town,,", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Read().Problems, problem => problem.Severity > Severity.Note);
    }
}
