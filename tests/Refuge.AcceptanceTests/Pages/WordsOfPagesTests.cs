using System.Text.RegularExpressions;
using System.Xml.Linq;
using Refuge.Web.Pages;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>The words of the pages in each language.</summary>
public partial class WordsOfPagesTests
{
    static readonly string Folder = Path.Combine(Tests.Shared.Repository.Root, "src", "Refuge.Web");

    [Fact]
    public void Every_sentence_of_a_page_is_known_in_Arabic()
    {
        var sentences = Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(static file => Sentences().Matches(File.ReadAllText(file)))
            .Select(static match => match.Groups["text"].Value).Distinct();

        Assert.DoesNotContain(
            sentences, static sentence => PageWords.Arabic[sentence] == sentence && sentence is not " · ");
    }

    [Fact]
    public void A_translation_has_the_holes_of_its_sentence_and_a_state()
    {
        XNamespace xliff = "urn:oasis:names:tc:xliff:document:2.0";
        var units = XDocument.Load(Path.Combine(Folder, "Words", "ar.xlf")).Descendants(xliff + "unit").ToList();

        Assert.NotEmpty(units);
        Assert.Equal(units.Count, units.Select(static unit => (string)unit.Attribute("id")!).Distinct().Count());
        Assert.All(units, unit =>
        {
            var segment = unit.Element(xliff + "segment")!;
            Assert.Contains((string)segment.Attribute("state")!, (string[])["translated", "reviewed", "final"]);
            Assert.Equal(
                Hole().Matches(segment.Element(xliff + "source")!.Value).Select(static hole => hole.Value).Order(),
                Hole().Matches(segment.Element(xliff + "target")!.Value).Select(static hole => hole.Value).Order());
        });
    }

    [Fact]
    public void Words_of_the_folder_contract_that_claims_speak_in_are_known_in_Arabic()
    {
        IEnumerable<string> words =
        [
            .. Words.All<ControlStatus>(), .. Words.All<PlacePart>(), .. Words.All<HazardKind>(),
            .. Words.All<HazardStatus>(), .. Words.All<ServiceKind>(), .. Words.All<ServiceStatus>(),
            .. Words.All<HealthCondition>(), .. Words.All<PopulationGroup>(),
        ];

        Assert.DoesNotContain(words, static word => PageWords.Arabic.Term(word) == word.Replace('_', ' '));
    }

    [GeneratedRegex("""[wW]ords(\.Say)?[\[(]"(?<text>[^"]+)"|\bRow\("(?<text>[^"]+)",""")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\{\d(:[a-z ]+)?\}")]
    private static partial Regex Hole();
}
