using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Reports;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Building;

/// <summary>A document that a folder gives an audience to read, by the real reader and every stage.</summary>
static class PageOfFolder
{
    internal static string Markdown(FolderOnDisk folder, Audience audience, DateOnly day, string language = "en") =>
        Of(folder, audience, day, "bulletin.md", language);

    internal static string Of(
        FolderOnDisk folder, Audience audience, DateOnly day, string name, string language = "en")
    {
        var reading = folder.Read();
        Assert.DoesNotContain(reading.Problems, problem => problem.Severity != Severity.Note);
        var request = new CycleRequest(day, new EnsembleSize(35, 40, 1), null, null, 2, "test", "test")
        {
            Audience = audience,
        };
        var findings = ForecastCycle.Run(
            reading.Crisis!, request, ShippedReader.Knowledge, null, TestContext.Current.CancellationToken);
        using var writer = new StringWriter { NewLine = "\n" };
        Publication.Compose(findings, audience, Wording.Find(language)!).Single(document => document.Name == name)
            .Write(writer);
        return writer.ToString();
    }
}
