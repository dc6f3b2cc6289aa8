using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>
/// Every number of the bulletins of both examples leads to its evidence, for everyone and in both languages.
/// </summary>
public class EveryNumberTests
{
    public static TheoryData<string, string, string> EveryBulletin =>
    [
        .. from example in (string[])["mosul-2016", "small-valley"]
           from audience in (string[])["restricted", "partner", "public"]
           from language in (string[])["en", "ar"]
           select new TheoryDataRow<string, string, string>(example, audience, language),
    ];

    [Theory, MemberData(nameof(EveryBulletin))]
    public async Task Every_number_of_the_bulletin_leads_to_its_evidence(
        string example, string audience, string language)
    {
        using var copy = new CrisisCopy(example);
        var folder = copy.Out("out");
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--members", "20", "--days", "90", "--audience", audience, "--language", language,
            "--out", folder);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);

        var walk = EvidenceWalk.Through(
            Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText),
            new CitedFolder(copy.Path).Holds);

        Assert.NotEmpty(walk.Numbers);
        Assert.Empty(walk.Lost);
        Assert.Empty(walk.WithoutPeople);
    }
}
