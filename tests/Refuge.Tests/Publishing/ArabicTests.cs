using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Publishing;
using Refuge.Publishing.Bulletins;
using Refuge.Tests.Building;

namespace Refuge.Tests.Publishing;

public partial class ArabicTests
{
    static readonly string Html =
        Opened.All(PublishedCrisis.Findings, Audience.Partner, Wording.Arabic)["bulletin.html"];

    [Fact]
    public void The_Arabic_bulletin_runs_from_right_to_left_and_says_that_nobody_checked_it()
    {
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", Html, StringComparison.Ordinal);
        Assert.Contains("الترجمة غير مدققة.", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_are_called_by_their_Arabic_names_where_those_are_known() =>
        Assert.Contains("مخيم البستان", Html, StringComparison.Ordinal);

    [Fact]
    public void Every_phrase_of_the_bulletin_has_Arabic_words()
    {
        var phrases =
            from file in Directory.EnumerateFiles(
                Path.Combine(Library(), "Publishing"), "*.cs", SearchOption.AllDirectories)
            from Match match in Phrase().Matches(Joined().Replace(File.ReadAllText(file), ""))
            select match.Groups["phrase"].Value;

        Assert.All(phrases.Distinct(), phrase => Assert.Contains(phrase, ArabicWords.Of.Keys));
    }

    [Fact]
    public void Every_item_that_can_be_missing_has_Arabic_words_for_itself_and_its_unit()
    {
        var terms = StandardSet.Default.Measured.Where(line => line.HasAmount)
            .SelectMany(line => new[] { line.Item, line.AmountUnit, line.Sector, line.Phase });

        Assert.All(
            terms.Distinct(), term => Assert.Contains(term.Replace('_', ' ').Replace('-', ' '), ArabicWords.Of.Keys));
    }

    [Fact]
    public void Whom_to_ask_what_is_bought_and_where_its_price_was_paid_have_Arabic_words()
    {
        var actions = ReferenceTable.Read("reference-actions.csv")
            .SelectMany(static row => new[] { row["id"], row["unit"], row["country"] })
            .Where(static word => word.Length > 0).Select(static word => word.Replace('-', ' '));

        Assert.All(
            ChannelChooser.Roles.Concat(actions).Distinct(), word => Assert.Contains(word, ArabicWords.Of.Keys));
    }

    [Fact]
    public void Figures_and_names_stand_in_the_same_number_of_places_in_both_languages() =>
        Assert.All(ArabicWords.Of, pair => Assert.Equal(Braces(pair.Key), Braces(pair.Value)));

    static IEnumerable<string> Braces(string phrase) =>
        Brace().Matches(phrase).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("""[Ww]ords(\.Say\(|\[)\s*"(?<phrase>[^"]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();

    /// <summary>Where a phrase goes on in the next line of code.</summary>
    [GeneratedRegex(@"(?<=[^\\])""\s*\+\s*""", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant)]
    private static partial Regex Brace();

    static string Library([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../src/Refuge"));
}
