using System.Globalization;
using Refuge.Reports.Language;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// Every sentence of the report of 28 August 2016, by its offset, with the row that answers it or the reason why none
/// does.
/// </summary>
public class EverySentenceTests(StartedFromReport started) : IClassFixture<StartedFromReport>
{
    /// <summary>Where the article ends and the page around it begins.</summary>
    const int End = 4258;

    /// <summary>Offset | aspect@place of a row of situation.csv, "money", or "none" with the reason.</summary>
    const string Answers = """
        0 | control@qayyarah
        104 | control@qayyarah
        432 | control@qayyarah
        624 | hazard:explosive@qayyarah
        777 | none: thousands is no count, and residents are no displaced people
        877 | service:all@qayyarah
        945 | hazard:smoke@qayyarah
        1067 | service:power@qayyarah
        1245 | none: a distance and where troops stand; geography is the folder's
        1312 | announced:offensive_start@
        1436 | control@mosul
        1593 | none: how troops advanced
        1712 | facility:pontoon_bridge@
        1865 | control@
        1946 | hazard:explosive@qayyarah
        2137 | control@
        2292 | none: strength of forces
        2401 | none: composition of forces
        2468 | none: composition of forces
        2515 | none: composition of forces
        2578 | none: says nothing of its own
        2608 | none: composition of forces
        2729 | none: weapons
        2862 | population@mosul
        3052 | site@camp_near_qayyarah
        3187 | none: no table holds heat and wind
        3228 | none: no table holds heat and wind
        3263 | none: no table holds heat and wind
        3346 | none: one person's story stays in the report
        3447 | health:dehydration:infants@camp_near_qayyarah
        3520 | facility:washing@camp_near_qayyarah
        3573 | none: thirst is no amount of water
        3614 | facility:water_quality@camp_near_qayyarah
        3699 | facility:toilet@camp_near_qayyarah
        3753 | facility:food_energy@camp_near_qayyarah
        3763 | facility:food_energy@camp_near_qayyarah
        3795 | facility:capacity@other_camps_near_qayyarah
        3905 | money
        3973 | none: a call to release money states no sum
        4104 | none: says nothing that can be counted
        4143 | none: people leave along the front, at no named place
        """;

    [Fact]
    public void Every_sentence_is_answered_by_a_row_or_by_a_reason()
    {
        var findings = started.Findings;
        var report = Assert.Single(Directory.GetFiles(Path.Combine(started.Folder.FullName, "reports"), "*.txt"));
        var sentences =
            new Sentences(File.ReadAllText(report)).Read().Where(static sentence => sentence.Start < End).ToList();
        var answers = Answers.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(" | "))
            .ToDictionary(static line => int.Parse(line[0], CultureInfo.InvariantCulture), static line => line[1]);

        Assert.Equal(answers.Keys.Order(), sentences.Select(static sentence => sentence.Start));
        Assert.All(sentences, sentence =>
        {
            var rows = findings.Situation.Facts
                .Where(fact => fact.Unreviewed.Count == 0 || fact.Unreviewed.Count < fact.Evidence.Count)
                .Where(
                    fact => fact.Evidence.OfType<QuoteEvidence>()
                    .Any(quote => quote.Start < sentence.End && quote.End > sentence.Start))
                .Select(static fact => $"{fact.Aspect}@{fact.Place}")
                .ToList();
            var answer = answers[sentence.Start];
            if (answer == "money")
            {
                Assert.Contains(
                    findings.Funding.Money,
                    money => money.Evidence.OfType<QuoteEvidence>()
                    .Any(quote => quote.Start >= sentence.Start && quote.End <= sentence.End));
            }
            else if (answer.StartsWith("none", StringComparison.Ordinal))
            {
                Assert.True(rows.Count == 0, $"{sentence.Start}: {string.Join(", ", rows)}");
            }
            else
            {
                Assert.True(
                    rows.Contains(answer), $"{sentence.Start}: {answer} is not among {string.Join(", ", rows)}");
            }
        });
    }
}
