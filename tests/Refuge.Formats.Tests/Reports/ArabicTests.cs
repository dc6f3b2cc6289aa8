using System.Globalization;
using System.Runtime.CompilerServices;
using Refuge.Evaluation.Scoring;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Formats.Tests.Reports;

/// <summary>Times, quantities and places of a hundred Arabic sentences written for Refuge.</summary>
public class ArabicTests
{
    static readonly DateOnly Sunday = new(2030, 9, 1);

    [Fact]
    public void Times_of_arabic_sentences_are_found() =>
        Assert.InRange(Score(1, static reading => reading.Dates.Select(static time => time.Value)).F1, .9, 1);

    [Fact]
    public void Quantities_of_arabic_sentences_are_found() =>
        Assert.InRange(Score(2, static reading => reading.Quantities.Select(Written)).F1, .85, 1);

    [Fact]
    public void Places_of_arabic_sentences_are_found() =>
        Assert.InRange(Score(3, static reading => reading.Places.Select(static place => place.Name ?? "")).F1, .8, 1);

    static string Written(Quantity quantity) => string.Create(
        CultureInfo.InvariantCulture,
        $"{quantity.Value ?? quantity.Low}{(quantity.Value is null ? "+" : "")} {quantity.Unit} "
        + $"{(quantity.Bound switch { Bound.MoreThan => "more_than", Bound.AtMost => "at_most", Bound.AtLeast => "at_least", Bound.About => "about", _ => "exact" })}");

    static Tally Score(int column, Func<Reading, IEnumerable<string>> found)
    {
        Tally tally = default;
        foreach (var line in File.ReadLines(Sentences()).Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var cells = line.Split('\t');
            var read = found(
                ShippedReader.Read(
                    ReportFile.OfText("arabic", cells[0], Sunday))).ToList();
            var (count, labelled) = (read.Count, cells[column].Split(';', StringSplitOptions.RemoveEmptyEntries));
            tally += new Tally(labelled.Count(read.Remove), count, labelled.Length);
        }

        return tally;
    }

    static string Sentences([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "arabic.tsv");
}
