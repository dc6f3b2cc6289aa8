using System.Text.RegularExpressions;

namespace Refuge.AcceptanceTests;

public partial class NoLookAheadTests
{
    public static TheoryData<string, string, bool> Dates =>
    [
        .. from day in (string[])["2016-08-28", "2016-10-20", "2016-12-15"]
           from scramble in (bool[])[false, true]
           select ("mosul-2016", day, scramble),
    ];

    [Theory, MemberData(nameof(Dates))]
    public async Task What_became_known_later_changes_no_byte_but_hashes(string example, string asOf, bool scramble)
    {
        using var whole = new CrisisCopy(example);
        using var cut = new CrisisCopy(example);
        Assert.NotEqual(
            0, cut.ForgetAfter(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), scramble));

        var (before, after) = (await PlanAsync(whole, asOf), await PlanAsync(cut, asOf));

        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, file => Assert.Equal(file.Value, after[file.Key]));
    }

    static async Task<SortedDictionary<string, string>> PlanAsync(CrisisCopy copy, string asOf)
    {
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--as-of", asOf, "--days", "60", "--members", "20", "--audience", "restricted", "--out",
            copy.Out("out"));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return new(Directory.EnumerateFiles(copy.Out("out")).ToDictionary(
            file => Path.GetFileName(file),
            file => Hashes()
            .Replace(File.ReadAllText(file).Replace(copy.Out(""), "/", StringComparison.Ordinal), "(hash)")));
    }

    /// <summary>SHA-256 in hexadecimal.</summary>
    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hashes();
}
