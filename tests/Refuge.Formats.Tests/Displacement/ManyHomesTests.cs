using Refuge.Formats.Tests.Building;
using Refuge.Publishing;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Displacement;

/// <summary>A crisis of hundreds of homes: what a forecast rests on is cited as a table, not home by home.</summary>
public class ManyHomesTests
{
    static readonly Lazy<CrisisText> Valley = new(static () =>
    {
        using var folder = new TemporaryFolder();
        LargeFolder.Write(folder.Place, 320);
        return CrisisText.Of(folder.Place.FullName);
    });

    [Fact]
    public void A_later_need_cites_the_table_of_those_who_may_flee_once()
    {
        var later = LaterEvidence(Valley.Value, Audience.Restricted);

        Assert.NotEmpty(later);
        Assert.All(later, static cited => Assert.Single(cited, "places.csv#*"));
        Assert.All(later, static cited => Assert.InRange(cited.Length, 2, 10));
        Assert.Contains(later, static cited => cited.Any(each => each.StartsWith("observations.csv#", Is)));
    }

    [Fact]
    public void A_table_cited_as_a_whole_is_bound_by_the_strictest_of_its_rows()
    {
        var bound = Valley.Value.Copy();
        bound.SetColumn("places.csv", "sensitivity", static (row, _) => row[0] == "p00301" ? "restricted" : "");

        Assert.All(
            LaterEvidence(Valley.Value, Audience.Partner), static cited => Assert.Contains("places.csv#*", cited));
        Assert.All(LaterEvidence(bound, Audience.Partner), static cited =>
        {
            Assert.DoesNotContain("places.csv#*", cited);
            Assert.Contains("restricted", cited);
        });
    }

    const StringComparison Is = StringComparison.Ordinal;

    /// <summary>What each need of displaced people after the as-of date cites.</summary>
    static List<string[]> LaterEvidence(CrisisText text, Audience audience) =>
    [
        .. CsvText.Rows(Published.Of(text, audience, LargeFolder.AsOf, days: 14, members: 2)!["needs.csv"])
            .Where(static row => row["date"] != "2021-03-01" && row["caseload"].StartsWith("displaced", Is))
            .Select(static row => row["evidence"].Split(" | ")),
    ];
}
