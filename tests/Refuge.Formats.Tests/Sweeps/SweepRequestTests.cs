using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Displacement.Sweeps;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Formats.Sweeps;
using Refuge.Formats.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Sweeps;

/// <summary>What somebody asks to be swept, and what they are told when it cannot be.</summary>
public sealed class SweepRequestTests : IDisposable
{
    static readonly RuleParameters Known = Valley().Parameters;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    internal static RuleSweep Valley(int members = 5, int days = 30)
    {
        var crisis = CrisisFolder.Read(
            new(Path.Combine(Repository.Root, "examples/small-valley")), null, CancellationToken.None).Crisis!;
        return SweepCycle.Prepare(
            crisis, new(2021, 4, 18), new EnsembleSize(days, members, 1), new(ShippedReader.Knowledge));
    }

    [Fact]
    public void A_parameter_is_named_with_or_without_a_stretch()
    {
        var (parameters, problems) = SweepRequestReading.Read(["leave_share", "softening = 5..20"], "--vary", Known);

        Assert.Empty(problems);
        Assert.Equal(
            ["leave_share 0.2 0.9", "rule:softening 5 20"],
            parameters.Select(
                parameter => FormattableString.Invariant($"{parameter.Name} {parameter.Low} {parameter.High}")));
    }

    [Theory]
    [InlineData(
        "leave_shar",
        """--vary: "leave_shar" is no parameter of this folder's rules. Write one of these if that was meant: leave_share.""")]
    [InlineData(
        "softning",
        """--vary: "softning" is no parameter of this folder's rules. Write one of these if that was meant: rule:softening.""")]
    [InlineData(
        "xyzzy",
        """--vary: "xyzzy" is no parameter of this folder's rules. Name an assumption of assumptions.csv, or a line of drivers.csv that a forecast writes.""")]
    [InlineData(
        "softening=5", """--vary: "5" is no stretch. Write rule:softening=LOW..HIGH, such as rule:softening=0..100.""")]
    [InlineData("softening=20..5", """--vary: "20..5" ends below its beginning. Write the lower end first.""")]
    [InlineData("softening=5..200", "--vary: rule:softening cannot be 200 km. Write from 0 to 100.")]
    [InlineData(
        "return_window=30..60.5",
        "--vary: rule:return_window cannot be 60.5 days. Write a whole number from 30 to 1000.")]
    [InlineData("offensive_day=-1..5", "--vary: offensive_day cannot be -1 days. Write from 0 to 3660.")]
    public void What_cannot_be_swept_is_told_with_its_remedy(string asked, string told) =>
        Assert.Equal(
            [told], SweepRequestReading.Read([asked], "--vary", Known).Problems.Select(problem => problem.ToString()));

    [Fact]
    public void A_parameter_named_twice_is_told() =>
        Assert.Single(SweepRequestReading.Read(["leave_share", "leave_share=0.2..0.3"], "--vary", Known).Problems);

    [Fact]
    public void A_list_is_read_point_by_point()
    {
        var (design, problems) = Read("leave_share,softening\n0.2,10\n\n0.4,20.5\n");

        Assert.Empty(problems);
        Assert.Equal(["leave_share", "rule:softening"], design!.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([[0.2, 10], [0.4, 20.5]], design.Points);
    }

    [Theory]
    [InlineData(
        "leave_shar,softening\n0.2,10\n",
        """points.csv:1: "leave_shar" is no parameter of this folder's rules. Write one of these if that was meant: leave_share.""")]
    [InlineData(
        "leave_share,softening\n0.2,10\nmuch,10\n",
        """points.csv:3:leave_share: "much" is not a number. Write digits with a decimal point and no separators, such as 1250.5.""")]
    [InlineData(
        "leave_share,softening\n0.2,\n",
        "points.csv:2:rule:softening: The cell is empty. Write digits with a decimal point and no separators, such "
        + "as 1250.5.")]
    [InlineData(
        "leave_share,softening\n0.2\n",
        "points.csv:2: The row has 1 cells, the header 2. Write one value for each parameter.")]
    [InlineData(
        "leave_share\n0.2\n0.3\n1.2\n",
        "points.csv:4:leave_share: leave_share cannot be 1.2 share. Write from 0 to 1.")]
    [InlineData(
        "leave_share,leave_share\n0.2,0.3\n",
        "points.csv:1:leave_share: The column stands twice in the header. Delete one of the two.")]
    [InlineData("leave_share\n", "points.csv: The file has no point. Write a row of values for each point.")]
    [InlineData("", "points.csv: The file names no parameter. Begin with a header line of parameter names.")]
    public void What_is_wrong_with_a_list_is_told_with_its_line(string text, string told)
    {
        var (design, problems) = Read(text);

        Assert.Null(design);
        Assert.Equal([told], problems.Select(problem => problem.ToString()));
    }

    (SweepDesign? Design, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var file = Path.Combine(folder.Place.FullName, "points.csv");
        File.WriteAllText(file, text);
        return SweepRequestReading.Read(new FileInfo(file), Known, CancellationToken.None);
    }
}
