using System.Globalization;
using System.Xml.Linq;
using Refuge.Publishing;
using Refuge.Storage.Publications;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>How urgent, severe and certain a person says it is (CAP 1.2, 3.2.2).</summary>
/// <param name="Urgency">Immediate, Expected, Future, Past or Unknown.</param>
/// <param name="Severity">Extreme, Severe, Moderate, Minor or Unknown.</param>
/// <param name="Certainty">Observed, Likely, Possible, Unlikely or Unknown.</param>
sealed record CapGrades(string Urgency, string Severity, string Certainty)
{
    internal static IReadOnlyList<string> Urgencies { get; } = ["Unknown", "Immediate", "Expected", "Future", "Past"];

    internal static IReadOnlyList<string> Severities { get; } =
        ["Unknown", "Extreme", "Severe", "Moderate", "Minor"];

    internal static IReadOnlyList<string> Certainties { get; } =
        ["Unknown", "Observed", "Likely", "Possible", "Unlikely"];

    /// <summary>What a form says; what it does not say is unknown.</summary>
    internal static CapGrades Of(string urgency, string severity, string certainty) => new(
        One(Urgencies, urgency), One(Severities, severity), One(Certainties, certainty));

    static string One(IReadOnlyList<string> words, string said) =>
        words.FirstOrDefault(word => word == said) ?? words[0];
}

/// <summary>What a message says in one language.</summary>
/// <param name="Language">The language, as an IETF tag.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Text">What it says, as plain text.</param>
/// <param name="Area">The name of the crisis.</param>
sealed record CapInfo(string Language, string Headline, string Text, string Area);

/// <summary>A bulletin, its correction or its withdrawal as a message of the Common Alerting Protocol 1.2 (OASIS,
/// 2010).</summary>
static class CapMessage
{
    static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    /// <summary>The message.</summary>
    /// <param name="signed">What was signed.</param>
    /// <param name="about">The bulletin that it corrects or withdraws. Null where it does neither.</param>
    /// <param name="sender">The host of the service that was signed on.</param>
    /// <param name="isExercise">Whether the crisis is told of in the past.</param>
    /// <param name="grades">How urgent, severe and certain a person says it is.</param>
    /// <param name="infos">What it says, in each language. Empty for a withdrawal.</param>
    /// <param name="web">The address of the bulletin.</param>
    internal static string Of(
        KeptPublication signed, KeptPublication? about, string sender, bool isExercise, CapGrades grades,
        IReadOnlyList<CapInfo> infos, Uri web)
    {
        var type = signed.Signed.Act switch
        {
            PublicationAct.Withdraw => "Cancel",
            PublicationAct.Correct => "Update",
            _ => "Alert",
        };
        // An element stands where the schema says, and only where there is something in it (CAP 1.2, 3.2).
        XElement?[] parts =
        [
            new(Cap + "identifier", Identity(signed)), new(Cap + "sender", sender),
            new(Cap + "sent", Moment(signed.SignedAt)), new(Cap + "status", isExercise ? "Exercise" : "Actual"),
            new(Cap + "msgType", type),
            new(Cap + "scope", signed.Signed.Tier == Audience.Public ? "Public" : "Restricted"),
            signed.Signed.Tier switch
            {
                Audience.Public => null,
                Audience.Partner => new(Cap + "restriction", "For partners: do not publish."),
                _ => new(Cap + "restriction", "For the own team: do not forward."),
            },
            Plain(signed.Signed.Reason) is { } reason ? new(Cap + "note", reason) : null,
            about is null
                ? null
                : new(Cap + "references", $"{sender},{Identity(about)},{Moment(about.SignedAt)}"),
        ];
        var alert = new XElement(
            Cap + "alert", parts.OfType<XElement>(), infos.Select(info => Info(info, grades, web)));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{alert}\n";
    }

    /// <summary>No space, comma, less-than or ampersand may stand in it (CAP 1.2, 3.2.1).</summary>
    static string Identity(KeptPublication signed) => string.Create(
        CultureInfo.InvariantCulture,
        $"refuge.{Uri.EscapeDataString(signed.Signed.Crisis)}.{Words.Of(signed.Signed.Tier)}.{signed.Number}");

    /// <summary>UTC is written as -00:00; a Z is not allowed (CAP 1.2, 3.3.2).</summary>
    static string Moment(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "-00:00";

    static XElement Info(CapInfo info, CapGrades grades, Uri web) => new(
        Cap + "info",
        new XElement(Cap + "language", info.Language), new XElement(Cap + "category", "Other"),
        new XElement(Cap + "event", "Displacement of people"), new XElement(Cap + "urgency", grades.Urgency),
        new XElement(Cap + "severity", grades.Severity), new XElement(Cap + "certainty", grades.Certainty),
        new XElement(Cap + "headline", Plain(info.Headline)), new XElement(Cap + "description", Plain(info.Text)),
        new XElement(Cap + "web", web.AbsoluteUri),
        new XElement(Cap + "area", new XElement(Cap + "areaDesc", Plain(info.Area))));

    /// <summary>Letters that XML 1.0 does not allow are left out.</summary>
    static string? Plain(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
