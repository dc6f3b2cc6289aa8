using System.Globalization;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Publishing;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests;

/// <summary>The libraries print, read and order the same in every language of the machine that they run on.</summary>
public class CultureTests
{
    [Fact]
    public void Nothing_in_the_domain_speaks_the_language_of_the_machine() =>
        None(CultureCalls.In(typeof(Problem).Assembly));

    [Fact]
    public void Nothing_that_reads_or_writes_files_speaks_the_language_of_the_machine() =>
        None(CultureCalls.In(typeof(CrisisFolder).Assembly));

    static void None(IEnumerable<string> calls)
    {
        var found = calls.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("th-TH", "2564-04-15")]
    [InlineData("ar-SA", "1442-09-03")]
    [InlineData("fa-IR", "1400-01-26")]
    public void The_data_of_the_language_are_real(string culture, string day) =>
        Assert.Equal(day, new DateOnly(2021, 4, 15).ToString("yyyy-MM-dd", new CultureInfo(culture)));

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void A_plan_made_on_a_machine_of_another_language_is_the_same_to_the_last_byte(string culture)
    {
        var other = PlannedIn(new CultureInfo(culture));

        Assert.Equal(Usual.Value.Keys, other.Keys);
        Assert.All(Usual.Value, document => Assert.Equal(document.Value, other[document.Key]));
    }

    static readonly Lazy<SortedDictionary<string, string>> Usual = new(() => PlannedIn(CultureInfo.InvariantCulture));

    /// <summary>
    /// Every problem and every document of the small valley, for every audience, in both languages of the bulletin.
    /// </summary>
    static SortedDictionary<string, string> PlannedIn(CultureInfo culture)
    {
        var was = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            var folder = new DirectoryInfo(Path.Combine(Repository.Root, "examples/small-valley"));
            var reading = CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken);
            var request = new CycleRequest(
                new(2021, 4, 15), new(90, 40, 1), null, null, 2, "1.0", "refuge plan examples/small-valley")
            {
                Audience = Audience.Public,
            };
            var findings = ForecastCycle.Run(
                reading.Crisis!, request, ShippedReader.Knowledge, null, TestContext.Current.CancellationToken);
            SortedDictionary<string, string> written = new(StringComparer.Ordinal)
            {
                ["problems"] = string.Join('\n', reading.Problems.Select(problem => problem.ToString())),
            };
            foreach (var audience in Enum.GetValues<Audience>())
            {
                foreach (var wording in (Wording[])[Wording.English, Wording.Arabic])
                {
                    foreach (var document in Publication.Compose(findings, audience, wording))
                    {
                        written.Add($"{audience}/{wording.Language}/{document.Name}", Text(document));
                    }
                }
            }

            return written;
        }
        finally
        {
            CultureInfo.CurrentCulture = was;
        }
    }

    static string Text(Document document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        document.Write(writer);
        return writer.ToString();
    }
}
