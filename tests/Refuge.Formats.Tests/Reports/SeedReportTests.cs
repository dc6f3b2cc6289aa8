using Refuge.Evaluation.Scoring;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Reports;

/// <summary>What must be perfect on the report of 28 August 2016, which stays outside the repository.</summary>
public class SeedReportTests
{
    [Fact]
    public void Every_quote_is_found_in_the_file_as_received()
    {
        var reading = Read();

        Assert.All(
            reading.Claims,
            claim => Assert.Equal(reading.Report.Text[claim.Quote.Start..claim.Quote.End], claim.Quote.Quote));
    }

    [Fact]
    public void Nothing_after_the_end_of_the_article_is_a_claim()
    {
        var reading = Read();
        var end = reading.Report.Text.IndexOf("One thought on", StringComparison.Ordinal);

        Assert.All(reading.Claims, claim => Assert.True(claim.Quote.End <= end));
        Assert.Contains(reading.Notices, static notice => notice is { Kind: NoticeKind.Copy, Target: "ALQAIM.TV" });
    }

    [Fact]
    public void Both_distances_are_linked_as_compatible() =>
        Assert.Contains(
            Read().Contradictions, static link => link is { Kind: "numeric_discrepancy", Verdict: Verdict.Compatible });

    [Fact]
    public void Retaken_and_full_control_are_ordered() =>
        Assert.Contains(Read().Contradictions, static link => link.Verdict == Verdict.ResolvedBySequence);

    [Fact]
    public void The_bridge_stands()
    {
        var claims = Read().Claims;

        Assert.Contains(claims, static claim => claim.Type.ToString() == "attack.failed" && !claim.Happened);
        Assert.DoesNotContain(claims, static claim => claim.Type.ToString() == "damage.bridge");
    }

    [Fact]
    public void The_two_stitched_stories_are_told_apart()
    {
        var passages = Read().Passages;

        Assert.Equal([Voice.Agency, Voice.Reporter, Voice.Furniture], passages.Select(static passage => passage.Voice));
        Assert.NotEqual(passages[0].Origin, passages[1].Origin);
    }

    [Fact]
    public void The_headline_credits_militias_that_the_body_does_not() =>
        Assert.Contains(Read().Contradictions, static link => link.Kind == "headline");

    [Fact]
    public void Hedges_are_bounds()
    {
        var claims = Read().Claims;

        Assert.Contains(
            claims,
            static claim => claim.Type.ToString() == "population.trapped"
            && claim.Quantities.Any(
                static quantity => quantity is { Value: 1_000_000, Bound: Bound.AtLeast, High: null }));
        Assert.Contains(
            claims,
            static claim => claim.Type.ToString() == "camp.sanitation"
            && claim.Quantities.Any(static quantity => quantity is { Value: 1_000, Bound: Bound.MoreThan }));
    }

    [Fact]
    public void Claims_annotated_by_hand_are_found()
    {
        var measures = ReadingScore.Claims(
            SharedData.PathOrSkip("data/news/seed_gold_sample.json"), Gazetteer.Names, static _ => { });

        Assert.InRange(measures.First(static measure => measure.Name == "recall").Value, .9, 1);
    }

    static Reading Read()
    {
        var file = Directory.EnumerateFiles(SharedData.PathOrSkip("seed"), "*.txt").First();
        return ShippedReader.Read(
            ReportFile.Of(Path.GetFileName(file), File.ReadAllBytes(file), null));
    }
}
