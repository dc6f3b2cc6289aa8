using System.Text.Json;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Building;

/// <summary>
/// What a folder gives an audience to read, byte by byte: every document, and the lines of the screen.
/// </summary>
static class Published
{
    /// <summary>Every file by its name, and the screen under <c>screen</c>. Null where nothing is published.</summary>
    public static Dictionary<string, string>? Of(
        CrisisText text, Audience audience, DateOnly? asOf, string language = "en", int days = 28, int members = 4)
    {
        using var folder = new TemporaryFolder();
        text.WriteTo(folder.Place);
        var reading = CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken);
        if (reading.Crisis is not { } crisis || DecidingFiles.Refused(audience, reading.Problems).Count > 0)
        {
            return null;
        }

        var day = Delay.AsOf(audience, asOf, crisis.LastKnownOn, crisis.Identity.FirstDay);
        var request =
            new CycleRequest(day, new(days, members, 1), null, null, 1, "1.0.0", $"refuge plan {folder.Place.Name}")
            {
                Audience = audience,
            };
        var findings = ForecastCycle.Run(
            crisis, request, ShippedReader.Knowledge, null, TestContext.Current.CancellationToken);
        var (made, screen) = Publication.ComposeWithScreen(
            findings, audience, Wording.Find(language)!, GroundMap.None, 80);
        var documents = made.ToDictionary(document => document.Name, Text);
        documents["screen"] = JsonSerializer.Serialize(screen);
        return documents;
    }

    static string Text(Document document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        document.Write(writer);
        return writer.ToString();
    }
}
