using System.Globalization;
using Refuge.Publishing;
using Refuge.Web.Plans;

namespace Refuge.Web;

/// <summary>The addresses of the site, each made in one place.</summary>
static class Links
{
    /// <summary>The page of a crisis for a reader.</summary>
    internal static string Now(PlanKey key) =>
        $"{Crisis(key.Crisis)}?for={Words.Of(key.Audience)}&language={key.Language}{Day(key.AsOf)}";

    /// <summary>The page of a crisis as it stands, for a circle.</summary>
    internal static string Now(string crisis, Audience audience, string language) =>
        Now(new PlanKey(crisis, null, audience, language));

    /// <summary>A document of the plan.</summary>
    internal static string Output(PlanKey key, string name) =>
        $"/api{Crisis(key.Crisis)}/plan/{Uri.EscapeDataString(name)}?for={Words.Of(key.Audience)}&language={key.Language}{Day(key.AsOf)}";

    /// <summary>Words in their report.</summary>
    internal static string Report(PlanKey key, Passage passage) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Crisis(key.Crisis)}/{Path(passage.Report)}?start={passage.Start}&end={passage.End}#words");

    /// <summary>The reports of a crisis.</summary>
    internal static string Inbox(string crisis, string language) => $"{Crisis(crisis)}/inbox?language={language}";

    /// <summary>The form by which a report is sent in.</summary>
    internal static string Send(string crisis, string language) => $"{Crisis(crisis)}/inbox/new?language={language}";

    /// <summary>A report with its claims.</summary>
    internal static string Review(string crisis, string file, string language, string? claim) =>
        $"{Crisis(crisis)}/inbox/{Path(file)}?language={language}{(claim is null ? "" : $"&claim={Uri.EscapeDataString(claim)}")}";

    /// <summary>The sites of a crisis.</summary>
    internal static string Sites(string crisis, string language) => $"{Crisis(crisis)}/sites?language={language}";

    /// <summary>The page of a site.</summary>
    internal static string Site(string crisis, string place, string language) =>
        $"{Crisis(crisis)}/sites/{Uri.EscapeDataString(place)}?language={language}";

    /// <summary>Needs and money of a crisis.</summary>
    internal static string Needs(string crisis, string language) => $"{Crisis(crisis)}/needs?language={language}";

    /// <summary>The bulletins of a crisis.</summary>
    internal static string Bulletins(string crisis, string language) =>
        $"{Crisis(crisis)}/bulletins?language={language}";

    /// <summary>Long work on a crisis, and where it is stopped or goes on.</summary>
    internal static string Runs(string crisis, string language, string? act = null) =>
        $"{Crisis(crisis)}/runs{(act is null ? "" : $"/{act}")}?language={language}";

    /// <summary>Where a signature is taken back.</summary>
    internal static string TakeSignatureBack(string crisis, string language) =>
        $"{Crisis(crisis)}/needs/take-back?language={language}";

    /// <summary>The feed of the public bulletins.</summary>
    internal static string Feed(string crisis, string language) =>
        $"{Crisis(crisis)}/bulletins.atom?language={language}";

    /// <summary>A bulletin.</summary>
    internal static string Bulletin(string crisis, Audience tier, int number, string language) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Crisis(crisis)}/bulletins/{Words.Of(tier)}/{number}?language={language}");

    /// <summary>A file of a bulletin.</summary>
    internal static string BulletinFile(string crisis, Audience tier, int number, string file) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Crisis(crisis)}/bulletins/{Words.Of(tier)}/{number}/{Uri.EscapeDataString(file)}");

    /// <summary>Where something is said about a public bulletin.</summary>
    internal static string Remarks(string crisis, int bulletin, string language) => string.Create(
        CultureInfo.InvariantCulture, $"{Crisis(crisis)}/bulletins/public/{bulletin}/remarks?language={language}");

    /// <summary>Where it is taken back.</summary>
    internal static string TakeBack(string crisis, int bulletin, int remark, string language) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Crisis(crisis)}/bulletins/public/{bulletin}/remarks/{remark}/take-back?language={language}");

    /// <summary>Where it is decided what of that is shown.</summary>
    internal static string Discussion(string crisis, string language) =>
        $"{Crisis(crisis)}/discussion?language={language}";

    /// <summary>Where the next bulletin of a tier is prepared; of the public where none is named.</summary>
    internal static string Publish(string crisis, Audience? tier, string language) =>
        $"{Crisis(crisis)}/publish?for={Words.Of(tier ?? Audience.Public)}&language={language}";

    /// <summary>Where the draft of a bulletin is saved.</summary>
    internal static string Draft(string crisis, string language) =>
        $"{Crisis(crisis)}/publish/draft?language={language}";

    /// <summary>Where a bulletin is withdrawn.</summary>
    internal static string Withdraw(string crisis, string language) =>
        $"{Crisis(crisis)}/publish/withdraw?language={language}";

    static string Crisis(string crisis) => $"/crises/{Uri.EscapeDataString(crisis)}";

    static string Path(string file) => string.Join('/', file.Split('/').Select(Uri.EscapeDataString));

    static string Day(DateOnly? day) =>
        day is { } known ? $"&as-of={known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
}
