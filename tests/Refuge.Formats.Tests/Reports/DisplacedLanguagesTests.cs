using System.Globalization;
using System.Runtime.CompilerServices;
using Refuge.Formats.Reports;

namespace Refuge.Formats.Tests.Reports;

/// <summary>Numbers of displaced people in twenty sentences of each language, written for Refuge.</summary>
public class DisplacedLanguagesTests
{
    static readonly DateOnly Sunday = new(2030, 9, 1);

    [Theory]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public void Numbers_of_displaced_are_found_in_four_sentences_of_five(string language)
    {
        var rows = File.ReadLines(Sentences()).Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split('\t')).Where(cells => cells[0] == language).ToList();

        var found = rows.Count(
            static cells => Read(cells[2]).Contains(double.Parse(cells[1], CultureInfo.InvariantCulture)));

        Assert.Equal(20, rows.Count);
        Assert.InRange(found, 16, 20);
    }

    static IEnumerable<double> Read(string text) =>
        ShippedReader.Read(ReportFile.OfText("sentence", text, Sunday))
            .Displacements.Select(static figure => figure.Quantity);

    static string Sentences([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "displaced.tsv");
}
