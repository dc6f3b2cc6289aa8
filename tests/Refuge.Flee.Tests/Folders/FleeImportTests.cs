using Refuge.Flee.Engines;
using Refuge.Flee.Folders;
using Refuge.Flee.Tests.Building;
using Refuge.Formats.Crises;
using Refuge.Situations;
using Refuge.Tests.Shared;

namespace Refuge.Flee.Tests.Folders;

public sealed class FleeImportTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-import-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_camp_is_known_from_its_first_count_above_zero()
    {
        Import("burundi");

        var crisis = CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!;

        Assert.DoesNotContain(crisis.Situation.Places.AsOf(new(2015, 10, 7)), place => place.Value.Name == "Nduta");
        Assert.Contains(
            crisis.Situation.Places.AsOf(new(2015, 10, 8)),
            place => place.Value is { Name: "Nduta", Kind: PlaceKind.Site });
    }

    [Fact]
    public void A_correction_restates_the_counts_before_it_on_its_day()
    {
        Import("burundi");

        var counts =
            CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!.Situation.Observations;
        double? MahamaIn(DateOnly asOf) =>
            counts.AsOf(asOf)
                .Single(
                    count =>
                        count.Value.Place?.Code == "Mahama"
                            && count.Value.Date == new DateOnly(2015, 9, 28)).Value.Value?.Value;

        Assert.True(MahamaIn(new(2015, 10, 4)) < MahamaIn(new(2015, 10, 3)));
    }

    [Fact]
    public void Capacities_that_are_later_peaks_are_unknown_until_the_peak()
    {
        var peaks = 0;
        foreach (var name in new[] { "burundi", "car", "mali", "ssudan", "syria" })
        {
            Import(name);
            peaks += File.ReadLines(Path.Combine(folder.FullName, "sites.csv"))
                .Count(line => line.Contains("the peak of the counts", StringComparison.Ordinal));
        }

        // 26 of 40 equal the peak of the sum over files, 2 more the peak of the first file.
        Assert.Equal(28, peaks);
    }

    [Fact]
    public void The_kept_original_runs_to_the_same_numbers()
    {
        var shared = SharedData.PathOrSkip("data/flee/mali");
        Import("mali");

        Assert.Equal(Run(shared), Run(Path.Combine(folder.FullName, "flee")));
    }

    [Fact]
    public void A_camp_without_a_file_of_counts_is_named_and_the_other_camps_are_imported()
    {
        using var flee = new FleeFolderOnDisk();
        flee.Write("source_data/data_layout.csv", "total,total.csv\nAlpha,\nCamp,camp.csv\n");

        var problems = FleeImport.Write(
            flee.Input, flee.Source, folder.FullName, "small", TestContext.Current.CancellationToken);

        var problem = Assert.Single(problems, static each => each.Severity == Severity.RowLeftOut);
        Assert.Equal(new("data_layout.csv", 2), problem.Where);
        Assert.Contains("2030-01-03,Camp,camps,30", Table("observations.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_files_of_one_camp_the_days_on_which_each_counts_are_summed()
    {
        using var flee = new FleeFolderOnDisk();
        flee.Write("source_data/data_layout.csv", "total,total.csv\nCamp,camp.csv,,other.csv\n");
        flee.Write("source_data/other.csv", "#Date,Count\n2030-01-03,7\n2030-01-03,9\n");

        var problems = FleeImport.Write(
            flee.Input, flee.Source, folder.FullName, "small", TestContext.Current.CancellationToken);

        Assert.DoesNotContain(problems, static each => each.Severity == Severity.RowLeftOut);
        Assert.Contains("2030-01-03,Camp,camps,37", Table("observations.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("2030-01-01,Camp", Table("observations.csv"), StringComparison.Ordinal);
    }

    string Table(string name) => File.ReadAllText(Path.Combine(folder.FullName, name));

    static string Run(string of)
    {
        var reading = FleeFolder.Read(new(Path.Combine(of, "input_csv"), Path.Combine(of, "source_data"), Days: 30));
        var simulation = new FleeSimulation(reading.Scenario!);
        using var output = new StringWriter();
        FleeOutputFile.Write(output, simulation, simulation.RunMember(FleeEngine.Cohort, 1, 0));
        return output.ToString();
    }

    void Import(string name)
    {
        var shared = SharedData.PathOrSkip($"data/flee/{name}");
        foreach (var old in folder.EnumerateDirectories()) old.Delete(recursive: true);
        FleeImport.Write(Path.Combine(shared, "input_csv"), Path.Combine(shared, "source_data"), folder.FullName, name);
    }
}
