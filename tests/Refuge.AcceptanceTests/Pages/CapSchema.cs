using System.Xml.Linq;
using System.Xml.Schema;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>
/// The structure of a message of the Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010, section 3.2): what
/// stands in it, in which order, how often, and in which words.
/// </summary>
static class CapSchema
{
    const string Namespace = "urn:oasis:names:tc:emergency:cap:1.2";

    static readonly XmlSchemaSet Schemas = Read();

    /// <summary>What of a message is not as the standard says.</summary>
    internal static IReadOnlyList<string> FaultsOf(string message)
    {
        var faults = new List<string>();
        XDocument.Parse(message).Validate(Schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    static XmlSchemaSet Read()
    {
        using var text = new StringReader(Text());
        using var reader = System.Xml.XmlReader.Create(text);
        var schemas = new XmlSchemaSet();
        schemas.Add(Namespace, reader);
        schemas.Compile();
        return schemas;
    }

    static string Text() =>
        $"""
        <schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:cap="{Namespace}" targetNamespace="{Namespace}" elementFormDefault="qualified">
        <simpleType name="moment"><restriction base="dateTime"><pattern value="\d{"{4}"}-\d\d-\d\dT\d\d:\d\d:\d\d[\-+]\d\d:\d\d"/></restriction></simpleType>
        <simpleType name="name"><restriction base="string"><pattern value="[^ ,&lt;&amp;]+"/></restriction></simpleType>
        <element name="alert"><complexType><sequence>
        {One("identifier", "cap:name")}{One("sender", "cap:name")}{One("sent", "cap:moment")}
        {Words("status", "Actual", "Exercise", "System", "Test", "Draft")}
        {Words("msgType", "Alert", "Update", "Cancel", "Ack", "Error")}{Maybe("source")}
        {Words("scope", "Public", "Restricted", "Private")}{Maybe("restriction")}{Maybe("addresses")}{Many("code")}
        {Maybe("note")}{Maybe("references")}{Maybe("incidents")}
        <element name="info" minOccurs="0" maxOccurs="unbounded"><complexType><sequence>
        {Maybe("language", "language")}
        {Words("category", 1, "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other")}
        {One("event", "string")}
        {Words("responseType", 0, "Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None")}
        {Words("urgency", "Immediate", "Expected", "Future", "Past", "Unknown")}
        {Words("severity", "Extreme", "Severe", "Moderate", "Minor", "Unknown")}
        {Words("certainty", "Observed", "Likely", "Possible", "Unlikely", "Unknown")}
        {Maybe("audience")}{Pairs("eventCode")}{Maybe("effective", "cap:moment")}{Maybe("onset", "cap:moment")}
        {Maybe("expires", "cap:moment")}{Maybe("senderName")}{Maybe("headline")}{Maybe("description")}
        {Maybe("instruction")}{Maybe("web", "anyURI")}{Maybe("contact")}{Pairs("parameter")}
        <element name="resource" minOccurs="0" maxOccurs="unbounded"><complexType><sequence>
        {One("resourceDesc", "string")}{One("mimeType", "string")}{Maybe("size", "integer")}{Maybe("uri", "anyURI")}
        {Maybe("derefUri")}{Maybe("digest")}</sequence></complexType></element>
        <element name="area" minOccurs="0" maxOccurs="unbounded"><complexType><sequence>
        {One("areaDesc", "string")}{Many("polygon")}{Many("circle")}{Pairs("geocode")}{Maybe("altitude", "decimal")}
        {Maybe("ceiling", "decimal")}</sequence></complexType></element>
        </sequence></complexType></element>
        </sequence></complexType></element></schema>
        """;

    static string One(string name, string type) => $"<element name=\"{name}\" type=\"{type}\"/>";

    static string Maybe(string name, string type = "string") => $"<element name=\"{name}\" type=\"{type}\" minOccurs=\"0\"/>";

    static string Many(string name) =>
        $"<element name=\"{name}\" type=\"string\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>";

    static string Pairs(string name) =>
        $"<element name=\"{name}\" minOccurs=\"0\" maxOccurs=\"unbounded\"><complexType><sequence>{One("valueName", "string")}{One("value", "string")}</sequence></complexType></element>";

    static string Words(string name, params string[] words) =>
        $"<element name=\"{name}\">{ListOf(words)}</element>";

    static string Words(string name, int least, params string[] words) => FormattableString.Invariant(
        $"<element name=\"{name}\" minOccurs=\"{least}\" maxOccurs=\"unbounded\">{ListOf(words)}</element>");

    static string ListOf(string[] words) =>
        $"<simpleType><restriction base=\"string\">{string.Concat(words.Select(static word => $"<enumeration value=\"{word}\"/>"))}</restriction></simpleType>";
}
