using Refuge.Formats.Crises;
using Refuge.Formats.Crises.Checks;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Crises;

/// <summary>A template can be checked and planned at once, and its examples are right.</summary>
public class CrisisTemplatesTests
{
    public static TheoryData<string> Names => [.. CrisisTemplates.Names];

    [Theory, MemberData(nameof(Names))]
    public void A_template_is_read_without_a_problem_before_anything_is_filled_in(string template)
    {
        using var folder = new TemporaryFolder();
        CrisisTemplates.Write(folder.Place, template, "made");

        var reading = CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken);

        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Crisis);
        Assert.Empty(reading.Crisis.Situation.Observations.Rows);
    }

    [Theory, InlineData("siege"), InlineData("border"), InlineData("flood")]
    public void The_examples_of_a_template_are_a_crisis_that_works(string template)
    {
        using var folder = new TemporaryFolder();
        CrisisTemplates.Write(folder.Place, template, "made");
        foreach (var table in Directory.EnumerateFiles(folder.Place.FullName, "*.csv"))
        {
            var lines = File.ReadAllLines(table)
                .Where(line => !line.StartsWith("first_place", StringComparison.Ordinal));
            File.WriteAllLines(
                table, lines.Select(line => line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : line));
        }

        var reading = CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(reading.Problems, problem => problem.Where.File != "plans.csv");
        var purposes = FolderReadiness.Of(reading.Crisis!);
        Assert.All(purposes, purpose => Assert.NotEmpty(purpose.There));
        Assert.True(reading.Crisis!.Situation.Observations.Rows.Count >= 4);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_table_of_a_template_has_every_column_that_a_remedy_may_name(string template) => Assert.All(
        CrisisTemplates.Files(template, "made").Where(file => CrisisTables.All.Any(table => table.File == file.File)),
        file => Assert.Empty(
            CrisisTables.All.Single(table => table.File == file.File).Columns.Concat(TableSchema.Everywhere)
                .Except(file.Text.Split('\n')[0].Split(','))));

    [Theory, MemberData(nameof(Names))]
    public void The_readme_of_a_template_defines_every_word_of_control(string template) => Assert.All(
        Words.All<ControlStatus>(),
        word => Assert.Contains(
            $"\n| `{word}` | ", CrisisTemplates.Files(template, "made").Single(file => file.File == "README.md").Text,
            StringComparison.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void The_readme_of_a_template_names_each_of_its_tables(string template)
    {
        var files = CrisisTemplates.Files(template, "made");
        var readme = files.Single(file => file.File == "README.md").Text;

        Assert.DoesNotContain("{id}", string.Concat(files.Select(file => file.Text)), StringComparison.Ordinal);
        if (template == CrisisTemplates.Empty)
        {
            Assert.All(
            CrisisTables.All, table => Assert.Contains(files, file => file.File == table.File));
        }
        else
        {
            Assert.All(
            files.Where(file => file.File.EndsWith(".csv", StringComparison.Ordinal)), file => Assert.Contains(
                file.File == "reports/index.csv" ? "reports/" : file.File, readme, StringComparison.Ordinal));
        }
    }

    [Theory, InlineData("border"), InlineData("flood")]
    public void No_word_of_an_offensive_stands_in_a_template_of_a_crisis_without_one(string template) =>
        Assert.All(
            CrisisTemplates.Files(template, "made"),
            file => Assert.DoesNotContain("offensive", file.Text, StringComparison.OrdinalIgnoreCase));
}
