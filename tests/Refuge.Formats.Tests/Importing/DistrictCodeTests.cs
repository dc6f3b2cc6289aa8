using Refuge.Formats.Importing;

namespace Refuge.Formats.Tests.Importing;

/// <summary>A list of sites whose "P-Code" is that of the district; the folder knows most of the sites.</summary>
public class DistrictCodeTests
{
    const string List = """
        Sites of the plain - 31 December 2024,,,,,,,,
        Location,,,,Population,,Services,,
        Admin2,P-Code,Site name,Type,Households,Individuals,Latrines F,Latrines M,Capacity (ind.)
        North,006105,Alma camp,Camp,"1,900","9,500",31,29,6100
        South,006101,Boro camp,Camp,"1,860","9,300",42,40,7000
        South,006101,Cesta,Camp,"1,440","7,200",35,33,5000
        North,006105,Dara 1,Camp,900,4500,N/A,N/A,4000
        North,006105,Dara 2,Camp,860,4300,8,7,3000
        South,006101,New hall,Camp,700,"3,400",2,2,400
        """;

    static Imported Folder(string facilities = "", string sites = "")
    {
        var folder = new Imported();
        void Write(string file, string text) =>
            File.WriteAllText(Path.Combine(folder.Folder.FullName, file), text);
        Write(
            "places.csv",
            "id,name,aliases,kind,pcode,admin2\nalma,Alma camp,,site,AA6105,North\nboro,Boro camp,,site,AA6101,South\n"
            + "cesta,Cesta,,site,AA6101,South\ndara,Dara,Dara 1;Dara 2,site,AA6105,North\n");
        if (facilities.Length > 0) Write("facilities.csv", facilities);
        if (sites.Length > 0) Write("sites.csv", sites);
        return folder;
    }

    [Fact]
    public void A_code_that_several_sites_share_is_that_of_their_area_and_each_site_is_found_by_its_name()
    {
        using var folder = Folder().From(ImportKind.Dtm, "sites.csv", List);

        Assert.Equal(
            ["alma 9500", "boro 9300", "cesta 7200", "dara 8800", "new_hall 3400"],
            folder.Rows("observations.csv", "place", "value"));
        Assert.Contains("new_hall South ", folder.Rows("places.csv", "id", "admin2", "pcode"));
        Assert.Contains("they are codes of the area they lie in", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_blocks_of_one_camp_are_added_and_where_one_block_is_not_known_the_sum_is_a_lower_bound()
    {
        using var folder = Folder().From(ImportKind.Dtm, "sites.csv", List);

        Assert.Contains("\"Dara 1\" and \"Dara 2\" are one place", folder.Told, StringComparison.Ordinal);
        Assert.Contains("of one of them toilet is not known", folder.Told, StringComparison.Ordinal);
        Assert.Contains("dara 7000", folder.Rows("sites.csv", "place", "capacity_people"));
        Assert.Equal(
            [
                "alma toilet 60 exact", "boro toilet 82 exact", "cesta toilet 68 exact", "dara toilet 15 at_least",
                "new_hall toilet 4 exact",
            ],
            folder.Rows("facilities.csv", "place", "item", "quantity", "bound"));
    }

    [Fact]
    public void A_column_that_shows_no_mark_is_read_as_the_others_of_its_sheet_and_that_is_told()
    {
        using var folder = Folder().From(
            ImportKind.Dtm, "sites.csv",
            List.Replace("29,6100", "29,\"6,100\"", StringComparison.Ordinal)
                .Replace("40,7000", "40,\"7,000\"", StringComparison.Ordinal));

        Assert.Contains("alma 6100", folder.Rows("sites.csv", "place", "capacity_people"));
        Assert.Contains("boro 7000", folder.Rows("sites.csv", "place", "capacity_people"));
        Assert.Contains(
            "a comma was read as parting thousands, as it does in the other columns", folder.Told,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_holds_both_marks_is_not_read_as_the_others_of_its_sheet()
    {
        using var folder = Folder().From(
            ImportKind.Dtm, "sites.csv",
            List.Replace("29,6100", "29,\"6,100\"", StringComparison.Ordinal)
                .Replace("40,7000", "40,7.000", StringComparison.Ordinal));

        Assert.DoesNotContain("alma 6100", folder.Rows("sites.csv", "place", "capacity_people"));
        Assert.Contains("\"6,100\" may mean 6,100 or 6.1", folder.Told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("School", "new_hall collective_centre 400")]
    [InlineData("Collective centre", "new_hall collective_centre 400")]
    [InlineData("Camp", "new_hall  400")]
    public void A_school_of_a_list_of_sites_is_a_collective_centre(string type, string row)
    {
        using var folder = Folder().From(
            ImportKind.Dtm, "sites.csv",
            List.Replace("New hall,Camp", $"New hall,{type}", StringComparison.Ordinal));

        Assert.Contains(row, folder.Rows("sites.csv", "place", "kind", "capacity_people"));
    }

    [Fact]
    public void A_school_without_a_capacity_is_a_collective_centre_and_a_row_that_stands_is_not_written_over()
    {
        const string schools = "Site name,Site type,Individuals\nAlma camp,School,950\nNew hall,School,300\n";
        using var folder = Folder(sites: "place,kind,opens\nalma,camp,2022-01-01\n")
            .From(ImportKind.Dtm, "dtm_2024-12-31.csv", schools);

        Assert.Equal(["alma camp", "new_hall collective_centre"], folder.Rows("sites.csv", "place", "kind"));
    }

    [Fact]
    public void An_equal_number_is_no_contradiction_and_another_one_is()
    {
        using var folder = Folder(
            "place,date,item,quantity,bound,source\nalma,2024-12-31,toilet,60.0,,S1\n"
            + "boro,2024-12-31,toilet,80,about,S1\n",
            "place,kind,opens,capacity_people\nalma,camp,2022-01-01,6100\n");
        folder.From(ImportKind.Dtm, "sites.csv", List);

        Assert.DoesNotContain("at alma", folder.Told, StringComparison.Ordinal);
        Assert.DoesNotContain("sites.csv has a row for alma", folder.Told, StringComparison.Ordinal);
        Assert.Contains(
            "another number of toilet at boro on that day; 82 was not taken over", folder.Told,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_folder_knows_exactly_goes_before_the_code_of_a_site()
    {
        using var folder = Folder().From(
            ImportKind.Dtm, "dtm_2024-12-31.csv",
            "Site name,P-Code,Admin2,Individuals\nAlma camp,AA9999,North,950\nNew hall,AA6105X,North,300\n");

        Assert.Equal(["alma 950", "new_hall 300"], folder.Rows("observations.csv", "place", "value"));
        Assert.Contains(
            "Alma camp alma 0.8", folder.Rows("imports/matches.csv", "provider_name", "place", "confidence"));
    }

    [Fact]
    public void Two_sites_of_one_name_and_two_codes_stay_two()
    {
        using var folder = Folder().From(
            ImportKind.Dtm, "dtm_2024-12-31.csv",
            "Site name,P-Code,Admin2,Individuals\nCesta,X1,South,950\nCesta,X2,South,300\n");

        Assert.Equal(2, folder.Rows("observations.csv", "place").Distinct(StringComparer.Ordinal).Count());
    }

    const string Commas = "Site,Individuals\nA,\"95,000\"\nB,\"21,000\"\n";

    [Fact]
    public void A_number_with_two_readings_names_the_line_to_type_and_the_map_decides()
    {
        using var folder = new Imported().From(ImportKind.Dtm, "l_2025-01-05.csv", Commas);

        Assert.Empty(folder.Rows("observations.csv", "value"));
        Assert.Contains("\"95,000\" may mean 95,000 or 95", folder.Told, StringComparison.Ordinal);
        Assert.Matches(
            "run refuge import dtm .*l_2025-01-05.csv --into .* --map .*l_2025-01-05.map.csv, write the row "
            + ",,thousands,comma", folder.Told);

        var map = folder.Propose(ImportKind.Dtm, "l_2025-01-05.csv", Commas)
            .Replace(",,thousands,", ",,thousands,comma", StringComparison.Ordinal);
        folder.From(ImportKind.Dtm, "l_2025-01-05.csv", System.Text.Encoding.UTF8.GetBytes(Commas), map);

        Assert.Equal(["95000", "21000"], folder.Rows("observations.csv", "value"));
    }

    [Fact]
    public void People_that_show_what_a_comma_is_decide_the_households_beside_them()
    {
        using var folder = new Imported().From(
            ImportKind.Dtm, "l_2025-01-05.csv",
            "Site,Households,Individuals\nA,\"19,000\",\"95,000\"\nB,700,\"3,400\"\nC,\"4,200\",N/A\n");

        Assert.Equal(
            ["a dtm_ind 95000", "b dtm_ind 3400", "c dtm_hh 4200"],
            folder.Rows("observations.csv", "place", "series", "value"));
    }
}
