using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>Templates, imports, exports and releases as a newcomer types them.</summary>
public sealed class FieldFilesProgramTests : IDisposable
{
    readonly DirectoryInfo place = Directory.CreateTempSubdirectory("refuge-field-");

    string At(string name) => Path.Combine(place.FullName, name);

    public void Dispose() => place.Delete(recursive: true);

    async Task<string> FolderAsync(string template)
    {
        var made = await RefugeProgram.RunHereAsync("init", At("crisis"), "--template", template);
        Assert.True(made.ExitCode == 0, made.Errors);
        return At("crisis");
    }

    [Theory, InlineData("siege"), InlineData("border"), InlineData("flood"), InlineData("empty")]
    public async Task A_template_is_checked_and_planned_at_once_and_the_plan_says_that_nothing_is_known(string template)
    {
        var folder = await FolderAsync(template);

        var check = await RefugeProgram.RunHereAsync("check", folder, "--strict");
        var plan = await RefugeProgram.RunHereAsync("plan", folder, "--members", "5", "--out", At("out"));

        Assert.True(check.ExitCode == 0, check.Output);
        Assert.True(plan.ExitCode == 0, plan.Errors);
        Assert.Contains("Not known", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_of_counts_is_imported_checked_and_planned()
    {
        var folder = await FolderAsync("border");
        await File.WriteAllTextAsync(
            At("round.csv"),
            "Site ID,Site Name,Date,Individuals\n01,North camp,2026-01-05,1200\n01,North camp,2026-01-12,1500\n",
            TestContext.Current.CancellationToken);

        var import = await RefugeProgram.RunHereAsync("import", "dtm", At("round.csv"), "--into", folder);
        var check = await RefugeProgram.RunHereAsync("check", folder, "--strict");

        Assert.True(import.ExitCode == 0, import.Errors + import.Output);
        Assert.Contains("observations.csv: 2 rows added", import.Output, StringComparison.Ordinal);
        Assert.True(check.ExitCode == 0, check.Output);
        Assert.Contains("+ dtm_ind: 2 counts", check.Output, StringComparison.Ordinal);
    }

    /// <remarks>The command runs without culture data, where a text cannot be normalised.</remarks>
    [Fact]
    public async Task Headings_and_names_with_marks_are_read_by_the_command_too()
    {
        var folder = await FolderAsync("border");
        await File.WriteAllTextAsync(
            At("round.csv"),
            "Site ID,Site Name,Date,Ménages,Individuals\n01,Camp Éphémère,2026-01-05,200,1200\n",
            TestContext.Current.CancellationToken);

        var import = await RefugeProgram.RunHereAsync("import", "dtm", At("round.csv"), "--into", folder);

        Assert.True(import.ExitCode == 0, import.Errors + import.Output);
        var counts = await File.ReadAllTextAsync(
            Path.Combine(folder, "observations.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("households from \"Ménages\"", import.Output, StringComparison.Ordinal);
        Assert.Contains("2026-01-05,,camp_ephemere,dtm_ind,1200", counts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nobody_understands_gets_a_map_to_correct_and_nothing_is_taken()
    {
        var folder = await FolderAsync("empty");
        await File.WriteAllTextAsync(
            At("kobo.csv"), "_id,loc_nm,n_ppl\n1,Alma,160\n", TestContext.Current.CancellationToken);

        var import = await RefugeProgram.RunHereAsync("import", "xlsx", At("kobo.csv"), "--into", folder);
        var proposal = await RefugeProgram.RunHereAsync(
            "import", "xlsx", At("kobo.csv"), "--into", folder, "--map", At("map.csv"));

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("--map", import.Output, StringComparison.Ordinal);
        Assert.Equal(0, proposal.ExitCode);
        Assert.Contains(",2,loc_nm,", await File.ReadAllTextAsync(
            At("map.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory, InlineData("hxl", "plan_needs.csv"), InlineData("geojson", "refuge.geojson"),
        InlineData("xlsx", "refuge.xlsx"), InlineData("parquet", "plan_needs.parquet")]
    public async Task A_plan_is_exported_for_other_tools(string format, string file)
    {
        var outcome = await RefugeProgram.RunHereAsync(
            "export", Path.Combine(Repository.Root, "examples/small-valley"), "--members", "5", "--days", "28", "--to",
                format, "--out", At("out"));

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.True(File.Exists(Path.Combine(At("out"), file)));
    }

    [Fact]
    public async Task An_export_for_partners_is_refused_where_what_may_be_shown_cannot_be_read()
    {
        using var copy = new CrisisCopy("small-valley");
        copy.Append("control.csv", "velmo,whole,2021-04-16,besiegd,armed group,V2");

        var outcome =
            await RefugeProgram.RunHereAsync("export", copy.Path, "--to", "geojson", "--out", copy.Out("out"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("control.csv", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(copy.Out("out")));
    }

    [Fact]
    public async Task Before_words_are_released_the_analyst_sees_what_they_may_give_away()
    {
        using var copy = new CrisisCopy("small-valley");
        await File.WriteAllTextAsync(
            Path.Combine(copy.Path, "reports/x.md"),
            "# Note\n\nKarsa, 16 April 2021\n\nMore than 2,000 people reached Dalen camp on foot at night on "
            + "Tuesday.\n",
            TestContext.Current.CancellationToken);
        copy.Append("reports/index.csv", "reports/x.md,V2,2021-04-16,en,");

        var outcome =
            await RefugeProgram.RunHereAsync("review", copy.Path, "--release", "reports/x.md#c1", "--to", "partner");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains("\"on foot\" may give away a way", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("\"at night\"", outcome.Errors, StringComparison.Ordinal);
    }
}
