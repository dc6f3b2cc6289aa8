namespace Refuge.AcceptanceTests;

/// <summary>An invented crisis at a border: people cross a river by boat and are counted on arrival.</summary>
sealed class BorderCrisis : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-border-");

    public BorderCrisis()
    {
        Write(
            "crisis.yml", "id: sela-2031", "title: Crossings of the Sela", "first_day: 2031-05-01", "currency: USD",
            "household_size: 5", "standard_set: sphere-2018", "languages: [en]", "movement_rules: refuge");
        Write(
            "sources.csv", "id,title,publisher,published,url,reliability,licence",
            "B1,Arrivals at the river,River Registration,2031-06-01,,B,", "B2,Sites,Site Group,2031-06-06,,B,",
            "B3,Arrivals at the river,River Registration,2031-06-08,,B,", "B4,Appeal,Appeal Desk,2031-05-20,,B,");
        Write(
            "places.csv", "id,name,kind,lat,lon,population,population_date,country,admin1,admin2,source",
            "orvan,Orvan,town,10.2,20.1,90000,2031-05-01,XA,Upper,Orvan,B1",
            "landing,Sela landing,crossing,10.1,20.3,,,XB,Lower,Sela,",
                "mira,Mira camp,site,10.0,20.5,,,XB,Lower,Sela,B2",
            "tolen,Tolen camp,site,9.9,20.6,,,XB,Lower,Sela,B2",
                "harbour,Harbour,town,9.8,20.7,40000,2031-05-01,XB,Lower,Sela,B1");
        Write(
            "routes.csv", "id,from,to,km,km_basis,mode,both_ways", "r1,orvan,landing,25,estimated,foot,yes",
            "r2,landing,mira,24,estimated,road,yes", "r3,mira,tolen,15,estimated,road,yes",
                "r4,tolen,harbour,16,estimated,road,yes");
        Write(
            "sites.csv", "place,kind,opens,capacity_people,source", "mira,camp,2031-05-05,30000,B2",
                "tolen,camp,2031-05-20,20000,B2",
            "harbour,host,,,B2");
        Write(
            "series.csv", "id,title,publisher,what,of,area,population,counts_from,household_factor,reliability,source",
            "arrived,People who crossed since 1 May,River Registration,cumulative,arrivals,*,all,2031-05-01,,B,B1",
            "mira_camp,People in Mira camp,Site Group,stock,present,mira,in_camp,,,B,B2",
            "tolen_camp,People in Tolen camp,Site Group,stock,present,tolen,in_camp,,,B,B2");
        Write(
            "observations.csv", "date,from,place,series,value,low,high,break,bound,source",
            "2031-05-25,,*,arrived,30200,,,,,B1", "2031-06-01,,*,arrived,41000,,,,,B1",
                "2031-06-08,,*,arrived,51800,,,,,B3",
            "2031-06-05,,mira,mira_camp,31500,,,,,B2", "2031-06-05,,tolen,tolen_camp,9000,,,,,B2");
        Write(
            "facilities.csv", "place,date,item,quantity,bound,condition,source",
                "mira,2031-06-05,toilet,200,exact,,B2");
        Write(
            "funding.csv", "date,appeal,kind,amount,bound,currency,source",
                "2031-05-20,Sela appeal,requested,12000000,exact,USD,B4",
            "2031-05-20,Sela appeal,paid,1000000,exact,USD,B4");
    }

    /// <summary>The folder.</summary>
    public string Path => System.IO.Path.Combine(folder.FullName, "sela");

    /// <summary>Where its plan is written.</summary>
    public string Out => System.IO.Path.Combine(folder.FullName, "out");

    /// <summary>The text of a file of the plan.</summary>
    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Out, file));

    public void Dispose() => folder.Delete(recursive: true);

    void Write(string file, params string[] lines)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllLines(System.IO.Path.Combine(Path, file), lines);
    }
}
