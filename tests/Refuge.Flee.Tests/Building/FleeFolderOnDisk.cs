namespace Refuge.Flee.Tests.Building;

/// <summary>A small folder of the Flee simulator: one conflict zone, one camp abroad, three days.</summary>
sealed class FleeFolderOnDisk : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-flee-");

    public FleeFolderOnDisk()
    {
        Write("input_csv/sim_period.csv", "StartDate,2030-01-01\nLength,3\n");
        Write(
            "input_csv/locations.csv",
            "#name,region,country,lat,lon,location_type,conflict_date,population\nAlpha,R,Home,1,2,conflict_zone,0,1000\nCamp,R,Abroad,1,3,camp,,150\n");
        Write("input_csv/routes.csv", "#name1,name2,distance\nAlpha,Camp,100\n");
        Write("input_csv/conflicts.csv", "#Day, Alpha\n0,1\n1,1\n2,1\n");
        Write("source_data/data_layout.csv", "total,total.csv\nCamp,camp.csv\n");
        Write("source_data/total.csv", "Date,Count\n2030-01-01,20\n2030-01-03,40\n");
        Write("source_data/camp.csv", "#Date,Count\n2030-01-01,10\n2030-01-03,30\n");
        Write("simsetting.yml", "");
    }

    public string Input => At("input_csv");

    public string Source => At("source_data");

    public string At(string relative) => Path.Combine(folder.FullName, relative);

    public void Write(string file, string text)
    {
        var path = At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
