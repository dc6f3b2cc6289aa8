using System.Runtime.CompilerServices;
using System.Text.Json;
using Refuge.Evaluation.Scoring;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Places;

namespace Refuge.Formats.Tests.Reports;

/// <summary>
/// Quantities of the English sentences written and labelled for Refuge, before the reader was run on them.
/// </summary>
public class QuantitySentencesTests
{
    [Theory]
    [InlineData("value_f1", .95)]
    [InlineData("value_and_unit_f1", .90)]
    public void Quantities_of_english_sentences_are_read(string measure, double least) =>
        Assert.InRange(
            ReadingScore.Quantities(Sentences(), static _ => { }).Single(score => score.Name == measure).Value, least,
            1);

    [Fact]
    public async Task Every_label_slices_back_to_its_words()
    {
        var lines = await File.ReadAllLinesAsync(Sentences(), TestContext.Current.CancellationToken);

        var wrong = lines.Select(static line => JsonDocument.Parse(line).RootElement)
            .Where(static line => line.TryGetProperty("quantities", out _)).Where(static line => line
            .GetProperty("quantities").EnumerateArray()
                .Any(
                    label => line.GetProperty("text")
                    .GetString()![
                        label.GetProperty("start").GetInt32()..label.GetProperty("end")
                    .GetInt32()] != label.GetProperty("quote").GetString()));

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_low_and_high_ends_of_nearly_all_are_right()
    {
        var (right, count) = (0, 0);
        foreach (var line in File.ReadLines(Sentences()).Select(static line => JsonDocument.Parse(line).RootElement)
            .Where(static line => line.TryGetProperty("quantities", out _)))
        {
            var found = ReportReader.Read(
                ReportFile.OfText("sentence", line.GetProperty("text").GetString()!, null), PlaceNames.None).Quantities;
            foreach (var label in line.GetProperty("quantities").EnumerateArray())
            {
                count++;
                if (found.Any(
                    quantity => Near(quantity.Low, label.GetProperty("low"))
                    && Near(quantity.High, label.GetProperty("high"))
                    && quantity.Start < label.GetProperty("end").GetInt32()
                    && label.GetProperty("start").GetInt32() < quantity.End))
                {
                    right++;
                }
            }
        }

        Assert.InRange(right / (double)count, .95, 1);
    }

    static bool Near(double? value, JsonElement label) =>
        label.ValueKind == JsonValueKind.Null
            ? value is null
            : value is { } known
            && Math.Abs(known - label.GetDouble()) <= 1e-6 * Math.Max(1, Math.Abs(label.GetDouble()));

    static string Sentences([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "quantities.jsonl");
}
