using System.Globalization;
using Refuge.Displacement.Model;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Displacement;

/// <summary>Holds <c>docs/assumptions.md</c> and the code together.</summary>
public class AssumptionsChapterTests
{
    [Fact]
    public void The_chapter_lists_every_quantity_as_the_code_has_it()
    {
        var chapter = File.ReadAllLines(Path.Combine(Repository.Root, "docs/assumptions.md"));

        Assert.Equal(
            Parameters.All.Select(Row), chapter.Where(static line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_judgement_spans_at_least_a_factor_of_three() =>
        Assert.All(
            Parameters.Drawn.Where(static parameter => parameter.Source == "judgement"),
            static parameter => Assert.True(parameter.Default.High >= 3 * parameter.Default.Low, parameter.Name));

    [Fact]
    public void Every_default_lies_in_its_range() =>
        Assert.All(Parameters.Drawn, static parameter =>
        {
            var (low, best, high, unit) = parameter.Default;
            Assert.True(
                parameter.Least <= low && low <= best && best <= high && high <= parameter.Most, parameter.Name);
            Assert.Equal(parameter.Unit, unit);
        });

    static string Row(AssumedQuantity quantity)
    {
        var subject = quantity.Subject switch
        {
            AssumptionSubject.Crisis => "none",
            AssumptionSubject.CrisisOrPlace => "none, or a place",
            AssumptionSubject.Place => "a place",
            AssumptionSubject.Standard => "a line of a standard, alone or at a place",
            _ => "a month, 1 to 12",
        };
        var (quantiles, source) = quantity is Parameter parameter
            ? (
                $"{Text(parameter.Default.Low)}, {Text(parameter.Default.Best)}, {Text(parameter.Default.High)}",
                parameter.Source)
            : ("none", "");
        return $"| `{quantity.Name}` | {quantity.Unit} | {Text(quantity.Least)} to {Text(quantity.Most)} | "
            + $"{subject} | {quantity.Meaning} | {quantiles} | {source} |";
    }

    static string Text(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
