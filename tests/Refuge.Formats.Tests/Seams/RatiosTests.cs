using System.Security.Cryptography;
using System.Text;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;
using Refuge.Situations;

namespace Refuge.Formats.Tests.Seams;

/// <summary>A report that gives a ratio beside a count, through the real reader and every stage.</summary>
public class RatiosTests
{
    static readonly PlaceId Camp = new("camp");

    [Theory]
    [InlineData("One latrine is shared by about 600 people in Boro camp.")]
    [InlineData("In Boro camp there are about 600 people to a latrine.")]
    [InlineData("Boro camp has 1 latrine per 600 people.")]
    public void A_ratio_moves_no_count_stands_beside_it_and_contradicts_it(string sentence)
    {
        var findings = Run(sentence);

        var toilets = Assert.Single(
            findings.Needs.Today,
            static need => need.Place == Camp && need is { Indicator: "toilet", Phase: "emergency" });
        Assert.Equal(
            (14_000, 280, 200, 80),
            (toilets.People!.Value.Median, toilets.Amount!.Value.Median, toilets.Have!.Value.Value,
            toilets.Gap!.Value.Median));
        Assert.Equal(600, Assert.Single(findings.Situation.Ratios).Value.PeoplePerItem?.Value);
        Assert.Contains(findings.Situation.Contradictions, static contradiction => contradiction.Kind == "ratio");
    }

    [Fact]
    public void A_row_of_a_ratio_is_read_as_one()
    {
        using var folder = Folder("Nothing else is known.")
            .With(
                "facilities.csv",
                "place,date,item,quantity,bound,condition,ratio_per,source\ncamp,2030-01-20,toilet,600,about,,people,S1\n");

        var reading = folder.Read();

        Assert.DoesNotContain(
            reading.Problems, static problem => problem is { Where.File: "facilities.csv", Where.Column: "ratio_per" });
        var ratio = Assert.Single(reading.Crisis!.Situation.Facilities.Rows).Value;
        Assert.Equal((null, new Stated(600, Bound.About)), (ratio.Quantity, ratio.PeoplePerItem));
    }

    static Findings Run(string sentence)
    {
        using var folder = Folder(sentence)
            .With("series.csv", "id,title,what,of,area,population,source\np,People,stock,present,camp,in_camp,S1\n")
            .With("observations.csv", "date,place,series,value,source\n2030-01-15,camp,p,14000,S1\n")
            .With("facilities.csv", "place,date,item,quantity,bound,source\ncamp,2030-01-15,toilet,200,exact,S1\n");
        var crisis = folder.Read().Crisis!;
        return ForecastCycle.Run(
            crisis, new(new(2030, 2, 28), new EnsembleSize(7, 4, 1), null, null, 1, "test", "test"),
            ShippedReader.Knowledge, null,
            TestContext.Current.CancellationToken);
    }

    static FolderOnDisk Folder(string sentence)
    {
        var text = $"Boro, 20 January 2030\n\n{sentence}\n";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var start = text.IndexOf(sentence, StringComparison.Ordinal);
        return FolderOnDisk.Valley()
            .With("sites.csv", "place,kind,source\ncamp,camp,S1\n")
            .With("reports/a.md", text)
            .With("reports/index.csv", "file,source,published,language,url\nreports/a.md,S2,2030-01-20,en,\n")
            .With(
                "reviews.csv",
                FormattableString.Invariant(
                    $"report_hash,start,end,quote,action,field,value,role,date\n{hash},{start},{start + sentence.Length},{sentence},accept,,,analyst,2030-01-20\n"));
    }
}
