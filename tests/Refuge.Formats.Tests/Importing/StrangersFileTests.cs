using System.Text;
using Refuge.Formats.Importing;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Importing;

/// <summary>Files of crises that no template foresaw, in shapes that agencies and public bug reports show.</summary>
public class StrangersFileTests
{
    /// <summary>
    /// A round of DTM with groups of headings: hosts beside the displaced, local words for the levels.
    /// </summary>
    static byte[] Round => new FieldWorkbook()
        .With(
            "Data", isHidden: false, "A2:D2 E2:F2 G2:H2",
            ["Displacement tracking, Round 1 (30 September 2023)"],
            ["Location", "", "", "", "Population", "", "Displaced by the fighting", "", "Needs", ""],
            ["Marz", "Marz P-code", "Community", "Community P-code", "Host HH", "Host IND", "IDP HH", "IDP IND",
                "Main need", "Survey date"],
            ["South", "AA09", "Orin", "AA0901", "5200", "20300", "2750", "9850", "Kits", "day:45199"],
            ["South", "AA09", "Sedra", "AA0903", "3900", "14500", "410", "1536", "Shelter", "day:45199"],
            ["Total", "", "", "", "9100", "34800", "3160", "11386", "", ""])
        .ToBytes();

    [Fact]
    public void Under_grouped_headings_the_displaced_are_counted_and_their_hosts_are_not()
    {
        using var folder = new Imported().From(ImportKind.Dtm, "round1.xlsx", Round);

        Assert.Equal(
            ["2023-09-30 orin dtm_ind 9850", "2023-09-30 sedra dtm_ind 1536"],
            folder.Rows("observations.csv", "date", "place", "series", "value"));
        Assert.Equal(["orin South AA0901", "sedra South AA0903"], folder.Rows("places.csv", "id", "admin1", "pcode"));
        Assert.Contains("\"Population Host HH\"", folder.Told, StringComparison.Ordinal);
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void Of_a_crossing_a_camp_and_a_town_with_one_code_the_one_that_is_named_is_meant()
    {
        using var folder = new Imported();
        File.WriteAllText(
            Path.Combine(folder.Folder.FullName, "places.csv"),
            "id,name,kind,pcode\nthe_gate,The Gate,crossing,AA0901\norin,Orin,town,AA0901\norin_hub,Orin "
            + "hub,site,AA0901\n");
        folder.From(ImportKind.Dtm, "round1.xlsx", Round);

        Assert.Equal(["orin 9850", "sedra 1536"], folder.Rows("observations.csv", "place", "value"));
    }

    [Fact]
    public void A_code_whose_place_has_another_name_than_the_one_that_is_stated_is_told()
    {
        using var folder = new Imported();
        File.WriteAllText(
            Path.Combine(folder.Folder.FullName, "places.csv"),
            "id,name,kind,pcode\nthe_gate,The Gate,crossing,AA0901\norin,Orin,town,\n");
        folder.From(ImportKind.Dtm, "round1.xlsx", Round);

        Assert.Contains("1 place found by name or spelling", folder.Told, StringComparison.Ordinal);
        Assert.Contains(
            "Orin the_gate 0.6", folder.Rows("imports/matches.csv", "provider_name", "place", "confidence"));
    }

    const string Sites = """
        Collective sites of the south, 1 October 2023 (municipality),,,,,,,,
        ,,,,,,,,
        No,Name of site,Latitude,Longitude,Max. capacity,Persons today,Toilets F,Toilets M,Remarks
        1,School No 2,39.512,46.338,300,~340,4,4,no hot water
        2,Hotel,39.509,46.34,120,118,10,10,
        3,Sports hall,"39,521","46,031",250,1.20,6,?,
        4,Kindergarten,39.69,45.47,80,70-80,3,3,moved
        ,TOTAL,,,750,,23,21,
        """;

    [Fact]
    public void A_list_of_sites_brings_its_day_capacities_and_toilets_and_what_may_be_wrong_is_told()
    {
        using var folder = new Imported().From(ImportKind.Xlsx, "sites.csv", Sites);

        Assert.Equal(
            ["2023-10-01 school_no_2 340 about", "2023-10-01 hotel 118 "],
            folder.Rows("observations.csv", "date", "place", "value", "bound"));
        Assert.Equal(
            ["school_no_2 300", "hotel 120", "sports_hall 250", "kindergarten 80"],
            folder.Rows("sites.csv", "place", "capacity_people"));
        Assert.Equal(
            [
                "school_no_2 toilet 8 exact", "hotel toilet 20 exact", "sports_hall toilet 6 at_least",
                "kindergarten toilet 6 exact",
            ],
            folder.Rows("facilities.csv", "place", "item", "quantity", "bound"));
        Assert.Contains(
            "2023-10-01 was taken from the title above the headings", folder.Told, StringComparison.Ordinal);
        Assert.Contains("\"1.20\" is no whole number", folder.Told, StringComparison.Ordinal);
        Assert.Contains("70 belongs into low, 80 into high", folder.Told, StringComparison.Ordinal);
        Assert.Contains("One part of toilet is not known", folder.Told, StringComparison.Ordinal);
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void A_title_with_two_days_dates_no_row()
    {
        using var folder = new Imported().From(
            ImportKind.Xlsx, "sites.csv",
            Sites.Replace("1 October 2023", "1 October 2023 and 3 October 2023", StringComparison.Ordinal));

        Assert.Empty(folder.Rows("observations.csv", "date"));
        Assert.Contains("Nothing says of which day the rows are", folder.Told, StringComparison.Ordinal);
    }

    const string Tagged = """
        Marz,Town,Displaced persons registered,As of
        #adm1+name,#adm2+name,#affected+refugees+ind,#date+reported
        South,Orin,"10,250",02/10/2023
        South,Sedra,"1,610",02/10/2023
        """;

    [Fact]
    public void A_file_of_which_nothing_can_be_taken_over_leaves_no_source_behind()
    {
        using var folder = new Imported().From(ImportKind.Hxl, "registered.csv", Tagged);

        Assert.Empty(folder.Outcome.Tables);
        Assert.Empty(folder.Rows("sources.csv", "id"));
        Assert.Contains(",,dates,day_first", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_knows_a_file_says_in_its_map_how_days_and_thousands_are_written()
    {
        using var folder = new Imported();
        var map = folder.Propose(ImportKind.Hxl, "registered.csv", Tagged)
            .Replace(",,dates,", ",,dates,day_first", StringComparison.Ordinal)
            .Replace(",,thousands,", ",,thousands,comma", StringComparison.Ordinal);

        folder.From(ImportKind.Hxl, "registered.csv", Encoding.UTF8.GetBytes(Tagged), map);

        Assert.Equal(
            ["2023-10-02 orin 10250", "2023-10-02 sedra 1610"],
            folder.Rows("observations.csv", "date", "place", "value"));
    }

    [Fact]
    public void A_map_says_what_may_be_written_into_it_and_takes_the_items_of_a_standard()
    {
        const string List = "Site,n_cap,lat_f,day\nHall,120,6,2023-10-01\n";
        using var folder = new Imported();
        var map = folder.Propose(ImportKind.Xlsx, "list.csv", List);
        Assert.Contains("place_name, place_code,", map, StringComparison.Ordinal);
        Assert.Contains("dates (day_first or month_first", map, StringComparison.Ordinal);

        folder.From(ImportKind.Xlsx, "list.csv", Encoding.UTF8.GetBytes(List), map
            .Replace("n_cap,", "n_cap,capacity", StringComparison.Ordinal)
            .Replace("lat_f,", "lat_f,latrines", StringComparison.Ordinal)
            .Replace(",4,day,", ",4,day,date", StringComparison.Ordinal));

        Assert.Equal(["hall 120"], folder.Rows("sites.csv", "place", "capacity_people"));
        Assert.Equal(
            ["hall 2023-10-01 toilet 6"], folder.Rows("facilities.csv", "place", "date", "item", "quantity"));
    }

    [Fact]
    public void Receivers_of_flows_are_kept_beside_their_givers()
    {
        using var folder = new Imported().From(ImportKind.Fts, "flows.csv", """
            Source org.,Destination org.,Amount (USD),Status,Flow date,Destination plan,Boundary
            Donor State,Refugee agency,"1,000,000",paid,2023-09-29,Response plan,incoming
            """);

        Assert.Equal(
            ["Donor State Refugee agency 1000000"], folder.Rows("funding.csv", "donor", "recipient", "amount"));
    }

    /// <summary>A list of collective centres with merged headings and a row of totals.</summary>
    static byte[] Centres(string heading) => new FieldWorkbook()
        .With(
            "Centres", isHidden: false, "A1:G1 C2:D2",
            ["Collective centres, 3 October 2023"],
            ["Marz", heading, "People", "", "Capacity", "Latrines (all)"],
            ["", "", "HH", "IND", "(persons)", ""],
            ["North", "Orin school", "90", "315", "400", "11"], ["North", "Sedra hall", "40", "140", "200", "4"],
            ["", "TOTAL", "130", "455", "600", "15"])
        .ToBytes();

    [Theory]
    [InlineData("Centre")]
    [InlineData("Collective Center")]
    [InlineData("Name of centre")]
    [InlineData("Evacuation centre")]
    [InlineData("Hosting site")]
    [InlineData("Centre d'hébergement")]
    public void A_list_of_centres_has_a_row_for_each_and_none_for_the_region(string heading)
    {
        using var folder = new Imported().From(ImportKind.Xlsx, "centres.xlsx", Centres(heading));

        Assert.Equal(
            ["orin_school 315", "sedra_hall 140"], folder.Rows("observations.csv", "place", "value"));
        Assert.Equal(["orin_school 11", "sedra_hall 4"], folder.Rows("facilities.csv", "place", "quantity"));
        Assert.DoesNotContain("no column was taken for the names of places", folder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_column_is_understood_as_the_place_the_import_says_what_to_write()
    {
        using var folder = new Imported().From(ImportKind.Xlsx, "centres.xlsx", Centres("Ort"));

        Assert.Contains("no column was taken for the names of places", folder.Told, StringComparison.Ordinal);
        Assert.Contains("write place_name", folder.Told, StringComparison.Ordinal);
    }
}
