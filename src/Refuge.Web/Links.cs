using System.Globalization;
using Refuge.Publishing;
using Refuge.Web.Plans;

namespace Refuge.Web;

/// <summary>The addresses of the site, each made in one place.</summary>
static class Links
{
    /// <summary>The page of a crisis for a reader.</summary>
    internal static string Now(PlanKey key) =>
        $"/crises/{Uri.EscapeDataString(key.Crisis)}?for={Words.Of(key.Audience)}&language={key.Language}{Day(key.AsOf)}";

    /// <summary>A document of the plan.</summary>
    internal static string Output(PlanKey key, string name) =>
        $"/api/crises/{Uri.EscapeDataString(key.Crisis)}/plan/{Uri.EscapeDataString(name)}?for={Words.Of(key.Audience)}&language={key.Language}{Day(key.AsOf)}";

    /// <summary>Words in their report.</summary>
    internal static string Report(PlanKey key, Passage passage) => string.Create(
        CultureInfo.InvariantCulture,
        $"/crises/{Uri.EscapeDataString(key.Crisis)}/reports/{string.Join('/', passage.Report.Split('/').Select(Uri.EscapeDataString))}?start={passage.Start}&end={passage.End}#words");

    static string Day(DateOnly? day) =>
        day is { } known ? $"&as-of={known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
}
