using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Crises;

/// <summary>What a folder says and the program does not use is named, never ignored in silence.</summary>
public class UnusedSettingsTests
{
    [Theory]
    [InlineData("movement_rules: flee", "movement_rules", "refuge")]
    [InlineData("standard_set: sphere-2030", "standard_set", "sphere-2018")]
    [InlineData("languages: [en, ku]", "languages", "\"ku\"")]
    public void A_setting_that_the_program_does_not_follow_is_a_note_that_names_it(
        string line, string key, string words)
    {
        using var folder = FolderOnDisk.Valley();
        folder.With("crisis.yml", $"id: valley\nfirst_day: 2030-01-01\ncurrency: USD\nhousehold_size: 6\n{line}\n");

        var note = Assert.Single(folder.Read().Problems, problem => problem.Where.File != "sources.csv");

        Assert.Equal((Severity.Note, "crisis.yml", key), (note.Severity, note.Where.File, note.Where.Column));
        Assert.Contains(words, note.What + note.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thresholds: 30000")]
    [InlineData("thresholds: { place: alma, count: 30000 }")]
    public void Thresholds_that_are_no_list_are_left_out_with_a_remedy(string line)
    {
        using var folder = FolderOnDisk.Valley();
        folder.With("crisis.yml", $"id: valley\nfirst_day: 2030-01-01\ncurrency: USD\nhousehold_size: 6\n{line}\n");

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File != "sources.csv");

        Assert.Equal(
            (Severity.RowLeftOut, "crisis.yml", "thresholds"),
            (problem.Severity, problem.Where.File, problem.Where.Column));
        Assert.Contains("in brackets", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_are_followed_are_not_named()
    {
        using var folder = FolderOnDisk.Valley();
        folder.With("crisis.yml", """
            id: valley
            first_day: 2030-01-01
            currency: USD
            household_size: 6
            movement_rules: refuge
            standard_set: unhcr-2020
            languages: [ar, en]
            """);

        Assert.DoesNotContain(folder.Read().Problems, problem => problem.Where.File != "sources.csv");
    }

    [Theory]
    [InlineData("plans.csv", "made_on,made_by,place,low,central,high\n2030-01-12,Agency,alma,100,200,300\n")]
    [InlineData("feedback.csv", "week,place,channel,topic,count\n2030-01-07,alma,hotline,water,12\n")]
    public void A_table_that_moves_no_figure_is_a_note_that_names_it(string file, string rows)
    {
        using var folder = FolderOnDisk.Valley().With(file, rows);

        var note = Assert.Single(folder.Read().Problems, problem => problem.Where.File != "sources.csv");

        Assert.Equal((Severity.Note, file), (note.Severity, note.Where.File));
    }
}
